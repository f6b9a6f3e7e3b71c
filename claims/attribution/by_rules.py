"""Constructions that attribute, found without a parse: cue words, where their source stands, and what they govern.

Phrases are bounded by words that cannot stand inside a noun phrase (`bounds`), so that "said Ann Lee of the agency on
Monday" gives "Ann Lee of the agency". Liberal like its sister with the parse.
"""

from typing import TYPE_CHECKING

from claims.attribution import bounds, cue_adjectives, cue_nouns, cue_verbs, phrase_rules
from claims.attribution.plain_words import (
    QUOTES,
    REACH,
    STOPS,
    Words,
    clause_end,
    content_of,
    phrase_after,
    phrase_start,
    span_of,
)
from claims.attribution.shapes import Candidate, Cue, Span
from claims.attribution.source_words import DATASET, SURVEY

if TYPE_CHECKING:
    from collections.abc import Iterator


def find(words: Words) -> list[Candidate]:
    """Every construction of the sentence that may attribute."""
    found: list[Candidate] = []
    lower = words.lower
    for at, word in enumerate(lower):
        if word == "according" and at + 2 < len(lower) and lower[at + 1] == "to":
            found.extend(phrase_rules.according(words, at))
        elif cue_verbs.is_listed(word):
            if _is_verb(words, at):
                found.extend(_of_verb(words, at))
            elif cue_nouns.class_of(word):
                found.extend(phrase_rules.of_noun(words, at))
        elif cue_nouns.class_of(word):
            found.extend(phrase_rules.of_noun(words, at))
        elif word in cue_adjectives.HEARSAY:
            found.append(phrase_rules.hearsay(words, at))
        elif word in SURVEY or word in DATASET:
            found.extend(phrase_rules.in_document(words, at))
        elif word == ":" and 0 < at < 8:
            found.extend(phrase_rules.speaker(words, at))
    return [candidate for candidate in found if candidate.content]


def _is_verb(words: Words, at: int) -> bool:
    """A form that may be a noun too ("reports", "claims") is none after an article, an adjective's place or "of"."""
    word = words.lower[at]
    if at == 0:
        return word.endswith("ing")
    before = words.lower[at - 1]
    if before in bounds.BEFORE_NOUN:
        return False
    if before.endswith(("'s", "\u2019s")) and not word.endswith(("ed", "ing")):
        return False
    return not (word.endswith("ing") and before in bounds.PREPOSITIONS and before not in {"by", "in", "for", "of"})


def _of_verb(words: Words, verb: int) -> "Iterator[Candidate]":
    base, group = cue_verbs.base_of(words.lower[verb]), cue_verbs.class_of(words.lower[verb])
    after = verb + 1
    if after < len(words.lower) and (joined := cue_verbs.WITH_PARTICLE.get((base, words.lower[after]))):
        base, group, after = f"{base} {words.lower[after]}", joined, after + 1
    left, modality, passive = _before_verb(words, verb)
    source = None if passive else _source_left(words, left)
    span_of_cue = (words.start[left + 1], words.end[after - 1])
    cue = Cue(span_of_cue, base, group, _tag(words, verb, left, passive), modality)
    inverted = None
    if source is None and not passive and words.text[left] in STOPS:
        inverted = phrase_after(words, after)
    if inverted is not None:
        source, after = inverted, inverted[1] + 1
    elif passive:
        source = _agent(words, after)
    first = source[0] if source is not None and source[0] < verb else left + 1
    before = first - 1
    span = span_of(words, source)
    prefix = "inverted" if inverted is not None else "passive" if passive else ""
    if before >= 2 and words.text[before] in STOPS and words.text[before] != ":" and group not in {"intend", "seem"}:
        yield cue.governs(f"{prefix}{_place(words, after)}", span, content_of(words, 0, before))
    if after < len(words.lower):
        yield from _following(words, after, span, cue, prefix)


def _place(words: Words, after: int) -> str:
    """Whether the cue closes its sentence, closes it but for a time or a place, or goes on."""
    if after >= len(words.lower) or words.text[after] in STOPS:
        return "closing"
    if words.lower[after] in bounds.TIME_PREPOSITIONS or words.lower[after] in bounds.ADVERBS:
        return "closing_adjunct"
    return "fronted"


