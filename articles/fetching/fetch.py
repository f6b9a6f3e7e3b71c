"""Fetching a page: through the guard, as robots.txt lets us, within limits, following few redirects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

import requests

from articles.fetching import media, robots, transport
from articles.fetching.deadline import Deadline
from articles.fetching.failures import FetchFailed, NotAnArticle, TooLarge, of_status, told
from articles.fetching.guard import Guard, Place, UrlNotAllowed
from articles.fetching.robots import Robots
from articles.fetching.transport import GuardedSession, body_of, header

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """`total` covers everything: names, redirects, robots.txt, headers and body. Seconds and unpacked bytes."""

    connect: float = transport.CONNECT_SECONDS
    read: float = transport.READ_SECONDS
    total: float = 15.0
    body: int = 5_000_000
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came. `status` is 200, or 304 with an empty body where it is the same as when it was last asked.

    `url` is where it stood after redirects. `charset` is the declared one, if any. `etag` and `last_modified` go into
    the next fetch as they are.
    """

    url_asked: str
    url: str
    status: int
    body: bytes
    media_type: str
    charset: str | None
    etag: str
    last_modified: str


def _now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Fetches pages for one robot. Safe to share between threads; it keeps nothing but what sites tell robots.

    `user_agent` begins with the robot's name, by which robots.txt calls it, and says whom to write to.
    """

    def __init__(
        self, guard: Guard, *, user_agent: str, limits: Limits | None = None, now: Callable[[], datetime] = _now
    ) -> None:
        self._guard = guard
        self._user_agent = user_agent
        self._limits = limits or Limits()
        self._now = now
        named = re.match(r"[A-Za-z_-]+", user_agent)
        self._robots = Robots(named[0] if named else "*")

    def fetch(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """The page at `url`; with what an earlier fetch gave, only if it has changed since.

        Raises UrlNotAllowed, FetchFailed, TooLarge and NotAnArticle.
        """
        place = self._guard.read(url)
        limits = self._limits
        headers = {"Accept": media.ACCEPT}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        with Deadline(limits.total) as deadline, self._session(deadline) as session:
            for _ in range(limits.redirects + 1):
                self._ask_robots(session, deadline, place)
                response = _get(session, deadline, place, headers)
                with closing(response):
                    if _redirects(response):
                        place = self._led_to(place, response)
                        continue
                    return self._read(response, deadline, url_asked=url, place=place, headers=headers)
        raise UrlNotAllowed

    def _session(self, deadline: Deadline) -> GuardedSession:
        return GuardedSession(
            self._guard,
            user_agent=self._user_agent,
            deadline=deadline,
            connect=self._limits.connect,
            read=self._limits.read,
        )

    def _read(
        self,
        response: requests.Response,
        deadline: Deadline,
        *,
        url_asked: str,
        place: Place,
        headers: Mapping[str, str],
    ) -> Fetched:
        conditional = "If-None-Match" in headers or "If-Modified-Since" in headers
        media_type, charset = media.declared(response.headers.get("Content-Type", ""))
        unchanged = conditional and response.status_code == 304
        return Fetched(
            url_asked=url_asked,
            url=place.url,
            status=response.status_code,
            body=b"" if unchanged else self._body(response, deadline, media_type, charset),
            media_type=media_type,
            charset=charset,
            etag=header(response.headers, "ETag"),
            last_modified=header(response.headers, "Last-Modified"),
        )

    def _body(self, response: requests.Response, deadline: Deadline, media_type: str, charset: str | None) -> bytes:
        if response.status_code != 200:
            raise of_status(response.status_code, response.headers.get("Retry-After"), now=self._now())
        if media_type not in media.TAKEN:
            raise NotAnArticle
        with told(deadline):
            body = body_of(response, at_most=self._limits.body)
        if body is None:
            raise TooLarge
        if media.is_binary(body, charset):
            raise NotAnArticle
        return body

    def _led_to(self, place: Place, response: requests.Response) -> Place:
        # http.client reads headers as Latin-1; addresses on the web are UTF-8, and not seldom hold bare spaces
        location = response.headers["Location"].encode("latin-1", "replace").decode("utf-8", "replace")
        location = location.strip().replace(" ", "%20")
        # before joining, whose parser drops what is not seen
        if "\\" in location or not location.isprintable():
            raise UrlNotAllowed
        try:
            return self._guard.read(urljoin(place.url, location))
        except ValueError:
            raise UrlNotAllowed from None

    def _ask_robots(self, session: GuardedSession, deadline: Deadline, place: Place) -> None:
        def ask() -> str:
            return self._robots_txt(session, deadline, self._guard.read(place.origin + "/robots.txt"))

        if not self._robots.allow(place, ask):
            raise FetchFailed("The site's robots.txt asks robots not to fetch this page.")

    def _robots_txt(self, session: GuardedSession, deadline: Deadline, place: Place) -> str:
        """RFC 9309, section 2.3.1: a site without one allows all; one that cannot tell just now, nothing."""
        for _ in range(self._limits.redirects + 1):
            response = _get(session, deadline, place, {"Accept": "text/plain, */*;q=0.1"})
            with closing(response):
                status = response.status_code
                if _redirects(response):
                    place = self._led_to(place, response)
                    continue
                if status == 429 or status >= 500:
                    failure = of_status(status, response.headers.get("Retry-After"), now=self._now())
                    raise FetchFailed(
                        "The site's robots.txt cannot be had just now.", transient=True, retry_after=failure.retry_after
                    )
                if status != 200:
                    return ""
                with told(deadline):
                    body = body_of(response, at_most=robots.LONGEST, cut=True)
                return (body or b"").decode("utf-8-sig", "replace")
        return ""


def _get(session: GuardedSession, deadline: Deadline, place: Place, headers: Mapping[str, str]) -> requests.Response:
    with told(deadline):
        return session.get(place.url, headers=dict(headers))


def _redirects(response: requests.Response) -> bool:
    return response.status_code in _REDIRECTS and "Location" in response.headers
