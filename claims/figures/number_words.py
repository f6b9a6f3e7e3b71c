"""The words English numbers are made of."""

from __future__ import annotations

from decimal import Decimal

D = Decimal

_UP_TO_NINETEEN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
ONES = {word: D(n) for n, word in enumerate(_UP_TO_NINETEEN)} | {"nought": D(0), "naught": D(0)}

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS = {word: D(10 * n) for n, word in enumerate(_TENS, start=2)} | {"fourty": D(40)}

#: Words that multiply what stands before them. Lakh and crore are the Indian 10^5 and 10^7.
SCALES = {
    "hundred": D(100), "thousand": D(1000), "lakh": D(10) ** 5, "lakhs": D(10) ** 5, "lac": D(10) ** 5,
    "million": D(10) ** 6, "crore": D(10) ** 7, "crores": D(10) ** 7, "billion": D(10) ** 9,
    "trillion": D(10) ** 12, "quadrillion": D(10) ** 15, "quintillion": D(10) ** 18,
}  # fmt: skip

#: Written after digits only. A capital or small letter of its own must stand against the digits ("5m",
#: "$10M").
SCALE_SHORT = {
    "mn": D(10) ** 6, "mln": D(10) ** 6, "mil": D(10) ** 6, "mio": D(10) ** 6, "mm": D(10) ** 6,
    "bn": D(10) ** 9, "bln": D(10) ** 9, "bil": D(10) ** 9, "tn": D(10) ** 12, "trn": D(10) ** 12,
    "tln": D(10) ** 12,
    "k": D(1000), "m": D(10) ** 6, "b": D(10) ** 9, "t": D(10) ** 12, "cr": D(10) ** 7, "g": D(10) ** 9,
}  # fmt: skip

#: Group nouns that behave as a scale: "three dozen", "five score".
DOZENS = {"dozen": D(12), "dozens": D(12), "doz": D(12), "dozs": D(12), "dz": D(12), "dzs": D(12)}

#: Plurals that name an order of magnitude: "dozens of people", "tens of thousands of homes".
VAGUE = {
    "dozens": D(12), "scores": D(20), "tens": D(10), "hundreds": D(100), "thousands": D(1000),
    "lakhs": D(10) ** 5,
    "millions": D(10) ** 6, "crores": D(10) ** 7, "billions": D(10) ** 9, "trillions": D(10) ** 12,
}  # fmt: skip

#: Ordinals: as denominators of fractions ("two thirds") and as ranks.
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip

#: Denominators of spelled-out fractions. "second" is none: "one second" is a time.
DENOMINATORS = {
    **{word: D(n) for word, n in ORDINALS.items() if n > 2},
    **{word + "s": D(n) for word, n in ORDINALS.items() if n > 2},
    "half": D(2), "halves": D(2), "quarter": D(4), "quarters": D(4),
}  # fmt: skip

#: Single characters (Unicode, Number Forms).
VULGAR = {
    "¼": D(1) / 4, "½": D(1) / 2, "¾": D(3) / 4, "⅐": D(1) / 7, "⅑": D(1) / 9, "⅒": D(1) / 10, "⅓": D(1) / 3,
    "⅔": D(2) / 3, "⅕": D(1) / 5, "⅖": D(2) / 5, "⅗": D(3) / 5, "⅘": D(4) / 5, "⅙": D(1) / 6, "⅚": D(5) / 6,
    "⅛": D(1) / 8, "⅜": D(3) / 8, "⅝": D(5) / 8, "⅞": D(7) / 8, "↉": D(0),
}  # fmt: skip

#: Verbs and words that say a factor by themselves, with the direction of the change they state.
FACTOR_VERBS = {
    "doubled": (D(2), "up"), "doubles": (D(2), "up"), "doubling": (D(2), "up"), "tripled": (D(3), "up"),
    "triples": (D(3), "up"), "tripling": (D(3), "up"), "trebled": (D(3), "up"), "trebling": (D(3), "up"),
    "quadrupled": (D(4), "up"), "quadrupling": (D(4), "up"), "quintupled": (D(5), "up"),
    "halved": (D("0.5"), "down"),
    "halving": (D("0.5"), "down"), "double": (D(2), "up"), "triple": (D(3), "up"), "treble": (D(3), "up"),
    "quadruple": (D(4), "up"), "halve": (D("0.5"), "down"),
}  # fmt: skip

SMALL = {**ONES, **TENS}

#: "threefold", "tenfold".
FOLDS = {word + "fold": value for word, value in SMALL.items() if value > 1} | {"hundredfold": D(100)}

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")

#: A number in words starts with one of these.
STARTERS = frozenset(
    {
        *SMALL,
        *SCALES,
        *DOZENS,
        *VAGUE,
        "a",
        "an",
        "half",
        "quarter",
        "several",
        "few",
        "point",
        "oh",
        *(ORDINALS.keys() - {"second"}),
    }
)
