"""Ages said without "years old": "Jane Roe, 35, said", "he was 10", "aged 35 to 55", "the age of 21"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.nouns import singular
from claims.figures.tokens import Token, vocabulary, word_at
from claims.figures.unit_names import AGE

_SUBJECTS = vocabulary("he she who i i'm he's she's i’m he’s she’s hes shes")
_VERBS = vocabulary("is was am were turned turns turning be became becomes i'm he's she's i’m he’s she’s hes shes are")
_KIN = vocabulary("daughter son wife husband brother sister mother father man woman boy girl widow teenager")
_BETWEEN = vocabulary("only just now about around nearly almost still already at least over under")
#: After the number: the clause goes on or ends; a noun would make it a count ("he was 10 points clear").
_AFTER = vocabulary(
    "so because although and , . ; : ) by when at and but in as or – — ! ? while then last next this on if before after"
)


def lead(tokens: Sequence[Token], first: int) -> int:
    """The first token of "the age of" or "aged" before the number at `first`; `first` when there is none."""
    word = word_at(tokens, first - 1)
    if word in ("aged", "ages", "age") and word_at(tokens, first - 2) not in (
        "stone",
        "bronze",
        "iron",
        "new",
    ):
        return first - 1
    if word == "of" and word_at(tokens, first - 2) in ("age", "ages"):
        return first - 3 if word_at(tokens, first - 3) == "the" else first - 2
    if word in ("between", "over", "under") and word_at(tokens, first - 2) in ("aged", "ages"):
        return first - 1
    return first


def told(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a bare number on [first, last) is an age by its place: "Jane Roe, 35,", "she was 10"."""
    after = word_at(tokens, last)
    if word_at(tokens, first - 1) == "," and first > 2:
        name, given = tokens[first - 2], tokens[first - 3]
        if after == "," and name.lower in _KIN:
            return True
        if after in (",", ".", ")", ";") and name.kind == "word" and name.text[0].isupper() and len(name.text) > 1:
            if (given.kind == "word" and given.text[0].isupper()) or given.text == ".":
                return True
            # a surname alone: not one entry of a list ("Oslo, 35, Bergen, 20,")
            return (
                after == ","
                and given.text != ","
                and not any(token.kind == "num" for token in tokens[max(0, first - 7) : first])
            )
        return False
    if after and after not in _AFTER:
        return False
    if word_at(tokens, first - 1) == "at" and word_at(tokens, first - 2) in ("dies", "died", "dead", "death"):
        return True
    i = first - 1
    while i >= 0 and first - i < 4 and tokens[i].lower in _BETWEEN:
        i -= 1
    if i < 0 or tokens[i].lower not in _VERBS:
        return False
    if tokens[i].lower in _SUBJECTS:
        return True
    before = word_at(tokens, i - 1)
    if before in ("will", "would", "not", "has", "had", "have", "just", "only"):
        before = word_at(tokens, i - 2)
    return before in _SUBJECTS


def years(tokens: Sequence[Token], last: int) -> int:
    """The index after "years", "year" and the like that may stand after a number already known as an age."""
    return last + 1 if singular(word_at(tokens, last)) in AGE else last
