"""Stretches of the calendar: from names of months and counts of units to first and last days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
DAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri",
        "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
SMALL = {word: number for number, word in enumerate(_COUNTS.split(), start=1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "couple": 2,
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "final": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
#: First months of the seasons as news uses them, in the northern year; winter starts in the year before
#: its end.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_span(year: int, month: int, count: int) -> tuple[date, date]:
    """From the first day of a month over `count` months; the months may run into the next year."""
    last = month + count - 1
    return date(year, month, 1), month_span(year + (last - 1) // 12, (last - 1) % 12 + 1)[1]


def back(today: date, count: int, unit: str) -> date | None:
    """The day `count` units before."""
    unit = unit.lower()
    try:
        if unit.startswith(("day", "week", "fortnight")):
            days = {"d": 1, "w": 7, "f": 14}[unit[0]]
            return today - timedelta(days=days * count)
        months = {"m": 1, "q": 3, "y": 12, "d": 120, "c": 1200}[unit[0]] * count
        index = today.year * 12 + today.month - 1 - months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def counted(word: str) -> int:
    return int(word) if word.isdigit() else SMALL[word.lower()]


def likely_year(today: date, month: int, day: int, *, ahead: bool) -> date | None:
    """That day in the year it most likely means: the last one, or the next one where the clause looks ahead.

    A day at most two months off is the next one too ("the Nov. 3 election" in a September).
    """
    days = [each for shift in (-1, 0, 1) if (each := safe_date(today.year + shift, month, day)) is not None]
    later = [each for each in days if each > today]
    earlier = [each for each in days if each <= today]
    if later and (ahead or not earlier or (later[0] - today).days <= 62):
        return later[0]
    return earlier[-1] if earlier else None


def unit_span(today: date, unit: str, shift: int) -> tuple[date, date]:
    if unit == "day":
        day = today + timedelta(days=shift)
        return day, day
    if unit in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        return (
            (monday, monday + timedelta(days=6))
            if unit == "week"
            else (monday + timedelta(days=5), monday + timedelta(days=6))
        )
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
        return month_span(year, month + 1)
    if unit == "quarter":
        year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + shift, 4)
        return months_span(year, quarter * 3 + 1, 3)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    begin = today.year // size * size + shift * size
    return date(begin, 1, 1), date(begin + size - 1, 12, 31)
