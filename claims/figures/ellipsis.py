"""Units said once for several numbers: "45 and 50 mg", "by 2 percent, the other by 1"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures import labels
from claims.figures.found import Found, Unit, UnitKind, times
from claims.figures.tokens import Token, vocabulary, word_at

#: Before a bare number these say that it is more of the same.
_SAME = vocabulary("and or from to than with against versus ,")
_PRICED = vocabulary("is was at from to than")
_ENDS = frozenset(".;!?")


def complete(tokens: Sequence[Token], found: list[Found]) -> None:
    """Give numbers without a unit the one their construction shares with a neighbour."""
    for position in range(len(found) - 1, 0, -1):
        _from_right(tokens, found[position - 1], found[position])
    for position in range(1, len(found)):
        _from_left(tokens, found[position - 1], found[position])


def _from_right(tokens: Sequence[Token], left: Found, right: Found) -> None:
    """ "45 and 50 mg", "4-, 5- and 6-inch": a list whose last member has the unit."""
    if (
        left.unit is not None
        or right.unit is None
        or (left.low is not None and left.value is None and left.from_ is None)
    ):
        return
    between = [token.lower for token in tokens[left.last : right.first]]
    if not between or len(between) > 3 or not set(between) <= {"and", "or", ",", "-", "/", "to"}:
        return
    scale = right.number.scale
    if right.unit.kind == "money" and scale > 1 and left.number.scale == 1 and left.value is not None:
        # "3.5 and 4 billion dollars"
        if right.first == right.core_first and left.number.form == right.number.form == "digits" and left.value < 1000:
            left.value = times(left.value, scale)
            left.unit = Unit(right.unit.name, left.last, "money")
        return
    if right.unit.kind in ("percent", "physical", "time", "rate", "points") and (
        left.number.form == right.number.form or right.unit.kind == "percent"
    ):
        if right.unit.kind == "time" and left.value is not None and left.value > 1000:
            return
        left.unit = Unit(right.unit.name, left.last, right.unit.kind)
    elif right.unit.kind == "noun" and between != ["to"]:
        left.unit = Unit(right.unit.name, left.last, right.unit.kind)


def _from_left(tokens: Sequence[Token], left: Found, right: Found) -> None:
    """ "up 2 percent, the other by 1", "61.25 cents, the lowest 58.5", "from 3 percent to 5"."""
    if right.unit is not None or left.unit is None or labels.counts(tokens, right.last):
        return
    if right.first - left.last > 12 or any(token.text in _ENDS for token in tokens[left.last : right.first]):
        return
    if _goes_on(tokens, left, right, left.unit.kind):
        right.unit = Unit(left.unit.name, right.last, left.unit.kind)


def _goes_on(tokens: Sequence[Token], left: Found, right: Found, kind: UnitKind) -> bool:
    lead = word_at(tokens, right.first - 1)
    if kind in ("percent", "points"):
        if lead == "by":
            return "by" in (word_at(tokens, left.first - 1), word_at(tokens, left.first - 2))
        return lead in ("from", "than") and right.first - left.last <= 2 and right.value is not None
    if kind not in ("money", "physical"):
        return False
    if left.number.scale > 1 and left.number.scale == right.number.scale:
        return lead in _SAME  # "7.5 million pounds, compared with 6 million"
    # prices with decimals in one breath are in one currency
    decimal = right.number.form == "digits" and "." in tokens[right.core_first].text
    return lead in _PRICED and decimal and left.unit is not None and left.unit.name != "USD"
