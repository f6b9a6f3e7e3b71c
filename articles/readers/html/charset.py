"""From the bytes of a page to its text: byte order mark, what was declared, what the bytes really are."""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from articles.readers.drafts import UnreadableArticle

# the first bytes of what is often served or named as HTML and is none
_OTHER_FILES = {
    b"%PDF": "a PDF file",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"PK\x03\x04": "a zip archive",
    b"PK\x05\x06": "a zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\xfd7zXZ": "an xz archive",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"{\\rtf": "an RTF document",
    b"GIF8": "an image",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"RIFF": "a media file",
    b"ID3": "a sound file",
    b"OggS": "a media file",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# https://encoding.spec.whatwg.org/#names-and-labels: these labels mean the larger set on the web
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_TEXT_CODECS = re.compile(
    r"utf-8|utf-16(-[lb]e)?|utf-32(-[lb]e)?|cp\d+|iso8859-\d+|koi8-[rut]|mac-\w+|gb18030|big5\w*|euc_j\w+|iso2022_jp\w*"
)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 60_000
# a page with a few broken bytes is still in the charset of all the others
_FEW_BROKEN = 0.1
_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,10});?")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    charset: str
    remarks: tuple[str, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of a page; `declared` is the charset of the HTTP header. UnreadableArticle if it is no text at all.

    A byte order mark decides; then bytes that form valid UTF-8, which other charsets hardly ever do by chance; then
    what was declared, if the bytes allow it; then what they look like.
    """
    refuse_other_files(raw)
    named = _codec(declared) or _codec(_in_meta(raw))
    for mark, charset in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :].decode(charset, "replace"), charset, named)
    charset, text = _by_content(raw, named)
    return _decoded(text, charset, named)


def refuse_other_files(raw: bytes) -> None:
    head = raw[:1024].lstrip()
    for magic, kind in _OTHER_FILES.items():
        # two letters alone may begin a text; a program has zero bytes close behind them
        if head.startswith(magic) and (magic != b"MZ" or b"\0" in head[:64]):
            raise UnreadableArticle(f"It is {kind}, not a page.")


def without_controls(text: str) -> str:
    """Without NUL, halves of surrogate pairs and other controls, which no stored text may hold."""
    return _CONTROLS.sub("", text)


def without_control_references(markup: str) -> str:
    """Without `&#0;` and its like, on which parsers stumble; `&#146;` becomes the quote that it means in HTML."""
    return _REFERENCE.sub(_referred, markup)


def _referred(found: re.Match[str]) -> str:
    digits = found[0].strip("&#;")
    point = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if point in (9, 10, 13) or 0x20 <= point < 0x7F or 0xA0 <= point < 0xD800 or 0xE000 <= point < 0xFFFE:
        return found[0]
    return (
        without_controls(html.unescape(found[0])) if point < 0xD800 else found[0] if 0xFFFF < point < 0x110000 else ""
    )


def _by_content(raw: bytes, named: str | None) -> tuple[str, str]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # seven-bit charsets and UTF-16 of plain letters pass as UTF-8 as well
        if named and (named.startswith(("iso2022", "utf-16", "utf-32")) or "\0" in text[:_HEAD_BYTES]):
            attempt = _attempt(raw, named)
            if attempt is not None:
                return named, attempt
        if "\0" in text[:200] and len(raw) > 1:
            wide = "utf-16-le" if raw[1] == 0 else "utf-16-be"
            return wide, raw.decode(wide, "replace")
        return ("utf-8" if not text.isascii() else named or "utf-8"), text
    if named in (None, "utf-8"):
        text = raw.decode("utf-8", "replace")
        foreign = sum(1 for letter in text if letter > "\x7f")
        if text.count("\ufffd") <= _FEW_BROKEN * foreign:
            return "utf-8", text
    elif (attempt := _attempt(raw, named)) is not None:
        return named, attempt
    return _guess(raw)


def _guess(raw: bytes) -> tuple[str, str]:
    high = [at for at, byte in enumerate(raw[:4_000_000]) if byte > 0x7F][:1]
    begin = max(0, (high[0] if high else 0) - _SAMPLE_BYTES // 4)
    best = from_bytes(raw[begin : begin + _SAMPLE_BYTES]).best()
    charset = _codec(best.encoding if best else None) or "cp1252"
    return charset, raw.decode(charset, "replace")


def _attempt(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset)
    except UnicodeDecodeError as error:
        # a few bytes without a letter are left open by cp1252; browsers pass over them
        text = raw.decode(charset, "replace")
        broken = text.count("\ufffd") - text[: error.start].count("\ufffd")
        return text if broken <= _FEW_BROKEN * sum(1 for letter in text if letter > "\x7f") else None


def _decoded(text: str, charset: str, named: str | None) -> Decoded:
    remarks = []
    if named and not _same(named, charset):
        remarks.append(f"The page declares the charset {named}; its bytes are {charset}, and were read so.")
    if "\ufffd" in text and text.isascii() is False:
        remarks.append("Some bytes stand for no letter in the page's charset.")
    cleaned = without_controls(text)
    if len(text) - len(cleaned) > 0.1 * len(text):
        raise UnreadableArticle("It is no text: too many control characters.")
    return Decoded(cleaned, charset, tuple(remarks))


def _same(named: str, actual: str) -> bool:
    return named == actual or (named in ("utf-16", "utf-32") and actual.startswith(named))


def _in_meta(raw: bytes) -> str | None:
    found = _META.search(raw[:_HEAD_BYTES])
    name = found[1].decode("ascii") if found else None
    # the declaration was readable as ASCII, so it cannot be true; HTML says to take it for UTF-8
    return "utf-8" if name and name.lower().startswith("utf-16") else name


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    found = _MEANT.get(found, found)
    return found if _TEXT_CODECS.fullmatch(found) else None
