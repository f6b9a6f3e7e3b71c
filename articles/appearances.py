"""Verbs on the places where an article stood."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles import events
from articles.choices import AppearanceKind
from articles.models import Appearance, Article, Publisher, Version


@transaction.atomic
def add(*, article: Article, fields: dict[str, Any], by: User | None, at: datetime) -> Appearance:
    """`fields`: kind, and any of publisher, site, url, appeared_on, version, copied_from."""
    appearance = Appearance.objects.create(article=article, **fields)
    _tell("article.appearance_added", appearance, by=by, at=at)
    return appearance


def add_copy(
    *,
    article: Article,
    publisher: Publisher,
    site: str,
    url: str,
    appeared_on: date | None,
    version: Version | None = None,
    by: User | None,
    at: datetime,
) -> Appearance:
    """A place that took the article over from where it stood first; `version` is the text seen there."""
    fields = {
        "kind": AppearanceKind.REPOST,
        "publisher": publisher,
        "site": site,
        "url": url,
        "appeared_on": appeared_on,
        "version": version,
        "copied_from": article.appearances.filter(kind=AppearanceKind.ORIGINAL).first(),
    }
    return add(article=article, fields=fields, by=by, at=at)


@transaction.atomic
def edit(*, appearance: Appearance, changes: dict[str, Any], by: User, at: datetime) -> Appearance:
    for name, value in changes.items():
        setattr(appearance, name, value)
    appearance.save(update_fields=list(changes))
    _tell("article.appearance_edited", appearance, by=by, at=at, fields=sorted(changes))
    return appearance


@transaction.atomic
def remove(*, appearance: Appearance, by: User, at: datetime) -> None:
    """Take back one that was entered by mistake."""
    _tell("article.appearance_removed", appearance, by=by, at=at)
    appearance.delete()


def _tell(kind: str, appearance: Appearance, *, by: User | None, at: datetime, **details: Any) -> None:
    article = appearance.article
    # the article's representation shows where it stood: whoever read it before must not overwrite it now
    Article.objects.filter(pk=article.pk).update(revision=F("revision") + 1, updated_at=at)
    events.record(kind, article, by=by, at=at, data={"appearance": appearance.pk, **details})
