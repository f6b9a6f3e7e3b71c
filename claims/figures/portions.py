"""Long texts read a portion at a time, so that memory is that of one portion's tokens and not of the whole text's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from claims.figures.shapes import Figure, Period, Place

#: Longer than nearly every article, which is thus read whole.
LONGEST: Final = 50_000
_NEAR: Final = 5_000
#: Where a text is best cut: between paragraphs, lines, sentences, words.
_JOINTS: Final = ("\n\n", "\n", ". ", " ")


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Spans that join to the whole `text`, none over `LONGEST`; cut at the best joint that is near."""
    start = 0
    while len(text) - start > LONGEST:
        end = _joint(text, start + LONGEST)
        yield start, end
        start = end
    yield start, len(text)


def _joint(text: str, latest: int) -> int:
    for joint in _JOINTS:
        at = text.rfind(joint, latest - _NEAR, latest)
        if at >= 0:
            return at + len(joint)
    return latest


def moved(figure: Figure, by: int) -> Figure:
    """`figure` as it stands in the whole text, when `by` characters precede the portion in which it was found."""
    if not by:
        return figure
    return replace(
        figure, start=figure.start + by, end=figure.end + by, period=_later(figure.period, by),
        place=_place_later(figure.place, by),
    )  # fmt: skip


def _later(period: Period | None, by: int) -> Period | None:
    if period is None or period.span is None:
        return period
    return replace(period, span=(period.span[0] + by, period.span[1] + by))


def _place_later(place: Place | None, by: int) -> Place | None:
    return place and replace(place, span=(place.span[0] + by, place.span[1] + by))
