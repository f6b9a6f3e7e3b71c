"""Read every figure of a text: numbers with their bounds, units, ranges, changes and what they measure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from claims.figures import concepts, periods, places, portions
from claims.figures.found import Found
from claims.figures.scanning import scan
from claims.figures.settling import settle
from claims.figures.shapes import Change, ChangeKind, Figure, FigureType, Period, Place
from claims.figures.tokens import Token, tokenize, vocabulary, word_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

Named = TypeVar("Named", Period, Place)


def unit_of(figure: Found) -> str | None:
    """The unit's name; a counted noun is none."""
    return figure.unit.name if figure.unit is not None and figure.unit.kind != "noun" else None


def counted_of(figure: Found, described: str | None) -> str | None:
    """What is counted: the noun on a hyphen where there is one, else as described."""
    if figure.unit is not None:
        return figure.unit.name if figure.unit.kind == "noun" else described
    return described


def of_what(figure: Found, described: str | None) -> str | None:
    """What a share is a part of; "a quarter of a percentage point" is a part of nothing but its unit."""
    return None if figure.unit is not None and figure.unit.kind == "points" else described


def change_of(figure: Found) -> Change | None:
    """The change the figure states, with the levels it knows."""
    if figure.direction is None:
        return None
    return Change(figure.direction, kind_of(figure), figure.from_, figure.to)


def kind_of(figure: Found) -> ChangeKind:
    """In which terms the change is stated."""
    unit = figure.unit.kind if figure.unit is not None else None
    if figure.from_to:
        return "absolute"
    if unit == "points":
        return "percentage_points"
    if unit in ("percent", "times") or figure.number.form in ("fraction", "share", "factor"):
        return "relative"
    return "absolute"


def type_of(tokens: Sequence[Token], figure: Found) -> FigureType:
    """What sort of statement the figure is."""
    if figure.rank:
        return "rank"
    if figure.direction is not None:
        return "change"
    unit = figure.unit
    if unit is None or unit.kind == "noun":
        if figure.number.form in ("fraction", "share"):
            return "share"
        return "count"
    if unit.kind == "percent":
        near = {word_at(tokens, i) for i in range(figure.first - 4, figure.last + 3)}
        return "rate" if near & _RATE_WORDS else "share"
    if unit.kind == "rate":
        return "rate"
    if unit.kind == "times":
        ratio = figure.number.form == "factor" or word_at(tokens, figure.last) in _RATIO_WORDS
        return "ratio" if ratio else "count"
    return "amount"


_RATE_WORDS = vocabulary("rate rates yield yields inflation unemployment interest coupon mortgage tax annualized")
_RATIO_WORDS = vocabulary(
    "as more higher larger greater bigger faster the less fewer that earnings book its sales likelier"
)


def find(text: str, *, doc: Doc | None = None, published_on: date | None = None) -> list[Figure]:
    """All figures the text asserts, sorted by start, none overlapping.

    `doc` is the text's dependency parse where there is one; without it rules alone read. `published_on`
    resolves periods such as "on Monday".
    """
    if doc is not None or len(text) <= portions.LONGEST:
        return _find(text, doc, published_on)
    return [
        portions.moved(figure, start)
        for start, end in portions.cut(text)
        for figure in _find(text[start:end], None, published_on)
    ]


def _find(text: str, doc: Doc | None, published_on: date | None) -> list[Figure]:
    tokens = tokenize(text)
    found = settle(tokens, scan(text, tokens))
    if not found:
        return []
    spans = [(tokens[item.first].start, tokens[item.last - 1].end) for item in found]
    described = concepts.describe(
        text,
        [_as_number(tokens, item, span) for item, span in zip(found, spans, strict=True)],
        tokens=tokens,
        doc=doc,
    )
    when = periods.find(text, published_on=published_on)
    where = places.find(text)
    when_starts = [period.span[0] if period.span else 0 for period in when]
    where_starts = [place.span[0] for place in where]
    return [
        Figure(
            start=span[0],
            end=span[1],
            raw=text[span[0] : span[1]],
            value=item.value,
            low=item.low,
            high=item.high,
            comparator=item.comparator,
            unit=unit_of(item),
            counted=counted_of(item, about.counted),
            of=of_what(item, about.of),
            type=type_of(tokens, item),
            change=change_of(item),
            period=periods.attach(text, span, _near(when, when_starts, span), doc=doc),
            place=places.attach(text, span, _near(where, where_starts, span), doc=doc),
            concept=about.concept,
        )
        for item, span, about in zip(found, spans, described, strict=True)
    ]


def _near(found: list[Named], starts: list[int], span: tuple[int, int]) -> list[Named]:
    """The few periods or places around a figure: the whole list for each would cost time in its square."""
    here = bisect_left(starts, span[0])
    return found[max(here - 4, 0) : here + 4]


def _as_number(tokens: Sequence[Token], item: Found, span: tuple[int, int]) -> concepts.Number:
    """What the readers of concepts need to know of a figure."""
    percent = item.unit is not None and item.unit.kind == "percent"
    core = tokens[item.core_first].start, tokens[item.core_last - 1].end
    share = percent or item.number.form in ("fraction", "share")
    return concepts.Number(span, core, unit_of(item), share, item.direction)
