"""Counted nouns, denominators and concepts read off a dependency parse.

Labels are those of spaCy's English models (ClearNLP): `nummod` a number on its noun, `pobj` a
preposition's object, `npadvmod` a noun phrase used as an adverb ("rose 3 percent"), `relcl` and `acl`
clauses on a noun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.figures import phrases
from claims.figures.descriptions import TIME_UNITS, Description, Number
from claims.figures.tokens import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
#: Pronouns that mostly stand for the subject of the clause they depend on.
_STAND_INS = frozenset({"it", "they", "he", "she"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: How a word before a noun can hang on it.
_BEFORE_NOUN = frozenset(
    {"nummod", "compound", "amod", "nmod", "quantmod", "advmod", "npadvmod", "poss", "det", "punct"}
)
#: What stays of a noun phrase's left side when it is named.
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "punct", "case", "npadvmod", "advmod", "cc", "conj"})
#: Prepositions whose object is measured by the quantity before them, where nothing else governs it.
_RELATING = frozenset({"from", "in", "on", "for", "off", "per"})
#: Words that say when; a quantity is never measured of them.
_TIME_WORDS = TIME_UNITS | vocabulary(
    "today yesterday tomorrow tonight morning afternoon evening night weekend time end beginning start "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december quarters years months weeks days hours minutes seconds"
)
#: Nouns that say nothing of what is measured: "on the order of $3", "under the age of 3".
_LIGHT = frozenset({"order", "behalf", "age", "part", "kind", "sort"})
_CLIMB_LIMIT = 8
_BRACKET_LIMIT = 8


def describe(text: str, numbers: Sequence[Number], doc: Doc) -> list[Description]:
    starts = [token.idx for token in doc]
    taken = phrases.Taken(numbers)
    return [_describe(text, number, doc, starts, taken) for number in numbers]


def _describe(text: str, number: Number, doc: Doc, starts: list[int], taken: phrases.Taken) -> Description:
    first = max(bisect_right(starts, number.span[0]) - 1, 0)
    last = max(bisect_right(starts, number.span[1] - 1) - 1, first)
    inside = range(first, last + 1)
    root = _root(doc, number, starts, inside)
    if number.unit is None and not number.value_is_share:
        return _count(text, root, inside, taken)
    return _measure(text, number, root, inside, taken)


def _root(doc: Doc, number: Number, starts: list[int], inside: range) -> Token:
    """The word of the raw span on which its other words hang, told by its head standing outside."""
    begin = max(bisect_right(starts, number.core[0]) - 1, 0)
    token = doc[begin]
    for _ in range(_CLIMB_LIMIT):
        head = token.head
        if head.i == token.i or head.i not in inside:
            break
        token = head
    return token


# -- counts
# ------------------------------------------------------------------------------------------------------


def _count(text: str, root: Token, inside: range, taken: phrases.Taken) -> Description:
    anchor, noun = _counted_noun(root, inside)
    if noun is None:
        return Description(concept=_joined(_concept(text, anchor, taken)))
    counted = phrases.counted(text, noun, inside, taken)
    owner = _owner(text, noun, taken)
    if anchor.dep_ in _SUBJECTS:
        return Description(counted=counted, concept=_joined(owner))
    if anchor.dep_ == "attr" and _expletive(anchor.head):
        return Description(counted=counted, concept=_joined(_setting(text, noun, taken)))
    purpose = _purpose(text, noun, taken) if anchor.dep_ in ("dobj", "attr", "pobj") else []
    return Description(counted=counted, concept=_joined([*owner, *purpose, *_concept(text, anchor, taken)]))


def _owner(text: str, noun: Token, taken: phrases.Taken) -> list[str]:
    """Whose the counted things are: "two of the senator's aides"."""
    for child in noun.lefts:
        if child.dep_ == "poss" and _can_be_measured(child, taken):
            return [phrases.named(text, child, taken)]
    return []


def _purpose(text: str, noun: Token, taken: phrases.Taken) -> list[str]:
    """What the counted things are for or about: "four options for cleaner fuel"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("for", "about", "on", "against"):
            thing = _object(child)
            if thing is not None and _can_be_measured(thing, taken):
                return [phrases.named(text, thing, taken)]
    return []


