"""Currencies by their full English names: ISO 4217 code → the names that mean it and nothing else.

Names are singular, in small letters, without accents; adjectives stand as English forms them beside the
country's own name ("Kenyan", "Kenya"). Where several countries share a noun ("franc", "peso", "dinar") the
noun alone is in no row. Of words that English uses otherwise ("sol", "sum", "tala", "real") only the full name
is listed.
"""

from __future__ import annotations

_BY_CODE = {
    "AED": "emirati dirham, emirates dirham, uae dirham, united arab emirates dirham",
    "AFN": "afghan afghani, afghani", "ALL": "albanian lek, albanian leke, lek, leke",
    "AMD": "armenian dram", "ANG": "netherlands antillean guilder, antillean guilder",
    "AOA": "angolan kwanza, kwanza", "ARS": "argentine peso, argentinian peso, argentinean peso",
    "AUD": "australian dollar, aussie dollar, australia dollar", "AWG": "aruban florin, aruban guilder",
    "AZN": "azerbaijani manat, azerbaijan manat, azeri manat",
    "BAM": "convertible mark, bosnian mark, bosnian convertible mark",
    "BBD": "barbadian dollar, barbados dollar, bajan dollar",
    "BDT": "bangladeshi taka, bangladesh taka, taka", "BGN": "bulgarian lev, bulgarian leva, lev, leva",
    "BHD": "bahraini dinar, bahrain dinar", "BIF": "burundian franc, burundi franc",
    "BMD": "bermudian dollar, bermuda dollar", "BND": "brunei dollar, bruneian dollar",
    "BOB": "bolivian boliviano, boliviano", "BRL": "brazilian real, brazilian reais, brazil real, reais",
    "BSD": "bahamian dollar, bahamas dollar", "BTN": "bhutanese ngultrum, ngultrum",
    "BWP": "botswana pula, botswanan pula, pula",
    "BYN": "belarusian ruble, belarusian rouble, belarus ruble, belarus rouble, belorussian ruble",
    "BZD": "belize dollar, belizean dollar", "CAD": "canadian dollar, canada dollar",
    "CDF": "congolese franc, congo franc", "CHF": "swiss franc",
    "CLP": "chilean peso, chile peso",
    "CNY": "chinese yuan, chinese yuan renminbi, yuan renminbi, chinese renminbi, renminbi yuan",
    "COP": "colombian peso, colombia peso", "CRC": "costa rican colon, costa rican colones, costa rica colon",
    "CUP": "cuban peso, cuba peso", "CVE": "cape verdean escudo, cape verde escudo, cabo verde escudo",
    "CZK": "czech koruna, czech koruny, czech korun, czech crown",
    "DJF": "djiboutian franc, djibouti franc", "DKK": "danish krone, danish kroner, danish crown",
    "DOP": "dominican peso", "DZD": "algerian dinar, algeria dinar", "EGP": "egyptian pound, egypt pound",
    "ERN": "eritrean nakfa, nakfa", "ETB": "ethiopian birr, birr", "FJD": "fijian dollar, fiji dollar",
    "FKP": "falkland islands pound", "GBP": "british pound, pound sterling, british pound sterling, sterling",
    "GEL": "georgian lari, lari", "GHS": "ghanaian cedi, ghana cedi, cedi", "GIP": "gibraltar pound",
    "GMD": "gambian dalasi, dalasi", "GNF": "guinean franc, guinea franc",
    "GTQ": "guatemalan quetzal, guatemalan quetzales, quetzal, quetzales",
    "GYD": "guyanese dollar, guyana dollar", "HKD": "hong kong dollar",
    "HNL": "honduran lempira, lempira", "HTG": "haitian gourde, gourde",
    "HUF": "hungarian forint, forint", "IDR": "indonesian rupiah, rupiah, indonesia rupiah",
    "ILS": "israeli shekel, israeli new shekel, new israeli shekel, israeli sheqel, shekel, sheqel",
    "INR": "indian rupee, india rupee", "IQD": "iraqi dinar, iraq dinar", "IRR": "iranian rial, iran rial",
    "ISK": "icelandic krona, icelandic kronur, iceland krona, icelandic crown, kronur",
    "JMD": "jamaican dollar, jamaica dollar", "JOD": "jordanian dinar, jordan dinar",
    "JPY": "japanese yen, yen", "KES": "kenyan shilling, kenya shilling",
    "KGS": "kyrgyz som, kyrgyzstani som, kyrgyzstan som", "KHR": "cambodian riel, riel",
    "KMF": "comorian franc, comoros franc", "KPW": "north korean won",
    "KRW": "south korean won, korean won, south korea won", "KWD": "kuwaiti dinar, kuwait dinar",
    "KYD": "cayman islands dollar, cayman dollar", "KZT": "kazakhstani tenge, kazakh tenge, tenge",
    "LAK": "lao kip, laotian kip", "LBP": "lebanese pound, lebanese lira",
    "LKR": "sri lankan rupee, sri lanka rupee", "LRD": "liberian dollar, liberia dollar",
    "LSL": "lesotho loti, basotho loti, lesotho maloti, maloti", "LYD": "libyan dinar, libya dinar",
    "MAD": "moroccan dirham, morocco dirham", "MDL": "moldovan leu, moldovan lei, moldova leu",
    "MGA": "malagasy ariary, ariary", "MKD": "macedonian denar, macedonian denari, denar",
    "MMK": "myanmar kyat, burmese kyat, kyat", "MNT": "mongolian tugrik, mongolian togrog, tugrik, togrog",
    "MOP": "macanese pataca, macau pataca, macao pataca, pataca",
    "MRU": "mauritanian ouguiya, ouguiya", "MUR": "mauritian rupee, mauritius rupee",
    "MVR": "maldivian rufiyaa, maldives rufiyaa, rufiyaa", "MWK": "malawian kwacha, malawi kwacha",
    "MXN": "mexican peso, mexico peso", "MYR": "malaysian ringgit, malaysia ringgit, ringgit",
    "MZN": "mozambican metical, mozambique metical, mozambican meticais, metical, meticais",
    "NAD": "namibian dollar, namibia dollar", "NGN": "nigerian naira, nigeria naira, naira",
    "NIO": "nicaraguan cordoba", "NOK": "norwegian krone, norwegian kroner, norwegian crown",
    "NPR": "nepalese rupee, nepali rupee, nepal rupee",
    "NZD": "new zealand dollar, kiwi dollar", "OMR": "omani rial, oman rial",
    "PAB": "panamanian balboa, balboa", "PEN": "peruvian sol, peruvian soles, nuevo sol, nuevo soles, nuevos soles",
    "PGK": "papua new guinean kina, papua new guinea kina, kina",
    "PHP": "philippine peso, filipino peso, philippines peso", "PKR": "pakistani rupee, pakistan rupee",
    "PLN": "polish zloty, polish zlotych, poland zloty, zloty, zlotych",
    "PYG": "paraguayan guarani", "QAR": "qatari riyal, qatari rial, qatar riyal, qatar rial",
    "RON": "romanian leu, romanian lei, romania leu", "RSD": "serbian dinar, serbia dinar",
    "RUB": "russian ruble, russian rouble, russia ruble, russia rouble",
    "RWF": "rwandan franc, rwanda franc", "SAR": "saudi riyal, saudi arabian riyal, saudi rial",
    "SBD": "solomon islands dollar", "SCR": "seychellois rupee, seychelles rupee",
    "SDG": "sudanese pound, sudan pound", "SEK": "swedish krona, swedish kronor, swedish crown, kronor",
    "SGD": "singapore dollar, singaporean dollar", "SHP": "saint helena pound, st helena pound",
    "SLE": "sierra leonean leone, sierra leone leone", "SOS": "somali shilling, somalia shilling",
    "SRD": "surinamese dollar, suriname dollar", "SSP": "south sudanese pound, south sudan pound",
    "STN": "sao tome and principe dobra, sao tomean dobra, dobra",
    "SYP": "syrian pound, syrian lira", "SZL": "swazi lilangeni, swazi emalangeni, lilangeni, emalangeni",
    "THB": "thai baht, thailand baht, baht", "TJS": "tajik somoni, tajikistani somoni, somoni",
    "TMT": "turkmen manat, turkmenistan manat, turkmenistani manat", "TND": "tunisian dinar, tunisia dinar",
    "TOP": "tongan pa'anga, pa'anga, paanga", "TRY": "turkish lira, turkish new lira, new turkish lira",
    "TTD": "trinidad and tobago dollar, trinidad dollar, trinidadian dollar",
    "TWD": "taiwan dollar, taiwanese dollar, new taiwan dollar, new taiwanese dollar",
    "TZS": "tanzanian shilling, tanzania shilling", "UAH": "ukrainian hryvnia, ukraine hryvnia, hryvnia",
    "UGX": "ugandan shilling, uganda shilling",
    "USD": "us dollar, american dollar, united states dollar, u . s . dollar",
    "UYU": "uruguayan peso, uruguay peso", "UZS": "uzbek som, uzbek soum, uzbekistani som, uzbekistan sum",
    "VES": "venezuelan bolivar, venezuelan bolivares", "VND": "vietnamese dong, vietnam dong",
    "VUV": "vanuatu vatu, vatu", "WST": "samoan tala, samoa tala", "XAF": "central african cfa franc",
    "XCD": "east caribbean dollar", "XOF": "west african cfa franc, cfa franc", "XPF": "cfp franc",
    "YER": "yemeni rial, yemen rial", "ZAR": "south african rand, south africa rand, rand",
    "ZMW": "zambian kwacha, zambia kwacha",
}  # fmt: skip

