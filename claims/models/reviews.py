"""Whether a claim holds: arithmetic against the record, and judgements by reviewers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from articles.history import tracked
from articles.models import Stamped
from articles.triggers import counts_revisions
from claims.choices import Outcome, ReviewOrigin, Stance
from claims.models.claims import Claim
from claims.models.fields import ExactDecimalField
from claims.models.sources import Source
from claims.models.statistics import Observation
from claims.querysets import CheckQuerySet, ReviewQuerySet


@tracked()
class Check(models.Model):
    """A claim held against an observation, with the arithmetic shown; never a verdict by itself."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="checks")
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, blank=True, related_name="checks")
    outcome = models.CharField(max_length=30, choices=Outcome)
    explanation = models.TextField(help_text="The sentence that a reader sees")
    arithmetic: Any = models.JSONField(default=dict, blank=True)
    computed_at = models.DateTimeField()

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["claim_id", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim", "observation"], nulls_distinct=False, name="check_once_a_claim_and_observation"
            ),
            models.CheckConstraint(
                condition=Q(observation__isnull=False) | Q(outcome__in=[Outcome.NO_DATA, Outcome.NOT_COMPARABLE]),
                name="check_compares_with_an_observation",
            ),
            models.CheckConstraint(condition=~Q(explanation=""), name="check_explains_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.explanation}"


@tracked()
class Review(Stamped):
    """A fact-check of a claim by a reviewer (schema.org ClaimReview)."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(Source, models.PROTECT, related_name="reviews")
    url = models.URLField("URL", max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    rating_label = models.CharField(max_length=200, help_text='As the reviewer words it: "Mostly false"')
    # as given: reviewers' scales run either way, so no order is asked of best and worst
    rating_value = ExactDecimalField(null=True, blank=True)
    rating_best = ExactDecimalField(null=True, blank=True)
    rating_worst = ExactDecimalField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=20, choices=ReviewOrigin, default=ReviewOrigin.NATIVE)
    original: Any = models.JSONField(null=True, blank=True, help_text="The imported ClaimReview as it came")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-reviewed_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim", "reviewer", "url"], name="review_once_a_claim_reviewer_and_address"
            ),
            models.CheckConstraint(condition=~Q(rating_label=""), name="review_has_a_rating"),
            models.CheckConstraint(
                condition=Q(rating_best=None, rating_worst=None)
                | Q(rating_best__isnull=False, rating_worst__isnull=False),
                name="review_scale_has_both_ends",
            ),
        ]
        triggers: ClassVar = [counts_revisions()]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.rating_label}"


@tracked()
class Evidence(models.Model):
    """A source's passage that supports, refutes or gives context to a claim, in a review or by itself."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="evidence")
    review = models.ForeignKey(Review, models.CASCADE, null=True, blank=True, related_name="evidence")
    source = models.ForeignKey(Source, models.PROTECT, related_name="evidence")
    stance = models.CharField(max_length=20, choices=Stance)
    passage = models.TextField()
    url = models.URLField("URL", max_length=2000, blank=True)
    locator = models.CharField(max_length=200, blank=True, help_text="Page, table or paragraph")

    class Meta:
        verbose_name_plural = "evidence"
        ordering: ClassVar = ["claim_id", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(passage=""), name="evidence_has_a_passage"),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.passage[:80]}"
