"""Where two texts differ, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

Span = tuple[int, int]
# start and end in the earlier text, start and end in the later one
Change = tuple[int, int, int, int]

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*|[^\w\s]")
_PARAGRAPH = re.compile(r"[^\n]+")
# difflib compares every part with every other in the worst case: more of them that differ are one change
_MOST_PARTS = 2000


def changes(before: str, after: str) -> list[Change]:
    """The passages that differ, in order, as offsets in both texts. White space alone is no difference.

    Paragraphs are matched first and words within those that changed, so that a long text costs little more than a
    short one.
    """
    found: list[Change] = []
    paragraphs, others = _spans(_PARAGRAPH, before), _spans(_PARAGRAPH, after)
    for here, there in _unequal(before, paragraphs, after, others):
        found += _within(before, _hull(paragraphs, here, len(before)), after, _hull(others, there, len(after)))
    return found


def _within(before: str, span: Span, after: str, other: Span) -> Iterator[Change]:
    words, others = _spans(_WORD, before, span), _spans(_WORD, after, other)
    for here, there in _unequal(before, words, after, others):
        yield (*_hull(words, here, span[1]), *_hull(others, there, other[1]))


def _unequal(before: str, spans: list[Span], after: str, others: list[Span]) -> Iterator[tuple[Span, Span]]:
    """The ranges of both lists that have no equal in the other."""
    here = [" ".join(before[a:b].split()) for a, b in spans]
    there = [" ".join(after[a:b].split()) for a, b in others]
    start = 0
    if max(len(here), len(there)) > _MOST_PARTS:
        start = _shared(here, there)
        end = _shared(here[start:][::-1], there[start:][::-1])
        here, there = here[start : len(here) - end], there[start : len(there) - end]
    if max(len(here), len(there)) > _MOST_PARTS:
        yield (start, start + len(here)), (start, start + len(there))
        return
    for tag, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if tag != "equal":
            yield (start + a, start + b), (start + c, start + d)


def _shared(one: list[str], other: list[str]) -> int:
    """How many parts at the beginning are the same."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _spans(pattern: re.Pattern[str], text: str, span: Span | None = None) -> list[Span]:
    start, end = span or (0, len(text))
    return [found.span() for found in pattern.finditer(text, start, end)]


def _hull(spans: list[Span], chosen: Span, end: int) -> Span:
    """From the start of the first chosen span to the end of the last; of none, the place where they would stand."""
    first, last = chosen
    if first < last:
        return spans[first][0], spans[last - 1][1]
    place = spans[first][0] if first < len(spans) else (spans[-1][1] if spans else end)
    return place, place
