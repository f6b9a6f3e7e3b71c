"""A quote of one version in the next: carried where it surely stands, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.anchors import numbers, selectors
from claims.anchors.alignment import Alignment, Span
from claims.anchors.selectors import Selector
from claims.anchors.words import Words, is_content

State = Literal["anchored", "ambiguous", "orphaned"]
How = Literal["exact", "normalised", "look-alikes", "number-changed", "not-found"]

# a quote that speaks of so many things is known by itself, wherever it went
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a quote. There is a selector only where it is anchored.

    `how` tells why: "exact" and "normalised" (other spaces, quotation marks, dashes, composition or case; the same
    digits) are anchored; "look-alikes" is ambiguous: nothing says which of them it was; "number-changed" and
    "not-found" are orphaned.
    """

    state: State
    selector: Selector | None
    how: How


class Carrier:
    """Carries the quotes of one version to another; compares the two texts once."""

    def __init__(self, old_text: str, new_text: str) -> None:
        self._old_text, self._new_text = old_text, new_text
        self._is_same = old_text == new_text
        self.alignment = Alignment("" if self._is_same else old_text, "" if self._is_same else new_text)

    def carry(self, selector: Selector, *, must_match: str | None = None) -> Carried:
        """See `carry`."""
        selectors.find(self._old_text, selector.exact, start=selector.start)
        if self._is_same:
            found = Carried("anchored", selectors.at(self._new_text, selector.start, selector.end), "exact")
        else:
            found = self._carry(selector)
        if found.selector is not None and must_match is not None and not _holds(found.selector.exact, must_match):
            return Carried("orphaned", None, "number-changed")
        return found

    def _carry(self, selector: Selector) -> Carried:
        span = self.alignment.old.covering(selector.start, selector.end)
        if span[0] >= span[1]:
            return Carried("orphaned", None, "not-found")
        places = self.alignment.places(span) or self._by_itself(span)
        if len(places) > 1:
            return Carried("ambiguous", None, "look-alikes")
        if not places:
            return Carried("orphaned", None, "not-found")
        [place] = places
        if not numbers.same_number(self.alignment.old, span, self.alignment.new, place):
            return Carried("orphaned", None, "number-changed")
        found = self._selector(selector, span, place)
        if found is None:
            return Carried("orphaned", None, "not-found")
        return Carried("anchored", found, "exact" if found.exact == selector.exact else "normalised")

    def _by_itself(self, span: Span) -> set[Span]:
        """The place of a long quote that stands once in both texts, though nothing around it was kept."""
        old, new = self.alignment.old, self.alignment.new
        run = old.folded[span[0] : span[1]]
        if sum(map(is_content, run)) < _TELLING or len(old.places(run)) != 1:
            return set()
        return {(j, j + len(run)) for j in new.places(run)}

    def _selector(self, selector: Selector, span: Span, place: Span) -> Selector | None:
        """The new quote: word for word, with the white space at the old one's ends if that is there too."""
        old, new = self.alignment.old, self.alignment.new
        start = _edge(old, span[0], selector.start - old.starts[span[0]], new, place[0])
        back = _edge(old, span[1] - 1, selector.end - old.starts[span[1] - 1], new, place[1] - 1)
        if start is None or back is None:
            return None
        lead = self._old_text[selector.start : old.starts[span[0]]]
        tail = self._old_text[old.ends[span[1] - 1] : selector.end]
        if lead and self._new_text.endswith(lead, 0, start):
            start -= len(lead)
        if tail and self._new_text.startswith(tail, back):
            back += len(tail)
        return selectors.at(self._new_text, start, back)


def carry(selector: Selector, old_text: str, new_text: str, *, must_match: str | None = None) -> Carried:
    """What became of a quote of `old_text` in `new_text`, a later version of the same article.

    The quote must stand again word for word, digit for digit, in what became of its sentence: one that was kept,
    wherever it went, or one that was changed and kept at least half of what it speaks of. What differs only by what
    software changes is the same. A quote that its sentence lost is orphaned though the same words stand elsewhere; one
    that could be either of several look-alikes is ambiguous. What qualifies a figure from outside of the quote
    ("about") is not looked at: compare the figures. `must_match` are words that the new quote must hold, such as the
    figure of a longer quote. Raises QuoteNotFound if the quote does not stand in `old_text` at its place.

    Many quotes of the same versions are carried faster by one `Carrier`.
    """
    return Carrier(old_text, new_text).carry(selector, must_match=must_match)


def _holds(text: str, wanted: str) -> bool:
    run = Words(wanted).folded
    return not run or bool(Words(text).places(run))


def _edge(old: Words, i: int, offset: int, new: Words, j: int) -> int | None:
    """The offset in the new text of a place `offset` code points into the old word i, which became the new word j."""
    size = old.ends[i] - old.starts[i]
    if offset <= 0:
        return new.starts[j]
    if offset >= size:
        return new.ends[j]
    is_same = old.text[old.starts[i] : old.ends[i]] == new.text[new.starts[j] : new.ends[j]]
    return new.starts[j] + offset if is_same else None
