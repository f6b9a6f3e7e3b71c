"""Nouns whose holder speaks, with what is said beside another verb: "raised its forecast to 3 percent", "her plan would
cost 40 million", "the agency's estimate is 12,000", "the 300 jobs the company says it created"."""

from typing import TYPE_CHECKING, Final

from claims.attribution import cue_nouns
from claims.attribution.clause_cues import VERB_TAGS, cue_of, cue_span, source_of, spans, text_span
from claims.attribution.shapes import Candidate, Cue
from claims.attribution.trees import Tree
from claims.language.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.attribution.shapes import Span

# Nouns that hold a figure, which may be raised, cut or kept.
LEVELS: Final = words(
    """forecast forecasts estimate estimates projection projections prediction predictions outlook guidance target
    targets expectation expectations goal goals tally count"""
)
_BESIDE: Final = frozenset({"to", "from", "by", "at", "of", "for", "in", "on", "as"})
_RELATIVE: Final = frozenset({"that", "which", "who", "whom", ","})
_SAYING: Final = frozenset({"say", "tell", "speak", "report", "show", "find", "believe", "reckon"})


def of_noun(tree: Tree, noun: int) -> "Iterator[Candidate]":
    """What is said of `noun` by the verb that it belongs to."""
    group = cue_nouns.class_of(tree.lower[noun])
    verb = tree.head[noun]
    if verb == noun or tree.tag[verb] not in VERB_TAGS:
        return
    dep = tree.dep[noun]
    holder = tree.child(noun, "poss")
    held = (tree.low[holder], tree.high[holder]) if holder is not None else None
    if dep == "dobj" and tree.lower[noun] in LEVELS and noun > verb:
        source = source_of(tree, verb)
        content = _beside(tree, noun) + _beside(tree, verb, after=noun)
        yield from _made("level", tree, noun, source or held, content, group or "counting")
    elif dep in {"nsubj", "nsubjpass"} and noun < verb and (held is not None or tree.lower[noun] in LEVELS):
        kind = "is" if tree.lower[verb] in {"is", "was", "are", "were"} else _manner(tree, verb)
        low = min(tree.high[noun] + 1, verb)
        content = spans(tree, low, tree.high[verb], without=())
        yield from _made(f"held_{kind}", tree, noun, held, content, group or "counting")


def _beside(tree: Tree, at: int, *, after: int = 0) -> "list[Span]":
    """The text of the prepositions right of `at`."""
    found = [c for c in tree.children[at] if c > max(at, after) and tree.dep[c] == "prep" and tree.lower[c] in _BESIDE]
    return spans(tree, tree.low[found[0]], tree.high[found[-1]], without=()) if found else []


def _manner(tree: Tree, verb: int) -> str:
    modal = any(tree.tag[aux] == "MD" for aux in tree.auxiliaries(verb))
    return ("would" if modal else "did") + ("_passive" if tree.is_passive(verb) else "")


def _made(
    kind: str, tree: Tree, noun: int, source: tuple[int, int] | None, content: "list[Span]", group: str
) -> "Iterator[Candidate]":
    if content:
        yield Candidate(
            kind, text_span(tree, source), (tree.start[noun], tree.end[noun]), sorted(content),
            verb_class=group, base=tree.lower[noun], tag=tree.tag[noun],
        )  # fmt: skip


def antecedent(tree: Tree, verb: int) -> "Iterator[Candidate]":
    """ "The 300 jobs the company says it created": what the relative clause is about belongs to what is said."""
    base, group = cue_of(tree, verb)
    head = tree.head[verb]
    if tree.dep[verb] != "relcl" or group not in _SAYING or head >= verb:
        return
    if not any(tree.dep[c] in {"ccomp", "xcomp"} and c > verb for c in tree.children[verb]):
        return
    subject = next((c for c in tree.children[verb] if tree.dep[c] == "nsubj" and c < verb), None)
    if subject is None or tree.lower[subject] in _RELATIVE:
        return
    last = tree.low[verb] - 1
    while last > tree.low[head] and tree.word[last] in _RELATIVE:
        last -= 1
    cue = Cue(cue_span(tree, verb), base, group, tree.tag[verb])
    content = spans(tree, tree.low[head], last, without=())
    if content:
        yield cue.governs("antecedent", text_span(tree, (tree.low[subject], tree.high[subject])), content)


def runs_on(tree: Tree, verb: int, clause: int, cue: Cue, source: tuple[int, int] | None) -> "Iterator[Candidate]":
    """What stands after a clause of saying and the parse hangs elsewhere: ", so the plant may close"."""
    low = tree.high[clause] + 1
    while low < tree.size and tree.word[low] in {",", ";", "\u2014", "--", "-"}:
        low += 1
    if low >= tree.size - 2:
        return
    content = spans(tree, low, tree.size - 1, without=((verb, verb),))
    if content:
        tag = tree.tag[low]
        opener = (
            tree.lower[low] if tag in {"IN", "CC"} else tag if tag in {"WDT", "WP", "WRB", "RB", "VBG"} else "other"
        )
        yield cue.governs(f"runs_on_{opener}", text_span(tree, source), content)
