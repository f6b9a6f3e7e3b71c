"""Verbs that attribute in a dependency parse: clause before or after, infinitive, object, interruption."""

from typing import TYPE_CHECKING, Final

from claims.attribution import holder_constructions
from claims.attribution.clause_cues import (
    clause_start,
    cue_of,
    cue_span,
    modality_of,
    opens_with_to,
    source_of,
    spans,
    text_span,
)
from claims.attribution.shapes import Candidate, Cue, Span
from claims.attribution.source_words import DATASET, SURVEY
from claims.attribution.trees import Tree
from claims.language.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAYING: Final = frozenset(
    {"say", "tell", "speak", "report", "show", "find", "believe", "reckon", "wonder", "deny", "cite"}
)
_PREPOSITIONS: Final = words("about of on for to that against in as with by at from")


def of_verb(tree: Tree, verb: int) -> "Iterator[Candidate]":
    base, verb_class = cue_of(tree, verb)
    source = source_of(tree, verb)
    cue = Cue(cue_span(tree, verb), base, verb_class, tree.tag[verb], modality_of(tree, verb), tree.dep[verb])
    complements = 0
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if dep in {"ccomp", "xcomp"}:
            construction = _clause_kind(tree, verb, child)
        elif dep in {"dobj", "attr", "oprd"} and child > verb:
            construction = "object"
        elif dep == "nsubjpass" and verb_class != "other" and tree.is_passive(verb):
            construction = "passive_subject"
        elif (
            dep == "prep"
            and child > verb
            and verb_class in _SAYING
            and (inner := _clause_below(tree, child)) is not None
        ):
            construction, child = "clause", inner
        elif dep == "prep" and child > verb and verb_class != "other":
            construction = "prep_" + tree.lower[child] if tree.lower[child] in _PREPOSITIONS else "prep"
        elif (
            dep == "advcl"
            and child > verb
            and verb_class in {"bid", "say", "tell", "speak"}
            and tree.tag[child] == "VB"
        ):
            construction = "infinitive"
        else:
            continue
        if construction == "object" and verb_class == "other":
            if source is not None and any(tree.lower[i] in SURVEY for i in range(source[0], source[1] + 1)):
                construction = "survey_object"
            elif not _is_quoted_like(tree, child):
                continue
        low, high = tree.low[child], tree.high[child]
        if construction == "fronted":
            high = min(high, verb - 1)
            low = clause_start(tree, low)
        content = spans(tree, low, high, without=(source, (verb, verb)))
        content += _level(tree, verb, construction, verb_class)
        if content:
            complements += construction in {"clause", "fronted"}
            yield cue.governs(construction, text_span(tree, source), content)
            if construction == "clause" and verb_class in _SAYING:
                yield from holder_constructions.runs_on(tree, verb, child, cue, source)
    if verb_class in _SAYING and not complements:
        yield from _loose(tree, verb, source, cue)
    if verb_class in _SAYING:
        yield from _resumed(tree, verb, source, cue)


def _level(tree: Tree, verb: int, construction: str, verb_class: str) -> list[Span]:
    """The "at 2 percent" of "inflation is estimated at 2 percent", which belongs to what is estimated."""
    if construction != "passive_subject" or verb_class != "reckon":
        return []
    level = next((c for c in tree.children[verb] if c > verb and tree.dep[c] == "prep" and tree.lower[c] == "at"), None)
    return spans(tree, tree.low[level], tree.high[level], without=()) if level is not None else []


def _clause_below(tree: Tree, prep: int) -> int | None:
    """The clause of "alleged in the suit that …", which parses hang below the suit."""
    pobj = tree.child(prep, "pobj")
    if pobj is None or tree.lower[pobj] in DATASET:
        return None
    return next(
        (
            c
            for c in tree.children[pobj]
            if tree.dep[c] in {"acl", "ccomp", "relcl"}
            and tree.lower[tree.low[c]] == "that"
            and tree.dep[tree.low[c]] == "mark"
        ),
        None,
    )


def _clause_kind(tree: Tree, verb: int, child: int) -> str:
    if child < verb:
        return "fronted"
    if tree.dep[child] == "xcomp" or opens_with_to(tree, child):
        return "passive_infinitive" if tree.is_passive(verb) else "infinitive"
    return "passive_clause" if tree.is_passive(verb) else "clause"


def _is_quoted_like(tree: Tree, at: int) -> bool:
    low = tree.low[at]
    return tree.tag[low] in {"``", "''"} or (low > 0 and tree.tag[low - 1] in {"``", "''"})


def _loose(tree: Tree, verb: int, source: tuple[int, int] | None, cue: Cue) -> "Iterator[Candidate]":
    """A verb of saying that the parse left without its clause: "S, X said", "S, as X said", with S as the main clause."""
    first = min(verb, source[0]) if source is not None else verb
    dep, head = tree.dep[verb], tree.head[verb]
    marker = next((c for c in tree.children[verb] if tree.dep[c] in {"mark", "advmod"} and tree.lower[c] == "as"), None)
    if marker is not None and head != verb:
        low, high = tree.low[head], tree.high[head]
        yield cue.governs(
            "as_said",
            text_span(tree, source),
            spans(tree, low, high, without=(source, (marker, tree.high[verb]))),
        )
        return
    before = first - 1
    if before > 1 and tree.word[before][:1] in ",\u201d\"'?!\u2014-":
        content = spans(tree, clause_start(tree, 0), before, without=(source, (verb, verb)))
        if content:
            kind = "parenthetical" if dep in {"parataxis", "ccomp", "advcl", "conj"} else "trailing"
            yield cue.governs(kind, text_span(tree, source), content)
    after = verb + 1
    if after < tree.size - 2 and tree.word[after][:1] in ':,\u201c"':
        content = spans(tree, after + (tree.word[after][0] in ":,"), tree.size - 1, without=(source, (verb, verb)))
        if content:
            yield cue.governs("colon" if tree.word[after] == ":" else "opening", text_span(tree, source), content)


def _resumed(tree: Tree, verb: int, source: tuple[int, int] | None, cue: Cue) -> "Iterator[Candidate]":
    """What goes on after an interruption: "A," X said, "B", and "A, X said, B"."""
    last = max(verb, source[1]) if source is not None and source[0] - verb < 3 else verb
    at = last + 1
    limit = min(tree.size, last + 14)
    while at < limit and tree.word[at] not in {",", ":", ";", ".", "\u2014", "--"}:
        at += 1
    if at >= limit or at + 2 >= tree.size or verb < 3:
        return
    low = at + 1
    while low < tree.size - 2 and tree.word[low] in {"\u201d", "''", "\u2019"}:
        low += 1
    content = spans(tree, low, tree.size - 1, without=())
    if content:
        kind = "resumed_quote" if tree.word[low][0] in "\u201c\"`'" else "resumed_" + _opener(tree, low)
        yield cue.governs(kind, text_span(tree, source), content)


def _opener(tree: Tree, at: int) -> str:
    tag, lower = tree.tag[at], tree.lower[at]
    if tag in {"VBG", "WP", "WDT", "WRB", "CC", "VBN"}:
        return tag
    if tag == "IN":
        return "IN"
    return "and" if lower == "and" else "clause"