#: Withdrawn, or of no country of their own: the name is the unit.
_WITHOUT_CODE = (
    "austrian schilling, belgian franc, cypriot pound, cyprus pound, dutch guilder, netherlands guilder, "
    "ecuadorian sucre, estonian kroon, finnish markka, french franc, greek drachma, irish pound, irish punt, "
    "italian lira, latvian lats, lithuanian litas, luxembourg franc, maltese lira, monegasque franc, "
    "portuguese escudo, slovak koruna, slovenian tolar, spanish peseta, zimbabwean dollar, zimbabwe dollar, "
    "croatian kuna, manx pound, jersey pound, guernsey pound, iranian toman, toman"
)

#: Full name as words → code, or the name itself.
PHRASES: dict[tuple[str, ...], str] = {
    tuple(name.split()): code for code, names in _BY_CODE.items() for name in names.split(", ") if " " in name
} | {tuple(name.split()): name for name in _WITHOUT_CODE.split(", ") if " " in name}
#: Names of one word.
NOUNS: dict[str, str] = {
    name: code for code, names in _BY_CODE.items() for name in names.split(", ") if " " not in name
} | {"toman": "toman"}

#: The small coins: what the currency is divided into, by the name the unit keeps, and how many make one.
PARTS: dict[str, str] = {
    "agora": "agora", "agorot": "agora", "centavo": "centavo", "centesimo": "centesimo", "centime": "centime",
    "centimo": "centimo", "eurocent": "cent", "fen": "fen", "fils": "fils", "grosz": "grosz",
    "grosze": "grosz", "groszy": "grosz", "halala": "halala", "haler": "haler", "jiao": "jiao",
    "kobo": "kobo", "kopeck": "kopeck", "kopek": "kopeck", "kopeyka": "kopeck", "kopiyka": "kopiyka",
    "kuru\u015f": "kurus", "kurus": "kurus", "paisa": "paisa", "paise": "paisa", "pesewa": "pesewa",
    "pfennig": "pfennig", "piaster": "piastre", "piastre": "piastre", "piastres": "piastre",
    "satang": "satang", "stotinka": "stotinka", "stotinki": "stotinka", "\u00f8re": "\u00f8re",
    "\u00f6re": "\u00f6re", "mao": "jiao",
}  # fmt: skip
_TENTHS = frozenset(("jiao", "dime"))
_THOUSANDTHS = frozenset(("fils",))


def parts_in_one(part: str) -> int:
    """How many of the part make one unit of its currency."""
    return 10 if part in _TENTHS else 1000 if part in _THOUSANDTHS else 100
