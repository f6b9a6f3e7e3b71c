"""Unit symbols and their compounds: km, m², km/h, "m s−1", kg/m^3, 6'."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.found import Number, Unit, UnitKind
from claims.figures.number_words import SUPERSCRIPT
from claims.figures.tokens import MINUS, Token, touching, vocabulary, word_at
from claims.figures.unit_names import AGAINST_ONLY, SYMBOLS, TIME

#: One letter after a space is a unit when it is one of these; others are words or names sooner.
_LETTERS_SPACED = vocabulary("m g s h L K V W J C F")
_MEASURED = vocabulary("thick high wide long deep tall diameter across apart")
#: Short symbols that wire copy writes after a number in words: "two mln bpd".
_AFTER_WORDS = vocabulary("bpd mph mpg rpm psi hrs lbs kph bps yrs")
_DOTS = frozenset("·⋅∙•")
_SMALL_POWERS = vocabulary("1 2 3 4")
#: Radii of planets and stars.
_RADII = vocabulary("Rp Rs")
_LENGTH_MARKS = {"'": "foot", "′": "foot", '"': "inch", "″": "inch", "”": "inch"}


def read(tokens: Sequence[Token], j: int, number: Number) -> Unit | None:
    """The unit whose symbol stands at j."""
    token = tokens[j]
    if token.text in _LENGTH_MARKS:
        prime = token.text in "′″" or _closes_length(tokens, j)
        return Unit(_LENGTH_MARKS[token.text], j + 1, "physical") if prime and touching(tokens, j) else None
    if token.text not in SYMBOLS:
        return _unknown(tokens, j, number)
    against = touching(tokens, j) and j == number.last
    if token.text in AGAINST_ONLY and not against and not _spaced(tokens, j, number):
        return None
    if number.form not in ("digits", "fraction") and len(token.text) < 4 and token.text not in _AFTER_WORDS:
        return None
    return _compound(tokens, j)


def _spaced(tokens: Sequence[Token], j: int, number: Number) -> bool:
    """Whether a symbol that is also a word or a letter is the unit although a space stands before it."""
    written = tokens[j].text
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    if number.form != "digits":
        return False
    if written == "in":
        return after is None or after.text in ".,;)" or after.lower in _MEASURED
    if written in "ANT" and touching(tokens, j + 1) and word_at(tokens, j + 1) == "/":
        return True
    if written not in _LETTERS_SPACED:
        return False
    return not (after is not None and after.kind == "word" and after.text[0].isupper() and written.isupper())


def _compound(tokens: Sequence[Token], j: int) -> Unit:
    """Up to four symbols multiplied or divided, by name: "metre per second"."""
    name, power, j = _term(tokens, j)
    terms = [(name, power)]
    for _ in range(3):
        if j >= len(tokens):
            break
        sign = tokens[j].text
        divided = sign == "/" and touching(tokens, j)
        k = j + 1 if divided or sign in _DOTS else j
        if k >= len(tokens) or tokens[k].text not in SYMBOLS or (k == j and touching(tokens, j)):
            break
        name, power, end = _term(tokens, k)
        if k == j and power >= 0:
            break  # a space multiplies only where a power shows that it does: "m s−1"
        terms.append((name, -power if divided else power))
        j = end
    name = _named(terms)
    kind: UnitKind = "times" if name == "time" else "time" if name in TIME else "physical"
    return Unit(name, j, "rate" if " per " in name else kind)


def _term(tokens: Sequence[Token], j: int) -> tuple[str, int, int]:
    """One symbol with its power: m, m2, m², m^2, s−1, "km squared"."""
    name = SYMBOLS[tokens[j].text]
    k = j + 1
    if not touching(tokens, k):
        spelled = {"squared": 2, "cubed": 3}.get(word_at(tokens, k))
        return (name, 1, k) if spelled is None else (name, spelled, k + 1)
    token = tokens[k]
    if token.kind == "sup":
        digits = token.text.translate(SUPERSCRIPT)
        if digits.lstrip("+-").isdigit() and len(digits) <= 2:
            return name, int(digits), k + 1
    if token.text in ("2", "3"):
        return name, int(token.text), k + 1
    n = k + (token.text == "^")
    sign = -1 if n < len(tokens) and tokens[n].text in MINUS else 1
    n += sign < 0
    if n > k and touching(tokens, n) and tokens[n].text in _SMALL_POWERS:
        return name, sign * int(tokens[n].text), n + 1
    return name, 1, k


def _named(terms: list[tuple[str, int]]) -> str:
    over = [_powered(name, power) for name, power in terms if power > 0]
    under = [_powered(name, -power) for name, power in terms if power < 0]
    return " per ".join([" ".join(over), *under]) if over else " ".join(["inverse", *under])


def _powered(name: str, power: int) -> str:
    return {1: name, 2: f"square {name}", 3: f"cubic {name}"}.get(power, f"{name}^{power}")


def _unknown(tokens: Sequence[Token], j: int, number: Number) -> Unit | None:
    """ "4Rp", "88kR": letters of both cases against the digits are a symbol not known, kept as written."""
    text = tokens[j].text
    mixed = text.isalpha() and not text.islower() and not text.isupper() and (not text.istitle() or text in _RADII)
    alone = not (touching(tokens, j + 1) and tokens[j + 1].kind in ("num", "word"))
    if mixed and alone and len(text) <= 4 and touching(tokens, j) and j == number.last and number.form == "digits":
        return Unit(text, j + 1, "physical")
    return None


def _closes_length(tokens: Sequence[Token], j: int) -> bool:
    """A straight quote is a foot or inch mark only where it cannot close a quotation: 30' when, 6'2"."""
    if j + 1 >= len(tokens):
        return False
    against = touching(tokens, j + 1)
    return tokens[j + 1].kind == "num" if against else tokens[j].text == "'" and tokens[j + 1].kind == "word"
