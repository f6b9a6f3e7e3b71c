"""Numbers that name rather than count: G7, Boeing 747, phone numbers, versions, list numbers, addresses."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.number_words import SMALL
from claims.figures.tokens import HYPHENS, Token, touching, vocabulary, word_at

#: "page 12", "phases 3, 5 and 7": a number after one of these is its name.
_LABELS = vocabulary(
    "part chapter section article figure fig figs table phase page pp room type level grade class category "
    "stage step volume vol verse line lot item appendix version release highway route interstate flight "
    "channel model gate platform district ward apt suite building block sector zone zip no nos nr nrs "
    "question proposition prop title rule amendment resolution psalm episode season group round lap hole "
    "turn lane exit terminal runway pier study experiment equation eq ref refs case patient sample exercise "
    "exercises phases chapters sections articles pages tables figures parts types stages levels grades "
    "rooms steps versions codes code supplement paragraph clause annex schedule scenario track tier camp "
    "file"
)
#: After these the next noun is no reason to count: "FTSE 100 companies", "Boeing 747 jets".
_SERIES = vocabulary(
    "fortune ftse nasdaq stoxx russell nikkei cac dax asx topix boeing airbus formula windows iphone galaxy "
    "pixel ipad xbox playstation playstation apollo voyager soyuz falcon csi kospi forbes big top catch "
    "covid b f"
)
#: Capitalised only because a sentence begins: what follows is a number like any other.
_OPENERS = vocabulary(
    "the a an in on at by for with from to of and but or if when while after before since about around over "
    "under nearly almost some more less fewer up down only just at least roughly approximately these those "
    "this that its his her their our all both another every each it they he she we you there here however "
    "yet so as than then now per between within during until because although though where which who whose "
    "what how why most many several other others not no his was were is are has have had said says would "
    "will can could may might must plus minus also still even about exactly another first last next my your "
    "up out"
)
_SENTENCE_ENDS = frozenset('.!?“"”')
_STREETS = vocabulary(
    "street st avenue ave road rd boulevard blvd drive dr lane ln place pl court ct square way parkway pkwy "
    "terrace highway hwy broadway plaza circle crescent close row"
)


def skip(tokens: Sequence[Token], i: int, text: str) -> int:
    """The index after a label that starts with the number at i; i when the number is none."""
    token = tokens[i]
    if token.kind != "num":
        return _named_word(tokens, i)
    return (
        _glued(tokens, i)
        or _dotted(tokens, i)
        or _chained(tokens, i)
        or _after_label(tokens, i)
        or _bracketed(tokens, i)
        or _enumerated(tokens, i, text)
        or _address(tokens, i)
        or i
    )


def _glue_end(tokens: Sequence[Token], j: int) -> int:
    while touching(tokens, j) and tokens[j].kind in ("word", "num"):
        j += 1
    return j


def _glued(tokens: Sequence[Token], i: int) -> int:
    """S23, V-12, COVID-19, #4, and a footnote mark after a closing quote or full stop."""
    if i > 1 and tokens[i - 1].text in HYPHENS and tokens[i - 2].lower == "covid":
        return i + 1  # "COVID -19", however it is spaced
    if i == 0 or not touching(tokens, i):
        return 0
    before = tokens[i - 1]
    if before.kind == "word":
        return 0 if before.lower in ("x", "over", "about", "approx") else _glue_end(tokens, i + 1)
    if before.text in HYPHENS and i > 1 and touching(tokens, i - 1):
        lead = tokens[i - 2]
        if lead.kind == "num":
            return i + 1  # the second number of a score
        if lead.kind == "word" and lead.lower not in ("minus", "negative", "plus", "to", "only", "just"):
            return _glue_end(tokens, i + 1)
        return 0
    if before.text in ".,”’\"')" and i > 1 and touching(tokens, i - 1):
        lead = tokens[i - 2]
        if lead.kind == "word" or lead.text in '.,”’"!?':
            # a mark after a sentence; "(up)5" and "$.50" do not look like this
            return i + 1 if before.text != "," or lead.kind == "word" else 0
    if before.text == '"' and i > 1 and tokens[i - 2].text == "=" and touching(tokens, i - 1):
        return _glue_end(tokens, i + 1)  # an attribute of markup
    if before.text in "#@_/" and (before.text != "/" or (i > 1 and tokens[i - 2].kind == "word")):
        return 0 if before.text == "/" else _glue_end(tokens, i + 1)
    return 0


