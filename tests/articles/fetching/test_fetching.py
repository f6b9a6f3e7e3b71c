"""Pages fetched from a site on this machine."""

import gzip

import pytest

from articles.fetching import Deadline, FetchFailed, Guard, NotAnArticle, UrlNotAllowed, configured, fetch, session
from articles.fetching.failures import seconds_of
from tests.articles.fetching.sites import PAGE, page, redirect
from tests.times import NOON


class TestAPage:
    def test_comes_with_what_was_declared(self, fetcher, site):
        site.pages["/a"] = page(ETag='"1"', Last_Modified="Tue, 24 Nov 2026 10:00:00 GMT")

        fetched = fetcher.fetch(f"{site.url}/a#part")

        assert (fetched.url_asked, fetched.url) == (f"{site.url}/a#part", f"{site.url}/a")
        assert (fetched.status, fetched.body) == (200, PAGE)
        assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")
        assert (fetched.etag, fetched.last_modified) == ('"1"', "Tue, 24 Nov 2026 10:00:00 GMT")

    def test_comes_unpacked(self, fetcher, site):
        site.pages["/a"] = page(gzip.compress(PAGE), Content_Encoding="gzip")

        assert fetcher.fetch(f"{site.url}/a").body == PAGE

    def test_is_asked_for_under_our_own_name_and_the_sites(self, fetcher, site):
        site.pages["/a"] = page()

        fetcher.fetch(f"{site.url}/a")

        assert {(sent["User-Agent"], sent["Host"]) for sent in site.headers} == {
            ("Factrail/0 (+https://factrail.example/contact)", site.authority)
        }

    def test_is_asked_for_without_passwords_of_the_environment(self, fetcher, site, tmp_path, monkeypatch):
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login us password secret\n")
        monkeypatch.setenv("NETRC", str(netrc))
        site.pages["/a"] = page()

        fetcher.fetch(f"{site.url}/a")

        assert not any("Authorization" in sent for sent in site.headers)

    def test_may_have_an_address_in_other_letters(self, fetcher, site):
        site.pages["/stra%C3%9Fe"] = page()

        assert fetcher.fetch(f"{site.url}/straße").status == 200

    @pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml", "text/plain", "TEXT/HTML;charset=x"])
    def test_may_be_of_these_types(self, media_type, fetcher, site):
        site.pages["/a"] = page(Content_Type=media_type)

        assert fetcher.fetch(f"{site.url}/a").media_type == media_type.lower().partition(";")[0]

    def test_in_wide_characters_is_no_binary(self, fetcher, site):
        site.pages["/a"] = page("<p>70 of them".encode("utf-16-le"), Content_Type="text/html; charset=utf-16le")

        assert fetcher.fetch(f"{site.url}/a").charset == "utf-16-le"


