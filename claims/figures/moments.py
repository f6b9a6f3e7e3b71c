"""Expressions that name a stretch of the calendar: "Monday", "Sept. 3", "the third quarter of 2019", "last
year".

Each is matched at one place of a text and resolved, where it needs it, from the day the article was
published on. Weeks start on Monday (ISO 8601); quarters, halves and years are the calendar's, and of a
fiscal year only the name is known, since who counts it decides when it starts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.figures.spans import (
    DAYS,
    MONTHS,
    ORDINALS,
    SEASONS,
    back,
    counted,
    likely_year,
    month_number,
    month_span,
    months_span,
    safe_date,
    unit_span,
)

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
YEAR = r"(?:1[6-9]|20)\d\d"
COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty)"
)
UNIT = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"


@dataclass(frozen=True, slots=True)
class Moment:
    """A matched expression: where it ends, the days it covers where they are known, its kind and how it "
    "is known."""

    end: int
    first: date | None
    last: date | None
    kind: str
    basis: str | None


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression is resolved from: the article's day, and whether its clause looks ahead."""

    today: date | None
    ahead: bool = False


_Reader = Callable[[re.Match[str], Clock], "Moment | None"]
_READERS: list[tuple[re.Pattern[str], _Reader]] = []


def _reads(pattern: str) -> Callable[[_Reader], _Reader]:
    def keep(reader: _Reader) -> _Reader:
        _READERS.append((re.compile(pattern, re.IGNORECASE), reader))
        return reader

    return keep


def read(text: str, start: int, clock: Clock) -> Moment | None:
    """The longest expression we know that starts exactly at `start`."""
    for pattern, reader in _READERS:
        match = pattern.match(text, start)
        if match is not None:
            moment = reader(match, clock)
            if moment is not None:
                return moment
    return None


# -- expressions, the longer before the shorter
# ------------------------------------------------------------------


@_reads(r"(\d{4})-(\d\d)-(\d\d)\b")
def _iso(match: re.Match[str], clock: Clock) -> Moment | None:
    day = safe_date(int(match[1]), int(match[2]), int(match[3])) if match[1] != "0000" else None
    return Moment(match.end(), day, day, "day", "stated") if day else None


@_reads(
    rf"(?:{DAY},? )?({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[,.]\d| ?%| (?:percent|per cent"
    rf"|[mb]illion|thousand|people)\b)"
    rf"(?:,? ({YEAR})\b(?![,.]?\d))?"
)
def _month_day(match: re.Match[str], clock: Clock) -> Moment | None:
    if not match[1][0].isupper():
        return None
    return _on(match.end(), month_number(match[1]), int(match[2]), match[3], clock)


@_reads(rf"(?:{DAY},? )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})\b(?:,? ({YEAR})\b(?![,.]?\d))?")
def _day_month(match: re.Match[str], clock: Clock) -> Moment | None:
    if not match[2][0].isupper():
        return None
    return _on(match.end(), month_number(match[2]), int(match[1]), match[3], clock)


def _on(end: int, month: int, number: int, year: str | None, clock: Clock) -> Moment | None:
    if not 1 <= number <= 31:
        return None
    if year:
        day = safe_date(int(year), month, number)
        return Moment(end, day, day, "day", "stated") if day else None
    if clock.today is None:
        return Moment(end, None, None, "day", None)
    day = likely_year(clock.today, month, number, ahead=clock.ahead)
    return Moment(end, day, day, "day", "resolved") if day else None


@_reads(rf"(?:(?:early|mid|late)[- ])?({MONTH})(?:,| of)? ({YEAR})\b(?![,.]?\d)")
def _month_year(match: re.Match[str], clock: Clock) -> Moment | None:
    first, last = month_span(int(match[2]), month_number(match[1]))
    return Moment(match.end(), first, last, "month", "stated")


@_reads(
    rf"(?:the )?(first|second|third|fourth|last|final|1st|2nd|3rd|4th)[- ](quarter|half)\b"
    rf"(?: of)?(?: (?:(fiscal|the fiscal year|fiscal year) )?({YEAR}|last year|this year|next year)\b)?"
)
def _quarter(match: re.Match[str], clock: Clock) -> Moment | None:
    quarter = match[2].lower() == "quarter"
    number = ORDINALS[match[1].lower()] if quarter else min(ORDINALS[match[1].lower()], 2)
    months = 3 if quarter else 6
    if match[3]:
        return Moment(match.end(), None, None, "quarter" if quarter else "range", "stated")
    return _part_of_year(match.end(), number, months, match[4], clock)


