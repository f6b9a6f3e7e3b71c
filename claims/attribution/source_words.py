"""Nouns that tell what kind of source a phrase names, by kind, and the pronouns."""

from typing import Final

from claims.language.word_lists import words

SURVEY: Final = words("poll polls survey surveys pollster pollsters polling census respondents questionnaire")
DATASET: Final = words(
    """data figures statistics statistic stats numbers estimates estimate tally count counts records index average
    averages analysis analyses projections projection forecast forecasts results returns dataset database"""
)
DOCUMENT: Final = words(
    """report reports study studies research paper papers document documents filing filings affidavit complaint lawsuit
    suit indictment letter memo email emails e-mail e-mails statement statements release transcript transcripts book
    memoir article articles editorial law bill rule rules order ruling opinion review audit bulletin brief petition
    evidence findings finding story stories account accounts website site page post tweet video ad advertisement
    contract agreement resolution proposal plan essay column legislation note minutes testimony policy platform act papers"""
)
PUBLICATION: Final = words(
    """newspaper magazine journal paper outlet network blog times post journal news reuters ap bbc cnn nbc cbs abc fox
    msnbc npr politico bloomberg breitbart gazette herald tribune guardian telegraph observer examiner sun globe
    chronicle register media press wire buzzfeed huffpost axios slate salon vox afp upi espn wsj"""
)
ORGANIZATION: Final = words(
    """agency bureau department ministry office company firm group campaign committee commission council court police
    university institute center centre bank union association party government administration team board congress
    senate parliament foundation coalition corporation organization organisation authority service services federation
    hospital school district fund think-tank thinktank administration army military pentagon cia fbi nsa
    inc corp co llc ltd house white airline regulator watchdog chain maker retailer carrier lender insurer startup
    charity nonprofit embassy kremlin treasury fed jury panel city county state country republic ministry society
    alliance league club church trust laboratory lab staff industry"""
)
PEOPLE: Final = words(
    """official officials source sources aide aides spokesman spokeswoman spokesperson analyst analysts expert experts
    critic critics supporter supporters voter voters man woman men women people person adviser advisers advisor
    advisors strategist strategists lawyer lawyers attorney attorneys judge judges senator senators lawmaker lawmakers
    republican republicans democrat democrats candidate candidates president minister secretary director chairman
    chairwoman chair chief executive economist economists researcher researchers scientist scientists author authors
    professor reporter reporters journalist journalists doctor doctors resident residents neighbor witness witnesses
    employee employees worker workers leader leaders activist activists investor investors investigator investigators
    authorities prosecutors prosecutor officer officers sheriff governor mayor member members representative
    representatives insider insiders observers observer historian historians americans everyone someone others some
    many most few friend friends rival rivals opponent opponents operative operatives donor donors teacher teachers
    students student police parents mother father son daughter wife husband brother sister"""
)
VAGUE: Final = words(
    """official officials source sources aide aides analyst analysts expert experts critic critics supporter supporters
    people person someone some others many most insider insiders observers investigators authorities advisers
    advisors aides lawmakers researchers scientists economists strategists operatives witnesses witness
    residents voters republicans democrats lawyers associates allies opponents leaders"""
)
PRONOUNS: Final = words("he she they it i we you who which that one this these those him her them us me everyone")
FIRST: Final = words("i we you me us")
