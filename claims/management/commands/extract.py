"""`manage.py extract`: read figures and attributions from plain text or JSONL; stores nothing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import tee
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from claims import reading


class Command(BaseCommand):
    help = "Read figures and who says them from FILE (or - for standard input); a JSON line per input."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="plain text or JSONL; - is standard input")
        parser.add_argument("--jsonl", action="store_true", help='a JSON object {"id", "text"} a line')
        parser.add_argument("--published-on", type=date.fromisoformat, help="YYYY-MM-DD: resolves “on Monday”")
        parser.add_argument("--tier", choices=("best", "rules"), default="best", help="rules: no parser, faster")

    def handle(self, *args: Any, **options: Any) -> None:
        source = sys.stdin.buffer if options["file"] == "-" else _opened(options["file"])
        with source:
            records = _jsonl(source) if options["jsonl"] else iter([{"id": options["file"], "text": _text(source)}])
            self._write(records, published_on=options["published_on"], tier=options["tier"])

    def _write(self, records: Iterator[dict[str, Any]], *, published_on: date | None, tier: Any) -> None:
        named, texts = tee(records)
        readings = reading.read_many((record["text"] for record in texts), published_on=published_on, tier=tier)
        for record, found in zip(named, readings, strict=True):
            line = orjson.dumps({"id": record["id"], **found.as_json()})
            self.stdout.write(line.decode())


def _opened(name: str) -> Any:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from None


def _text(source: Any) -> str:
    try:
        return str(source.read().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise CommandError(f"The text is not UTF-8: byte {error.start}.") from None


def _jsonl(source: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            record = orjson.loads(line)
            yield {"id": record["id"], "text": str(record["text"])}
        except (orjson.JSONDecodeError, KeyError, TypeError):
            raise CommandError(f'Line {number} is not a JSON object with "id" and "text".') from None
