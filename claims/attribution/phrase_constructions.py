"""Nouns, adjectives and adverbs that attribute in a dependency parse, and phrases that hold a source."""

from typing import TYPE_CHECKING, Final

from claims.attribution import cue_adjectives, cue_nouns
from claims.attribution.clause_cues import VERB_TAGS, clause_start, opens_with_to, source_of, spans, text_span
from claims.attribution.shapes import Candidate
from claims.attribution.source_words import DATASET, DOCUMENT, SURVEY
from claims.attribution.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS: Final = frozenset({",", "\u2014", "--", "(", "-", "\u201d", '"', "''"})


def of_noun(tree: Tree, noun: int) -> "Iterator[Candidate]":
    """A noun of saying with its clause: "claims that …", "the plan to …", "reports of …"; its holder is the source."""
    noun_class = cue_nouns.class_of(tree.lower[noun])
    if noun_class is None:
        return
    holder = tree.child(noun, "poss")
    source: tuple[int, int] | None = None
    if holder is not None:
        source = (tree.low[holder], tree.high[holder])
    else:
        by = next(
            (c for c in tree.children[noun] if tree.dep[c] == "prep" and tree.lower[c] in {"by", "from"}),
            None,
        )
        pobj = tree.child(by, "pobj") if by is not None else None
        if pobj is not None:
            source = (tree.low[pobj], tree.high[pobj])
        elif tree.dep[noun] in {"dobj", "pobj", "attr"}:
            verb = next((up for up in tree.ancestors(noun) if tree.tag[up] in VERB_TAGS), None)
            source = source_of(tree, verb) if verb is not None else None
    for child in tree.children[noun]:
        dep = tree.dep[child]
        if child < noun:
            continue
        if dep in {"acl", "ccomp", "relcl"} and tree.tag[child] != "VBG" and tree.tag[child] != "VBN":
            construction = "noun_infinitive" if opens_with_to(tree, child) else "noun_clause"
            if dep == "relcl" and tree.lower[tree.low[child]] != "that":
                continue
        elif dep == "prep" and tree.lower[child] in {"of", "for", "on", "about", "against", "to", "in"}:
            construction = "noun_" + tree.lower[child]
        else:
            continue
        content = spans(tree, tree.low[child], tree.high[child], without=(source,))
        if content:
            yield Candidate(
                construction, text_span(tree, source), (tree.start[noun], tree.end[noun]), content,
                verb_class=noun_class, base=tree.lower[noun], tag=tree.tag[noun],
            )  # fmt: skip


def of_adjective(tree: Tree, at: int) -> "Iterator[Candidate]":
    """An attitude said by an adjective: "is confident that …", "is willing to …"."""
    verb = tree.head[at]
    source = source_of(tree, verb)
    for child in tree.children[at]:
        if tree.dep[child] in {"ccomp", "xcomp"} and child > at:
            listed = "attitude" if tree.lower[at] in cue_adjectives.ATTITUDE else "adjective"
            kind = "adjective_infinitive" if opens_with_to(tree, child) else "adjective_clause"
            content = spans(tree, tree.low[child], tree.high[child], without=(source,))
            yield Candidate(
                kind, text_span(tree, source), (tree.start[min(verb, at)], tree.end[max(verb, at)]), content,
                verb_class=listed, base=tree.lower[at], tag=tree.tag[verb],
            )  # fmt: skip


def according(tree: Tree, at: int) -> "Iterator[Candidate]":
    """ "According to X, S" and "S, according to X": content is the clause that the phrase modifies, without it."""
    to = at + 1
    pobj = tree.child(to, "pobj", "pcomp") or tree.child(at, "pobj", "pcomp")
    if pobj is None:
        return
    source = (to + 1, max(tree.high[pobj], to + 1))
    if source[1] >= tree.size:
        return
    cue = (tree.start[at], tree.end[to])
    if at <= 2 or source[1] + 2 >= tree.size or tree.word[max(at - 1, 0)] in _BREAKS:
        low, high = (0, tree.size - 1) if at <= 2 else (clause_start(tree, 0), tree.size - 1)
        kind = "according_front" if at <= 2 else "according_end"
        if at > 2:
            after = source[1] + 1
            high = at - 1 if after >= tree.size or tree.word[after] != "," else high
    else:
        head = tree.head[at]
        low, high, kind = tree.low[head], tree.high[head], "according_inside"
    content = spans(tree, low, high, without=((at, source[1]),))
    if content:
        yield Candidate(kind, text_span(tree, source), cue, content, verb_class="according", base="according")


def in_document(tree: Tree, at: int) -> "Iterator[Candidate]":
    """ "In a poll released Monday, S", "S in the latest survey", "in her view": the phrase holds the source."""
    pobj = tree.child(at, "pobj")
    if pobj is None:
        return
    head = tree.lower[pobj]
    held = tree.child(pobj, "poss") is not None
    if tree.lower[at] == "under" and held and cue_nouns.class_of(head) == "intending":
        listed = "plan"
    elif head in SURVEY:
        listed = "survey"
    elif head in DATASET:
        listed = "dataset"
    elif head in DOCUMENT:
        listed = "document"
    elif head in {
        "view",
        "opinion",
        "words",
        "estimation",
        "account",
        "telling",
        "admission",
        "reckoning",
        "calculation",
    }:
        listed = "view"
    else:
        return
    source = (tree.low[pobj], tree.high[pobj])
    top = tree.head[at]
    while tree.head[top] != top and tree.tag[top] not in VERB_TAGS:
        top = tree.head[top]
    content = spans(tree, tree.low[top], tree.high[top], without=((at, source[1]),))
    yield Candidate(
        f"in_document_{tree.lower[at]}_{'front' if at < 2 else 'end'}", text_span(tree, source), (tree.start[at], tree.end[at]), content,
        verb_class=listed, base=tree.lower[at],
    )  # fmt: skip


def speaker(tree: Tree, at: int) -> "Iterator[Candidate]":
    """ "JANE DOE: words", "Reuters: words": a name before a colon speaks."""
    if at + 2 >= tree.size or any(tree.tag[i] in VERB_TAGS for i in range(at)):
        return
    content = spans(tree, at + 1, tree.size - 1, without=())
    named = tree.tag[at - 1] in {"NNP", "NNPS"}
    yield Candidate(
        "speaker", (tree.start[0], tree.end[at - 1]), (tree.start[at], tree.end[at]), content,
        verb_class="name" if named else "phrase", base=":",
    )  # fmt: skip


def hearsay(tree: Tree, at: int) -> "Iterator[Candidate]":
    """ "reportedly", "allegedly": someone says it, and the text does not say who."""
    head = tree.head[at]
    content = spans(tree, tree.low[head], tree.high[head], without=((at, at),))
    if content:
        yield Candidate(
            "hearsay",
            None,
            (tree.start[at], tree.end[at]),
            content,
            verb_class="hearsay",
            base=tree.lower[at],
            modality="reported",
        )
