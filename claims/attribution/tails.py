"""Where a reported clause may give way to the reporter: ", which …", ", as …", ", according …".

The end is cut off and weighed on its own, so that "he said the plant, which opened in 2011, would close" and "he said it
would close, which shocked the town" can differ.
"""

import re
from typing import Final

from claims.attribution.shapes import Candidate
from claims.language.word_lists import words

# Constructions whose content runs to the end of a clause and may run too far.
CUT: Final = words("""clause object infinitive opening passive_clause passive_infinitive resumed_clause according_front that
    bare_subject bare_name bare_determiner""")
_TURN: Final = re.compile(
    r"(?:,|\u2014|\u2013|--|(?<=\s)-(?=\s)|\()\s*"
    r"(?:(?P<aside>which|who|whose|where|when)|(?P<turn>as|while|after|before|although|though|because|even|since|but|"
    r"despite|until|compared|amid|following)|(?P<participle>[a-z]+ing))\b"
)
_LEAST: Final = 12


def cut(text: str, candidate: Candidate) -> Candidate | None:
    """Shorten `candidate` to before the first turn and give what follows as a candidate of its own."""
    start, end = candidate.content[-1]
    turn = _TURN.search(text, start + _LEAST, end)
    if turn is None or turn.lastgroup is None:
        return None
    kind = turn.lastgroup
    first, last = turn.start(kind), turn.start()
    while last > start and text[last - 1].isspace():
        last -= 1
    candidate.content[-1] = (start, last)
    return Candidate(
        f"tail_{kind}",
        candidate.source,
        candidate.cue,
        [(first, end)],
        verb_class=candidate.verb_class,
        base=turn[kind] if kind != "participle" else "ing",
        tag=candidate.tag,
        modality=candidate.modality,
    )
