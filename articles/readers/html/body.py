"""The article's own text, paragraph by paragraph, without what stands around it on the page."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement

from articles.readers.html.charset import without_controls

_SPACES = re.compile(r"[^\S\n]+")
# posts of others, shown by a script of their network; their words are no part of the article
_EMBEDDED = (
    "//blockquote[contains(@class, 'twitter-tweet') or contains(@class, 'instagram-media')"
    " or contains(@class, 'tiktok-embed') or contains(@class, 'bluesky-embed')]"
)
_BLOCK = 80
_SEVERAL = 3
_MORE = 1.5


def read(tree: HtmlElement, *, headline: str = "") -> str:
    """Paragraphs and headings, a blank line between them; "" if the page has no text."""
    lines = _lines(tree)
    # of an article whose body stands in several boxes, sometimes only the first is found
    whole = _in_like_boxes(tree, set(lines))
    if sum(map(len, whole)) > _MORE * sum(map(len, lines)):
        lines = whole
    if lines and headline and _folded(lines[0]) == _folded(headline):
        lines = lines[1:]
    return "\n\n".join(lines)


def _lines(tree: HtmlElement) -> list[str]:
    found = trafilatura.extract(
        deepcopy(tree),
        include_comments=False,
        include_tables=False,
        output_format="txt",
        prune_xpath=_EMBEDDED,
    )
    lines = (_SPACES.sub(" ", without_controls(text)).strip() for text in (found or "").split("\n"))
    return [text for text in lines if text]


def _in_like_boxes(tree: HtmlElement, found: set[str]) -> list[str]:
    """The paragraphs of all boxes that are of one kind with those which hold the paragraphs found."""
    paragraphs = [
        (_box(block), " ".join(without_controls(block.text_content()).split()))
        for block in tree.iter("p", "h2", "h3")
        if block.find(".//script") is None and block.find(".//style") is None
    ]
    kinds = Counter(kind for kind, text in paragraphs if kind and len(text) >= _BLOCK and text in found)
    if not kinds:
        return []
    [(kind, count)] = kinds.most_common(1)
    return [text for other, text in paragraphs if other == kind and text] if count >= _SEVERAL else []


def _box(block: HtmlElement) -> tuple[str, str] | None:
    parent = block.getparent()
    kind = parent.get("class") if parent is not None else None
    return (str(parent.tag), " ".join(kind.split())) if kind else None


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
