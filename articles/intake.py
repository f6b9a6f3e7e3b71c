"""Take articles in: store what was published and where, once, and tell of it."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import F

from articles import events, publishers
from articles.choices import CaptureMethod
from articles.models import Appearance, Article, Byline, RawDocument, Version
from articles.readers import ArticleDraft


@dataclass(frozen=True, slots=True)
class Receipt:
    """What intake made of a draft. `is_new` is False when the very text was here already."""

    article: Article
    version: Version
    is_new: bool


@transaction.atomic
def add(
    *,
    draft: ArticleDraft,
    by: User | None,
    at: datetime,
    how: str = CaptureMethod.SUBMITTED,
    captured_from: str = "",
    raw: bytes | None = None,
    media_type: str = "text/plain",
) -> Receipt:
    """Store the article, its appearances and its text, and record `article.version_added`.

    The same text again stores nothing and answers the article it is of. A known canonical URL with another text adds
    a version.
    """
    sha256 = draft.sha256
    # of identical intakes at once, the later ones wait here and then find the first one's version
    _lock(f"text {sha256}")
    if draft.canonical_url:
        _lock(f"url {draft.canonical_url}")
    known = Version.objects.select_related("article").filter(sha256=sha256).first()
    if known is not None:
        return Receipt(known.article, known, is_new=False)
    article = _article_of(draft)
    version = Version.objects.create(
        article=article,
        number=article.versions.count() + 1,
        text=draft.text,
        sha256=sha256,
        captured_at=at,
        captured_how=how,
        captured_from=captured_from,
        captured_by=by,
        raw=keep_raw(raw, media_type) if raw is not None else None,
    )
    version.refresh_from_db(fields=["length"])
    if version.number == 1:
        _add_appearances(article, version, draft)
    events.record("article.version_added", article, by=by, at=at, data={"version": version.pk})
    return Receipt(article, version, is_new=True)


@transaction.atomic
def edit(*, article: Article, changes: dict[str, Any], by: User, at: datetime) -> Article:
    """`changes`: any of headline, publisher (a name), published_on, language, genre, canonical_url, authors (names)."""
    columns = dict(changes)
    authors = columns.pop("authors", None)
    if "publisher" in columns:
        columns["publisher"] = publishers.named(columns["publisher"])
    for name, value in columns.items():
        setattr(article, name, value)
    # saved even when only authors change: the revision counts for the whole representation
    article.save(update_fields=[*columns, "updated_at"])
    if authors is not None:
        article.bylines.all().delete()
        _add_bylines(article, tuple(authors))
        Article.objects.filter(pk=article.pk).update(revision=F("revision") + 1)
    events.record("article.edited", article, by=by, at=at, data={"fields": sorted(changes)})
    return article


@transaction.atomic
def release(*, article: Article, by: User | None, at: datetime) -> None:
    """Let readers see the article; the first time counts."""
    if Article.objects.filter(pk=article.pk, released_at=None).update(released_at=at):
        events.record("article.released", article, by=by, at=at)


def keep_raw(raw: bytes, media_type: str) -> RawDocument:
    """The bytes, compressed, stored once by their hash."""
    document, _ = RawDocument.objects.get_or_create(
        sha256=hashlib.sha256(raw).hexdigest(),
        # mtime 0: the same bytes compress to the same bytes
        defaults={"media_type": media_type, "length": len(raw), "gzip": gzip.compress(raw, 6, mtime=0)},
    )
    return document


def _article_of(draft: ArticleDraft) -> Article:
    if draft.canonical_url:
        known = Article.objects.select_for_update().filter(canonical_url=draft.canonical_url).first()
        if known is not None:
            return known
    article = Article.objects.create(
        headline=draft.headline,
        publisher=publishers.named(draft.publisher),
        published_on=draft.published_on,
        language=draft.language,
        genre=draft.genre,
        canonical_url=draft.canonical_url,
    )
    _add_bylines(article, draft.authors)
    return article


def _add_bylines(article: Article, authors: tuple[str, ...]) -> None:
    Byline.objects.bulk_create(
        Byline(article=article, position=position, name=name) for position, name in enumerate(authors)
    )


def _add_appearances(article: Article, version: Version, draft: ArticleDraft) -> None:
    original: Appearance | None = None
    for place in draft.appearances:
        made = Appearance.objects.create(
            article=article,
            kind=place.kind,
            publisher=article.publisher if place.kind == "original" else None,
            site=place.site,
            url=place.url,
            appeared_on=place.appeared_on,
            version=version if place.holds_text else None,
            copied_from=original if place.copied_from_original else None,
        )
        original = original or made


def _lock(name: str) -> None:
    """Hold the name until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
