"""One pass over the tokens: every number that is a figure, with its sign, unit, range and bound."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures import ages, amounts, calendar, comparators, doubts, labels, multiples, ranges, ranks
from claims.figures.found import Amount, Found, Unit
from claims.figures.number_words import STARTERS
from claims.figures.tokens import Token, touching, word_at


def scan(text: str, tokens: Sequence[Token]) -> list[Found]:
    """All figures of the text in order, without what they count, their place and their time."""
    found: list[Found] = []
    i = 0
    floor = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind in ("num", "frac") or token.lower in STARTERS:
            figure, end = _figure_at(text, tokens, i, floor)
            if figure is not None:
                found.append(figure)
                floor = figure.last
            i = max(end, i + 1)
        elif token.lower in multiples.WORDS:
            figure = multiples.read(tokens, i)
            if figure is not None:
                if figure.unit is not None:
                    _bound(tokens, figure, floor)
                found.append(figure)
                floor = figure.last
            i += 1
        else:
            i += 1
    return found


def _figure_at(text: str, tokens: Sequence[Token], i: int, floor: int) -> tuple[Found | None, int]:
    """The figure whose number starts at i, with the index to read on from."""
    currency, first = amounts.currency_before(tokens, i, floor)
    if currency is None:
        end = calendar.skip(tokens, i)
        if end == i:
            end = labels.skip(tokens, i, text)
        if end > i:
            return None, end
    if ranks.stands_at(tokens, i):
        return ranks.read(tokens, i)
    left = amounts.read(tokens, i, currency, first)
    if left is None:
        slashed = tokens[i].kind == "num" and word_at(tokens, i + 1) == "/" and touching(tokens, i + 1)
        return None, i + 3 if slashed else i + 1
    odds = multiples.to_one(tokens, left)
    if odds is not None:
        _bound(tokens, odds, floor)
        return odds, odds.last
    right = ranges.other_end(tokens, left)
    if right is None:
        if doubts.dismisses(tokens, left):
            return None, left.last
        amounts.tolerance(tokens, left)
    figure = _range(tokens, left, right, floor) if right is not None else _single(left)
    _age(tokens, figure)
    _bound(tokens, figure, floor)
    return figure, figure.last


def _single(amount: Amount) -> Found:
    number = amount.number
    return Found(
        amount.first,
        amount.last,
        number.first,
        number.last,
        number,
        amount.value,
        number.low,
        number.high,
        amount.unit,
    )


def _range(tokens: Sequence[Token], left: Amount, right: Amount, floor: int) -> Found:
    if left.unit is None or left.unit.kind == "money":
        ranges.share_scale(left, right)
    low, high = sorted(end for end in (left.value, right.value) if end is not None)
    first = left.first
    if first > floor and word_at(tokens, first - 1) == "between":
        first -= 1
    number = left.number
    figure = Found(first, right.last, number.first, right.number.last, number, None, low, high, right.unit or left.unit)
    figure.from_, figure.to = left.value, right.value
    return figure


def _age(tokens: Sequence[Token], figure: Found) -> None:
    """Ages by construction; the unit is years unless the text says months or weeks."""
    whole = figure.value if figure.value is not None else figure.high
    if whole is None or not 0 < whole < 120 or figure.number.form not in ("digits", "words"):
        return
    if figure.unit is not None and figure.unit.kind != "time":
        return
    first = ages.lead(tokens, figure.first)
    if first < figure.first:
        last = ages.years(tokens, figure.core_last) if figure.unit is None else figure.last
        name = figure.unit.name if figure.unit is not None else "year"
        figure.unit = Unit(f"{name} of age", last, "age")
        figure.first, figure.last = first, last
    elif figure.unit is None and whole == int(whole) and ages.told(tokens, figure.first, figure.last):
        figure.unit = Unit("year of age", figure.last, "age")


def _is_plus(tokens: Sequence[Token], j: int) -> bool:
    """ "90+ percent", but not "9.8 +/- 0.1"."""
    return tokens[j].text == "+" and touching(tokens, j) and word_at(tokens, j + 1) != "/"


def _bound(tokens: Sequence[Token], figure: Found, floor: int) -> None:
    """Comparators on either side."""
    comparator, first = comparators.before(tokens, figure.first, figure.last)
    if comparator is not None and first >= floor:
        figure.comparator, figure.first = comparator, first
    after, last = comparators.after(tokens, figure.last)
    if after is None and figure.core_last < figure.last and _is_plus(tokens, figure.core_last):
        after, last = "at_least", figure.last
    if after is not None:
        figure.last = last
        if figure.comparator == "exactly" or (figure.comparator == "about" and after in ("at_least", "at_most")):
            figure.comparator = after
    if figure.comparator != "exactly":
        return
    if figure.low is not None:
        figure.comparator = "between"
    elif word_at(tokens, figure.core_last - 1) == "dozen" and figure.number.form == "words":
        figure.comparator = "about"  # "a dozen" is said of eleven and of thirteen as well
