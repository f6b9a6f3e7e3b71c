"""Things measured over time, and their values as published."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from articles.history import tracked
from articles.models import Stamped
from articles.triggers import append_only, counts_revisions
from claims.choices import FigureType, Frequency, ObservationStatus
from claims.models.fields import ExactDecimalField
from claims.models.sources import Source


@tracked()
class Statistic(Stamped):
    """A statistical variable (Data Commons): a property of a population, in a unit, for a place, at a frequency."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    property = models.CharField(max_length=200, help_text="What is measured, such as number of arrests")
    population = models.CharField(max_length=300, blank=True, help_text="Of whom or what")
    denominator = models.CharField(max_length=300, blank=True, help_text="What a share or rate is of")
    type = models.CharField(max_length=20, choices=FigureType)
    unit = models.CharField(max_length=50, null=True, blank=True, help_text="percent, an ISO 4217 code, a unit's name")
    counted = models.CharField(max_length=200, null=True, blank=True, help_text="The noun counted, where it counts")
    place_code = models.CharField(max_length=20, null=True, blank=True, help_text="ISO 3166")
    place_name = models.CharField(max_length=200, null=True, blank=True)
    frequency = models.CharField(max_length=20, choices=Frequency)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="statistics", help_text="The source of record: who publishes it"
    )

    class Meta:
        ordering: ClassVar = ["title", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="statistic_has_a_title"),
            models.CheckConstraint(condition=Q(unit=None) | ~Q(unit=""), name="statistic_unit_null_not_empty"),
        ]
        triggers: ClassVar = [counts_revisions()]

    def __str__(self) -> str:
        return self.title


class Observation(models.Model):
    """A statistic's value for a period, as a source published it on a day (its vintage).

    Never updated: a revised value is a new row with a newer vintage, so what was known when stays answerable.
    """

    statistic = models.ForeignKey(Statistic, models.PROTECT, related_name="observations")
    period_label = models.CharField(max_length=50, help_text="As published, such as FY2019")
    period_start = models.DateField()
    period_end = models.DateField(help_text="The last day, included")
    value = ExactDecimalField(null=True, help_text="null only when missing")
    status = models.CharField(max_length=1, choices=ObservationStatus, default=ObservationStatus.NORMAL)
    source = models.ForeignKey(Source, models.PROTECT, related_name="observations")
    vintage_on = models.DateField("vintage", help_text="When this value was released")
    citation_title = models.CharField(max_length=500)
    citation_url = models.URLField(max_length=2000, blank=True)
    citation_locator = models.CharField(max_length=200, blank=True, help_text="Page or table")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        # a statistic's series in time, the newest vintage of a period first: the unique index below serves it
        ordering: ClassVar = ["statistic_id", "period_start", "-vintage_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statistic", "period_start", "period_end", "source", "vintage_on"],
                name="observation_once_a_period_source_and_vintage",
            ),
            models.CheckConstraint(
                condition=Q(period_start__lte=F("period_end")), name="observation_period_start_not_after_end"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(status=ObservationStatus.MISSING),
                name="observation_has_a_value_unless_missing",
            ),
            models.CheckConstraint(condition=~Q(citation_title=""), name="observation_cites_its_publication"),
        ]
        triggers: ClassVar = [append_only("observation_never_changes")]

    def __str__(self) -> str:
        return f"{self.period_label}: {self.value}"
