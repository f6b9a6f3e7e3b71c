"""The singular of English nouns, by spelling alone."""

from __future__ import annotations

_IRREGULAR = {
    "feet": "foot", "inches": "inch", "centuries": "century", "pennies": "penny", "pence": "pence",
    "men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life",
    "wives": "wife", "halves": "half", "lens": "lens", "gas": "gas", "gases": "gas", "buses": "bus",
    "viruses": "virus", "series": "series", "species": "species", "bonuses": "bonus", "celsius": "celsius",
    "hertz": "hertz", "yes": "yes", "movies": "movie", "cookies": "cookie", "calories": "calorie",
    "kilocalories": "kilocalorie", "millennia": "millennium", "teeth": "tooth", "satoshis": "satoshi",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of a lower-case noun."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
