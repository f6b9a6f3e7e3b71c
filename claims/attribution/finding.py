"""The way from a text to its attributions: sentences, candidates, weights, choice, and then the text as a whole."""

import re
from typing import TYPE_CHECKING, Final

from claims.attribution import candidates, choosing, quoted, quotes, reckoning, scorer, sources
from claims.attribution.referents import Referents
from claims.attribution.shapes import Attribution, Candidate, Span
from claims.attribution.speakers import lend
from claims.attribution.trees import Tree
from claims.language import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc


# What a relative clause adds to a source is no part of its name.
_ASIDE: Final = re.compile(r",?\s(?:who|whose|whom|which)\s")
_EVIDENCE: Final = frozenset({"show", "find", "report"})


def find(text: str, *, doc: "Doc | None" = None) -> list[Attribution]:
    """The attributions of `text`, in order of their content. With `doc`, its parse, they are more and surer."""
    using = scorer.weights("rules" if doc is None else "parse")
    marks = quotes.find(text)
    pieces = list(_pieces(text, doc))
    chosen: list[list[Candidate]] = []
    for sentence, tree in pieces:
        within = quoted.within(marks, *sentence)
        found = candidates.of(text, sentence, within, tree=tree, alone=len(pieces) == 1)
        for candidate in found:
            scorer.weigh(candidate, using)
            reckoning.lift(candidate, text)
        chosen.append(choosing.choose(found, text))
    lend(text, [sentence for sentence, _ in pieces], chosen, marks)
    names = Referents(text)
    made = [_attribution(candidate, text, marks, names) for group in chosen for candidate in group]
    return sorted(made, key=lambda attribution: (attribution.content, attribution.cue_span or (0, 0)))


def _pieces(text: str, doc: "Doc | None") -> "Iterator[tuple[Span, Tree | None]]":
    if doc is None:
        for span in sentences.pieces(text):
            yield span, None
        return
    for sentence in doc.sents:
        tree = Tree(sentence)
        yield (tree.start[0], tree.end[-1]), tree


def _attribution(candidate: Candidate, text: str, marks: list[quotes.Quote], names: Referents) -> Attribution:
    sourced = candidate.lent or candidate.sourced >= choosing.SOURCED or _is_told(candidate, text)
    span = candidate.source if sourced and not _is_turn(candidate, text) else None
    if span is not None:
        span = _trimmed(text, span)
    source = text[span[0] : span[1]] if span is not None else None
    referent = names.of(source, span) if source is not None and span is not None else None
    content = tuple(candidate.content)
    around = quoted.within(marks, content[0][0], content[-1][1])
    cue = candidate.cue
    return Attribution(
        source=source,
        source_span=span,
        cue=text[cue[0] : cue[1]] if cue is not None else None,
        cue_span=cue,
        content=content,
        mode="direct" if quoted.quoted_share(candidate.content, around) > 0.5 else "indirect",
        modality=candidate.modality,
        referent=referent,
        anonymous=sources.is_anonymous(source),
        kind=sources.kind_of(referent or source) if source and sources.is_pronoun(source) else sources.kind_of(source),
    )


def _is_told(candidate: Candidate, text: str) -> bool:
    """Whether it is a clause after "say" or "tell", whose subject says it even where that is "it", or one after or
    before "show" with a report or figures as its subject: "…, statistics show"."""
    if candidate.source is None:
        return False
    if candidate.verb_class in _EVIDENCE:
        return candidate.construction in {"clause", "fronted"} and sources.is_written(text[slice(*candidate.source)])
    return candidate.construction == "clause" and candidate.verb_class in {"say", "tell"}


def _is_turn(candidate: Candidate, text: str) -> bool:
    """Whether it is "That said, …", which names nobody."""
    return candidate.base == "say" and candidate.source is not None and text[slice(*candidate.source)] == "That"


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ',;:\u2014-"\u201c\u201d'):
        start += 1
    aside = _ASIDE.search(text, start + 1, end)
    if aside is not None:
        end = aside.start()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:\u2014-"\u201c\u201d'):
        end -= 1
    return (start, end) if start < end else None
