"""Verbs that attribute, by class. Base forms; `class_of` knows every form.

Classes follow the kind of relation that the verb sets up between a source and a content: speech acts, evidence that
speaks for itself, reckoning, belief, intention, and so on. How far a class attributes is not said here but weighed in
`weights.py`.
"""

from typing import Final

from claims.language.inflections import forms
from claims.language.word_lists import words

CLASSES: Final[dict[str, frozenset[str]]] = {
    "say": words("say"),
    "tell": words("tell inform remind assure advise notify brief"),
    "speak": words(
        """add announce assert claim comment contend declare explain insist maintain mention note observe remark reply
        respond state stress tweet retweet write post quip joke argue allege aver affirm continue counter retort
        interject acknowledge admit concede confess confide disclose divulge emphasize emphasise exclaim explain
        opine proclaim pronounce recite recount relate reiterate repeat testify underscore volunteer whisper shout
        yell scream mutter murmur complain lament boast brag gush muse vent conclude caution warn email text blog
        vouch attest posit rejoin elaborate clarify specify grumble hypothesize hypothesise guarantee
        bemoan certify theorize theorise"""
    ),
    "report": words("report document record log publish print detail describe"),
    "show": words(
        "show indicate suggest reveal demonstrate confirm illustrate prove imply reflect signal highlight underline"
    ),
    "find": words("find discover determine establish learn uncover detect identify verify"),
    "cite": words("cite quote reference list tally count rank rate invoke refer paraphrase"),
    "reckon": words(
        """estimate project predict forecast calculate reckon expect anticipate foresee guess compute figure peg put
        gauge value assess envision bet foretell model extrapolate pin"""
    ),
    "believe": words(
        """believe think feel know assume consider doubt suspect hope fear worry presume suppose imagine understand
        realize realise recognize recognise agree disagree regard view deem trust sense wish recall remember dream
        conclude judge see perceive interpret like love hate care prefer regret hear convince persuade speculate surmise"""
    ),
    "intend": words(
        """plan want intend pledge promise vow threaten propose offer decide refuse seek aim agree commit swear
        consider contemplate need resolve opt decline volunteer hope try prepare push"""
    ),
    "bid": words(
        """ask urge demand call request order direct instruct recommend encourage beg implore require invite command
        plead petition advocate press appeal challenge allow authorize advise rule sentence"""
    ),
    "judge": words(
        """accuse blame criticize criticise praise denounce condemn attack slam blast mock ridicule dismiss decry
        lambast deride hail credit commend fault chide rebuke rip oppose support endorse back favor favour defend
        applaud charge convict indict thank congratulate compare label dub brand portray depict characterize
        characterise liken scold grill berate chastise admonish taunt lambaste lampoon"""
    ),
    "deny": words("deny reject dispute refute rebut disavow repudiate contradict question disclaim"),
    "wonder": words("wonder inquire query question"),
    "seem": words("seem appear"),
    "discuss": words("discuss address talk speak tout promote focus point lay hint allude preach lecture"),
}

# Verb and particle that together say: "point out", "lay out", "find out", "go on".
WITH_PARTICLE: Final[dict[tuple[str, str], str]] = {
    ("point", "out"): "speak",
    ("lay", "out"): "speak",
    ("spell", "out"): "speak",
    ("go", "on"): "speak",
    ("chime", "in"): "speak",
    ("shoot", "back"): "speak",
    ("fire", "back"): "speak",
    ("set", "out"): "speak",
    ("find", "out"): "find",
    ("call", "for"): "bid",
}

_FORMS: Final[dict[str, tuple[str, str]]] = {}
for _name, _bases in CLASSES.items():
    for _base in sorted(_bases):
        for _form in forms(_base):
            _FORMS.setdefault(_form, (_base, _name))


def class_of(form: str) -> str:
    """The class of a verb given in any form, lower case; "other" when the table does not hold it."""
    return _FORMS.get(form, ("", "other"))[1]


def base_of(form: str) -> str:
    """The base form when the table holds the verb, else the form itself."""
    return _FORMS.get(form, (form, ""))[0]


def is_listed(form: str) -> bool:
    return form in _FORMS
