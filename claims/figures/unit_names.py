"""Units written out and as symbols, by lower-case singular name (-re spelling, as in the SI brochure).

Sources: BIPM, The International System of Units (9th edition), tables 2 to 8; NIST Handbook 44, appendix C,
for the customary ones. Names agree with pint's registry up to "_" for a space and -er for -re.
"""

from __future__ import annotations

from claims.figures.tokens import vocabulary

_PREFIXES = {
    "y": "yocto", "z": "zepto", "a": "atto", "f": "femto", "p": "pico", "n": "nano", "µ": "micro",
    "μ": "micro", "u": "micro", "m": "milli", "c": "centi", "d": "deci", "h": "hecto", "k": "kilo",
    "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa",
}  # fmt: skip

#: Symbol, name, prefixes that are used with it in print.
_PREFIXED = (
    ("m", "metre", "fpnµμumcdk"), ("g", "gram", "fpnµμumcdkM"), ("s", "second", "fpnµμum"),
    ("A", "ampere", "pnµμumk"), ("mol", "mole", "pnµμumk"), ("Hz", "hertz", "mkMGT"),
    ("N", "newton", "nµμumkMG"), ("Pa", "pascal", "mhkMG"), ("J", "joule", "nµμumkMGTP"),
    ("W", "watt", "pnµμumkMGT"), ("V", "volt", "nµμumkM"), ("Ω", "ohm", "mkMG"), ("F", "farad", "pnµμum"),
    ("T", "tesla", "nµμum"), ("L", "litre", "pnµμumcdhM"), ("l", "litre", "nµμumcdh"),
    ("B", "byte", "kKMGTPE"), ("bit", "bit", "kMGT"), ("eV", "electronvolt", "mkMGTP"),
    ("bar", "bar", "nµμumk"), ("Bar", "bar", "m"), ("Gy", "gray", "mµμ"), ("Sv", "sievert", "mµμ"),
    ("Bq", "becquerel", "kMGTP"), ("pc", "parsec", "kMG"), ("Wh", "watt hour", "mkMGT"),
    ("Ah", "ampere hour", "mk"), ("cal", "calorie", "k"), ("M", "molar", "fpnµμum"), ("K", "kelvin", "mµμ"),
    ("Da", "dalton", "kM"), ("t", "tonne", "kMG"), ("yr", "year", "kMG"), ("b", "barn", "mµfp"),
    ("lm", "lumen", ""), ("lx", "lux", ""), ("cd", "candela", ""), ("deg", "degree", "m"),
)  # fmt: skip

