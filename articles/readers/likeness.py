"""How alike two texts are, and the sketch by which a store finds the like of a new one. Pure.

Texts are compared by their runs of five words. The sketch holds the 64 smallest hashes of a text's runs (a bottom-k
sketch: Cohen and Kaplan, 2007): of two near copies, most are the same, so an index on the hashes finds one by the
other without reading every text.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

RUN = 5
SKETCH = 64
# fewer words than this have too few runs to tell a copy from a common phrase
FEWEST_WORDS = 40
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Likeness:
    """`words`: shared five-word runs among all of both; `numbers`: shared numbers among all of both; each 0 to 1."""

    words: float
    numbers: float


def sketch(text: str) -> list[int]:
    """Up to 64 signed 64-bit hashes, ascending; empty for a text too short to be known again."""
    return sorted(_hashes(text))[:SKETCH]


def likenesses(text: str, others: Iterable[str]) -> Iterator[Likeness]:
    """How alike the text is to each of the others, compared in full.

    Numbers count as often as they stand; two texts without any agree in them.
    """
    runs, numbers = _hashes(text), Counter(_NUMBER.findall(text))
    for other in others:
        other_runs, other_numbers = _hashes(other), Counter(_NUMBER.findall(other))
        union = len(runs | other_runs)
        all_numbers = (numbers | other_numbers).total()
        yield Likeness(
            words=len(runs & other_runs) / union if union else 0.0,
            numbers=(numbers & other_numbers).total() / all_numbers if all_numbers else 1.0,
        )


def _hashes(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS:
        return set()
    return {_hash(" ".join(words[place : place + RUN])) for place in range(len(words) - RUN + 1)}


def _hash(run: str) -> int:
    # the same in every process and on every machine, which Python's own hash of a string is not
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
