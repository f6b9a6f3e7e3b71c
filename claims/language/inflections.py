"""The forms of an English verb from its base, so that cue tables hold base forms only."""

from typing import Final

from claims.language.word_lists import words

# base: past, participle
IRREGULAR: Final[dict[str, tuple[str, str]]] = {
    "bet": ("bet", "bet"),
    "be": ("was", "been"),
    "bring": ("brought", "brought"),
    "choose": ("chose", "chosen"),
    "cut": ("cut", "cut"),
    "draw": ("drew", "drawn"),
    "dream": ("dreamed", "dreamt"),
    "feel": ("felt", "felt"),
    "find": ("found", "found"),
    "foresee": ("foresaw", "foreseen"),
    "forecast": ("forecast", "forecast"),
    "forget": ("forgot", "forgotten"),
    "foretell": ("foretold", "foretold"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "have": ("had", "had"),
    "hear": ("heard", "heard"),
    "hold": ("held", "held"),
    "know": ("knew", "known"),
    "lay": ("laid", "laid"),
    "learn": ("learned", "learnt"),
    "make": ("made", "made"),
    "mean": ("meant", "meant"),
    "put": ("put", "put"),
    "quote": ("quoted", "quoted"),
    "read": ("read", "read"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shoot": ("shot", "shot"),
    "show": ("showed", "shown"),
    "speak": ("spoke", "spoken"),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "teach": ("taught", "taught"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "understand": ("understood", "understood"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}

# Of more than one syllable and stressed on the last, so that the consonant doubles as in "admitted".
_DOUBLING: Final = words("admit commit refer infer submit permit regret rebut concur compel allot plan chat quip nod")
_VOWELS: Final = "aeiou"


def forms(base: str) -> dict[str, str]:
    """Every form of `base` with its Penn tag: VB, VBZ, VBG, VBD, VBN; where two are spelt alike the last stands."""
    past, participle = IRREGULAR.get(base, (_past(base), _past(base)))
    return {base: "VB", _third(base): "VBZ", _gerund(base): "VBG", participle: "VBN", past: "VBD"}


def _third(base: str) -> str:
    if base in {"be", "have"}:
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def _doubles(base: str) -> bool:
    if base in _DOUBLING or base in {"cut", "put", "set", "bet", "run"}:
        return True
    return base in {"slam", "pen", "blog", "jot", "beg", "rap", "tap", "peg", "dub", "grab", "spot"}
