"""The score: a linear model of wording, learned from debate sentences that people labelled, with what a
record can check weighed in by hand.

The weights of wording stand in `weights.tsv`, a feature and its weight a line, made by
`tests/eval/train_worth.py`; they are our own measurement of which words mark a sentence people found
worth checking. The weights of figures and attributions stand below: a share with its whole, a change or
a large number can be held against a record, a bare small count ("three officials") seldom needs it.
Training holds these fixed, so that the two fit together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.worth.features import Figure, of_figures, of_wording, traits

#: What a figure's trait adds to the log-odds; of several figures the strongest counts.
TRAITS = {"whole": 0.8, "percent": 0.4, "moved": 0.4, "money": 0.3, "large": 0.4, "bound": 0.1, "small": -1.2}
NO_FIGURE = -0.4
ATTRIBUTED = 0.2
#: A sentence of words shares its score among them: the sum is scaled by 4 over the root of their number,
#: as in training.
SCALE = 4.0

_SAID_OF_TRAITS = {
    "whole": "a share with its whole",
    "percent": "a percentage",
    "moved": "a change",
    "money": "an amount of money",
    "large": "a large number",
    "small": "only a small count",
}
_SHOWN = 3
_WEIGHTY = 0.15


@dataclass(frozen=True, slots=True)
class Worth:
    """How much a sentence is worth checking.

    `score` runs from 0 to 1; from 0.5 on people would mostly have it checked. `priority` orders suggestions:
    by score, but every sentence with a figure (0.5 to 1) before every one without (0 to 0.5).
    """

    score: float
    priority: float
    reasons: tuple[str, ...]


def score(sentence: str, *, figures: Sequence[Figure] = (), attributions: Sequence[object] = ()) -> Worth:
    """Score one sentence, given the figures and attributions found in it. Never raises; linear in its "
    "length."""
    weights = learned()
    features = [*of_wording(sentence), *of_figures(figures)]
    share = scale(len(features))
    told = {feature: share * weights[feature] for feature in features if feature in weights}
    odds = weights.get("<bias>", 0.0) + sum(told.values()) + by_hand(figures, attributed=bool(attributions))
    chance = 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
    priority = (1 + chance) / 2 if figures else chance / 2
    return Worth(round(chance, 4), round(priority, 4), tuple(_reasons(told, figures, attributions)))


def scale(features: int) -> float:
    return SCALE / math.sqrt(max(features, 1))


def by_hand(figures: Sequence[Figure], *, attributed: bool) -> float:
    """The part of the log-odds that is set, not learned."""
    if not figures:
        return NO_FIGURE
    return max(_of_figure(figure) for figure in figures) + (ATTRIBUTED if attributed else 0.0)


def _of_figure(figure: Figure) -> float:
    return sum(TRAITS.get(trait, 0.0) for trait in traits(figure))


@cache
def learned() -> Mapping[str, float]:
    """Feature -> weight, read once from weights.tsv."""
    found: dict[str, float] = {}
    with (Path(__file__).parent / "weights.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# ") or not line.strip():
                continue
            feature, weight = line.rstrip("\n").split("\t")
            found[feature] = float(weight)
    return found


def _reasons(told: Mapping[str, float], figures: Sequence[Figure], attributions: Sequence[object]) -> list[str]:
    """What moved the score, strongest first, figures before wording."""
    reasons: list[str] = []
    if figures:
        best = max(figures, key=_of_figure)
        known = [_SAID_OF_TRAITS[trait] for trait in traits(best) if trait in _SAID_OF_TRAITS]
        reasons.extend(dict.fromkeys(known))
        if not known:
            reasons.append("a figure")
    if attributions:
        reasons.append("says who says it" if figures else "attributed, without a figure")
    spoken = {
        feature: weight
        for feature, weight in told.items()
        if abs(weight) >= _WEIGHTY and feature[0].isalpha() and ">=" not in feature and ":" not in feature
    }
    for heading, sign in (("wording speaks for it", 1), ("wording speaks against it", -1)):
        named = sorted(
            (feature for feature in spoken if sign * spoken[feature] > 0),
            key=lambda f: -abs(spoken[f]),
        )
        if named:
            reasons.append(f"{heading}: {', '.join(named[:_SHOWN])}")
    return reasons
