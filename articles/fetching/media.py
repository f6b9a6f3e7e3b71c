"""Which answers can hold an article: by the media type they declare, and by their first bytes."""

from __future__ import annotations

import codecs
from email.message import Message

TAKEN = ("text/html", "application/xhtml+xml", "text/plain")
ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.8"

# How formats begin that hold no NUL among their first bytes, or that could be taken for text in UTF-16
_BEGINNINGS = (
    b"%PDF-",
    b"%!PS",
    b"{\\rtf",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BZh9",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"\xd0\xcf\x11\xe0",
)
_LOOKED_AT = 1024


def declared(content_type: str) -> tuple[str, str | None]:
    """The media type in lower case, and the charset where one is named that Python knows."""
    message = Message()
    message["Content-Type"] = content_type
    # a header without a type would count as text/plain
    media_type = message.get_content_type() if "/" in content_type else ""
    charset = message.get_content_charset()
    try:
        return media_type, codecs.lookup(charset).name if charset else None
    except (LookupError, ValueError):
        return media_type, None


def is_binary(body: bytes, charset: str | None) -> bool:
    """True where the bytes are no text whatever was declared: documents, pictures, archives, programs."""
    start = body[:_LOOKED_AT]
    # PDF readers look for the mark in the first kilobyte, so it need not come first
    if start.lstrip().startswith(_BEGINNINGS) or start.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-"):
        return True
    wide = (charset or "").startswith(("utf-16", "utf-32")) and not start.startswith(b"MZ")
    return b"\0" in start and not wide and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