def _following(
    words: Words,
    after: int,
    source: Span | None,
    cue: Cue,
    prefix: str,
) -> "Iterator[Candidate]":
    last = len(words.lower) - 1
    low, how = _opening(words, after, cue.verb_class)
    if low > last:
        return
    if how == "to":
        yield cue.governs(f"{prefix}infinitive", source, content_of(words, low, clause_end(words, low)))
        return
    kind = f"{prefix}{how}"
    yield cue.governs(kind, source, content_of(words, low, last))


def _opening(words: Words, after: int, group: str) -> tuple[int, str]:
    """Where what is said begins, and how: after "that", a quotation mark, a colon, "to", or at once."""
    lower, text = words.lower, words.text
    last = len(lower) - 1
    limit = min(last, after + REACH // 2)
    for at in range(after, limit + 1):
        if lower[at] in {"that", "whether", "how", "why", "if"} and (
            at == after or lower[at - 1] not in bounds.PREPOSITIONS
        ):
            return at, "that"
        if text[at] in QUOTES and at < last:
            return at, "quoted" if at <= after + 1 else "quoted_later"
        if text[at] == ":":
            return at + 1, "colon"
        if lower[at] == "to" and group in {"intend", "bid", "reckon", "seem", "believe"}:
            return at, "to"
        if text[at] in STOPS:
            return at + 1, "comma" if at == after else "comma_later"
    word = lower[after]
    if word in bounds.SUBJECT:
        return after, "bare_subject"
    if word in bounds.PREPOSITIONS:
        return after, f"bare_{word}"
    if word in bounds.DETERMINERS or word[:1].isdigit():
        return after, "bare_determiner"
    return after, "bare_name" if text[after][:1].isupper() else "bare"


def _before_verb(words: Words, verb: int) -> tuple[int, str | None, bool]:
    """Skip auxiliaries and adverbs to the left: where they end, what they say of the modality, passive or not."""
    at = verb - 1
    modality: str | None = "denied" if cue_verbs.class_of(words.lower[verb]) == "deny" else None
    seen: list[str] = []
    while at >= 0 and verb - at <= 5:
        word = words.lower[at]
        if (
            word not in bounds.AUXILIARIES
            and not (word.endswith("ly") and len(word) > 4)
            and word not in bounds.ADVERBS
        ):
            break
        seen.append(word)
        at -= 1
    if any(word in bounds.NEGATIONS or word.endswith(("n't", "n\u2019t")) for word in seen):
        modality = "negated"
    elif modality is None and any(word in {"may", "might", "could", "can"} for word in seen):
        modality = "possible"
    elif modality is None and any(word in {"will", "would", "should", "shall"} for word in seen):
        modality = "expected"
    passive = any(word in bounds.BE for word in seen) and not words.lower[verb].endswith("ing")
    return max(at, 0) if at >= 0 else 0, modality, passive and words.lower[verb] != "says"


def _source_left(words: Words, at: int) -> tuple[int, int] | None:
    """The noun phrase that ends at word `at`, over one apposition: "Ann Lee, who runs the agency, said"."""
    last = at
    if at < 1 and words.text[at] in STOPS:
        return None
    if words.text[at] == ",":
        # Between two commas stands an apposition; the name is before the first.
        comma = next((i for i in range(at - 1, max(at - REACH, -1), -1) if words.text[i] in STOPS), None)
        if comma is None or words.text[comma] != "," or comma == 0:
            return None
        low = phrase_start(words, comma - 1)
        return None if low is None or not _may_name(words, low, comma - 1) else (low, at - 1)
    low = phrase_start(words, last)
    if low is None:
        return None
    return low, last


def _may_name(words: Words, low: int, high: int) -> bool:
    return any(words.text[i][:1].isupper() for i in range(low, high + 1))


def _agent(words: Words, at: int) -> tuple[int, int] | None:
    limit = min(len(words.lower) - 1, at + 8)
    by = next((i for i in range(at, limit) if words.lower[i] == "by"), None)
    return None if by is None else phrase_after(words, by + 1)


def _tag(words: Words, verb: int, left: int, passive: bool) -> str:
    word = words.lower[verb]
    if word.endswith("ing"):
        return "VBG"
    if passive:
        return "VBN"
    if words.lower[verb - 1] == "to" if verb else False:
        return "VB"
    if any(words.lower[i] in bounds.MODALS for i in range(left + 1, verb)):
        return "VB"
    return (
        "VBZ"
        if word.endswith("s") and not word.endswith("ss")
        else "VBD"
        if word in bounds.PAST or word.endswith("ed")
        else "VBP"
    )
