"""Names and signs of money, as ISO 4217 codes.

A currency that ISO 4217 no longer lists as active keeps its name ("finnish markka"), and so does a name that
several countries share where the text does not say which ("franc", "peso").
"""

from __future__ import annotations

from claims.figures.tokens import vocabulary

#: Active codes that news writes out; a code counts as money only against a number.
CODES = vocabulary(
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
}  # fmt: skip

#: These are letters of other things as well: only directly against the digits.
AGAINST_ONLY = frozenset((("r",), ("ps",), ("sh",), ("rp",), ("kr",), ("dm",)))
#: Written in capitals (or with a capital) only.
AS_WRITTEN = {
    ("r",): "R", ("rm",): "RM", ("ps",): "PS", ("rs",): "Rs", ("kr",): "kr", ("dm",): "DM", ("rp",): "Rp",
    ("sh",): "Sh", ("rs", "."): "Rs", ("y", "="): "Y",
}  # fmt: skip

#: Sign after the number: "15 €", "100元".
AFTER_SIGN = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "元": "CNY", "₹": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "₫": "VND", "₡": "CRC", "₾": "GEL", "₴": "UAH", "฿": "THB", "円": "JPY",
}  # fmt: skip

#: Singular nouns after the number; names that several currencies share stay names.
NOUNS = {
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

#: Adjective and noun: "Australian dollars", "pounds sterling".
PHRASES: dict[tuple[str, ...], str] = {
    ("us", "dollar"): "USD", ("american", "dollar"): "USD", ("u", ".", "s", ".", "dollar"): "USD",
    ("u", ".", "s", ".", "cent"): "cent", ("canadian", "dlr"): "CAD", ("australian", "dlr"): "AUD",
    ("u", ".", "s", ".", "dlr"): "USD", ("us", "dlr"): "USD", ("hong", "kong", "dlr"): "HKD",
    ("australian", "dollar"): "AUD", ("aussie", "dollar"): "AUD", ("canadian", "dollar"): "CAD",
    ("hong", "kong", "dollar"): "HKD", ("new", "zealand", "dollar"): "NZD", ("singapore", "dollar"): "SGD",
    ("taiwan", "dollar"): "TWD", ("new", "taiwan", "dollar"): "TWD", ("jamaican", "dollar"): "JMD",
    ("pound", "sterling"): "GBP", ("sterling",): "GBP", ("british", "pound"): "GBP",
    ("egyptian", "pound"): "EGP", ("lebanese", "pound"): "LBP", ("syrian", "pound"): "SYP",
    ("irish", "pound"): "irish pound", ("swiss", "franc"): "CHF", ("french", "franc"): "french franc",
    ("belgian", "franc"): "belgian franc", ("cfa", "franc"): "XOF", ("japanese", "yen"): "JPY",
    ("chinese", "yuan"): "CNY", ("yuan", "renminbi"): "CNY", ("indian", "rupee"): "INR",
    ("pakistani", "rupee"): "PKR", ("pakistan", "rupee"): "PKR", ("sri", "lankan", "rupee"): "LKR",
    ("nepalese", "rupee"): "NPR", ("russian", "ruble"): "RUB", ("russian", "rouble"): "RUB",
    ("mexican", "peso"): "MXN", ("argentine", "peso"): "ARS", ("philippine", "peso"): "PHP",
    ("chilean", "peso"): "CLP", ("colombian", "peso"): "COP", ("swedish", "krona"): "SEK",
    ("swedish", "kronor"): "SEK", ("norwegian", "krone"): "NOK", ("norwegian", "kroner"): "NOK",
    ("danish", "krone"): "DKK", ("danish", "kroner"): "DKK", ("icelandic", "krona"): "ISK",
    ("turkish", "lira"): "TRY", ("italian", "lira"): "italian lira", ("italian", "lire"): "italian lira",
    ("finnish", "markka"): "finnish markka", ("dutch", "guilder"): "dutch guilder",
    ("german", "mark"): "deutsche mark", ("deutsche", "mark"): "deutsche mark",
    ("spanish", "peseta"): "spanish peseta", ("south", "african", "rand"): "ZAR",
    ("south", "korean", "won"): "KRW", ("korean", "won"): "KRW", ("israeli", "shekel"): "ILS",
    ("new", "israeli", "shekel"): "ILS", ("saudi", "riyal"): "SAR", ("qatari", "riyal"): "QAR",
    ("iranian", "rial"): "IRR", ("brazilian", "real"): "BRL", ("brazilian", "reais"): "BRL",
    ("kuwaiti", "dinar"): "KWD", ("iraqi", "dinar"): "IQD", ("jordanian", "dinar"): "JOD",
    ("kenyan", "shilling"): "KES", ("ugandan", "shilling"): "UGX", ("tanzanian", "shilling"): "TZS",
    ("indonesian", "rupiah"): "IDR", ("malaysian", "ringgit"): "MYR", ("thai", "baht"): "THB",
    ("polish", "zloty"): "PLN", ("hungarian", "forint"): "HUF", ("czech", "koruna"): "CZK",
    ("kenya", "shilling"): "KES", ("zambian", "kwacha"): "ZMW", ("venezuelan", "bolivar"): "VES",
    ("romanian", "leu"): "RON", ("romanian", "lei"): "RON", ("croatian", "kuna"): "croatian kuna",
    ("cuban", "peso"): "CUP", ("uruguayan", "peso"): "UYU", ("dominican", "peso"): "DOP",
    ("tunisian", "dinar"): "TND", ("algerian", "dinar"): "DZD", ("serbian", "dinar"): "RSD",
    ("bahraini", "dinar"): "BHD", ("omani", "rial"): "OMR", ("yemeni", "rial"): "YER",
    ("syrian", "lira"): "SYP", ("lebanese", "lira"): "LBP", ("austrian", "schilling"): "austrian schilling",
    ("czech", "crown"): "CZK", ("swedish", "crown"): "SEK", ("norwegian", "crown"): "NOK",
    ("danish", "crown"): "DKK", ("greek", "drachma"): "greek drachma",
    ("portuguese", "escudo"): "portuguese escudo", ("bangladeshi", "taka"): "BDT",
    ("vietnamese", "dong"): "VND", ("nigerian", "naira"): "NGN", ("ukrainian", "hryvnia"): "UAH",
    ("ghanaian", "cedi"): "GHS", ("moroccan", "dirham"): "MAD", ("uae", "dirham"): "AED",
    ("georgian", "lari"): "GEL", ("armenian", "dram"): "AMD", ("bulgarian", "lev"): "BGN",
    ("namibian", "dollar"): "NAD", ("fijian", "dollar"): "FJD", ("zimbabwe", "dollar"): "zimbabwe dollar",
    ("barbados", "dollar"): "BBD", ("bahamian", "dollar"): "BSD", ("belize", "dollar"): "BZD",
    ("brunei", "dollar"): "BND", ("saudi", "riyals"): "SAR",
}  # fmt: skip

#: Parts of a currency keep their own name as the unit: a price of 63 cents is 63 and "cent".
PARTS = {
    "cent": "cent", "ct": "cent", "penny": "penny", "pence": "penny", "pennies": "penny", "p": "penny",
    "sen": "sen", "¢": "cent", "dime": "dime", "paise": "paisa", "kopeck": "kopeck",
}  # fmt: skip
#: Not in ISO 4217, known by name.
CRYPTO = {"bitcoin": "bitcoin", "btc": "bitcoin", "ether": "ether", "satoshi": "satoshi"}
