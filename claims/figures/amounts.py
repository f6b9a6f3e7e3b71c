"""A number with its sign and its unit, on whichever side the unit stands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.figures import money, numbers, rates, units
from claims.figures.currencies import CODES, PARTS
from claims.figures.currency_names import parts_in_one
from claims.figures.found import Amount, Number, Unit, times
from claims.figures.number_words import SCALES, SMALL
from claims.figures.tokens import MINUS, Token, touching, word_at

_MILLION = Decimal(10**6)
_BEFORE_MINUS = frozenset("(<>=~∼≈$£€,[/")
_MINUS_WORDS = frozenset(("minus", "negative"))
_SMALL_COINS = frozenset(PARTS.values())


def currency_before(tokens: Sequence[Token], i: int, floor: int) -> tuple[str | None, int]:
    """The currency before the number at i, a minus between them included: (code, first token of it)."""
    token = tokens[i]
    spelled = token.lower in SMALL or token.lower in SCALES or token.lower in ("half", "a")
    if not spelled and token.kind not in ("num", "frac"):
        return None, i
    currency, first = money.before(tokens, i, floor)
    if currency is None and i > 1 and tokens[i - 1].text in "-−" and touching(tokens, i) and touching(tokens, i - 1):
        return money.before(tokens, i - 1)  # "$-3.5bn"
    return currency, first


def read(tokens: Sequence[Token], i: int, currency: str | None, first: int) -> Amount | None:
    """The amount whose number starts at i; `currency` stands before it from token `first` on."""
    number = numbers.read(tokens, i, money=currency is not None)
    if number is None or number.form == "ordinal":
        return None
    amount = Amount(first, number.last, number)
    _sign(tokens, amount)
    if currency is not None:
        code = _in_millions(amount, currency)
        again = units.read(tokens, number)
        # "$10 dollars": the name after the sign says it once more
        said = again is not None and again.kind == "money" and again.name == code
        if again is not None and again.last < len(tokens) and tokens[again.last].kind == "num":
            said = False  # "$20 $30": the sign is the next number's
        amount.unit = rates.extend(tokens, Unit(code, again.last if again and said else number.last, "money"))
    else:
        amount.unit = units.read(tokens, number)
    if amount.unit is not None:
        amount.last = amount.unit.last
        if currency is None and amount.unit.kind == "money":
            amount.unit.name = _in_millions(amount, amount.unit.name)
            _scale_after_code(tokens, amount)
        if amount.unit.kind == "money" and amount.unit.name not in _SMALL_COINS:
            _cents(tokens, amount)
        else:
            _pounds(tokens, amount)
    return amount


def _in_millions(amount: Amount, code: str) -> str:
    """ "5 MUSD": the code alone, its M multiplied in."""
    if len(code) != 4 or code[1:] not in CODES or amount.number.value is None:
        return code
    amount.number.value = times(amount.number.value, _MILLION)
    return code[1:]


def _scale_after_code(tokens: Sequence[Token], amount: Amount) -> None:
    """ "5 USD million": the scale on the wrong side of the code."""
    scale = SCALES.get(word_at(tokens, amount.last))
    if scale is not None and scale >= _MILLION and amount.number.value is not None and amount.number.scale == 1:
        amount.number.value = times(amount.number.value, scale)
        amount.last += 1


def _cents(tokens: Sequence[Token], amount: Amount) -> None:
    """One sum of money in two or three numbers: "3 dollars 50 cents", "£2 and 40p", "5 yuan 3 jiao 2 fen"."""
    for _ in range(2):
        j = amount.last + (word_at(tokens, amount.last) == "and")
        if amount.number.value is None or j >= len(tokens):
            return
        if not (tokens[j].kind == "num" or tokens[j].lower in SMALL):
            return
        part = numbers.read(tokens, j)
        if part is None or part.value is None or not _is_hundredth(part):
            return
        unit = units.read(tokens, part)
        ends = part.last >= len(tokens) or tokens[part.last].text in ".;"
        if unit is not None and unit.kind == "money" and unit.name in _SMALL_COINS:
            amount.number.value += part.value / parts_in_one(unit.name)
            amount.last = unit.last
        elif unit is None and ends and part.value >= 10 and amount.first == amount.number.first:
            amount.number.value += part.value / 100
            amount.last = part.last
            return
        else:
            return


def _pounds(tokens: Sequence[Token], amount: Amount) -> None:
    """ "3 pounds 20 pence": the pence show that the pounds are money."""
    unit = amount.unit
    if unit is None or unit.name != "pound mass" or not tokens[unit.last - 1].lower.startswith("pound"):
        return
    before = amount.last
    _cents(tokens, amount)
    if amount.last > before and tokens[amount.last - 1].lower in ("pence", "penny", "p", "pennies"):
        amount.unit = Unit("GBP", amount.last, "money")


def _is_hundredth(part: Number) -> bool:
    return part.value is not None and 0 < part.value < 100 and part.value == int(part.value)


def _sign(tokens: Sequence[Token], amount: Amount) -> None:
    """A minus sign before the number or its currency: −4, minus-5, $-3.5bn, negative ten."""
    for start in {amount.number.first, amount.first}:
        if start == 0:
            continue
        first = _minus_before(tokens, start)
        if first < start:
            amount.negative, amount.first = True, min(amount.first, first)


def _minus_before(tokens: Sequence[Token], start: int) -> int:
    """The first token of a minus that ends before `start`; `start` when there is none."""
    before = tokens[start - 1]
    earlier = tokens[start - 2] if start > 1 else None
    if before.lower in _MINUS_WORDS:
        return start - 1 if earlier is None or earlier.kind != "num" else start
    if before.text not in MINUS:
        return start
    free = earlier is None or not touching(tokens, start - 1) or earlier.text in _BEFORE_MINUS
    if before.text == "–" and earlier is not None and earlier.kind == "num":
        free = False  # the dash of a range
    if free and (touching(tokens, start) or before.text == "−" or earlier is None):
        return start - 1
    return start - 2 if earlier is not None and earlier.lower in _MINUS_WORDS else start


def tolerance(tokens: Sequence[Token], amount: Amount) -> None:
    """ "1.3 ± 0.5 percent", "9.8 +/- 0.1 m": the tolerance belongs to the number, its unit to both."""
    for j in dict.fromkeys((amount.number.last, amount.last)):
        k = j + 1 if word_at(tokens, j) == "±" else 0
        if word_at(tokens, j) == "+" and word_at(tokens, j + 1) in ("/", *MINUS) and word_at(tokens, j + 2) in MINUS:
            k = j + 3
        if k and k < len(tokens) and tokens[k].kind == "num":
            margin = read(tokens, k, None, k)
            if margin is not None:
                amount.unit = margin.unit or amount.unit
                amount.last = margin.last
                return
