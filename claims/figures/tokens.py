"""Cut a text into the pieces that the number grammar reads, in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["num", "word", "frac", "sup", "sym", "link"]


class Token(NamedTuple):
    """A piece of the text; `lower` is its lower case, spaces are in no token."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind


# Every repetition below is either of one character class followed by something outside that class, or
# bounded, so
# that the scan takes time linear in the text, whatever the text is.
_SCAN = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)[^\s<>"]+)
  | (?P<word>[^\W\d_²³¹⁰-⁹¼-¾⅐-⅞↉]+(?:['’][^\W\d_²³¹⁰-⁹¼-¾⅐-⅞↉]+)*)
  | (?P<num>
        \d{1,3}(?:,\d{3}){1,9}(?![\d])(?:\.\d+)?          # 1,234,567.8
      | \d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)(?:\.\d+)?      # 12,34,567 (Indian grouping)
      | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,9}(?!\d)(?:\.\d+)?   # 1 234 with a no-break or thin space
      | \d{1,3}(?:[ ]\d{3}){2,9}(?!\d)(?:\.\d+)?         # 1 234 567
      | \d{1,3},?[ ]000(?!\d|,\d)                         # 80, 000 and 10 000
      | \d{1,3}(?:\.\d{3}){2,9}(?!\d|[.,]\d)            # 1.234.567 (continental)
      | \d{1,3}(?:\.\d{3}){1,9},\d{1,2}(?!\d|,\d)         # 1.234,56 (continental)
      | \d+(?:\.\d+)?
      | (?<![\w.])\.\d+                                   # .5
    )
  | (?P<frac>[¼-¾⅐-⅞↉])
  | (?P<sup>[²³¹⁰-⁹⁺⁻]+)
  | (?P<sym>\S)
    """,
    re.VERBOSE,
)
_KIND: dict[str, Kind] = {
    "link": "link",
    "num": "num",
    "frac": "frac",
    "sup": "sup",
    "word": "word",
    "sym": "sym",
}


def tokenize(text: str) -> list[Token]:
    """All tokens in order; hyphens and other signs stand alone."""
    tokens = []
    for match in _SCAN.finditer(text):
        start, end = match.span()
        piece = text[start:end]
        tokens.append(Token(start, end, piece, piece.lower(), _KIND[match.lastgroup or "sym"]))
    return tokens


#: Signs that join the words of a compound or the ends of a range.
HYPHENS = frozenset("-\u2010\u2011\u2013\u2212")
#: Signs that can stand for minus.
MINUS = frozenset("-\u2010\u2011\u2012\u2013\u2212")


def word_at(tokens: Sequence[Token], i: int) -> str:
    """Lower-case text of token i, or "" past either end."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def touching(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i starts where the one before it ends."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def over_hyphen(tokens: Sequence[Token], i: int) -> int:
    """The index after a hyphen at i, or i when there is none."""
    return i + 1 if i < len(tokens) and tokens[i].text in HYPHENS else i


def vocabulary(words: str) -> frozenset[str]:
    """A set of words written as one spaced text, the readable form for the tables of this package."""
    return frozenset(words.split())
