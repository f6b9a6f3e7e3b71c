"""Which word of a changed passage is which word of the passage that took its place.

Words that stand once in both passages, in the same order in both, are fixed first (as the patience difference of
B. Cohen does), then what stands against them, then what is left between them by longest common subsequence. That last
step is done only where it is asked for, and only on small gaps, so that a rewritten book takes time in proportion to
its length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from claims.anchors.words import is_content

_CELLS = 60_000

Gap = tuple[int, int, int, int]


class Diff:
    """`new_of(i)` is the word of new[new_span] that the word i of old[old_span] became, or None."""

    def __init__(
        self, old: Sequence[str], old_span: tuple[int, int], new: Sequence[str], new_span: tuple[int, int]
    ) -> None:
        self._old, self._new = old, new
        self.old_span, self.new_span = old_span, new_span
        self._images: dict[int, int] = {}
        self._taken: set[int] = set()
        whole = (*old_span, *new_span)
        # disjoint and in order; nothing to fix leaves one gap
        self._gaps: list[Gap] = self._fix(*whole) or [whole]

    def resolve(self, first: int, last: int) -> None:
        """Compares closely what lies between fixed words in old[first:last]."""
        start = bisect_right(self._gaps, first, key=itemgetter(1))
        end = bisect_left(self._gaps, last, key=itemgetter(0))
        left = [part for gap in self._gaps[start:end] for part in self._resolve_gap(gap, first, last)]
        self._gaps[start:end] = sorted(left)

    def new_of(self, i: int) -> int | None:
        """The new word, of those found so far."""
        return self._images.get(i)

    def taken(self) -> set[int]:
        """The new words that are some old word's."""
        return self._taken

    def _resolve_gap(self, gap: Gap, first: int, last: int) -> list[Gap]:
        """Compares what is asked for, and gives the parts that were not."""
        left: list[Gap] = []
        pending = [gap]
        while pending:
            a, b, c, d = pending.pop()
            if b <= first or last <= a:
                left.append((a, b, c, d))
            elif (b - a) * (d - c) <= _CELLS:
                self._compare(a, b, c, d)
            else:
                # few words are unique in a long passage, but runs of three are
                pending += self._fix(a, b, c, d) or self._fix(a, b, c, d, size=3)
        return left

    def _fix(self, a: int, b: int, c: int, d: int, *, size: int = 1) -> list[Gap]:
        """Fixes the words, or runs of words, that are unique in both passages, and what stands against them.

        Gives the gaps between them; none also where nothing was fixed.
        """
        anchors = _in_order(self._unique(a, b, c, d, size))
        fixed: list[tuple[int, int]] = []
        for number, (i, j) in enumerate(anchors):
            low_i, low_j = fixed[-1] if fixed else (a - 1, c - 1)
            if i <= low_i or j <= low_j:
                continue
            fixed += self._back(i, j, low_i, low_j)
            high_i, high_j = anchors[number + 1] if number + 1 < len(anchors) else (b, d)
            while i < high_i and j < high_j and self._old[i] == self._new[j]:
                fixed.append((i, j))
                i, j = i + 1, j + 1
        if not fixed:
            return []
        gaps: list[Gap] = []
        before = (a - 1, c - 1)
        for i, j in [*fixed, (b, d)]:
            if i > before[0] + 1 and j > before[1] + 1:
                gaps.append((before[0] + 1, i, before[1] + 1, j))
            before = (i, j)
        self._images.update(fixed)
        self._taken.update(j for _, j in fixed)
        return gaps

    def _unique(self, a: int, b: int, c: int, d: int, size: int) -> list[tuple[int, int]]:
        old_runs = [tuple(self._old[i : i + size]) for i in range(a, b - size + 1)]
        new_runs = [tuple(self._new[j : j + size]) for j in range(c, d - size + 1)]
        olds, news = Counter(old_runs), Counter(new_runs)
        place = {run: j for j, run in enumerate(new_runs, start=c)}
        return [
            (i, place[run])
            for i, run in enumerate(old_runs, start=a)
            if olds[run] == 1 and news[run] == 1 and any(map(is_content, run))
        ]

    def _back(self, i: int, j: int, low_i: int, low_j: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        while i - 1 > low_i and j - 1 > low_j and self._old[i - 1] == self._new[j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        return found[::-1]

    def _compare(self, a: int, b: int, c: int, d: int) -> None:
        """The common subsequence that weighs most: words of content weigh four, all others one."""
        width = d - c + 1
        best = [[0] * width for _ in range(b - a + 1)]
        for i in range(b - a - 1, -1, -1):
            word = self._old[a + i]
            weight = 4 if is_content(word) else 1
            row, below = best[i], best[i + 1]
            for j in range(width - 2, -1, -1):
                taken = below[j + 1] + weight if self._new[c + j] == word else 0
                row[j] = max(taken, below[j], row[j + 1])
        i = j = 0
        while i < b - a and j < d - c:
            if best[i][j] == best[i + 1][j]:
                i += 1
            elif best[i][j] == best[i][j + 1]:
                j += 1
            else:
                self._images[a + i] = c + j
                self._taken.add(c + j)
                i, j = i + 1, j + 1


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs, sorted by their first, whose seconds rise too."""
    tails: list[int] = []
    tail_of: list[int] = []
    previous: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        previous.append(tail_of[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        tail_of[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = tail_of[-1] if tail_of else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return chain[::-1]
