"""Closed classes of English words, for reading phrases without a parser: what ends a noun phrase, what "
"cannot be one."""

from __future__ import annotations

from claims.figures.tokens import vocabulary

DETERMINERS = vocabulary(
    "the a an this that these those its his her their our my your some any all each every no both such another other"
) - {"other"}
PRONOUNS = vocabulary(
    "i you he she it we they me him her us them himself herself itself themselves one ones who whom whose "
    "which what there here someone anyone everyone nobody something anything everything nothing mine "
    "yours theirs"
)
PREPOSITIONS = vocabulary(
    "of in on at by for from with without to into onto over under above below between among through "
    "during since until till after before against across along around about as like near off out per than "
    "toward towards up down upon via within despite including following amid versus vs"
)
CONJUNCTIONS = vocabulary(
    "and or but nor so yet because although though while whereas when where if unless that whether"
)
AUXILIARIES = vocabulary(
    "is are was were be been being am has have had having do does did will would shall should can could "
    "may might must isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't "
    "doesn't didn't 's 're 've"
)
ADVERBS = vocabulary(
    "not now then also only just even still already ever never again too very more most less least almost "
    "nearly about however meanwhile yesterday today tomorrow ago earlier later soon once twice currently "
    "previously recently annually daily weekly monthly overall alone apart each away together "
    "respectively"
)
#: Finite verbs that often follow a noun phrase or a quantity in news, so that it can be told to have ended.
VERBS = vocabulary(
    "said says told came comes went goes made makes took takes got gets gave gives saw sees showed shows "
    "rose rises fell falls grew grows gained gains lost loses dropped drops jumped jumps climbed climbs "
    "slid slides sank sinks hit hits reached reaches remained remains became becomes began begins left "
    "leaves ran runs sold sells bought buys paid pays spent spends held holds kept keeps led leads won "
    "wins beat beats died dies live lives lived work works worked think believe believed want wanted need "
    "needs needed know knew use uses used supported support supports voted agree agreed occur occurs "
    "occurred happen happened include includes included cost costs total totals totaled averaged averages "
    "ended ends posted posts reported reports announced expects expected plans planned owns owned stood "
    "stands sat sits found finds killed injured wounded arrested charged born released signed accounted "
    "accounts received receives equals equaled equalled"
)
IRREGULAR_PLURALS = vocabulary(
    "people men women children police feet teeth mice geese cattle staff data media criteria phenomena "
    "species series troops fishermen policemen firefighters lives wives shares personnel crew"
)
#: Words that end in "s" and are no plural.
_NOT_PLURAL = vocabulary(
    "business previous various serious famous religious dangerous nervous numerous loss class mass less"
)

#: What no noun phrase goes past.
ENDS_PHRASE = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS | VERBS | (PRONOUNS - {"one", "ones"}) | DETERMINERS


def plural(word: str) -> bool:
    """Whether a word (in lower case) looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _NOT_PLURAL
    )
