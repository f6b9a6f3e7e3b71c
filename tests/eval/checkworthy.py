"""Check-worthiness on labelled debate sentences: F1 at the score's own threshold, and average precision."""

from __future__ import annotations

import csv
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.eval.scoring import TIERS, NoReader, Score

DEV = "checkworthy/dev.tsv"
TRAIN = "checkworthy/train.tsv"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence and whether people found it worth checking."""

    id: str
    text: str
    worth: bool


def load(path: Path) -> list[Labelled]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Labelled(row[0], row[1], row[-1] == "Yes") for row in rows if len(row) >= 3]


def scores(sentences: Sequence[Labelled], tier: str) -> list[float]:
    """Our score of each sentence, given what the reader finds in it at the tier."""
    try:
        reading = importlib.import_module("claims.reading")
        worth = importlib.import_module("claims.worth")
    except ImportError as error:
        raise NoReader(str(error)) from error
    readings = reading.read_many([sentence.text for sentence in sentences], tier=TIERS[tier])
    return [
        worth.score(sentence.text, figures=read.figures, attributions=read.attributions).score
        for sentence, read in zip(sentences, readings, strict=True)
    ]


def decision(truth: Sequence[bool], predicted: Sequence[bool]) -> Score:
    hits = sum(t and p for t, p in zip(truth, predicted, strict=True))
    given, asked = sum(predicted), sum(truth)
    return Score(
        hits / given if given else 0.0,
        hits / asked if asked else 0.0,
        2 * hits / (given + asked) if given + asked else 0.0,
    )


def average_precision(truth: Sequence[bool], scored: Sequence[float]) -> float:
    """Mean of the precision at each positive, best score first; equal scores share their group's "
    "precision."""
    order = sorted(range(len(truth)), key=lambda i: -scored[i])
    seen = hits = 0
    total = 0.0
    for _, group in groupby(order, key=lambda i: scored[i]):
        worth = [truth[i] for i in group]
        seen, hits = seen + len(worth), hits + sum(worth)
        total += sum(worth) * hits / seen
    return total / hits if hits else 0.0
