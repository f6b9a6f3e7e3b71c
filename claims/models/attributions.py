"""Who says a claim, in order from the origin outward."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from articles.history import tracked
from claims.choices import AttributionMode, AttributionRole
from claims.models.claims import Claim
from claims.models.sources import Source


@tracked()
class Attribution(models.Model):
    """One step of a claim's way to us: its source, as what, and by which words the text says so."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="attributions")
    position = models.PositiveSmallIntegerField(help_text="0 is the origin")
    source = models.ForeignKey(Source, models.PROTECT, related_name="attributions")
    role = models.CharField(max_length=20, choices=AttributionRole)
    mode = models.CharField(max_length=20, choices=AttributionMode, null=True, blank=True)
    cue = models.CharField(
        max_length=300, null=True, blank=True, help_text='The words that attribute: "the agency said"'
    )
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["claim_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "position"], name="attribution_one_source_a_position"),
            # a source that stood twice in one chain would have the claim from itself
            models.UniqueConstraint(fields=["claim", "source"], name="attribution_not_to_oneself"),
            models.CheckConstraint(
                # both or none: with one of them empty the comparison would be null, which a check lets pass
                condition=Q(cue_start=None, cue_end=None)
                | Q(cue_start__isnull=False, cue_end__isnull=False, cue_start__lt=F("cue_end")),
                name="attribution_cue_start_before_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.source}"
