"""A parsed sentence as plain lists, with what the constructions ask of it.

spaCy's token objects are slow to visit over and over; one pass turns a sentence into lists.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as DocSpan

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_BORROWS: Final = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "acomp", "prep", "aux", "attr", "pobj", "dobj"})
# Participles that say how their subject feels: "is convinced that …" has no other speaker.
_FELT: Final = frozenset({"convinced", "persuaded", "satisfied", "worried", "concerned", "determined", "committed"})
_NOMINAL: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "WDT", "JJ"})


class Tree:
    """One sentence. Tokens are numbered from 0; `start` and `end` are offsets in the text."""

    __slots__ = ("children", "dep", "end", "head", "high", "low", "lower", "size", "start", "tag", "word")

    def __init__(self, sentence: "DocSpan") -> None:
        first = sentence.start
        tokens = list(sentence)
        self.size = len(tokens)
        self.word = [token.text for token in tokens]
        self.lower = [word.lower() for word in self.word]
        self.tag = [token.tag_ for token in tokens]
        self.dep = [token.dep_ for token in tokens]
        self.start = [token.idx for token in tokens]
        self.end = [at + len(word) for at, word in zip(self.start, self.word, strict=True)]
        self.head = [min(max(token.head.i - first, 0), self.size - 1) for token in tokens]
        self.children: list[list[int]] = [[] for _ in tokens]
        self.low = list(range(self.size))
        self.high = list(range(self.size))
        for at, head in enumerate(self.head):
            if head != at:
                self.children[head].append(at)
        self._spread()

    def _spread(self) -> None:
        """Left and right edge of every subtree."""
        low, high, head = self.low, self.high, self.head
        for at in range(self.size):
            up, steps = head[at], 0
            while steps < self.size and (low[up] > at or high[up] < at):
                low[up], high[up] = min(low[up], at), max(high[up], at)
                up, steps = head[up], steps + 1

    def child(self, at: int, *deps: str) -> int | None:
        return next((child for child in self.children[at] if self.dep[child] in deps), None)

    def ancestors(self, at: int) -> "Iterator[int]":
        for _ in range(self.size):
            up = self.head[at]
            if up == at:
                return
            yield up
            at = up

    def is_under(self, at: int, top: int) -> bool:
        return at == top or top in self.ancestors(at)

    def subject(self, verb: int) -> int | None:
        """The subject of `verb`, its own or the one it shares with the verb or noun that governs it."""
        for _ in range(6):
            own = next((child for child in self.children[verb] if self.dep[child] in SUBJECTS), None)
            if own is not None:
                return own
            dep, head = self.dep[verb], self.head[verb]
            if head == verb:
                return None
            if dep == "relcl" or (dep == "acl" and self.tag[verb] == "VBG" and self.tag[head] in _NOMINAL):
                return head
            if dep not in _BORROWS and dep != "acl":
                return None
            verb = head
        return None

    def is_negated(self, verb: int) -> bool:
        return any(
            self.dep[child] == "neg" or self.lower[child] in {"never", "n't", "not"} for child in self.children[verb]
        )

    def auxiliaries(self, verb: int) -> list[int]:
        return [child for child in self.children[verb] if self.dep[child] in {"aux", "auxpass"}]

    def is_passive(self, verb: int) -> bool:
        if self.lower[verb] in _FELT and self.child(verb, "agent") is None:
            return False
        return self.tag[verb] == "VBN" and (
            any(self.dep[child] in {"auxpass", "nsubjpass"} for child in self.children[verb])
        )