def _dotted(tokens: Sequence[Token], i: int) -> int:
    """192.168.1.2, version 3.11.4, and section numbers."""
    j = i + 1
    while touching(tokens, j) and tokens[j].text == "." and touching(tokens, j + 1) and tokens[j + 1].kind == "num":
        j += 2
    return j if j > i + 1 else 0


def _chained(tokens: Sequence[Token], i: int) -> int:
    """Three or more numbers on hyphens, or a local phone number: 555-0100."""
    j = i + 1
    parts = [tokens[i].text]
    while (
        word_at(tokens, j) in ("-", "\u2010", "\u2011")
        and touching(tokens, j)
        and touching(tokens, j + 1)
        and tokens[j + 1].kind == "num"
    ):
        parts.append(tokens[j + 1].text)
        j += 2
    if len(parts) >= 3:
        return j
    if len(parts) == 2 and len(parts[0]) == 3 and len(parts[1]) == 4 and "".join(parts).isdigit():
        return j
    return 0


def plain_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i is a small-letter word."""
    return i < len(tokens) and tokens[i].kind == "word" and tokens[i].text.islower()


def _list_end(tokens: Sequence[Token], j: int) -> int:
    """After further numbers of a list: "3, 5, and 7", "1–4"."""
    while j < len(tokens):
        k = j
        while word_at(tokens, k) in (",", "and", "or", "&", "to", "-", "–") and k < j + 2:
            k += 1
        if k == j or k >= len(tokens) or tokens[k].kind != "num" or len(tokens[k].text) > 3:
            return j
        if plain_word(tokens, k + 1) and tokens[k + 1].lower not in (
            "and",
            "or",
            "to",
            "in",
            "of",
            "for",
            "are",
            "is",
        ):
            return j
        j = k + 1
    return j


def _after_label(tokens: Sequence[Token], i: int) -> int:
    """Part 3, Table 4, Flight 370, and the names that go with a number whatever follows: Galaxy 9, Big 12."""
    if i == 0:
        return 0
    k = i - 1
    if tokens[k].text == "." and k > 0 and touching(tokens, k):
        k -= 1
    before = tokens[k]
    if before.kind != "word":
        return 0
    if before.lower in _LABELS and (
        k == i - 1 or before.lower in ("no", "nos", "fig", "figs", "vol", "eq", "nr", "nrs", "ref")
    ):
        if before.lower == "no" and k == i - 1:
            return 0
        return _list_end(tokens, _glue_end(tokens, i + 1))
    if k != i - 1:
        return 0
    if before.lower == "sp" or (before.text == "P" and k > 0 and tokens[k - 1].text in ("S", "&")):
        return i + 1  # the S&P 500, whatever became of its sign
    whole = tokens[i].text.isdigit() and len(tokens[i].text) <= 4
    version = "." in tokens[i].text and len(tokens[i].text) <= 4 and before.lower in _SERIES
    if not (whole or version):
        return 0
    if before.lower in _SERIES and (before.text[0].isupper() or before.lower in ("iphone", "ipad")):
        return _glue_end(tokens, i + 1)
    return 0


def in_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether the bare number at i stands behind a capitalised word, as in "Channel 4" or "Lang 20".

    Whether it then counts ("Labour 12 seats") depends on what follows, which the caller knows.
    """
    if i == 0:
        return False
    before = tokens[i - 1]
    if before.kind != "word" or not before.text[0].isupper() or before.lower in _OPENERS:
        return False
    opens = i == 1 or tokens[i - 2].text in '.!?:;“"”—'
    return not (opens and before.lower.endswith(("ed", "ing", "ly")))


def counts(tokens: Sequence[Token], j: int) -> bool:
    """Whether a plural noun in small letters follows, so that a number behind a name counts something."""
    for k in (j, j + 1, j + 2):
        if not plain_word(tokens, k):
            return False
        word = tokens[k].lower
        if word in _OPENERS:
            return False
        if word in ("people", "men", "women", "children") or (
            len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        ):
            return True
    return False


def _bracketed(tokens: Sequence[Token], i: int) -> int:
    """A reference: [14], [9,12], (26,29,49), (14–17), (22)."""
    if i == 0 or tokens[i - 1].text not in "[(":
        return 0
    close = {"[": "]", "(": ")"}[tokens[i - 1].text]
    j = i
    while j < min(len(tokens), i + 24):
        if tokens[j].text == close:
            return j + 1
        if not (
            tokens[j].text in ",–-;"
            or (tokens[j].kind == "num" and tokens[j].text.isdigit() and len(tokens[j].text) <= 3)
        ):
            return 0
        j += 1
    return 0