@_reads(rf"(?:([1-4])Q|Q([1-4]))(?: of)?[ -]?({YEAR}|'?\d\d)?\b")
def _short_quarter(match: re.Match[str], clock: Clock) -> Moment | None:
    year = match[3]
    if year is not None and len(year) < 4:
        year = f"20{year.lstrip(chr(39))}"
    return _part_of_year(match.end(), int(match[1] or match[2]), 3, year, clock)


def _part_of_year(end: int, number: int, months: int, year: str | None, clock: Clock) -> Moment:
    kind = "quarter" if months == 3 else "range"
    if year is not None and year.isdigit():
        first, last = months_span(int(year), (number - 1) * months + 1, months)
        return Moment(end, first, last, kind, "stated")
    if clock.today is None:
        return Moment(end, None, None, kind, None)
    if year is not None:
        shift = {"l": -1, "t": 0, "n": 1}[year[0].lower()]
        first, last = months_span(clock.today.year + shift, (number - 1) * months + 1, months)
        return Moment(end, first, last, kind, "resolved")
    first, last = months_span(clock.today.year, (number - 1) * months + 1, months)
    # Results are told when the quarter is over; a quarter without a year is the newest that had begun, and
    # whether
    # its year is the calendar's is not said.
    if first > clock.today and not clock.ahead:
        first, last = months_span(clock.today.year - 1, (number - 1) * months + 1, months)
    return Moment(end, first, last, kind, "assumed")


@_reads(rf"(?:the )?(?:(?:fiscal|financial)(?: year)?|FY)[ -]?(?:{YEAR}|'?\d\d)(?:[-/–]\d\d)?\b")
def _fiscal(match: re.Match[str], clock: Clock) -> Moment | None:
    return Moment(match.end(), None, None, "fiscal_year", "stated")


@_reads(
    rf"(?:the )?(?:{YEAR}(?:[-/–]\d\d)?|last|this|next|current|previous|past)[ -](?:fiscal|financial) "
    rf"(?:year|quarter)\b"
)
def _fiscal_year(match: re.Match[str], clock: Clock) -> Moment | None:
    basis = "stated" if re.search(YEAR, match[0]) else None
    return Moment(match.end(), None, None, "fiscal_year", basis)


@_reads(rf"({YEAR})[-–/](\d\d|{YEAR})\b(?![-–/]\d)")
def _years(match: re.Match[str], clock: Clock) -> Moment | None:
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    if not first < last <= first + 100:
        return None
    return Moment(match.end(), date(first, 1, 1), date(last, 12, 31), "range", "stated")


@_reads(r"(?:the )?(?:(?:early|mid|late)[- ])?(?:(1[6-9]|20)(\d)0s|'(\d)0s)\b")
def _decade(match: re.Match[str], clock: Clock) -> Moment | None:
    year = 1900 + 10 * int(match[3]) if match[3] else int(match[1]) * 100 + int(match[2]) * 10
    return Moment(match.end(), date(year, 1, 1), date(year + 9, 12, 31), "range", "stated")


@_reads(
    rf"(?:(?:the )?(early|mid|late|end of|start of|beginning of|middle of)[- ])?(?:the year "
    rf")?({YEAR})\b(?![-–/,.]\d|['’]s|%)"
)
def _year(match: re.Match[str], clock: Clock) -> Moment | None:
    year = int(match[2])
    return Moment(match.end(), date(year, 1, 1), date(year, 12, 31), "year", "stated")


@_reads(rf"(?:(spring|summer|autumn|fall|winter)(?: of)?) ({YEAR})\b")
def _season(match: re.Match[str], clock: Clock) -> Moment | None:
    first, last = months_span(int(match[2]), SEASONS[match[1].lower()], 3)
    return Moment(match.end(), first, last, "range", "stated")


@_reads(r"(today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|last night|overnight)\b")
def _near_day(match: re.Match[str], clock: Clock) -> Moment | None:
    word = match[1].lower()
    if clock.today is None:
        return Moment(match.end(), None, None, "day", None)
    shift = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    day = clock.today + timedelta(days=shift)
    return Moment(match.end(), day, day, "day", "resolved")


