"""Which numbers state a change, and which way it went: "rose 3 percent", "fell from 8.1 to 6.7 percent"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.shapes import Direction
from claims.figures.tokens import Token, vocabulary, word_at


def _forms(*verbs: str) -> frozenset[str]:
    """All forms of each verb: those after a slash, or the regular ones."""
    forms: set[str] = set()
    for verb in verbs:
        parts = verb.split("/")
        forms.update(parts)
        base = parts[0]
        forms.add(base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s"))
        if len(parts) == 1:
            stem = base.removesuffix("e")
            forms.update((stem + "ed", stem + "ing"))
    return frozenset(forms)


#: Verbs that take what they change by as their complement, whatever the unit.
UP = _forms(
    "rise/rose/risen/rising", "climb", "increase", "grow/grew/grown/growing", "jump", "surge", "soar",
    "advance", "spike", "rally/rallied/rallies/rallying", "rebound", "swell/swelled/swollen/swelling",
    "balloon", "expand", "accelerate", "improve", "skyrocket", "gain", "leap/leapt/leaped/leaping", "bounce",
    "appreciate", "strengthen", "escalate", "mount",
) - {"mounts"}  # fmt: skip
DOWN = _forms(
    "fall/fell/fallen/falling", "drop/dropped/dropping", "decline", "decrease", "slip/slipped/slipping",
    "slide/slid/sliding", "plunge", "tumble", "sink/sank/sunk/sinking", "dip/dipped/dipping", "plummet",
    "slump", "shrink/shrank/shrunk/shrinking", "ease", "retreat", "crater", "weaken", "depreciate",
    "dive/dived/dove/diving", "nosedive", "diminish", "deteriorate", "swoon",
) | {"contracted"}  # fmt: skip
#: Transitive: they state a change only with a share, points or money; "added two players" counts players.
UP_WITH = _forms("add", "raise", "boost", "hike", "lift", "put/putting") | {"heightened"}
DOWN_WITH = _forms(
    "lose/lost/losing",
    "shed/shedding",
    "cut/cutting",
    "reduce",
    "lowered/lowers/lowering",
    "slash",
    "trim/trimmed/trimming",
) | {"crashed"}

UP_NOUNS = vocabulary(
    "increase rise gain gains growth jump hike surge uptick boost climb advance improvement upswing rebound "
    "spike expansion raise"
)
DOWN_NOUNS = vocabulary(
    "drop decline decrease fall cut reduction dip slump plunge slide contraction downturn decreases drops "
    "cuts reductions"
)

#: Stand between the verb and the amount without changing what is said.
_BETWEEN = vocabulary(
    "by another an a average of further only just even as much still again about up down back roughly the full"
)
_STOPS = frozenset('.;:!?()“”"')


def direction_of(word: str, *, measured: bool) -> Direction | None:
    """The direction a verb form states; `measured` when a share, points or money follow."""
    if word in UP or (measured and word in UP_WITH):
        return "up"
    if word in DOWN or (measured and word in DOWN_WITH):
        return "down"
    return None


def before(tokens: Sequence[Token], first: int, *, measured: bool) -> Direction | None:
    """The direction stated by what stands right before a figure that starts at token `first`."""
    i = first - 1
    steps = 0
    while i >= 0 and steps < 5:
        word = tokens[i].lower
        if word in ("up", "down"):
            return None if _phrasal(word_at(tokens, i - 1), measured=measured) else "up" if word == "up" else "down"
        if word == "of":
            noun = _noun(tokens, i - 1)
            if noun is not None:
                return noun
        found = direction_of(word, measured=measured)
        if found is not None:
            return found
        if word == "by":
            return _by(tokens, i)
        article = _article_before(tokens, i)
        if article < i:
            i = article
        elif word not in _BETWEEN and not word.endswith("ly"):
            return None
        i -= 1
        steps += 1
    return None


_PHRASAL = vocabulary(
    "set make makes made making pick picks take takes took taking sign signs give gives gave giving come "
    "comes came coming rack add adds put puts putting write wrote written draw drew drawn buy buys bought "
    "buying bring brought catch caught build built show shows showed shown throw threw thrown turn turns "
    "hold held stand stood break broke broken speak spoke lay laid track hunt shut track run ran burn burnt"
)


def _phrasal(verb: str, *, measured: bool) -> bool:
    """Whether up or down belongs to the verb before it: "drawn up by two panels", "gave up 10 percent".

    With a share after it only the verbs listed do so: markets close, end, open and settle up or down.
    """
    if verb in UP or verb in DOWN:
        return False
    return verb in _PHRASAL or (not measured and verb.endswith(("ed", "ing")))


def _article_before(tokens: Sequence[Token], i: int) -> int:
    """ "rose a healthy 3 percent", "a seasonally adjusted 3 percent": the index of the article, else i."""
    for j in (i - 1, i - 2):
        if word_at(tokens, j) in ("a", "an") and all(token.kind == "word" for token in tokens[j : i + 1]):
            return j
    return i


def _noun(tokens: Sequence[Token], i: int) -> Direction | None:
    word = word_at(tokens, i)
    if word in UP_NOUNS:
        return "up"
    return "down" if word in DOWN_NOUNS else None


def _by(tokens: Sequence[Token], i: int) -> Direction | None:
    """ "cut its forecast for the year by 5 percent": the nearest verb or noun of change before "by"."""
    for j in range(i - 1, max(-1, i - 14), -1):
        token = tokens[j]
        if token.text in _STOPS or token.lower == "short":
            return None
        found = direction_of(token.lower, measured=True) or _noun(tokens, j)
        if found is not None:
            return found
        if token.lower in ("up", "down") and _phrasal(word_at(tokens, j - 1), measured=False):
            return None
        if token.lower in ("up", "higher", "rising"):
            return "up"
        if token.lower in ("down", "lower"):
            return "down"
    return None


def after(tokens: Sequence[Token], j: int, *, measured: bool) -> Direction | None:
    """ "a 4 percent drop", "3 points higher"."""
    if not measured:
        return None
    named = j + 1 < len(tokens) and tokens[j].kind == "word" and tokens[j].text[0].isupper()
    if named and tokens[j + 1].text.islower():
        j += 1  # "a 3 percent January gain"
    word = word_at(tokens, j)
    if word in ("higher", "lower") and word_at(tokens, j + 1) == "than":
        # against an earlier time it is a change, against anything else a comparison
        later = {word_at(tokens, k) for k in range(j + 2, j + 5)}
        if not later & {"year", "last", "previous", "month", "quarter", "before", "week", "earlier", "prior"}:
            return None
    if word in ("up", "down") and word_at(tokens, j + 1) in ("on", "from", "against"):
        return "up" if word == "up" else "down"
    if word in (
        "higher",
        "increase",
        "rise",
        "gain",
        "jump",
        "hike",
        "surge",
        "growth",
        "raise",
        "uptick",
        "improvement",
    ):
        return "up"
    if word in (
        "lower",
        "drop",
        "decline",
        "decrease",
        "fall",
        "cut",
        "reduction",
        "dip",
        "slump",
        "plunge",
        "slide",
        "contraction",
    ):
        return "down"
    return None


def governs(tokens: Sequence[Token], first: int) -> Direction | None:
    """The verb or noun of change that "from A to B" at token `first` (the word "from") depends on."""
    for j in range(first - 1, max(-1, first - 9), -1):
        token = tokens[j]
        if token.text in _STOPS or token.kind == "num":
            return None
        found = direction_of(token.lower, measured=True) or _noun(tokens, j)
        if found is not None and token.lower.endswith("ing") and j < first - 1:
            continue  # "an escalating scale of fines from": a property, not an event
        if found is not None:
            return found
        if token.lower in ("up", "down"):
            return "up" if token.lower == "up" else "down"
    return None
