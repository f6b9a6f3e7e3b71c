"""What lists of claims can be narrowed to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims import search
from claims.choices import Gap, Outcome
from claims.models import Check, Claim, Topic

Choices = list[tuple[str, str]]


class GapFilter(admin.SimpleListFilter):
    title = "gap"
    parameter_name = "gap"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(value, str(label)) for value, label in Gap.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value()
        return queryset.filter(gaps__contains=[value]) if value in Gap.values else queryset


class TopicFilter(admin.SimpleListFilter):
    """A topic and everything below it. Topics are few, so all are offered."""

    title = "topic"
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return list(Topic.objects.filter(merged_into=None).order_by("name").values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value()
        return search.by_topic(queryset, value) if value else queryset


class OutcomeFilter(admin.SimpleListFilter):
    title = "check"
    parameter_name = "check"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(value, str(label)) for value, label in Outcome.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value()
        return queryset.filter(pk__in=Check.objects.filter(outcome=value).values("claim_id")) if value else queryset
