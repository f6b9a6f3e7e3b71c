"""Verbs that put a number to something: who estimates the damage at three million says it, whatever the odds say."""

import re
from typing import Final

from claims.attribution import choosing
from claims.attribution.shapes import Candidate

_PUTS: Final = frozenset({"estimate", "forecast", "predict", "project"})
_NUMBER: Final = re.compile(r"\d|\b(?:half|third|quarter|dozens?|hundreds?|thousands?|[mb]illions?|trillions?)\b")


def lift(candidate: Candidate, text: str) -> None:
    """Let such a candidate attribute: an object of the verb with a number in it, and someone who is its subject."""
    if candidate.construction != "object" or candidate.base not in _PUTS or candidate.source is None:
        return
    if any(_NUMBER.search(text, start, end) for start, end in candidate.content):
        candidate.attributed = max(candidate.attributed, choosing.ATTRIBUTED)
        candidate.sourced = max(candidate.sourced, choosing.SOURCED)
