"""What sites ask robots to leave alone is left alone."""

import time

import pytest

from articles.fetching import FetchFailed, Guard, UrlNotAllowed
from articles.fetching.robots import KEPT_SITES, LONGEST, Robots
from tests.articles.fetching.sites import page, redirect


def text(*lines, **headers):
    return page("\n".join(lines).encode(), Content_Type="text/plain", **headers)


class TestAFetch:
    def test_leaves_alone_what_it_is_asked_to(self, fetcher, site):
        site.pages |= {"/robots.txt": text("User-agent: *", "Disallow: /a"), "/a": page()}

        with pytest.raises(FetchFailed, match=r"robots\.txt") as failed:
            fetcher.fetch(f"{site.url}/a")

        assert not failed.value.transient
        assert site.pages_asked == []

    def test_goes_by_what_is_said_to_it_by_name(self, fetcher, site):
        site.pages["/robots.txt"] = text("User-agent: *", "Disallow: /", "User-agent: Factrail", "Disallow: /b")
        site.pages |= {"/a": page(), "/b": page()}

        assert fetcher.fetch(f"{site.url}/a").status == 200
        with pytest.raises(FetchFailed, match=r"robots\.txt"):
            fetcher.fetch(f"{site.url}/b")

    def test_goes_by_them_after_a_redirect_too(self, fetcher, site):
        site.pages |= {"/robots.txt": text("User-agent: *", "Disallow: /b"), "/a": redirect("/b"), "/b": page()}

        with pytest.raises(FetchFailed, match=r"robots\.txt"):
            fetcher.fetch(f"{site.url}/a")

        assert site.pages_asked == ["/a"]

    def test_asks_a_site_for_them_once(self, fetcher, site):
        site.pages |= {"/robots.txt": text("User-agent: *", "Disallow: /b"), "/a": page()}

        for _ in range(3):
            fetcher.fetch(f"{site.url}/a")

        assert [path for _, path in site.asked] == ["/robots.txt", "/a", "/a", "/a"]

    @pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410])
    def test_is_free_where_there_are_none(self, status, fetcher, site):
        site.pages |= {"/robots.txt": page(b"", status=status), "/a": page()}

        assert fetcher.fetch(f"{site.url}/a").status == 200

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_waits_where_they_cannot_be_had(self, status, fetcher, site):
        site.pages |= {"/robots.txt": page(b"", status=status, Retry_After="60"), "/a": page()}

        with pytest.raises(FetchFailed, match=r"robots\.txt") as failed:
            fetcher.fetch(f"{site.url}/a")

        assert failed.value.transient
        assert failed.value.retry_after == (None if status == 500 else 60)
        assert site.pages_asked == []

    def test_follows_where_they_have_moved(self, fetcher, site):
        site.pages |= {"/robots.txt": redirect("/r"), "/r": text("User-agent: *", "Disallow: /a"), "/a": page()}

        with pytest.raises(FetchFailed, match=r"robots\.txt"):
            fetcher.fetch(f"{site.url}/a")

    def test_is_free_where_they_move_in_circles(self, fetcher, site):
        site.pages |= {"/robots.txt": redirect("/robots.txt"), "/a": page()}

        assert fetcher.fetch(f"{site.url}/a").status == 200

    def test_does_not_follow_them_inside(self, fetcher, site, listener):
        site.pages |= {"/robots.txt": redirect(f"http://127.0.0.1:{listener.port}/robots.txt"), "/a": page()}

        with pytest.raises(UrlNotAllowed):
            fetcher.fetch(f"{site.url}/a")

        assert not listener.was_reached

    def test_reads_only_the_beginning_of_endless_ones(self, fetcher, site):
        rules = b"User-agent: *\nDisallow: /a\n" + b"#" * LONGEST + b"\nAllow: /a\n"
        site.pages |= {"/robots.txt": page(rules, Content_Type="text/plain"), "/a": page()}

        with pytest.raises(FetchFailed, match=r"robots\.txt"):
            fetcher.fetch(f"{site.url}/a")


PLACE = Guard().read("https://site.org/a")


class TestRules:
    def test_are_forgotten_after_a_while(self):
        moments, asked_at = [], []
        robots = Robots("Factrail", kept_seconds=3_600, clock=lambda: moments[-1])

        for moment in (1.0, 3_600.0, 3_601.0, 7_200.0):
            moments.append(moment)
            robots.allow(PLACE, lambda: asked_at.append(moments[-1]) or "")

        assert asked_at == [1.0, 3_601.0]

    def test_are_kept_for_so_many_sites_only(self):
        robots = Robots("Factrail")
        asked = []
        places = [Guard().read(f"https://site{number}.org/") for number in range(KEPT_SITES + 1)]

        for place in [*places, places[-1], places[0]]:
            robots.allow(place, lambda: asked.append(1) or "")

        assert len(asked) == KEPT_SITES + 2

    @pytest.mark.parametrize(
        ("lines", "allowed"),
        [
            (["User-agent: factrail/2.0", "Disallow: /"], False),
            (["USER-AGENT : FACTRAIL*", "Disallow: /"], False),
            (["user agent factrail # us", "Disallow: /"], False),
            (["User-agent: fact", "Disallow: /"], True),
            (["User-agent: other", "User-agent: *", "Disallow: /"], False),
            (["User-agent: *", "User-agent: other", "Disallow: /"], False),
            (["User-agent: *", "Disallow: /b", "User-agent other", "Disallow: /a"], True),
            (["User-agent: *", "Disallow: /", "Allow: /a$"], True),
            (["\ufeffUser-agent: *", "Disallow:"], True),
            (["<!doctype html>", "<p>no rules: none"], True),
            (["Disallow: /"], True),
        ],
    )
    def test_are_read_for_one_robot(self, lines, allowed):
        assert Robots("Factrail").allow(PLACE, lambda: "\n".join(lines)) is allowed

    def test_for_many_robots_take_no_longer(self):
        names = [f"User-agent: r{number}" for number in range(15_000)]
        rules = [f"Disallow: /{number}*x*y*z$" for number in range(12_000)]
        started = time.process_time()

        assert Robots("Factrail").allow(PLACE, lambda: "\n".join([*names, "User-agent: *", *rules]))
        assert time.process_time() - started < 3
