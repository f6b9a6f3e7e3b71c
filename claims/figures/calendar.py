"""Numbers that name a point in time: dates, years, decades, times of day. They are no figures."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.tokens import HYPHENS, Token, touching, vocabulary, word_at
from claims.figures.unit_names import SYMBOLS, WORDS

_FULL_MONTHS = vocabulary("january february march april may june july august september october november december")
_SHORT_MONTHS = vocabulary("jan feb mar apr jun jul aug sep sept oct nov dec")
MONTHS = _FULL_MONTHS | _SHORT_MONTHS
#: Also words: as months they need their capital.
_ALSO_WORDS = frozenset(("may", "march", "mar", "dec", "jan", "sep"))

#: Before a four-digit number these make it a year rather than an amount.
_YEAR_LEADS = vocabulary(
    "in since until till by from during before after circa year fiscal early mid late between spring summer "
    "autumn fall winter season ca anno ad bc class election elections"
)
_BOUNDS_BEFORE = vocabulary("than least most nearly almost exceed exceeds exceeded exceeding approximately")


def month(token: Token) -> bool:
    """Whether the token names a month ("May" and "March" only with their capital)."""
    return token.lower in MONTHS and (token.lower not in _ALSO_WORDS or token.text[0].isupper())


def _short_month(tokens: Sequence[Token], i: int) -> bool:
    """ "dec. 12" in small letters: the full stop makes it the month."""
    return tokens[i].lower in _SHORT_MONTHS and word_at(tokens, i + 1) == "." and touching(tokens, i + 1)


def skip(tokens: Sequence[Token], i: int) -> int:
    """The index after a date, time or year that starts with the number at i; i when there is none."""
    token = tokens[i]
    if token.kind != "num":
        if word_at(tokens, i + 1) in ("o'clock", "o’clock"):
            return i + 2
        return _year_in_words(tokens, i)
    return (
        _clock(tokens, i)
        or _slashed(tokens, i)
        or _dashed(tokens, i)
        or _day(tokens, i)
        or _decade(tokens, i)
        or (_years(tokens, i) if _is_year(tokens, i) else 0)
        or i
    )


def _integer(token: Token) -> int:
    """The token as a whole number of at most four digits, else -1."""
    return int(token.text) if token.kind == "num" and token.text.isdigit() and len(token.text) <= 4 else -1


def _clock(tokens: Sequence[Token], i: int) -> int:
    """9:01 p.m., 18:00:30, 11 a.m., 7pm, 1.05am, five o'clock."""
    j = i + 1
    clock = False
    while word_at(tokens, j) == ":" and touching(tokens, j) and touching(tokens, j + 1) and tokens[j + 1].kind == "num":
        j, clock = j + 2, True
    text = tokens[i].text
    if clock or (text.isdigit() and len(text) <= 2) or (len(text.partition(".")[2]) == 2 and len(text) <= 5):
        word = word_at(tokens, j)
        whole = _integer(tokens[i])
        if word in ("am", "pm") and (clock or "." in text or whole <= 12):
            return j + 1
        if word in ("a", "p") and word_at(tokens, j + 1) == "." and word_at(tokens, j + 2) == "m":
            return j + 4 if word_at(tokens, j + 3) == "." else j + 3
        if word in ("o'clock", "o’clock"):
            return j + 1
    return j if clock else 0


def _slashed(tokens: Sequence[Token], i: int) -> int:
    """5/17/2018, 2018/19, 9/11 and the fixed sayings 24/7 and 50/50."""
    if not (word_at(tokens, i + 1) == "/" and touching(tokens, i + 1) and touching(tokens, i + 2)):
        return 0
    if i + 2 >= len(tokens) or tokens[i + 2].kind != "num":
        return 0
    if word_at(tokens, i + 3) == "/" and touching(tokens, i + 3) and touching(tokens, i + 4):
        return i + 5 if tokens[i + 4].kind == "num" else 0
    left, right = _integer(tokens[i]), _integer(tokens[i + 2])
    if len(tokens[i].text) == 4 and 1000 <= left <= 2100 and len(tokens[i + 2].text) in (2, 4):
        return i + 3
    if (left, right) in ((9, 11), (24, 7), (50, 50), (20, 20), (7, 7)):
        return i + 3
    return 0


def _dashed(tokens: Sequence[Token], i: int) -> int:
    """2019-09-01, 01-09-2019, and with the time that may follow (ISO 8601)."""
    j = i
    parts = [tokens[i].text]
    while len(parts) < 3 and word_at(tokens, j + 1) in HYPHENS and touching(tokens, j + 1) and touching(tokens, j + 2):
        if tokens[j + 2].kind != "num":
            break
        parts.append(tokens[j + 2].text)
        j += 2
    if len(parts) != 3:
        return 0
    lengths = [len(part) for part in parts]
    if lengths == [4, 2, 2] or lengths in ([2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4]):
        j += 1
        if word_at(tokens, j) in ("t", "z") and touching(tokens, j):
            j += 1
        return j
    return 0


