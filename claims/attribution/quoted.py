"""Quotations as content: a candidate's content grows to the quotation that it stands in, and a quotation that nobody
claims becomes a candidate of its own."""

from bisect import bisect_right

from claims.attribution import clause_cues
from claims.attribution.quotes import Quote
from claims.attribution.shapes import Candidate, Span
from claims.attribution.trees import Tree


def within(quotes: list[Quote], start: int, end: int) -> list[Quote]:
    """The quotations that meet [start, end), cut to it."""
    at = max(0, bisect_right(quotes, start, key=lambda quote: quote.start) - 1)
    found = []
    while at < len(quotes) and quotes[at].start < end:
        quote = quotes[at]
        at += 1
        if quote.end > start:
            low, high = max(quote.start, start), min(quote.end, end)
            found.append(Quote(low, high, quote.begun and low == quote.start, quote.ended and high == quote.end))
    return found


def grow(candidate: Candidate, quotes: list[Quote]) -> None:
    """Stretch each span of the content over a quotation that it enters, but never over the cue or the source."""
    around = next((quote for quote in quotes if candidate.cue and quote.start <= candidate.cue[0] < quote.end), None)
    if around is not None:
        # Who speaks within a quotation says nothing outside it.
        clipped = [(max(start, around.start), min(end, around.end)) for start, end in candidate.content]
        candidate.content = [(start, end) for start, end in clipped if start < end]
        return
    blocked = [span for span in (candidate.cue, candidate.source) if span is not None]
    grown: list[Span] = []
    for start, end in candidate.content:
        for quote in quotes:
            meets = quote.start < end and start < quote.end
            if meets and not any(low < quote.end and quote.start < high for low, high in blocked):
                start, end = min(start, quote.start), max(end, quote.end)
        if grown and start <= grown[-1][1]:
            grown[-1] = (grown[-1][0], max(grown[-1][1], end))
        else:
            grown.append((start, end))
    candidate.content = grown


def quoted_share(content: list[Span], quotes: list[Quote]) -> float:
    """How much of `content` stands between quotation marks, 0 to 1."""
    total = sum(end - start for start, end in content)
    inside = sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in content for quote in quotes)
    return inside / total if total else 0.0


def is_inside(span: Span | None, quotes: list[Quote]) -> bool:
    return span is not None and any(quote.start <= span[0] and span[1] <= quote.end for quote in quotes)


def lone(quote: Quote, text: str, tree: Tree | None) -> Candidate:
    """`quote` by itself; with a parse, the subject of the verb that governs it is its source."""
    kind = "quotation" if quote.begun and quote.ended else "quotation_open" if quote.begun else "quotation_closing"
    words = text.count(" ", quote.start, quote.end) + 1
    kind += "_few" if words < 6 else "_some" if words < 12 else ""
    made = Candidate(kind, None, None, [(quote.start, quote.end)])
    verb = _governor(tree, quote) if tree is not None else None
    if tree is not None and verb is not None:
        made.base, made.verb_class = clause_cues.cue_of(tree, verb)
        made.cue = (tree.start[verb], tree.end[verb])
        source = clause_cues.text_span(tree, clause_cues.source_of(tree, verb))
        if source is not None and not (source[0] < quote.end and quote.start < source[1]):
            made.source = source
    return made


def _governor(tree: Tree, quote: Quote) -> int | None:
    """The verb outside the quotation that its first top word hangs from."""
    for at in range(tree.size):
        if tree.start[at] < quote.start or tree.end[at] > quote.end:
            continue
        if quote.start <= tree.start[tree.head[at]] < quote.end:
            continue
        for up in tree.ancestors(at):
            if tree.tag[up].startswith("VB") and not quote.start <= tree.start[up] < quote.end:
                return up
    return None
