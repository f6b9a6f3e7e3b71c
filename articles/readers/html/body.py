"""The article's own text, paragraph by paragraph, without what stands around it on the page."""

from __future__ import annotations

import re
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement

from articles.readers.html.charset import without_controls

_SPACES = re.compile(r"[^\S\n]+")
# posts of others, shown by a script of their network; their words are no part of the article
_EMBEDDED = [
    "//blockquote[contains(@class, 'twitter-tweet') or contains(@class, 'instagram-media')"
    " or contains(@class, 'tiktok-embed') or contains(@class, 'bluesky-embed')]"
]
_ASIDE = "ancestor::aside or ancestor::figure or ancestor::nav or ancestor::footer or ancestor::header or ancestor::form"
_ENOUGH = 0.6


def read(tree: HtmlElement, *, headline: str = "") -> str:
    """Paragraphs and headings, a blank line between them; "" if the page has no text."""
    lines = _lines(tree)
    # of an article whose body stands in several boxes, sometimes only the first is found
    boxed = _in_article(tree)
    if sum(map(len, lines)) < _ENOUGH * sum(map(len, boxed)):
        lines = boxed
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


def _in_article(tree: HtmlElement) -> list[str]:
    """The paragraphs of the page's one <article> or <main>, without its asides; [] if it has none or several."""
    for path in ("//article", "//main"):
        boxes = tree.xpath(path)
        if len(boxes) == 1:
            blocks = boxes[0].xpath(f".//p[not({_ASIDE})] | .//h2[not({_ASIDE})] | .//h3[not({_ASIDE})]")
            texts = (_SPACES.sub(" ", " ".join(without_controls(block.text_content()).split())) for block in blocks)
            return [text for text in texts if text]
    return []


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
