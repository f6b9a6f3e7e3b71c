"""The number at a token, in whatever mixture English writes it: "2½", "half a million", "nine out of ten".

Every reader looks at a bounded number of tokens or consumes what it looks at, so reading is linear in the
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.figures import numerals, spelled
from claims.figures.found import Number, ratio, times
from claims.figures.number_words import DOZENS, SCALE_SHORT, SCALES, SMALL, VULGAR
from claims.figures.tokens import Token, over_hyphen, touching, vocabulary, word_at
from claims.figures.word_classes import plural


def read(tokens: Sequence[Token], i: int, *, money: bool = False) -> Number | None:
    """The longest number that starts at token i. `money` reads a lone letter as a scale ("$5m", "€10B")."""
    token = tokens[i]
    if token.kind == "num":
        number = numerals.read(tokens, i)
    elif token.kind == "frac":
        number = Number(i, i + 1, VULGAR[token.text], "fraction")
    else:
        number = spelled.read(tokens, i)
    if number is None or number.form not in ("digits", "words", "fraction"):
        return number
    number = _mixed(tokens, number)
    before = number.last
    number = _scaled(tokens, number, money=money)
    if number.last > before:
        number = _mixed(tokens, number)
        if token.kind == "num":
            number = _summed(tokens, number)
    return _out_of(tokens, number)


def _summed(tokens: Sequence[Token], number: Number) -> Number:
    """ "3 hundred and 21", "2 million 300 thousand", "4 thousand and twenty": digits with scales in words, largest
    first. A part in bare digits follows a scale over "and" only."""
    while number.value is not None and number.scale >= 100 and _scale_in_words(tokens, number.last - 1):
        over_and = word_at(tokens, number.last) == "and"
        j = number.last + over_and
        if j >= len(tokens) or not (tokens[j].kind == "num" or tokens[j].lower in SMALL):
            break
        part = numerals.read(tokens, j) if tokens[j].kind == "num" else spelled.cardinal(tokens, j)
        if part is None or part.form not in ("digits", "words"):
            break
        plain = part.form == "digits" and not part.bare
        part = _scaled(tokens, part, money=False)
        scaled = _scale_in_words(tokens, part.last - 1)
        value = part.value
        if plain or value is None or not 0 < value < number.scale or not (over_and or scaled):
            break
        if scaled and over_and and part.scale >= 100 and number.scale == 100:
            break  # "3 hundred and 2 hundred"
        number = Number(number.first, part.last, number.value + value, "digits", part.scale if scaled else Decimal(1))
        if not scaled:
            break
    return number


def _scale_in_words(tokens: Sequence[Token], j: int) -> bool:
    return word_at(tokens, j) in SCALES


def _mixed(tokens: Sequence[Token], number: Number) -> Number:
    """ "two and a half", "two-and-a-half", "2 1/2", "9-1/2", "2½", "3 million and a half"."""
    if number.value is None or number.form == "fraction":
        return number
    j = over_hyphen(tokens, number.last)
    if word_at(tokens, j) == "and":
        return _and_part(tokens, number, over_hyphen(tokens, j + 1))
    if number.form != "digits" or not number.bare or j >= len(tokens):
        return number
    if j > number.last:
        # "9-1/2 percent", as prices and rates were long quoted
        joined = touching(tokens, j - 1) and touching(tokens, j)
    else:
        joined = tokens[j].kind == "frac" or tokens[j].start - tokens[j - 1].end == 1
    if joined and (tokens[j].kind == "frac" or word_at(tokens, j + 1) == "/") and len(tokens[number.first].text) <= 4:
        part, end = spelled.part(tokens, j)
        if part is not None and tokens[j].kind in ("num", "frac"):
            return Number(number.first, end, number.value + part, "digits")
    return number


def _and_part(tokens: Sequence[Token], number: Number, j: int) -> Number:
    """The part after "and": of the number itself, or of the scale it ends on."""
    part, end = spelled.part(tokens, j)
    # "two million and a quarter of the votes" is two things; a part of the number has no "of" after it
    if part is None or number.value is None or word_at(tokens, end) in ("of", "to", "from"):
        return number
    by = number.scale if number.scale >= 1000 else Decimal(1)
    smaller = SCALES.get(word_at(tokens, end))
    if smaller is not None and 1000 <= smaller < number.scale:
        by, end = smaller, end + 1  # "one billion and three quarters million"
    return Number(number.first, end, number.value + times(part, by), "words", number.scale)


def _scaled(tokens: Sequence[Token], number: Number, *, money: bool) -> Number:
    """Scales after the number: "1.2 billion", "5bn", "half a million", "two and a half dozen"."""
    if number.value is None:
        return number
    part = number.form == "fraction"
    value, last, scale = number.value, number.last, number.scale
    for _ in range(2):
        j = _over_of_a(tokens, last) if part else over_hyphen(tokens, last)
        word = word_at(tokens, j)
        step = SCALES.get(word) or DOZENS.get(word)
        if step is None and j == last:
            if number.form == "digits":
                step = _short_scale(tokens, j, money=money)
            elif number.form == "words" and word in _WIRE_SCALES:
                step = SCALE_SHORT[word]
        if step is None:
            break
        value, last, scale = times(value, step), j + 1, step
    if last == number.last:
        return number
    return Number(number.first, last, value, "words" if part else number.form, scale)


def _over_of_a(tokens: Sequence[Token], last: int) -> int:
    """ "half a million", "a quarter of a million", "two thirds of a million": the index of the scale."""
    j = over_hyphen(tokens, last)
    if word_at(tokens, j) == "of" and word_at(tokens, j + 1) in ("a", "one"):
        j += 1
    return over_hyphen(tokens, j + 1) if word_at(tokens, j) in ("a", "one", "an") else j


#: Short forms that wire copy writes after words as well: "two mln".
_WIRE_SCALES = vocabulary("mln bln bn mn trn tln")
#: After "90m" these say that it is metres; another small-letter word is what there are 90 million of.
_METRES = vocabulary(
    "high long deep wide tall above below away freestyle race sprint hurdles final finals butterfly "
    "backstroke dash relay yacht radius across thick apart short ahead back up down off of in at from to and "
    "or on with by for x per under over the a"
)


def _short_scale(tokens: Sequence[Token], j: int, *, money: bool) -> Decimal | None:
    """ "k", "m", "bn" and their like after digits; letters that are also units need money or a noun."""
    word = word_at(tokens, j)
    step = SCALE_SHORT.get(word)
    if step is None or word == "mm":
        return step if money else None  # millions in finance, millimetres elsewhere
    if len(word) > 1:
        return step
    written, against = tokens[j].text, touching(tokens, j)
    if touching(tokens, j + 1) and tokens[j + 1].kind in ("word", "num", "sup"):
        return None
    if money:
        return step if word in "kmbt" and (against or written != "t") else None
    if written in ("k", "K", "M"):
        return step if against or (written == "k" and not touching(tokens, j + 1)) else None
    if written == "m" and against and j + 1 < len(tokens):
        after = tokens[j + 1]
        return step if after.kind == "word" and after.text.islower() and after.lower not in _METRES else None
    return None


_TIME_AFTER = vocabulary("second seconds minute minutes hour hours day days week weeks month months year years")


def _out_of(tokens: Sequence[Token], number: Number) -> Number:
    """ "one in five", "nine out of ten", "two of every three": a share of the second in the first."""
    value = number.value
    if value is None or number.form == "fraction" or value <= 0:
        return number
    link = _share_link(tokens, number.last)
    if not link:
        return _over(tokens, number) if word_at(tokens, number.last) == "over" else number
    under = _lower_number(tokens, number.last + link)
    if under is None or under.value is None or under.value <= value:
        return number
    # "seven in 10 days" counts; a share has a round lower number, and no time after it
    sure = link > 1
    if not sure and value == 1 and under.value > 2:
        sure = plural(word_at(tokens, under.last)) and word_at(tokens, under.last) not in _TIME_AFTER
    if not sure and (word_at(tokens, under.last) in _TIME_AFTER or not _is_round(under.value) or value > 99):
        return number
    return Number(number.first, under.last, ratio(value, under.value), "share")


def _share_link(tokens: Sequence[Token], j: int) -> int:
    """How many tokens the words between the numbers of a share take: in, in every, out of, out of every."""
    word, after = word_at(tokens, j), word_at(tokens, j + 1)
    if word in ("in", "of") and after == "every":
        return 2
    if word == "out" and after == "of":
        return 3 if word_at(tokens, j + 2) == "every" else 2
    return 1 if word == "in" else 0


def _lower_number(tokens: Sequence[Token], j: int) -> Number | None:
    if j >= len(tokens):
        return None
    under = None
    if tokens[j].kind == "num":
        under = numerals.read(tokens, j)
    elif tokens[j].lower in SMALL or tokens[j].lower in SCALES:
        under = spelled.cardinal(tokens, j)
    elif tokens[j].lower in ("a", "an") and word_at(tokens, j + 1) in SCALES:
        under = spelled.after_article(tokens, j)
    if under is None or under.form == "fraction":
        return None
    return _scaled(tokens, under, money=False)


def _over(tokens: Sequence[Token], number: Number) -> Number:
    """ "one over three": a division, where nothing countable follows."""
    under = _lower_number(tokens, number.last + 1)
    if under is None or under.value is None or number.value is None or under.value <= number.value:
        return number
    if number.value != int(number.value) or under.value != int(under.value) or number.scale > 100:
        return number
    if under.last < len(tokens) and tokens[under.last].text not in ".,;)?":
        return number
    return Number(number.first, under.last, ratio(number.value, under.value), "share")


def _is_round(value: Decimal) -> bool:
    return value <= 10 or value in (12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90) or value % 100 == 0
