"""Who or what claims rest on, and what they are about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles.admin.base import VerbAdmin, actor, is_list
from articles.admin.unfolded import display
from articles.roles import STAFF_ROLES
from claims import sources, topics
from claims.choices import SourceKind
from claims.models import Source, Topic

KIND_COLOURS = dict.fromkeys(SourceKind.values, "") | {
    "person": "info",
    "organization": "primary",
    "publication": "success",
    "unnamed": "warning",
}


@admin.register(Source)
class SourceAdmin(VerbAdmin[Source]):
    add_roles = change_roles = STAFF_ROLES
    fields = ("kind", "name", "description", "affiliation", "publisher", "wikidata_id")
    autocomplete_fields = ("affiliation", "publisher")
    list_display = ("name", "kind_label", "affiliation", "description", "claims_resting", "wikidata_id", "merged_into")
    list_select_related = ("affiliation", "merged_into")
    list_filter = ("kind", ("merged_into", admin.EmptyFieldListFilter))
    search_fields = ("name", "affiliation__name", "wikidata_id")
    ordering = ("name", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        found = super().get_queryset(request)
        return found.annotate(number_of_claims=Count("attributions")) if is_list(request) else found

    @display(description="Kind", ordering="kind", label=KIND_COLOURS)
    def kind_label(self, source: Source) -> tuple[str, str]:
        return source.kind, source.get_kind_display()

    @display(description="Claims", ordering="number_of_claims")
    def claims_resting(self, source: Any) -> int:
        return int(source.number_of_claims)

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Source:
        return sources.create(fields=form.given(), by=actor(request), at=at)

    def edit(self, request: HttpRequest, record: Source, form: Any, formsets: list[Any], at: datetime) -> None:
        if changes := form.changes():
            sources.edit(source=record, changes=changes, by=actor(request), at=at)


@admin.register(Topic)
class TopicAdmin(VerbAdmin[Topic]):
    add_roles = change_roles = STAFF_ROLES
    fields = ("name", "slug", "parent")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)
    list_display = ("name", "slug", "parent", "claims_about", "merged_into")
    list_select_related = ("parent", "merged_into")
    list_filter = (("parent", admin.EmptyFieldListFilter), ("merged_into", admin.EmptyFieldListFilter))
    search_fields = ("name", "slug")
    ordering = ("name", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        found = super().get_queryset(request)
        return found.annotate(number_of_claims=Count("claims")) if is_list(request) else found

    def get_prepopulated_fields(self, request: HttpRequest, obj: Topic | None = None) -> Any:
        """An address that is in use does not follow its name."""
        return {} if obj else self.prepopulated_fields

    @display(description="Claims", ordering="number_of_claims")
    def claims_about(self, topic: Any) -> int:
        return int(topic.number_of_claims)

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Topic:
        return topics.create(fields=form.given(), by=actor(request), at=at)

    def edit(self, request: HttpRequest, record: Topic, form: Any, formsets: list[Any], at: datetime) -> None:
        if changes := form.changes():
            topics.edit(topic=record, changes=changes, by=actor(request), at=at)