class TestWhatIsNoArticle:
    @pytest.mark.parametrize(
        "media_type", ["application/pdf", "image/png", "application/json", "text/css", "html", "", None]
    )
    def test_is_refused_by_its_type(self, media_type, fetcher, site):
        site.pages["/a"] = page(Content_Type=media_type)

        with pytest.raises(NotAnArticle):
            fetcher.fetch(f"{site.url}/a")

    @pytest.mark.parametrize(
        "start",
        [
            b"%PDF-1.7\n",
            b"\xef\xbb\xbf\n%PDF-1.4",
            b"MZ\x90\x00",
            b"\x7fELF\x02",
            b"PK\x03\x04",
            b"\x89PNG\r\n",
            b"GIF89a",
            b"\x1f\x8b\x08",
            b"\xff\xd8\xff\xe0",
            b"\xd0\xcf\x11\xe0",
        ],
    )
    @pytest.mark.parametrize("media_type", ["text/html", "text/plain; charset=utf-16"])
    def test_is_refused_by_its_beginning_whatever_it_is_called(self, start, media_type, fetcher, site):
        site.pages["/a.html"] = page(start + b"x" * 100, Content_Type=media_type)

        with pytest.raises(NotAnArticle):
            fetcher.fetch(f"{site.url}/a.html")

    def test_is_refused_for_a_nul_among_its_first_characters(self, fetcher, site):
        site.pages["/a.html"] = page(b"ABCD\0 <p>70 of them")

        with pytest.raises(NotAnArticle):
            fetcher.fetch(f"{site.url}/a.html")

    def test_is_not_what_only_begins_with_the_same_letters(self, fetcher, site):
        site.pages["/a"] = page(b"MZUZU: 70 of them", Content_Type="text/plain")

        assert fetcher.fetch(f"{site.url}/a").status == 200


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_are_followed(self, status, fetcher, site):
        site.pages |= {"/a": redirect("/b", status=status), "/b": page()}

        assert fetcher.fetch(f"{site.url}/a").url == f"{site.url}/b"

    def test_are_followed_three_times(self, fetcher, site):
        site.pages |= {"/0": redirect("1"), "/1": redirect("?2"), "/1?2": redirect("/3 3"), "/3%203": page()}

        assert fetcher.fetch(f"{site.url}/0").url == f"{site.url}/3%203"

    def test_are_not_followed_four_times(self, fetcher, site):
        site.pages |= {f"/{step}": redirect(f"/{step + 1}") for step in range(4)} | {"/4": page()}

        with pytest.raises(UrlNotAllowed):
            fetcher.fetch(f"{site.url}/0")

        assert site.pages_asked == ["/0", "/1", "/2", "/3"]

    def test_in_a_circle_end(self, fetcher, site):
        site.pages["/a"] = redirect("/a")

        with pytest.raises(UrlNotAllowed):
            fetcher.fetch(f"{site.url}/a")

        assert len(site.pages_asked) == 4

    @pytest.mark.parametrize(
        "location",
        [
            "http://127.0.0.1:{port}/",
            "//127.0.0.1:{port}/",
            "http://127.1:{port}/",
            "http://2130706433:{port}/",
            "http://[::1]:{port}/",
            "http://[::ffff:127.0.0.1]:{port}/",
            "https://localhost:{port}/",
            "http://169.254.169.254/latest/meta-data/",
            "http://user@127.0.0.1:{site}/b",
            "http://127.0.0.1:{site}\\b",
            "\\\\127.0.0.1:{port}\\",
            "/\\127.0.0.1:{port}/",
            "http://127.0.0.1:{port}\t/",
            "http://127.0.0.1:{site}/\tb",
            "file:///etc/passwd",
            "gopher://127.0.0.1:{port}/_",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://[",
            "http://site.org:22/",
        ],
    )
    def test_lead_nowhere_that_may_not_be_asked(self, location, fetcher, site, listener, watch):
        site.pages["/a"] = redirect(location.replace("{port}", str(listener.port)).replace("{site}", str(site.port)))
        site.pages["/b"] = page()

        with pytest.raises(UrlNotAllowed) as refused:
            fetcher.fetch(f"{site.url}/a")

        assert refused.value.detail == refused.value.title == UrlNotAllowed().detail
        assert not listener.was_reached
        assert {port for _, port in watch.connected} == {site.port}
        assert site.pages_asked == ["/a"]

    def test_without_a_place_are_failures(self, fetcher, site):
        site.pages["/a"] = page(status=302)

        with pytest.raises(FetchFailed, match="302"):
            fetcher.fetch(f"{site.url}/a")


class TestARefetch:
    def test_of_what_is_the_same_has_no_body(self, fetcher, site):
        site.pages["/a"] = page(b"", status=304, Content_Length=None, Content_Type=None, ETag='"1"')

        fetched = fetcher.fetch(f"{site.url}/a", etag='"1"', last_modified="Tue, 24 Nov 2026 10:00:00 GMT")

        assert (fetched.status, fetched.body, fetched.etag) == (304, b"", '"1"')
        assert site.headers[-1]["If-None-Match"] == '"1"'
        assert site.headers[-1]["If-Modified-Since"] == "Tue, 24 Nov 2026 10:00:00 GMT"

    def test_of_what_changed_has_the_new_body(self, fetcher, site):
        site.pages["/a"] = page(ETag='"2"')

        fetched = fetcher.fetch(f"{site.url}/a", etag='"1"')

        assert (fetched.status, fetched.body, fetched.etag) == (200, PAGE, '"2"')

    def test_that_was_not_asked_for_is_a_failure(self, fetcher, site):
        site.pages["/a"] = page(b"", status=304, Content_Length=None)

        with pytest.raises(FetchFailed, match="304"):
            fetcher.fetch(f"{site.url}/a")

    def test_keeps_no_tag_that_cannot_be_sent_back(self, fetcher, site):
        site.pages["/a"] = page(ETag='"' + "x" * 600 + '"')

        assert fetcher.fetch(f"{site.url}/a").etag == ""


