"""Reading gold texts with our extractor and scoring the answers with the scorers, which run as "
"subprocesses."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.eval.sets import GoldSet, Record, read_jsonl

TIERS = {"rules": "rules", "parse": "best"}


class NoReader(Exception):
    """claims.reading cannot be imported, so there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 as fractions."""

    precision: float
    recall: float
    f1: float


class Scorers:
    """The scorers of a tools folder: score_figures.py, score_attribution.py, to_gold.py."""

    def __init__(self, tools: Path) -> None:
        self.tools = tools

    def figures(self, gold: GoldSet, predicted: Iterable[Record]) -> dict[str, Score]:
        """Level -> score; ``predicted`` holds lines as the scorer reads them."""
        ids = gold.ids()
        with tempfile.TemporaryDirectory() as folder:
            gold_path = _write(Path(folder) / "gold.jsonl", gold.records)
            kept = _write(Path(folder) / "pred.jsonl", (line for line in predicted if line["id"] in ids))
            table = json.loads(self._run("score_figures.py", gold_path, kept, "--json"))
        return _levels(table)

    def attribution(self, gold: GoldSet, extracted: Iterable[Record]) -> dict[str, Score]:
        """Level -> score; ``extracted`` holds lines as ``extract --jsonl`` prints them."""
        ids = gold.ids()
        with tempfile.TemporaryDirectory() as folder:
            gold_path = _write(Path(folder) / "gold.jsonl", gold.records)
            lines = _write(Path(folder) / "extracted.jsonl", (line for line in extracted if line["id"] in ids))
            kept = Path(folder) / "pred.jsonl"
            kept.write_text(self._run("to_gold.py", "attribution", lines, gold_path), encoding="utf-8")
            table = json.loads(self._run("score_attribution.py", gold_path, kept, "--json"))
        return _levels(table)

    def quantities(self, extracted: Iterable[Record]) -> list[Record]:
        """Extracted lines as the figure scorer's lines."""
        with tempfile.TemporaryDirectory() as folder:
            lines = _write(Path(folder) / "extracted.jsonl", extracted)
            return [json.loads(line) for line in self._run("to_gold.py", "figures", lines).splitlines()]

    def _run(self, script: str, *arguments: str | Path) -> str:
        command = [sys.executable, str(self.tools / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{script}: {done.stderr.strip()}")
        return done.stdout


def extract(gold: GoldSet, tier: str) -> list[Record]:
    """Read every text of the set at the given tier (a key of TIERS), a record a line as ``extract`` "
    "prints."""
    try:
        reading = importlib.import_module("claims.reading")
    except ImportError as error:
        raise NoReader(str(error)) from error
    texts = [record["text"] for record in gold.records]
    readings = reading.read_many(texts, tier=TIERS[tier])
    return [{"id": record["id"], **read.as_json()} for record, read in zip(gold.records, readings, strict=True)]


def peers(folder: Path, stem: str) -> dict[str, list[Record]]:
    """Peer -> its stored answers for the set with the given file stem."""
    return {
        path.name.removeprefix(f"{stem}.").removesuffix(".jsonl"): list(read_jsonl(path))
        for path in sorted(folder.glob(f"{stem}.*.jsonl"))
    }


def _write(path: Path, records: Iterable[Mapping[str, object]]) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def _levels(table: Record) -> dict[str, Score]:
    return {row["level"]: Score(row["p"], row["r"], row["f1"]) for row in table["levels"] if row["f1"] is not None}
