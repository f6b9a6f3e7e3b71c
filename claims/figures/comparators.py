"""How a number bounds what it states: "more than", "up to", "nearly", "or so", "+"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.number_words import SMALL
from claims.figures.shapes import Comparator
from claims.figures.tokens import Token, touching, vocabulary, word_at
from claims.figures.unit_names import TIME

_BEFORE_WORDS: dict[Comparator, str] = {
    "more_than": (
        "more than|greater than|larger than|higher than|bigger than|longer than|older than|better than|"
        "faster than|worse than|heavier than|taller than|wider than|deeper than|over|above|in excess of|"
        "north of|upwards of|upward of|exceeding|exceeds|exceed|exceeded|topping|topped|surpass|surpassing|surpassed|"
        "surpasses|beyond|well over|just over|a little over|slightly over|slightly more than|just more than|"
        "excess of|more that|over than|past"
    ),
    "at_least": (
        "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|minimum|"
        "as few as|equal to or more than|equal to or greater than|greater than or equal to|"
        "more than or equal to|higher than or equal to|larger than or equal to|starting at|starting from|"
        "at least or equal to|bigger or equal than|higher or equal than|greater or equal than|"
        "larger or equal than|more or equal than|greater or equal to|larger or equal to|higher or equal to|"
        "bigger or equal to|more or equal to|greater than or equal|larger than or equal|equal or more than|"
        "equal or greater than|equal or larger than|equal to or larger than|equal to or higher than"
    ),
    "less_than": (
        "less than|fewer than|lower than|smaller than|younger than|shorter than|under|below|south of|"
        "just under|well under|slightly less than|slightly under|short of|lighter than|slower than|within|"
        "just below"
    ),
    "at_most": (
        "at most|no more than|not more than|no greater than|no higher than|no larger than|no longer than|"
        "up to|as many as|as much as|as high as|as long as|as far as|a maximum of|maximum of|not exceeding|"
        "no bigger than|equal to or less than|less than or equal to|fewer than or equal to|"
        "lower than or equal to|up to a maximum of|a cap of|capped at|less or equal than|lower or equal than|"
        "smaller or equal than|fewer or equal than|less or equal to|lower or equal to|smaller or equal to|"
        "less than or equal|lower than or equal|smaller than or equal|smaller than or equal to|"
        "equal or less than|equal or smaller than|equal to or smaller than|equal to or lower than|up to around|up to about|up to nearly"
    ),
    "about": (
        "about|around|roughly|approximately|approx|approx .|circa|ca|ca .|c .|some|nearly|almost|close to|"
        "an estimated|estimated|estimated at|an average|on the order of|in the order of|of the order of|"
        "of order|in the region of|in the neighborhood of|in the neighbourhood of|somewhere around|"
        "more or less|barely|practically|virtually|approaching|near|just about|aproximately|reportedly about|"
        "~|∼|≈|≃|≅|˜|give or take|an approximate|nearing|nearly about|something like|or so|"
        "about an estimated|an approximately"
    ),
}  # fmt: skip
_SIGNS: dict[Comparator, str] = {
    "more_than": "> ＞", "at_least": "≥ ⩾ ≧", "less_than": "< ＜", "at_most": "≤ ⩽ ≦",
}  # fmt: skip

#: Last word → phrases, longest first; a phrase is found by looking back from the number.
_BEFORE: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
for _comparator, _words in _BEFORE_WORDS.items():
    for _phrase in _words.split("|"):
        _key = tuple(_phrase.split())
        if _key != ("or", "so"):
            _BEFORE.setdefault(_key[-1], []).append((_key, _comparator))
for _comparator, _words in _SIGNS.items():
    for _sign in _words.split():
        _BEFORE.setdefault(_sign, []).append(((_sign,), _comparator))
for _phrases in _BEFORE.values():
    _phrases.sort(key=lambda item: -len(item[0]))
_BEFORE["="] = [((">", "="), "at_least"), (("<", "="), "at_most")]

#: Between the comparator and the number: "more than just 5", "as many as the 12", "about an additional 40".
_BETWEEN = vocabulary("just only a an the another one-time additional extra further its his her their")

_AFTER: dict[tuple[str, ...], Comparator] = {
    ("or", "more"): "at_least", ("or", "so"): "about", ("or", "less"): "at_most", ("or", "fewer"): "at_most",
    ("or", "higher"): "at_least", ("or", "older"): "at_least", ("or", "greater"): "at_least",
    ("or", "above"): "at_least", ("or", "over"): "at_least", ("or", "better"): "at_least",
    ("or", "longer"): "at_least",
    ("or", "larger"): "at_least", ("or", "lower"): "at_most", ("or", "younger"): "at_most",
    ("or", "under"): "at_most",
    ("or", "below"): "at_most", ("or", "smaller"): "at_most", ("or", "shorter"): "at_most",
    ("and", "more"): "at_least",
    ("and", "up"): "at_least", ("and", "over"): "at_least", ("and", "above"): "at_least",
    ("and", "older"): "at_least",
    ("and", "under"): "at_most", ("and", "below"): "at_most", ("and", "younger"): "at_most",
    ("and", "counting"): "at_least", ("at", "least"): "at_least", ("at", "most"): "at_most",
    ("at", "minimum"): "at_least", ("at", "maximum"): "at_most", ("plus",): "at_least", ("odd",): "about",
    ("ish",): "about", ("give", "or", "take"): "about", ("or", "thereabouts"): "about",
    ("at", "the", "most"): "at_most", ("at", "the", "least"): "at_least", ("max",): "at_most",
    ("or", "equal"): "at_least",
}  # fmt: skip

#: "$10,000 over 3 years" is a span of time; "for over two years" a bound.
_OVER_BOUND = vocabulary("for well just of lasting after a is was took taken takes spent lasted been at to")
#: "talk about three things": the word belongs to the verb.
_ABOUT_VERBS = vocabulary(
    "talk talks talked talking think thinks thinking thought know knows worry worries worried complain "
    "complained hear heard ask asked tell told learn learned read write wrote written speak spoke story "
    "stories book film movie questions concerns concern something everything all"
)


def before(tokens: Sequence[Token], first: int, last: int) -> tuple[Comparator | None, int]:
    """The comparator in front of the number on [first, last): (comparator, first token of it)."""
    end = first
    skipped = 0
    while end > 0 and skipped < 2 and word_at(tokens, end - 1) in _BETWEEN:
        # an article is part of the number's phrase only when a comparator stands before it
        end -= 1
        skipped += 1
    for stop in (first, first - 1, first - 2):
        if stop < end or stop <= 0:
            break
        found = _phrase_ending(tokens, stop, first, last)
        if found is not None:
            return found
    return None, first


def _phrase_ending(tokens: Sequence[Token], stop: int, first: int, last: int) -> tuple[Comparator, int] | None:
    for phrase, comparator in _BEFORE.get(tokens[stop - 1].lower, ()):
        start = stop - len(phrase)
        if start < 0 or any(tokens[start + k].lower != word for k, word in enumerate(phrase)):
            continue
        if not _holds(tokens, phrase, start, last):
            return None
        start, comparator = _negated(tokens, start, comparator)
        return comparator, start
    return None


def _holds(tokens: Sequence[Token], phrase: tuple[str, ...], start: int, last: int) -> bool:
    lead = word_at(tokens, start - 1)
    if phrase in (("over",), ("within",), ("past",)):
        unit = word_at(tokens, last - 1).removesuffix("s")
        if phrase == ("past",):
            return False
        if unit in TIME and lead not in _OVER_BOUND:
            return phrase == ("within",)
        return lead not in ("all", "won", "win", "victory", "turn", "turned", "takes", "taking")
    if phrase == ("about",):
        return lead not in _ABOUT_VERBS
    if phrase == ("some",):
        return (tokens[start + 1].kind == "num" and len(tokens[start + 1].text) > 1) or lead != "of"
    if phrase == ("minimum",):
        return lead in ("a", "the", "at")
    return True


def _negated(tokens: Sequence[Token], start: int, comparator: Comparator) -> tuple[int, Comparator]:
    """ "no more than", "not over"."""
    lead = word_at(tokens, start - 1)
    if lead in ("no", "not") and comparator in ("more_than", "less_than"):
        return start - 1, "at_most" if comparator == "more_than" else "at_least"
    if lead in ("only", "just", "well", "slightly") and comparator in ("more_than", "less_than"):
        return start - 1, comparator
    if lead == "an" and tokens[start].lower in ("estimated", "average"):
        return start - 1, comparator
    return start, comparator


def after(tokens: Sequence[Token], j: int) -> tuple[Comparator | None, int]:
    """The comparator behind a number whose unit ends before token j: (comparator, end of it)."""
    if j >= len(tokens):
        return None, j
    word = tokens[j].lower
    if word == "+" and touching(tokens, j):
        sum_of_two = touching(tokens, j + 1) and tokens[j + 1].kind == "num"
        return (None, j) if sum_of_two else ("at_least", j + 1)
    k = j
    if word == "-" and touching(tokens, j) and word_at(tokens, j + 1) in ("plus", "odd", "ish"):
        k = j + 1
    elif word == "plus" and j + 1 < len(tokens) and tokens[j + 1].kind != "word":
        return None, j
    for length in (3, 2, 1):
        if k + length > len(tokens):
            continue
        found = _AFTER.get(tuple(token.lower for token in tokens[k : k + length]))
        if found is not None:
            return (None, j) if _leads_next(tokens, k) else (found, k + length)
    return None, j


def _leads_next(tokens: Sequence[Token], k: int) -> bool:
    """ "above one quarter and below a half", "200 or more than 300": the words belong to the next number."""
    if tokens[k].lower not in ("or", "and") or k + 2 >= len(tokens):
        return False
    follow = tokens[k + 2]
    if follow.lower in ("than", "to"):
        return True  # "more than 5 and up to 10"
    if tokens[k].lower == "or":
        return False
    number = follow.kind in ("num", "frac") or (follow.kind == "sym" and follow.text not in ".,;:)")
    return number or follow.lower in ("a", "an", "the") or follow.lower in SMALL
