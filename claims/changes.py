"""What happened, for whoever mirrors the record: who may hear of which event."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, Event
from articles.querysets import EventQuerySet
from articles.roles import Actor, is_staff_role

# of claims, what was done in public; of the rest, what readers may see anyway
PUBLIC_KINDS = ("claim.published", "claim.corrected", "claim.retracted", "article.released")
PUBLIC_SUBJECTS = ("publisher", "topic", "statistic")


def heard_by(user: Actor) -> EventQuerySet:
    """The settled events that this user may hear of, oldest first."""
    events = Event.objects.settled().order_by("id")
    if is_staff_role(user):
        return events
    released = Article.objects.filter(pk=OuterRef("subject_id"), released_at__isnull=False)
    return events.filter(
        Q(kind__in=PUBLIC_KINDS) | Q(subject_type__in=PUBLIC_SUBJECTS) | Q(Exists(released), subject_type="article")
    )
