"""What a unit is taken per: "$500,000 a year", "9 deaths per 100,000", "three tests per day"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures import numbers
from claims.figures.found import Unit
from claims.figures.nouns import singular
from claims.figures.tokens import HYPHENS, Token, over_hyphen, touching, vocabulary, word_at
from claims.figures.unit_names import PER_A, SYMBOLS, TIME, WORDS

_LATER = vocabulary("earlier ago later before after prior previously from")
_PER_WHAT = vocabulary("people residents inhabitants population births adults children women men persons")
_ARTICLES = frozenset(("a", "an", "each", "every"))


def extend(tokens: Sequence[Token], unit: Unit) -> Unit:
    """The unit with up to two denominators that follow it; "a 12-cent-a-share dividend" has one."""
    for _ in range(2):
        name, last = _denominator(tokens, unit.last)
        if name is None:
            break
        unit = Unit(f"{unit.name} per {name}", last, "rate")
    if unit.kind == "physical":
        name = _time_after_stuff(tokens, unit.last)
        if name is not None:
            return Unit(f"{unit.name} per {name}", unit.last, "rate")
    return unit


def _time_after_stuff(tokens: Sequence[Token], j: int) -> str | None:
    """ "4,000 barrels of crude oil a day": the time stands behind what is measured."""
    if word_at(tokens, j) != "of":
        return None
    for k in range(j + 2, min(j + 5, len(tokens) - 1)):
        if tokens[k - 1].kind != "word":
            return None
        if tokens[k].lower not in _ARTICLES and tokens[k].lower != "per":
            continue
        base = tokens[k + 1].lower
        return base if base in TIME and word_at(tokens, k + 2) not in _LATER else None
    return None


def of_noun(tokens: Sequence[Token], j: int) -> Unit | None:
    """ "tests per day", "new cases a week" at j: what is counted is a noun, the unit the rate of it."""
    for k in (j + 1, j + 2):
        if k >= len(tokens) or tokens[k - 1].kind != "word":
            return None
        word = tokens[k].lower
        if word not in ("a", "an", "per") or not tokens[k - 1].text.islower():
            continue
        per_time = singular(word_at(tokens, k + 1)) in TIME and word_at(tokens, k + 2) not in _LATER
        per_number = word == "per" and k + 1 < len(tokens) and tokens[k + 1].kind == "num"
        name, last = _denominator(tokens, k) if per_time or per_number else (None, k)
        if name is None:
            return None
        nouns = [*(token.lower for token in tokens[j : k - 1]), singular(tokens[k - 1].lower)]
        return Unit(f"{' '.join(nouns)} per {name}", last, "rate")
    return None


def _denominator(tokens: Sequence[Token], j: int) -> tuple[str | None, int]:
    """What follows per, a, an or a slash at j: (name, index after it); (None, j) when no rate is meant."""
    if word_at(tokens, j) in HYPHENS and word_at(tokens, j + 1) in ("a", "an", "per"):
        j += 1
    word = word_at(tokens, j)
    k = over_hyphen(tokens, j + 1)
    if k >= len(tokens):
        return None, j
    following = tokens[k]
    base = singular(following.lower)
    if word in _ARTICLES:
        # "$5 million a year earlier" compares
        rate = base in PER_A and following.lower == base and word_at(tokens, k + 1) not in _LATER
        return (WORDS.get(base, base), k + 1) if rate else (None, j)
    if word == "per":
        return _per(tokens, j, k)
    if word == "/" and touching(tokens, k) and following.kind == "word":
        name = SYMBOLS.get(following.text) or (WORDS.get(base, base) if base in PER_A else None)
        return name, j if name is None else k + 1
    return None, j


def _per(tokens: Sequence[Token], j: int, k: int) -> tuple[str | None, int]:
    following = tokens[k]
    if following.kind == "num":
        number = numbers.read(tokens, k)
        if number is None or number.value is None or number.form != "digits":
            return None, j
        noun = word_at(tokens, number.last)
        counted = noun in _PER_WHAT
        return f"{number.value:f}" + (f" {singular(noun)}" if counted else ""), number.last + counted
    if following.kind != "word":
        return None, j
    base = singular(following.lower)
    if base in ("square", "cubic") and k + 1 < len(tokens):
        inner = singular(tokens[k + 1].lower)
        return f"{base} {WORDS.get(inner, inner)}", k + 2
    return WORDS.get(base, SYMBOLS.get(following.text, base)), k + 1
