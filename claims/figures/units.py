"""The unit that stands next to a number: percent, money, ages, SI and customary units, and rates of them."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures import money, rates, symbols
from claims.figures.found import Number, Unit
from claims.figures.nouns import singular
from claims.figures.tokens import HYPHENS, Token, over_hyphen, touching, vocabulary, word_at
from claims.figures.unit_names import AGE, FIRST_OF_PHRASE, PHRASES, TIME, WORDS

_PERCENT = vocabulary("% ％ percent percents pct percentage percentages")
_POINTS = frozenset(("point", "points"))
_CAPITALISED = vocabulary("celsius fahrenheit kelvin mph")
#: After a number and a hyphen these are no noun that is counted.
_NOT_COUNTED = vocabulary("and or to plus odd ish old fold on up down off in out by a the some way")
#: What moves by parts of a percentage point, and who moves it.
_RATES = vocabulary(
    "rate rates yield yields inflation unemployment percent percentage bank banks borrowing lending mortgage mortgages "
    "policymakers economists fed cut cuts hike hikes easing tightening"
)
_POINT_REACH = 12
_NOUNS_IN_ED = vocabulary("bed speed seed breed")


def read(tokens: Sequence[Token], number: Number) -> Unit | None:
    """The unit after the number, with the rate that may follow it; None when no unit word stands there."""
    i = _over_of_a(tokens, number)
    if i >= len(tokens):
        return None
    hyphened = tokens[i].text in HYPHENS and i + 1 < len(tokens) and tokens[i + 1].kind == "word"
    if hyphened and not _compounds(tokens, i):
        return None
    j = i + 1 if hyphened else i
    if tokens[j].text == "C" and touching(tokens, j) and tokens[number.first].text in ("12", "13", "14"):
        return None  # carbon-14
    unit = (
        _percent(tokens, j)
        or _part_of_a_point(tokens, j, number)
        or _age(tokens, j)
        or money.read(tokens, j, number)
        or _phrase(tokens, j)
        or symbols.read(tokens, j, number)
        or _word(tokens, j, number)
    )
    if unit is not None:
        return unit if unit.kind == "age" else rates.extend(tokens, unit)
    if i > number.last:
        return None
    unit = rates.of_noun(tokens, j)
    if unit is None and hyphened and touching(tokens, j) and touching(tokens, i):
        return _hyphened_noun(tokens, j)
    return unit


def _over_of_a(tokens: Sequence[Token], number: Number) -> int:
    """Where the unit may stand: right after the number, in "half a mile", "a third of an inch" behind "a", in
    "dozens of miles" behind "of"."""
    i = number.last
    if number.form == "fraction":
        j = i + (word_at(tokens, i) == "of")
        return j + 1 if word_at(tokens, j) in ("a", "an") else i
    return i + 1 if number.form == "vague" and word_at(tokens, i) == "of" else i


def _compounds(tokens: Sequence[Token], i: int) -> bool:
    """Whether the hyphen at i joins: "a two-year deal", and in tokenised text "a two - year deal"."""
    spaced = not touching(tokens, i) and not touching(tokens, i + 1)
    return not (spaced and tokens[i].text in "\u2013\u2014\u2212")


def _hyphened_noun(tokens: Sequence[Token], j: int) -> Unit | None:
    """ "a six-cylinder engine", "a three-bed house": the word on the hyphen is what is counted."""
    word = tokens[j].lower
    adjective = word.endswith(("ly", "ing")) or (word.endswith("ed") and word not in _NOUNS_IN_ED)
    if adjective or not tokens[j].text.islower() or word in _NOT_COUNTED:
        return None
    return Unit(singular(word), j + 1, "noun")


def _percent(tokens: Sequence[Token], j: int) -> Unit | None:
    word, after = tokens[j].lower, word_at(tokens, j + 1)
    if word == "pp":
        return Unit("percentage_points", j + 1, "points")
    if word == "pc":
        return Unit("percent", j + 1, "percent") if touching(tokens, j) else None
    if word in _PERCENT:
        end = j + 1
    elif word == "per" and after in ("cent", "cents"):
        end = j + 2
    else:
        return None
    k = over_hyphen(tokens, end)
    if word_at(tokens, k) in _POINTS:
        return Unit("percentage_points", k + 1, "points")
    return Unit("percent", end, "percent")


def _part_of_a_point(tokens: Sequence[Token], j: int, number: Number) -> Unit | None:
    """ "a quarter point rise", "half a point": rates move by such parts of a percentage point."""
    if word_at(tokens, j) not in _POINTS or number.form not in ("fraction", "digits"):
        return None
    if number.value is None or not 0 < number.value < 1:
        return None
    near = tokens[max(number.first - _POINT_REACH, 0) : j + _POINT_REACH]
    if any(token.lower in _RATES for token in near):
        return Unit("percentage_points", j + 1, "points")
    return None


def _age(tokens: Sequence[Token], j: int) -> Unit | None:
    word = tokens[j].lower
    if word == "yo":
        return Unit("year of age", j + 1, "age")
    if word == "y" and word_at(tokens, j + 1) in ("/", ".") and word_at(tokens, j + 2) == "o":
        return Unit("year of age", j + 3, "age")
    base = singular(word)
    if base not in AGE:
        return None
    k = over_hyphen(tokens, j + 1)
    after = word_at(tokens, k)
    if after in ("old", "olds"):
        return Unit(f"{base} of age", k + 1, "age")
    if after == "of" and word_at(tokens, k + 1) == "age":
        return Unit(f"{base} of age", k + 2, "age")
    return None


def _phrase(tokens: Sequence[Token], j: int) -> Unit | None:
    first = singular(tokens[j].lower)
    if first not in FIRST_OF_PHRASE:
        return None
    for length in (4, 3, 2):
        words = [token.lower for token in tokens[j : j + length]]
        if len(words) < length:
            continue
        if length == 3 and words[1] in HYPHENS and (first, singular(words[2])) in PHRASES:
            return Unit(PHRASES[(first, singular(words[2]))], j + 3, "physical")  # "2.5-square-mile"
        plain = tuple(singular(word) for word in words)
        name = PHRASES.get(plain) or PHRASES.get((first, *words[1:]))
        if name is not None:
            return Unit(name, j + length, "physical")
    return None


def _word(tokens: Sequence[Token], j: int, number: Number) -> Unit | None:
    """A unit written out. "three second" names a place in an order, "12 stones" are counted."""
    token = tokens[j]
    word = token.lower
    if token.kind != "word" or word == "stones" or (word == "second" and number.form == "words"):
        return None
    if word in ("times", "fold"):
        return Unit("time", j + 1, "times")
    name = WORDS.get(singular(word))
    if name is None or (token.text[0].isupper() and word not in _CAPITALISED):
        return None
    power = {"squared": "square", "cubed": "cubic"}.get(word_at(tokens, j + 1))
    if power is not None:
        return Unit(f"{power} {name}", j + 2, "physical")
    return Unit(name, j + 1, "time" if name in TIME else "physical")
