"""Factors: "tripled", "could double", "twice as many", "a threefold rise", "outnumber them four to one"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.figures.found import Amount, Found, Number, Unit
from claims.figures.number_words import FACTOR_VERBS, FOLDS
from claims.figures.tokens import Token, over_hyphen, vocabulary, word_at

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


#: What a ratio to one is said of; without one of these near it "4 to 1" is a score or a range.
_RATIOS = vocabulary(
    "odds ratio ratios outnumber outnumbers outnumbered outnumbering margin margins majority bet bets leverage "
    "exceed exceeds exceeded favour favor favoured favored outsell outsells outsold outspent outspend"
)
_SCORED = vocabulary("won win wins lost lose loses beat beats lead leads led scale from between")
_RATIO_REACH = 8


def to_one(tokens: Sequence[Token], left: Amount) -> Found | None:
    """ "outnumber men three to one", "by a 20-to-1 margin": how many times as much the first is as the second."""
    number = left.number
    value = left.value
    if left.unit is not None or value is None or value <= 1 or number.form not in ("digits", "words"):
        return None
    to = over_hyphen(tokens, number.last)
    one = over_hyphen(tokens, to + 1)
    if word_at(tokens, to) != "to" or word_at(tokens, one) not in ("one", "1"):
        return None
    before = {token.lower for token in tokens[max(left.first - _RATIO_REACH, 0) : left.first]}
    after = {token.lower for token in tokens[one + 1 : one + 4]}
    lead = left.first - 1
    while lead > left.first - 4 and word_at(tokens, lead) in _BETWEEN:
        lead -= 1
    compared = word_at(tokens, lead) == "by" or (before | after) & _RATIOS
    if before & _SCORED or not compared:
        return None
    number.form = "factor"
    return Found(left.first, one + 1, number.first, number.last, number, value, unit=Unit("time", one + 1, "times"))
