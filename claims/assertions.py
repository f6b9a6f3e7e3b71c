"""What a claim says, as its parts travel between the doors and the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from claims import intervals
from claims.anchors import Selector
from claims.models import Source, Statistic, Topic


@dataclass(frozen=True, slots=True)
class FigureParts:
    raw: str
    comparator: str
    type: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    counted: str | None = None
    of: str | None = None
    change_direction: str | None = None
    change_kind: str | None = None
    change_from: Decimal | None = None
    change_to: Decimal | None = None
    tolerance: Decimal | None = None
    tolerance_basis: str | None = None

    def columns(self) -> dict[str, Any]:
        """The claim's columns; a tolerance that nobody set is worked out."""
        columns = {name: getattr(self, name) for name in self.__slots__}
        if self.tolerance is None:
            columns["tolerance"], columns["tolerance_basis"] = intervals.tolerance(
                value=self.value, comparator=self.comparator, unit=self.unit
            )
        return columns


NO_FIGURE: dict[str, Any] = dict.fromkeys(FigureParts.__slots__) | {"raw": ""}


@dataclass(frozen=True, slots=True)
class PeriodParts:
    raw: str | None = None
    start: date | None = None
    end: date | None = None
    kind: str = "unspecified"
    basis: str | None = None

    def columns(self) -> dict[str, Any]:
        return {f"period_{name}": getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class PlaceParts:
    name: str
    code: str | None = None
    basis: str | None = None

    def columns(self) -> dict[str, Any]:
        return {f"place_{name}": getattr(self, name) for name in self.__slots__}


NO_PLACE: dict[str, Any] = {"place_name": None, "place_code": None, "place_basis": None}


@dataclass(frozen=True, slots=True)
class AttributionParts:
    source: Source
    role: str
    mode: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None


class Assertion(TypedDict, total=False):
    """The parts of a claim; in an edit, those that change. A part is replaced as a whole."""

    text: str
    quote: Selector
    figure: FigureParts | None
    period: PeriodParts
    place: PlaceParts | None
    attributions: list[AttributionParts]
    topics: list[Topic]
    statistic: Statistic | None
    gaps: list[str]


def columns(assertion: Assertion) -> dict[str, Any]:
    """The columns of the claim that the parts fill; attributions and topics are rows of their own."""
    found: dict[str, Any] = {}
    if "text" in assertion:
        found["text"] = assertion["text"]
    if "quote" in assertion:
        quote = assertion["quote"]
        found |= {f"quote_{name}": getattr(quote, name) for name in ("exact", "prefix", "suffix", "start", "end")}
        found["quote_state"] = "anchored"
    if "figure" in assertion:
        figure = assertion["figure"]
        found |= figure.columns() if figure else NO_FIGURE
        found["kind"] = "quantitative" if figure else "qualitative"
    if "period" in assertion:
        found |= assertion["period"].columns()
    if "place" in assertion:
        place = assertion["place"]
        found |= place.columns() if place else NO_PLACE
    if "statistic" in assertion:
        found["statistic"] = assertion["statistic"]
    if "gaps" in assertion:
        found["gaps"] = assertion["gaps"]
    return found
