"""Names and signs of money, as ISO 4217 codes.

A currency that ISO 4217 no longer lists as active keeps its name ("finnish markka"), and so does a name that
several countries share where the text does not say which ("franc", "peso").
"""

from __future__ import annotations

from claims.figures import currency_names
from claims.figures.tokens import vocabulary

#: Active codes that news writes out; a code counts as money only against a number.
CODES = vocabulary(
    "AWG BIF BMD BTN CVE DJF ERN FKP GIP GMD GNF GYD HTG KMF KPW KYD LRD LSL MGA MRU MWK SBD SCR SHP SLE SOS SRD "
    "SSP STN SVC SZL VUV WST XPF "
    "AED AFN ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY COP "
    "CRC CUP CZK DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK JMD JOD "
    "JPY KES KGS KHR KRW KWD KZT LAK LBP LKR LYD MAD MDL MKD MMK MNT MOP MUR MVR MXN MYR MZN NAD NGN NIO NOK "
    "NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SDG SEK SGD SYP THB TJS TMT TND TRY TTD "
    "TWD TZS UAH UGX USD UYU UZS VES VND XAF XCD XOF YER ZAR ZMW"
)

#: Signs and short forms before the number, as lower-case token sequences.
BEFORE: dict[tuple[str, ...], str] = {
    ("$",): "USD", ("us", "$"): "USD", ("u", ".", "s", ".", "$"): "USD", ("usd", "$"): "USD",
    ("us", "dollar"): "USD", ("u", ".", "s", "$"): "USD", ("£",): "GBP", ("gb", "£"): "GBP", ("€",): "EUR",
    ("¥",): "JPY", ("￥",): "JPY", ("jp", "¥"): "JPY", ("cn", "¥"): "CNY", ("rmb",): "CNY",
    ("rmb", "¥"): "CNY", ("₹",): "INR", ("rs",): "INR", ("rs", "."): "INR", ("₩",): "KRW", ("₽",): "RUB",
    ("₺",): "TRY", ("₪",): "ILS", ("nis",): "ILS", ("₫",): "VND", ("₦",): "NGN", ("₱",): "PHP",
    ("฿",): "THB", ("₴",): "UAH", ("₡",): "CRC", ("₾",): "GEL", ("₸",): "KZT", ("₵",): "GHS",
    ("a", "$"): "AUD", ("au", "$"): "AUD", ("aud", "$"): "AUD", ("c", "$"): "CAD", ("ca", "$"): "CAD",
    ("cad", "$"): "CAD", ("cdn", "$"): "CAD", ("can", "$"): "CAD", ("hk", "$"): "HKD", ("hkd", "$"): "HKD",
    ("nz", "$"): "NZD", ("nzd", "$"): "NZD", ("s", "$"): "SGD", ("sg", "$"): "SGD", ("sgd", "$"): "SGD",
    ("nt", "$"): "TWD", ("r", "$"): "BRL", ("mex", "$"): "MXN", ("mx", "$"): "MXN", ("mxn", "$"): "MXN",
    ("j", "$"): "JMD", ("tt", "$"): "TTD", ("rm",): "MYR", ("kr",): "SEK", ("chf",): "CHF", ("sfr",): "CHF",
    ("dm",): "deutsche mark", ("rp",): "IDR", ("ksh",): "KES", ("sh",): "KES", ("r",): "ZAR",
    ("dollar",): "USD", ("ps",): "GBP", ("y", "="): "JPY", ("ec", "$"): "XCD", ("fj", "$"): "FJD",
    ("bz", "$"): "BZD", ("bds", "$"): "BBD", ("b", "$"): "BND", ("ntd", "$"): "TWD", ("inr", "₹"): "INR",
    ("₲",): "PYG", ("₮",): "MNT", ("₭",): "LAK", ("₼",): "AZN", ("֏",): "AMD", ("৳",): "BDT", ("៛",): "KHR",
    ("₿",): "bitcoin", ("￡",): "GBP", ("＄",): "USD", ("￦",): "KRW", ("؋",): "AFN", ("rupees",): "INR",
    ("rupee",): "INR", ("us", "dollars"): "USD", ("tsh",): "TZS", ("ush",): "UGX", ("tk",): "BDT",
    ("gh", "₵"): "GHS", ("s", "/"): "PEN", ("s", "/", "."): "PEN", ("dh",): "AED", ("dhs",): "AED",
    ("tl",): "TRY", ("mop", "$"): "MOP", ("l", "$"): "LRD", ("g", "$"): "GYD", ("n", "$"): "NAD",
}  # fmt: skip

