"""What a page says of itself, in the order in which it is believed.

JSON-LD, then OpenGraph and `article:`, then other meta tags, then microdata and what a reader sees; the title tag last.
Only of headlines the one is taken on which two of these agree: JSON-LD, OpenGraph, what stands at the head of the text.
Any of them may be put into other words, for search engines or for social networks; OpenGraph's is so less often.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from courlan import clean_url
from lxml.html import HtmlElement

from articles.readers.html import authors, dates, json_ld
from articles.readers.html.charset import without_controls

_HEADLINES = ("twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title", "headline")  # fmt: skip
_AUTHORS = (
    ("article:author_name", "article:author", "og:article:author", "author"),
    ("parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl", "twitter:data1"),
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
    "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "ptime", "originalpublicationdate", "date", "article.published",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "article:modified", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised")  # fmt: skip
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name", "twitter:app:name:iphone")  # fmt: skip
_TITLE_PARTS = re.compile(r"\s+[|–—·»:-]\s+|\s*[|»]\s*")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:$|[-_.@])")
_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author'][not(self::meta)]",
    "//a[@rel='author' or contains(concat(' ', @rel, ' '), ' author ')]",
    "//address//a | //*[contains(@class, 'byline')]//a[contains(@href, 'author') or contains(@href, 'staff')"
    " or contains(@href, 'profile') or contains(@href, 'contributor')]",
    "//*[contains(@class, 'author-name') or contains(@class, 'author_name') or contains(@class, 'authorName')"
    " or contains(@class, 'byline__name') or contains(@class, 'byline-name')]",
    "//*[contains(@class, 'byline') or contains(@class, 'ByLine') or contains(@class, 'Byline')]",
    "//p[starts-with(normalize-space(), 'By ') and string-length(normalize-space()) < 80]",
)
_MOST_BYLINES = 6
_LONGEST_HEADLINE = 500
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


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


class Page:
    """The sources of one page, gathered once."""

    def __init__(self, tree: HtmlElement, url: str | None) -> None:
        self.tree = tree
        self.url = url
        self.node, self.by_id = json_ld.article(tree)
        self.meta: dict[str, list[str]] = {}
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
            content = line(tag.get("content") or "")
            if name and content:
                self.meta.setdefault(name.strip().lower(), []).append(content)

    def first(self, *names: str) -> str:
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def all(self, *names: str) -> list[str]:
        return [value for name in names for value in self.meta.get(name, ())]

    def said(self, *keys: str) -> list[str]:
        return [line(text) for key in keys for text in json_ld.texts(self.node.get(key))]

    def seen(self, path: str) -> list[str]:
        found = self.tree.xpath(path)[:_MOST_BYLINES]
        return [text for box in found if (text := line(box.get("content") or box.text_content()))]

    def bylines(self, path: str) -> list[str]:
        return [" | ".join(map(line, _pieces(box))) for box in self.tree.xpath(path)[:_MOST_BYLINES]]


def _pieces(box: HtmlElement) -> list[str]:
    pieces = [""]
    for element in box.iter("*"):
        if element is not box and element.tag in ("div", "p", "li", "br", "a", "time", "ul", "section"):
            pieces.append("")
        if element.tag not in ("script", "style"):
            pieces[-1] += element.text or ""
        pieces[-1] += (element.tail or "") if element is not box else ""
    return [piece.strip() for piece in pieces if piece.strip()]


def line(text: str) -> str:
    """One line as it is shown: without controls, hidden marks and runs of space."""
    return " ".join(_HIDDEN.sub("", without_controls(text)).split())


def read(tree: HtmlElement, url: str | None) -> Metadata:
    page = Page(tree, url)
    language = _language(page)
    canonical = canonical_url(page)
    publisher = _publisher(page, canonical or url)
    headline = _headline(page, publisher)
    published, remarks = _published(page, language, canonical)
    modified = _modified(page, language)
    if modified and published and modified.at and published.at and modified.at < published.at:
        modified = None
    return Metadata(
        headline, _authors(page, publisher), publisher, published, modified, language, canonical, remarks
    )


def canonical_url(page: Page) -> str | None:
    """The page's own address for itself, if it is one of the same site; else the address it was got from."""
    links = page.tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    for told in [*links[:2], page.first("og:url"), *page.said("url")]:
        full = urljoin(page.url or "", line(told)) if told else ""
        cleaned = _cleaned(full)
        if cleaned and (page.url is None or _same_site(cleaned, page.url)):
            # a front page as the canonical address of each article is a common fault
            if urlsplit(cleaned).path.strip("/") or not page.url or not urlsplit(page.url).path.strip("/"):
                return cleaned
    return _cleaned(page.url or "")


