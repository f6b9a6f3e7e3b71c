"""What a page says of itself, in the order in which it is believed.

JSON-LD, then OpenGraph and `article:`, then other meta tags, then microdata and what a reader sees; the title tag last.
The headline is chosen by agreement instead (`headlines`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from courlan import clean_url
from lxml.html import HtmlElement

from articles.readers.html import authors, dates, headlines, json_ld
from articles.readers.html.charset import without_controls
from articles.readers.html.pages import MOST_SEEN, Page, line

_AUTHORS = [
    "article:author_name",
    "article:author",
    "og:article:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
]
_PUBLISHED = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "ptime",
    "originalpublicationdate",
    "date",
    "article.published",
]
_MODIFIED = [
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revised",
]
_PUBLISHERS = [
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "application-name",
    "twitter:app:name:iphone",
]
_LANGUAGES = ("content-language", "dc.language", "language", "dcterms.language")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:$|[-_.@])")
_LINKS = ("author", "staff", "profile", "contributor")
_NAMED = ("author-name", "author_name", "authorName", "byline__name", "byline-name")
_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author'][not(self::meta)]",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    "//address//a",
    f"//*[contains(@class, 'byline')]//a[{' or '.join(f'contains(@href, {part!r})' for part in _LINKS)}]",
    f"//*[{' or '.join(f'contains(@class, {part!r})' for part in _NAMED)}]",
    "//*[contains(@class, 'byline') or contains(@class, 'ByLine') or contains(@class, 'Byline')]",
    "//p[starts-with(normalize-space(), 'By ') and string-length(normalize-space()) < 80]",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: dates.Stated | None = None
    modified: dates.Stated | None = None
    language: str | None = None
    canonical_url: str | None = None
    remarks: tuple[str, ...] = ()


def read(tree: HtmlElement, url: str | None) -> Metadata:
    page = Page(tree, url)
    language = _language(page)
    canonical = canonical_url(page)
    publisher = _publisher(page, canonical or url)
    headline = headlines.headline(page, publisher)
    published, remarks = _published(page, language, canonical)
    modified = _modified(page, language)
    if modified and published and modified.at and published.at and modified.at < published.at:
        modified = None
    return Metadata(headline, _authors(page, publisher), publisher, published, modified, language, canonical, remarks)


def canonical_url(page: Page) -> str | None:
    """The page's own address for itself, if it is one of the same site; else the address it was got from."""
    links = page.tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    for told in [*links[:2], page.first("og:url"), *page.said("url")]:
        cleaned = _cleaned(line(told), page.url or "")
        if cleaned is None or (page.url is not None and not _same_site(cleaned, page.url)):
            continue
        # a front page as the canonical address of each article is a common fault
        if urlsplit(cleaned).path.strip("/") or not page.url or not urlsplit(page.url).path.strip("/"):
            return cleaned
    return _cleaned(page.url or "")


def _cleaned(url: str, base: str = "") -> str | None:
    try:
        parts = urlsplit(urljoin(base, url))
        if parts.scheme not in ("http", "https") or not parts.hostname or "." not in parts.hostname or parts.username:
            return None
        cleaned = clean_url(parts._replace(fragment="").geturl())
        return without_controls(cleaned) if cleaned and cleaned.startswith("http") else None
    except ValueError:
        return None


def _same_site(one: str, other: str) -> bool:
    def site(url: str) -> list[str]:
        labels = (urlsplit(url).hostname or "").lower().removeprefix("www.").split(".")
        # "co.uk" and its like: a short label before a country's
        many = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2
        return labels[-many:]

    try:
        return site(one) == site(other)
    except ValueError:
        return False


def _authors(page: Page, publisher: str) -> tuple[str, ...]:
    tiers = [[line(name) for name in json_ld.names(page.node.get(key), page.by_id)] for key in ("author", "creator")]
    tiers += [page.all(name) for name in _AUTHORS]
    house: tuple[str, ...] = ()
    for tier in tiers:
        found = authors.cleaned(tier, publisher)
        if found and not all(headlines.is_name(name, publisher) for name in found):
            return found
        house = house or found
    for path in _BYLINES:
        found = authors.cleaned((text for text in page.bylines(path) if len(text) < 150), publisher)
        if (
            found
            and len(found) < 8
            and all(map(authors.is_person, found))
            and not all(headlines.is_name(name, publisher) for name in found)
        ):
            return found
    return house


def _publisher(page: Page, url: str | None) -> str:
    for key in ("publisher", "sourceOrganization", "provider"):
        for name in json_ld.names(page.node.get(key), page.by_id):
            if line(name):
                return line(name)[:200]
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return (page.first(*_PUBLISHERS) or line(host))[:200]


def _published(page: Page, language: str | None, canonical: str | None) -> tuple[dates.Stated | None, tuple[str, ...]]:
    told = [*page.said("datePublished"), *page.all(*_PUBLISHED), *page.said("dateCreated", "uploadDate")]
    found = [stated for text in told if (stated := dates.read(text, language))]
    shown = _shown(page, language)
    url = page.url or canonical or ""
    # only the first time shown: those after it may be of other articles
    settled = dates.settle([*found, *(shown[:1] if found else [])], dates.in_url(url)) or (shown[0] if shown else None)
    if settled is None:
        day = dates.in_url(url)
        return (dates.Stated(day) if day else None), ()
    apart = next((other.on for other in found if abs((other.on - settled.on).days) > 1), None)
    remark = f"Two dates of publication: {settled.on} and {apart}; the first was taken."
    return settled, (remark,) if apart else ()


def _shown(page: Page, language: str | None) -> list[dates.Stated]:
    marked = page.tree.xpath(
        "//*[@itemprop='datePublished'] | //time[@pubdate] | //article//time | //header//time | //time"
        " | //*[contains(@class, 'publish') and contains(@class, 'date')] | //*[contains(@class, 'entry-date')"
        " or contains(@class, 'post-date') or contains(@class, 'article-date') or contains(@class, 'pubdate')"
        " or contains(@class, 'timestamp') or contains(@class, 'dateline')]"
    )[:MOST_SEEN]
    made = []
    for element in marked:
        text = element.get("datetime") or element.get("content") or line(element.text_content())
        if stated := dates.read(text, language):
            made.append(stated)
    return made


def _modified(page: Page, language: str | None) -> dates.Stated | None:
    told = [*page.said("dateModified"), *page.all(*_MODIFIED)]
    return next((stated for text in told if (stated := dates.read(text, language))), None)


def _language(page: Page) -> str | None:
    declared = [page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""]
    for told in [*page.said("inLanguage"), page.first("og:locale"), *declared, page.first(*_LANGUAGES)]:
        if tag := language_tag(told):
            return tag
    return None


def language_tag(text: str) -> str | None:
    """BCP 47's spelling of a tag, however it was written: "en_us.UTF-8" is "en-US"."""
    found = _TAG.match(text.strip())
    if not found:
        return None
    language, script, region = found.groups()
    return "-".join(part for part in (language.lower(), (script or "").title(), (region or "").upper()) if part)


def day_of(stated: dates.Stated | None) -> date | None:
    return stated.on if stated else None
