"""Read articles from files of every kind that is taken: text, pages, JSON lines, zip, WARC, and gzip of one of these.

Each article comes by itself, with its bytes, and is read only when asked: who has it already need not read it again.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from articles.errors import DomainError
from articles.readers import archives, jsonl, text
from articles.readers.bounded import read_html
from articles.readers.drafts import ArticleDraft
from articles.readers.entries import HEAD, Entry, NotTaken, Refused, is_named_as_article, kind_of

MAX_TEXT = 1_000_000  # code points; more may exceed what PostgreSQL indexes of one text


@dataclass(frozen=True, slots=True)
class Found:
    """An article that stands somewhere. `where` tells people; `again` is a JSON object that leads here again.

    `read()` makes the draft and raises NotTaken.
    """

    where: str
    raw: bytes
    media_type: str
    read: Callable[[], ArticleDraft] = field(repr=False)
    again: dict[str, Any] = field(repr=False)
    captured_from: str = ""
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that was to be an article and cannot be taken."""

    where: str
    code: str
    detail: str
    again: dict[str, Any] = field(repr=False)


Items = Iterator[Found | Failed]


def read_file(path: Path, *, entry: str | None = None, line: int | None = None) -> Items:
    """All articles of a file; of an archive only the `entry`, of JSON lines only the `line`, where one is given."""
    again: dict[str, Any] = {"_file": str(path.resolve())}
    try:
        with path.open("rb") as opened:
            yield from _of_stream(opened, str(path), again, entry, line)
    except OSError as error:
        yield Failed(str(path), "not-found", f"It cannot be read: {error.strerror or error}.", again)


def read_jsonl(stream: IO[bytes], *, name: str) -> Items:
    """The articles of JSON lines from a stream."""
    return _of_lines(stream, name, {"_file": name}, None)


def read_again(stream: IO[bytes]) -> Items:
    """The articles that the lines of a file of failures lead to: JSON lines, files, entries of archives."""
    for item in jsonl.read(stream):
        value = item.value
        if value is None or not any(key in value for key in ("_file", "_raw")):
            yield _of_line(item, "failures", {"_file": "failures"})
            continue
        if isinstance(raw := value.get("_raw"), str):
            line = raw.encode("utf-8", "surrogateescape")
            yield _of_line(jsonl.read_line(line, number=item.number), "failures", {"_file": "failures"})
            continue
        path, entry, number = value.get("_file"), value.get("_entry"), value.get("_line")
        if not isinstance(path, str) or not isinstance(entry, str | None) or not isinstance(number, int | None):
            yield Failed(f"failures:{item.number}", "invalid", "Its `_file`, `_entry` or `_line` is none.", value)
            continue
        yield from read_file(Path(path), entry=entry, line=number)


def _of_stream(stream: IO[bytes], name: str, again: dict[str, Any], entry: str | None, line: int | None) -> Items:
    try:
        kind = kind_of(stream.read(HEAD), name)
        stream.seek(0)
        content = stream
        if kind == "gzip":
            content = archives.gunzipped(stream)
            kind = kind_of(cast("io.BufferedReader", content).peek(HEAD)[:HEAD], name.removesuffix(".gz"))
            if kind in ("gzip", "zip"):
                raise NotTaken("unsafe-archive", "It is an archive within an archive: unpack it first.")
        if kind == "zip":
            yield from _of_entries(
                archives.zip_entries(content, is_wanted=is_named_as_article), name, again, entry, line
            )
        elif kind == "warc":
            yield from _of_entries(archives.warc_entries(content), name, again, entry, line)
        else:
            yield from _of_entry(Entry(name, kind, content), name, again, line)
    except NotTaken as error:
        yield Failed(name, error.code, error.detail, again)


def _of_entries(
    entries: Iterator[Entry | Refused], name: str, again: dict[str, Any], only: str | None, line: int | None
) -> Items:
    for entry in entries:
        if only is not None and entry.name != only:
            continue
        where, here = f"{name}!{entry.name}", again | {"_entry": entry.name}
        if isinstance(entry, Refused):
            yield Failed(where, entry.code, entry.detail, here)
            continue
        try:
            yield from _of_entry(entry, where, here, line)
        except NotTaken as error:
            yield Failed(where, error.code, error.detail, here)


