"""What the constructions share: a verb's class, its modality, who its source is, and spans of text."""

from typing import Final

from claims.attribution import cue_verbs
from claims.attribution.shapes import Span
from claims.attribution.trees import Tree

VERB_TAGS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_PUNCTUATION: Final = frozenset({",", ":", "-", "--", "\u2014", "\u2013", ";", "."})
_UTTERING: Final = frozenset({"say", "tell", "speak", "report", "show", "find"})
_NAMING: Final = frozenset({"NNP", "NNPS", "DT", "NN", "NNS", "PRP", "PRP$", "CD", "JJ"})


def cue_of(tree: Tree, verb: int) -> tuple[str, str]:
    lower = tree.lower[verb]
    base = cue_verbs.base_of(lower)
    for child in tree.children[verb]:
        if tree.dep[child] in {"prt", "advmod", "prep"} and (
            joined := cue_verbs.WITH_PARTICLE.get((base, tree.lower[child]))
        ):
            return f"{base} {tree.lower[child]}", joined
    return base, cue_verbs.class_of(lower)


def modality_of(tree: Tree, verb: int) -> str | None:
    if tree.is_negated(verb):
        return "negated"
    if cue_verbs.class_of(tree.lower[verb]) == "deny":
        return "denied"
    lowers = {tree.lower[aux] for aux in tree.auxiliaries(verb)}
    if lowers & {"may", "might", "could", "can"}:
        return "possible"
    if lowers & {"will", "would", "'ll", "\u2019ll", "should", "shall"}:
        return "expected"
    return None


def source_of(tree: Tree, verb: int) -> tuple[int, int] | None:
    """First and last token of the source: the subject, or the agent of a passive."""
    if tree.is_passive(verb):
        agent = tree.child(verb, "agent")
        pobj = tree.child(agent, "pobj") if agent is not None else None
        return (tree.low[pobj], tree.high[pobj]) if pobj is not None else None
    subject = tree.subject(verb)
    if subject is None or (tree.head[subject] != verb and cue_verbs.class_of(tree.lower[verb]) in _UTTERING):
        subject = _inverted(tree, verb) or subject
    if subject is None:
        return None
    low, high = tree.low[subject], tree.high[subject]
    if low <= verb <= high:
        # The verb hangs below its own subject ("officials saying that …"): the phrase ends before it.
        high = verb - 1 if verb > subject else subject
        low = subject if verb < subject else low
    while high > low and tree.word[high] in {",", "-", "--", "\u2014"}:
        high -= 1
    return low, high


def _inverted(tree: Tree, verb: int) -> int | None:
    """The speaker after the verb of saying ("…," said Skelly), which parses often take for its object."""
    if verb + 1 >= tree.size or verb == 0 or tree.word[verb - 1][-1] not in ",\u201d\"'\u2019?!\u2014":
        return None
    if tree.tag[verb] not in {"VBD", "VBZ", "VBP"} or tree.tag[verb + 1] not in _NAMING:
        return None
    return next(
        (c for c in tree.children[verb] if c > verb and tree.low[c] == verb + 1 and tree.tag[c] in _NAMING),
        None,
    )


def cue_span(tree: Tree, verb: int) -> Span:
    low = verb
    for aux in [*tree.auxiliaries(verb), *(c for c in tree.children[verb] if tree.dep[c] == "neg")]:
        if verb - 4 <= aux < low:
            low = aux
    high = verb
    if verb + 1 < tree.size and tree.head[verb + 1] == verb and tree.dep[verb + 1] == "prt":
        high = verb + 1
    return tree.start[low], tree.end[high]


def clause_start(tree: Tree, low: int) -> int:
    """Skip what opens a sentence and is no part of what is said: "But", "And", a dash."""
    while low < tree.size - 1 and (tree.word[low] in _PUNCTUATION or tree.tag[low] == "_SP"):
        low += 1
    return low


def opens_with_to(tree: Tree, verb: int) -> bool:
    return any(tree.tag[child] == "TO" for child in tree.children[verb])


def text_span(tree: Tree, tokens: tuple[int, int] | None) -> Span | None:
    return None if tokens is None else (tree.start[tokens[0]], tree.end[tokens[1]])


def spans(tree: Tree, low: int, high: int, *, without: tuple[tuple[int, int] | None, ...]) -> list[Span]:
    """Text spans of tokens `low` to `high` less the token ranges in `without`, trimmed of what only joins."""
    holes = sorted(hole for hole in without if hole is not None and hole[0] <= high and hole[1] >= low)
    spans: list[Span] = []
    at = low
    for first, last in [*holes, (high + 1, high + 1)]:
        begin, end = at, min(first - 1, high)
        while begin <= end and (tree.word[begin] in _PUNCTUATION or tree.tag[begin] == "_SP"):
            begin += 1
        while end >= begin and (tree.word[end] in _PUNCTUATION or tree.tag[end] == "_SP"):
            end -= 1
        if begin <= end:
            spans.append((tree.start[begin], tree.end[end]))
        at = max(at, last + 1)
    return spans
