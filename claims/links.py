"""Verbs on links between claims."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles import events
from articles.errors import Conflict
from claims.choices import LinkState
from claims.models import Claim, Link


class LinkDecided(Conflict):
    """The link was decided on already."""

    code = "conflict"


@transaction.atomic
def create(*, from_claim: Claim, to_claim: Claim, kind: str, by: User, at: datetime) -> Link:
    """A link made by a person is confirmed from the start."""
    link = Link.objects.create(
        from_claim=from_claim, to_claim=to_claim, kind=kind, state=LinkState.CONFIRMED, decided_at=at, decided_by=by
    )
    events.record("link.confirmed", link, by=by, at=at)
    return link


@transaction.atomic
def confirm(*, link: Link, by: User, at: datetime) -> Link:
    return _decide(link, LinkState.CONFIRMED, by=by, at=at)


@transaction.atomic
def reject(*, link: Link, by: User, at: datetime) -> Link:
    return _decide(link, LinkState.REJECTED, by=by, at=at)


def _decide(link: Link, state: LinkState, *, by: User, at: datetime) -> Link:
    if link.state == state:
        raise LinkDecided(f"It is {state} already.")
    link.state, link.decided_at, link.decided_by = state, at, by
    link.save(update_fields=["state", "decided_at", "decided_by", "updated_at"])
    events.record(f"link.{state}", link, by=by, at=at)
    return link
