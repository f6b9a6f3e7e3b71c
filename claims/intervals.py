"""How far a figure may lie from what it says: the half-width around its value. Pure.

A newspaper's "70 percent" is a rounded one and stands for [69.5, 70.5); its "about 12" for a little either side.
The bounds of more-than and at-most follow from the comparator alone and need no tolerance.
"""

from __future__ import annotations

from decimal import Decimal

from claims.choices import Comparator, ToleranceBasis

# a tenth either side: "about" has no exact meaning; a curator sets a better one where it matters
ABOUT = Decimal("0.1")
# 143,000 is read as rounded to thousands; 140 is not read as rounded to tens, since small counts are counted out
ROUND_ZEROS = 3
# however round a number, it is not taken to lie more than a twentieth off
WIDEST_ROUNDING = Decimal("0.05")


def tolerance(*, value: Decimal | None, comparator: str, unit: str | None) -> tuple[Decimal | None, str | None]:
    """The half-width of the figure's interval in its own unit, and what it rests on; (None, None) when it is exact."""
    if value is None or not value:
        return None, None
    if comparator == Comparator.ABOUT:
        return _plain(abs(value) * ABOUT), ToleranceBasis.CONVENTION
    if comparator == Comparator.EXACTLY and (half := _half_of_last_place(value, unit)):
        return half, ToleranceBasis.ROUNDING
    return None, None


def _half_of_last_place(value: Decimal, unit: str | None) -> Decimal | None:
    places = -int(value.as_tuple().exponent)  # finite, so never one of the exponent's letters
    if places > 0:
        return Decimal(5).scaleb(-places - 1)
    if unit in ("percent", "percentage_points"):
        return Decimal("0.5")
    digits = format(value, "f")
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < ROUND_ZEROS:
        return None
    return _plain(min(Decimal(5).scaleb(zeros - 1), abs(value) * WIDEST_ROUNDING))


def _plain(value: Decimal) -> Decimal:
    """Without an exponent or trailing zeros."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
