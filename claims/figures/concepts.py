"""What a figure counts, of what it is a part, and what it measures.

    "more than 1,000 first-team players"                counted "first-team players"
    "70 percent of the arrests ICE makes"               of "the arrests ICE makes", concept "arrests"
    "the company posted a loss of 63 cents per share"   concept "loss, company"

A concept is the noun phrase the quantity belongs to, then (after a comma) the subject of its clause
where that is another thing. With a dependency parse both are read off the tree (`governors`); without,
off word order alone (`word_order`), which is weaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.figures import counting, governors, word_order
from claims.figures.descriptions import Description, Number
from claims.figures.tokens import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ELLIPSIS_REACH = 160
_SENTENCE_END = re.compile(r"[a-z)][.!?][\"”’]?\s+[\"“]?[A-Z]")
#: What leads to a number that leaves out its noun.
_LEADS = re.compile(r"\b(?:from|to|than|with|and|or|including|versus)(?: (?:a|an|about|just|only|over|some))? $")

_ARTICLE = re.compile(r"\b(?:the|its|their|his|her|our|all|a|an) $", re.IGNORECASE)

#: What opens a sentence about a part, and what stands right before the part.
_OF_WHOLE = re.compile(
    r"(?:^|[.!?;,]\s+|\b[Aa]nd |\b[Tt]hat )[Oo]f (?:the |its |their |his |her |our |those |these |all )+$"
)
_OPENS_PART = re.compile(r", (?:only |just |another |a further )?$")
#: Between the level of an index and the points it moved by, and the other way round.
_MOVED_AFTER = re.compile(
    r"[,;(]?\s*(?:up|down|a (?:gain|rise|loss|fall|drop) of|after (?:rising|falling|gaining|losing))\s+"
)
_LEVEL_AFTER = re.compile(
    r" points?\b[^.;:]*(?:\.\d+[^.;:]*)?\b(?:to|at)\s+(?:close at |end at |a (?:high|low|close) of )?"
)

__all__ = ["Description", "Number", "describe"]


def describe(
    text: str, numbers: Sequence[Number], *, tokens: Sequence[Token], doc: Doc | None = None
) -> list[Description]:
    """One description a number, in the same order; `numbers` are sorted by start and do not overlap."""
    if not numbers:
        return []
    by_order = word_order.describe(text, numbers, tokens)
    if doc is None:
        return counting.complete(text, tokens, numbers, _completed(text, numbers, by_order))
    by_parse = governors.describe(text, numbers, doc)
    merged = [_merged(*pair) for pair in zip(by_parse, by_order, strict=True)]
    return counting.complete(text, tokens, numbers, _completed(text, numbers, merged))


def _merged(parsed: Description, ordered: Description) -> Description:
    """The parse's reading; a whole or a counted noun that only word order shows is taken from there."""
    if parsed.of is None and ordered.of is not None:
        return Description(parsed.counted, ordered.of, ordered.concept)
    if parsed.counted is None and ordered.counted is not None:
        return replace(parsed, counted=ordered.counted)
    if parsed.counted is not None and ordered.counted == f"record {parsed.counted}":
        return replace(parsed, counted=ordered.counted)  # "a record 32 goals"
    return parsed


def _completed(text: str, numbers: Sequence[Number], found: list[Description]) -> list[Description]:
    """Fill what English leaves out the second time: "12 plants, up from nine", "28 percent of voters, "
    "then 23 percent"."""
    for i, number in enumerate(numbers):
        if number.change is not None and number.value_is_share and number.unit is None:
            found[i] = replace(found[i], of=found[i].of or _with_article(text, number, found[i].concept))
    for i in range(1, len(found)):
        between = text[numbers[i - 1].span[1] : numbers[i].span[0]]
        if len(between) > _ELLIPSIS_REACH or _SENTENCE_END.search(between):
            continue
        told, number = found[i - 1], numbers[i]
        if _converts(number, between):
            found[i] = replace(found[i], concept=told.concept or found[i].concept)
        if number.value_is_share:
            if found[i] == Description() and told.of is not None:
                found[i] = replace(told, counted=None)
        elif (
            number.unit is None
            and found[i].counted is None
            and told.counted is not None
            and (_LEADS.search(between) or _is_part(text, numbers[i - 1], between))
        ):
            found[i] = replace(found[i], counted=told.counted)
    _index_levels(text, numbers, found)
    return found


def _is_part(text: str, whole: Number, between: str) -> bool:
    """ "Of the 400 people tested, 25 were ill": those after the comma are some of those before it."""
    start = whole.span[0]
    return bool(_OF_WHOLE.search(text, max(start - 24, 0), start) and _OPENS_PART.search(between))


def _index_levels(text: str, numbers: Sequence[Number], found: list[Description]) -> None:
    """The level of an index is in the points it moves by: "at 3,412, down 14 points", "14 points, or 0.4%, to 3,412"."""
    for i, moved in enumerate(found):
        if moved.counted not in ("point", "points") or numbers[i].change is None:
            continue
        for level, pattern in ((i - 1, _MOVED_AFTER), (i + 1, _LEVEL_AFTER), (i + 2, _LEVEL_AFTER)):
            if not 0 <= level < len(found) or numbers[level].unit is not None or numbers[level].value_is_share:
                continue
            left, right = sorted((level, i))
            between = text[numbers[left].span[1] : numbers[right].span[0]]
            if found[level].counted is None and len(between) < 60 and pattern.fullmatch(between):
                found[level] = replace(found[level], counted=moved.counted)
                break


def _converts(number: Number, between: str) -> bool:
    """Whether a quantity in brackets says the one before it in another unit: "87 mph (140 km/h)"."""
    return number.unit is not None and between.strip() in ("(", "/") and len(between) < 4


def _with_article(text: str, number: Number, concept: str | None) -> str | None:
    """What fell or rose by a fraction, as written: "the agency's arrests dropped by a third"."""
    if concept is None:
        return None
    name = concept.split(", ", 1)[0]
    at = text.rfind(name, max(number.span[0] - _ELLIPSIS_REACH, 0), number.span[0])
    if at < 0:
        return name
    article = _ARTICLE.search(text, max(at - 6, 0), at)
    return text[article.start() if article else at : at + len(name)]
