"""What the readers of figures pass to each other, by token index; `finding` turns it into `Figure`s."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from claims.figures.shapes import Comparator, Direction

Form = Literal["digits", "words", "fraction", "ordinal", "vague", "factor", "share"]
UnitKind = Literal["percent", "points", "money", "physical", "time", "age", "times", "rate", "noun"]

#: Wide enough for every number below; results of divisions are cut to 15 digits by `ratio`.
EXACT = Context(prec=60)
FIFTEEN = Context(prec=15)


@dataclass(slots=True)
class Number:
    """A number on tokens [first, last); `scale` is the multiplier its words ended on ("million").

    `bare` says that it is a whole number in plain digits, which could as well be a year or a label.
    """

    first: int
    last: int
    value: Decimal | None
    form: Form
    scale: Decimal = Decimal(1)
    low: Decimal | None = None
    high: Decimal | None = None
    bare: bool = False


@dataclass(slots=True)
class Unit:
    """A unit on the tokens up to `last`; `kind` is what sort of thing it measures."""

    name: str
    last: int
    kind: UnitKind


@dataclass(slots=True)
class Amount:
    """A number with its unit on tokens [first, last)."""

    first: int
    last: int
    number: Number
    unit: Unit | None = None
    negative: bool = False

    @property
    def value(self) -> Decimal | None:
        """The number with its sign."""
        if self.number.value is None or not self.negative:
            return self.number.value
        return -self.number.value


@dataclass(slots=True)
class Found:
    """A figure in the making, on tokens [first, last); the bare number stands on [core_first, core_last)."""

    first: int
    last: int
    core_first: int
    core_last: int
    number: Number
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    comparator: Comparator = "exactly"
    direction: Direction | None = None
    from_: Decimal | None = None
    to: Decimal | None = None
    from_to: bool = False
    rank: bool = False


def ratio(over: Decimal, under: Decimal) -> Decimal | None:
    """over/under to 15 significant digits; None when under is 0."""
    return FIFTEEN.divide(over, under) if under else None


def times(left: Decimal, right: Decimal) -> Decimal:
    """The product without rounding, for numbers a text can hold."""
    return EXACT.multiply(left, right)
