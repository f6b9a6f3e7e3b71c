"""Verbs on statistics and their observations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import events
from articles.errors import Conflict
from claims.models import Observation, Source, Statistic


class VintageDiffers(Conflict):
    """The record holds another value for this period, source and vintage; a revised value needs a newer vintage."""

    code = "duplicate"


@dataclass(frozen=True, slots=True)
class ObservationParts:
    """A value for a period (its last day included), as released by a source on `vintage_on`."""

    period_label: str
    period_start: date
    period_end: date
    value: Decimal | None
    source: Source
    vintage_on: date
    citation_title: str
    citation_url: str = ""
    citation_locator: str = ""
    status: str = "A"


@dataclass(frozen=True, slots=True)
class Recorded:
    added: int
    known: int


@transaction.atomic
def create(*, fields: dict[str, Any], by: User | None, at: datetime) -> Statistic:
    statistic = Statistic.objects.create(**fields)
    events.record("statistic.created", statistic, by=by, at=at)
    return statistic


@transaction.atomic
def edit(*, statistic: Statistic, changes: dict[str, Any], by: User, at: datetime) -> Statistic:
    for name, value in changes.items():
        setattr(statistic, name, value)
    statistic.save(update_fields=[*changes, "updated_at"])
    events.record("statistic.edited", statistic, by=by, at=at, data={"fields": sorted(changes)})
    return statistic


@transaction.atomic
def observe(
    *, statistic: Statistic, observations: Iterable[ObservationParts], by: User | None, at: datetime
) -> Recorded:
    """Add what is not yet known. The same value again is known; another value for the same vintage is refused whole."""
    added = known = 0
    for parts in observations:
        given = {name: getattr(parts, name) for name in parts.__slots__}
        key = {name: given.pop(name) for name in ("period_start", "period_end", "source", "vintage_on")}
        observation, is_new = Observation.objects.get_or_create(statistic=statistic, **key, defaults=given)
        if not is_new and (observation.value, observation.status) != (parts.value, parts.status):
            raise VintageDiffers(
                f"{parts.period_label}, released {parts.vintage_on}: the record has {observation.value}, this is "
                f"{parts.value}. A revised value needs a newer vintage."
            )
        added, known = added + is_new, known + (not is_new)
    if added:
        events.record("statistic.observed", statistic, by=by, at=at, data={"added": added})
    return Recorded(added, known)
