"""Take in many articles: each in a transaction of its own, so that what fails leaves the others alone."""

from __future__ import annotations

import glob
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError

from articles import intake
from articles.choices import CaptureMethod
from articles.errors import DomainError
from articles.models import Version
from articles.readers.entries import NotTaken, is_named_as_article
from articles.readers.files import Failed, Found, Items, read_file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: as a receipt's outcome has it, `read` in a dry run, or `failed` with why."""

    item: Found | Failed
    result: str
    code: str = ""
    detail: str = ""


def files(paths: Iterable[str]) -> Iterator[Path]:
    """The files that paths name: themselves, those that a pattern matches, those in folders however deep.

    In folders only files named as articles or archives; hidden ones and links to folders are passed over.
    """
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.exists() and glob.has_magic(name):
            for match in sorted(glob.iglob(name, recursive=True)):
                yield from _in_folder(Path(match)) if Path(match).is_dir() else [Path(match)]
        else:
            yield path  # one that is not there fails when it is read, as the others that cannot be read do


def _in_folder(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and is_named_as_article(name):
                yield Path(here, name)


def found_in(paths: Iterable[Path]) -> Items:
    for path in paths:
        yield from read_file(path)


def take_in(
    items: Iterable[Found | Failed], *, by: User | None, now: Callable[[], datetime], store: bool = True
) -> Iterator[Outcome]:
    """Take in each article as it comes, and say what became of it. Without `store` it is only read."""
    for item in items:
        if isinstance(item, Failed):
            yield Outcome(item, "failed", item.code, item.detail)
            continue
        try:
            yield Outcome(item, _add(item, by=by, now=now) if store else _try(item))
        except (NotTaken, DomainError) as error:
            yield Outcome(item, "failed", error.code, error.detail)
        except IntegrityError as error:
            yield Outcome(item, "failed", "duplicate", f"It would break a rule of the store: {_first_line(error)}")
        except DataError as error:
            yield Outcome(item, "failed", "invalid-text", f"The store does not hold it: {_first_line(error)}")


def counts(outcomes: Iterable[Outcome]) -> Counter[str]:
    return Counter(outcome.result for outcome in outcomes)


def _try(item: Found) -> str:
    item.read()
    return "read"


def _add(item: Found, *, by: User | None, now: Callable[[], datetime]) -> str:
    if _is_held(item):
        return "known"
    return intake.add(
        draft=item.read(),
        by=by,
        at=now(),
        how=CaptureMethod.HTML if item.media_type == "text/html" else CaptureMethod.FILE,
        captured_from=item.captured_from,
        raw=item.raw,
        media_type=item.media_type,
        captured_at=item.captured_at,
    ).outcome


def _is_held(item: Found) -> bool:
    """Whether these bytes were read from this place before: then they need not be parsed again."""
    sha256 = hashlib.sha256(item.raw).hexdigest()
    return Version.objects.filter(raw__sha256=sha256, captured_from=item.captured_from).exists()


def _first_line(error: Exception) -> str:
    return str(error).split("\n")[0][:300]
