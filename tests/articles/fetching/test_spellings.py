"""Every spelling of an address inside is refused, in the same words, and nothing is connected to."""

import socket

import pytest

from articles.fetching import Fetcher, Guard, Limits, UrlNotAllowed
from config.errors import problem_response
from tests.articles.fetching import spellings
from tests.articles.fetching.conftest import USER_AGENT
from tests.articles.fetching.watching import watching


def to_loopback(host, port):
    """A resolver for which every name leads inside."""
    return ["127.0.0.1", "::1"]


@pytest.fixture
def strict(listener, watch):
    """Lets the listener's port pass, so that it is never the port for which a host is refused."""
    guard = Guard(ports={80, 443, listener.port}, resolver=to_loopback)
    return Fetcher(guard, user_agent=USER_AGENT, limits=Limits(connect=1.0, read=0.5, total=1.0))


def refusal_of(fetcher, url):
    with pytest.raises(UrlNotAllowed) as refused:
        fetcher.fetch(url)
    return refused.value


class TestEverySpelling:
    def test_counts_more_than_a_hundred(self):
        assert len(set(spellings.HOSTS)) + len(set(spellings.URLS)) > 200

    def test_is_refused_without_any_connection(self, strict, listener, watch):
        passed = []

        for url in spellings.all_of_them(listener.port):
            try:
                strict.fetch(url)
            except UrlNotAllowed:
                continue
            except Exception as error:
                passed.append((url, error))
            else:
                passed.append((url, None))

        assert passed == []
        assert watch.connected == watch.asked == []
        assert not listener.was_reached

    def test_is_refused_in_the_same_words(self, strict, listener):
        bodies = set()

        for url in spellings.all_of_them(listener.port):
            answer = problem_response(refusal_of(strict, url), {})
            bodies.add((answer.status_code, str(answer.data)))

        [(status, body)] = bodies
        assert status == 422
        assert "/problems/url-not-allowed/" in body

    @pytest.mark.parametrize("port", [22, 25, 3306, 5432, 6379, 8000, 8080, 8443, 9200])
    def test_of_another_port_is_refused(self, port, watch):
        guard = Guard(resolver=to_loopback)

        with pytest.raises(UrlNotAllowed):
            guard.read(f"https://site.org:{port}/")


class TestTheListener:
    """Without this the tests above could pass for want of anything to reach."""

    @pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0.0.0.0"])  # noqa: S104
    def test_is_reached_by_who_asks_the_system(self, listener, host):
        socket.create_connection((host, listener.port), timeout=1).close()

        assert listener.was_reached

    def test_is_reached_where_the_guard_is_told_to_allow_it(self, listener):
        guard = Guard(allow={f"127.0.0.1:{listener.port}"})
        fetcher = Fetcher(guard, user_agent=USER_AGENT, limits=Limits(total=0.2))

        with watching() as watch, pytest.raises(Exception, match="longer"):
            fetcher.fetch(f"http://127.0.0.1:{listener.port}/")

        assert listener.was_reached
        assert watch.connected == [("127.0.0.1", listener.port)]


class TestOwnHosts:
    OWN = ("factrail.org", ".press-office.org", "*")

    @pytest.mark.parametrize(
        "host",
        ["factrail.org", "FACTRAIL.ORG", "factrail.org.", "press-office.org", "a.b.press-office.org", "ｆactrail.org"],
    )
    def test_are_refused(self, host):
        guard = Guard(own_hosts=self.OWN)

        with pytest.raises(UrlNotAllowed):
            guard.read(f"https://{host}/articles/")

    @pytest.mark.parametrize("host", ["www.factrail.org", "notfactrail.org", "notpress-office.org"])
    def test_are_not_taken_for_others(self, host):
        guard = Guard(own_hosts=self.OWN)

        assert guard.read(f"https://{host}/").host == host


class TestPlaces:
    @pytest.mark.parametrize(
        ("url", "goes_out"),
        [
            ("https://site.org", "https://site.org/"),
            ("HTTPS://Site.ORG:443/A?b=c#d", "https://site.org/A?b=c"),
            ("http://site.org:/", "http://site.org/"),
            ("http://site.org:443/", "http://site.org:443/"),
            ("http://site.org.?q", "http://site.org/?q"),
            ("https://bücher.de/straße", "https://xn--bcher-kva.de/straße"),
            ("https://93.184.216.34/", "https://93.184.216.34/"),
            ("https://[2606:2800:0220::1]/", "https://[2606:2800:220::1]/"),
            ("https://site.org/a@b:c", "https://site.org/a@b:c"),
        ],
    )
    def test_go_out_in_one_spelling(self, url, goes_out):
        assert Guard().read(url).url == goes_out