_PLAIN = {
    "h": "hour", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second",
    "secs": "second", "d": "day", "wk": "week", "wks": "week", "mo": "month", "yr": "year", "yrs": "year",
    "ha": "hectare", "in": "inch", "ft": "foot", "yd": "yard", "yds": "yard", "mi": "mile",
    "lb": "pound mass", "lbs": "pound mass", "oz": "ounce", "gal": "gallon", "pt": "pint", "qt": "quart",
    "tbsp": "tablespoon", "tsp": "teaspoon", "cc": "cubic centimetre", "mph": "mile per hour",
    "kph": "kilometre per hour", "kmh": "kilometre per hour", "km/h": "kilometre per hour",
    "mpg": "mile per gallon", "rpm": "revolution per minute", "psi": "pound per square inch",
    "ksi": "kilopound per square inch", "fps": "frame per second", "dpi": "dot per inch",
    "bpm": "beat per minute", "hp": "horsepower", "HP": "horsepower", "bhp": "horsepower",
    "PS": "metric horsepower", "Nm": "newton metre", "nm": "nanometre", "dB": "decibel", "dBA": "decibel",
    "AU": "astronomical unit", "au": "astronomical unit", "ly": "light year", "atm": "atmosphere",
    "Torr": "torr", "mmHg": "millimetre of mercury", "G": "gauss", "cfs": "cubic foot per second",
    "bpd": "barrel per day", "bps": "basis point", "tpd": "tonne per day", "Mbps": "megabit per second",
    "Gbps": "gigabit per second", "kbps": "kilobit per second", "Kbps": "kilobit per second",
    "mbps": "megabit per second", "gbps": "gigabit per second", "MBps": "megabyte per second",
    "mAh": "milliampere hour", "kWh": "kilowatt hour", "kcal": "kilocalorie", "BTU": "british thermal unit",
    "Btu": "british thermal unit", "MP": "megapixel", "px": "pixel", "ppm": "part per million",
    "ppb": "part per billion", "ppt": "part per trillion", "ppmv": "part per million", "°": "degree",
    "°C": "degree celsius", "°F": "degree fahrenheit", "℃": "degree celsius", "℉": "degree fahrenheit",
    "C": "degree celsius", "F": "degree fahrenheit", "‰": "per mille", "Ma": "megayear", "ka": "kiloyear",
    "Ga": "gigayear", "Myr": "megayear", "Gyr": "gigayear", "kyr": "kiloyear", "Å": "angstrom",
    "Oe": "oersted", "degF": "degree fahrenheit", "degC": "degree celsius", "wt%": "percent by weight",
    "vol%": "percent by volume", "GHz": "gigahertz", "MHz": "megahertz", "μs": "microsecond", "kn": "knot",
    "kt": "kiloton", "mt": "tonne", "Mt": "megatonne", "bbl": "barrel", "st": "stone", "sqm": "square metre",
    "sqft": "square foot", "Hz": "hertz", "HZ": "hertz", "Khz": "kilohertz", "KHz": "kilohertz",
    "Ghz": "gigahertz", "Mhz": "megahertz", "Kg": "kilogram", "KG": "kilogram", "KM": "kilometre",
    "Km": "kilometre", "lb-ft": "foot pound-force", "x": "time", "×": "time",
}  # fmt: skip

SYMBOLS: dict[str, str] = {}
for _symbol, _name, _prefixes in _PREFIXED:
    SYMBOLS[_symbol] = _name
    for _prefix in _prefixes:
        SYMBOLS[_prefix + _symbol] = {"K": "kilo"}.get(_prefix, _PREFIXES.get(_prefix, "")) + _name
SYMBOLS.update(_PLAIN)

#: Symbols that are words or names as well: only against the digits, or where `symbols` is sure otherwise.
AGAINST_ONLY = vocabulary("m g s A N V F T B b a d h l L t W J C M G x × K in au st c")

#: Singular name as written → canonical name.
WORDS: dict[str, str] = {}
for _name in vocabulary(
    "metre gram second ampere kelvin mole hertz newton pascal joule watt volt ohm farad tesla litre byte bit "
    "electronvolt bar gray sievert becquerel parsec calorie lumen candela dalton tonne"
):
    WORDS[_name] = _name
    for _prefix in vocabulary("femto pico nano micro milli centi deci kilo mega giga tera peta"):
        WORDS[_prefix + _name] = _prefix + _name
for _name in list(WORDS):
    if _name.endswith(("metre", "litre")):
        WORDS[_name[:-2] + "er"] = WORDS[_name]
_SELF = vocabulary(
    "minute hour day week fortnight month year decade century millennium nanosecond inch foot yard mile "
    "furlong fathom acre hectare ounce stone gallon quart pint cup tablespoon teaspoon barrel bushel carat "
    "knot degree decibel horsepower angstrom micron lightyear megapixel pixel dram kilogramme milligramme "
    "megaton kiloton kilocalorie"
)
WORDS.update({_name: _name for _name in _SELF})
WORDS.update({
    "feet": "foot", "inches": "inch", "centuries": "century", "millennia": "millennium", "ton": "ton",
    "tonne": "tonne", "celsius": "degree celsius", "fahrenheit": "degree fahrenheit", "pound": "pound mass",
    "lb": "pound mass", "kilo": "kilogram", "gramme": "gram", "kilogramme": "kilogram", "meg": "megabyte",
    "gig": "gigabyte", "mph": "mile per hour", "foot": "foot", "kelvin": "kelvin", "hertz": "hertz",
    "gigahertz": "gigahertz", "megahertz": "megahertz", "kilohertz": "kilohertz", "gigaannum": "gigayear",
    "bps": "basis point", "sec": "second", "hr": "hour", "min": "minute", "yr": "year",
})  # fmt: skip

