"""What neighbouring figures say about each other: levels of a change, shared bounds, conversions."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures import changes, ellipsis
from claims.figures.found import Found
from claims.figures.shapes import Direction
from claims.figures.tokens import Token, word_at


def _converted(tokens: Sequence[Token], found: list[Found]) -> None:
    """ "under 90 kg (198 lb)": a conversion in brackets has the bound and the change of what it converts."""
    for position in range(1, len(found)):
        figure, origin = found[position], found[position - 1]
        if figure.unit is None or origin.unit is None or figure.first - origin.last != 1:
            continue
        if word_at(tokens, origin.last) not in ("(", "/") or figure.unit.name == origin.unit.name:
            continue
        measures = ("physical", "money", "rate", "time")
        if figure.unit.kind in measures and origin.unit.kind in measures:
            if figure.comparator == "exactly":
                figure.comparator = origin.comparator
            figure.direction = figure.direction or origin.direction


def settle(tokens: Sequence[Token], found: list[Found]) -> list[Found]:
    """The figures with what they take from each other."""
    found = _side_by_side(tokens, found)
    ellipsis.complete(tokens, found)
    _directions(tokens, found)
    _converted(tokens, found)
    return found


def _directions(tokens: Sequence[Token], found: list[Found]) -> None:
    """Changes: each figure's direction, and the levels it went from and to."""
    for position, figure in enumerate(found):
        if figure.direction is not None:
            continue
        before = word_at(tokens, figure.first - 1)
        if figure.from_ is not None and before == "from":
            figure.direction = changes.governs(tokens, figure.first - 1)
            figure.from_to = figure.direction is not None
            continue
        figure.from_ = figure.to = None
        direction = _direction(tokens, figure, before)
        if direction is None and position:
            direction = _shared(tokens, found[position - 1], figure)
        if direction is None or "short" in (word_at(tokens, figure.last), word_at(tokens, figure.last + 1)):
            continue
        figure.direction = direction
        _levels(tokens, figure, found[position + 1 : position + 3])


def _shared(tokens: Sequence[Token], earlier: Found, figure: Found) -> Direction | None:
    """The direction of a figure that says the change before it once more, or of the next thing in turn."""
    gap = [token.lower for token in tokens[earlier.last : figure.first]]
    if gap[:1] in (["points"], ["point"]):
        gap = gap[1:]
    if gap in (["or"], [",", "or"]):
        return earlier.direction  # "by $9 million or 4 percent", "down 12 points, or 0.3 percent"
    percents = all(item.unit is not None and item.unit.kind == "percent" for item in (earlier, figure))
    if gap == ["and"] and percents and word_at(tokens, figure.last) in _IN_TURN:
        return earlier.direction  # "rose by 3 percent and 5 percent respectively"
    return None


_IN_TURN = frozenset((".", ",", "respectively", "in", "over"))


def _direction(tokens: Sequence[Token], figure: Found, before: str) -> Direction | None:
    measured = _is_measured(tokens, figure)
    direction = None
    if word_at(tokens, figure.first) not in _LEVELS:
        direction = changes.before(tokens, figure.first, measured=measured)
    unit = figure.unit.kind if figure.unit is not None else None
    if direction is None and before not in ("to", "from"):
        direction = changes.after(tokens, figure.last, measured=measured or unit == "money")
    if direction is None and unit == "percent" and _listed(tokens, figure):
        direction = "down" if figure.value is not None and figure.value < 0 else "up"
    return direction


def _levels(tokens: Sequence[Token], figure: Found, following: list[Found]) -> None:
    """Where the change ended or began, when that stands right after it."""
    for other in following:
        if other.first - figure.last > 4 or other.value is None:
            return
        if not _comparable(figure, other):
            continue
        lead = word_at(tokens, other.first - 1)
        if lead == "to" and figure.to is None:
            figure.to = other.value
        elif lead == "from" and figure.from_ is None:
            figure.from_ = other.value


#: "fell below 90 percent" is a level.
_LEVELS = frozenset(("below", "above", "beyond"))
#: Parts of a currency in which prices move: "gained 10 sen".
_SMALL_MONEY = frozenset(("cent", "penny", "sen"))


def _is_measured(tokens: Sequence[Token], figure: Found) -> bool:
    """Whether the figure can be an amount of change after any such verb: a share, points, part of a price."""
    if figure.number.form in ("fraction", "share") or word_at(tokens, figure.core_last) in (
        "points",
        "point",
    ):
        return True
    unit = figure.unit
    return unit is not None and (unit.kind in ("percent", "points") or unit.name in _SMALL_MONEY)


def _comparable(change: Found, level: Found) -> bool:
    """Whether `level` can be where a change of this unit began or ended."""
    if change.unit is None or change.unit.kind in ("percent", "points"):
        return True
    return level.unit is None or level.unit.kind == change.unit.kind


def _listed(tokens: Sequence[Token], figure: Found) -> bool:
    """ "FTSE -0.6% DAX +1.6%": a signed percentage in a listing is a move."""
    i = figure.core_first - 1
    return (
        i > 0 and tokens[i].text in "-−+" and tokens[i - 1].kind in ("word", "num") and not tokens[i - 1].text.islower()
    )


_LOWER = frozenset(("more_than", "at_least"))
_UPPER = frozenset(("less_than", "at_most"))


def _side_by_side(tokens: Sequence[Token], found: list[Found]) -> list[Found]:
    """ "more than 20 and less than 30": a lower and an upper bound side by side are one range."""
    merged: list[Found] = []
    for figure in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.value is not None
            and figure.value is not None
            and 0 < figure.first - last.last <= 2
            and all(token.lower in ("and", "but", ",") for token in tokens[last.last : figure.first])
            and {last.comparator in _LOWER, figure.comparator in _LOWER} == {True, False}
            and (last.comparator in _UPPER or figure.comparator in _UPPER)
            and (last.unit is None or figure.unit is None or last.unit.name == figure.unit.name)
        ):
            lower, upper = (last, figure) if last.comparator in _LOWER else (figure, last)
            if lower.value is not None and upper.value is not None and lower.value < upper.value:
                last.low, last.high, last.value = lower.value, upper.value, None
                last.last, last.core_last, last.comparator = figure.last, figure.core_last, "between"
                last.unit = figure.unit or last.unit
                continue
        merged.append(figure)
    return merged
