"""Who speaks a quotation that its own sentence does not attribute.

Two sure ways, both within one paragraph: a quotation runs over several sentences and one of them says who speaks; or a
sentence that is nothing but quotation follows one whose quotation has a speaker.
"""

from bisect import bisect_right
from typing import Final

from claims.attribution.quotes import Quote
from claims.attribution.shapes import Candidate, Span

_BREAK: Final = "\n"


def lend(text: str, sentences: list[Span], chosen: list[list[Candidate]], marks: list[Quote]) -> None:
    """Give quotations without a source the speaker that their paragraph makes sure."""
    starts = [quote.start for quote in marks]
    speakers: dict[int, Candidate] = {}
    for group in chosen:
        for candidate in group:
            at = _quote_of(candidate, marks, starts)
            if at is not None and _speaks(candidate, marks[at]):
                speakers.setdefault(at, candidate)
    last: Candidate | None = None
    previous_end = 0
    for sentence, group in zip(sentences, chosen, strict=True):
        if text.count(_BREAK, previous_end, sentence[0]):
            last = None
        previous_end = sentence[1]
        speaker = None
        for candidate in group:
            at = _quote_of(candidate, marks, starts)
            if at is None:
                continue
            lender = speakers.get(at)
            if candidate.source is None and candidate.construction.startswith("quotation"):
                lender = lender or (last if _fills(candidate, sentence) else None)
                if lender is not None:
                    candidate.source, candidate.cue, candidate.lent = lender.source, lender.cue, True
            speaker = speaker or lender
        last = speaker if speaker is not None else (last if any(_fills(c, sentence) for c in group) else None)


def _quote_of(candidate: Candidate, marks: list[Quote], starts: list[int]) -> int | None:
    start, end = candidate.content[0]
    at = bisect_right(starts, start) - 1
    if at < 0 or marks[at].end < min(end, start + 2):
        return None
    return at


def _speaks(candidate: Candidate, quote: Quote) -> bool:
    """Whether it names the speaker of `quote`, not someone cited within it."""
    if candidate.source is None or candidate.cue is None:
        return False
    low, high = candidate.cue
    return candidate.construction.startswith("quotation") or not (quote.start <= low and high <= quote.end)


def _fills(candidate: Candidate, sentence: Span) -> bool:
    return candidate.content[0][0] <= sentence[0] + 1 and candidate.content[-1][1] >= sentence[1] - 1
