"""Verbs on reviews."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import events
from claims.models import Claim, Review


@transaction.atomic
def create(*, claim: Claim, fields: dict[str, Any], by: User, at: datetime) -> Review:
    review = Review.objects.create(claim=claim, **fields)
    events.record("review.created", review, by=by, at=at, data={"claim": claim.pk})
    return review


@transaction.atomic
def edit(*, review: Review, changes: dict[str, Any], by: User, at: datetime) -> Review:
    for name, value in changes.items():
        setattr(review, name, value)
    review.save(update_fields=[*changes, "updated_at"])
    events.record("review.edited", review, by=by, at=at, data={"fields": sorted(changes)})
    return review
