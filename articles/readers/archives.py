"""Entries of zip and WARC files, and what a gzip file holds, in constant memory.

Nothing is written to disk, and nothing grows past its bounds: an archive is foreign input. Archives in archives are
refused. The names are told to people and stored, so they must be plain relative paths.
"""

from __future__ import annotations

import gzip
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import IO, Any, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader

from articles.readers.entries import HEAD, MAX_ENTRY, MEDIA_TYPES, Entries, Entry, Kind, NotTaken, Refused, kind_of

# deflate reaches 1,032:1; real text and markup stay well below 100:1
MAX_RATIO = 200
RATIO_COUNTS_FROM = 10_000_000
MAX_TOTAL = 20_000_000_000  # bytes of all entries of a zip
MAX_DIRECTORY = 32_000_000  # bytes of a zip's table of contents, which is held in memory: some 300,000 entries
_MAX_HEADERS = 1_000_000  # bytes of a WARC record's headers
_BLOCK = 65_536
_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


class _Inflating(io.RawIOBase):
    """What a compressed stream gives, until it gives too much for what it takes."""

    def __init__(self, stream: IO[bytes], taken: Callable[[], int]) -> None:
        self.stream = stream
        self.taken = taken
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            block = self.stream.read(len(buffer))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise NotTaken("unreadable-archive", f"It is damaged: {error}.") from None
        self.given += len(block)
        if self.given > RATIO_COUNTS_FROM and self.given > MAX_RATIO * max(self.taken(), 1):
            raise NotTaken("unsafe-archive", f"It grows to more than {MAX_RATIO} times its size.")
        buffer[: len(block)] = block
        return len(block)


def gunzipped(stream: IO[bytes]) -> IO[bytes]:
    """What a gzip file holds, as a stream. Reading raises NotTaken where it is damaged or a bomb."""
    inflating = _Inflating(cast("IO[bytes]", gzip.GzipFile(fileobj=stream)), stream.tell)
    return cast("IO[bytes]", io.BufferedReader(inflating, _BLOCK))


def zip_entries(stream: IO[bytes], *, is_wanted: Callable[[str], bool]) -> Entries:
    """The entries whose names are wanted. Raises NotTaken where the whole archive cannot be read or must not be."""
    if (size := _directory_size(stream)) > MAX_DIRECTORY:
        raise NotTaken("unsafe-archive", f"Its table of contents has {size:,} bytes: split it.")
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            if (total := sum(info.file_size for info in infos)) > MAX_TOTAL:
                raise NotTaken("unsafe-archive", f"Its entries have {total:,} bytes together: split it.")
            for info in infos:
                if info.is_dir() or not is_wanted(info.filename):
                    continue
                yield from _zip_entry(archive, info)
    except (zipfile.BadZipFile, struct.error, NotImplementedError, ValueError) as error:
        raise NotTaken("unreadable-archive", f"It is damaged: {error}.") from None


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Entry | Refused]:
    name = info.filename
    if (reason := _fault_of(info)) is not None:
        yield Refused(_plain(name), "unsafe-archive", reason)
        return
    try:
        with archive.open(info) as opened:
            bounded = _Inflating(opened, lambda: info.compress_size)
            content = cast("IO[bytes]", io.BufferedReader(bounded, _BLOCK))
            kind = _kind_within(content, name)
            yield Entry(name, kind, content, MEDIA_TYPES[kind])
    except NotTaken as error:
        yield Refused(name, error.code, error.detail)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        yield Refused(name, "unreadable-archive", f"It is damaged: {error}.")


def _fault_of(info: zipfile.ZipInfo) -> str | None:
    name = info.orig_filename
    if _plain(name) != name or name.startswith("/") or ".." in name.split("/") or re.match("[A-Za-z]:", name):
        return "Its name leads out of the archive or is not plain."
    if info.flag_bits & 0x1:
        return "It is encrypted."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "It is a symbolic link."
    if info.file_size > RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return f"It grows to more than {MAX_RATIO} times its size."
    return None


