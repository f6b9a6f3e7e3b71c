"""Verbs on evidence: the passages that support a claim, refute it or give it context."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles import events
from claims.models import Claim, Evidence, Review


@transaction.atomic
def add(*, claim: Claim, fields: dict[str, Any], by: User, at: datetime, review: Review | None = None) -> Evidence:
    """`fields`: stance, source and passage, and any of url, locator. With `review` it is a part of that review."""
    evidence = Evidence.objects.create(claim=claim, review=review, **fields)
    _tell("evidence_added", evidence, by=by, at=at)
    return evidence


@transaction.atomic
def edit(*, evidence: Evidence, changes: dict[str, Any], by: User, at: datetime) -> Evidence:
    for name, value in changes.items():
        setattr(evidence, name, value)
    evidence.save(update_fields=list(changes))
    _tell("evidence_edited", evidence, by=by, at=at, fields=sorted(changes))
    return evidence


@transaction.atomic
def remove(*, evidence: Evidence, by: User, at: datetime) -> None:
    """Take back one that was entered by mistake."""
    _tell("evidence_removed", evidence, by=by, at=at)
    evidence.delete()


def _tell(deed: str, evidence: Evidence, *, by: User, at: datetime, **details: Any) -> None:
    """The event is of the record that shows the evidence, whose revision counts it: the review, or else the claim."""
    shown_by = evidence.review or evidence.claim
    type(shown_by).objects.filter(pk=shown_by.pk).update(revision=F("revision") + 1, updated_at=at)
    kind = f"{shown_by._meta.model_name}.{deed}"
    events.record(kind, shown_by, by=by, at=at, data={"evidence": evidence.pk, **details})
