"""When a page says it was published: a day as stated, and an instant where the page gives its time zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

import dateparser

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T\s]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?(?:\[[^\]]*\])?)?$",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_JS = re.compile(r"\w{3} (\w{3} \d{1,2} \d{4} \d{2}:\d{2}:\d{2}) (?:GMT|UTC)?([+-]\d{4})?")
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
_LABEL = re.compile(
    r"^\W*(?:(?:first|last|originally)\s+)?(?:published|posted|updated|modified|created|date)\b(?:\s+(?:on|at))?\W*",
    re.IGNORECASE,
)
_LONGEST = 100
_FIRST_YEAR = 1600


@dataclass(frozen=True, slots=True)
class Stated:
    """One date as a page states it; `at` only with a time zone."""

    on: date
    at: datetime | None = None

    @property
    def in_utc(self) -> bool:
        return self.at is not None and not self.at.utcoffset()


def read(text: str, language: str | None = None) -> Stated | None:
    """ISO 8601 and its looser kin, RFC 2822, JavaScript's form, seconds since 1970, or words of the language."""
    text = _LABEL.sub("", " ".join(text.split()))[:_LONGEST]
    if not any(letter.isdigit() for letter in text):
        return None
    try:
        found = _machine(text)
    except (ValueError, OverflowError, OSError):
        return None
    if found is None:
        found = _words(text, language)
    return found if found and found.on.year >= _FIRST_YEAR else None


def in_url(url: str) -> date | None:
    """The day that an address holds, as many papers' do."""
    found = _IN_URL.search(url)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def settle(candidates: Sequence[Stated], local: date | None) -> Stated | None:
    """The first statement, its day in the zone of the place where the page has one.

    Pages often give an instant in UTC to machines, and the same instant in local time, or only the local day, to
    readers; the readers' day is the one that the article bears.
    """
    if not candidates:
        return None
    first = candidates[0]
    if first.at is None:
        timed = [other for other in candidates if other.at is not None and other.on == first.on]
        return timed[0] if timed else first
    if first.in_utc:
        for other in candidates[1:]:
            if other.at is not None and not other.in_utc and abs(other.at - first.at) < timedelta(minutes=1):
                return other
        days = [other.on for other in candidates[1:] if other.at is None]
        days += [local] if local else []
        for day in () if first.on in days else days:
            if abs(day - first.on) == timedelta(days=1):
                return Stated(day, first.at)
    return first


def _machine(text: str) -> Stated | None:
    if found := _ISO.fullmatch(text):
        day = date.fromisoformat(found["day"])
        if not found["time"] or not found["zone"]:
            return Stated(day)
        hour, rest = found["time"].split(":", 1)
        zone = "+00:00" if found["zone"].upper() in ("Z", "UTC", "GMT") else found["zone"]
        return _timed(datetime.fromisoformat(f"{found['day']}T{hour:0>2}:{rest}{zone}"))
    if found := _EPOCH.fullmatch(text):
        return _timed(datetime.fromtimestamp(int(text[:10]), UTC))
    if found := _COMPACT.fullmatch(text):
        return Stated(date(*(int(part) for part in found.groups())))
    if found := _JS.match(text):
        zone = found[2] or "+0000"
        return _timed(datetime.strptime(f"{found[1]} {zone}", "%b %d %Y %H:%M:%S %z"))
    if re.match(r"\w{3}, \d", text):
        sent = parsedate_to_datetime(text)
        return _timed(sent) if sent.tzinfo else Stated(sent.date())
    return None


def _timed(at: datetime) -> Stated:
    at.astimezone(UTC)  # raises OverflowError at the ends of the calendar
    return Stated(at.date(), at)


def _words(text: str, language: str | None) -> Stated | None:
    languages = list(dict.fromkeys([*([language.split("-")[0]] if language else []), "en"]))
    order = "MDY" if (language or "en-US").lower() in ("en", "en-us") else "DMY"
    settings = {"REQUIRE_PARTS": ["year", "month", "day"], "DATE_ORDER": order, "PARSERS": ["absolute-time"]}
    for chosen in (languages, ["en"]):
        try:
            found = dateparser.parse(text, languages=chosen, settings=settings)
        except (ValueError, OverflowError, TypeError, RecursionError, AttributeError):
            continue
        if found is not None:
            return _timed(found) if found.tzinfo and found.utcoffset() is not None else Stated(found.date())
    return None
