"""Verbs and nouns that put a number to something: who estimates the damage at three million says it, whatever the odds say."""

import re
from typing import Final

from claims.attribution import choosing
from claims.attribution.shapes import Candidate

_PUTS: Final = frozenset({"estimate", "forecast", "predict", "project"})
_NUMBER: Final = re.compile(r"\d|\b(?:half|third|quarter|dozens?|hundreds?|thousands?|[mb]illions?|trillions?)\b")


def lift(candidate: Candidate, text: str) -> None:
    """Let such a candidate attribute when a number stands in it and someone is named who puts it."""
    if candidate.source is None or not _puts(candidate):
        return
    if any(_NUMBER.search(text, start, end) for start, end in candidate.content):
        candidate.attributed = max(candidate.attributed, choosing.ATTRIBUTED)
        candidate.sourced = max(candidate.sourced, choosing.SOURCED)


def _puts(candidate: Candidate) -> bool:
    """Whether it is the object of such a verb, the level of a forecast ("raised its forecast to 3 percent", "the agency's
    estimate is 12,000"), what a plan would do, or what someone's own reckoning gives."""
    kind = candidate.construction
    if kind == "object":
        return candidate.base in _PUTS
    if kind in {"level", "held_is"}:
        return True
    if kind in {"held_would", "held_would_passive"}:
        return candidate.verb_class != "saying"
    return kind.startswith("in_document") and candidate.verb_class in {"view", "plan"} and kind.endswith("front")