def _plain(name: str) -> str:
    """The name as it may be told: without control characters and backslashes."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]", "?", name)[:1000]


def _kind_within(content: IO[bytes], name: str) -> Kind:
    kind = kind_of(cast("io.BufferedReader", content).peek(HEAD)[:HEAD], name)
    if kind in ("zip", "gzip", "warc"):
        raise NotTaken("unsafe-archive", "It is an archive within an archive: unpack it first.")
    return kind


def _directory_size(stream: IO[bytes]) -> int:
    """The size that a zip's end record gives for its table of contents (APPNOTE 4.3.16, and 4.3.14 of zip64)."""
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, end - 65_536 - 22 - 76))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise NotTaken("unreadable-archive", "It is damaged: it has no end record.")
    size = int(struct.unpack_from("<L", tail, at + 12)[0])
    at64 = tail.rfind(b"PK\x06\x06", 0, at)
    if size == 0xFFFFFFFF and at64 >= 0 and len(tail) >= at64 + 48:
        size = int(struct.unpack_from("<Q", tail, at64 + 40)[0])
    return size


class _Metered(io.RawIOBase):
    """A stream of which only so much may be read until `allowed` is set anew."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.allowed = _MAX_HEADERS

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self.stream.read(size)
        self.allowed -= len(block)
        if self.allowed < 0:
            raise NotTaken("unsafe-archive", f"A record's headers are longer than {_MAX_HEADERS:,} bytes.")
        return block


def warc_entries(stream: IO[bytes]) -> Entries:
    """The HTML pages among a WARC's responses, decoded from their transfer; `stream` is not compressed.

    Raises NotTaken where the file is damaged; what was before that was given.
    """
    metered = _Metered(stream)
    records = ArchiveIterator(metered)
    while True:
        # warcio reads a record's headers at once; an endless one must not fill the memory
        metered.allowed = _MAX_HEADERS
        try:
            record = next(records, None)
        except NotTaken:
            raise
        except Exception as error:  # warcio raises whatever broken input leads it to
            raise NotTaken("unreadable-archive", f"A record is damaged: {type(error).__name__}.") from None
        if record is None:
            return
        metered.allowed = 1 << 62
        if _is_page(record):
            yield _page(record)
        while record.raw_stream.read(_BLOCK):
            pass


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    media_type = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return media_type in _HTML and record.http_headers.get_statuscode() == "200"


def _page(record: Any) -> Entry | Refused:
    headers = record.rec_headers
    name = headers.get_header("WARC-Record-ID") or ""
    url = headers.get_header("WARC-Target-URI") or ""
    name = _plain(url or name)
    try:
        body = _body(record)
        kind = kind_of(body[:HEAD], "page.html")
        if kind != "html":
            raise NotTaken("unsupported-media-type", "It is named a page, but it is none.")
    except NotTaken as error:
        return Refused(name, error.code, error.detail)
    declared = _CHARSET.search(record.http_headers.get_header("Content-Type") or "")
    return Entry(
        name,
        "html",
        io.BytesIO(body),
        "text/html",
        charset=declared[1] if declared else None,
        url=url.strip("<>") or None,
        captured_at=_instant(headers.get_header("WARC-Date") or ""),
    )


def _body(record: Any) -> bytes:
    """The page's bytes without chunks and compression."""
    headers = record.http_headers
    # warcio holds a whole chunk, and what it inflates to: so the record is bounded first, and inflated here
    if record.length is None or record.length > MAX_ENTRY:
        raise NotTaken("too-large", f"It is larger than {MAX_ENTRY:,} bytes.")
    stream = record.raw_stream
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream, decomp_type=None)
    body = cast("bytes", stream.read(MAX_ENTRY + 1))
    encoding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if encoding in ("", "identity"):
        return body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise NotTaken("unsupported-media-type", f"Its content encoding {encoding[:20]!r} is not read here.")
    # an archiver may have stored the page inflated and kept the header
    return _inflated(body) if body[:2] == b"\x1f\x8b" or body[:1] == b"\x78" else body


def _inflated(body: bytes) -> bytes:
    try:
        found = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, MAX_ENTRY + 1)
    except zlib.error as error:
        raise NotTaken("unreadable-archive", f"Its compression is damaged: {error}.") from None
    if len(found) > MAX_ENTRY:
        raise NotTaken("too-large", f"It is larger than {MAX_ENTRY:,} bytes.")
    return found


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
