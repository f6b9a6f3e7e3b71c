"""The guarded session, which webhooks go through as well."""

import shutil
import ssl
import subprocess

import pytest
from requests.exceptions import SSLError

from articles.fetching import Deadline, Fetcher, FetchFailed, Guard, UrlNotAllowed, body_of
from articles.fetching.transport import GuardedSession
from tests.articles.fetching.conftest import USER_AGENT
from tests.articles.fetching.sites import page, redirect


@pytest.fixture
def session(site, watch):
    guard = Guard(allow={site.authority})
    with Deadline(2.0) as deadline, GuardedSession(guard, user_agent=USER_AGENT, deadline=deadline) as session:
        yield session


class TestPosting:
    def test_delivers_the_body(self, session, site):
        received = []

        def receive(handler):
            received.append(handler.body)
            page(b"thanks")(handler)

        site.pages["/hook"] = receive

        answer = session.post(f"{site.url}/hook", json={"event": "claim.published"})

        assert (answer.status_code, body_of(answer, at_most=100)) == (200, b"thanks")
        assert received == [b'{"event": "claim.published"}']
        assert site.asked == [("POST", "/hook")]

    def test_is_refused_inside(self, session, listener):
        with pytest.raises(UrlNotAllowed):
            session.post(f"http://127.0.0.1:{listener.port}/hook", json={})

        assert not listener.was_reached

    @pytest.mark.parametrize("url", ["", None, b"http://127.0.0.1/", "file:///etc/passwd", "http://x\\y", "nonsense"])
    def test_is_refused_for_what_is_no_web_address(self, session, url, watch):
        with pytest.raises(UrlNotAllowed):
            session.post(url)

        assert watch.connected == []

    def test_follows_no_redirect_even_if_told_to(self, session, site):
        site.pages |= {"/hook": redirect("/elsewhere", status=307, body=b"x"), "/elsewhere": page()}

        answer = session.post(f"{site.url}/hook", data=b"x", allow_redirects=True)

        assert answer.status_code == 307
        assert site.asked == [("POST", "/hook")]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
class TestTls:
    """The connection goes to an address; the certificate is still the name's."""

    HOST = "news.press-site.org"

    @pytest.fixture
    def certificate(self, tmp_path):
        command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=x"
        files = ["-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"]
        subprocess.run(
            [*command.split(), "-addext", f"subjectAltName=DNS:{self.HOST}", *files], check=True, capture_output=True
        )
        return tmp_path

    @pytest.fixture
    def secure_site(self, site, certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
        site.asked_for = []
        context.sni_callback = lambda sock, name, _: site.asked_for.append(name)
        site.speak_tls(context)
        return site

    def guard_for(self, *hosts, port):
        return Guard(allow={f"{host}:{port}" for host in hosts}, resolver=lambda host, port: ["127.0.0.1"])

    def test_asks_for_and_proves_the_name(self, secure_site, certificate, watch):
        secure_site.pages["/a"] = page(b"proven")
        guard = self.guard_for(self.HOST, port=secure_site.port)

        with Deadline(2.0) as deadline, GuardedSession(guard, user_agent=USER_AGENT, deadline=deadline) as session:
            answer = session.get(f"https://{self.HOST}:{secure_site.port}/a", verify=str(certificate / "cert.pem"))
            body = body_of(answer, at_most=100)

        assert body == b"proven"
        assert secure_site.asked_for == [self.HOST]
        assert secure_site.headers[-1]["Host"] == f"{self.HOST}:{secure_site.port}"
        assert watch.connected == [("127.0.0.1", secure_site.port)]

    def test_takes_no_certificate_of_another_name(self, secure_site, certificate, watch):
        guard = self.guard_for("other.press-site.org", port=secure_site.port)
        url = f"https://other.press-site.org:{secure_site.port}/a"

        with (
            Deadline(2.0) as deadline,
            GuardedSession(guard, user_agent=USER_AGENT, deadline=deadline) as session,
            pytest.raises(SSLError, match="other"),
        ):
            session.get(url, verify=str(certificate / "cert.pem"))

        assert secure_site.asked == []

    def test_that_is_not_trusted_is_a_failure_that_lasts(self, secure_site, watch):
        fetcher = Fetcher(self.guard_for(self.HOST, port=secure_site.port), user_agent=USER_AGENT)

        with pytest.raises(FetchFailed, match="trusted") as failed:
            fetcher.fetch(f"https://{self.HOST}:{secure_site.port}/a")

        assert not failed.value.transient
        assert secure_site.asked == []