def _counted_noun(root: Token, inside: range) -> tuple[Token, Token | None]:
    """What stands in the tree for the quantity, and the noun it counts.

    The noun is the one the number modifies ("12 new plants"), or the object of its "of" ("dozens of people").
    """
    if root.i not in inside:
        return root, root
    for child in root.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            thing = _object(child)
            if thing is not None and thing.pos_ in _NOUNS:
                return root, thing
    head = root.head
    if root.dep_ in _BEFORE_NOUN and head.i > root.i and head.pos_ in _NOUNS:
        while head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ in _NOUNS:
            head = head.head
        return (root, None) if head.lower_ in _TIME_WORDS else (head, head)
    return root, None


def _setting(text: str, noun: Token, taken: phrases.Taken) -> list[str]:
    """What the things that "there are" have to do with: "students at the university", "ways to cut costs"."""
    for i in range(noun.i + 1, min(noun.right_edge.i, noun.i + phrases.LIMIT) + 1):
        token = noun.doc[i]
        if token.dep_ in ("pobj", "dobj") and _can_be_measured(token, taken):
            return [phrases.named(text, token, taken)]
    return []


def _expletive(verb: Token) -> bool:
    return any(child.dep_ == "expl" for child in verb.lefts)


# -- quantities with a unit, and shares
# ----------------------------------------------------------------------------


def _measure(text: str, number: Number, root: Token, inside: range, taken: phrases.Taken) -> Description:
    whole = _whole(root, inside)
    if whole is not None:
        of = phrases.whole(text, whole)
        concept = phrases.named(text, whole, taken)
        return Description(of=of if number.value_is_share else None, concept=concept or None)
    if number.unit in TIME_UNITS and root.dep_ in ("npadvmod", "pobj", "pcomp"):
        return Description()
    head = root.head
    if root.dep_ in _BEFORE_NOUN and head.pos_ in _NOUNS and head.i not in inside and head.i > root.i:
        while head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ in _NOUNS:
            head = head.head
        return Description(concept=_joined([phrases.named(text, head, taken), *_subject(text, head, taken)]))
    listed = _listed(text, root, inside, taken)
    if listed:
        return Description(concept=_joined(listed))
    parts = _concept(text, root, taken) or _after(text, root, inside, taken)
    if not parts and not _has_subject(root):
        parts = _before(text, root, inside, taken)
    return Description(concept=_joined(parts))


def _whole(root: Token, inside: range) -> Token | None:
    """The object of "of" after a quantity: "60 percent of the workers", "half (51 percent) of them"."""
    last = root.doc[inside.stop - 1]
    follower = _next(last)
    if follower is not None and follower.text == ")":
        follower = _next(follower)
    elif follower is not None and follower.text == "(":
        for _ in range(_BRACKET_LIMIT):
            if follower is None or follower.text == ")":
                break
            follower = _next(follower)
        follower = _next(follower) if follower is not None else None
    if follower is not None and follower.lower_ == "of":
        return _object(follower)
    for child in root.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i <= inside.stop:
            return _object(child)
    return None


def _after(text: str, root: Token, inside: range, taken: phrases.Taken) -> list[str]:
    """The object of a preposition right after a quantity that nothing governs: "47 percent from the "
    "field"."""
    follower = _next(root.doc[inside.stop - 1])
    if follower is None or follower.lower_ not in _RELATING:
        return []
    thing = _object(follower)
    return [phrases.named(text, thing, taken)] if thing is not None and _can_be_measured(thing, taken) else []


def _before(text: str, root: Token, inside: range, taken: phrases.Taken) -> list[str]:
    """The noun nearest before a quantity in a fragment, back to the last quantity: "FTSE -0.6% CAC -1.7%"."""
    doc = root.doc
    for i in range(inside.start - 1, max(inside.start - phrases.LIMIT, -1), -1):
        token = doc[i]
        if taken.holds(token.idx) or token.text == ";":
            break
        if _can_be_measured(token, taken):
            return [phrases.named(text, token, taken, stop=inside.start)]
        if token.is_sent_start:
            break
    return []


def _listed(text: str, root: Token, inside: range, taken: phrases.Taken) -> list[str]:
    """A name right before a signed or bracketed quantity, as in listings: "FTSE -0.6%", "Gomez (0.5 "
    "points)"."""
    doc = root.doc
    i = inside.start - 1
    while i >= 0 and doc[i].text in ("-", "−", "+", "("):
        i -= 1
    if i < 0 or doc[i].pos_ != "PROPN" or (i == inside.start - 1 and doc[inside.start].text[0] not in "-−+"):
        return []
    return [phrases.named(text, doc[i], taken, stop=inside.start)] if _can_be_measured(doc[i], taken) else []


