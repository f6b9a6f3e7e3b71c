"""What claims are about: a tree (SKOS broader/narrower)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from articles.history import tracked
from articles.models import Stamped
from articles.triggers import counts_revisions, no_cycle


@tracked()
class Topic(Stamped):
    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"),
                "parent",
                condition=Q(merged_into=None),
                nulls_distinct=False,
                name="topic_name_once_below",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="topic_has_a_name"),
        ]
        triggers: ClassVar = [
            counts_revisions(),
            no_cycle("topic_not_below_itself", table="claims_topic", child="id", parent="parent_id"),
            no_cycle("topic_not_merged_in_a_circle", table="claims_topic", child="id", parent="merged_into_id"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ClaimTopic(models.Model):
    """A claim is about a topic; a table of its own name so that its history is kept too."""

    claim = models.ForeignKey("claims.Claim", models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "topic"], name="claim_about_a_topic_once"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} about {self.topic_id}"
