"""Verbs on publishers."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower

from articles import events
from articles.errors import Conflict
from articles.models import Appearance, Article, Publisher


class MergedRecord(Conflict):
    """The record was merged into another."""

    code = "merged-record"


class WouldFormCircle(Conflict):
    """That would lead back to where it began."""

    code = "would-form-circle"


def named(name: str) -> Publisher:
    """The current publisher of that name, made if there is none. Letter case does not tell two apart."""
    name = " ".join(name.split())
    # folded as the unique index folds, which so serves the search too
    same = Publisher.objects.current().alias(folded=Lower("name")).filter(folded=Lower(Value(name)))
    if (found := same.first()) is not None:
        return found
    try:
        with transaction.atomic():
            return Publisher.objects.create(name=name)
    except IntegrityError:
        # somebody else made it between our look and our insert
        return same.get()


@transaction.atomic
def create(*, name: str, url: str = "", wikidata_id: str = "", by: User | None, at: datetime) -> Publisher:
    publisher = Publisher.objects.create(name=name, url=url, wikidata_id=wikidata_id)
    events.record("publisher.created", publisher, by=by, at=at)
    return publisher


@transaction.atomic
def edit(*, publisher: Publisher, changes: dict[str, str], by: User, at: datetime) -> Publisher:
    """`changes`: any of name, url, wikidata_id."""
    if publisher.merged_into_id:
        raise MergedRecord(f"It is now publisher {publisher.merged_into_id}.")
    for name, value in changes.items():
        setattr(publisher, name, value)
    publisher.save(update_fields=[*changes, "updated_at"])
    events.record("publisher.edited", publisher, by=by, at=at, data={"fields": sorted(changes)})
    return publisher


@transaction.atomic
def merge(*, publisher: Publisher, into: Publisher, by: User, at: datetime) -> Publisher:
    """Everything of `publisher` becomes `into`'s; the old id keeps leading there."""
    if publisher.pk == into.pk:
        raise WouldFormCircle("A publisher cannot be merged into itself.")
    if publisher.merged_into_id or into.merged_into_id:
        raise MergedRecord("Merge two current publishers.")
    Article.objects.filter(publisher=publisher).update(publisher=into)
    Appearance.objects.filter(publisher=publisher).update(publisher=into)
    publisher.merged_into = into
    publisher.save(update_fields=["merged_into", "updated_at"])
    events.record("publisher.merged", publisher, by=by, at=at, data={"into": into.pk})
    return into
