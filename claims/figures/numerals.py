"""Numbers in digits: separators, decimals, ordinals, fractions and scientific notation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.figures.found import EXACT, FIFTEEN, Number, ratio
from claims.figures.number_words import SUPERSCRIPT
from claims.figures.tokens import MINUS, Token, touching, vocabulary, word_at

#: No statistic has more digits than this; a longer run of digits is a key, not a quantity.
LONGEST = 30
_POWER_SIGNS = frozenset("eExX×·^")
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_SEPARATORS = frozenset(", \u00a0\u2009\u202f")
#: A fraction above one is written over one of these; others are two readings ("120/80") or a label.
_TOP_HEAVY = vocabulary("2 3 4 8 16")


def read(tokens: Sequence[Token], i: int) -> Number | None:
    """The number in digits at token i; None when it is too long or a pair such as 120/80."""
    text = tokens[i].text
    if len(text) > LONGEST:
        return None
    if "." in text and "," in text and text.rindex(",") > text.rindex("."):
        text = text.replace(".", "").replace(",", ".")  # continental
    elif text.count(".") > 1:
        groups = text.split(".")
        if len(groups) == 4 and all(int(group) < 256 for group in groups):
            return None  # an address on the internet
        text = "".join(groups)
    value = Decimal("".join(character for character in text if character not in _SEPARATORS))
    end = i + 1
    if end < len(tokens) and tokens[end].text in _POWER_SIGNS:
        value, end = _powers(tokens, i, value)
    if touching(tokens, end):
        if tokens[end].lower in _ORDINAL_ENDS and "." not in text:
            return Number(i, end + 1, value, "ordinal")
        below = _below(tokens, end) if end == i + 1 and text.isdigit() and len(text) <= 4 else ""
        if below:
            part = ratio(value, Decimal(below))
            if part is None or (part >= 1 and below not in _TOP_HEAVY):
                return None
            return Number(i, end + 2, part, "fraction")
    return Number(i, end, value, "digits", bare=end == i + 1 and text.isdigit())


def is_ordinal(tokens: Sequence[Token], i: int) -> bool:
    """Whether the digits at i go on as "22nd"."""
    return word_at(tokens, i + 1) in _ORDINAL_ENDS and touching(tokens, i + 1)


def _below(tokens: Sequence[Token], j: int) -> str:
    """The denominator after a slash at j, "" when there is none."""
    if tokens[j].text != "/" or not touching(tokens, j + 1) or tokens[j + 1].kind != "num":
        return ""
    below = tokens[j + 1].text
    return below if below.isdigit() and len(below) <= 4 else ""


def _powers(tokens: Sequence[Token], i: int, value: Decimal) -> tuple[Decimal, int]:
    """Scientific notation after token i: 1e10, 12.3e+14, 1.3x10^6, 2.5 × 10⁻³; and 2.5^3."""
    j = i + 1
    sign = word_at(tokens, j)
    start = 0
    if sign in ("e", "^") and touching(tokens, j):
        start = j + 1
    elif sign in ("x", "×", "·") and word_at(tokens, j + 1) == "10":
        start = j + 3 if word_at(tokens, j + 2) == "^" else j + 2
    if not start or not (touching(tokens, start) or sign == "^"):
        return value, i + 1
    exponent, end = _exponent(tokens, start)
    if exponent is None or (sign == "^" and not value):
        return value, i + 1
    return FIFTEEN.power(value, exponent) if sign == "^" else value.scaleb(exponent, EXACT), end


def _exponent(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """A signed whole number of at most two digits, raised or plain."""
    sign = 1
    if i < len(tokens) and tokens[i].kind == "sup":
        digits = tokens[i].text.translate(SUPERSCRIPT)
        bare = digits.lstrip("+-")
        if bare.isdigit() and len(bare) <= 2 and len(digits) - len(bare) <= 1:
            return int(digits), i + 1
        return None, i
    if word_at(tokens, i) == "+":
        i += 1
    elif i < len(tokens) and tokens[i].text in MINUS:
        sign, i = -1, i + 1
    if i < len(tokens) and tokens[i].kind == "num" and tokens[i].text.isdigit() and len(tokens[i].text) <= 2:
        return sign * int(tokens[i].text), i + 1
    return None, i
