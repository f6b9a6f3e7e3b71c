"""Read an article from plain text in the shape of a clipping:

    Posted on September 30, 2020          (optional: when the copy that we hold was posted)
    Headline
    Author One and Author Two, Outlet, September 29, 2020

    Body …

Two dates that differ mean a repost: the outlet's own day, and the day of the copy.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from articles.readers.drafts import AppearanceDraft, ArticleDraft, UnreadableArticle, with_unix_newlines

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"(?P<day>(?:{_MONTHS}) \d{{1,2}}, \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
_POSTED = re.compile(rf"(?:re)?posted(?: on)?:? {_DAY}", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:By )?(?P<names>[^\n]{{2,300}}), (?P<outlet>[^,\n]{{2,200}}), {_DAY}", re.IGNORECASE)
_HEAD_LINES = 6
_LONGEST_NAME = 200
# what no database stores as text: NUL, and halves of a surrogate pair as broken JSON holds them
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def read(
    text: str,
    *,
    headline: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    published_on: date | None = None,
    language: str = "en",
    genre: str = "news",
    canonical_url: str | None = None,
) -> ArticleDraft:
    """A draft; what the caller gives goes before what the text says. Raises UnreadableArticle without words, or
    without a headline or a publisher from either."""
    text = with_unix_newlines(text)
    if not text.strip():
        raise UnreadableArticle("It has no text: send one.", pointer="/text")
    if found := _NO_TEXT.search(text):
        raise UnreadableArticle(f"It holds {found[0]!r} at {found.start()}, which no text has.", pointer="/text")
    posted_on, told_headline, byline = _head(text)
    if byline is not None:
        publisher = publisher or byline["outlet"].strip()
        authors = authors or _names(byline["names"])
        published_on = published_on or _date(byline["day"])
    headline = headline or told_headline
    if not headline:
        raise UnreadableArticle("It has no headline: send one.", pointer="/headline")
    if not publisher:
        raise UnreadableArticle(
            "Nothing in it names its publisher: send one, or begin the text with a line "
            '"Author, Outlet, September 29, 2020".',
            pointer="/publisher",
        )
    return ArticleDraft(
        headline=headline,
        publisher=publisher,
        text=text,
        authors=authors,
        published_on=published_on,
        language=language,
        genre=genre,
        canonical_url=canonical_url,
        appearances=_appearances(publisher, canonical_url, published_on, posted_on),
    )


def _head(text: str) -> tuple[date | None, str | None, re.Match[str] | None]:
    """The posting date, the headline and the byline of the first few lines."""
    lines = [line.strip() for line in text.split("\n", 40)[:40] if line.strip()][:_HEAD_LINES]
    posted = _POSTED.fullmatch(lines[0]) if lines else None
    if posted is not None:
        lines = lines[1:]
    byline = next((found for line in lines[1:] if (found := _byline(line))), None)
    headline = lines[0][:500] if lines else None
    return (_date(posted["day"]) if posted else None), headline, byline


def _byline(line: str) -> re.Match[str] | None:
    found = _BYLINE.fullmatch(line)
    return found if found and all(len(name) <= _LONGEST_NAME for name in _names(found["names"])) else None


def _appearances(
    outlet: str, url: str | None, published_on: date | None, posted_on: date | None
) -> tuple[AppearanceDraft, ...]:
    reposted = posted_on is not None and posted_on != published_on
    original = AppearanceDraft(
        "original", site=outlet, url=url or "", appeared_on=published_on, holds_text=not reposted
    )
    if not reposted:
        return (original,)
    return (original, AppearanceDraft("repost", appeared_on=posted_on, holds_text=True, copied_from_original=True))


def _names(text: str) -> tuple[str, ...]:
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", text.removeprefix("By ").removeprefix("by "))
    return tuple(dict.fromkeys(name.strip() for name in parts if name.strip()))


def _date(text: str) -> date | None:
    for shape in ("%B %d, %Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007 (a day has no time zone)
        except ValueError:
            continue
    return None
