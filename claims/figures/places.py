"""Find the places a text names, and tell which of them a figure holds for.

    "in Mecklenburg County, N.C."   Mecklenburg County, North Carolina   US-NC
    "across the United States"      United States                        US
    "China's exports"               China                                CN
    "in Georgia"                    Georgia                              no code: a state or a country

A name is taken where a preposition of place leads to it, where a state follows it, or where it is a
known place that stands before a noun. Nothing is guessed: a name that is unknown and has no word such as
"County" in it is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.figures.gazetteer import Known, places, states
from claims.figures.shapes import Place
from claims.figures.tokens import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = r"(?:[A-Z]\.){2,4}|(?:St|Ft|Mt)\. |[A-ZÀ-ÖØ-Þ][\w'’-]{0,30}"
#: A name of up to six words, of which "of", "the" and "de" may be inner ones.
_NAME = re.compile(rf"\b(?:{_WORD})(?: ?(?:(?:of|the|de|la|del|and) )?(?:{_WORD})){{0,5}}")
#: Prepositions that lead to a place, with what may stand between: "across much of northern Syria".
_LEAD = re.compile(
    r"\b(in|across|throughout|near|outside|inside|around|within|from|of|for|at|In|Across|Near|Throughout) "
    r"(?:the (?:city|state|province|town) of )?(?:(?:all|much|parts|most) of )?(?:the )?"
    r"(?:(?:north|south|east|west|central|down|mainland|suburban|rural|coastal)[\w-]{0,12} )?$"
)
_CAPITAL_LEADS = vocabulary("In Across Throughout Near Outside Inside Around Within From At")
_COMMA = re.compile(r", ")
_GEOGRAPHIC = vocabulary(
    "County Parish Province District Region Valley Island Islands Bay Peninsula Beach Township Borough "
    "City Village Heights Springs Coast Harbor Harbour Territory Prefecture Governorate Oblast Canyon "
    "Basin Delta Gulf Mountains Desert Sea Ocean Lake River"
)
_POSSESSIVE = re.compile(r"['’]s?$")
#: A name before a noun ("China's exports", "U.S. exports"), not before a verb or a particle.
_NOUN_FOLLOWS = re.compile(
    r"['’]s? [a-z]| (?!(?:and|or|but|has|have|had|is|are|was|were|will|would|could|can|may|might|must"
    r"|should|said|says|to|in"
    r"|on|at|by|for|from|of|with|as|than|that|which|who|where|when|while|if|did|does|do|not|also|still"
    r"|now|then|because|after"
    r"|before|since|until|during|over|under|into|about|against|through|between|so|yet|nor|be|been|it|he"
    r"|she|they|we|you"
    r"|the|a|an|its|his|her|their|this|these|those|last|next)\b|\w+ed\b)[a-z]"
)
_SENTENCE_END = re.compile(r"(?:[a-z0-9%)\]]{2}[.!?]|[!?])[\"”’')]*\s+[\"“‘'(]?[A-Z0-9]|\n")
_CLAUSE_END = re.compile(r"[;:–—]| - |,(?!\d)|\b(?:and|but|while|whereas|although|though|which|who|where)\b")
_DIGIT = re.compile(r"\d")
#: Prepositions that lead to a place only where its name is known.
_LOOSE = frozenset({"of", "for", "from"})
_FARTHEST = 250
_ATTRIBUTE_REACH = 60


def find(text: str) -> list[Place]:
    """Every place named, in order and without overlap; `text[start:end]` of its span is its raw."""
    found: list[Place] = []
    for match in _NAME.finditer(text):
        start, name = match.start(), match[0]
        first = name.split(" ", 1)[0]
        lead: str | None = None
        if first in _CAPITAL_LEADS and len(name) > len(first):
            lead, start = first.lower(), start + len(first) + 1
            if text.startswith("the ", start):
                start += 4
        place = _read(text, start, match.end(), lead)
        if place is not None:
            found.append(place)
    return found


def attach(text: str, span: tuple[int, int], found: Sequence[Place], doc: Doc | None = None) -> Place | None:
    """The place of a figure: the nearest of its sentence, a place after it before one that stands before."""
    here = bisect_left([place.span[0] for place in found], span[0])
    best: tuple[int, Place] | None = None
    for place in found[max(here - 2, 0) : here + 2]:
        cost = _cost(text, span, place)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, place
    return best[1] if best else None


def _read(text: str, at: int, end: int, lead: str | None) -> Place | None:
    """The place a run of capitalised words is, as far as it is one."""
    name = text[at:end]
    owned = _POSSESSIVE.search(name)
    if owned is not None:
        name, end = name[: owned.start()], end - len(owned[0])
    known, length = _longest(name)
    followed = text.startswith(", ", end)
    if known is None and not followed and name.rsplit(" ", 1)[-1] not in _GEOGRAPHIC:
        return None
    before = _LEAD.search(text, max(at - 60, 0), at)
    if lead is None and before is not None and not _named(text, before.start()):
        lead = before[1].lower()
    if followed:
        stated = _with_state(text, at, end, name)
        if stated is not None:
            return stated
    if known is not None:
        end = at + length
        if lead in _LOOSE and text[end : end + 1] in ("'", "’"):
            return None
        if lead is None and not _NOUN_FOLLOWS.match(text, end):
            return None
        return Place(text[at:end], known.code, known.name, (at, end))
    if lead is not None and lead not in _LOOSE and " " in name and name.rsplit(" ", 1)[-1] in _GEOGRAPHIC:
        return Place(text[at:end], None, name, (at, end))
    return None


def _named(text: str, at: int) -> bool:
    """Whether a capitalised word stands before, so that the preposition is part of a name: "Bank of "
    "England"."""
    word = re.search(r"([\w'’]+) $", text[max(at - 30, 0) : at])
    return word is not None and word[1][0].isupper() and text[at : at + 3] in ("of ", "for")


def _with_state(text: str, at: int, end: int, name: str) -> Place | None:
    """A town or county with its state: "Mecklenburg County, N.C."."""
    comma = _COMMA.match(text, end)
    if comma is None:
        return None
    for length in (14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2):
        tail = text[comma.end() : comma.end() + length]
        known = states().get(tail)
        if known is None or len(tail) < length or text[comma.end() + length : comma.end() + length + 1].isalnum():
            continue
        stop = comma.end() + length
        return Place(text[at:stop], known.code, f"{name}, {known.name}", (at, stop))
    country = _NAME.match(text, comma.end())
    if country is not None:
        found, length = _longest(country[0])
        if found is not None and found.code is not None and len(found.code) == 2 and "." not in country[0]:
            stop = comma.end() + length
            if name in places() and len(places()[name].code or "") == 2 and places()[name].code != found.code:
                return None
            return Place(text[at:stop], found.code, f"{name}, {found.name}", (at, stop))
    return None


def _longest(name: str) -> tuple[Known | None, int]:
    """The known place whose name the longest start of `name` is, and that start's length."""
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        known = places().get(start) or places().get(start.removeprefix("The "))
        if known is not None:
            return known, len(start)
    return None, 0


def _cost(text: str, span: tuple[int, int], place: Place) -> int | None:
    """How far a place is from a figure, other clauses and other numbers between them counted; None: not "
    "its own."""
    start, end = place.span
    if start < span[1] and span[0] < end:
        return None
    first, second = (end, span[0]) if end <= span[0] else (span[1], start)
    between = text[first:second]
    ends = _SENTENCE_END.search(text, max(first - 2, 0), second + 1)  # its letters may end what stands first
    if len(between) > _FARTHEST or ends:
        return None
    breaks = len(_CLAUSE_END.findall(between))
    if breaks > 2 or (breaks and len(between) > _ATTRIBUTE_REACH * 2):
        return None
    return len(between) + 40 * breaks + (30 if _DIGIT.search(between) else 0) + (15 if end <= span[0] else 0)