def _enumerated(tokens: Sequence[Token], i: int, text: str) -> int:
    """1. or 2) at the start of a line, with text after it."""
    whole = tokens[i].text.isdigit() and len(tokens[i].text) <= 2
    if not whole or word_at(tokens, i + 1) not in (".", ")") or not touching(tokens, i + 1):
        return 0
    if i > 0 and "\n" not in text[tokens[i - 1].end : tokens[i].start]:
        return 0
    if i + 2 < len(tokens) and not touching(tokens, i + 2) and tokens[i + 2].text[0].isupper():
        return i + 2
    return 0


def _address(tokens: Sequence[Token], i: int) -> int:
    """1600 Pennsylvania Avenue, 12 Oak St., P.O. Box 12, NY 10001."""
    if not tokens[i].text.isdigit():
        return 0
    for j in range(i + 1, min(i + 5, len(tokens))):
        token = tokens[j]
        if token.kind != "word" or not token.text[0].isupper():
            if token.kind == "num" and word_at(tokens, j + 1) in ("st", "nd", "rd", "th"):
                continue
            if token.lower in ("st", "nd", "rd", "th", "."):
                continue
            return 0
        if token.lower in _STREETS and j > i + 1:
            return j + 1
    return 0


_HEDGES = vocabulary("or maybe perhaps possibly if even and at sometimes")


def _counts_off(tokens: Sequence[Token], i: int) -> bool:
    """ "Two, we must act. Three, we must pay.": the points of a speech."""
    if word_at(tokens, i - 1) not in _SENTENCE_ENDS or word_at(tokens, i + 1) != "," or i + 2 >= len(tokens):
        return False
    after = tokens[i + 2]
    return after.kind == "word" and after.lower not in SMALL and after.lower not in _HEDGES


_NAMES_BEFORE = vocabulary("formula air group big chapter phase part act type class world channel route")


def _named_word(tokens: Sequence[Token], i: int) -> int:
    """A number word with a capital inside a sentence belongs to a name: Air Force One, Group of Seven."""
    token = tokens[i]
    if not token.text[0].isupper() or token.kind != "word" or i == 0:
        return i
    if _counts_off(tokens, i):
        return i + 1
    before = tokens[i - 1]
    if before.kind != "word" or before.lower in ("a", "an"):
        return i
    if before.text[0].isupper() and before.lower not in _OPENERS:
        return i + 1
    if before.lower in ("of", "the", "and") and token.text[0].isupper() and not token.text.isupper():
        return i + 1
    return i


#: What follows the determiner "one": not a verb, a pronoun or another function word.
_NOT_AFTER_ONE = vocabulary(
    "is was are were be been being has have had do does did will would can could should may might must shall "
    "of who whom whose which that this these those you i he she it we they me him her us them my your his "
    "its our their in on at by to from with for and or but nor if when while as than then because so until "
    "since after before about over under into onto out off up down another can't doesn't isn't wasn't won't "
    "said says thinks knows wants never always also only just even the a an not too either each more less "
    "needs must"
)
_NOT_BEFORE_ONE = vocabulary(
    "the this that each which every any no another some first last only next other big new old latest "
    "biggest best worst good bad right wrong number day formula single not than like"
)
_ONE_IDIOMS = frozenset(("another", "by", "or", "on"))


def pronoun_one(tokens: Sequence[Token], i: int) -> bool:
    """Whether "one" at i stands for something ("the one who", "each one") rather than counts."""
    after, before = word_at(tokens, i + 1), word_at(tokens, i - 1)
    if before in ("minus", "negative"):
        return False
    if after == "of":
        return before in ("no", "any", "every", "not")
    if i + 1 >= len(tokens) or tokens[i + 1].kind != "word":
        listed = after == "," and word_at(tokens, i + 2) in SMALL
        return not (listed or len(tokens) == 1 or (after in HYPHENS and touching(tokens, i + 1)))
    if before in _NOT_BEFORE_ONE:
        return True
    if after.endswith("ed") and word_at(tokens, i + 2) in _OPENERS:
        return True  # "One offered a reason"
    return after in _NOT_AFTER_ONE
