"""How fast and how large: our two tiers, and quantulum3 in an environment of its own, one core each.

Run as a script (``python -m tests.eval.speed TIER DATA``) it is the measured process: it reads articles once,
prints one JSON line and ends, so that its peak memory is the reader's own.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.eval import environments
from tests.eval.scoring import TIERS
from tests.eval.sets import read_jsonl

ARTICLES = {"rules": 250, "parse": 80}
CEILINGS = {"rules": 200.0, "parse": 350.0}
PEER_SENTENCES = 400
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def peak_megabytes() -> float:
    """This process's own peak; the peer's script carries the same lines.

    Not getrusage's ru_maxrss where it can be helped: Linux hands a child the peak of the process that started it,
    through exec as well, so a large measuring process would be reported as the size of a small reader.
    """
    import resource

    try:
        with open("/proc/self/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


PEER_SCRIPT = f"""
{inspect.getsource(peak_megabytes)}
import json, sys, time
from quantulum3 import parser
sentences = json.load(sys.stdin)
parser.parse(sentences[0])
begin = time.perf_counter()
failed = 0
for sentence in sentences:
    try:
        parser.parse(sentence)
    except Exception:
        failed += 1
seconds = time.perf_counter() - begin
print(json.dumps(dict(sentences=len(sentences), seconds=seconds, megabytes=peak_megabytes(), failed=failed)))
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """One measured run; ``note`` says why there is none."""

    name: str
    sentences: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0
    note: str = ""

    @property
    def rate(self) -> float:
        return self.sentences / self.seconds if self.seconds else 0.0


def measure(data: Path, tier: str) -> Speed:
    """Time the tier on articles of news.jsonl in a process of its own, held to one core."""
    command = [sys.executable, "-m", "tests.eval.speed", tier, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **ONE_THREAD})
    if done.returncode:
        return Speed(f"ours, {tier}", note=done.stderr.strip().splitlines()[-1])
    row = json.loads(done.stdout)
    return Speed(f"ours, {tier}", row["sentences"], row["seconds"], row["megabytes"], row["note"])


def quantulum3(data: Path) -> Speed:
    """Time quantulum3, installed for this run into a temporary environment that goes afterwards."""
    name = "quantulum3"
    sentences = _sentences(data, PEER_SENTENCES)
    try:
        done = environments.run(
            PEER_SCRIPT,
            packages=("quantulum3", "setuptools<81"),
            given=sentences,
            env={**os.environ, **ONE_THREAD},
        )
    except environments.NotInstalled as error:
        return Speed(name, note=f"not installed: {error}")
    if done.returncode:
        return Speed(name, note=f"did not run: {_last(done.stderr)}")
    row = json.loads(done.stdout)
    note = f"{row['failed']} sentences raised" if row["failed"] else ""
    return Speed(name, row["sentences"], row["seconds"], row["megabytes"], note)


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "no message"


def _articles(data: Path, count: int) -> list[str]:
    texts = []
    for record in read_jsonl(data / "news.jsonl"):
        texts.append(record["text"])
        if len(texts) == count:
            break
    return texts


def _sentences(data: Path, count: int) -> list[str]:
    split = importlib.import_module("claims.language.sentences").split
    found = [text[start:end] for text in _articles(data, 40) for start, end in split(text)]
    return found[:count]


def _measured_process(tier: str, data: Path) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    split = importlib.import_module("claims.language.sentences").split
    reading = importlib.import_module("claims.reading")
    texts = _articles(data, ARTICLES[tier])
    [warm] = reading.read_many(["She paid 3 dollars."], tier=TIERS[tier])
    sentences = sum(len(split(text)) for text in texts)
    begin = time.perf_counter()
    for _ in reading.read_many(texts, tier=TIERS[tier]):
        pass
    seconds = time.perf_counter() - begin
    peak = peak_megabytes()
    note = "" if tier == "rules" or warm.tier == TIERS[tier] or "parse" in warm.tier else f"ran as {warm.tier}"
    row = {"sentences": sentences, "seconds": seconds, "megabytes": peak, "note": note}
    print(json.dumps(row))


if __name__ == "__main__":
    _measured_process(sys.argv[1], Path(sys.argv[2]))
