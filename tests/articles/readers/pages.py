"""Small pages of our own."""

from __future__ import annotations

import json

SENTENCE = (
    "The council of the valley counted 4,120 households this spring, fewer than in any year since the mill closed. "
)
BODY = "".join(f"<p>{part}: {SENTENCE * 2}</p>" for part in ("First", "Second", "Third", "Fourth"))


def page(*head: str, body: str = BODY, title: str = "A valley counts its households", lang: str = "en") -> bytes:
    """A page with an article; `head` is put into its head as it is."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{"".join(head)}</head>'
        f'<body><nav><a href="/">Home</a> <a href="/sports">Sports</a></nav><article>{body}</article>'
        "<footer>All rights reserved by the house.</footer></body></html>"
    ).encode()


def json_ld(**said: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'
