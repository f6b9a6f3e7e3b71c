"""Learn the weights of `claims/worth/weights.tsv` from labelled debate sentences.

    python -m tests.eval.train_worth --data DIR [--write claims/worth/weights.tsv]

A logistic regression with an L2 penalty, by dual coordinate descent (Yu, Huang and Lin 2011, "Dual
coordinate descent methods for logistic regression and maximum entropy models"), in plain Python and
without chance: the same data gives the same file. What is set by hand in `scoring` is held fixed as an
offset. Features are thinned once to those that move most sentences most. Four folds of the same
data find the threshold that is then made to stand at a score of 0.5, and say how well the model
does.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claims import reading
from claims.worth import features, scoring
from tests.eval import checkworthy
from tests.eval.checkworthy import Labelled, average_precision, decision
from tests.eval.scoring import TIERS

KEPT = 8_000
SEEN_AT_LEAST = 3
PENALTY = 0.2
ROUNDS = 12
FOLDS = 4
#: Sentences this near in the debates share a fold, so that no fold is asked about what its neighbours told.
BLOCK = 50
#: Sentence ids from here on are of the newest debates, whose share of sentences worth checking is higher.
NEWEST = 37_000


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as the model sees it: its features, what is set by hand for it, and its label."""

    features: tuple[str, ...]
    offset: float
    worth: bool


def read(sentences: Sequence[Labelled]) -> list[Example]:
    """The sentences as the rules read them, so that training and use see the same figures and attributions."""
    readings = reading.read_many([sentence.text for sentence in sentences], tier=TIERS["rules"])
    return [
        Example(
            (*features.of_wording(sentence.text), *features.of_figures(found.figures)),
            scoring.by_hand(found.figures, attributed=bool(found.attributions)),
            sentence.worth,
        )
        for sentence, found in zip(sentences, readings, strict=True)
    ]


def fit(examples: Sequence[Example], vocabulary: frozenset[str]) -> dict[str, float]:
    """Weights that make the labels likeliest under the penalty; the bias stands under "<bias>"."""
    weights = dict.fromkeys(vocabulary, 0.0)
    weights["<bias>"] = 0.0
    rows = []
    for item in examples:
        share = scoring.scale(len(item.features))
        kept = tuple(feature for feature in item.features if feature in vocabulary)
        rows.append((kept, share, item.offset, 1.0 if item.worth else -1.0, share * share * len(kept) + 1.0))
    alphas = [min(0.001 * PENALTY, 1e-8)] * len(rows)
    for (kept, share, _, label, _), alpha in zip(rows, alphas, strict=True):
        _add(weights, kept, alpha * label, share)
    for _ in range(ROUNDS):
        for i, (kept, share, offset, label, norm) in enumerate(rows):
            margin = label * (share * sum(weights[feature] for feature in kept) + weights["<bias>"] + offset)
            alpha = _dual_step(alphas[i], margin, norm)
            if alpha != alphas[i]:
                _add(weights, kept, (alpha - alphas[i]) * label, share)
                alphas[i] = alpha
    return weights


def _add(weights: dict[str, float], kept: Sequence[str], step: float, share: float) -> None:
    weights["<bias>"] += step
    for feature in kept:
        weights[feature] += step * share


def _dual_step(alpha: float, margin: float, norm: float) -> float:
    """The best value of one dual variable in (0, PENALTY), by Newton's method kept inside the interval."""
    low, high = 0.0, PENALTY
    z = alpha
    for _ in range(20):
        slope = norm * (z - alpha) + margin + math.log(z / (PENALTY - z))
        if abs(slope) < 1e-6:
            break
        low, high = (z, high) if slope < 0 else (low, z)
        z -= slope / (norm + PENALTY / (z * (PENALTY - z)))
        if not low < z < high:
            z = (low + high) / 2
    return min(max(z, PENALTY * 1e-12), PENALTY * (1 - 1e-12))


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of the features kept."""
    counts = Counter(feature for item in examples for feature in item.features)
    vocabulary = frozenset(feature for feature, count in counts.items() if count >= SEEN_AT_LEAST)
    weights = fit(examples, vocabulary)
    force = {feature: abs(weights[feature]) * math.sqrt(counts[feature]) for feature in vocabulary}
    strongest = frozenset(sorted(vocabulary, key=lambda feature: (-force[feature], feature))[:KEPT])
    return fit(examples, strongest)


def folds(sentences: Sequence[Labelled]) -> list[int]:
    """The fold of each sentence: by blocks of neighbours, the same words always in the same fold."""
    first: dict[tuple[str, ...], int] = {}
    return [
        first.setdefault(tuple(features.words(sentence.text)), int(sentence.id) // BLOCK % FOLDS)
        for sentence in sentences
    ]


def odds(item: Example, weights: dict[str, float]) -> float:
    share = scoring.scale(len(item.features))
    return share * sum(weights.get(feature, 0.0) for feature in item.features) + weights["<bias>"] + item.offset


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.train_worth")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", type=Path, help="the weights file to make")
    options = parser.parse_args()
    sentences = checkworthy.load(options.data / checkworthy.TRAIN)
    examples = read(sentences)
    truth = [item.worth for item in examples]
    folded = folds(sentences)
    unseen = [0.0] * len(examples)
    for fold in range(FOLDS):
        weights = learn([item for item, own in zip(examples, folded, strict=True) if own != fold])
        for i, own in enumerate(folded):
            if own == fold:
                unseen[i] = odds(examples[i], weights)
    thresholds = [step / 20 for step in range(-40, 20)]
    best = max(thresholds, key=lambda cut: decision(truth, [value >= cut for value in unseen]).f1)
    across = decision(truth, [value >= best for value in unseen])
    measured = f"F1 {100 * across.f1:.1f}, average precision {100 * average_precision(truth, unseen):.1f}"
    newest = [i for i in range(len(examples)) if int(sentences[i].id) >= NEWEST]
    late = [truth[i] for i in newest], [unseen[i] for i in newest]
    chosen = decision(late[0], [value >= best for value in late[1]])
    print(f"the {len(newest)} newest: F1 {100 * chosen.f1:.1f}, AP {100 * average_precision(*late):.1f}")
    print(f"{FOLDS} folds of {len(examples)} sentences: {measured}; threshold {best}")
    weights = learn(examples)
    weights["<bias>"] -= best
    if options.write:
        write(options.write, weights, f"{FOLDS} folds of {len(examples)} debate sentences: {measured}")


def write(path: Path, weights: dict[str, float], measured: str) -> None:
    lines = [
        "# Weights of claims/worth, made by tests/eval/train_worth.py from labelled debate sentences.",
        "# A measurement of ours: words, pairs and shapes, each with its weight in log-odds.",
        f"# {measured}.",
        *(f"{feature}\t{weight:.3f}" for feature, weight in sorted(weights.items()) if abs(weight) >= 0.0005),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
