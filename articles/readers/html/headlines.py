"""The headline among the several that a page has.

Most pages state it at least three times: in JSON-LD, for social networks, and at the head of the text. Any of them
may be put into other words for its readers, so what stands at the head is taken where one of the others agrees.
"""

from __future__ import annotations

import re

from articles.readers.html.pages import Page

_META = ["twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title", "headline"]
_TITLE_PARTS = re.compile(r"\s+[|–—·»:-]\s+|\s*[|»]\s*")
_LONGEST = 500


def headline(page: Page, publisher: str) -> str:
    shown = [text for text in page.seen("//h1") if len(text) > 3 and not is_name(text, publisher)]
    graph, structured = page.all("og:title")[:1], page.said("headline")[:1]
    others = [*page.all(*_META), *page.seen("//*[@itemprop='headline']"), *page.said("name")]
    told = [without_site(text, publisher) for text in [*structured, *graph, *others]]
    told = [text for text in told if len(text) > 3 and not is_name(text, publisher)]
    for text in shown:
        if any(_begins(other, text) for other in [*graph, *structured, *told]):
            return text[:_LONGEST]
    if told:
        return told[0][:_LONGEST]
    titles = [without_site(text, publisher) for text in page.seen("//head/title | //title")[:1]]
    title = titles[0] if titles else ""
    for text in shown:
        if title and (text in title or title in text):
            return text[:_LONGEST]
    return (title or (shown[0] if shown else ""))[:_LONGEST]


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
        if cuts and is_name(title[cuts[-1].end() :], publisher):
            title = title[: cuts[-1].start()].rstrip()
        elif cuts and is_name(title[: cuts[0].start()], publisher):
            title = title[cuts[0].end() :].lstrip()
        else:
            return title


def is_name(text: str, publisher: str) -> bool:
    def fold(name: str) -> str:
        name = re.sub(r"^the\s+|^www\.|\.(?:com?|org|net|tv|news)(?:\.\w\w)?$", "", name.casefold().strip())
        return _letters(name)

    return bool(fold(text)) and fold(text) == fold(publisher)
