"""A text as words to compare: what an editor's software changes is folded away, what a reader reads is not.

Folded: Unicode composition and ligatures, white space, quotation marks, dashes, soft hyphens, case. Kept: every digit.
A number is one word with its decimals and thousands ("1.70", "12,000", "70th"), so that none is found inside another.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final

from claims.language import sentences
from claims.language.word_lists import words

# marks that combine with the letter before them, and characters that nobody sees
_MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_UNSEEN: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
_LETTERS: Final = rf"[\w{_MARKS}{_UNSEEN}]"
_WORD: Final = re.compile(
    rf"\w{_LETTERS}*+(?:(?<=\d)[.,:/\u2044'\u2019](?=\d){_LETTERS}++)*+|--++|\.\.\.|[^\w\s{_UNSEEN}][{_MARKS}]*+"
)
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES: Final = "'\"`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"
_FOLDS: Final = (
    dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, _QUOTES), "'")
    | dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)], "")
)

# words that say nothing of what a sentence is about
FUNCTION_WORDS: Final = words(
    """a about above after again against all almost also although an and another any are around as at be because been
    before being between both but by can could did do does down during each either even every few for from further had
    has have having he her here hers him his how however i if in into is it its itself just least less like many may
    me might more most much must my nearly no nor not now of off on once one only or other our out over own per same
    said say saying says she should since so some such t than that the their them then there these they this those
    though through to told too under until up upon us very was we were what when where which while who whom whose why
    will with within without would you your s re ve ll d m
    percent percentage point points cent pct"""
)
SCALE_WORDS: Final = words(
    """hundred hundreds thousand thousands million millions billion billions trillion trillions lakh lakhs crore crores
    dozen dozens score mn bn tn m b k"""
)
NUMBER_WORDS: Final = SCALE_WORDS - {"m", "b", "k", "score"} | words(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half quarter third thirds quarters fifth
    fifths tenth tenths twice"""
)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """What two spellings of one word have in common."""
    if word.isascii():
        return "-" if word.startswith("--") else word.translate(_FOLDS).casefold()
    # NFKC would make "10²" into "102" and "７０" into "70": compatibility holds for letters only
    numeric = any(char.isnumeric() and not char.isascii() for char in word)
    composed = unicodedata.normalize("NFC", word) if numeric else unicodedata.normalize("NFKC", word)
    folded = unicodedata.normalize("NFC", composed.translate(_FOLDS).casefold())
    return "".join(folded.split())


def is_number(folded: str) -> bool:
    """Whether the word holds digits or spells a number."""
    return folded in NUMBER_WORDS or any(char.isnumeric() for char in folded)


def is_content(folded: str) -> bool:
    """Whether the word tells what a sentence is about: no number, no unit of shares, no function word, no mark."""
    return folded[:1].isalpha() and folded not in FUNCTION_WORDS and not is_number(folded)


class Words:
    """The words of one text: `folded[i]` is text[starts[i]:ends[i]] folded; sentences are spans of words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.folded: list[str] = []
        for found in _WORD.finditer(text):
            folded = fold(found.group())
            if folded:
                self.starts.append(found.start())
                self.ends.append(found.end())
                self.folded.append(folded)
        spans = [
            (bisect_left(self.starts, start), bisect_left(self.starts, end)) for start, end in sentences.pieces(text)
        ]
        self.sentences = [(first, last) for first, last in spans if first < last]
        self._openings = [first for first, _ in self.sentences]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The span of words that text[start:end] touches."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def sentence_of(self, word: int) -> int:
        """Which sentence holds the word."""
        return bisect_right(self._openings, word) - 1

    def key(self, sentence: int) -> str:
        """One string that two sentences of the same words share."""
        first, last = self.sentences[sentence]
        return " ".join(self.folded[first:last])

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The words of the sentences that hold words[first:last]."""
        return self.sentences[self.sentence_of(first)][0], self.sentences[self.sentence_of(last - 1)][1]

    def places(self, run: list[str], within: tuple[int, int] | None = None) -> list[int]:
        """Where these words stand one after another, by the index of the first; in words[within] if given."""
        wanted = f" {' '.join(run)} "
        first, last = within or (0, len(self.folded))
        end = self._offsets[last] + 1
        found: list[int] = []
        at = self._joined.find(wanted, self._offsets[first], end)
        while at >= 0:
            found.append(bisect_left(self._offsets, at))
            at = self._joined.find(wanted, at + 1, end)
        return found

    @cached_property
    def _joined(self) -> str:
        return f" {' '.join(self.folded)} "

    @cached_property
    def _offsets(self) -> list[int]:
        return list(accumulate((len(word) + 1 for word in self.folded), initial=0))