@_reads(
    rf"(?:(last|this|next|this past|this coming|early|late) )?({DAY})(?: (?:morning|afternoon|evening"
    rf"|night))?\b(?!s)"
)
def _weekday(match: re.Match[str], clock: Clock) -> Moment | None:
    if not match[2][0].isupper():
        return None
    if clock.today is None:
        return Moment(match.end(), None, None, "day", None)
    word = (match[1] or "").lower()
    number = DAYS[match[2].lower()]
    if word in ("next", "this coming") or (clock.ahead and word not in ("last", "this past")):
        wait = (number - clock.today.weekday()) % 7
        day = clock.today + timedelta(days=wait or 7)
    else:
        since = (clock.today.weekday() - number) % 7
        day = clock.today - timedelta(days=since or (7 if word == "last" else 0))
    return Moment(match.end(), day, day, "day", "resolved")


@_reads(rf"(last|this|next) ({MONTH}|spring|summer|autumn|fall|winter)\b")
def _near_month(match: re.Match[str], clock: Clock) -> Moment | None:
    if clock.today is None:
        return Moment(match.end(), None, None, "month", None)
    name, today, word = match[2].lower().rstrip("."), clock.today, match[1].lower()
    month, count = (SEASONS[name], 3) if name in SEASONS else (MONTHS[name], 1)
    year = today.year
    if word == "last" and month >= today.month:
        year -= 1
    elif word == "next" and month <= today.month:
        year += 1
    first, last = months_span(year, month, count)
    return Moment(match.end(), first, last, "month" if count == 1 else "range", "resolved")


@_reads(
    r"(?:(?:early|late|later|earlier|at the end of|so far) )?(?:the )?(last|this|next|previous|current|same) "
    r"(day|week|weekend|month|quarter|year|decade|century)\b(?! of\b)"
)
def _near_unit(match: re.Match[str], clock: Clock) -> Moment | None:
    word, unit = match[1].lower(), match[2].lower()
    kind = {"weekend": "range", "decade": "range", "century": "range"}.get(unit, unit)
    if clock.today is None or word in ("previous", "same"):
        return Moment(match.end(), None, None, kind, None)
    shift = {"last": -1, "next": 1}.get(word, 0)
    first, last = unit_span(clock.today, unit, shift)
    return Moment(match.end(), first, last, kind, "assumed" if unit == "quarter" else "resolved")


@_reads(
    rf"({COUNT}|several|a few) ({UNIT}) (ago|earlier|before|prior|previously)\b(?! the| (?:he|she|it"
    rf"|they|we)\b)"
)
def _ago(match: re.Match[str], clock: Clock) -> Moment | None:
    unit = match[2].lower()
    kind = (
        "day"
        if unit[0] == "d" and unit[1] == "a"
        else "week"
        if unit[0] == "w"
        else "month"
        if unit[0] == "m"
        else "year"
    )
    if (
        match[3].lower() != "ago"
        or clock.today is None
        or match[1].lower() in ("several", "a few")
        or unit[:2] in ("de", "ce")
    ):
        return Moment(match.end(), None, None, kind, None)
    day = back(clock.today, counted(match[1]), unit)
    if day is None:
        return Moment(match.end(), None, None, kind, None)
    if kind == "year":
        return Moment(match.end(), date(day.year, 1, 1), date(day.year, 12, 31), kind, "resolved")
    if kind == "month":
        first, last = month_span(day.year, day.month)
        return Moment(match.end(), first, last, kind, "resolved")
    if kind == "week":
        monday = day - timedelta(days=day.weekday())
        return Moment(match.end(), monday, monday + timedelta(days=6), kind, "resolved")
    return Moment(match.end(), day, day, kind, "resolved")


@_reads(rf"(?:(?:early|mid|late)[- ])?({MONTH})(?![\w'’-])")
def _month(match: re.Match[str], clock: Clock) -> Moment | None:
    if not match[1][0].isupper():
        return None
    if clock.today is None:
        return Moment(match.end(), None, None, "month", None)
    month = month_number(match[1])
    year = clock.today.year
    if clock.ahead:
        year += month < clock.today.month
    else:
        year -= month > clock.today.month
    first, last = month_span(year, month)
    return Moment(match.end(), first, last, "month", "resolved")
