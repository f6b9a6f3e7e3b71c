"""The article's own text, paragraph by paragraph, without what stands around it on the page."""

from __future__ import annotations

import re

import trafilatura
from lxml.html import HtmlElement

from articles.readers.html.charset import without_controls

_SPACES = re.compile(r"[^\S\n]+")


def read(tree: HtmlElement, url: str | None = None) -> str:
    """Paragraphs and headings, a blank line between them; "" if the page has no text."""
    found = trafilatura.extract(tree, url=url, include_comments=False, include_tables=False, output_format="txt")
    lines = (_SPACES.sub(" ", without_controls(text)).strip() for text in (found or "").split("\n"))
    return "\n\n".join(text for text in lines if text)