def _can_be_measured(token: Token, taken: phrases.Taken) -> bool:
    return token.pos_ in _NOUNS and token.lower_ not in _TIME_WORDS and not taken.holds(token.idx)


def _has_subject(token: Token) -> bool:
    verb = _clause(token)
    return verb is not None and _subject_of(verb) is not None


def _next(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) and not token.doc[token.i + 1].is_sent_start else None


# -- the tree above a quantity
# -----------------------------------------------------------------------------------


def _concept(text: str, token: Token, taken: phrases.Taken) -> list[str]:
    return [*_governor(text, token, taken), *_subject(text, token, taken)]


def _governor(text: str, noun: Token, taken: phrases.Taken) -> list[str]:
    """The noun a quantity hangs on: "a fine of $3", "an engine with 3 hp", "sales up 3 percent"."""
    token = _first_of_list(noun)
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") or token.head.i == token.i:
        return []
    lead = token.head
    above = token.head
    for _ in range(_CLIMB_LIMIT):
        light = above.lower_ in _LIGHT and above.head.i != above.i
        if above.head.i == above.i or not (light or above.pos_ in ("ADP", "ADV", "ADJ", "NUM", "SYM", "SCONJ", "PART")):
            break
        lead, above = (above if not light else lead), above.head
    if _can_be_measured(above, taken) and above.i != noun.i:
        return [phrases.named(text, above, taken, stop=lead.i)]
    if above.pos_ in phrases.VERBS and token.dep_ in ("pobj", "pcomp"):
        changed = next((child for child in above.rights if child.dep_ in ("dobj", "nsubjpass")), None)
        if changed is not None and changed.i < token.i and _can_be_measured(changed, taken):
            return [phrases.named(text, changed, taken, stop=token.head.i)]
    return []


def _subject(text: str, noun: Token, taken: phrases.Taken) -> list[str]:
    verb = _clause(noun)
    subject = _subject_of(verb) if verb is not None else None
    if subject is None or subject.i == noun.i or subject.pos_ in ("PRON", "DET", "NUM") or taken.holds(subject.idx):
        return []
    if noun.is_ancestor(subject):
        return []
    return [phrases.named(text, subject, taken)]


def _clause(token: Token) -> Token | None:
    """The verb a phrase belongs to."""
    for _ in range(_CLIMB_LIMIT * 2):
        if token.head.i == token.i:
            return token if token.pos_ in phrases.VERBS else None
        token = token.head
        if token.pos_ in phrases.VERBS or _own_subject(token) is not None:
            return token
    return None


def _subject_of(verb: Token) -> Token | None:
    """A clause's subject; what a relative or participle clause modifies; else that of the clause above.

    "it" and "they" in what somebody said are taken for who said it ("the company said it has 3 plants").
    """
    for _ in range(_CLIMB_LIMIT):
        own = _own_subject(verb)
        if own is not None:
            if own.lower_ not in _STAND_INS or verb.dep_ not in ("ccomp", "conj", "advcl"):
                return own
            above = _own_subject(verb.head)
            return own if above is None else above
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in _NOUNS and verb.head.lower_ not in _TIME_WORDS:
            return verb.head
        if (
            verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp", "pcomp", "prep", "acl", "relcl")
            or verb.head.i == verb.i
        ):
            return None
        verb = verb.head
        while verb.pos_ not in phrases.VERBS and verb.head.i != verb.i:
            verb = verb.head
    return None


def _own_subject(verb: Token) -> Token | None:
    """The subject of a verb; where the parse has none, the noun right before a finite verb."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.tag_ not in ("WDT", "WP") and child.lower_ != "that":
            return child
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ in ("relcl", "conj", "xcomp", "acl"):
        return None
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    before = verb.doc[i]
    return before if i >= verb.sent.start and before.i < verb.i and before.pos_ in _NOUNS else None


def _first_of_list(token: Token) -> Token:
    for _ in range(_CLIMB_LIMIT):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.rights if child.dep_ in ("pobj", "pcomp")), None)


def _joined(parts: Sequence[str]) -> str | None:
    kept = list(dict.fromkeys(part for part in parts if part))
    return ", ".join(kept) or None
