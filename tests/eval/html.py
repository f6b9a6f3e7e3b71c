"""How well pages are read, beside trafilatura alone and newspaper4k: text, headline, authors, day, pages a second.

What counts as right, the same for each reader:

- text: F1 of the multisets of four-word sequences (words casefolded, punctuation dropped), the mean of all pages;
- title: equal once casefolded, with punctuation and space dropped; pages on which gold's title stands nowhere, not
  even in the markup, are not scored, since their gold is of another version of the page;
- title~: four of five words the same and in the same order: pages word one headline in several ways;
- authors: the same names, folded in the same way, in any order; pages whose gold names nobody are not scored;
- date: the same day; where gold holds an instant, the same instant too, since a day depends on its zone.
  Pages whose date is marked as suspect are not scored.

Run as a script (``python -m tests.eval.html READER DATA``) it is the measured process of one of our readers.
"""

from __future__ import annotations

import gzip
import html as markup
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path

from tests.eval import environments
from tests.eval.sets import GoldSet, Record, read_jsonl

FOLDER = "html_articles"
LEVELS = ("text", "title", "title~", "authors", "date")
FLOORS = {"text": 95.5, "title": 95.0, "authors": 85.0, "date": 95.0}
NEAR = 0.8
READERS = ("ours", "trafilatura")

PEER_SCRIPT = """
import gzip, json, logging, sys, time
logging.disable(logging.CRITICAL)
from newspaper import Article
rows = json.load(sys.stdin)
answers, seconds = [], 0.0
for row in rows:
    with gzip.open(row["path"]) as file:
        html = file.read().decode("utf-8", "replace")
    begin = time.perf_counter()
    try:
        article = Article(row["url"] or "https://example.org/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        answer = {"text": article.text, "title": article.title, "authors": list(article.authors),
                  "date": article.publish_date.isoformat() if article.publish_date else None}
    except Exception as error:
        answer = {"failed": type(error).__name__}
    seconds += time.perf_counter() - begin
    answers.append({"id": row["id"], **answer})
print(json.dumps({"answers": answers, "seconds": seconds}))
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers of one reader by page, and the seconds they took; ``note`` says why there are none."""

    name: str
    answers: dict[str, Record]
    seconds: float = 0.0
    note: str = ""

    @property
    def rate(self) -> float:
        return len(self.answers) / self.seconds if self.seconds else 0.0


def load(data: Path) -> GoldSet:
    """The pages; a title that stands nowhere on its page is left out."""
    pages = list(read_jsonl(data / FOLDER / "gold.jsonl"))
    for page in pages:
        if page["title"] and not _stands(page["title"], _raw(data, page)):
            page["title"] = None
    return GoldSet("html", tuple(pages))


def _stands(title: str, raw: bytes) -> bool:
    text = markup.unescape(raw.decode("utf-8", "replace"))
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return any(fold(title) in fold(version) for version in (text, re.sub(r"<[^>]*>", "", text)))


def _raw(data: Path, page: Record) -> bytes:
    return gzip.decompress((data / FOLDER / page["file"]).read_bytes())


def score(gold: GoldSet, answers: dict[str, Record]) -> dict[str, tuple[float, int]]:
    """level -> (share that is right, pages scored)."""
    made = {}
    for level in LEVELS:
        values = [
            value for page in gold.records if (value := judge(level, page, answers.get(page["id"], {}))) is not None
        ]
        made[level] = (sum(values) / len(values) if values else 0.0, len(values))
    return made


def judge(level: str, page: Record, answer: Record) -> float | None:
    """From 0 to 1; None where gold has nothing to compare with."""
    told, found = page.get(level.rstrip("~")), answer.get(level.rstrip("~"))
    if not told or (level == "date" and "DISAGREES" in (page.get("date_check") or "")):
        return None
    if not found:
        return 0.0
    if level == "text":
        return f1(told, found)
    if level == "title":
        return float(fold(told) == fold(found))
    if level == "title~":
        return float(SequenceMatcher(None, _words(told), _words(found), autojunk=False).ratio() >= NEAR)
    if level == "authors":
        return float(_names(told) == _names(found))
    return float(_same_day(str(told), str(found)))


def f1(told: str, found: str) -> float:
    one, other = grams(told), grams(found)
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))


def grams(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = _words(text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def fold(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _names(values: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in values)


def _same_day(told: str, found: str) -> bool:
    if told[:10] == found[:10]:
        return True
    try:
        one, other = datetime.fromisoformat(told), datetime.fromisoformat(found)
    except ValueError:
        return False
    return one.tzinfo is not None and other.tzinfo is not None and one == other


def measure(data: Path, reader: str) -> Reading:
    """One of our readers in a process of its own, held to one core."""
    command = [sys.executable, "-m", "tests.eval.html", reader, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return _reading(reader, done)


def newspaper(data: Path) -> Reading:
    """newspaper4k, installed for this run into a temporary environment that goes afterwards."""
    name = "newspaper4k"
    rows = [
        {"id": page["id"], "url": page["url"], "path": str((data / FOLDER / page["file"]).resolve())}
        for page in load(data).records
    ]
    try:
        done = environments.run(PEER_SCRIPT, packages=("newspaper4k", "lxml_html_clean"), given=rows)
    except environments.NotInstalled as error:
        return Reading(name, {}, note=f"not installed: {error}")
    return _reading(name, done)


def _reading(name: str, done: subprocess.CompletedProcess[str]) -> Reading:
    if done.returncode:
        return Reading(name, {}, note=f"did not run: {done.stderr.strip().splitlines()[-1:]}")
    row = json.loads(done.stdout.splitlines()[-1])
    failed = sum("failed" in answer for answer in row["answers"])
    answers = {answer["id"]: answer for answer in row["answers"]}
    return Reading(name, answers, row["seconds"], f"{failed} pages failed" if failed else "")


def _ours(raw: bytes, url: str | None) -> Record:
    from articles.readers import html

    draft = html.read(raw, url=url)
    date = draft.published_on.isoformat() if draft.published_on else None
    if draft.published_at and draft.published_on == draft.published_at.date():
        date = draft.published_at.isoformat()
    return {"text": draft.text, "title": draft.headline, "authors": draft.authors, "date": date}


def _trafilatura(raw: bytes, url: str | None) -> Record:
    import trafilatura

    found = trafilatura.bare_extraction(raw, url=url, with_metadata=True)
    if found is None:
        return {}
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"text": found.text, "title": found.title, "authors": authors, "date": found.date}


def _measured_process(reader: str, data: Path) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read = {"ours": _ours, "trafilatura": _trafilatura}[reader]
    pages = load(data).records
    read(_raw(data, pages[0]), pages[0]["url"])
    answers, seconds = [], 0.0
    for page in pages:
        raw = _raw(data, page)
        begin = time.perf_counter()
        try:
            answer = read(raw, page["url"])
        except Exception as error:
            answer = {"failed": type(error).__name__}
        seconds += time.perf_counter() - begin
        answers.append({"id": page["id"], **answer})
    print(json.dumps({"answers": answers, "seconds": seconds}))


if __name__ == "__main__":
    _measured_process(sys.argv[1], Path(sys.argv[2]))
