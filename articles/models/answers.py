"""What a creation answered, for whoever sends it again because the answer was lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

KEPT = timedelta(hours=24)


class IdempotentAnswer(models.Model):
    """The answer that was given under an Idempotency-Key, written in the transaction that did the work."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of method, address and body, hex")
    status = models.PositiveSmallIntegerField()
    headers: Any = models.JSONField()
    body = models.TextField(help_text="JSON as it was written: jsonb would sort its keys")
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key"], name="idempotent_answer_once_a_key"),
        ]
        indexes: ClassVar = [
            # the nightly removal of old ones
            models.Index("created_at", name="idempotent_answer_age"),
        ]

    def __str__(self) -> str:
        return f"{self.status} for {self.key}"
