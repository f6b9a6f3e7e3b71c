"""Find the periods a text names, and tell which of them a figure holds for.

    "since 2019"                      since     2019-01-01 …            stated
    "on Monday" (of 2020-09-29)       day       2020-09-28              resolved
    "from 2015 to 2018"               range     2015-01-01 … 2018-12-31 stated
    "over the past decade"            duration  ten years to the day    resolved
    "in the third quarter"            quarter   July to September       assumed: whose quarter is not said
    "after the outbreak"              event     no dates

A weekday or a month without a year is the last such one on or before the article's day, or the next one
where the clause looks ahead ("will open on Friday"). Without the article's day such periods are found
but have no dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claims.figures import moments, spans
from claims.figures.moments import COUNT, DAY, MONTH, UNIT, Clock, Moment
from claims.figures.shapes import Period

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEAR = r"last|this|next|past|previous|current|same|coming|preceding"
_START = re.compile(
    rf"(?<![\w'’$£€.,-])(?:(?P<lead>since|from|between|until|till|through|by|before|after|in|on|during"
    rf"|for|over|within"
    rf"|throughout|as of|of|at)(?= [\w'’])|(?P<bare>{_NEAR}|early|mid|late|later|earlier|so far|the(?= "
    rf"(?:{_NEAR}|early|mid|late|first|second"
    rf"|third|fourth|final|fiscal|financial|\d|\w+ (?:months|weeks|years|days|quarters)\b))|today"
    rf"|yesterday|tomorrow|tonight|overnight"
    rf"|year(?= (?:to|ended|ending)\b)|{DAY}|{MONTH}(?= \d)|(?:{COUNT}|several)(?= {UNIT}\b)|a few"
    rf"|[1-4]Q|Q[1-4]|FY|fiscal|first|second|third|fourth"
    rf"|(?:19|20)\d\d-\d\d|\d\d?(?= {MONTH}\b)))",
    re.IGNORECASE,
)
#: How a period can begin after a preposition; most words after one begin none.
_OPENING = re.compile(
    rf"(?:\d|['’]\d|[1-4]Q|Q[1-4]|FY|{_NEAR}|the|early|mid|late|later|earlier|so far|thus far|to date"
    rf"|today|yesterday|tomorrow|tonight|overnight|year|start|beginning|end|middle|close|turn|fiscal|financial|first|second|third"
    rf"|fourth|final|spring|summer|autumn|fall|winter|several|a few|{COUNT} |{MONTH}|{DAY})",
    re.IGNORECASE,
)
_MIXED = re.compile(r"[-–/]\d")
_EDGE = (
    r"(?:the )?(?:(?:very )?(?:start|beginning|end|middle|early part|close|turn) of |early |late |mid-?)?"
    r"(?:the year )?"
)
_EDGES = re.compile(_EDGE, re.IGNORECASE)
_END_OR_START = re.compile(r"(?:the )?(?:very )?(end|start|beginning) of ", re.IGNORECASE)
_JOIN = re.compile(r",? (?:to|until|till|through|and|up to|into) ", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?:the )?(past|last|next|previous|preceding|coming|first|following) (?:({COUNT}|several|few"
    rf"|couple of) )?({UNIT})\b(?! of\b)",
    re.IGNORECASE,
)
_TO_END = re.compile(
    rf"(?:the )?(?:({COUNT})[- ])?(year|quarter|month|week|{UNIT}|period) (?:that )?"
    rf"(?:ended|ending|to|through|up to)(?: in| on)? ",
    re.IGNORECASE,
)
_TO_DATE = re.compile(
    r"(?:the )?(?:year[- ]to[- ]date|(?:so far|to date|thus far) this (?:year|month|week|season))\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"the (?:[\w’'-]+ ){0,2}?(?:outbreak|pandemic|epidemic|war|election|crisis|recession|shutdown"
    r"|lockdown|attacks?|hurricane"
    r"|storm|earthquake|flood|crash|referendum|invasion|coup|strike|revolution|merger|acquisition"
    r"|shooting)\b",
    re.IGNORECASE,
)
#: "a total of 2019 people": a number, not a year.
_AMOUNT_OF = re.compile(r"\b(?:total|average|number|median|mean|cost|maximum|minimum) $", re.IGNORECASE)
#: What makes a clause look ahead, with the verb it governs; and verbs that report what has been.
_TENSE = re.compile(
    r"\b(?:(?P<ahead>will|shall|would|going to|plans? to|planned for|scheduled (?:to|for)|expected to"
    r"|set to|due (?:to|on|in)"
    r"|to (?:begin|start|open|meet|vote)|upcoming)(?: (?:be|have|also|not|likely|been|then)){0,2}(?: [a-z]+)?"
    r"|said|says|told|was|were|had|did|came|rose|fell|won|lost|[a-z]{2,}ed)\b"
)
_WINDOW = 90

_SAYING = (
    r"(?:said|says|say|told \w+|announced|reported|showed|released|published|wrote|tweeted|added|stated"
    r"|warned|disclosed"
    r"|according to|estimated|acknowledged|confirmed)"
)
_SAID_BEFORE = re.compile(rf"\b{_SAYING}(?: (?:in|at) a \w+(?: \w+)?)?,? $", re.IGNORECASE)
_SAID_AFTER = re.compile(rf",? {_SAYING}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[a-z0-9%)\]]{2}[.!?]|[!?])[\"”’')]*\s+[\"“‘'(]?[A-Z0-9]|\n")
_CLAUSE_END = re.compile(r"[;:–—]| - |\b(?:but|while|whereas|although|though|which|who)\b")
_COMMA = re.compile(r",(?!\d)|\band\b")
_DIGIT = re.compile(r"\d")
_FARTHEST = 400


def find(text: str, published_on: date | None = None) -> list[Period]:
    """Every period named, in order and without overlap; `text[start:end]` of its span is its raw."""
    today = published_on if published_on is not None and 1000 < published_on.year < 3000 else None
    found: list[Period] = []
    done = 0
    for match in _START.finditer(text):
        start = match.start()
        if start < done:
            continue
        lead = match["lead"]
        if lead and not _OPENING.match(text, match.end() + 1):
            continue
        clock = Clock(today, today is not None and _looks_ahead(text, start))
        period = _after_lead(text, start, match.end(), lead.lower(), clock) if lead else _bare(text, start, clock)
        if period is not None and period.span is not None:
            found.append(period)
            done = period.span[1]
    return found


def attach(text: str, span: tuple[int, int], periods: Sequence[Period], doc: Doc | None = None) -> Period | None:
    """The period of a figure: the nearest of its sentence, those of its own clause before others.

    A day that says when something was said ("the bank said on Friday") is not the figure's.
    """
    starts = [period.span[0] for period in periods if period.span is not None]
    here = bisect_left(starts, span[0])
    best: tuple[int, Period] | None = None
    for period in periods[max(here - 3, 0) : here + 3]:
        cost = _cost(text, span, period)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, period
    return best[1] if best else None


def _cost(text: str, span: tuple[int, int], period: Period) -> int | None:
    """How far a period is from a figure, other clauses and other numbers between them counted; None: "
    "not its own."""
    if period.span is None:
        return None
    start, end = period.span
    if start < span[1] and span[0] < end:
        return 0 if span[0] >= start and period.kind == "duration" and span[0] != start else None
    first, second = (end, span[0]) if end <= span[0] else (span[1], start)
    between = text[first:second]
    if (
        len(between) > _FARTHEST
        or _SENTENCE_END.search(text, max(first - 2, 0), second + 1)  # its letters may end what stands first
        or _tells_when_said(text, period, span)
    ):
        return None
    cost = len(between) + 60 * len(_CLAUSE_END.findall(between)) + 20 * len(_COMMA.findall(between))
    cost += 25 if _DIGIT.search(between) else 0
    return cost + (10 if end <= span[0] else 0)


