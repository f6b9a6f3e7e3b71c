"""Two articles whose texts are alike, for a curator to decide whether they are one work."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.choices import ResemblanceState
from articles.models.articles import Article


class Resemblance(models.Model):
    """The text of `article` is alike that of `earlier`, but not so surely that intake took them for one."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="resemblances")
    earlier = models.ForeignKey(Article, models.PROTECT, related_name="+", help_text="The one held before")
    likeness = models.FloatField(help_text="Shared five-word runs among all of both, 0 to 1")
    numbers = models.FloatField(help_text="Shared numbers among all of both, 0 to 1")
    state = models.CharField(max_length=20, choices=ResemblanceState, default=ResemblanceState.SUGGESTED)
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-likeness", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "earlier"], name="resemblance_once_a_pair"),
            models.CheckConstraint(condition=~Q(article=F("earlier")), name="resemblance_not_of_itself"),
            models.CheckConstraint(
                condition=Q(state=ResemblanceState.SUGGESTED, decided_at=None, decided_by=None)
                | (~Q(state=ResemblanceState.SUGGESTED) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="resemblance_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"article {self.article_id} resembles article {self.earlier_id}"
