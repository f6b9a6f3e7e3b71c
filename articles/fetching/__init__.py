"""Asking the web for pages at addresses that somebody typed in."""

from articles.fetching.configured import fetch, guard, session
from articles.fetching.deadline import Deadline
from articles.fetching.failures import FetchFailed, NotAnArticle, TooLarge
from articles.fetching.fetch import Fetched, Fetcher, Limits
from articles.fetching.guard import Guard, UrlNotAllowed
from articles.fetching.transport import body_of

__all__ = [
    "Deadline",
    "FetchFailed",
    "Fetched",
    "Fetcher",
    "Guard",
    "Limits",
    "NotAnArticle",
    "TooLarge",
    "UrlNotAllowed",
    "body_of",
    "fetch",
    "guard",
    "session",
]
