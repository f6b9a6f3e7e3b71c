"""Constructions that attribute, found in a dependency parse. Liberal on purpose: the scorer weighs what is found."""

from typing import TYPE_CHECKING, Final

from claims.attribution import (
    cue_adjectives,
    cue_nouns,
    cue_verbs,
    holder_constructions,
    phrase_constructions,
    verb_constructions,
)
from claims.attribution.clause_cues import VERB_TAGS, spans, text_span
from claims.attribution.shapes import Candidate
from claims.attribution.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTTERING: Final = frozenset({"say", "tell", "speak", "report", "show", "find", "believe", "reckon"})


def find(tree: Tree) -> list[Candidate]:
    """Every construction of the sentence that may attribute, in no order."""
    found: list[Candidate] = []
    for at in range(tree.size):
        tag = tree.tag[at]
        if tag in VERB_TAGS:
            if tree.dep[at] not in {"aux", "auxpass"}:
                found.extend(verb_constructions.of_verb(tree, at))
                found.extend(holder_constructions.antecedent(tree, at))
        elif tag in {"NN", "NNS"}:
            found.extend(phrase_constructions.of_noun(tree, at))
            if cue_nouns.class_of(tree.lower[at]) or tree.lower[at] in holder_constructions.LEVELS:
                found.extend(holder_constructions.of_noun(tree, at))
        elif tag == "JJ" and tree.dep[at] == "acomp":
            found.extend(phrase_constructions.of_adjective(tree, at))
        if tree.lower[at] == "according" and at + 1 < tree.size and tree.lower[at + 1] == "to":
            found.extend(phrase_constructions.according(tree, at))
        elif tree.lower[at] in cue_adjectives.HEARSAY:
            found.extend(phrase_constructions.hearsay(tree, at))
        elif tree.lower[at] in {"in", "per", "by", "from", "under"} and tree.dep[at] == "prep":
            found.extend(phrase_constructions.in_document(tree, at))
        elif tree.word[at] == ":" and 0 < at < 12:
            found.extend(phrase_constructions.speaker(tree, at))
    found.extend(_closing(tree))
    return found


def _closing(tree: Tree) -> "Iterator[Candidate]":
    """ "S, statistics show." and "S, two officials said on Monday.": parses often miss so short a clause at the end."""
    last = tree.size - 1
    while last > 0 and tree.word[last] in {".", "\u201d", "''", '"'}:
        last -= 1
    comma = next((at for at in range(last, max(last - 12, 2), -1) if tree.word[at] in {",", "\u201d", "''"}), None)
    if comma is None:
        return
    for verb in range(comma + 2, min(last, comma + 8) + 1):
        group = cue_verbs.class_of(tree.lower[verb])
        if (
            group in _UTTERING
            and tree.tag[verb] not in {"VBG", "VB", "MD"}
            and tree.lower[verb - 1] not in {"to", "the", "a"}
        ):
            source = (comma + 1, verb - 1)
            content = spans(tree, 0, comma - 1, without=())
            yield Candidate(
                "closing", text_span(tree, source), (tree.start[verb], tree.end[verb]), content, verb_class=group,
                base=cue_verbs.base_of(tree.lower[verb]), tag=tree.tag[verb],
            )  # fmt: skip
            return
