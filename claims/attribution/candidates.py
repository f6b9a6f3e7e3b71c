"""The candidates of one sentence: constructions from the parse or from rules, grown over quotations, cut where the
reporter may go on alone, with what the scorer sees of each."""

import re
from typing import Final

from claims.attribution import by_parse, by_rules, features, plain_words, quoted, tails
from claims.attribution.quotes import Quote
from claims.attribution.shapes import Candidate, Span
from claims.attribution.trees import Tree

_FIRST: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our)\b")
# A sentence of prose has some ten; a hostile one may have hundreds, and what follows compares each with each.
_MOST: Final = 60


def of(text: str, sentence: Span, quotes: list[Quote], *, tree: Tree | None, alone: bool) -> list[Candidate]:
    """Candidates of `sentence`. `tree` None: by rules. `alone`: the text is this sentence and has no context."""
    found = by_parse.find(tree) if tree is not None else by_rules.find(plain_words.cut(text, sentence))
    found = [candidate for candidate in found if candidate.content][:_MOST]
    ends: list[Candidate] = []
    for candidate in found:
        quoted.grow(candidate, quotes)
        if candidate.content and candidate.construction in tails.CUT and not _meets(candidate.content[-1], quotes):
            end = tails.cut(text, candidate)
            if end is not None:
                ends.append(end)
    found = [candidate for candidate in found if candidate.content] + ends
    found.extend(quoted.lone(quote, text, tree) for quote in quotes[:_MOST])
    if alone and not quotes and (own := _first_person(text, sentence)) is not None:
        found.append(own)
    for candidate in found:
        candidate.features = features.of(candidate, text, sentence, quotes)
    features.add_context(found)
    return found


def _meets(span: Span, quotes: list[Quote]) -> bool:
    return any(quote.start < span[1] and span[0] < quote.end for quote in quotes)


def _first_person(text: str, sentence: Span) -> Candidate | None:
    """A sentence of reporting that says "I" or "we" without quotation marks was cut out of someone's words."""
    hits = _FIRST.findall(text, *sentence)
    if not hits:
        return None
    many = "many" if len(hits) > 2 else "two" if len(hits) == 2 else "one"
    return Candidate("first_person", None, None, [sentence], base=hits[0].lower(), verb_class=many)
