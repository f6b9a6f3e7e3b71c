"""What stands in a file or an archive, before it is read: its kind, its bytes, and why it is not taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Literal

Kind = Literal["text", "html", "jsonl", "gzip", "zip", "warc"]

MEDIA_TYPES: dict[str, str] = {
    "text": "text/plain",
    "html": "text/html",
    "jsonl": "application/jsonl",
    "gzip": "application/gzip",
    "zip": "application/zip",
    "warc": "application/warc",
}
MAX_ENTRY = 10_000_000  # bytes of one article, whatever it is written in
HEAD = 2048  # bytes that tell the kind

_KIND_OF_ENDING: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".gz": "gzip",
    ".zip": "zip",
    ".warc": "warc",
}
_KIND_OF_START: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # a zip without entries
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")


class NotTaken(Exception):
    """A file, an entry or a line that cannot be taken in. `code` is that of the API's problem of this sort."""

    def __init__(self, code: str, detail: str) -> None:
        self.code = code
        self.detail = detail
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, or one member of an archive. `stream` can be read once, before the next entry is asked for."""

    name: str
    kind: Kind
    stream: IO[bytes]
    media_type: str = ""
    charset: str | None = None
    url: str | None = None
    captured_at: datetime | None = None

    def read(self, limit: int = MAX_ENTRY) -> bytes:
        """All its bytes. Raises NotTaken over the limit."""
        raw = self.stream.read(limit + 1)
        if len(raw) > limit:
            raise NotTaken("too-large", f"It is larger than {limit:,} bytes.")
        return raw


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry of an archive that cannot be taken; the others can."""

    name: str
    code: str
    detail: str


Entries = Iterator[Entry | Refused]


def is_named_as_article(name: str) -> bool:
    """Whether a file of that name is expected to be read; images and styles that lie beside pages are not."""
    return _ending(name) in _KIND_OF_ENDING


def kind_of(head: bytes, name: str) -> Kind:
    """By content first, then by the name's ending. Raises NotTaken for what no reader reads."""
    for start, kind in _KIND_OF_START:
        if head.startswith(start):
            return kind
    for start, what in _FOREIGN:
        if head.startswith(start):
            raise NotTaken("unsupported-media-type", f"It is {what}, whatever its name says.")
    if b"\0" in head and not head.startswith(_UTF_16):
        raise NotTaken("unsupported-media-type", "It holds binary data, not text.")
    named = _KIND_OF_ENDING.get(_ending(name))
    if named in ("gzip", "zip", "warc"):
        raise NotTaken("unsupported-media-type", f"It is named {_ending(name)}, but it is none.")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    if start.startswith(_HTML_STARTS):
        return "html"
    return named or ("jsonl" if start.startswith(b"{") else "text")


def _ending(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
