"""Which figures an editor changed between two versions of an article, and whether the article says so. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from claims.anchors.alignment import Alignment, Span
from claims.anchors.words import Words
from claims.figures import Figure
from claims.language import sentences

Aspect = Literal["value", "comparator", "unit", "direction"]

_WORK: Final = r"(?:article|story|report|post|piece|column|page|headline|version|item|text)"
_MENDED: Final = r"(?:updated|corrected|amended|revised|clarified|changed|edited|modified)"
_NOTICE: Final = re.compile(
    rf"""^\W*(?:corrections?|corrected|clarifications?|update|editor['’]?s?['’]?\s+note)\b[^.:—–]{{0,60}}[:—–]
    | ^\W*(?:corrections?|clarifications?)\W*$
    | \bth(?:is|e)\s+{_WORK}\s+(?:has\s+(?:since\s+)?been|was|is|have\s+been)\s+(?:\w+ly\s+)?{_MENDED}\b
    | \b(?:earlier|previous|prior|original|initial|first)\s+versions?\s+of\s+th(?:is|e)\b
    | \bth(?:is|e)\s+{_WORK}\s+(?:\w+\s+)?(?:misstated|misreported|incorrectly|wrongly|erroneously|mistakenly)\b
    | \b(?:we|{_WORK})\s+(?:have\s+)?(?:incorrectly|wrongly|erroneously|mistakenly)\s+(?:said|stated|reported|gave)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FigureEdit:
    """One figure that was changed in its place, or came (`before` is None), or went (`after` is None).

    `changed` names what differs of one that was changed. `announced` tells whether the new version carries a notice of
    correction or update that the old one did not; it need not speak of this figure.
    """

    before: Figure | None
    after: Figure | None
    changed: tuple[Aspect, ...]
    announced: bool

    @property
    def kind(self) -> Literal["changed", "added", "removed"]:
        """What happened to the figure."""
        if self.before is None:
            return "added"
        return "changed" if self.after is not None else "removed"


def figure_edits(
    old_text: str,
    new_text: str,
    old_figures: Sequence[Figure],
    new_figures: Sequence[Figure],
    *,
    alignment: Alignment | None = None,
) -> list[FigureEdit]:
    """The figures that differ between two versions: those changed in their place, those added, those removed.

    Figures as `claims.figures.find` reads them from either text. A figure keeps its place when its sentence was kept,
    or changed and kept at least half of what it speaks of; it is changed when value, comparator, unit or direction
    then differ ("70 percent" became "about 70 percent"), not when it is spelled otherwise ("seventy percent"). The
    figures of a notice of correction are no edits. In the order of the new text, removed figures last. Pass
    `alignment` to compare the texts no second time.
    """
    if old_text == new_text:
        return []
    words = alignment or Alignment(old_text, new_text)
    announced = bool(new_notices(old_text, new_text))
    before = list(_outside(old_figures, notices(old_text)))
    after = list(_outside(new_figures, notices(new_text)))
    partners, kept = _partners(words, before, after)
    taken = set(partners.values())
    added = [figure for number, figure in enumerate(after) if number not in taken]
    removed = [figure for number, figure in enumerate(before) if number not in partners and number not in kept]
    removed, added = _without_twins(words, removed, added)
    edits = [FigureEdit(None, figure, (), announced) for figure in added]
    for number, partner in partners.items():
        changed = differences(before[number], after[partner])
        if changed and number not in kept:
            edits.append(FigureEdit(before[number], after[partner], changed, announced))
    edits.sort(key=lambda edit: edit.after.start if edit.after else 0)
    return edits + [FigureEdit(figure, None, (), announced) for figure in removed]


def differences(before: Figure, after: Figure) -> tuple[Aspect, ...]:
    """What two figures do not have in common."""
    found: list[Aspect] = []
    if (before.value, before.low, before.high) != (after.value, after.low, after.high):
        found.append("value")
    if before.comparator != after.comparator:
        found.append("comparator")
    if before.unit != after.unit:
        found.append("unit")
    directions = [figure.change.direction if figure.change else None for figure in (before, after)]
    if None not in directions and directions[0] != directions[1]:
        found.append("direction")
    return tuple(found)


def notices(text: str) -> list[Span]:
    """The sentences that tell of a correction, a clarification or an update."""
    return [span for span in sentences.split(text) if _NOTICE.search(text[slice(*span)][:400])]


def new_notices(old_text: str, new_text: str) -> list[Span]:
    """The notices of the new text that the old one did not carry."""
    known = {" ".join(old_text[slice(*span)].split()) for span in notices(old_text)}
    return [span for span in notices(new_text) if " ".join(new_text[slice(*span)].split()) not in known]


def _outside(figures: Iterable[Figure], spans: Sequence[Span]) -> Iterator[Figure]:
    """The figures that no span holds."""
    return (figure for figure in figures if not any(start <= figure.start < end for start, end in spans))


def _partners(words: Alignment, before: list[Figure], after: list[Figure]) -> tuple[dict[int, int], set[int]]:
    """Which new figure stands in the place of which old one, and which old ones stand in unchanged sentences."""
    spans = [words.new.covering(figure.start, figure.end) for figure in after]
    ends = list(accumulate((end for _, end in spans), max))
    options: dict[int, list[int]] = {}
    kept: set[int] = set()
    for number, figure in enumerate(before):
        span = words.old.covering(figure.start, figure.end)
        places = words.places(span)
        if words.is_kept(span):
            kept.add(number)
        regions = list(places) if len(places) == 1 else words.replacements(span)
        options[number] = [n for region in regions for n in _within(region, spans, ends)]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    # those read alike first, then those of one unit, then what stands there in its order
    for is_alike in (_is_equal, _is_of_a_kind, _is_any):
        for number, numbers in options.items():
            free = [n for n in numbers if n not in taken and is_alike(before[number], after[n])]
            if free and number not in partners:
                partners[number] = free[0]
                taken.add(free[0])
    return partners, kept


def _within(region: Span, spans: list[Span], ends: list[int]) -> Iterator[int]:
    """Which spans, in their order, touch the region; `ends` are the furthest ends so far."""
    for number in range(bisect_right(ends, region[0]), len(spans)):
        if spans[number][0] >= region[1]:
            return
        if region[0] < spans[number][1]:
            yield number


def _is_equal(before: Figure, after: Figure) -> bool:
    return not differences(before, after)


def _is_of_a_kind(before: Figure, after: Figure) -> bool:
    return (before.unit, before.counted) == (after.unit, after.counted)


def _is_any(before: Figure, after: Figure) -> bool:
    return True


def _without_twins(words: Alignment, removed: list[Figure], added: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What is left without the figures of equal sentences in both texts, of which nothing told which was which."""
    olds = Counter(_statement(words.old, figure) for figure in removed)
    news = Counter(_statement(words.new, figure) for figure in added)
    both = olds & news
    return _less(words.old, removed, both), _less(words.new, added, both)


def _less(words: Words, found: list[Figure], twins: Counter[tuple[str, str]]) -> list[Figure]:
    left = Counter(twins)
    kept: list[Figure] = []
    for figure in found:
        statement = _statement(words, figure)
        if left[statement]:
            left[statement] -= 1
        else:
            kept.append(figure)
    return kept


def _statement(words: Words, figure: Figure) -> tuple[str, str]:
    """The figure with its whole sentence."""
    return words.key(words.sentence_of(words.covering(figure.start, figure.end)[0])), figure.raw
