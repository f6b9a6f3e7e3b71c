"""Closed classes of English words by which phrases are bounded where there is no parse."""

from typing import Final

from claims.language.word_lists import words

BE: Final = words("be is are was were been being am 's \u2019s")
MODALS: Final = words("may might could can will would should shall must")
NEGATIONS: Final = words("not never no n't n\u2019t hardly")
AUXILIARIES: Final = (
    BE
    | MODALS
    | NEGATIONS
    | words(
        """has have had having do does did to isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't
        won't wouldn't can't couldn't shouldn't isn\u2019t aren\u2019t wasn\u2019t weren\u2019t hasn\u2019t haven\u2019t
        hadn\u2019t don\u2019t doesn\u2019t didn\u2019t won\u2019t wouldn\u2019t can\u2019t couldn\u2019t shouldn\u2019t"""
    )
)
ADVERBS: Final = words("also then still just now once again even often long first later soon too ever already further")
DETERMINERS: Final = words(
    """the a an this that these those its his her their our my your some any each every no another such both all many
    most several few one two three four five six seven eight nine ten"""
)
POSSESSIVES: Final = words("its his her their our my your whose")
BEFORE_NOUN: Final = words(
    """the a an this these its his her their our my your no another such any each every of new recent latest official
    early public annual final first second key full initial weekly monthly quarterly
    federal internal external national similar"""
)
PRONOUNS: Final = words("he she they it i we you who which everyone someone nobody others")
SUBJECT: Final = words("he she they it i we you there this that these those")
PREPOSITIONS: Final = words(
    """of in on at for from by with to about against into over under among between during after before since
    through within without toward towards upon as like than despite per via"""
)
TIME_PREPOSITIONS: Final = words(
    """in on at during after before since by to when while as that last this earlier monday tuesday wednesday thursday
    friday saturday sunday yesterday today via about"""
)
NEVER_LAST: Final = PREPOSITIONS | words("and or but the a an if because while when where that not")
# Words that end a noun phrase whichever way it is read: clause openers, conjunctions of clauses, finite auxiliaries.
OUTSIDE: Final = MODALS | words(
    """that which who whom whose where when while because although though if unless until since but so yet is are was
        were be been am has have had do does did what how why whether as than and-then then there said says"""
)
PAST: Final = words("said told wrote found showed thought knew felt held put saw made gave heard read")
