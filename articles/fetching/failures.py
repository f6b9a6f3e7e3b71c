"""How a fetch can end other than well."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests
import urllib3

from articles.errors import Invalid, Oversized, Unsupported
from articles.fetching.deadline import Deadline
from articles.fetching.guard import SiteNotFound

# what a site may make us wait; beyond, it is asked again as if it had said nothing longer
LONGEST_WAIT = 86_400


class FetchFailed(Invalid):
    """The page could not be fetched.

    `transient` where another try may fare better, `retry_after` how many seconds the site asked to wait before it.
    """

    code = "fetch-failed"

    def __init__(
        self,
        detail: str = "",
        *,
        transient: bool = False,
        retry_after: int | None = None,
        pointer: str | None = None,
    ) -> None:
        super().__init__(detail, pointer=pointer)
        self.transient = transient
        self.retry_after = retry_after


class TooLarge(Oversized):
    """The page is larger than pages are fetched."""

    code = "too-large"


class NotAnArticle(Unsupported):
    """What stands there is neither HTML nor plain text."""

    code = "unsupported-media-type"


@contextlib.contextmanager
def told(deadline: Deadline) -> Iterator[None]:
    """Turns what the network raises into FetchFailed."""
    try:
        yield
    except SiteNotFound as error:
        raise FetchFailed("The site's name leads to no address.", transient=not error.lasting) from error
    # ValueError: what a peer's malformed headers raise in http.client and requests
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _failure(error, deadline) from error
    if deadline.passed:
        # a shut socket looks like the end of a body that told no length
        raise _late()


def of_status(status: int, retry_after: str | None, *, now: datetime) -> FetchFailed:
    """What an answer other than a page means."""
    transient = status == 429 or status >= 500
    wait = seconds_of(retry_after, now=now) if status in (429, 503) else None
    return FetchFailed(f"The site answered with status {status}.", transient=transient, retry_after=wait)


def seconds_of(retry_after: str | None, *, now: datetime) -> int | None:
    """Retry-After (RFC 9110, section 10.2.3) in seconds from `now`; None where it says nothing that can be read."""
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, min(int((moment - now).total_seconds()), LONGEST_WAIT))


def _failure(error: Exception, deadline: Deadline) -> FetchFailed:
    if deadline.passed:
        return _late()
    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return FetchFailed("No trusted connection to the site could be made.")
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError):
        return FetchFailed("The site did not answer in time.", transient=True)
    # requests' own errors are all OSErrors, those of a malformed answer too
    of_system = isinstance(error, OSError) and not isinstance(error, requests.RequestException)
    if of_system or isinstance(error, requests.ConnectionError | urllib3.exceptions.ProtocolError):
        return FetchFailed("The connection to the site broke or could not be made.", transient=True)
    return FetchFailed("The site's answer cannot be read.")


def _late() -> FetchFailed:
    return FetchFailed("The page took longer to come than it may.", transient=True)
