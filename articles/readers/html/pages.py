"""The places of one page that say something of its article, gathered once."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from articles.readers.html import json_ld
from articles.readers.html.charset import without_controls

MOST_SEEN = 6
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


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
        found = self.tree.xpath(path)[:MOST_SEEN]
        return [text for box in found if (text := line(box.get("content") or box.text_content()))]

    def bylines(self, path: str) -> list[str]:
        return [" | ".join(map(line, _pieces(box))) for box in self.tree.xpath(path)[:MOST_SEEN]]


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
