"""Take in what stands at an address: fetch it, read it, store it with how it was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import fetching, intake
from articles.choices import CaptureMethod
from articles.fetching import Fetched
from articles.intake import Receipt
from articles.models import Fetch
from articles.readers import ArticleDraft, bounded
from articles.readers import text as text_reader
from articles.readers.html.charset import decode

HTML_TYPES = ("text/html", "application/xhtml+xml")


def capture(
    *,
    url: str,
    given: dict[str, Any],
    by: User | None,
    at: datetime,
    reach: Callable[[str], None] = lambda step: None,
) -> Receipt:
    """The article at `url`. `given` goes before what the page says; `reach` is told of each step.

    Asks only for changes when the address was fetched before; unchanged, the receipt's outcome is `known`. Raises
    what `fetching.fetch` and the readers raise.
    """
    # of the last whole answer: one that only said "unchanged" need not repeat its validators
    whole = Fetch.objects.select_related("version__article").filter(url=url, status=200, version__isnull=False)
    before = whole.first()
    answer = fetching.fetch(
        url, etag=before.etag if before else "", last_modified=before.last_modified if before else ""
    )
    if answer.status == 304 and before is not None and before.version is not None:
        _keep(url, answer, before.version, at)
        return Receipt(before.version.article.standing, before.version, "known")
    reach("reading")
    draft = read(answer, given)
    reach("storing")
    with transaction.atomic():
        receipt = intake.add(
            draft=draft,
            by=by,
            at=at,
            how=CaptureMethod.FETCHED,
            captured_from=answer.url,
            raw=answer.body,
            media_type=answer.media_type,
        )
        _keep(url, answer, receipt.version, at)
    return receipt


def read(answer: Fetched, given: dict[str, Any]) -> ArticleDraft:
    """The answer as an article; HTML is read in a process that can be killed."""
    known = _reader_words(given)
    if answer.media_type in HTML_TYPES:
        draft = bounded.read_html(answer.body, url=answer.url, charset=answer.charset, **known)
    else:
        draft = text_reader.read(decode(answer.body, answer.charset).text, **known)
    return draft if draft.canonical_url else replace(draft, canonical_url=answer.url)


def _reader_words(given: dict[str, Any]) -> dict[str, Any]:
    """A job's arguments, which are JSON, as the readers take them."""
    known = {name: value for name, value in given.items() if value is not None}
    if "published_on" in known:
        known["published_on"] = date.fromisoformat(known["published_on"])
    if "authors" in known:
        known["authors"] = tuple(known["authors"])
    return known


def _keep(url: str, answer: Fetched, version: Any, at: datetime) -> None:
    Fetch.objects.create(
        url=url,
        final_url=answer.url,
        status=answer.status,
        etag=answer.etag,
        last_modified=answer.last_modified,
        version=version,
        fetched_at=at,
    )