def _tells_when_said(text: str, period: Period, span: tuple[int, int]) -> bool:
    if period.kind not in ("day", "week") or period.span is None:
        return False
    start, end = period.span
    if _SAID_BEFORE.search(text[max(start - 40, 0) : start]):
        return True
    return (
        end <= span[0]
        and _SAID_AFTER.match(text, end) is not None
        and start > 0
        and text[start - 1] == " "
        and (text[max(start - 2, 0)] not in ".,\n")
    )


# -- reading one period
# ------------------------------------------------------------------------------------------


def _looks_ahead(text: str, start: int) -> bool:
    """Whether the last verb before says what is to come."""
    last = next(reversed(list(_TENSE.finditer(text, max(start - _WINDOW, 0), start))), None)
    return last is not None and last["ahead"] is not None and not _SENTENCE_END.search(text[last.end() : start])


def _period(text: str, start: int, moment: Moment, *, kind: str | None = None) -> Period:
    return Period(
        raw=text[start : moment.end],
        start=moment.first,
        end=moment.last,
        kind=kind or moment.kind,
        basis=moment.basis,
        span=(start, moment.end),
    )


def _after_lead(text: str, start: int, end: int, lead: str, clock: Clock) -> Period | None:
    """What a preposition opens."""
    at = end + 1
    if lead in ("from", "between"):
        joined = _joined(text, start, at, clock, "and" if lead == "between" else "to")
        if joined is not None:
            return joined
        if lead == "between":
            return None
    event = _EVENT.match(text, at) if lead in ("since", "after", "before", "during") else None
    if event is not None:
        kind = "since" if lead == "since" else "event"
        return Period(text[start : event.end()], None, None, kind, None, (start, event.end()))
    moment = _whole(text, at, clock)
    if moment is None or (lead == "of" and _AMOUNT_OF.search(text[max(start - 12, 0) : start])):
        return None
    return _bounded(text, start, at, lead, moment, clock)


