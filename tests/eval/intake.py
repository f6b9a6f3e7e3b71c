"""Taking in a whole file and reading it: how many a second, how much memory, and what stands afterwards.

Everything happens in a scratch database beside the one that is configured, by the commands that people use.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

NEWS = "news.jsonl"
SHORT = 300
TABLES = {
    "articles": "articles_article",
    "versions": "articles_version",
    "appearances": "articles_appearance",
    "resemblances": "articles_resemblance",
    "silent edits": "articles_silentedit",
    "claims": "claims_claim",
    "jobs": "procrastinate_jobs WHERE queue_name <> 'upkeep'",
    "jobs not done": "procrastinate_jobs WHERE queue_name <> 'upkeep' AND status <> 'succeeded'",
}
# prints the peak of the process that ran the command; Linux would else hand it the peak of this one
_MEASURED = """
import runpy, sys
sys.argv = sys.argv[1:]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    from time import process_time

    from tests.eval.speed import peak_megabytes
    print("\\nmeasured", peak_megabytes(), process_time())
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and the counts after it."""

    name: str
    items: int
    seconds: float
    cpu_seconds: float
    megabytes: float
    counts: dict[str, int]

    @property
    def rate(self) -> float:
        return self.items / self.seconds


def measure(data: Path) -> Iterator[Step]:
    news = data / NEWS
    with scratch_database() as url, tempfile.TemporaryDirectory() as folder:
        _run(url, "migrate", "-v", "0")
        short, altered = Path(folder, "short.jsonl"), Path(folder, "altered.jsonl")
        lines = news.read_text(encoding="utf-8").splitlines()
        short.write_text("\n".join(lines[:SHORT]) + "\n", encoding="utf-8")
        altered.write_text("".join(_altered(lines)), encoding="utf-8")
        yield _step(url, f"ingest, the first {SHORT}", SHORT, "ingest", str(short))
        yield _step(url, f"ingest, all {len(lines):,}", len(lines) - SHORT, "ingest", str(news))
        yield _step(url, "ingest again", len(lines), "ingest", str(news))
        yield _step(url, "worker", _count(url, TABLES["jobs not done"]), "worker", "--one-shot")
        yield _step(url, "ingest a third time", len(lines), "ingest", str(news))
        yield _step(url, "ingest, each three times under other publishers", 3 * len(lines), "ingest", str(altered))


def _altered(lines: list[str]) -> Iterator[str]:
    """Each article in three places that it never stood in, with a line of that place's own."""
    for number in range(3):
        for line in lines:
            record = json.loads(line)
            record.pop("url", None)
            record |= {"publisher": f"Reprint {number}", "text": f"{record['text']}\n\nReprinted by number {number}."}
            yield json.dumps(record) + "\n"


def _step(url: str, name: str, items: int, *arguments: str) -> Step:
    begin = time.perf_counter()
    printed = _run(url, *arguments)
    seconds = time.perf_counter() - begin
    peak, cpu_seconds = map(float, printed.rsplit("measured ", 1)[1].split())
    print(f"{name}: {items} in {seconds:.1f} s, {cpu_seconds:.1f} s of CPU, {peak:.0f} MB", file=sys.stderr, flush=True)
    return Step(name, items, seconds, cpu_seconds, peak, {named: _count(url, table) for named, table in TABLES.items()})


def _run(url: str, *arguments: str) -> str:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(root / "manage.py"), *arguments],
        cwd=root,
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stderr[-2000:]}")
    return done.stdout


def _count(url: str, table: str) -> int:
    with psycopg.connect(url) as connection:
        [row] = connection.execute(f"SELECT count(*) FROM {table}")  # type: ignore[call-overload]  # noqa: S608
        return int(row[0])


@contextmanager
def scratch_database() -> Iterator[str]:
    """A database of this run's own on the configured server; it goes afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.db import connection

    django.setup()
    given = connection.get_connection_params()
    server = f"{quote(str(given.get('host') or ''), safe='')}:{given.get('port') or 5432}"
    account = f"{quote(given.get('user') or '')}:{quote(given.get('password') or '', safe='')}"
    name = f"measured_{os.getpid()}"
    own = f"postgresql://{account}@{server}"
    with psycopg.connect(f"{own}/{given['dbname']}", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        try:
            yield f"{own}/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload]
