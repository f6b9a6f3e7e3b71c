"""From weighed candidates to attributions that can stand side by side.

The surer source takes its content first. What lies around an accepted content may be accepted too: then the inner one is
the nearer source, as in "ICE told the paper that the report said …". What lies inside one is accepted only when it is
sure of its own, and what merely overlaps keeps the part that is left.
"""

from typing import Final

from claims.attribution import sources
from claims.attribution.shapes import Candidate, Span

# Fitted by cross-validation over the training documents, see fitting.py.
ATTRIBUTED: Final = 0.53
SOURCED: Final = 0.35
NESTED: Final = 0.7
NESTED_SAYING: Final = 0.25
SURE: Final = 0.9
_SAYING: Final = frozenset({"say", "tell", "speak", "report", "show", "find"})
_BETWEEN: Final = frozenset(" ,;:.\u2014\u2013-\u201c\u201d\"'()\u2019\u2018\n\t\u00a0")


def choose(candidates: list[Candidate], text: str) -> list[Candidate]:
    """The candidates that attribute, each with the content that is its own."""
    likely = [c for c in candidates if c.attributed >= ATTRIBUTED and not _is_mute(c)]
    likely.sort(key=lambda candidate: (-candidate.sourced, -candidate.attributed, candidate.content))
    chosen: list[Candidate] = []
    for candidate in likely:
        if (twin := next((c for c in chosen if _is_twin(c, candidate)), None)) is not None:
            if twin.source is None and candidate.source is not None and candidate.sourced >= SOURCED:
                twin.source, twin.cue, twin.sourced = candidate.source, candidate.cue, candidate.sourced
            continue
        left = _left(candidate, chosen)
        if not left or (_is_doubtful(candidate, text) and _meets(candidate, chosen)):
            continue
        same = next(
            (c for c in chosen if c.cue is not None and c.cue == candidate.cue and c.source == candidate.source),
            None,
        )
        if same is not None:
            same.content = _joined([*same.content, *left], text)
            continue
        candidate.content = _joined(left, text)
        chosen.append(candidate)
    return chosen


def _is_doubtful(candidate: Candidate, text: str) -> bool:
    """Whether it names a source that is hardly its own; a report or figures that show something are."""
    if candidate.source is None or candidate.sourced >= SOURCED:
        return False
    return not (_may_nest(candidate) and sources.is_written(text[slice(*candidate.source)]))


def _is_mute(candidate: Candidate) -> bool:
    """Whether a verb that says nothing governs it, whose subject is no source: "exports pushed the deficit to 5"."""
    return (
        candidate.verb_class == "other"
        and candidate.sourced < SOURCED
        and candidate.construction in {"object", "infinitive", "clause"}
    )


def _is_twin(one: Candidate, other: Candidate) -> bool:
    """Whether the two hold the same words but for marks at the ends, and only one of them has a source to give."""
    (a, b), (c, d) = (one.content[0][0], one.content[-1][1]), (other.content[0][0], other.content[-1][1])
    return abs(a - c) < 4 and abs(b - d) < 4 and len(one.content) == len(other.content)


def _meets(candidate: Candidate, chosen: list[Candidate]) -> bool:
    return any(
        low < end and start < high
        for other in chosen
        for low, high in other.content
        for start, end in candidate.content
    )


def _left(candidate: Candidate, chosen: list[Candidate]) -> list[Span]:
    parts = list(candidate.content)
    for other in chosen:
        for start, end in other.content:
            parts = [piece for part in parts for piece in _less(part, (start, end), nested=_may_nest(candidate))]
    return parts


def _may_nest(candidate: Candidate) -> bool:
    """Whether it may stand within another's content: a clause that someone or something says, as "the report said …"."""
    if candidate.construction == "clause" and candidate.verb_class in _SAYING and candidate.attributed >= SURE:
        return candidate.sourced >= NESTED_SAYING
    return candidate.sourced >= NESTED


def _less(part: Span, taken: Span, *, nested: bool) -> list[Span]:
    """What of `part` may stand beside `taken`."""
    start, end = part
    if end <= taken[0] or taken[1] <= start:
        return [part]
    if start <= taken[0] and taken[1] <= end:
        return [] if (start, end) == taken else [part]
    if taken[0] <= start and end <= taken[1]:
        return [part] if nested else []
    rest = (start, taken[0]) if start < taken[0] else (taken[1], end)
    return [rest] if 2 * (rest[1] - rest[0]) > end - start else []


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Spans in order, those joined that only stops and white space part."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and (
            start <= joined[-1][1] or (start - joined[-1][1] < 5 and set(text[joined[-1][1] : start]) <= _BETWEEN)
        ):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
