"""What became of a passage of one version in the next: a place in the new text, several, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from claims.anchors.diffing import Diff
from claims.anchors.pairing import Pairs
from claims.anchors.resemblance import Index, contents
from claims.anchors.words import Words, is_content, is_number

Span = tuple[int, int]

_CONTEXT = 30
# words; longer than most articles
_NEAR = 3_000
_SHARED = 0.5
_ALIKE = 0.7
_TELLING = 3


class Alignment:
    """Two versions of one text, compared by sentence and, where sentences changed, by word.

    Made once and asked often: it takes time in proportion to the texts, a question takes little.
    """

    def __init__(self, old_text: str, new_text: str) -> None:
        self.old, self.new = Words(old_text), Words(new_text)
        self._diffs: dict[tuple[range, range], Diff] = {}

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(
            [self.old.key(i) for i in range(len(self.old.sentences))],
            [self.new.key(j) for j in range(len(self.new.sentences))],
        )

    def places(self, span: Span) -> set[Span]:
        """Where the old words of `span` stand, unchanged and together, in what became of their sentences.

        Several places when nothing tells which of them it is.
        """
        holders = range(self.old.sentence_of(span[0]), self.old.sentence_of(span[1] - 1) + 1)
        changed = [i for i in holders if self._pairs.new_of[i] is None]
        if not changed:
            place = self._together(self._image(word) for word in range(*span))
            return {place} if place else set()
        twins = self._twins(changed)
        if twins:
            return twins
        found: set[Span] = set()
        for diff in self._diffs_around(changed[0]):
            found |= self._places_by(diff, span)
        moved = self._moved(changed[0]) if not found and len(holders) == 1 else None
        return self._places_by(moved, span) if moved is not None else found

    def replacements(self, span: Span) -> list[Span]:
        """The new words that stand where the old words of `span` stood in a sentence that was changed.

        They lie between the nearest words kept before and after, where enough of the sentence was kept for it to be
        the same statement.
        """
        holder = self.old.sentence_of(span[0])
        if self._pairs.new_of[holder] is not None:
            return []
        sentence = self.old.around(*span)
        moved = self._moved(holder)
        found: list[Span] = []
        for diff in [*self._diffs_around(holder), *([moved] if moved else [])]:
            diff.resolve(*sentence)
            slot = self._slot(diff, span, sentence)
            if slot is not None and slot[0] < slot[1] and self._is_same_statement(diff, span, slot):
                found.append(slot)
        return found

    def is_kept(self, span: Span) -> bool:
        """Whether the sentence of these old words stands unchanged in the new text."""
        return self._pairs.new_of[self.old.sentence_of(span[0])] is not None

    def _image(self, word: int) -> int | None:
        """The new word that a word of an unchanged sentence became."""
        sentence = self.old.sentence_of(word)
        paired = self._pairs.new_of[sentence]
        if paired is None:
            return None
        return self.new.sentences[paired][0] + word - self.old.sentences[sentence][0]

    @staticmethod
    def _together(images: Iterable[int | None]) -> Span | None:
        words = list(images)
        first = words[0]
        if first is None or words != list(range(first, first + len(words))):
            return None
        return first, first + len(words)

    def _twins(self, changed: list[int]) -> set[Span]:
        """The equal sentences that the unpaired old ones might be, where their own place does not single one out."""
        found: set[Span] = set()
        for i in changed:
            key = self.old.key(i)
            twins = self._unpaired_new.get(key)
            if not twins:
                continue
            around, options = self._pairs.gaps(i)
            near = [j for j in twins if any(j in option for option in options)]
            rivals = [other for other in self._unpaired_old[key] if other in around]
            if len(near) != 1 or len(rivals) != 1:
                found |= {self.new.sentences[j] for j in twins}
        # one look-alike is no better than two: it may be another's
        return found | {(0, 0)} if found else found

    @cached_property
    def _unpaired_old(self) -> dict[str, list[int]]:
        return _by_key(self.old, self._pairs.new_of)

    @cached_property
    def _unpaired_new(self) -> dict[str, list[int]]:
        return _by_key(self.new, self._pairs.old_of)

    def _diffs_around(self, sentence: int) -> list[Diff]:
        around, options = self._pairs.gaps(sentence)
        return [self._diff(around, option) for option in options]

    def _diff(self, around: range, option: range) -> Diff:
        if (around, option) not in self._diffs:
            self._diffs[around, option] = Diff(
                self.old.folded,
                (self.old.sentences[around[0]][0], self.old.sentences[around[-1]][1]),
                self.new.folded,
                (self.new.sentences[option[0]][0], self.new.sentences[option[-1]][1]),
            )
        return self._diffs[around, option]

    def _moved(self, sentence: int) -> Diff | None:
        """The changed sentence compared with the one that it became elsewhere, if each is most like the other."""
        there = self._changed_new.most_like(contents(self.old, sentence))
        if there is None or self._changed_old.most_like(contents(self.new, there)) != sentence:
            return None
        return self._diff(range(sentence, sentence + 1), range(there, there + 1))

    @cached_property
    def _changed_old(self) -> Index:
        return Index(self.old, (i for i, j in enumerate(self._pairs.new_of) if j is None))

    @cached_property
    def _changed_new(self) -> Index:
        return Index(self.new, (j for j, i in enumerate(self._pairs.old_of) if i is None))

    def _places_by(self, diff: Diff, span: Span) -> set[Span]:
        around = self.old.around(*span)
        diff.resolve(*around)
        place = self._together(self._image_by(diff, word) for word in range(*span))
        if place is None:
            place = self._place_within(diff, span)
            return {place} if place else set()
        if not self._is_same_statement(diff, span, place):
            return set()
        rivals = self._rivals(diff, span, place)
        return {place, *rivals}

    def _image_by(self, diff: Diff, word: int) -> int | None:
        image = self._image(word)
        return diff.new_of(word) if image is None else image

    def _is_same_statement(self, diff: Diff, span: Span, place: Span) -> bool:
        """Whether enough of what the sentences speak of was kept for the one to be the other.

        That is half of what either of them says around the quote. A quote that says much itself counts too; one that
        is all that its sentence says has to be most of what the new one says.
        """
        first, last = self.new.around(*place)
        olds = [i for i in range(*self.old.around(*span)) if is_content(self.old.folded[i])]
        news = [j for j in range(first, last) if is_content(self.new.folded[j])]
        images = {i: self._image_by(diff, i) for i in olds}
        kept = [i for i, image in images.items() if image is not None and first <= image < last]
        if not olds or not news:
            return not olds and not news
        around = [i for i in olds if not span[0] <= i < span[1]]
        if not around:
            return len(kept) >= _ALIKE * max(len(olds), len(news))
        beside = [j for j in news if not place[0] <= j < place[1]]
        if beside and len(olds) - len(around) < _TELLING:
            return len(set(kept).intersection(around)) >= _SHARED * min(len(around), len(beside))
        return len(kept) >= _SHARED * min(len(olds), len(news))

    def _rivals(self, diff: Diff, span: Span, place: Span) -> set[Span]:
        """Other places that could as well be this one, or this one itself if it could as well be another's."""
        run = self.old.folded[span[0] : span[1]]
        size = len(run)
        score = self._likeness(span[0], place[0], size)
        found: set[Span] = set()
        for j in self.new.places(run, _near(place[0], diff.new_span)):
            if j != place[0] and self._likeness(span[0], j, size) >= score:
                found.add((j, j + size))
        for i in self.old.places(run, _near(span[0], diff.old_span)):
            is_kept = self._together(self._image_by(diff, word) for word in range(i, i + size)) is not None
            if i != span[0] and not is_kept and self._likeness(i, place[0], size) >= score:
                found.add((0, 0))
        return found

    def _likeness(self, i: int, j: int, size: int) -> int:
        """How many words before and after are the same, in one go."""
        old, new = self.old.folded, self.new.folded
        before = 0
        while before < min(_CONTEXT, i, j) and old[i - before - 1] == new[j - before - 1]:
            before += 1
        i, j = i + size, j + size
        after = 0
        while after < _CONTEXT and i + after < len(old) and j + after < len(new) and old[i + after] == new[j + after]:
            after += 1
        return before + after

    def _place_within(self, diff: Diff, span: Span) -> Span | None:
        """The place of words that changed sides with others of their sentence ("Of those held, 12 …": "12 of …").

        Only where no other number took their place, and they hold a word of content, or one stands against them as
        before.
        """
        sentence = self.old.around(*span)
        slot = self._slot(diff, span, sentence)
        if slot is not None and any(is_number(word) for word in self.new.folded[slot[0] : slot[1]]):
            return None
        run = self.old.folded[span[0] : span[1]]
        if len(self.old.places(run, _near(span[0], diff.old_span))) > 1:
            return None
        taken = diff.taken()
        near = _near(slot[0], diff.new_span) if slot is not None else diff.new_span
        found = [
            (j, j + len(run))
            for j in self.new.places(run, near)
            if not taken.intersection(range(j, j + len(run)))
            and (any(map(is_content, run)) or self._stands_against(span, (j, j + len(run))))
            and self._speaks_of_the_same(sentence, self.new.around(j, j + len(run)))
        ]
        return found[0] if len(found) == 1 else None

    def _stands_against(self, span: Span, place: Span) -> bool:
        old, new = self.old.folded, self.new.folded
        for step, i, j in ((-1, span[0] - 1, place[0] - 1), (1, span[1], place[1])):
            while 0 <= i < len(old) and 0 <= j < len(new) and old[i] == new[j]:
                if is_content(old[i]):
                    return True
                i, j = i + step, j + step
        return False

    def _speaks_of_the_same(self, sentence: Span, other: Span) -> bool:
        olds = Counter(filter(is_content, self.old.folded[slice(*sentence)]))
        news = Counter(filter(is_content, self.new.folded[slice(*other)]))
        return (olds & news).total() >= max(2, _ALIKE * max(olds.total(), news.total()))

    def _slot(self, diff: Diff, span: Span, sentence: Span) -> Span | None:
        """The new words between the nearest kept words of the sentence; None when neither side kept any."""
        before = after = None
        for i in range(span[0] - 1, sentence[0] - 1, -1):
            before = diff.new_of(i)
            if before is not None:
                break
        for i in range(span[1], sentence[1]):
            after = diff.new_of(i)
            if after is not None:
                break
        if before is None and after is None:
            return None
        holder = self.new.around(before, before + 1) if before is not None else None
        holder = holder or self.new.around(after or 0, (after or 0) + 1)
        start = holder[0] if before is None else before + 1
        return start, (max(start, holder[1]) if after is None else after)


def _by_key(words: Words, partners: Sequence[int | None]) -> dict[str, list[int]]:
    """The unpaired sentences by their words."""
    found: dict[str, list[int]] = {}
    for sentence, partner in enumerate(partners):
        if partner is None:
            found.setdefault(words.key(sentence), []).append(sentence)
    return found


def _near(word: int, span: Span) -> Span:
    """The part of a long passage in which a look-alike could be taken for the word."""
    return max(span[0], word - _NEAR), min(span[1], word + _NEAR)