#: These are letters of other things as well: only directly against the digits.
AGAINST_ONLY = frozenset((("dh",), ("r",), ("ps",), ("sh",), ("rp",), ("kr",), ("dm",)))
#: Written in capitals (or with a capital) only.
AS_WRITTEN: dict[tuple[str, ...], str | tuple[str, ...]] = {
    ("r",): "R", ("rm",): "RM", ("ps",): "PS", ("rs",): ("Rs", "rs"), ("tsh",): "TSh", ("ush",): "USh",
    ("tk",): "Tk", ("s", "/"): "S", ("s", "/", "."): "S", ("dh",): "Dh", ("dhs",): "Dhs", ("tl",): "TL",
     ("kr",): "kr", ("dm",): "DM", ("rp",): "Rp",
    ("sh",): "Sh", ("rs", "."): ("Rs", "rs"), ("y", "="): "Y",
}  # fmt: skip

#: Sign after the number: "15 €", "100元".
AFTER_SIGN = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "元": "CNY", "₹": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "₫": "VND", "₡": "CRC", "₾": "GEL", "₴": "UAH", "฿": "THB", "円": "JPY",
    "₦": "NGN", "₱": "PHP", "₸": "KZT", "₵": "GHS", "₲": "PYG", "₮": "MNT", "₭": "LAK", "₼": "AZN", "֏": "AMD",
    "৳": "BDT", "៛": "KHR", "₿": "bitcoin", "￥": "JPY", "￡": "GBP", "＄": "USD", "￦": "KRW", "؋": "AFN",
}  # fmt: skip

#: Singular nouns after the number; names that several currencies share stay names.
NOUNS = currency_names.NOUNS | {
    "dollar": "USD", "buck": "USD", "dlr": "USD", "stg": "GBP", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rmb": "CNY", "kuai": "CNY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB",
    "peso": "peso", "rand": "ZAR", "franc": "franc", "krona": "SEK", "kronor": "SEK", "krone": "krone",
    "kroner": "krone", "zloty": "PLN", "forint": "HUF", "lira": "lira", "shekel": "ILS", "riyal": "SAR",
    "dirham": "AED", "baht": "THB", "rupiah": "IDR", "ringgit": "MYR", "dong": "VND", "naira": "NGN",
    "hryvnia": "UAH", "peseta": "peseta", "markka": "markka", "guilder": "guilder",
    "deutschmark": "deutsche mark", "mark": "mark", "drachma": "drachma", "escudo": "escudo",
    "schilling": "schilling", "taka": "BDT", "sterling": "GBP", "reais": "BRL", "tenge": "KZT",
    "cedi": "GHS", "koruna": "CZK", "lev": "BGN", "lari": "GEL", "quid": "GBP", "lire": "italian lira",
    "dinar": "dinar", "rial": "rial", "shilling": "shilling", "crown": "crown", "kuna": "kuna",
    "bolivar": "bolivar", "bolivares": "bolivar", "quetzal": "GTQ", "lempira": "HNL", "guarani": "PYG",
    "balboa": "PAB", "gourde": "HTG", "birr": "ETB", "kwacha": "kwacha", "pula": "BWP", "metical": "MZN",
    "afghani": "AFN", "manat": "manat", "tugrik": "MNT", "riel": "KHR", "kyat": "MMK", "pataca": "MOP",
    "kina": "PGK", "lei": "RON", "denar": "MKD", "kronur": "ISK", "litas": "litas", "kroon": "kroon",
    "tolar": "tolar", "punt": "irish pound", "cruzeiro": "cruzeiro", "cruzado": "cruzado",
    "austral": "austral", "colones": "CRC", "soles": "PEN", "dalasi": "GMD",
}  # fmt: skip

#: Adjective and noun: "Australian dollars", "pounds sterling"; short forms beside the full names.
PHRASES: dict[tuple[str, ...], str] = currency_names.PHRASES | {
    ("u", ".", "s", ".", "cent"): "cent", ("us", "cent"): "cent", ("euro", "cent"): "cent",
    ("australian", "cent"): "cent", ("canadian", "cent"): "cent", ("american", "cent"): "cent",
    ("hong", "kong", "cent"): "cent", ("singapore", "cent"): "cent", ("canadian", "dlr"): "CAD",
    ("australian", "dlr"): "AUD", ("u", ".", "s", ".", "dlr"): "USD", ("us", "dlr"): "USD",
    ("hong", "kong", "dlr"): "HKD", ("italian", "lire"): "italian lira", ("german", "mark"): "deutsche mark",
    ("deutsche", "mark"): "deutsche mark",
}  # fmt: skip
FIRST_OF_PHRASE = frozenset(first for first, *_ in PHRASES)
LONGEST_PHRASE = max(map(len, PHRASES))

#: Parts of a currency keep their own name as the unit: a price of 63 cents is 63 and "cent".
PARTS = {
    "cent": "cent", "ct": "cent", "cts": "cent", "penny": "penny", "pence": "penny", "pennies": "penny", "p": "penny",
    "sen": "sen", "¢": "cent", "dime": "dime",
} | currency_names.PARTS  # fmt: skip
#: Not in ISO 4217, known by name.
CRYPTO = {"bitcoin": "bitcoin", "btc": "bitcoin", "ether": "ether", "satoshi": "satoshi",
    "ethereum": "ether", "litecoin": "litecoin", "dogecoin": "dogecoin", "monero": "monero", "tether": "tether",
}  # fmt: skip
