"""Verbs on sources."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import events
from articles.publishers import MergedRecord, WouldFormCircle
from claims.models import Attribution, Evidence, Review, Source, Statistic


@transaction.atomic
def create(*, fields: dict[str, Any], by: User | None, at: datetime) -> Source:
    """`fields`: kind and name, and any of description, affiliation, publisher, wikidata_id."""
    source = Source.objects.create(**fields)
    events.record("source.created", source, by=by, at=at)
    return source


@transaction.atomic
def edit(*, source: Source, changes: dict[str, Any], by: User, at: datetime) -> Source:
    if source.merged_into_id:
        raise MergedRecord(f"It is now source {source.merged_into_id}.")
    for name, value in changes.items():
        setattr(source, name, value)
    source.save(update_fields=[*changes, "updated_at"])
    events.record("source.edited", source, by=by, at=at, data={"fields": sorted(changes)})
    return source


@transaction.atomic
def merge(*, source: Source, into: Source, by: User, at: datetime) -> Source:
    """What rests on `source` rests on `into` from now on; the old id keeps leading there.

    Observations never change, so theirs keep the old source, which leads to the new one.
    """
    if source.pk == into.pk:
        raise WouldFormCircle("A source cannot be merged into itself.")
    if source.merged_into_id or into.merged_into_id:
        raise MergedRecord("Merge two current sources.")
    standing = Attribution.objects.filter(source=into).values("claim_id")
    Attribution.objects.filter(source=source, claim_id__in=standing).delete()
    Attribution.objects.filter(source=source).update(source=into)
    Source.objects.filter(affiliation=source).exclude(pk=into.pk).update(affiliation=into)
    Review.objects.filter(reviewer=source).update(reviewer=into)
    Evidence.objects.filter(source=source).update(source=into)
    Statistic.objects.filter(source=source).update(source=into)
    if into.affiliation_id == source.pk:
        # an office that takes its agency's place belongs where the agency did
        into.affiliation = source.affiliation
        into.save(update_fields=["affiliation", "updated_at"])
    source.merged_into = into
    source.save(update_fields=["merged_into", "updated_at"])
    events.record("source.merged", source, by=by, at=at, data={"into": into.pk})
    return into
