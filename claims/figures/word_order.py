"""Counted nouns, denominators and concepts by word order alone, for texts that no parser has read.

English puts the noun after its number and its modifiers ("12 new coal plants"), the whole after "of"
("70 percent of the arrests"), what is measured before "of", "at", "to" ("a fine of $3"), or at the start
of the clause ("revenue rose 3 percent"). A plural ends the phrase a number opens; closed classes of
words end any other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claims.figures.descriptions import TIME_UNITS, Description, Number
from claims.figures.tokens import Token
from claims.figures.word_classes import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    ENDS_PHRASE,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    plural,
)

_REACH = 7
_CLAUSE_REACH = 40
#: Modifiers of the noun that English may put before the number: "the top three seeds".
_EARLY = frozenset(("top", "bottom", "last", "first", "next", "other", "record"))
_BREAKS = frozenset(',;:.!?()[]"“”—–|/…')
_LINKING = frozenset(
    {"of", "at", "to", "by", "with", "for", "is", "are", "was", "were", "from", "in", "reached", "be", "than"}
)
_OPENERS = DETERMINERS | ADVERBS | CONJUNCTIONS | PREPOSITIONS
_TIME = TIME_UNITS | frozenset(unit + "s" for unit in TIME_UNITS)


def describe(text: str, numbers: Sequence[Number], tokens: Sequence[Token]) -> list[Description]:
    starts = [token.start for token in tokens]
    reader = _Reader(text, tokens, starts, numbers)
    return [reader.describe(number) for number in numbers]


class _Reader:
    """The tokens of one text with its numbers marked."""

    def __init__(self, text: str, tokens: Sequence[Token], starts: Sequence[int], numbers: Sequence[Number]) -> None:
        self.text = text
        self.tokens = tokens
        self.starts = starts
        self.number_starts = [number.span[0] for number in numbers]
        self.number_ends = [number.span[1] for number in numbers]

    def describe(self, number: Number) -> Description:
        first = max(bisect_right(self.starts, number.span[0]) - 1, 0)
        after = bisect_left(self.starts, number.span[1])
        if number.value_is_share or number.unit is not None:
            return self._measure(number, first, after)
        counted, stop = self._counted(first, after)
        return Description(counted=counted, concept=self._concept(first) if counted or stop else None)

    # -- after the number
    # ---------------------------------------------------------------------------------------

    def _counted(self, first: int, after: int) -> tuple[str | None, int]:
        begin = after
        if self._lower(begin) == "of":
            begin += 1
            while self._lower(begin) in DETERMINERS:
                begin += 1
        elif self._lower(begin) == "-":
            begin += 1
        while self._lower(begin) in ("such", "so-called", "“", '"', "‘"):
            begin += 1
        stop = self._phrase_end(begin)
        if self._named(begin, stop) is None or self._lower(begin) in ("last", "next", "this"):
            return None, 0
        name = self.text[self.tokens[begin].start : self.tokens[stop - 1].end]
        before = self._lower(first - 1)
        verb = before == "record" and self._lower(first - 2) not in DETERMINERS
        if before in _EARLY and not verb and not self._number(first - 1):
            name = f"{self.tokens[first - 1].text} {name}"
        return name, stop

    def _phrase_end(self, begin: int) -> int:
        """The index after the noun phrase that starts at `begin`: past its first plural, or before what "
        "ends it."""
        i = begin
        while i < len(self.tokens) and i - begin < _REACH:
            token = self.tokens[i]
            stop_of_initial = token.text == "." and i > begin and _initial(self.tokens[i - 1])
            if stop_of_initial or (token.kind == "sym" and token.text in "-'’&" and i > begin):
                i += 1
                continue
            if (
                token.kind != "word"
                or self._number(i)
                or (token.lower in ENDS_PHRASE and token.lower not in ("other", "more"))
            ):
                break
            i += 1
            if plural(token.lower) and self._lower(i) not in ("-", "'", "’"):
                break
        while i > begin and self.tokens[i - 1].kind == "sym":
            i -= 1
        return i

    def _measure(self, number: Number, first: int, after: int) -> Description:
        raw = self.text[number.span[0] : number.span[1]].lower()
        after = self._past_brackets(after)
        if self._lower(after) == "of":
            begin = inner = after + 1
            while self._lower(inner) in DETERMINERS or (inner < len(self.tokens) and self._number(inner)):
                inner += 1
            stop = self._phrase_end(inner)
            if stop > inner:
                whole = self._clause_on(stop)
                of = self.text[self.tokens[begin].start : self.tokens[whole - 1].end]
                concept = self.text[self.tokens[inner].start : self.tokens[stop - 1].end]
                return Description(of=of if number.value_is_share else None, concept=concept)
        stop = self._phrase_end(after + (self._lower(after) == "-"))
        named = self._named(after + (self._lower(after) == "-"), stop)
        if (
            number.value_is_share
            and named
            and (" in " in raw or " out of " in raw or self._lower(after) in DETERMINERS)
        ):
            return Description(of=named, concept=named)
        if number.unit in _TIME and not named:
            return Description()
        listed = self._listed(first)
        return Description(concept=listed or named or self._concept(first) or self._opening(first))

    def _past_brackets(self, after: int) -> int:
        """To an "of" that brackets part from the quantity: "half (51 percent) of them", seen from "
        "either number."""
        i = after
        if self._lower(i) == "(":
            while i < len(self.tokens) and i - after < _REACH and self._lower(i) != ")":
                i += 1
        return i + 1 if self._lower(i) == ")" and self._lower(i + 1) == "of" else after

    def _clause_on(self, stop: int) -> int:
        """Past a clause that a noun carries without "that": "the arrests ICE makes", "the money they "
        "spend"."""
        token = self.tokens[stop] if stop < len(self.tokens) else None
        if token is None or token.kind != "word" or stop + 1 >= len(self.tokens):
            return stop
        subject = token.lower in ("he", "she", "it", "we", "they", "i", "you") or token.text[0].isupper()
        verb = self.tokens[stop + 1]
        if (
            subject
            and verb.kind == "word"
            and verb.text.islower()
            and verb.lower not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
        ):
            return stop + 2
        return stop

    # -- before the number
    # --------------------------------------------------------------------------------------

    def _concept(self, first: int) -> str | None:
        before = self._before(first)
        subject = self._subject(first)
        parts = [part for part in dict.fromkeys((before, subject)) if part]
        return ", ".join(parts) or None

    def _before(self, first: int) -> str | None:
        """The phrase that a preposition ties the number to: "a fine of", "at an interest rate of"."""
        i = first - 1
        if self._lower(i) not in _LINKING:
            return None
        stop = i
        i -= 1
        while i >= 0 and stop - i <= 5:
            token = self.tokens[i]
            if token.kind != "word" or token.lower in ENDS_PHRASE or self._number(i):
                break
            i -= 1
        if stop - i == 2 and _verbal(self._lower(stop - 1)):
            return None
        return self._named(i + 1, stop)

    def _listed(self, first: int) -> str | None:
        """The name right before a signed quantity, as in listings: "FTSE -0.6% DAX +1.1%"."""
        stop = first - (self._lower(first - 1) in ("-", "−", "+"))
        if stop == first and self._lower(first) not in ("-", "−", "+"):
            return None
        begin = stop
        while begin > 0 and stop - begin < 4 and self.tokens[begin - 1].text[0].isupper():
            begin -= 1
        return self._named(begin, stop)

    def _opening(self, first: int) -> str | None:
        """The phrase that opens the sentence, parted by commas from its verb: "Acme, a baker, lost 3%"."""
        i = first - 1
        while i >= 0 and first - i < _CLAUSE_REACH and self._lower(i) not in (".", "?", "!", ";", ":"):
            i -= 1
        begin = i + 1
        while begin < first and self._lower(begin) in DETERMINERS:
            begin += 1
        stop = begin
        while stop < first and stop - begin < _REACH and self._part_of_phrase(stop, begin):
            stop += 1
        return self._named(begin, stop) if stop < first else None

    def _part_of_phrase(self, i: int, begin: int) -> bool:
        token = self.tokens[i]
        if token.kind != "word":
            return token.text in "-'’&"
        if self._number(i) or token.lower in ENDS_PHRASE:
            return False
        return i == begin or not _past(token.lower)

    def _subject(self, first: int) -> str | None:
        """The phrase at the start of the clause, when a verb stands between it and the number."""
        begin = self._clause_start(first)
        while begin < first and self._lower(begin) in _OPENERS - DETERMINERS - PRONOUNS:
            begin += 1
        while begin < first and self._lower(begin) in DETERMINERS:
            begin += 1
        stop = begin
        while stop < first and stop - begin < _REACH and self._part_of_phrase(stop, begin):
            stop += 1
        if stop == begin + 1 and _verbal(self._lower(begin)) and self.tokens[begin].text.islower():
            return None
        return self._named(begin, stop) if stop < first else None

    def _clause_start(self, first: int) -> int:
        i = first - 1
        while i >= 0 and first - i < _CLAUSE_REACH:
            token = self.tokens[i]
            if token.kind == "sym" and token.text in _BREAKS and token.text not in "()/":
                return i + 1
            if token.lower in ("that", "while", "but", "as", "because", "which", "who", "whereas"):
                return i + 1
            i -= 1
        return i + 1

    # -- tokens
    # -------------------------------------------------------------------------------------------------

    def _lower(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def _number(self, i: int) -> bool:
        """Whether the token is part of a number that was found, or has digits."""
        start = self.tokens[i].start
        index = bisect_right(self.number_starts, start) - 1
        return (index >= 0 and start < self.number_ends[index]) or self.tokens[i].kind == "num"

    def _named(self, begin: int, stop: int) -> str | None:
        while begin < stop and self.tokens[begin].kind != "word":
            begin += 1
        if begin >= stop or all(self.tokens[i].lower in _TIME for i in range(begin, stop)):
            return None
        return self.text[self.tokens[begin].start : self.tokens[stop - 1].end]


def _verbal(word: str) -> bool:
    """Whether a word that stands alone is more likely a verb: "valued at", "becoming", "run from"."""
    return _past(word) or word.endswith("ing") or word in ("run", "range", "seen", "up", "down")


def _past(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in VERBS


def _initial(token: Token) -> bool:
    """One capital letter, whose full stop ends no phrase: "three U.S. officials"."""
    return len(token.text) == 1 and token.text.isupper()