def _bounded(text: str, start: int, at: int, lead: str, moment: Moment, clock: Clock) -> Period:
    """A moment as the preposition before it bounds it."""
    if lead in ("of", "at") or (lead == "from" and not clock.ahead):
        return _period(text, at, moment)
    edge = _END_OR_START.match(text, at)
    if edge is not None and lead in ("before", "since", "from") and edge[1].lower() == "end":
        moment = replace(moment, first=moment.last)  # the end of a year is its last day
        lead = "by" if lead == "before" else lead
    elif edge is not None and lead in ("by", "until", "till") and edge[1].lower() != "end":
        moment = replace(moment, last=moment.first)
    if lead in ("since", "from"):
        return replace(_period(text, start, moment, kind="since"), end=None)
    if lead in ("until", "till", "through", "by"):
        return replace(_period(text, start, moment, kind="until"), start=None)
    if lead == "before":
        eve = moment.first - timedelta(days=1) if moment.first else None
        return replace(_period(text, start, moment, kind="until"), start=None, end=eve)
    if lead == "after":
        morrow = moment.last + timedelta(days=1) if moment.last else None
        return replace(_period(text, start, moment, kind="since"), start=morrow, end=None)
    return _period(text, start, moment)


def _bare(text: str, start: int, clock: Clock) -> Period | None:
    moment = _whole(text, start, clock)
    return _period(text, start, moment) if moment is not None else None


def _whole(text: str, at: int, clock: Clock) -> Moment | None:
    return _to_date(text, at, clock) or _span(text, at, clock) or _to_end(text, at, clock) or _moment(text, at, clock)


def _moment(text: str, at: int, clock: Clock) -> Moment | None:
    """A moment, or an edge of one ("the end of 2019", which is still named by its year)."""
    moment = moments.read(text, at, clock)
    if moment is None:
        edge = _EDGES.match(text, at)
        if edge is not None and edge.end() > at and edge[0].lower() != "the ":
            moment = moments.read(text, edge.end(), clock)
    if moment is None or (moment.kind == "year" and _MIXED.match(text, moment.end)):
        return None
    return moment


def _joined(text: str, start: int, at: int, clock: Clock, word: str) -> Period | None:
    """Two ends: "from 2015 to 2018", "between January and March 2019"; a lone month takes the other's "
    "year."""
    first = _moment(text, at, clock)
    if first is None:
        return None
    join = _JOIN.match(text, first.end)
    if join is None or (word == "and") != ("and" in join[0]):
        return None
    second = _moment(text, join.end(), clock)
    if second is None:
        return None
    opening, closing = first.first, second.last
    if opening is not None and closing is not None and second.basis == "stated" and first.basis != "stated":
        opening = opening.replace(year=closing.year, day=min(opening.day, 28))
        if opening > closing:
            opening = opening.replace(year=closing.year - 1)
    elif opening is None and closing is not None and first.kind == "month":
        name = re.match(MONTH, text[at : first.end], re.IGNORECASE)
        if name is not None:
            opening = date(closing.year, spans.month_number(name[0]), 1)
            if opening > closing:
                opening = opening.replace(year=closing.year - 1)
    if opening is not None and closing is not None and opening > closing:
        return None
    basis = "stated" if second.basis == "stated" else first.basis
    return Period(text[start : second.end], opening, closing, "range", basis, (start, second.end))


def _span(text: str, at: int, clock: Clock) -> Moment | None:
    """A length of time up to the article's day, or from it: "the past decade", "the next three years"."""
    match = _SPAN.match(text, at)
    if match is None:
        return None
    word, number, unit = match[1].lower(), match[2], match[3].lower()
    if number is None and word in ("last", "next", "previous") and not unit.startswith(("decade", "centur")):
        return None
    if number is None and unit.endswith("s") and word != "coming":
        return None
    if word in ("first", "preceding", "previous", "following"):
        return Moment(match.end(), None, None, "duration", None) if number else None
    count = {"several": None, "few": None, "couple of": 2}.get(number.lower(), 0) if number else 1
    count = spans.counted(number) if count == 0 and number else count
    if count is None or clock.today is None:
        return Moment(match.end(), None, None, "duration", None)
    if word in ("next", "coming"):
        ahead = spans.back(clock.today, -count, unit)
        return Moment(match.end(), clock.today, ahead, "duration", "resolved" if ahead else None)
    begin = spans.back(clock.today, count, unit)
    return Moment(match.end(), begin, clock.today if begin else None, "duration", "resolved" if begin else None)


def _to_end(text: str, at: int, clock: Clock) -> Moment | None:
    """A length of time told by its end: "the 12 months to June", "the year ended March 31, 2019"."""
    match = _TO_END.match(text, at)
    if match is None:
        return None
    close = _moment(text, match.end(), clock)
    if close is None:
        return None
    if close.last is None or match[2].lower() == "period":
        return Moment(close.end, None, close.last, "range", close.basis)
    count = spans.counted(match[1]) if match[1] else 1
    begin = spans.back(close.last + timedelta(days=1), count, match[2])
    return Moment(close.end, begin, close.last, "range", close.basis)


def _to_date(text: str, at: int, clock: Clock) -> Moment | None:
    """The running year up to the article's day."""
    match = _TO_DATE.match(text, at)
    if match is None:
        return None
    if clock.today is None or not match[0].lower().endswith(("year", "date")):
        return Moment(match.end(), None, None, "range", None)
    return Moment(match.end(), date(clock.today.year, 1, 1), clock.today, "range", "resolved")
