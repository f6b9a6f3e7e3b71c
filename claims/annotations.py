"""Claims as W3C Web Annotations of an article's text: plain JSON-LD, made of selectors. Pure.

The Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) counts a TextPositionSelector in Unicode code
points from 0 and leaves out the end, as our selectors do. JavaScript strings and DOM ranges count UTF-16 code units
instead: a client that uses the numbers there has to convert them, or take the TextQuoteSelector, which needs none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, Literal

from claims.anchors import Selector

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
#: What a response that holds annotations is served as.
MEDIA_TYPE: Final = f'application/ld+json; profile="{CONTEXT}"'
#: The most that some clients take before or after a quote.
CONTEXT_UNITS: Final = 32

Motivation = Literal[
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
]  # fmt: skip


def selectors(selector: Selector) -> list[dict[str, Any]]:
    """The quote and its position: alternatives that select the same words, the one that survives edits first."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": _within_units(selector.prefix[::-1])[::-1],
            "suffix": _within_units(selector.suffix),
        },
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
    ]


def annotation(
    *,
    id: str,
    claim_url: str,
    text: str,
    selector: Selector,
    source_url: str,
    motivation: Motivation = "describing",
    language: str | None = None,
    created_at: datetime | None = None,
    modified_at: datetime | None = None,
    creator: Mapping[str, Any] | None = None,
    generator: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """One Annotation: what the claim says (`text`), and where it stands in the resource at `source_url`.

    `source_url` must serve the very text, as text/plain, that the selector was made of. The bodies are the claim itself
    by its address, and its words. `creator` and `generator` are Agents, such as {"id": …, "type": "Software", "name":
    …}; what is None is left out. Times must be aware; they are written in UTC.
    """
    words = {"type": "TextualBody", "value": text, "format": "text/plain", "language": language, "purpose": motivation}
    given = {
        "@context": CONTEXT,
        "id": id,
        "type": "Annotation",
        "motivation": motivation,
        "created": _written(created_at),
        "modified": _written(modified_at),
        "creator": dict(creator) if creator else None,
        "generator": dict(generator) if generator else None,
        "body": [
            {"type": "SpecificResource", "source": claim_url, "purpose": "linking"},
            _without_none(words),
        ],
        "target": {"type": "SpecificResource", "source": source_url, "selector": selectors(selector)},
    }
    return _without_none(given)


def page(
    *,
    id: str,
    items: Iterable[Mapping[str, Any]],
    part_of: str | None = None,
    total: int | None = None,
    start_index: int | None = None,
    next_page: str | None = None,
    previous_page: str | None = None,
) -> dict[str, Any]:
    """An AnnotationPage of some annotations, which then take their context from the page.

    `part_of` is the address of the AnnotationCollection and `total` how many annotations that holds; `start_index` is
    the place of the first item in it, from 0.
    """
    whole = _without_none({"id": part_of, "type": "AnnotationCollection", "total": total})
    return _without_none(
        {
            "@context": CONTEXT,
            "id": id,
            "type": "AnnotationPage",
            "partOf": whole if part_of else None,
            "startIndex": start_index,
            "next": next_page,
            "prev": previous_page,
            "items": [{name: value for name, value in item.items() if name != "@context"} for item in items],
        }
    )


def _within_units(context: str) -> str:
    """The context's beginning, of at most 32 UTF-16 code units.

    Clients that stand on diff-match-patch refuse a longer one; characters beyond the first plane count twice there.
    """
    left = CONTEXT_UNITS
    for number, character in enumerate(context):
        left -= 2 if ord(character) > 0xFFFF else 1
        if left < 0:
            return context[:number]
    return context


def _written(at: datetime | None) -> str | None:
    """xsd:dateTime in UTC, to the second, as the model recommends."""
    if at is None:
        return None
    if at.tzinfo is None:
        raise ValueError("An annotation's times must be aware.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _without_none(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}
