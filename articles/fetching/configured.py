"""The guard and the fetcher as this instance's settings have them: the one place here that reads Django's settings."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from articles.fetching.deadline import Deadline
from articles.fetching.fetch import Fetched, Fetcher
from articles.fetching.guard import Guard
from articles.fetching.transport import GuardedSession


@cache
def guard() -> Guard:
    return Guard(own_hosts=settings.ALLOWED_HOSTS, allow=settings.FETCH_ALLOW)


@cache
def fetcher() -> Fetcher:
    """One for the process, so that what sites tell robots is kept."""
    return Fetcher(guard(), user_agent=settings.FETCH_USER_AGENT)


def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    """The page at `url`; with what an earlier fetch gave, only if it has changed since.

    Raises UrlNotAllowed, FetchFailed, TooLarge and NotAnArticle.
    """
    return fetcher().fetch(url, etag=etag, last_modified=last_modified)


def session(deadline: Deadline) -> GuardedSession:
    """For what else is sent to addresses that somebody typed in: webhooks."""
    return GuardedSession(guard(), user_agent=settings.FETCH_USER_AGENT, deadline=deadline)