def _of_entry(entry: Entry, where: str, again: dict[str, Any], line: int | None) -> Items:
    if entry.kind == "jsonl":
        yield from _of_lines(entry.stream, where, again, line)
        return
    raw = entry.read()
    if entry.kind == "html":
        read = _reading(lambda: read_html(raw, url=entry.url, charset=entry.charset))
    else:
        read = _reading(lambda: text.read(_decoded(raw)))
    media_type = "text/html" if entry.kind == "html" else "text/plain"
    yield Found(where, raw, media_type, read, again, (entry.url or where)[:2000], entry.captured_at)


def _of_lines(stream: IO[bytes], where: str, again: dict[str, Any], only: int | None) -> Items:
    for item in jsonl.read(stream):
        if only is None or item.number == only:
            yield _of_line(item, where, again)


def _of_line(item: jsonl.Record | jsonl.LineProblem, name: str, again: dict[str, Any]) -> Found | Failed:
    where = f"{name}:{item.number}"
    if isinstance(item, jsonl.LineProblem):
        if item.value is not None:
            again = item.value
        elif item.line is not None:
            # invalid bytes come back as they were: JSON writes their surrogates as escapes
            again = {"_raw": item.line.decode("utf-8", "surrogateescape")}
        else:
            again = again | {"_line": item.number}
        return Failed(where, item.code, item.detail, again)
    if item.value.keys() & {"_file", "_raw"}:
        # foreign lines must not make us read files of this machine
        return Failed(where, "invalid", "It leads to a file: feed a file of failures with --retry.", item.value)
    captured_from = f"{where} {item.id}".strip()[:2000]
    if item.html is not None:
        page = item.html.encode("utf-8")
        return Found(where, page, "text/html", _reading(lambda: _page(item, page)), item.value, captured_from)
    return Found(where, item.line, "application/json", _reading(lambda: _text(item)), item.value, captured_from)


def _page(record: jsonl.Record, page: bytes) -> ArticleDraft:
    draft = read_html(page, url=record.canonical_url, charset="utf-8", **_told(record))
    return _with_what_a_record_adds(draft, record)


def _text(record: jsonl.Record) -> ArticleDraft:
    told = _told(record)
    told["language"] = told["language"] or "en"
    told["genre"] = told["genre"] or "news"
    draft = text.read(record.text or "", canonical_url=record.canonical_url, **told)
    return _with_what_a_record_adds(draft, record)


def _told(record: jsonl.Record) -> dict[str, Any]:
    names = ("headline", "publisher", "authors", "published_on", "language", "genre")
    return {name: getattr(record, name) for name in names}


def _with_what_a_record_adds(draft: ArticleDraft, record: jsonl.Record) -> ArticleDraft:
    return replace(
        draft,
        published_at=record.published_at or draft.published_at,
        remarks=draft.remarks + record.remarks,
    )


def _reading(read: Callable[[], ArticleDraft]) -> Callable[[], ArticleDraft]:
    """`read`, with every refusal as NotTaken, and with what it makes held against the bounds of the store."""

    def reading() -> ArticleDraft:
        with _refusals():
            draft = read()
        if len(draft.text) > MAX_TEXT:
            raise NotTaken("invalid-text", f"Its text is longer than {MAX_TEXT:,} characters.")
        return draft

    return reading


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except DomainError as error:
        raise NotTaken(error.code, error.detail) from None


def _decoded(raw: bytes) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTaken("invalid-text", f"The text is not UTF-8: byte {error.start}.") from None


def as_failure(item: Found | Failed, code: str, detail: str) -> bytes:
    """The line of a file of failures: what leads to the article again, and the reason in `_problem`."""
    value = item.again | {"_problem": {"where": item.where, "code": code, "detail": detail}}
    return json.dumps(value, ensure_ascii=True).encode("ascii") + b"\n"
