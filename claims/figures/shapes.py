"""What reading a text for figures gives: frozen records, decimals only, offsets in Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Comparator = Literal["exactly", "about", "less_than", "at_most", "more_than", "at_least", "between"]
FigureType = Literal["count", "share", "rate", "amount", "change", "rank", "ratio"]
Direction = Literal["up", "down"]
ChangeKind = Literal["relative", "absolute", "percentage_points"]


@dataclass(frozen=True, slots=True)
class Change:
    """Which way a quantity went; `from_` and `to` are its levels before and after, where they are given."""

    direction: Direction
    kind: ChangeKind | None = None
    from_: Decimal | None = None
    to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """When a figure holds. `basis` is stated, resolved (from the article's date) or assumed."""

    raw: str
    start: date | None
    end: date | None
    kind: str
    basis: str | None
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure holds; `code` is ISO 3166-1 or 3166-2, given only when the name leaves no doubt."""

    raw: str
    code: str | None
    name: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity the text asserts; `text[start:end] == raw`.

    `value` holds a single number, `low` and `high` the ends of a range (then `value` is None). `unit` is
    "percent", "percentage_points", an ISO 4217 code, or a lower-case singular unit name; None for a plain
    count, whose noun is `counted`.
    """

    start: int
    end: int
    raw: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator = "exactly"
    unit: str | None = None
    counted: str | None = None
    of: str | None = None
    type: FigureType = "count"
    change: Change | None = None
    period: Period | None = None
    place: Place | None = None
    concept: str | None = None
