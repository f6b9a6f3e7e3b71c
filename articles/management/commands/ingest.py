"""`manage.py ingest`: take in articles from files, folders, archives and JSON lines."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import IO, Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from articles import ingesting
from articles.readers import files

INTERRUPTED = 130  # as shells say that Ctrl-C ended a program
_TOLD = 20  # failures told one by one


class Command(BaseCommand):
    help = (
        "Take in articles from text, HTML, JSON lines, zip and WARC files, folders of these, or - for JSON lines on "
        "standard input. What is here already is passed over, so that a run that was cut off is resumed by running "
        "it again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="file, folder, pattern in quotes, or -")
        parser.add_argument("--by", metavar="USERNAME", help="who takes them in")
        parser.add_argument("--dry-run", action="store_true", help="read everything, store nothing")
        parser.add_argument("--failures", metavar="FILE", help="write what failed here, a JSON line each, for --retry")
        parser.add_argument("--retry", metavar="FILE", help="take in what an earlier run wrote with --failures")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["paths"]) == bool(options["retry"]):
            raise CommandError("Name files to take in, or --retry FILE.")
        if options["retry"] and options["failures"] and _same(options["retry"], options["failures"]):
            raise CommandError("Write the failures to another file than the one to retry.")
        by = self._user(options["by"])
        counted: Counter[str] = Counter()
        began, ending = time.monotonic(), None
        with ExitStack() as stack:
            report = _failures(stack, options["failures"])
            progress = self._progress(stack)
            items = _items(stack, options)
            interrupted = stack.enter_context(_interruptions())
            try:
                for outcome in ingesting.take_in(items, by=by, now=timezone.now, store=not options["dry_run"]):
                    counted[outcome.result] += 1
                    if outcome.result == "failed":
                        self._tell(outcome, counted["failed"], report)
                    progress(counted)
                    if interrupted.is_set():
                        raise KeyboardInterrupt
            except KeyboardInterrupt:
                ending = CommandError("Interrupted. Run it again to go on.", returncode=INTERRUPTED)
            except OperationalError as error:
                ending = CommandError(f"The database cannot be reached: {error}. Run it again to go on.")
        self._summarise(counted, time.monotonic() - began)
        if ending is not None:
            raise ending
        if counted["failed"]:
            raise CommandError(_what_failed(counted["failed"], options["failures"]))

    def _user(self, name: str | None) -> User | None:
        if name is None:
            return None
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user {name!r}.")
        return user

    def _progress(self, stack: ExitStack) -> Any:
        """What to call with the counts after each article: a bar on a terminal, a line every 1,000 elsewhere."""
        console = Console(file=sys.stderr)
        if not console.is_terminal:
            return self._every_thousand
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        bar = stack.enter_context(Progress(*columns, console=console, transient=True))
        task = bar.add_task("taking in", total=None)

        def show(counted: Counter[str]) -> None:
            bar.update(task, completed=counted.total(), description=_told(counted))

        return show

    def _every_thousand(self, counted: Counter[str]) -> None:
        if counted.total() % 1000 == 0:
            self.stderr.write(_told(counted))

    def _tell(self, outcome: ingesting.Outcome, number: int, report: IO[bytes] | None) -> None:
        if report is not None:
            report.write(files.as_failure(outcome.item, outcome.code, outcome.detail))
            report.flush()
        if number <= _TOLD:
            self.stderr.write(f"{outcome.item.where}: {outcome.code}: {outcome.detail}")
        elif number == _TOLD + 1:
            self.stderr.write("more failed; --failures FILE keeps them all")

    def _summarise(self, counted: Counter[str], seconds: float) -> None:
        rate = counted.total() / seconds if seconds else 0.0
        self.stdout.write(f"{_told(counted)}; {seconds:.1f} s, {rate:.0f} a second")


@contextmanager
def _interruptions() -> Iterator[threading.Event]:
    """Set by the first Ctrl-C, so that the article at hand is finished; a second one interrupts at once."""
    interrupted = threading.Event()

    def interrupt(number: int, frame: FrameType | None) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        interrupted.set()

    if threading.current_thread() is not threading.main_thread():
        yield interrupted  # signals come to the main thread alone
        return
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield interrupted
    finally:
        signal.signal(signal.SIGINT, before)


def _told(counted: Counter[str]) -> str:
    if counted["read"]:
        return _listed(counted, "read", "failed")
    told = _listed(counted, "created", "known", "failed")
    # later texts and copies are rare: they are told when there are some
    rare = [result for result in ("updated", "copied") if counted[result]]
    return f"{told}, {_listed(counted, *rare)}" if rare else told


def _listed(counted: Counter[str], *results: str) -> str:
    return ", ".join(f"{counted[result]:,} {result}" for result in results)


def _what_failed(number: int, file: str | None) -> str:
    what = f"{number:,} could not be taken in."
    return f"{what} Mend them in {file} and feed it with --retry." if file else what


def _failures(stack: ExitStack, name: str | None) -> IO[bytes] | None:
    if name is None:
        return None
    try:
        return stack.enter_context(Path(name).open("wb"))
    except OSError as error:
        raise CommandError(f"{name} cannot be written: {error.strerror}.") from None


def _items(stack: ExitStack, options: dict[str, Any]) -> Iterator[files.Found | files.Failed]:
    if options["retry"]:
        try:
            return files.read_again(stack.enter_context(Path(options["retry"]).open("rb")))
        except OSError as error:
            raise CommandError(f"{options['retry']} cannot be read: {error.strerror}.") from None
    return _named(options["paths"])


def _named(paths: list[str]) -> Iterator[files.Found | files.Failed]:
    for path in paths:
        if path == "-":
            yield from files.read_jsonl(sys.stdin.buffer, name="-")
        else:
            yield from ingesting.found_in(ingesting.files([path]))


def _same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
