"""What a reader makes of its input, before anything is stored."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from articles.errors import Invalid


class UnreadableArticle(Invalid):
    """The text cannot be read as an article."""

    code = "unreadable-article"


@dataclass(frozen=True, slots=True)
class AppearanceDraft:
    """A place where the work stood. `copied_from_original` marks a copy of the original appearance."""

    kind: str
    site: str = ""
    url: str = ""
    appeared_on: date | None = None
    holds_text: bool = False
    copied_from_original: bool = False


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """One article as read. `text` is kept to the code point: selectors count in it.

    `published_on` is the day in the zone that the article states; `published_at` and `modified_at` are set only where
    it states an instant with its zone. `remarks` tell a curator what was odd: a declared charset that is not the one
    the bytes are in, two dates that disagree.
    """

    headline: str
    publisher: str
    text: str
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    language: str = "en"
    genre: str = "news"
    canonical_url: str | None = None
    appearances: tuple[AppearanceDraft, ...] = ()
    published_at: datetime | None = None
    modified_at: datetime | None = None
    remarks: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return fingerprint(self.text)


def with_unix_newlines(text: str) -> str:
    """The text as it is stored: only line ends are changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def fingerprint(text: str) -> str:
    """SHA-256, in hex, of the text as compared: NFC, white space folded.

    Two captures that differ only in blank lines or in how an accent is encoded are the same text.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
