"""Which source a name in a text is: one that is known, or a new one.

People, organizations and publications are one wherever they are named alike. "The latest statistics", "three U.S.
officials" or "a report" are only the same within one article. An acronym is the organization whose initials it gives,
when the article spells that one out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from articles.models import Version
from claims import sources
from claims.choices import SourceKind
from claims.models import Source

NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PUBLICATION)
MAX_NAME = 300
_SPACE = re.compile(r"\s+")
_ACRONYM = re.compile(r"[A-Z]{2,8}")
# "ICE official Henry Lucero": words of office, in lower case, before a name of two or more capitalised words
_OFFICE_AND_NAME = re.compile(r"(?:\S+ )*[a-z][\w-]* ((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*)+)")


class Namer:
    """Sources of one article's claims, found or made as they are named."""

    def __init__(self, version: Version, at: datetime) -> None:
        self._version = version
        self._at = at
        self._known: dict[tuple[str, str], Source] = {}

    def source(self, name: str, kind: str) -> Source:
        """The source of that name: a known one, else a new one that only curators see until a claim of it is public."""
        name = _SPACE.sub(" ", name).strip()[:MAX_NAME]
        if kind == SourceKind.PERSON and (office := _OFFICE_AND_NAME.fullmatch(name)):
            name = office[1]
        key = (name.casefold(), kind)
        if key not in self._known:
            self._known[key] = self._find(name, kind) or sources.create(
                fields={"kind": kind, "name": name}, by=None, at=self._at
            )
        return self._known[key]

    def _find(self, name: str, kind: str) -> Source | None:
        for found in self._candidates(name, kind):
            return found.merged_into or found
        return None

    def _candidates(self, name: str, kind: str) -> Iterator[Source]:
        alike = Source.objects.select_related("merged_into").filter(name__iexact=name)
        if kind in NAMED:
            # a reader tells a person from an organization less surely than their name
            yield from alike.filter(kind__in=NAMED).order_by("merged_into", "id")
            if _ACRONYM.fullmatch(name):
                yield from self._spelled_out(name)
        else:
            article = self._version.article_id
            yield from alike.filter(kind=kind, attributions__claim__article=article).order_by("id")

    def _spelled_out(self, acronym: str) -> Iterator[Source]:
        """Organizations whose initials end in the acronym and whose name, or its end, the article spells out."""
        organizations = Source.objects.current().filter(kind=SourceKind.ORGANIZATION, name__contains=" ")
        for found in organizations.order_by("id").iterator():
            words = found.name.split()
            initials = "".join(word[0] for word in words if word[0].isupper() and "." not in word)
            plain = " ".join(word for word in words if "." not in word)
            if initials == acronym and plain in self._version.text:
                yield found
