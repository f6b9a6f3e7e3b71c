"""What the readers of concepts take and give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from claims.figures.shapes import Direction
from claims.figures.tokens import vocabulary

#: Units of time: a quantity of them mostly says how long or how old, and measures nothing that is named
#: nearby.
TIME_UNITS = vocabulary("second minute hour day week fortnight month quarter year decade century millisecond season")


class Number(NamedTuple):
    """A number as found: `span` of the raw text with comparator and unit, `core` of the bare number words."""

    span: tuple[int, int]
    core: tuple[int, int]
    unit: str | None
    value_is_share: bool = False
    change: Direction | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What is counted (modifiers and noun as written), of what the figure is a part, and what it measures."""

    counted: str | None = None
    of: str | None = None
    concept: str | None = None
