"""The record that claims are held against: statistics, their observations, and the checks made."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from articles.admin.base import NOTHING, ReadOnlyAdmin, ReadOnlyRows, VerbAdmin, actor, is_list
from articles.admin.unfolded import TabularInline, display
from articles.roles import STAFF_ROLES
from claims import statistics
from claims.models import Check, Observation, Statistic

OUTCOME_COLOURS = {
    "agrees": "success",
    "agrees_when_rounded": "success",
    "outdated": "warning",
    "conflicts": "danger",
    "no_data": "",
    "not_comparable": "",
}
# every code has its entry, or unfold would show the code instead of its words
STATUS_COLOURS = {"A": "", "E": "warning", "P": "warning", "F": "info", "B": "danger", "I": "warning", "M": "danger"}


def in_full(value: Decimal | None) -> str:
    """Every digit as published, thousands apart."""
    return NOTHING if value is None else f"{value:,f}"


class ObservationInline(ReadOnlyRows, TabularInline[Observation, Statistic]):
    model = Observation
    fields = readonly_fields = ("period_label", "full_value", "status", "vintage_on", "source", "citation_title")
    extra = 0
    per_page = 50
    hide_title = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Observation]:
        return super().get_queryset(request).select_related("source").order_by("-period_start", "-vintage_on")

    @display(description="Value", ordering="value")
    def full_value(self, observation: Observation) -> str:
        return in_full(observation.value)


@admin.register(Statistic)
class StatisticAdmin(VerbAdmin[Statistic]):
    add_roles = change_roles = STAFF_ROLES
    inlines = (ObservationInline,)
    fieldsets = (
        (None, {"fields": ("title", "slug", "description")}),
        (
            "What it measures",
            {
                "fields": (
                    "property",
                    "population",
                    "denominator",
                    ("type", "frequency"),
                    ("unit", "counted"),
                    ("place_name", "place_code"),
                    "source",
                )
            },
        ),
    )
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("source",)
    list_display = ("title", "unit_and_counted", "type", "frequency", "place_name", "observed", "source")
    list_select_related = ("source",)
    list_filter = ("type", "frequency")
    search_fields = ("title", "slug", "property", "population")
    ordering = ("title", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statistic]:
        found = super().get_queryset(request)
        return found.annotate(number_observed=Count("observations")) if is_list(request) else found

    def get_prepopulated_fields(self, request: HttpRequest, obj: Statistic | None = None) -> Any:
        """An address that is in use does not follow its title."""
        return {} if obj else self.prepopulated_fields

    def get_inlines(self, request: HttpRequest, obj: Statistic | None) -> Any:
        return self.inlines if obj else ()

    @display(description="Unit", ordering="unit")
    def unit_and_counted(self, statistic: Statistic) -> str:
        return " ".join(filter(None, (statistic.unit, statistic.counted))) or NOTHING

    @display(description="Observations", ordering="number_observed")
    def observed(self, statistic: Any) -> int:
        return int(statistic.number_observed)

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Statistic:
        return statistics.create(fields=form.given(), by=actor(request), at=at)

    def edit(self, request: HttpRequest, record: Statistic, form: Any, formsets: list[Any], at: datetime) -> None:
        if changes := form.changes():
            statistics.edit(statistic=record, changes=changes, by=actor(request), at=at)


@admin.register(Observation)
class ObservationAdmin(VerbAdmin[Observation]):
    """Added, never changed: a revised value is a new observation with a newer vintage."""

    add_roles = STAFF_ROLES
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "statistic",
                    "period_label",
                    ("period_start", "period_end"),
                    ("value", "status"),
                    ("source", "vintage_on"),
                )
            },
        ),
        ("Where it was published", {"fields": ("citation_title", "citation_url", "citation_locator")}),
    )
    autocomplete_fields = ("statistic", "source")
    list_display = ("statistic", "period_label", "full_value", "status_label", "vintage_on", "source", "cited")
    list_select_related = ("statistic", "source")
    list_filter = ("status",)
    search_fields = ("statistic__title", "period_label", "citation_title")
    date_hierarchy = "vintage_on"
    ordering = ("-vintage_on", "-id")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "value" and isinstance(field, forms.DecimalField):
            field.required = False
            field.help_text = "As published, every digit; empty only when the status is missing"
        return field

    @display(description="Value", ordering="value")
    def full_value(self, observation: Observation) -> str:
        return in_full(observation.value)

    @display(description="Status", ordering="status", label=STATUS_COLOURS)
    def status_label(self, observation: Observation) -> tuple[str, str]:
        return observation.status, observation.get_status_display().removesuffix(" value")

    @display(description="Published in")
    def cited(self, observation: Observation) -> str:
        return Truncator(observation.citation_title).chars(60)

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Observation:
        given = form.given()
        statistic = given.pop("statistic")
        parts = statistics.ObservationParts(**given)
        statistics.observe(statistic=statistic, observations=[parts], by=actor(request), at=at)
        key = {name: given[name] for name in ("period_start", "period_end", "source", "vintage_on")}
        return Observation.objects.get(statistic=statistic, **key)


@admin.register(Check)
class CheckAdmin(ReadOnlyAdmin[Check]):
    fields = ("claim", "outcome", "explanation", "observation", "arithmetic", "computed_at")
    list_display = ("outcome_label", "claim", "explanation", "observation", "computed_at")
    list_display_links = ("outcome_label", "claim")
    list_select_related = ("claim", "observation")
    list_filter = ("outcome",)
    search_fields = ("explanation", "claim__text")
    ordering = ("-id",)

    @display(description="Outcome", ordering="outcome", label=OUTCOME_COLOURS)
    def outcome_label(self, check: Check) -> tuple[str, str]:
        return check.outcome, check.get_outcome_display()
