"""Which changed sentence of a text speaks of the same as a given one, wherever it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claims.anchors.words import Words, is_content

_LEAST = 4
_SHARED = 0.75
# a word that so many sentences hold tells none apart
_COMMON = 200


class Index:
    """Some sentences of a text by the words of content that they hold."""

    def __init__(self, words: Words, sentences: Iterable[int]) -> None:
        self._bags: dict[int, set[str]] = {}
        self._holders: dict[str, list[int]] = {}
        for sentence in sentences:
            self._bags[sentence] = bag = contents(words, sentence)
            for word in bag:
                self._holders.setdefault(word, []).append(sentence)

    def most_like(self, bag: set[str]) -> int | None:
        """The one sentence that shares at least four words and three quarters of them; None if two share as many.

        One of the two may say more, but not both: where "Leeds" became "York" it is another statement.
        """
        holders = (self._holders.get(word, []) for word in bag)
        shared = Counter(sentence for found in holders if len(found) <= _COMMON for sentence in found)
        best = shared.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        sentence = best[0][0]
        other = self._bags[sentence]
        common = len(bag & other)
        says_more = bag <= other or other <= bag
        return sentence if says_more and common >= max(_LEAST, _SHARED * max(len(bag), len(other))) else None


def contents(words: Words, sentence: int) -> set[str]:
    """What a sentence speaks of."""
    return set(filter(is_content, words.folded[slice(*words.sentences[sentence])]))
