"""Read an article from the bytes of a web page. Pure: no network, no other files, whatever the page refers to.

Pages are hostile; read those of strangers through `articles.readers.bounded`, which bounds time and memory.
"""

from __future__ import annotations

from datetime import date

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.readers.drafts import AppearanceDraft, ArticleDraft, UnreadableArticle
from articles.readers.html import body, metadata
from articles.readers.html import charset as _charset

__all__ = ["read"]

_NO_LANGUAGE = "The page states no language; it was taken for English."


def read(
    raw: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    headline: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    published_on: date | None = None,
    language: str | None = None,
    genre: str | None = None,
) -> ArticleDraft:
    """A draft; what the caller gives goes before what the page says.

    `url` is where the page was got, `charset` what the HTTP header declared. Raises UnreadableArticle for bytes that
    are no page, and for a page without text, or without a headline or a publisher from either.
    """
    decoded = _charset.decode(raw, charset)
    tree = _tree(_charset.without_control_references(decoded.text))
    try:
        told = metadata.read(tree, url)
        text = body.read(tree, headline=headline or told.headline)
    except MemoryError:
        raise
    except Exception as error:
        # what a hostile page makes three libraries raise cannot be listed; whatever it is, the page is at fault
        raise UnreadableArticle(f"Its markup cannot be read ({type(error).__name__}).") from error
    if not text:
        raise UnreadableArticle("The page has no text of an article.", pointer="/text")
    headline, publisher = headline or told.headline, publisher or told.publisher
    if not headline:
        raise UnreadableArticle("The page has no headline: send one.", pointer="/headline")
    if not publisher:
        raise UnreadableArticle("Nothing in the page names its publisher: send one.", pointer="/publisher")
    published = told.published
    day = published_on or metadata.day_of(published)
    at = published.at if published and (published_on is None or published.on == published_on) else None
    return ArticleDraft(
        headline=headline,
        publisher=publisher,
        text=text,
        authors=tuple(authors) or told.authors,
        published_on=day,
        language=language or told.language or "en",
        genre=genre or "news",
        canonical_url=told.canonical_url,
        appearances=(
            AppearanceDraft("original", site=publisher, url=told.canonical_url or "", appeared_on=day, holds_text=True),
        ),
        published_at=at,
        modified_at=told.modified.at if told.modified else None,
        remarks=decoded.remarks + told.remarks + (() if language or told.language else (_NO_LANGUAGE,)),
    )


def _tree(text: str) -> HtmlElement:
    if not text.strip() or "<" not in text:
        raise UnreadableArticle("It is no page: it has no markup.")
    # bytes, because lxml refuses a string that declares an encoding of its own; the declaration is overruled
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableArticle(f"Its markup cannot be read ({type(error).__name__}).") from error
    if not isinstance(tree, HtmlElement):
        raise UnreadableArticle("Its markup cannot be read.")
    return tree
