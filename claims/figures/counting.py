"""What a number counts where its noun does not simply follow it.

"68,400 people ... and 95,800 who are not"    people: "who" after a number stands for them
"another pick or two"                         pick
"a 3 cylinder engine"                         cylinder: a singular after "3" is not what there are 3 of
"25k or 40k cheaper"                          nothing: a comparative is no noun
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.figures.descriptions import Description, Number
from claims.figures.number_words import FACTOR_VERBS
from claims.figures.tokens import Token, vocabulary, word_at
from claims.figures.word_classes import ENDS_PHRASE, plural

_COMPARATIVES = vocabulary(
    "cheaper dearer higher lower older younger faster slower bigger larger smaller taller longer shorter better "
    "worse heavier lighter stronger weaker quicker wider deeper farther further richer poorer hotter colder "
    "warmer cooler newer likelier greater"
)
_ARTICLES = frozenset(("a", "an", "another"))
_INVARIANT = vocabulary(
    "aircraft spacecraft craft sheep fish deer salmon trout offspring swine bison squid shrimp head pair "
    "dozen gross crew army militia faculty livestock poultry vermin youth clergy folk wildlife"
)
_ONE = frozenset(("one", "1", "a", "an", "1.0"))
#: Endings of adjectives and participles, which name nothing that could be counted.
_ADJECTIVAL = (
    "ed", "ing", "al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ish", "ary", "ent", "ant", "ern",
    "est", "ly", "er", "ese", "ian", "ean", "an",
)  # fmt: skip
_ADJECTIVES = vocabulary(
    "new old big small good bad high low long short great free key top main young extra full total major minor "
    "local foreign other more such same public private black white red blue green dead live poor rich"
)
_NOUNS_IN_ED = vocabulary("bed speed seed breed feed weed deed reed shed sled need wounded injured dead")
#: Nouns of things that come in numbers as parts or sizes of another thing, and end as adjectives do.
_NOUNS_IN_ER = vocabulary("cylinder member litre liter letter number player passenger seater door floor")


def complete(
    text: str, tokens: Sequence[Token], numbers: Sequence[Number], found: list[Description]
) -> list[Description]:
    """The descriptions, with these constructions read."""
    starts = [token.start for token in tokens]
    for i, number in enumerate(numbers):
        if number.unit is not None or number.value_is_share:
            continue
        first = max(bisect_right(starts, number.span[0]) - 1, 0)
        after = bisect_left(starts, number.span[1])
        counted = found[i].counted
        if counted is None:
            named = _people(text, tokens, numbers, found, i, after) or _or_two(text, tokens, first)
            if named is not None:
                found[i] = replace(found[i], counted=named)
        elif _no_noun(counted) or tokens[after - 1].lower in FACTOR_VERBS:
            found[i] = replace(found[i], counted=None)
        elif text[number.core[0] : number.core[1]].lower() not in _ONE and _is_attribute(tokens, after, counted):
            found[i] = replace(found[i], counted=tokens[after].text)
        else:
            found[i] = replace(found[i], counted=_with_second(text, tokens, after, counted))
    return found


def _no_noun(counted: str) -> bool:
    """A comparative or participle that stands alone: "637,800 estimated in May"."""
    word = counted.lower()
    return word in _COMPARATIVES or (word.endswith("ed") and word.isalpha() and word not in _NOUNS_IN_ED)


def _with_second(text: str, tokens: Sequence[Token], after: int, counted: str) -> str:
    """ "2,000 business and political leaders": a singular before "and" is the first of two modifiers."""
    words = counted.split()
    end = after + len(words)
    if not counted.isalpha() or plural(counted.lower()) or counted.lower() in _INVARIANT:
        return counted
    if word_at(tokens, after) != counted.lower() or word_at(tokens, end) not in ("and", "or"):
        return counted
    for j in range(end + 1, min(end + 4, len(tokens))):
        if tokens[j].kind != "word" or tokens[j].lower in ENDS_PHRASE:
            return counted
        if j > end + 1 and plural(tokens[j].lower):
            return text[tokens[after].start : tokens[j].end]
    return counted


def _people(
    text: str,
    tokens: Sequence[Token],
    numbers: Sequence[Number],
    found: Sequence[Description],
    i: int,
    after: int,
) -> str | None:
    """Whom "who" right after a number stands for: those counted before, else people."""
    if word_at(tokens, after) != "who":
        return None
    if i > 0 and found[i - 1].counted is not None:
        between = text[numbers[i - 1].span[1] : numbers[i].span[0]]
        if len(between) < 160 and ". " not in between:
            return found[i - 1].counted
    return "people"


def _or_two(text: str, tokens: Sequence[Token], first: int) -> str | None:
    """ "a day or two" without its unit: "another pick or two"."""
    if word_at(tokens, first) not in ("two", "three") or word_at(tokens, first - 1) != "or":
        return None
    for begin in range(first - 3, max(first - 6, -1), -1):
        if tokens[begin].kind != "word":
            return None
        if tokens[begin].lower in _ARTICLES:
            return text[tokens[begin + 1].start : tokens[first - 2].end]
    return None


def _is_attribute(tokens: Sequence[Token], after: int, counted: str) -> bool:
    """Whether "3 cylinder engine" stands at `after`: a singular noun before a singular head."""
    words = counted.split()
    if len(words) != 2 or after + 2 > len(tokens) or not counted.islower():
        return False
    noun, head = words
    if tokens[after].text != noun or not noun.isalpha() or not head.isalpha():
        return False
    if plural(head) or head in _INVARIANT or plural(noun) or noun in _INVARIANT:
        return False
    if noun in ENDS_PHRASE or noun in _ADJECTIVES:
        return False
    return noun in _NOUNS_IN_ER or not noun.endswith(_ADJECTIVAL)
