"""Noun phrases of a dependency parse, as they are written: named without articles, cut before clauses "
"and numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.figures.descriptions import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBZ", "VBD", "VBP"})
LIMIT = 14
_ENDS = frozenset({",", ";", ":", "(", ")", "–", "—", "“", "”", '"'})


class Taken:
    """Which characters belong to a number, so that a phrase can stop before one."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._starts = [number.span[0] for number in numbers]
        self._ends = [number.span[1] for number in numbers]

    def holds(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


def counted(text: str, noun: Token, inside: range, taken: Taken) -> str:
    """A counted noun with its modifiers, those before the number too: "the top three seeds" are top seeds."""
    doc = noun.doc
    begin = noun.i
    for token in _leftwards(noun):
        if token.i in inside or taken.holds(token.idx) or token.dep_ in ("det", "predet", "nummod"):
            break
        if token.lower_ == "such" or _ends_phrase(token):
            break
        begin = token.i
    name = text[doc[begin].idx : noun.idx + len(noun)]
    early = [
        token.text
        for token in noun.lefts
        if token.i < inside.start and token.dep_ in ("amod", "compound") and not taken.holds(token.idx)
    ]
    return " ".join([*early, name])


def _leftwards(noun: Token) -> Iterator[Token]:
    """The tokens to the left of a noun that belong to its phrase, nearest first."""
    edge = noun.left_edge.i
    for i in range(noun.i - 1, edge - 1, -1):
        yield noun.doc[i]


def named(text: str, noun: Token, taken: Taken, *, stop: int | None = None) -> str:
    """A noun phrase as written, without its article, up to its clauses, its commas, a number or `stop`."""
    doc = noun.doc
    begin = noun.i
    for token in _leftwards(noun):
        if taken.holds(token.idx) or _ends_phrase(token) or noun.i - token.i > LIMIT:
            break
        begin = token.i
    while begin < noun.i and (doc[begin].dep_ in ("det", "predet", "cc") or doc[begin].tag_ in ("PRP$", "WP$")):
        begin += 1
    end = noun.i
    for i in range(noun.i + 1, min(noun.right_edge.i, begin + LIMIT) + 1):
        token = doc[i]
        if i == stop or taken.holds(token.idx) or _ends_phrase(token) or _opens_clause(token):
            break
        end = i
    return _text(text, doc, begin, _trimmed(doc, noun.i, end))


def whole(text: str, noun: Token) -> str:
    """A denominator as written, with its article, its numbers and its clauses: "the 30 arrests the "
    "agency made"."""
    doc = noun.doc
    begin = noun.left_edge.i
    end = noun.i
    for i in range(noun.i + 1, min(noun.right_edge.i, noun.i + LIMIT) + 1):
        if _ends_phrase(doc[i]):
            break
        end = i
    end = _trimmed(doc, noun.i, end)
    if end == noun.i and end + 3 < len(doc):
        # "the arrests ICE makes occur": a clause without "that" is often read as the main one.
        subject, verb = doc[end + 1], doc[end + 2]
        if subject.tag_ in ("NNP", "NNPS", "PRP") and verb.tag_ in FINITE:
            rest = [
                token for token in doc[verb.i + 1 : verb.i + 6] if token.tag_ in FINITE or token.tag_ in ("MD", "VB")
            ]
            end = verb.i if rest else end
    return _text(text, doc, begin, end)


def _ends_phrase(token: Token) -> bool:
    """A comma, a bracket, a quotation mark or a dash; a hyphen inside a word is none."""
    if token.text == "-":
        return token.i == 0 or bool(token.doc[token.i - 1].whitespace_)
    return token.text in _ENDS


def _opens_clause(token: Token) -> bool:
    return token.pos_ in VERBS or token.dep_ in ("relcl", "acl", "mark") or token.tag_ in ("WDT", "WP")


def _trimmed(doc: Doc, noun: int, end: int) -> int:
    """`end` moved back over words that cannot end a phrase."""
    while end > noun and (
        doc[end].pos_ in ("ADP", "DET", "CCONJ", "PUNCT", "PART")
        or doc[end].tag_ == "PRP$"
        or doc[end].lower_ == "worth"
    ):
        end -= 1
    return end


def _text(text: str, doc: Doc, begin: int, end: int) -> str:
    return text[doc[begin].idx : doc[end].idx + len(doc[end])]