class TestAFailure:
    @pytest.mark.parametrize(
        ("status", "transient"),
        [
            *((status, False) for status in (204, 206, 300, 400, 401, 403, 404, 410)),
            *((status, True) for status in (429, 500, 503)),
        ],
    )
    def test_says_whether_to_try_again(self, status, transient, fetcher, site):
        site.pages["/a"] = page(b"", status=status)

        with pytest.raises(FetchFailed, match=str(status)) as failed:
            fetcher.fetch(f"{site.url}/a")

        assert failed.value.transient is transient

    @pytest.mark.parametrize("status", [429, 503])
    def test_says_how_long_the_site_asks_to_wait(self, status, fetcher, site):
        site.pages["/a"] = page(b"", status=status, Retry_After="120")

        with pytest.raises(FetchFailed) as failed:
            fetcher.fetch(f"{site.url}/a")

        assert failed.value.retry_after == 120

    def test_of_the_connection_is_transient(self, fetcher, site):
        site.close()

        with pytest.raises(FetchFailed, match="connection") as failed:
            fetcher.fetch(f"{site.url}/a")

        assert failed.value.transient


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("0", 0),
        ("90", 90),
        ("99999999999999", 86_400),
        ("Tue, 01 Dec 2020 12:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("Fri, 99 Foo 2020 12:00:00 GMT", None),
    ],
)
def test_waits_as_long_as_can_be_read(told, seconds):
    later_than_all = NOON.replace(year=2099)

    assert seconds_of(told, now=later_than_all) == seconds


def test_waits_until_a_date():
    assert seconds_of(NOON.strftime("%a, %d %b %Y 12:02:00 GMT"), now=NOON) == 120


class TestTheInstance:
    @pytest.fixture(autouse=True)
    def _fresh(self):
        """An instance keeps its guard: what another test's settings made of it must not stand here, nor ours there."""
        for kept in (configured.guard, configured.fetcher):
            kept.cache_clear()
        yield
        for kept in (configured.guard, configured.fetcher):
            kept.cache_clear()

    def test_fetches_what_its_settings_allow(self, site, settings, watch):
        settings.FETCH_ALLOW = [site.authority]
        settings.FETCH_USER_AGENT = "Elsewhere/1 (+mailto:desk@elsewhere.org)"
        site.pages["/a"] = page()

        assert fetch(f"{site.url}/a").body == PAGE
        assert site.headers[-1]["User-Agent"] == "Elsewhere/1 (+mailto:desk@elsewhere.org)"

    def test_sends_other_things_by_the_same_rules(self, site, settings, watch):
        settings.FETCH_ALLOW = [site.authority]
        site.pages["/hook"] = page()

        with Deadline(2.0) as deadline, session(deadline) as sending:
            assert sending.post(f"{site.url}/hook").status_code == 200
            with pytest.raises(UrlNotAllowed):
                sending.post("http://localhost/hook")

    def test_does_not_fetch_from_itself(self, settings, watch):
        settings.ALLOWED_HOSTS = ["factrail.press-office.org"]

        with pytest.raises(UrlNotAllowed):
            fetch("https://factrail.press-office.org/api/v1/articles/")

    def test_allows_nothing_inside_unless_told(self, site, watch):
        with pytest.raises(UrlNotAllowed):
            fetch(f"{site.url}/a")

        assert watch.connected == []


def test_the_guard_allows_names_too(site, watch):
    guard = Guard(allow={f"news.intranet:{site.port}"}, resolver=lambda host, port: ["127.0.0.1"])

    place = guard.read(f"http://News.Intranet:{site.port}/")

    assert str(guard.address_of(place, within=1.0)) == "127.0.0.1"
