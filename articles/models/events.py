"""What happened, numbered."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Func

from articles.querysets import EventQuerySet
from articles.triggers import append_only


class Event(models.Model):
    """One thing that happened to a record; numbered, never changed.

    It is written in the transaction that did the thing. Numbers are drawn before commit, so a reader that follows
    them could pass over one that commits late; `transaction` lets it stop before those still open.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=50, help_text="such as claim.published")
    subject_type = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    data: Any = models.JSONField(default=dict, blank=True)
    transaction = models.BigIntegerField(
        editable=False, db_default=Func(template="(pg_current_xact_id()::text::bigint)")
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            # what happened to this record, for its page and its history
            models.Index("subject_type", "subject_id", "id", name="event_of_subject"),
        ]
        triggers: ClassVar = [append_only("event_never_changes")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_type} {self.subject_id}"
