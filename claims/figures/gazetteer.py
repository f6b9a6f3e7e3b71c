"""Names of places and their ISO 3166 codes: countries and states from pycountry, cities and short forms our
own.

A name that means several places ("Georgia", "Washington") has no code; the words around it may decide.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pycountry


class Known(NamedTuple):
    """A place by its plain name; `code` is ISO 3166-1 or 3166-2, None when the name is not certain."""

    name: str
    code: str | None


#: Associated Press and postal abbreviations of the states, AP Stylebook's first.
STATE_SHORT = {
    "Ala.": "AL", "Ariz.": "AZ", "Ark.": "AR", "Calif.": "CA", "Colo.": "CO", "Conn.": "CT", "Del.": "DE",
    "Fla.": "FL", "Ga.": "GA", "Ill.": "IL", "Ind.": "IN", "Kan.": "KS", "Kans.": "KS", "Ky.": "KY",
    "La.": "LA", "Md.": "MD", "Mass.": "MA", "Mich.": "MI", "Minn.": "MN", "Miss.": "MS", "Mo.": "MO",
    "Mont.": "MT", "Neb.": "NE", "Nev.": "NV", "N.H.": "NH", "N.J.": "NJ", "N.M.": "NM", "N.Y.": "NY",
    "N.C.": "NC", "N.D.": "ND", "Okla.": "OK", "Ore.": "OR", "Pa.": "PA", "R.I.": "RI", "S.C.": "SC",
    "S.D.": "SD", "Tenn.": "TN", "Tex.": "TX", "Texas": "TX", "Vt.": "VT", "Va.": "VA", "Wash.": "WA",
    "W.Va.": "WV", "W. Va.": "WV", "Wis.": "WI", "Wyo.": "WY", "D.C.": "DC", "P.R.": "PR",
}  # fmt: skip

_SHORT_COUNTRIES = {
    "U.S.": "US", "US": "US", "U.S.A.": "US", "USA": "US", "America": "US", "U.K.": "GB", "UK": "GB",
    "Britain": "GB", "Great Britain": "GB", "England": "GB-ENG", "Scotland": "GB-SCT", "Wales": "GB-WLS",
    "Northern Ireland": "GB-NIR", "Russia": "RU", "Soviet Union": None, "Turkey": "TR", "Ivory Coast": "CI",
    "Czech Republic": "CZ", "Burma": "MM", "Macedonia": "MK", "Swaziland": "SZ", "East Timor": "TL",
    "Cape Verde": "CV", "Palestine": "PS", "Laos": "LA", "Brunei": "BN", "Syria": "SY", "Vietnam": "VN",
    "Iran": "IR", "North Korea": "KP", "South Korea": "KR", "Democratic Republic of Congo": "CD",
    "Congo": None, "Holland": "NL", "UAE": "AE", "U.A.E.": "AE", "Micronesia": "FM", "Vatican": "VA",
    "Falkland Islands": "FK", "West Bank": None, "Gaza": None, "Kosovo": None, "Europe": None, "Asia": None,
    "Africa": None, "Latin America": None, "Middle East": None, "North America": None, "South America": None,
    "European Union": None, "EU": None, "Caribbean": None, "Scandinavia": None,
}  # fmt: skip

#: Cities that news names without their state or country, where the name alone leaves no doubt which is meant.
_CITIES = {
    "US-CA": "Los Angeles,San Francisco,San Diego,Sacramento,Oakland,Hollywood,Silicon Valley",
    "US-IL": "Chicago",
    "US-TX": "Houston,Dallas,San Antonio,Austin,Fort Worth,El Paso",
    "US-PA": "Philadelphia,Pittsburgh",
    "US-AZ": "Phoenix,Tucson",
    "US-MA": "Boston",
    "US-MI": "Detroit",
    "US-CO": "Denver",
    "US-NV": "Las Vegas",
    "US-WA": "Seattle",
    "US-FL": "Miami,Orlando,Tampa,Jacksonville",
    "US-GA": "Atlanta",
    "US-MN": "Minneapolis",
    "US-OH": "Cleveland,Cincinnati",
    "US-MD": "Baltimore",
    "US-MO": "St. Louis",
    "US-LA": "New Orleans",
    "US-WI": "Milwaukee",
    "US-NY": "New York City,Manhattan,Brooklyn,Queens,the Bronx,Buffalo",
    "US-UT": "Salt Lake City",
    "US-HI": "Honolulu",
    "US-OK": "Oklahoma City",
    "US-NC": "Charlotte,Raleigh",
    "US-IN": "Indianapolis",
    "CA-ON": "Toronto,Ottawa",
    "CA-QC": "Montreal",
    "CA-BC": "Vancouver",
    "CA-AB": "Calgary",
    "GB": "London,Manchester,Liverpool,Leeds",
    "GB-SCT": "Edinburgh,Glasgow",
    "GB-NIR": "Belfast",
    "GB-WLS": "Cardiff",
    "FR": "Paris,Marseille,Lyon",
    "DE": "Berlin,Munich,Hamburg,Frankfurt",
    "IT": "Rome,Milan,Naples",
    "ES": "Madrid,Barcelona",
    "NL": "Amsterdam,Rotterdam",
    "BE": "Brussels",
    "CH": "Geneva,Zurich",
    "AT": "Vienna",
    "SE": "Stockholm",
    "NO": "Oslo",
    "DK": "Copenhagen",
    "FI": "Helsinki",
    "IE": "Dublin",
    "PT": "Lisbon",
    "GR": "Athens",
    "PL": "Warsaw",
    "CZ": "Prague",
    "HU": "Budapest",
    "RU": "Moscow,St. Petersburg",
    "UA": "Kyiv,Kiev",
    "TR": "Istanbul,Ankara",
    "IL": "Jerusalem,Tel Aviv",
    "IR": "Tehran",
    "IQ": "Baghdad,Mosul",
    "SY": "Damascus,Aleppo",
    "LB": "Beirut",
    "EG": "Cairo",
    "SA": "Riyadh",
    "AE": "Dubai,Abu Dhabi",
    "IN": "Mumbai,Delhi,New Delhi,Bangalore,Kolkata,Chennai",
    "PK": "Karachi,Islamabad,Lahore",
    "AF": "Kabul",
    "CN": "Beijing,Shanghai,Shenzhen,Guangzhou,Wuhan,Tibet,Xinjiang",
    "HK": "Hong Kong",
    "TW": "Taipei",
    "JP": "Tokyo,Osaka",
    "KR": "Seoul",
    "TH": "Bangkok",
    "VN": "Hanoi",
    "ID": "Jakarta,Bali",
    "MY": "Kuala Lumpur",
    "PH": "Manila",
    "AU": "Sydney,Melbourne,Brisbane,Canberra",
    "NZ": "Auckland,Wellington,Christchurch",
    "ZA": "Johannesburg,Cape Town,Pretoria",
    "NG": "Lagos,Abuja",
    "KE": "Nairobi",
    "MX": "Mexico City",
    "BR": "Rio de Janeiro,Sao Paulo,São Paulo,Brasilia",
    "AR": "Buenos Aires",
    "CO": "Bogota,Bogotá",
    "PE": "Lima",
    "VE": "Caracas",
    "CU": "Havana",
}  # fmt: skip

#: Country or state names that are also a state, a city or a person's name.
_UNCERTAIN = frozenset(
    {
        "Georgia",
        "Washington",
        "New York",
        "Jordan",
        "Chad",
        "Guinea",
        "Jersey",
        "Lebanon",
        "Victoria",
        "Niger",
    }
)
_NO_PLACE = frozenset({"Jersey", "Chad"})


@cache
def places() -> dict[str, Known]:
    """Every known name; the longer spelling and the short form both lead to one place."""
    known: dict[str, Known] = {}
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        for each in (country.name, name):
            if "," not in each and "(" not in each:
                known[each] = Known(name, country.alpha_2)
    for code in ("US", "CA", "AU"):
        for division in _divisions(code):
            known.setdefault(division.name, Known(division.name, division.code))
    for code, names in _CITIES.items():
        known |= {name: Known(name, code) for name in names.split(",")}
    for name, short in _SHORT_COUNTRIES.items():
        found = pycountry.countries.get(alpha_2=short) if short and len(short) == 2 else None
        full = getattr(found, "common_name", found.name) if found is not None and _is_short(name) else name
        known[name] = Known(full, short)
    known |= {name: Known(name, None) for name in _UNCERTAIN}
    known["Jordan"] = Known("Jordan", "JO")
    for name in _NO_PLACE:
        del known[name]
    return known


def _is_short(name: str) -> bool:
    return "." in name or name.isupper()


def _divisions(country: str) -> list[pycountry.db.Data]:
    return [each for each in pycountry.subdivisions if each.country_code == country]


@cache
def states() -> dict[str, Known]:
    """How a state may stand after a city: its name, its AP and its postal abbreviation."""
    found: dict[str, Known] = {}
    for division in _divisions("US"):
        known = Known(division.name, division.code)
        found[division.name] = known
        found[division.code.removeprefix("US-")] = known
    for short, code in STATE_SHORT.items():
        found[short] = found[code]
    for code in ("CA", "AU"):
        for division in _divisions(code):
            found.setdefault(division.name, Known(division.name, division.code))
    return found
