"""What only machines write: texts, the bytes they came from, and events."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin import history
from articles.admin.base import NOTHING, ReadOnlyAdmin, is_list
from articles.admin.unfolded import display
from articles.models import Event, RawDocument, Version

SUBJECTS = ("article", "claim", "link", "publisher", "review", "source", "statistic", "topic")


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin[Version]):
    fields = (
        "article",
        "number",
        "captured_at",
        "captured_how",
        "captured_from",
        "captured_by",
        "length",
        "sha256",
        "raw",
        "shown_text",
    )
    list_display = ("article", "number", "length", "captured_at", "captured_how", "captured_from", "captured_by")
    list_select_related = ("article", "captured_by")
    list_filter = ("captured_how",)
    search_fields = ("article__headline", "captured_from", "sha256")
    ordering = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        """A list of fifty texts would read megabytes to show none of them."""
        versions = super().get_queryset(request).select_related("article")
        return versions.defer("text") if is_list(request) else versions

    @display(description="Text")
    def shown_text(self, version: Version) -> SafeString:
        return format_html('<div class="factrail-passage">{}</div>', version.text)


@admin.register(RawDocument)
class RawDocumentAdmin(ReadOnlyAdmin[RawDocument]):
    fields = ("sha256", "media_type", "size", "created_at", "of_versions")
    list_display = ("media_type", "size", "sha256", "created_at")
    list_filter = ("media_type",)
    search_fields = ("sha256",)
    ordering = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[RawDocument]:
        """Its bytes are neither shown nor read."""
        return super().get_queryset(request).defer("gzip")

    @display(description="Size", ordering="length")
    def size(self, document: RawDocument) -> str:
        return filesizeformat(document.length)

    @display(description="Read into")
    def of_versions(self, document: RawDocument) -> str:
        versions = document.versions.select_related("article").defer("text")
        return "; ".join(f"version {version.number} of “{version.article}”" for version in versions) or NOTHING


class SubjectFilter(admin.SimpleListFilter):
    """Of which records. The words are given, not looked up: the table of events is the longest of all."""

    title = "record"
    parameter_name = "subject_type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name.capitalize()) for name in SUBJECTS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return queryset.filter(subject_type=self.value()) if self.value() else queryset


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin[Event]):
    fields = ("id", "at", "by", "kind", "subject", "data")
    list_display = ("at", "told", "subject", "by")
    list_display_links = ("at", "told")
    list_select_related = ("by",)
    list_filter = (SubjectFilter,)
    search_fields = ("kind",)
    search_help_text = "Part of its kind, such as published"
    ordering = ("-id",)

    @display(description="What", ordering="kind")
    def told(self, event: Event) -> str:
        return history.words(event.kind)

    @display(description="Record")
    def subject(self, event: Event) -> SafeString | str:
        """Linked by the admin's own register: this room cannot know which room the record is of."""
        name = f"{event.subject_type} {event.subject_id}"
        for model in self.admin_site._registry:
            if model._meta.model_name == event.subject_type:
                route = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
                return format_html(
                    '<a class="text-link" href="{}">{}</a>', reverse(route, args=[event.subject_id]), name
                )
        return name
