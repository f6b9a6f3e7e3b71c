"""Two numbers that bound one quantity: "between 10 and 12", "$3 to $5 billion", "three or four"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from claims.figures import amounts, calendar, changes, money
from claims.figures.found import Amount, times
from claims.figures.number_words import STARTERS
from claims.figures.tokens import HYPHENS, MINUS, Token, over_hyphen, touching, vocabulary, word_at

Link = Literal["hyphen", "to", "and", "or", "slash"]


_ABOUT = vocabulary("about around roughly approximately just nearly almost")
_BOUND_SIGNS = frozenset("~∼≈<>")
_BEFORE_CURRENCY = vocabulary("the about around - −")
_BEFORE_NUMBER = vocabulary("minus negative another about around nearly almost the perhaps over")
_NO_END = frozenset(("vague", "share", "factor"))


def other_end(tokens: Sequence[Token], left: Amount) -> Amount | None:
    """The other end of the range that starts with `left`, if one does."""
    if left.number.form in _NO_END:
        return None
    lead = _lead(tokens, left.first)
    for end in dict.fromkeys((left.last, left.number.last)):
        link, j = _link_after(tokens, end)
        right = None if link is None else _end_at(tokens, j, link)
        if link is None or right is None:
            continue
        near = Amount(left.first, end, left.number, left.unit if end == left.last else None, left.negative)
        trend = changes.before(tokens, left.first, measured=True) is not None
        if _joined(tokens, near, link, right, lead=lead, trend=trend):
            return right
    return None


def _lead(tokens: Sequence[Token], first: int) -> str:
    """The word that governs the first number, over "about" and "the ages of"."""
    lead, earlier = word_at(tokens, first - 1), word_at(tokens, first - 2)
    if lead in _ABOUT and earlier in ("between", "from"):
        return earlier
    if (
        lead == "of"
        and earlier in ("ages", "age")
        and "between" in (word_at(tokens, first - 3), word_at(tokens, first - 4))
    ):
        return "between"
    return lead


def _end_at(tokens: Sequence[Token], j: int, link: Link) -> Amount | None:
    """The amount at j, where a range may end."""
    if j + 1 < len(tokens) and tokens[j].text in _BOUND_SIGNS:
        j += 1
    i, currency, first = _number_from(tokens, j)
    if i is None:
        return None
    if currency is None and link != "hyphen" and "." not in tokens[i].text and calendar.skip(tokens, i) > i:
        return None
    right = amounts.read(tokens, i, currency, first)
    if right is None or right.value is None or right.number.form in _NO_END:
        return None
    if link == "hyphen":
        right.negative = False
    return right


def _number_from(tokens: Sequence[Token], j: int) -> tuple[int | None, str | None, int]:
    """The number at j, or behind a currency, a minus or one small word: (index, currency, first token)."""
    for k in range(j, min(j + 5, len(tokens))):
        token = tokens[k]
        if token.kind not in ("num", "frac") and token.lower not in STARTERS:
            continue
        if token.lower in ("a", "an") and k > j:
            break
        currency, first = money.before(tokens, k)
        if currency is not None and j <= first <= j + (word_at(tokens, j) in _BEFORE_CURRENCY):
            return k, currency, first
        if k == j or (k == j + 1 and (tokens[j].text in MINUS or tokens[j].lower in _BEFORE_NUMBER)):
            return k, None, k
        break
    return None, None, j


def _link_after(tokens: Sequence[Token], j: int) -> tuple[Link | None, int]:
    """What may join a second number at j: (link, index after it)."""
    if j + 1 >= len(tokens):
        return None, j
    token = tokens[j]
    if token.text in HYPHENS or token.text in ("—", "~", "∼"):
        k = j + 1
        # "5,000 to-6,000" and "4- to 6-foot": the hyphen of a shared last word
        if word_at(tokens, k) == "to":
            return "to", over_hyphen(tokens, k + 1)
        return "hyphen", k
    if token.lower in ("to", "through", "till", "until", "up"):
        if token.lower == "up":
            return ("to", j + 2) if word_at(tokens, j + 1) == "to" else (None, j)
        return "to", over_hyphen(tokens, j + 1)
    if token.lower == "and":
        return "and", j + 1
    if token.lower == "or":
        return "or", j + 1
    if token.text == "/":
        return "slash", j + 1
    return None, j


def _joined(tokens: Sequence[Token], left: Amount, link: Link, right: Amount, *, lead: str, trend: bool) -> bool:
    """Whether two amounts joined by `link` are the two ends of one range.

    `lead` is the word before the first amount, `trend` whether a verb of change without "from" governs it: in
    "rose 12 points to 3,400" the second number is where the rise ended.
    """
    a, b = left.value, right.value
    if a is None or b is None or "share" in (left.number.form, right.number.form):
        return False
    if (left.number.form == "fraction") != (right.number.form == "fraction") and link != "to":
        return False
    if left.unit is not None and right.unit is not None and not _same(left.unit.name, right.unit.name):
        return False
    if link == "slash":
        return left.unit is not None and right.unit is not None and left.unit.kind == right.unit.kind == "money"
    if left.unit is not None and right.unit is None:
        return lead == "from" and link == "to" and left.unit.kind == "percent"
    if link == "hyphen":
        return _hyphen_range(tokens, left, right, lead=lead)
    if link == "and":
        return lead == "between" or (lead in ("from", "ranging", "range") and left.unit is not None)
    if link == "or":
        return left.unit is None and a < b and b - a <= max(Decimal(2), b / 3) and a == int(a) and _plain(left, right)
    if lead == "between" or word_at(tokens, left.last) == "through":
        return a < b  # "between 5 to 10", "5 through 10"
    if trend and left.unit is not None:
        return left.unit.kind in ("percent", "points")
    if lead == "from" or left.unit is not None:
        return True
    if right.unit is not None:
        # "lost 5 to 10 percent"; but "lost 3 to 12 points" cannot be told apart and is read as a range as
        # well
        return True
    return _noun_follows(tokens, right.last) or lead in (
        "about",
        "around",
        "of",
        "is",
        "was",
        "by",
        "for",
        "roughly",
        "aged",
    )


def _same(left: str, right: str) -> bool:
    """One unit, or the second end alone says per what: "$500,000 to $1 million a year"."""
    return left == right or right.startswith(left + " per ")


def _plain(left: Amount, right: Amount) -> bool:
    return (left.number.form == "words" and right.number.form == "words") or left.number.form == right.number.form


def _noun_follows(tokens: Sequence[Token], j: int) -> bool:
    return j < len(tokens) and tokens[j].kind == "word" and tokens[j].text.islower() and tokens[j].lower not in _NO_NOUN


_NO_NOUN = vocabulary(
    "in on at to from by for with against over under after before during as and or but when while win "
    "victory loss defeat draw tie lead record thanks vote decision advantage thriller upset triumph start "
    "final scoreline away home at since last this that on"
)
_SPORT = vocabulary(
    "beat beats beating won win wins lost lose loses losing lead leads led draw drew drawn tie tied ties "
    "defeat defeated score scored scores voted up down at trailing trailed"
)


def _hyphen_range(tokens: Sequence[Token], left: Amount, right: Amount, *, lead: str) -> bool:
    """A hyphen range has an upper end, and a unit, noun or preposition that a score ("won 2-1") has not."""
    a, b = left.value, right.value
    if a is None or b is None:
        return False
    hyphen = left.last
    if left.first == 0 and right.last == len(tokens):
        return a < b  # nothing but the two numbers
    spaced = not touching(tokens, hyphen) and not touching(tokens, hyphen + 1)
    if spaced and tokens[hyphen].text == "-" and left.unit is None and right.unit is None:
        return a < b and (right.last >= len(tokens) or tokens[right.last].text in ".,;)")
    if right.unit is not None and (touching(tokens, hyphen) or tokens[hyphen].text in "–—~∼" or spaced):
        return True
    if "." in tokens[left.number.first].text or a >= 1000:
        return a < b
    if b <= a or lead in _SPORT:
        return False
    return _noun_follows(tokens, right.last) or lead in _RANGE_LEADS or tokens[hyphen].text in "–~∼"


_RANGE_LEADS = vocabulary("between from about around of by for is roughly approximately every aged ages age range")


def share_scale(left: Amount, right: Amount) -> None:
    """ "$3 to $5 billion", "10 or 12 million": the first number takes the scale the second ends on."""
    a, b = left.number, right.number
    if a.value is None or b.value is None or b.scale <= 1 or a.scale > 1:
        return
    if a.value <= b.value / b.scale:
        a.value, a.scale = times(a.value, b.scale), b.scale
