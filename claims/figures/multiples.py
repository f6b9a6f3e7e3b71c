"""Factors said in one word: "tripled", "could double", "twice as many", "a threefold rise"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.figures.found import Found, Number, Unit
from claims.figures.number_words import FACTOR_VERBS, FOLDS
from claims.figures.tokens import Token, vocabulary, word_at

WORDS = frozenset({*FACTOR_VERBS, *FOLDS, "twice"})

_BASE_FORMS = vocabulary("double triple treble quadruple halve")
_BEFORE_BASE = vocabulary("to will would could may might can should must not and")
_BETWEEN = vocabulary("nearly almost roughly about more than")
_NOT_AFTER_BASE = vocabulary(
    "digit digits figures down check up as standards standard dip cross - murder bed room helix"
)
_COMPARES = vocabulary("as the its their what that")


def read(tokens: Sequence[Token], i: int) -> Found | None:
    """The factor at i; None for "scored twice" (how often) and "double digits" (an adjective)."""
    word = tokens[i].lower
    if word in FACTOR_VERBS:
        if word in _BASE_FORMS and not _is_verb(tokens, i):
            return None
        factor, direction = FACTOR_VERBS[word]
        number = Number(i, i + 1, factor, "factor")
        return Found(i, i + 1, i, i + 1, number, factor, direction="up" if direction == "up" else "down")
    if word == "twice" and word_at(tokens, i + 1) not in _COMPARES:
        return None
    factor = FOLDS.get(word, Decimal(2))
    number = Number(i, i + 1, factor, "factor")
    return Found(i, i + 1, i, i + 1, number, factor, unit=Unit("time", i + 1, "times"))


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    j = i - 1
    while j > i - 4 and word_at(tokens, j) in _BETWEEN:
        j -= 1
    return word_at(tokens, j) in _BEFORE_BASE and word_at(tokens, i + 1) not in _NOT_AFTER_BASE
