"""Weighs candidates: two sums of named weights, read from a table.

For every feature the table holds one weight for "is this content attributed?" and one for "is this its source?". A sum
becomes a probability by the logistic function. The tables were fitted by `fitting.py`, which says how.
"""

import csv
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from claims.attribution.shapes import Candidate


class Weights(NamedTuple):
    """Feature to its two weights; "bias" holds the constants."""

    table: dict[str, tuple[float, float]]


@cache
def weights(tier: str) -> Weights:
    """The fitted table of a tier, "parse" or "rules"."""
    with (files("claims.attribution") / f"weights_{tier}.tsv").open(encoding="utf-8") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return Weights({name: (float(attributed), float(source)) for name, attributed, source in rows})


def weigh(candidate: Candidate, using: Weights) -> None:
    """Set the candidate's two probabilities."""
    table = using.table
    attributed, source = table["bias"]
    for feature in candidate.features:
        pair = table.get(feature)
        if pair is not None:
            attributed += pair[0]
            source += pair[1]
    candidate.attributed = 1 / (1 + exp(-attributed))
    candidate.sourced = 1 / (1 + exp(-source))
