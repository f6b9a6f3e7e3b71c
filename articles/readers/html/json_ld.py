"""The article that a page's JSON-LD describes (https://schema.org/Article), however broken the JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml.html import HtmlElement

Node: TypeAlias = dict[str, Any]

_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$")
_PAGES = re.compile(r"(?:WebPage|ItemPage|CreativeWork|VideoObject)$")
# where the page's own article may stand inside another node; in any other place it is a teaser of a different one
_OWN = ("@graph", "mainEntity", "mainEntityOfPage")
_LONGEST = 2_000_000
_MOST_NODES = 2_000
_WRAPPING = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')


def article(tree: HtmlElement) -> tuple[Node, dict[str, Node]]:
    """The main article's node, {} if none, and every node that has an `@id`, by that id."""
    found = [node for block in _blocks(tree) for node in _nodes(block)]
    by_id: dict[str, Node] = {}
    for node in found:
        if isinstance(name := node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(name, node)
    kinds = [node for node in found if _is(node, _ARTICLES)]
    kinds = kinds or [node for node in found if _is(node, _PAGES)]
    # of several, the one that says most of what is asked here is the page's own
    best = max(kinds, key=_says, default={})
    return best, by_id


def texts(value: object) -> list[str]:
    """The strings in a string, a list, or an object with a value or a name."""
    made: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("@value") or item.get("name")
            item = item[0] if isinstance(item, list) and item else item
        if isinstance(item, str) and item.strip():
            made.append(" ".join(html.unescape(item).split()))
    return made


def names(value: object, by_id: dict[str, Node]) -> list[str]:
    """Names of persons or organisations: strings, objects, lists of either, or references by `@id`."""
    made: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and not item.get("name") and isinstance(item.get("@id"), str):
            item = by_id.get(item["@id"], item)
        made += texts(item.get("name") if isinstance(item, dict) else item)
    return made


def _says(node: Node) -> int:
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher", "dateModified"))


def _is(node: Node, kinds: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(kind, str) and kinds.search(kind) for kind in (types if isinstance(types, list) else [types]))


def _nodes(block: object) -> Iterator[Node]:
    waiting, seen = [block], 0
    while waiting and seen < _MOST_NODES:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting = [*item[:_MOST_NODES], *waiting]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in _OWN if isinstance(item.get(key), dict | list)]


def _blocks(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _parsed(script.text[:_LONGEST])


def _parsed(text: str) -> Iterator[object]:
    text = _WRAPPING.sub("", text).strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", _BAD_ESCAPE.sub(r"\\\\", text)), html.unescape(text)):
        try:
            yield json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return
    # several objects without anything between them, or one with rubbish behind
    decoder, at = json.JSONDecoder(strict=False), 0
    while 0 <= (at := text.find("{", at)) < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