def _day(tokens: Sequence[Token], i: int) -> int:
    """Sept. 20-24, August 26 2019, 1 September 2019, the 5th of May."""
    number = _integer(tokens[i])
    before = i - 1
    if before >= 0 and tokens[before].text == "." and touching(tokens, before):
        before -= 1
    month_before = before >= 0 and (month(tokens[before]) or _short_month(tokens, before))
    if month_before and 1000 <= number <= 2100:
        return _years(tokens, i)
    if not 1 <= number <= 31:
        return 0
    after = i + 1
    if word_at(tokens, after) in ("st", "nd", "rd", "th") and touching(tokens, after):
        after += 1
    after = _day_end(tokens, after)
    if month_before and len(tokens[i].text) <= 2:
        return _year_after(tokens, after)
    k = after + 1 if word_at(tokens, after) == "of" else after
    if k >= len(tokens) or not month(tokens[k]):
        return 0
    if word_at(tokens, k + 1) == "." and touching(tokens, k + 1):
        k += 1
    return max(_year_after(tokens, k + 1), after + 1)


def _year_after(tokens: Sequence[Token], j: int) -> int:
    """The index after a year at j, with or without its comma; j when there is none."""
    comma = word_at(tokens, j) == ","
    k = j + comma
    year = k < len(tokens) and (1000 if comma else 1900) <= _integer(tokens[k]) <= 2100
    return k + 1 if year else j


def _day_end(tokens: Sequence[Token], j: int) -> int:
    """After a second day: "20-24", "20 and 21" are read by the caller's next step."""
    if word_at(tokens, j) in HYPHENS and j + 1 < len(tokens) and 1 <= _integer(tokens[j + 1]) <= 31:
        j += 2
        if word_at(tokens, j) in ("st", "nd", "rd", "th") and touching(tokens, j):
            j += 1
    return j


#: The letters that tell one author's papers of a year apart: 2010b.
_CITED = vocabulary("a b c d e")


def _decade(tokens: Sequence[Token], i: int) -> int:
    """the 1960s, the '90s, class of ’08."""
    text = tokens[i].text
    if not text.isdigit():
        return 0
    j = i + 1
    joined = touching(tokens, j)
    if joined and len(text) == 4 and word_at(tokens, j) in _CITED and 1900 <= int(text) <= 2099:
        alone = not touching(tokens, j + 1) or tokens[j + 1].kind == "sym"
        if alone:
            return j + 1
    apostrophe = i > 0 and tokens[i - 1].text in ("'", "’", "‘") and touching(tokens, i)
    plural = joined and word_at(tokens, j) == "s"
    possessive = joined and word_at(tokens, j) in ("'", "’") and word_at(tokens, j + 1) == "s"
    if possessive and touching(tokens, j + 1) and len(text) in (2, 4):
        return j + 2
    if plural and (len(text) == 4 or (len(text) == 2 and text[1] == "0")):
        return j + 1
    if apostrophe and len(text) == 2 and not (i > 1 and touching(tokens, i - 1)):
        return j + plural
    return 0


def _is_year(tokens: Sequence[Token], i: int) -> bool:
    """Whether a bare four-digit number reads as a year where it stands."""
    text = tokens[i].text
    if len(text) != 4 or not text.isdigit():
        return False
    number = int(text)
    if not 1000 <= number <= 2100:
        return False
    before = word_at(tokens, i - 1)
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if before == "least" and 1900 <= number <= 2099 and word_at(tokens, i - 3) in _YEAR_LEADS:
        return True  # "until at least 2030"
    if before in _BOUNDS_BEFORE or before in ("=", "~", "≈", ">", "<", "≥", "≤", "≃", "∼"):
        return False
    if following is not None and following.kind == "word":
        word = following.lower
        if (
            following.text in SYMBOLS
            and (len(following.text) > 1 or touching(tokens, i + 1))
            and word not in ("in", "h", "d")
        ):
            return False
        if following.text.islower() and (word.removesuffix("s") in WORDS or word in WORDS) and word != "second":
            return False
        plural = (
            word.endswith("s") and following.text.islower() and not word.endswith(("ss", "us", "is")) and len(word) > 3
        )
        if (plural or word in ("people", "men", "women", "children")) and word not in ("was", "has"):
            if number % 50 == 0 and before not in ("in", "the", "since", "by"):
                return False
            if not 1900 <= number <= 2099:
                return False
    elif following is not None and following.text in "%°":
        return False
    if 1900 <= number <= 2099:
        return True
    return before in _YEAR_LEADS or (before in ("(", "–", "-") and word_at(tokens, i + 1) in (")", "–", "-"))


def _years(tokens: Sequence[Token], i: int) -> int:
    """A year with the year it may run to: 2013-14, 1985–1988, 1985 to 1988; 0 when the range is measured."""
    j = i + 1
    if j + 1 >= len(tokens):
        return j
    second = tokens[j + 1]
    if tokens[j].text in HYPHENS and second.kind == "num" and second.text.isdigit() and len(second.text) in (2, 4):
        measured = j + 2 < len(tokens) and (tokens[j + 2].text in SYMBOLS or tokens[j + 2].text in "%°")
        return 0 if measured else j + 2
    joined = tokens[j].lower in ("to", "and", "or", "through")
    if joined and len(second.text) == 4 and 1000 <= _integer(second) <= 2100 and _is_year(tokens, j + 1):
        return j + 2
    return j


_TEENS = vocabulary("eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
_TENS = vocabulary("ten twenty thirty forty fifty sixty seventy eighty ninety eleven twelve nineteen fourteen")


def _year_in_words(tokens: Sequence[Token], i: int) -> int:
    """ "nineteen eighty-four": no cardinal is said that way."""
    if tokens[i].lower not in _TEENS or word_at(tokens, i + 1) not in _TENS:
        return i
    j = i + 2
    if word_at(tokens, j).endswith(("ths", "rds", "nds", "sts")):
        return i
    if word_at(tokens, j) in HYPHENS and touching(tokens, j):
        j += 2
    return j
