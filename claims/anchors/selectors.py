"""A quote with its surroundings: the text quote and text position selectors of W3C Web Annotation."""

from __future__ import annotations

from dataclasses import dataclass

from articles.errors import Invalid

CONTEXT = 32


class QuoteNotFound(Invalid):
    """The quote does not stand in the text at that place."""

    code = "quote-not-found"


class AmbiguousQuote(Invalid):
    """The quote stands in the text more than once."""

    code = "ambiguous-quote"


@dataclass(frozen=True, slots=True)
class Selector:
    """A quote with its surroundings and its place in one version's text."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def at(text: str, start: int, end: int) -> Selector:
    """The selector of text[start:end], with up to 32 code points of context either side."""
    return Selector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def find(text: str, exact: str, *, start: int | None = None, prefix: str = "", suffix: str = "") -> Selector:
    """The one place of `exact` in the text.

    With `start` it must stand just there. Without, prefix and suffix narrow the places. Raises QuoteNotFound when
    none is left and AmbiguousQuote when several are.
    """
    if start is not None:
        if not exact or start < 0 or not text.startswith(exact, start):
            raise QuoteNotFound(f"At {start} the text reads {text[start : start + 40]!r}.", pointer="/quote/start")
        return at(text, start, start + len(exact))
    places = [
        place
        for place in _places(text, exact)
        if text[:place].endswith(prefix) and text.startswith(suffix, place + len(exact))
    ]
    if not places:
        raise QuoteNotFound(pointer="/quote/exact")
    if len(places) > 1:
        raise AmbiguousQuote(
            f"It stands there {len(places)} times, first at {places[0]} and {places[1]}: send `start`, or a prefix and "
            "suffix.",
            pointer="/quote/exact",
        )
    return at(text, places[0], places[0] + len(exact))


def _places(text: str, exact: str) -> list[int]:
    found: list[int] = []
    place = text.find(exact) if exact else -1
    while place >= 0:
        found.append(place)
        place = text.find(exact, place + 1)
    return found