def _cleaned(url: str) -> str | None:
    try:
        parts = urlsplit(url)
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


def _headline(page: Page, publisher: str) -> str:
    shown = [text for text in page.seen("//h1") if len(text) > 3 and not _is_name(text, publisher)]
    graph, structured = page.all("og:title")[:1], page.said("headline")[:1]
    others = [*page.all(*_HEADLINES), *page.seen("//*[@itemprop='headline']"), *page.said("name")]
    told = [without_site(text, publisher) for text in [*structured, *graph, *others]]
    told = [text for text in told if len(text) > 3 and not _is_name(text, publisher)]
    for text in shown:
        if any(_begins(other, text) for other in [*graph, *structured, *told]):
            return text[:_LONGEST_HEADLINE]
    if told:
        return told[0][:_LONGEST_HEADLINE]
    titles = [without_site(text, publisher) for text in page.seen("//head/title | //title")[:1]]
    title = titles[0] if titles else ""
    for text in shown:
        if title and (text in title or title in text):
            return text[:_LONGEST_HEADLINE]
    return (title or (shown[0] if shown else ""))[:_LONGEST_HEADLINE]


def _begins(told: str, shown: str) -> bool:
    """Whether what was told is what is shown: the same, with other words behind a separator, or cut short."""
    one, other = _letters(told), _letters(shown)
    if one == other:
        return True
    if told.endswith(("…", "...")):
        return len(one) > 20 and other.startswith(one)
    return told.startswith(shown) and bool(re.match(r"\s+[|–—·»*:-]\s|\s*[|»]", told[len(shown) :]))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def without_site(title: str, publisher: str) -> str:
    """The title without the site's name before or behind a dash or a bar."""
    while True:
        cuts = list(_TITLE_PARTS.finditer(title))
        if cuts and _is_name(title[cuts[-1].end() :], publisher):
            title = title[: cuts[-1].start()].rstrip()
        elif cuts and _is_name(title[: cuts[0].start()], publisher):
            title = title[cuts[0].end() :].lstrip()
        else:
            return title


def _is_name(text: str, publisher: str) -> bool:
    def fold(name: str) -> str:
        name = re.sub(r"^the\s+|^www\.|\.(?:com?|org|net|tv|news)(?:\.\w\w)?$", "", name.casefold().strip())
        return _letters(name)

    return bool(fold(text)) and fold(text) == fold(publisher)


def _authors(page: Page, publisher: str) -> tuple[str, ...]:
    tiers = [[line(name) for name in json_ld.names(page.node.get(key), page.by_id)] for key in ("author", "creator")]
    tiers += [page.all(name) for names in _AUTHORS for name in names if name != "twitter:data1"]
    house: tuple[str, ...] = ()
    for tier in tiers:
        found = authors.cleaned(tier, publisher)
        if found and not all(_is_name(name, publisher) for name in found):
            return found
        house = house or found
    for path in _BYLINES:
        found = authors.cleaned((text for text in page.bylines(path) if len(text) < 150), publisher)
        if found and len(found) < 8 and all(map(authors.is_person, found)) and not all(_is_name(name, publisher) for name in found):
            return found
    return house


def _publisher(page: Page, url: str | None) -> str:
    for key in ("publisher", "sourceOrganization", "provider"):
        for name in json_ld.names(page.node.get(key), page.by_id):
            if line(name):
                return line(name)[:200]
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return (page.first(*_PUBLISHERS) or line(host))[:200]


def _published(
    page: Page, language: str | None, canonical: str | None
) -> tuple[dates.Stated | None, tuple[str, ...]]:
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
    )[:_MOST_BYLINES]
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
    for told in [
        *page.said("inLanguage"), page.first("og:locale"), *declared, page.first("content-language", "dc.language", "language", "dcterms.language"),
    ]:  # fmt: skip
        if tag := language_tag(told):
            return tag
    return None


def language_tag(text: str) -> str | None:
    """BCP 47's spelling of a tag, however it was written: "en_us.UTF-8" is "en-US"."""
    found = _TAG.match(text.strip())
    if not found:
        return None
    language, script, region = found.groups()
    return "-".join(
        part for part in (language.lower(), (script or "").title(), (region or "").upper()) if part
    )


def day_of(stated: dates.Stated | None) -> date | None:
    return stated.on if stated else None
