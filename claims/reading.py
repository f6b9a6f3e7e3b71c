"""Read a text for its figures and for who says them: the pure half of `extract`.

Run `python -m claims.reading --jsonl < in > out` with a JSON object {"id", "text"} a line to get one a line.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from claims import attribution, figures
from claims.attribution import Attribution
from claims.figures import Change, Figure, Period, Place
from claims.language import parser

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Which rules read; part of every suggestion, so that a newer extractor knows what an older one proposed.
VERSION = "1.0"
BATCH = 64

Tier = Literal["best", "rules"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text asserts. `tier` says what read it: "parse" (with the dependency parser) or "rules"."""

    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    tier: Literal["parse", "rules"]
    version: str = VERSION

    def attribution_of(self, figure: Figure) -> int | None:
        """The index of the innermost attribution whose content holds the figure."""
        holders = [
            (end - start, index)
            for index, said in enumerate(self.attributions)
            for start, end in said.content
            if start <= figure.start and figure.end <= end
        ]
        return min(holders)[1] if holders else None

    def as_json(self) -> dict[str, Any]:
        """The shape of the `extract` command: values as decimal strings, spans as pairs."""
        return {
            "figures": [_figure(figure) | {"attribution": self.attribution_of(figure)} for figure in self.figures],
            "attributions": [_attribution(said) for said in self.attributions],
            "tier": self.tier,
            "version": self.version,
        }


def read(text: str, *, published_on: date | None = None, tier: Tier = "best") -> Reading:
    """Everything one text asserts; `published_on` resolves periods such as "on Monday"."""
    return next(read_many([text], published_on=published_on, tier=tier))


def read_many(texts: Iterable[str], *, published_on: date | None = None, tier: Tier = "best") -> Iterator[Reading]:
    """One reading a text, in order; in batches where the parser is there and `tier` is "best"."""
    model = parser.load() if tier == "best" else None
    if model is None:
        for text in texts:
            yield _reading(text, None, published_on)
        return
    source = iter(texts)
    while batch := list(islice(source, BATCH)):
        for text, doc in zip(batch, model.parse(batch), strict=True):
            yield _reading(text, doc, published_on)


def _reading(text: str, doc: Doc | None, published_on: date | None) -> Reading:
    return Reading(
        figures=tuple(figures.find(text, doc=doc, published_on=published_on)),
        attributions=tuple(attribution.find(text, doc=doc)),
        tier="rules" if doc is None else "parse",
    )


def plain(value: Decimal | None) -> str | None:
    """A decimal in full, without exponent or trailing zeros: 1200000000, 0.3333."""
    if value is None:
        return None
    written = f"{value:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "raw": figure.raw,
        "value": plain(figure.value),
        "low": plain(figure.low),
        "high": plain(figure.high),
        "comparator": figure.comparator,
        "unit": figure.unit,
        "counted": figure.counted,
        "of": figure.of,
        "type": figure.type,
        "change": _change(figure.change),
        "period": _period(figure.period),
        "place": _place(figure.place),
        "concept": figure.concept,
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "direction": change.direction,
        "kind": change.kind,
        "from": plain(change.from_),
        "to": plain(change.to),
    }


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "raw": period.raw,
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "kind": period.kind,
        "basis": period.basis,
        "span": list(period.span) if period.span else None,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"raw": place.raw, "code": place.code, "name": place.name, "span": list(place.span)}


def _attribution(said: Attribution) -> dict[str, Any]:
    return {
        "source": said.source,
        "source_span": list(said.source_span) if said.source_span else None,
        "cue": said.cue,
        "cue_span": list(said.cue_span) if said.cue_span else None,
        "content": [list(span) for span in said.content],
        "mode": said.mode,
        "modality": said.modality,
        "referent": said.referent,
        "anonymous": said.anonymous,
        "kind": said.kind,
    }


def main(arguments: list[str] | None = None) -> int:
    """The command line; for measuring, and for use without the rest of the product."""
    options = argparse.ArgumentParser(prog="python -m claims.reading", description=__doc__)
    options.add_argument("--jsonl", action="store_true", help='read {"id", "text"} a line')
    options.add_argument("--tier", choices=("best", "rules"), default="best")
    chosen = options.parse_args(arguments)
    if chosen.jsonl:
        records = [json.loads(line) for line in sys.stdin if line.strip()]
    else:
        records = [{"id": None, "text": sys.stdin.read()}]
    readings = read_many((record["text"] for record in records), tier=chosen.tier)
    for record, reading in zip(records, readings, strict=True):
        sys.stdout.write(json.dumps({"id": record["id"], **reading.as_json()}, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
