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
# difflib compares every word with every other in the worst case: longer passages are one change
_MOST_WORDS = 3000


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
    if len(words) > _MOST_WORDS or len(others) > _MOST_WORDS:
        yield (*_hull(words, (0, len(words)), span[1]), *_hull(others, (0, len(others)), other[1]))
        return
    for here, there in _unequal(before, words, after, others):
        yield (*_hull(words, here, span[1]), *_hull(others, there, other[1]))


def _unequal(before: str, spans: list[Span], after: str, others: list[Span]) -> Iterator[tuple[Span, Span]]:
    """The ranges of both lists that have no equal in the other."""
    matcher = SequenceMatcher(
        None,
        [" ".join(before[a:b].split()) for a, b in spans],
        [" ".join(after[a:b].split()) for a, b in others],
        autojunk=False,
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield (a, b), (c, d)


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
