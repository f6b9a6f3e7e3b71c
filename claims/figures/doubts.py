"""Numbers that, read in full, count nothing: a pronoun, part of an adjective, a code, a name's number."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures import labels
from claims.figures.found import Amount
from claims.figures.tokens import Token, touching, vocabulary, word_at

_DASHES = frozenset("-–")
_HALF_BEFORE = vocabulary("than over about nearly almost roughly around only least just by to one under approximately")
_HALF_AFTER = vocabulary("of the a an its their his her our all those these as that this")
_HALVES = vocabulary(
    "second first other better latter final last opening each either a lower upper top bottom northern southern"
)
_ADJECTIVES = vocabulary("way off on to half")
_NOUNS_IN_ED = vocabulary("bed speed seed breed")


def dismisses(tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether the amount is no figure where it stands."""
    number, unit = amount.number, amount.unit
    first, last = number.first, number.last
    word = tokens[first].lower
    if number.form == "words":
        if word == "one" and last == first + 1:
            return _one(tokens, amount) or (unit is None and _in_adjective(tokens, last))
        if unit is None and _in_adjective(tokens, last):
            return True
        ranked = word_at(tokens, first - 1) in ("top", "bottom")
        if unit is None and ranked and not labels.counts(tokens, last):
            return True
    if word == "half" and number.form == "fraction" and last == first + 1:
        return _half(tokens, amount)
    if unit is None:
        return number.form == "digits" and _is_code(tokens, amount)
    return unit.name == "gauss" and number.bare and touching(tokens, last)  # 4G networks


def _one(tokens: Sequence[Token], amount: Amount) -> bool:
    """The pronoun, and "one day" or "one time", which name no number of days."""
    if amount.unit is None:
        return labels.pronoun_one(tokens, amount.number.first)
    if amount.unit.kind != "time":
        return False
    return word_at(tokens, amount.number.last) == "day" or labels.pronoun_one(tokens, amount.number.first)


def _in_adjective(tokens: Sequence[Token], j: int) -> bool:
    """ "two-pronged", "one-way", "two-on-two": the number is part of an adjective."""
    if not (word_at(tokens, j) in _DASHES and touching(tokens, j) and touching(tokens, j + 1)):
        return False
    word = word_at(tokens, j + 1)
    return word in _ADJECTIVES or (word.endswith("ed") and word not in _NOUNS_IN_ED)


def _half(tokens: Sequence[Token], amount: Amount) -> bool:
    """A part of a game or year ("the second half", "half-time") instead of a share."""
    i = amount.number.first
    before = word_at(tokens, i - 1)
    if word_at(tokens, i + 1) in _HALF_AFTER:
        return before in _HALVES
    return not (before in _HALF_BEFORE or (amount.unit is not None and not touching(tokens, i + 1)))


def _is_code(tokens: Sequence[Token], amount: Amount) -> bool:
    """11a, 007, "Channel 4", and the first number of a score."""
    number = amount.number
    first, last = number.first, number.last
    if touching(tokens, last) and tokens[last].kind in ("word", "num"):
        return True
    if number.bare:
        text = tokens[first].text
        if len(text) > 1 and text[0] == "0":
            return True
        if labels.in_name(tokens, first) and not labels.counts(tokens, last):
            return True
    scored = word_at(tokens, last) in _DASHES and touching(tokens, last) and touching(tokens, last + 1)
    return scored and tokens[last + 1].kind == "num"