#: Units of several words, singular, as token tuples.
PHRASES: dict[tuple[str, ...], str] = {
    tuple(_phrase.split()): _name
    for _phrase, _name in {
        "square metre": "square metre", "square meter": "square metre",
        "square kilometre": "square kilometre",
        "square kilometer": "square kilometre", "square foot": "square foot", "square feet": "square foot",
        "square mile": "square mile", "square inch": "square inch", "square yard": "square yard",
        "square centimetre": "square centimetre", "square centimeter": "square centimetre",
        "cubic metre": "cubic metre", "cubic meter": "cubic metre", "cubic foot": "cubic foot",
        "cubic feet": "cubic foot", "cubic inch": "cubic inch", "cubic centimetre": "cubic centimetre",
        "cubic centimeter": "cubic centimetre", "cubic kilometre": "cubic kilometre",
        "cubic yard": "cubic yard", "sq m": "square metre", "sq km": "square kilometre",
        "sq ft": "square foot",
        "sq mi": "square mile", "sq . ft": "square foot", "sq . m": "square metre",
        "sq . km": "square kilometre", "degree celsius": "degree celsius",
        "degree fahrenheit": "degree fahrenheit", "degree c": "degree celsius",
        "degree centigrade": "degree celsius", "deg c": "degree celsius", "deg f": "degree fahrenheit",
        "degree f": "degree fahrenheit", "° c": "degree celsius", "° f": "degree fahrenheit",
        "degree kelvin": "kelvin", "light year": "light year", "light - year": "light year",
        "metric ton": "tonne", "metric tonne": "tonne", "short ton": "short ton", "long ton": "long ton",
        "nautical mile": "nautical mile", "fluid ounce": "fluid ounce", "troy ounce": "troy ounce",
        "pound - foot": "pound foot", "pound - feet": "pound foot", "foot - pound": "foot pound-force",
        "lb - ft": "foot pound-force", "ft - lb": "foot pound-force", "newton metre": "newton metre",
        "newton meter": "newton metre", "newton - metre": "newton metre", "newton - meter": "newton metre",
        "kilowatt hour": "kilowatt hour", "kilowatt - hour": "kilowatt hour",
        "megawatt hour": "megawatt hour",
        "megawatt - hour": "megawatt hour", "gigawatt hour": "gigawatt hour",
        "gigawatt - hour": "gigawatt hour", "terawatt hour": "terawatt hour",
        "terawatt - hour": "terawatt hour", "watt hour": "watt hour", "watt - hour": "watt hour",
        "acre foot": "acre foot", "acre - foot": "acre foot", "acre feet": "acre foot",
        "acre - feet": "acre foot", "astronomical unit": "astronomical unit", "basis point": "basis point",
        "part per million": "part per million", "part per billion": "part per billion",
        "part per trillion": "part per trillion", "order of magnitude": "order of magnitude",
        "mile an hour": "mile per hour", "standard deviation": "standard deviation",
        "percent by weight": "percent by weight", "wt . %": "wt.%", "wt %": "wt%", "vol %": "vol%",
        "vol . %": "vol.%", "at . %": "at.%", "mol %": "mol%",
        "win above replacement": "win above replacement",
    }.items()
}  # fmt: skip
FIRST_OF_PHRASE = frozenset(first for first, *_ in PHRASES)

#: What a rate may be taken per, written with "a" or "an"; "per" takes any noun.
PER_A = vocabulary(
    "second minute hour day night week month year decade share barrel gallon ounce pound ton tonne litre "
    "liter head person piece pop dozen game unit kilo kilogram mile bushel carat bottle ticket room season "
    "semester quarter term household square acre seat plate visit trip shift"
)
TIME = vocabulary(
    "nanosecond microsecond millisecond second minute hour day week fortnight month year decade century millennium"
)
#: In an age, "years" may be any of these.
AGE = vocabulary("day week month year decade century")
