"""Who may see which claims, links and checks. The only place that filters by status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Prefetch

from articles.roles import Actor, is_staff_role
from claims.choices import PUBLIC_STATUSES, ClaimStatus, LinkState

if TYPE_CHECKING:
    from claims.models import Check, Claim, Link, Review, Source  # noqa: F401 (named in the classes' parameters)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: Actor) -> Self:
        """Readers see published and retracted claims; curators and editors see all."""
        return self if is_staff_role(user) else self.filter(status__in=PUBLIC_STATUSES)

    def undecided(self) -> Self:
        return self.filter(status=ClaimStatus.SUGGESTED)

    def with_parts(self) -> Self:
        """Everything a claim's representation shows, in a fixed number of queries."""
        # fetched by name: the models import this module
        attributions = apps.get_model("claims", "Attribution")._default_manager.select_related("source")
        checks = apps.get_model("claims", "Check")._default_manager.select_related("observation")
        reviews = apps.get_model("claims", "Review")._default_manager.select_related("reviewer")
        return self.select_related("article__publisher", "statistic").prefetch_related(
            Prefetch("attributions", attributions.order_by("position")),
            "topics",
            Prefetch("checks", checks),
            Prefetch("reviews", reviews),
        )


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, user: Actor) -> Self:
        """Readers see the sources that a public claim or the record rests on; others would tell of suggestions."""
        if is_staff_role(user):
            return self
        public = models.Q(attributions__claim__status__in=PUBLIC_STATUSES)
        cited = models.Q(observations__isnull=False) | models.Q(statistics__isnull=False)
        reviewing = models.Q(reviews__claim__status__in=PUBLIC_STATUSES)
        affiliated = models.Q(affiliates__attributions__claim__status__in=PUBLIC_STATUSES)
        return self.filter(pk__in=type(self)(self.model).filter(public | cited | reviewing | affiliated).values("pk"))

    def current(self) -> Self:
        return self.filter(merged_into=None)


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, user: Actor) -> Self:
        """Readers see confirmed links between two claims that they may see."""
        if is_staff_role(user):
            return self
        return self.filter(
            state=LinkState.CONFIRMED, from_claim__status__in=PUBLIC_STATUSES, to_claim__status__in=PUBLIC_STATUSES
        )


class CheckQuerySet(models.QuerySet["Check"]):
    def visible_to(self, user: Actor) -> Self:
        return self if is_staff_role(user) else self.filter(claim__status__in=PUBLIC_STATUSES)


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, user: Actor) -> Self:
        return self if is_staff_role(user) else self.filter(claim__status__in=PUBLIC_STATUSES)
