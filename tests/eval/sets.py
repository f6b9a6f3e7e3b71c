"""The development sets: where each stands, how it is split, which of its labels are known to be wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import Any, TypeAlias

Record: TypeAlias = dict[str, Any]

NEWS = "figures/newsquant_dev.jsonl"
SCIENCE = "figures/measeval_train.jsonl"
SUITES = (
    "figures/rt_NumberModel.jsonl",
    "figures/rt_NumberRangeModel.jsonl",
    "figures/rt_PercentModel.jsonl",
    "figures/rt_age.jsonl",
    "figures/rt_currency.jsonl",
)
QUANTULUM_SUITE = "figures/q3_tests.jsonl"
ATTRIBUTION = "attribution/sentences_dev.jsonl"
PEERS = "figures/peers"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold records under one name; ``id`` is unique within it."""

    name: str
    records: tuple[Record, ...]

    def subset(self, keep: Callable[[str], bool]) -> GoldSet:
        return GoldSet(self.name, tuple(record for record in self.records if keep(record["id"])))

    def ids(self) -> frozenset[str]:
        return frozenset(record["id"] for record in self.records)


def read_jsonl(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def load(data: Path, name: str, files: Iterable[str]) -> GoldSet:
    """Read gold files as one set; where two files share an id, the file's name tells them apart."""
    records: dict[str, Record] = {}
    for file in files:
        for record in read_jsonl(data / file):
            if record["id"] in records:
                record["id"] = f"{Path(file).stem}:{record['id']}"
            records[record["id"]] = record
    return GoldSet(name, tuple(records.values()))


def held_out(record_id: str) -> bool:
    """A quarter of every set is scored and never read: those whose sha1 starts with 0 to 3."""
    return sha1(record_id.encode(), usedforsecurity=False).hexdigest()[0] in "0123"


def known_errors(path: Path) -> frozenset[str]:
    """Ids of wrong labels: the first thing in backticks on each list line of the given page."""
    if not path.exists():
        return frozenset()
    return frozenset(re.findall(r"^[-*|] *`([^`]+)`", path.read_text(encoding="utf-8"), re.MULTILINE))
