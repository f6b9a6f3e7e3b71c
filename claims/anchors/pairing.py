"""Which sentence of a version is which sentence of the next, where both hold the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

_ROUNDS = 4


class Pairs:
    """`new_of[i]` is the new sentence that the old sentence i became unchanged, or None; `old_of` the reverse.

    A sentence that stands once in both is paired wherever it went. One that stands several times is paired only where
    the sentences beside it are, and where both sides agree; otherwise it stays unpaired.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new
        self.new_of: list[int | None] = [None] * len(old)
        self.old_of: list[int | None] = [None] * len(new)
        self._disputed: set[int] = set()
        for _ in range(_ROUNDS):
            if not (self._pair_unique() + self._pair_beside()):
                break

    def _pair(self, i: int, j: int) -> None:
        self.new_of[i], self.old_of[j] = j, i

    def _pair_unique(self) -> int:
        """Pairs what stands once among the unpaired of both."""
        left = [i for i, j in enumerate(self.new_of) if j is None]
        right = [j for j, i in enumerate(self.old_of) if i is None]
        counts = Counter(self._old[i] for i in left)
        places = Counter(self._new[j] for j in right)
        only = {self._new[j]: j for j in right if places[self._new[j]] == 1}
        made = 0
        for i in left:
            key = self._old[i]
            if counts[key] == 1 and key in only and i not in self._disputed:
                self._pair(i, only[key])
                made += 1
        return made

    def _pair_beside(self) -> int:
        """Pairs equal sentences that follow, or go before, a pair."""
        onward = self._walk(range(len(self._old)), 1, len(self._new))
        backward = self._walk(range(len(self._old) - 1, -1, -1), -1, len(self._new))
        wanted: dict[int, int] = {}
        for i in onward.keys() | backward.keys():
            options = {walk[i] for walk in (onward, backward) if i in walk}
            if len(options) == 1:
                wanted[i] = options.pop()
            else:
                self._disputed.add(i)
        claims = Counter(j for walk in (onward, backward) for j in set(walk.values()))
        claimants: dict[int, set[int]] = {}
        for walk in (onward, backward):
            for i, j in walk.items():
                if claims[j] > 1:
                    claimants.setdefault(j, set()).add(i)
        made = 0
        for i, j in wanted.items():
            rivals = claimants.get(j, {i})
            if len(rivals) > 1:
                self._disputed |= rivals
            elif i not in self._disputed:
                self._pair(i, j)
                made += 1
        return made

    def _walk(self, order: range, step: int, size: int) -> dict[int, int]:
        """What each unpaired old sentence would be, were the run of equal sentences from a pair to go on.

        The ends of the texts count as paired with each other.
        """
        found: dict[int, int] = {}
        last: int | None = -1 if step > 0 else size
        for i in order:
            paired = self.new_of[i]
            if paired is not None:
                last = paired
                continue
            following = None if last is None else last + step
            fits = (
                following is not None
                and 0 <= following < size
                and self.old_of[following] is None
                and self._new[following] == self._old[i]
            )
            last = following if fits else None
            if fits and following is not None:
                found[i] = following
        return found

    def gaps(self, i: int) -> tuple[range, list[range]]:
        """The unpaired old sentences around the unpaired i, and the unpaired new ones that stand in their place.

        There are two such places where the sentences before and after were parted.
        """
        around = self._runs[0][i]
        before = -1 if around.start == 0 else self.new_of[around.start - 1]
        after = len(self._new) if around.stop == len(self._old) else self.new_of[around.stop]
        places = [self._runs[1].get(j) for j in (before + 1 if before is not None else -1, (after or 0) - 1)]
        return around, list(dict.fromkeys(place for place in places if place))

    @cached_property
    def _runs(self) -> tuple[dict[int, range], dict[int, range]]:
        """For each unpaired sentence of either text, the unpaired ones that it stands among."""
        return _unpaired(self.new_of), _unpaired(self.old_of)


def _unpaired(partners: Sequence[int | None]) -> dict[int, range]:
    found: dict[int, range] = {}
    first = 0
    for at in range(len(partners) + 1):
        if at == len(partners) or partners[at] is not None:
            run = range(first, at)
            found.update(dict.fromkeys(run, run))
            first = at + 1
    return found
