"""Money on either side of a number: "US$5", "RM5.40", "5 Australian dollars", "EUR 5", "63 cents"."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, normalize

from claims.figures import currencies
from claims.figures.found import Number, Unit
from claims.figures.nouns import singular
from claims.figures.tokens import Token, touching, vocabulary, word_at

_LONGEST_BEFORE = max(map(len, currencies.BEFORE))
_LAST_BEFORE = frozenset(key[-1] for key in currencies.BEFORE)
_SCALES_GLUED = vocabulary("m bn k million")


def read(tokens: Sequence[Token], j: int, number: Number) -> Unit | None:
    """The currency whose name or sign stands at j, after the number."""
    token = tokens[j]
    if token.kind != "word" or token.text in currencies.AFTER_SIGN:
        return _sign(tokens, j, number)
    code = _code(token.text) or _phrase(tokens, j)
    if code is not None:
        return code if isinstance(code, Unit) else Unit(code, j + 1, "money")
    name = _noun(tokens, j, number)
    return None if name is None else Unit(name, j + 1, "money")


def _sign(tokens: Sequence[Token], j: int, number: Number) -> Unit | None:
    """ "15 €"; a sign that stands against the next number is that one's."""
    text = tokens[j].text
    if text == "¢":
        return Unit("cent", j + 1, "money")
    code = currencies.AFTER_SIGN.get(text)
    if code is None or j != number.last or (touching(tokens, j + 1) and tokens[j + 1].kind == "num"):
        return None
    return Unit(code, j + 1, "money")


def _code(written: str) -> str | None:
    """An ISO code, with the M of "MUSD" kept for the caller."""
    if written in currencies.CODES or (written[0] == "M" and written[1:] in currencies.CODES):
        return written
    return _WRITTEN.get(written) or _LOWER_CODES.get(written.lower())


#: Short names of a currency as they are written, and codes that keep their sense in small letters.
_WRITTEN = {
    "Rs": "INR", "RM": "MYR", "DM": "deutsche mark", "Kč": "CZK", "zł": "PLN", "BTC": "bitcoin", "TL": "TRY",
    "NIS": "ILS", "Php": "PHP", "FCFA": "XOF",
}  # fmt: skip
_LOWER_CODES = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "rmb": "CNY"}


def _phrase(tokens: Sequence[Token], j: int) -> Unit | None:
    if _plain(tokens[j].lower) not in currencies.FIRST_OF_PHRASE:
        return None
    words = [_plain(token.lower) for token in tokens[j : j + currencies.LONGEST_PHRASE]]
    for length in range(len(words), 1, -1):
        *adjective, noun = words[:length]
        code = currencies.PHRASES.get((*adjective, noun)) or currencies.PHRASES.get((*adjective, singular(noun)))
        if code is not None:
            return Unit(code, j + length, "money")
    return None


def _plain(word: str) -> str:
    """The word without accents: "colón", "złoty"."""
    if word.isascii():
        return word
    spread = normalize("NFKD", word.replace("ł", "l").replace("’", "'"))
    return "".join(character for character in spread if not combining(character))


def _noun(tokens: Sequence[Token], j: int, number: Number) -> str | None:
    word = tokens[j].lower
    base = singular(word)
    if base == "mark" and (word == base or ("." not in tokens[number.first].text and number.scale == 1)):
        return None  # a mark out of ten, unless the sum is one of money
    bare = _plain(word)
    name = currencies.NOUNS.get(bare) or currencies.NOUNS.get(singular(bare))
    if name is not None:
        return name
    if word in _LARGE_ONLY:
        large = number.scale > 1 or (number.value is not None and number.value >= 1000)
        large = large or "." in tokens[number.first].text
        return "KRW" if large else None
    if word == "pounds":
        return "GBP" if _pounds_are_money(tokens, j, number) else None
    part = currencies.PARTS.get(word) or currencies.PARTS.get(base)
    lines = base == "p" and tokens[number.first].text in _SCREEN_LINES
    if part is not None and not lines and (base != "p" or touching(tokens, j)):
        return part
    return currencies.CRYPTO.get(base)


def _pounds_are_money(tokens: Sequence[Token], j: int, number: Number) -> bool:
    """Millions are; fewer where somebody is paid or charged them, unless they are pounds of something."""
    if word_at(tokens, j + 1) == "of":
        return False
    if number.scale >= 10**6:
        return True
    return any(token.lower in _PAYING for token in tokens[max(number.first - 4, 0) : number.first])


#: Verbs and nouns whose amounts are sums of money, whatever they are in.
_PAYING = vocabulary(
    "cost costs costing paid pay pays paying earn earns earned earning spend spends spent spending fined owe "
    "owes owed worth price prices priced fee fees salary salaries wage wages rent rents fare fares prize donated "
    "debt debts loan grant budget bill bills fine charge charges charged"
)
#: Lines of a screen: 1080p is no price.
_SCREEN_LINES = vocabulary("480 720 1080 1440 2160")
#: The won of Korea is also a verb.
_LARGE_ONLY = frozenset(("won",))


def before(tokens: Sequence[Token], i: int, floor: int = 0) -> tuple[str | None, int]:
    """The currency before the number at i: (code, first token of it). Tokens before `floor` are taken."""
    if i <= floor:
        return None, i
    if tokens[i - 1].lower in _LAST_BEFORE:
        for length in range(min(_LONGEST_BEFORE, i - floor), 0, -1):
            key = tuple(token.lower for token in tokens[i - length : i])
            code = currencies.BEFORE.get(key)
            if code is not None and _holds(tokens, key, i):
                return code, i - length
    written = tokens[i - 1].text
    if tokens[i - 1].kind != "word":
        return None, i
    code = _code(written)
    if code is None and touching(tokens, i) and written.upper() in currencies.CODES:
        code = written.upper()
    return code, i - 1 if code is not None else i


def _holds(tokens: Sequence[Token], key: tuple[str, ...], i: int) -> bool:
    """Whether the short form is the currency here and not a letter of something else."""
    first = i - len(key)
    written = tokens[first].text
    if key in currencies.AGAINST_ONLY and not touching(tokens, i):
        return False
    if not written.startswith(currencies.AS_WRITTEN.get(key, "")):
        return False
    if key == ("r",) and (len(tokens[i].text) < 2 or _goes_on(tokens, i)):
        return False  # R1, R60P: a label sooner than rands
    if len(key) > 1 and written in ("a", "s"):
        return False  # "paid a $5 fee"
    return not (touching(tokens, first) and tokens[first].kind == tokens[first - 1].kind == "word")


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    return touching(tokens, i + 1) and tokens[i + 1].kind == "word" and tokens[i + 1].lower not in _SCALES_GLUED
