"""Nouns and phrases that attribute, read without a parse."""

from typing import TYPE_CHECKING

from claims.attribution import bounds, cue_nouns, cue_verbs
from claims.attribution.plain_words import (
    REACH,
    STOPS,
    Words,
    clause_end,
    content_of,
    phrase_after,
    phrase_start,
    span_of,
)
from claims.attribution.shapes import Candidate, Cue
from claims.attribution.source_words import SURVEY

if TYPE_CHECKING:
    from collections.abc import Iterator


def of_noun(words: Words, noun: int) -> "Iterator[Candidate]":
    """ "the claim that …", "its plan to …", "a report by X that …"."""
    after = noun + 1
    if after >= len(words.lower):
        return
    word = words.lower[after]
    source: tuple[int, int] | None = None
    if word == "by":
        source = phrase_after(words, after + 1)
        after = source[1] + 1 if source else after
    if source is None:
        held = next(
            (
                i
                for i in range(noun - 1, max(noun - 4, -1), -1)
                if words.lower[i] in bounds.POSSESSIVES or words.lower[i].endswith(("'s", "\u2019s"))
            ),
            None,
        )
        if held is not None:
            low = held if words.lower[held] in bounds.POSSESSIVES else phrase_start(words, held)
            source = None if low is None else (low, held)
    if after >= len(words.lower) or words.lower[after] not in {"that", "to", "of", "for", "on", "about"}:
        return
    opens = words.lower[after]
    high = len(words.lower) - 1 if opens == "that" else clause_end(words, after)
    yield Candidate(
        f"noun_{opens}", span_of(words, source), (words.start[noun], words.end[noun]), content_of(words, after, high),
        verb_class=str(cue_nouns.class_of(words.lower[noun])), base=words.lower[noun], tag="",
    )  # fmt: skip


def according(words: Words, at: int) -> "Iterator[Candidate]":
    """ "According to X, S" and "S, according to X"."""
    first = at + 2
    high = first
    size = len(words.lower)
    while high + 1 < size and words.text[high + 1] not in STOPS and high - first < REACH:
        high += 1
    source = (first, high)
    cue = Cue((words.start[at], words.end[at + 1]), "according", "according")
    if at <= 2:
        if high + 2 < size:
            yield cue.governs("according_front", span_of(words, source), content_of(words, high + 1, size - 1))
        return
    kind = "according_end" if words.text[at - 1] in STOPS else "according_inside"
    content = content_of(words, 0, at - 1)
    if high + 3 < size and words.text[high + 1] == ",":
        content += content_of(words, high + 2, size - 1)
    yield cue.governs(kind, span_of(words, source), content)


def hearsay(words: Words, at: int) -> Candidate:
    low = at
    while low > 0 and words.text[low - 1] not in STOPS:
        low -= 1
    content = content_of(words, low, at - 1) + content_of(words, at + 1, clause_end(words, at + 1))
    return Candidate(
        "hearsay",
        None,
        (words.start[at], words.end[at]),
        content,
        verb_class="hearsay",
        base=words.lower[at],
        modality="reported",
    )


def in_document(words: Words, at: int) -> "Iterator[Candidate]":
    """ "In a poll released Monday, S" and "S in the latest survey"."""
    low = phrase_start(words, at)
    if low is None or low == 0:
        low = 0 if low is None else low
    before = low - 1 if words.lower[low] not in {"in", "per"} else low
    for back in range(at, max(at - 8, -1), -1):
        if words.lower[back] in {"in", "per"}:
            before = back
            break
    else:
        return
    if before < 0:
        return
    high = at
    while high + 1 < len(words.lower) and words.text[high + 1] not in STOPS and high - at < REACH:
        high += 1
    source = (before + 1, high)
    kind = "survey" if words.lower[at] in SURVEY else "dataset"
    cue = (words.start[before], words.end[before])
    if before <= 1 and high + 2 < len(words.lower):
        content, place = content_of(words, high + 1, len(words.lower) - 1), "front"
    elif before > 1:
        content, place = content_of(words, 0, before - 1), "end"
    else:
        return
    yield Candidate(
        f"in_document_{place}",
        span_of(words, source),
        cue,
        content,
        verb_class=kind,
        base=words.lower[before],
    )


def speaker(words: Words, at: int) -> "Iterator[Candidate]":
    """A name before a colon speaks what follows."""
    if at + 2 >= len(words.lower) or any(cue_verbs.is_listed(words.lower[i]) for i in range(at)):
        return
    named = words.text[at - 1][:1].isupper()
    yield Candidate(
        "speaker", (words.start[0], words.end[at - 1]), (words.start[at], words.end[at]), content_of(words, at + 1, len(words.lower) - 1),
        verb_class="name" if named else "phrase", base=":",
    )  # fmt: skip
