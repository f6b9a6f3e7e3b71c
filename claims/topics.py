"""Verbs on topics."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import events
from articles.publishers import MergedRecord, WouldFormCircle
from claims.models import Claim, Topic


@transaction.atomic
def create(*, fields: dict[str, Any], by: User | None, at: datetime) -> Topic:
    """`fields`: slug and name, and a parent or none."""
    topic = Topic.objects.create(**fields)
    events.record("topic.created", topic, by=by, at=at)
    return topic


@transaction.atomic
def edit(*, topic: Topic, changes: dict[str, Any], by: User, at: datetime) -> Topic:
    if topic.merged_into_id:
        raise MergedRecord(f"It is now topic {topic.merged_into_id}.")
    for name, value in changes.items():
        setattr(topic, name, value)
    topic.save(update_fields=[*changes, "updated_at"])
    events.record("topic.edited", topic, by=by, at=at, data={"fields": sorted(changes)})
    return topic


@transaction.atomic
def merge(*, topic: Topic, into: Topic, by: User, at: datetime) -> Topic:
    """Claims about `topic` are about `into` from now on; narrower topics move below it."""
    if topic.pk == into.pk:
        raise WouldFormCircle("A topic cannot be merged into itself.")
    if topic.merged_into_id or into.merged_into_id:
        raise MergedRecord("Merge two current topics.")
    for claim in Claim.objects.filter(topics=topic):
        claim.topics.remove(topic)
        claim.topics.add(into)
    Topic.objects.filter(parent=topic).exclude(pk=into.pk).update(parent=into)
    if into.parent_id == topic.pk:
        # a narrower topic that takes the wider one's place stands where that stood
        into.parent = topic.parent
        into.save(update_fields=["parent", "updated_at"])
    topic.merged_into = into
    topic.save(update_fields=["merged_into", "updated_at"])
    events.record("topic.merged", topic, by=by, at=at, data={"into": into.pk})
    return into
