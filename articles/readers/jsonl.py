"""Read articles from JSON lines, one JSON object a line, in constant memory.

    text | html        the article as plain text or as a page; one of the two
    headline           or `title`
    publisher          its name
    authors            a list of names in the order printed, or one name; or `author`
    published_on       or `date`: 2020-09-29, or an instant; the day is kept
    language           BCP 47; `en` when left out
    genre              news, analysis, opinion, fact_check, press_release, transcript; anything else counts as `other`
    canonical_url      or `url`
    id                 a name of the line for people, told in reports and kept with the capture

What a text or a page says itself may be left out. null is as good as left out. Other keys are not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any

from articles.readers.entries import NotTaken

MAX_LINE = 10_000_000
_BLOCK = 65_536
_MAX_AUTHORS = 50

GENRES = ("news", "analysis", "opinion", "fact_check", "press_release", "transcript", "other")
ALIASES = {"title": "headline", "author": "authors", "date": "published_on", "url": "canonical_url"}
_LONGEST = {"headline": 500, "publisher": 200, "canonical_url": 2000, "id": 500, "genre": 100, "language": 35}
_NAMES = frozenset({"text", "html", "authors", "published_on", *_LONGEST})
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
# NUL, and halves of a surrogate pair
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Record:
    """One line as read. `value` is its JSON object; just one of `text` and `html` is set."""

    number: int
    line: bytes
    value: dict[str, Any]
    text: str | None = None
    html: str | None = None
    headline: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    published_at: datetime | None = None
    language: str | None = None
    genre: str | None = None
    canonical_url: str | None = None
    id: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line that is no article. `line` is None where it was too long to be held; `value` where it is no object."""

    number: int
    code: str
    detail: str
    line: bytes | None = field(default=None, repr=False)
    value: dict[str, Any] | None = field(default=None, repr=False)


def read(stream: IO[bytes], *, limit: int = MAX_LINE) -> Iterator[Record | LineProblem]:
    """A record or a problem for every line that is not blank. No more than one line is held at a time."""
    for number, line in lines(stream, limit=limit):
        if line is None:
            yield LineProblem(number, "too-large", f"The line is longer than {limit:,} bytes; it was skipped.")
        elif line.strip():
            yield read_line(line, number=number)


def lines(stream: IO[bytes], *, limit: int = MAX_LINE) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1 on, without a byte order mark and line ends; None for one over the limit."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
                pass
            yield number, None
            continue
        yield number, (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).rstrip(b"\r\n")


def read_line(line: bytes, *, number: int = 1) -> Record | LineProblem:
    value: dict[str, Any] | None = None
    try:
        value = _object(line)
        return _record(line, number, value)
    except NotTaken as error:
        return LineProblem(number, error.code, error.detail, line, value)


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8"), object_pairs_hook=_without_duplicates, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise NotTaken("malformed-json", f"The line is not UTF-8: byte {error.start}.") from None
    except RecursionError:
        raise NotTaken("malformed-json", "The line is nested too deeply.") from None
    except ValueError as error:
        raise NotTaken("malformed-json", f"The line is not JSON: {error}.") from None
    if not isinstance(found, dict):
        raise NotTaken("malformed-json", "The line is JSON, but no object.")
    return found


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise NotTaken("malformed-json", f"An object has the key {name[:100]!r} twice.")
        found[name] = value
    return found


def _no_constant(name: str) -> Any:
    raise NotTaken("malformed-json", f"{name} is not a JSON number.")


def _record(line: bytes, number: int, value: dict[str, Any]) -> Record:
    given = _by_name(value)
    if ("text" in given) == ("html" in given):
        raise NotTaken("invalid", "It needs `text` or `html`, one of them.")
    parts: dict[str, Any] = {name: _READERS[name](name, found) for name, found in given.items()}
    day = parts.pop("published_on", None)
    instant = day if isinstance(day, datetime) and day.tzinfo is not None else None
    remarks: list[str] = []
    genre = parts.get("genre")
    if genre and genre not in GENRES:
        parts["genre"] = "other"
        remarks.append(f"Its genre was given as {genre!r}.")
    return Record(
        number=number,
        line=line,
        value=value,
        published_on=day.date() if isinstance(day, datetime) else day,
        published_at=instant,
        remarks=tuple(remarks),
        **parts,
    )


def _by_name(value: dict[str, Any]) -> dict[str, Any]:
    """What is given of the contract's fields, by their own names: without null and what is empty."""
    given: dict[str, Any] = {}
    for key, found in value.items():
        name = ALIASES.get(key, key)
        if name not in _NAMES or found is None or found in ("", []):
            continue
        if name in given and given[name] != found:
            raise NotTaken("invalid", f"It gives {name!r} twice, as {key!r} too, and differently.")
        given[name] = found
    return given


def _string(name: str, found: Any) -> str:
    if not isinstance(found, str):
        raise NotTaken("invalid-text", f"{name!r} must be a string.")
    if wrong := _NO_TEXT.search(found):
        raise NotTaken("invalid-text", f"{name!r} holds U+{ord(wrong[0]):04X}, which no text has.")
    return found


def _short(name: str, found: Any) -> str:
    text = " ".join(_string(name, found).split())
    if len(text) > _LONGEST[name]:
        raise NotTaken("invalid-text", f"{name!r} is longer than {_LONGEST[name]} characters.")
    return text


def _names(name: str, found: Any) -> tuple[str, ...]:
    listed = found if isinstance(found, list) else [found]
    names = tuple(dict.fromkeys(filter(None, (" ".join(_string(name, one).split()) for one in listed))))
    if len(names) > _MAX_AUTHORS or any(len(one) > 200 for one in names):
        raise NotTaken("invalid-text", f"{name!r} may hold {_MAX_AUTHORS} names of 200 characters.")
    return names


def _day(name: str, found: Any) -> date | datetime:
    text = found.strip() if isinstance(found, str) else ""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _DAY.match(text) and len(text) > 10:
            return datetime.fromisoformat(text)
    except ValueError:
        raise NotTaken("invalid-date", f"There is no such day as {name!r} gives.") from None
    raise NotTaken("invalid-date", f"{name!r} must be YYYY-MM-DD, or an instant that begins so.")


def _language(name: str, found: Any) -> str:
    text = _short(name, found)
    if not _LANGUAGE.fullmatch(text):
        raise NotTaken("invalid-text", f"{name!r} must be a BCP 47 tag such as en or pt-BR.")
    return text


def _address(name: str, found: Any) -> str:
    text = _short(name, found)
    if not _URL.fullmatch(text):
        raise NotTaken("invalid-text", f"{name!r} must be a whole http or https address.")
    return text


def _id(name: str, found: Any) -> str:
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else _short(name, found)


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "text": _string,
    "html": _string,
    "headline": _short,
    "publisher": _short,
    "authors": _names,
    "published_on": _day,
    "language": _language,
    "genre": _short,
    "canonical_url": _address,
    "id": _id,
}
