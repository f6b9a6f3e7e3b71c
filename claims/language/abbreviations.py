"""Abbreviations whose full stop does not end a sentence, by what follows them."""

from typing import Final

from claims.language.word_lists import words

# Titles and the like: something always follows within the sentence.
NEVER_LAST: Final = words(
    """mr mrs ms messrs mme mlle dr prof rev hon gov sen sens rep reps gen col lt maj capt cmdr adm sgt cpl pvt pres
    amb atty supt fr st ste mt ft vs v cf eg e.g i.e viz no nos fig figs sec dept univ assn gov't lt.gov vol pp ed eds
    approx est"""
) - frozenset({"no", "ed", "est"})

# These may close a sentence, but not before a capital or a number that continues the name or the date.
BEFORE_NAME: Final = words(
    """jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri no nos art ph.d
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn
    tenn tex va vt wash wis wyo"""
) - frozenset({"no", "art", "mar", "ill", "la", "miss", "mo", "wash", "mass", "del", "ark", "fri", "sat", "mon"})

# Words that, with a capital after an abbreviation's stop, open a new sentence rather than go on with the name.
MAY_END: Final = words(
    """the a an this that these those it its he she they we you i his her their our my there here in on at by for from
    with without after before during since while when where as if but and or so yet still also although though because
    according however meanwhile moreover indeed then now some many most several few all both each every one two three
    four five six seven eight nine ten another other such who what why how is are was were do does did has have had
    will would can could should may might to until under over between among against about not no more less last
    next no nobody nothing today yesterday tomorrow earlier later instead"""
)
