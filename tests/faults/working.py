"""Workers and intakes as processes of their own on the test's database, and articles for them."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

PLACES = ["Aldport", "Brenning", "Corlow", "Dunmere", "Eastwick", "Fallow", "Garrick", "Hollin", "Inverby", "Jarrow"]
PEOPLE = ["Ada Birk", "Cole Dunn", "Elsa Frey", "Gus Hale", "Ines Joll", "Karl Lund", "Mona Nash", "Otto Pell"]
BODIES = ["council", "hospital", "ferry company", "water board", "library", "port office", "school district"]
THINGS = ["bridges", "tickets", "beds", "pumps", "books", "berths", "paintings", "buses", "permits", "wells", "trees"]
VERBS = ["bought", "lost", "repaired", "counted", "ordered", "sold", "closed", "painted", "promised", "inspected"]
REASONS = [
    "after a dry summer",
    "because the old ones leaked",
    "though few had asked for it",
    "without a word to the neighbours",
    "as had been done in spring",
    "while the mayor was away",
    "to the surprise of everybody",
]


def text_of(number: int) -> str:
    """An article like no other; every paragraph asserts a figure."""
    words = random.Random(number)  # noqa: S311 (articles, not secrets)
    place = words.choice(PLACES)
    paragraphs = [
        f"The {words.choice(BODIES)} of {words.choice(PLACES)} {words.choice(VERBS)} {words.randint(12, 9999)} "
        f"{words.choice(THINGS)} in {words.randint(1990, 2023)} {words.choice(REASONS)}, "
        f"{words.choice(PEOPLE)} said. About {words.randint(3, 97)} percent of the {words.choice(THINGS)} in "
        f"{words.choice(PLACES)} {words.choice(REASONS)} were left."
        for _ in range(6)
    ]
    return "\n\n".join([f"{place} takes stock, part {number}", *paragraphs])


def write_articles(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            record = {"headline": f"Part {number}", "publisher": "The Ledger", "text": text_of(number)}
            file.write(json.dumps(record) + "\n")
    return path


def database_url() -> str:
    """Of the database that Django uses here, for another process."""
    given = connection.get_connection_params()
    host, port = quote(str(given.get("host") or ""), safe=""), given.get("port") or 5432
    account = f"{quote(given.get('user') or '')}:{quote(given.get('password') or '', safe='')}"
    return f"postgresql://{account}@{host}:{port}/{given['dbname']}"


def manage(*arguments: str) -> subprocess.Popen[bytes]:
    """`manage.py` with these arguments, begun; in a session of its own, so that its whole family can be killed."""
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": database_url()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def ask(question: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values or None)
        return cursor.fetchall() if cursor.description else []


def empty_queue() -> Iterator[None]:
    """No jobs before or after; Django's flush passes the queue's tables over."""
    tables = "procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers"
    ask(f"TRUNCATE {tables}")
    yield
    ask(f"TRUNCATE {tables}")
