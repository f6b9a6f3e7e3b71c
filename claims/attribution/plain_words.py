"""A sentence as words and stops, and the phrases that closed classes of words bound in it."""

import re
from typing import Final, NamedTuple

from claims.attribution import bounds, cue_verbs
from claims.attribution.shapes import Span

_TOKEN: Final = re.compile(r"(?:\w\.){2,}|\d[\d.,]*\d|\w+(?:[-.'\u2019]\w+)*|\.\.\.|--|''|``|[^\w\s]")
_STOPS: Final = frozenset(',:;.?!()[]\u2014\u2013\u201c\u201d"\u2026') | {"--", "''", "``", "-", "..."}
_OPEN: Final = frozenset({"\u201c", "``"})
_QUOTES: Final = frozenset({"\u201c", "\u201d", '"', "''", "``"})
STOPS: Final = frozenset(',:;.?!()[]\u2014\u2013\u201c\u201d"\u2026') | {"--", "''", "``", "-", "..."}
QUOTES: Final = frozenset({"\u201c", "\u201d", '"', "''", "``"})
REACH: Final = 24


class Words(NamedTuple):
    """A sentence cut into words and stops, with offsets in the text."""

    text: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]


def cut(text: str, sentence: Span) -> Words:
    words: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for found in _TOKEN.finditer(text, *sentence):
        words.append(found.group())
        start.append(found.start())
        end.append(found.end())
    return Words(words, [word.lower() for word in words], start, end)


def phrase_start(words: Words, last: int) -> int | None:
    """First word of the noun phrase that ends at `last`; None when none ends there."""
    if words.text[last] in STOPS or words.lower[last] in bounds.NEVER_LAST:
        return None
    if words.lower[last] in bounds.PRONOUNS:
        return last
    low = last
    while low > 0 and last - low < REACH:
        before = words.lower[low - 1]
        if words.text[low - 1] in STOPS or before in bounds.OUTSIDE:
            break
        if before in bounds.PRONOUNS or (cue_verbs.is_listed(before) and words.lower[low - 1].endswith("ed")):
            break
        low -= 1
    while low < last and words.lower[low] in bounds.PREPOSITIONS:
        low += 1
    return low


def phrase_after(words: Words, at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `at`, as in "…," said Ann Lee, the agency's director."""
    size = len(words.lower)
    if at >= size or words.text[at] in STOPS:
        return None
    word = words.lower[at]
    if word in bounds.PRONOUNS:
        return at, at
    if not (words.text[at][:1].isupper() or word in bounds.DETERMINERS or word.isalpha()) or word in bounds.OUTSIDE:
        return None
    if word in bounds.PREPOSITIONS or word in bounds.ADVERBS:
        return None
    high = at
    while high + 1 < size and high - at < REACH:
        following = words.lower[high + 1]
        if words.text[high + 1] in STOPS or following in bounds.OUTSIDE or following in bounds.TIME_PREPOSITIONS:
            break
        high += 1
    return at, high


def clause_end(words: Words, at: int) -> int:
    last = len(words.lower) - 1
    while at < last and not (words.text[at + 1] in STOPS and words.text[at + 1] not in QUOTES):
        at += 1
    return min(at, last)


def span_of(words: Words, tokens: tuple[int, int] | None) -> Span | None:
    return None if tokens is None else (words.start[tokens[0]], words.end[tokens[1]])


def content_of(words: Words, low: int, high: int) -> list[Span]:
    while low <= high and words.text[low] in STOPS and words.text[low] not in QUOTES:
        low += 1
    while high >= low and words.text[high] in STOPS and words.text[high] not in QUOTES:
        high -= 1
    return [(words.start[low], words.end[high])] if low <= high else []
