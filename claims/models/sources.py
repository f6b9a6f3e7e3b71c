"""Who or what claims rest on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from articles.history import tracked
from articles.models import Publisher, Stamped
from articles.triggers import counts_revisions, no_cycle
from claims.choices import SourceKind
from claims.querysets import SourceQuerySet


@tracked()
class Source(Stamped):
    """A person, organization, publication, dataset, document or survey, or somebody the article does not name."""

    kind = models.CharField(max_length=20, choices=SourceKind)
    name = models.CharField(
        max_length=300, help_text='As the article names it for unnamed ones: "three U.S. officials"'
    )
    description = models.TextField(blank=True)
    affiliation = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="affiliates")
    publisher = models.OneToOneField(
        Publisher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="source",
        help_text="The publisher that this publication is",
    )
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            # two unnamed sources, or two datasets called "statistics", need not be the same one
            models.UniqueConstraint(
                Lower("name"),
                "kind",
                "affiliation",
                condition=Q(merged_into=None, kind__in=["person", "organization", "publication"]),
                nulls_distinct=False,
                name="source_name_once_a_kind_and_affiliation",
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=Q(merged_into=None) & ~Q(wikidata_id=""),
                name="source_wikidata_id_once",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
        ]
        triggers: ClassVar = [
            counts_revisions(),
            no_cycle("source_not_affiliated_with_itself", table="claims_source", child="id", parent="affiliation_id"),
            no_cycle("source_not_merged_in_a_circle", table="claims_source", child="id", parent="merged_into_id"),
        ]

    def __str__(self) -> str:
        return self.name
