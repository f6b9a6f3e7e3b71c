"""Who publishes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from articles.history import tracked
from articles.models.stamped import Stamped
from articles.querysets import PublisherQuerySet
from articles.triggers import counts_revisions, no_cycle


@tracked()
class Publisher(Stamped):
    """Who publishes (schema.org Organization)."""

    name = models.CharField(max_length=200)
    url = models.URLField(blank=True)
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"), condition=Q(merged_into=None), name="publisher_name_once_among_current"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="publisher_has_a_name"),
        ]
        triggers: ClassVar = [
            counts_revisions(),
            no_cycle(
                "publisher_not_merged_in_a_circle",
                table="articles_publisher",
                child="id",
                parent="merged_into_id",
            ),
        ]

    def __str__(self) -> str:
        return self.name
