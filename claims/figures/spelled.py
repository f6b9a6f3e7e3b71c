"""Numbers in words: cardinals, ordinals, fractions, orders of magnitude, and what starts with an article."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.figures import numerals
from claims.figures.found import Number, ratio, times
from claims.figures.number_words import (
    DENOMINATORS,
    DOZENS,
    ONES,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
    VAGUE,
    VULGAR,
)
from claims.figures.tokens import HYPHENS, Token, over_hyphen, touching, vocabulary, word_at
from claims.figures.word_classes import ENDS_PHRASE

_TENS_VALUES = frozenset(TENS.values())
#: A cardinal in words has fewer words than this.
_LONGEST = 30
_HUNDRED = Decimal(100)
_HUNDREDS = frozenset(("hundred",))

#: "a third time", "a fourth quarter", "a half century": an ordinal or another reading, not a fraction.
_NOT_AFTER_FRACTION = vocabulary(
    "time times day week month year party person world man woman child baby term straight consecutive "
    "successive round season goal set row hand place successor question option category in dose country and "
    "generation grade grader degree floor"
)

#: "Millions have fled", "hundreds more": people, left out; scores and tens are other things as well.
_STANDS_ALONE = vocabulary("dozens hundreds thousands millions billions")
_AFTER_BARE = vocabulary("have has had are were will would could may might must can do did who more remain remained")
#: "nearly a year", "more than a decade": a bound makes a length of time of the article.
_LENGTHS = vocabulary("second minute hour day week fortnight month year decade")
_NEARLY = vocabulary("nearly almost roughly approximately barely")
_COMPARED = vocabulary("more less longer fewer")


#: After "a third" these leave it a part; any other word is a noun, and the third in its order.
_AFTER_PART = ENDS_PHRASE | vocabulary(
    "higher lower larger smaller bigger cheaper fewer faster slower shorter longer older younger greater"
)


def read(tokens: Sequence[Token], i: int) -> Number | None:
    """The number in words that starts at token i."""
    word = tokens[i].lower
    following = word_at(tokens, i + 1)
    if word in ("a", "an"):
        return after_article(tokens, i)
    if word in ("several", "few"):
        base = VAGUE.get(following + "s")
        return None if base is None else _vague(i, i + 2, base)
    if word == "half":
        return Number(i, i + 1, Decimal("0.5"), "fraction")
    if word == "quarter":
        return Number(i, i + 1, Decimal("0.25"), "fraction") if following in SCALES else None
    if word in VAGUE:
        return _orders(tokens, i)
    if word in ("point", "oh"):
        return _below_one(tokens, i)
    if word in SMALL or word in ("hundred", "thousand"):
        return cardinal(tokens, i)
    return None


def after_article(tokens: Sequence[Token], i: int) -> Number | None:
    """ "a dozen", "a hundred and two", "a third", "a couple of", "a few thousand"."""
    j = over_hyphen(tokens, i + 1)
    word, after = word_at(tokens, j), word_at(tokens, j + 1)
    if word == "few" and after + "s" in VAGUE:
        return _vague(i, j + 2, VAGUE[after + "s"])
    if word == "couple":
        scale = SCALES.get(after) or DOZENS.get(after)
        if after == "of" or scale is not None:
            return Number(i, j + 2, 2 * (scale or Decimal(1)), "words", scale or Decimal(1))
        return None
    if word in DOZENS and not word.endswith("s"):
        return Number(i, j + 1, DOZENS[word], "words")
    if word in SCALES:
        number = cardinal(tokens, j)
        if number is not None:
            number.first = i
        return number
    if word in _LENGTHS and _bounded(tokens, i):
        return Number(i, i + 1, Decimal(1), "words")
    if word in DENOMINATORS and not word.endswith("s") and after not in _NOT_AFTER_FRACTION:
        if word in ORDINALS and touching(tokens, j + 1) and after in HYPHENS and word_at(tokens, j + 2) != "of":
            return None  # "a third-party bid", "a fifth-grade class"
        if word in ORDINALS and j + 1 < len(tokens) and tokens[j + 1].text.islower() and after not in _AFTER_PART:
            return None  # "a third channel"
        return Number(i, j + 1, ratio(Decimal(1), DENOMINATORS[word]), "fraction")
    return None


def _bounded(tokens: Sequence[Token], i: int) -> bool:
    """Whether the article at i stands behind words that bound a length: "almost", "more than", "at least"."""
    before, lead = word_at(tokens, i - 1), word_at(tokens, i - 2)
    if before == "than":  # "$5 more than a year ago" compares with a time
        return lead in _COMPARED and word_at(tokens, i + 2) not in ("ago", "earlier", "before")
    return before in _NEARLY or (before == "least" and lead == "at")


def _vague(first: int, last: int, base: Decimal, by: Decimal = Decimal(1)) -> Number:
    low = times(base, by)
    return Number(first, last, None, "vague", by, low, times(low, Decimal(10)))


def _orders(tokens: Sequence[Token], i: int) -> Number | None:
    """ "dozens of", "tens of thousands of", "hundreds of millions of": an order of magnitude, [n, 10n]."""
    base = VAGUE[tokens[i].lower]
    after = word_at(tokens, i + 1)
    if after != "of":
        alone = tokens[i].lower in _STANDS_ALONE and after in _AFTER_BARE and word_at(tokens, i - 1) != "the"
        return _vague(i, i + 1, base) if alone else None
    by = Decimal(1)
    last = i + 1
    while word_at(tokens, last) == "of" and word_at(tokens, last + 1) in VAGUE and last < i + 7:
        by = times(by, VAGUE[word_at(tokens, last + 1)])
        last += 2
    return _vague(i, last, base, by)


def ordinal(tokens: Sequence[Token], i: int) -> Number | None:
    """ "third", "twenty-first" at i."""
    word = tokens[i].lower
    if word in ORDINALS:
        return Number(i, i + 1, Decimal(ORDINALS[word]), "ordinal")
    number = cardinal(tokens, i) if word in SMALL else None
    return number if number is not None and number.form == "ordinal" else None


def cardinal(tokens: Sequence[Token], i: int) -> Number | None:
    """A cardinal at i with the decimals or the denominator that may follow it."""
    value, last, scale = _words(tokens, i, Decimal(10) ** 30)
    if value is None:
        return None
    number = Number(i, last, value, "words", scale)
    if word_at(tokens, last) == "point":
        return _decimals(tokens, number)
    return fraction(tokens, number)


class _Sum:
    """A cardinal as it is heard: `total` up to the last scale, `current` since."""

    __slots__ = ("current", "limit", "scale", "total")

    def __init__(self, limit: Decimal) -> None:
        self.total: Decimal | None = None
        self.current: Decimal | None = None
        self.scale = Decimal(1)
        self.limit = limit

    def takes_unit(self, small: Decimal) -> bool:
        """ "twenty" "one", "hundred" "five"; but "one two" are two numbers."""
        now = self.current
        if now is None:
            if small >= self.limit:
                return False
            self.current = small
            return True
        if (now and now % 100 == 0) or _joins(now, small):
            self.current = now + small
            return True
        return False

    def takes_scale(self, step: Decimal) -> bool:
        """ "hundred" multiplies what came since the last scale, the others close it."""
        if self.current is None and self.total is not None and step > _HUNDRED:
            self.total = times(self.total, step)  # "a thousand million", "three lakh crore"
        elif step >= self.limit or (self.current is None and self.total is not None):
            return False
        elif step == _HUNDRED:
            now = Decimal(1) if self.current is None else self.current
            if not 0 < now < 100:
                return False
            self.current = now * 100
            return True
        else:
            self.total = (self.total or Decimal(0)) + times(self.current or Decimal(1), step)
        self.current, self.limit, self.scale = None, step, step
        return True

    @property
    def after_hundred(self) -> bool:
        return bool(self.current) and self.current is not None and self.current % 100 == 0

    @property
    def value(self) -> Decimal | None:
        if self.current is None and self.total is None:
            return None
        return (self.total or Decimal(0)) + (self.current or Decimal(0))


def _joins(tens: Decimal, small: Decimal) -> bool:
    return tens % 10 == 0 and tens % 100 >= 20 and 0 < small < 10


def _words(tokens: Sequence[Token], i: int, limit: Decimal) -> tuple[Decimal | None, int, Decimal]:
    """A cardinal in words whose parts all lie under `limit`: (value, end, last scale).

    "two hundred and two thousand" is 202,000; after a scale only smaller parts follow, so the recursion over
    "and" is as deep as the list of scales is long.
    """
    heard = _Sum(limit)
    j = i
    while j - i < _LONGEST:
        word = word_at(tokens, j)
        if word in SMALL:
            taken = heard.takes_unit(SMALL[word])
        elif word in SCALES:
            taken = heard.takes_scale(SCALES[word])
        elif word == "and" and j > i:
            part, end = _after_and(tokens, j, heard)
            if part is None:
                break
            if not heard.after_hundred:
                return (heard.total or Decimal(0)) + part, end, Decimal(1)
            heard.current = (heard.current or Decimal(0)) + part
            j = end
            continue
        elif word == "," and j > i:
            part, end = _after_comma(tokens, j, heard)
            if part is None:
                break
            return (heard.total or Decimal(0)) + part, end, Decimal(1)
        else:
            taken = word in HYPHENS and j > i and _over_hyphen(heard, word_at(tokens, j + 1))
        if not taken:
            break
        j += 1
    if word_at(tokens, j - 1) in HYPHENS:
        j -= 1
    value = heard.value
    return value, j if value is not None else i, heard.scale if heard.current is None else Decimal(1)


def _over_hyphen(heard: _Sum, word: str) -> bool:
    """Whether the number goes on after a hyphen: "twenty-one", "five-hundred"."""
    if word in SMALL:
        return heard.current is not None and _joins(heard.current, SMALL[word])
    return word in SCALES


def _after_and(tokens: Sequence[Token], j: int, heard: _Sum) -> tuple[Decimal | None, int]:
    """The smaller part after "and" at j; None when what follows is a number of its own."""
    if not heard.after_hundred and (heard.current is not None or heard.total is None):
        return None, j
    part, end, _ = _words(tokens, j + 1, _HUNDRED if heard.after_hundred else heard.limit)
    if not part:
        return None, j
    # "one hundred and three quarters" ends on a fraction; "one hundred and thirty fifths" is one of 130
    under = DENOMINATORS.get(word_at(tokens, over_hyphen(tokens, end)))
    if under is not None and part < under:
        return None, j
    # "two thousand and fifty" ends on a smaller part; "two million and three billion" are two numbers
    # and so do "one hundred and two hundred"
    if word_at(tokens, end) in (SCALES if not heard.after_hundred else _HUNDREDS):
        return None, j
    return part, end


def _after_comma(tokens: Sequence[Token], j: int, heard: _Sum) -> tuple[Decimal | None, int]:
    """The lower groups of "two million, three hundred thousand, one hundred and five" after a comma at j."""
    if heard.current is not None or heard.total is None or word_at(tokens, j + 1) not in SMALL:
        return None, j
    part, end, scale = _words(tokens, j + 1, heard.limit)
    # "two thousand, three of them" and a list that goes on with a scale are two numbers
    if part is None or part < 100 or word_at(tokens, end) == "of" or word_at(tokens, end) in SCALES:
        return None, j
    return (part, end) if scale == 1 or scale < heard.limit else (None, j)


def _decimals(tokens: Sequence[Token], number: Number) -> Number:
    """ "five point five", "two hundred point seventy-one", "nine point nought four"."""
    j = number.last + 1
    digits = ""
    while len(digits) < 12:
        word = word_at(tokens, j)
        k = over_hyphen(tokens, j + 1)
        follow = word_at(tokens, k)
        if word == "oh" and follow in SMALL:
            digits += "0"
            j += 1
        elif word in TENS and 0 < ONES.get(follow, Decimal(0)) < 10:
            digits += str(TENS[word] + ONES[follow])
            j = k + 1
        elif word in SMALL:
            digits += str(SMALL[word])
            j += 1
        else:
            break
    if not digits or number.value is None:
        return number
    return Number(number.first, j, number.value + Decimal("0." + digits), "words")


def _composed(tokens: Sequence[Token], number: Number) -> Number | None:
    """ "three five-hundredths", "one ten thousandth", "one hundred thirty fifths" (of 35): denominators of two
    words after the numerator."""
    value = number.value
    if value is None:
        return None
    j = over_hyphen(tokens, number.last)
    word = word_at(tokens, j)
    before = word_at(tokens, number.last - 1)
    if before in TENS and value > 100 and word.endswith("s") and 2 < ORDINALS.get(word[:-1], 0) < 10:
        earlier = word_at(tokens, number.last - 2)
        if earlier == "and" or earlier in HYPHENS:
            return None
        over = ratio(value - TENS[before], TENS[before] + ORDINALS[word[:-1]])
        return Number(number.first, j + 1, over, "fraction")
    if word not in SMALL:
        return None
    k = over_hyphen(tokens, j + 1)
    last = word_at(tokens, k)
    scale = ORDINALS.get(last.removesuffix("s"), 0)
    if scale < 100 or last.endswith("s") == (value == 1):
        return None
    return Number(number.first, k + 1, ratio(value, times(SMALL[word], Decimal(scale))), "fraction")


def _below_one(tokens: Sequence[Token], i: int) -> Number | None:
    """ "oh point five", and "point five" where no noun "point" can stand ("at this point five people")."""
    said_zero = tokens[i].lower == "oh"
    j = i + said_zero
    alone = i == 0 or tokens[i - 1].kind == "sym" or tokens[i - 1].lower in _BEFORE_POINT
    if word_at(tokens, j) != "point" or not (said_zero or alone):
        return None
    number = _decimals(tokens, Number(i, j, Decimal(0), "words"))
    return number if number.last > j else None


_BEFORE_POINT = vocabulary("minus negative by only about just nearly")


def fraction(tokens: Sequence[Token], number: Number) -> Number:
    """ "two-thirds", "three twenty-firsts" after the numerator; "twenty-first" is an ordinal."""
    value = number.value
    if value is None:
        return number
    j = over_hyphen(tokens, number.last)
    word = word_at(tokens, j)
    if value in _TENS_VALUES and word in ORDINALS and not word.endswith("s"):
        return Number(number.first, j + 1, value + ORDINALS[word], "ordinal")
    if word in TENS:
        k = over_hyphen(tokens, j + 1)
        last = word_at(tokens, k)
        if last.endswith("s") and 0 < ORDINALS.get(last[:-1], 0) < 10:
            return Number(number.first, k + 1, ratio(value, TENS[word] + ORDINALS[last[:-1]]), "fraction")
    composed = _composed(tokens, number)
    if composed is not None:
        return composed
    under = DENOMINATORS.get(word)
    if under is None or word.endswith("s") == (value == 1) or (under == 4 and value not in (1, 3)):
        return number  # "two quarters" are half a year
    return Number(number.first, j + 1, ratio(value, under), "fraction")


def part(tokens: Sequence[Token], i: int) -> tuple[Decimal | None, int]:
    """A fraction below one at i, in words or signs: "a half", "three quarters", "½", "1/2"."""
    if i >= len(tokens):
        return None, i
    token = tokens[i]
    if token.kind == "frac":
        return VULGAR[token.text], i + 1
    if token.lower in ("a", "an"):
        j = over_hyphen(tokens, i + 1)
        under = DENOMINATORS.get(word_at(tokens, j))
        return (None, i) if under is None else (ratio(Decimal(1), under), j + 1)
    number = None
    if token.lower in SMALL:
        over, end, _ = _words(tokens, i, _HUNDRED)
        number = None if over is None else fraction(tokens, Number(i, end, over, "words"))
    elif token.kind == "num":
        number = numerals.read(tokens, i)
    if number is not None and number.form == "fraction" and number.value is not None and number.value < 1:
        return number.value, number.last
    return None, i
