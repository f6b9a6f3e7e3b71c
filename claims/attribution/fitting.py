"""Remakes the weight tables: `python -m claims.attribution.fitting SENTENCES.jsonl --tier parse > weights_parse.tsv`.

SENTENCES.jsonl holds one annotated sentence a line (`text`, `numbers` with `attributed`, `source`, `source_in_sentence`,
`attributions` with `source`, `source_span`, `content_spans`), as made from the PolNeAR corpus. Every candidate of every
sentence is an example. A candidate is attributed when at least half of the numbers that it holds are, or, holding none,
when half of its text lies in annotated content; its source is right when it shares a content word with the annotated
one. Examples with numbers count twice. Two logistic regressions, penalty 20 on the squared weights, by Adam over all
examples at once; features seen fewer than 40 times are left out. Nothing of the sentences enters the table but the counts
behind its weights.
"""

import argparse
import itertools
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import numpy as np

from claims.attribution import candidates, quoted, quotes
from claims.attribution.finding import _pieces
from claims.attribution.shapes import Candidate
from claims.language import parser
from claims.language.word_lists import words

_STOP: Final = words("a an the his her its their our my of in on at for to and s who which that")
_WITH_NUMBERS: Final = 2.0
_PENALTY: Final = 20.0
_LEAST: Final = 40
_STEPS: Final = 300

Row = dict[str, Any]


def examples(rows: Iterable[Row], tier: str) -> Iterator[tuple[Row, list[Candidate]]]:
    """Each row with the candidates of its text."""
    proven = parser.load() if tier == "parse" else None
    if tier == "parse" and proven is None:
        raise SystemExit("The proven model is not installed.")
    given, texts = itertools.tee(rows)
    docs = proven.parse((row["text"] for row in texts), 256) if proven is not None else itertools.repeat(None)
    for row, doc in zip(given, docs, strict=False):
        text = row["text"]
        marks = quotes.find(text)
        pieces = list(_pieces(text, doc))
        found: list[Candidate] = []
        for sentence, tree in pieces:
            inside = quoted.within(marks, *sentence)
            found += candidates.of(text, sentence, inside, tree=tree, alone=len(pieces) == 1)
        yield row, found


def labels(candidate: Candidate, row: Row) -> tuple[bool, bool, float]:
    """Is it attributed, is its source right, and how much the example counts."""
    text = row["text"]
    source = text[candidate.source[0] : candidate.source[1]] if candidate.source else None
    held = [
        number
        for number in row["numbers"]
        if any(a <= number["start"] and number["end"] <= b for a, b in candidate.content)
    ]
    if held:
        attributed = sum(number["attributed"] for number in held) >= len(held) / 2
        right = sum(
            number["attributed"] and _agrees(source, number["source"], number["source_in_sentence"]) for number in held
        )
        return attributed, right >= len(held) / 2, _WITH_NUMBERS
    total = sum(end - start for start, end in candidate.content)
    everything = [span for said in row["attributions"] for span in said["content_spans"]]
    right = any(
        _shared(candidate, said["content_spans"]) >= total / 2
        and _agrees(source, said["source"], bool(said["source_span"]))
        for said in row["attributions"]
    )
    return _shared(candidate, everything) >= total / 2, right, 1.0


def _agrees(found: str | None, true: str | None, stands: bool) -> bool:
    return bool(found and _words(found) & _words(true)) if stands else found is None


def _words(text: str | None) -> set[str]:
    found = set(re.findall(r"[^\W_]+", (text or "").lower()))
    return found - _STOP or found


def _shared(candidate: Candidate, spans: list[list[int]]) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for start, end in candidate.content for a, b in spans)


def fit(features: list[list[str]], truth: list[bool], counts: list[float], names: list[str]) -> "np.ndarray[Any, Any]":
    """Weights of `names`, then the constant."""
    at = {name: index for index, name in enumerate(names)}
    rows = [[at[feature] for feature in row if feature in at] for row in features]
    column = np.array([index for row in rows for index in row])
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    y, weight = np.array(truth, dtype=float), np.array(counts)
    w = np.zeros(len(names) + 1)
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, _STEPS + 1):
        z = np.bincount(row_of, weights=w[column], minlength=len(rows)) + w[-1]
        error = (1 / (1 + np.exp(-z)) - y) * weight
        slope = np.append(
            np.bincount(column, weights=error[row_of], minlength=len(names)) + _PENALTY * w[:-1], error.sum()
        )
        slope /= len(rows)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = 0.08 if step < _STEPS / 2 else 0.024
        w -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    return w


def table(rows: Iterable[Row], tier: str) -> list[tuple[str, float, float]]:
    """The rows of a weight table, heaviest first under the constants."""
    features: list[list[str]] = []
    attributed: list[bool] = []
    sourced: list[bool] = []
    counts: list[float] = []
    for row, found in examples(rows, tier):
        for candidate in found:
            said, right, count = labels(candidate, row)
            features.append(candidate.features)
            attributed.append(said)
            sourced.append(right)
            counts.append(count)
    seen = Counter(feature for row in features for feature in row)
    names = sorted(name for name, number in seen.items() if number >= _LEAST)
    one, two = fit(features, attributed, counts, names), fit(features, sourced, counts, names)
    return [("bias", one[-1], two[-1]), *zip(names, one[:-1], two[:-1], strict=True)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sentences")
    arguments.add_argument("--tier", choices=["parse", "rules"], required=True)
    chosen = arguments.parse_args()
    with open(chosen.sentences, encoding="utf-8") as lines:
        made = table((json.loads(line) for line in lines), chosen.tier)
    print("# feature\tis attributed\tis its source; fitted by claims.attribution.fitting, which says how")
    for name, one, two in made:
        sys.stdout.write(f"{name}\t{one:.2f}\t{two:.2f}\n")


if __name__ == "__main__":
    main()
