"""What only machines write: texts, the bytes they came from, and events."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin import history, word_diff
from articles.admin.base import NOTHING, ReadOnlyAdmin, is_list
from articles.admin.unfolded import display
from articles.choices import VersionRelation
from articles.models import Event, RawDocument, SilentEdit, Version

SUBJECTS = ("article", "claim", "link", "publisher", "review", "source", "statistic", "topic")


RELATION_COLOURS = {
    VersionRelation.FIRST.value: "",
    VersionRelation.UPDATE.value: "info",
    VersionRelation.COPY.value: "warning",
}


def place_of(edit: SilentEdit) -> str:
    """The id of the place in its version's text where a figure changed."""
    return f"edit-{edit.pk}" if edit.after else "differences"


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin[Version]):
    fieldsets = (
        (None, {"fields": ("article", "number", "relation", "based_on_link", "told_remarks")}),
        ("What differs from the version it is based on", {"fields": ("differences",)}),
        ("Text", {"fields": ("shown_text",)}),
        (
            "How it came",
            {"fields": (("captured_at", "captured_how"), "captured_from", "captured_by", "length", "sha256", "raw")},
        ),
    )
    list_display = (
        "article",
        "number",
        "relation_label",
        "length",
        "captured_at",
        "captured_how",
        "captured_from",
        "captured_by",
    )
    list_select_related = ("article", "captured_by")
    list_filter = ("relation", "captured_how")
    search_fields = ("article__headline", "captured_from", "sha256")
    ordering = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        """A list of fifty texts would read megabytes to show none of them."""
        versions = super().get_queryset(request).select_related("article")
        if is_list(request):
            return versions.defer("text", "changes", "sketch")
        return versions.select_related("based_on").prefetch_related("silent_edits").defer("sketch")

    def get_fieldsets(self, request: HttpRequest, obj: Version | None = None) -> Any:
        """A first text differs from nothing."""
        if obj is not None and obj.based_on is not None:
            return self.fieldsets
        return [fieldset for fieldset in self.fieldsets if "differences" not in fieldset[1]["fields"]]

    @display(description="Relation", ordering="relation", label=RELATION_COLOURS)
    def relation_label(self, version: Version) -> tuple[str, str]:
        return version.relation, version.get_relation_display()

    @display(description="Based on")
    def based_on_link(self, version: Version) -> SafeString | str:
        if version.based_on is None:
            return NOTHING
        return format_html(
            '<a class="text-link" href="{}">Version {}</a>',
            reverse("admin:articles_version_change", args=[version.based_on_id]),
            version.based_on.number,
        )

    @display(description="Remarks")
    def told_remarks(self, version: Version) -> SafeString | str:
        return format_html_join("", "<p>{}</p>", ((remark,) for remark in version.remarks)) or NOTHING

    @display(description="Word by word")
    def differences(self, version: Version) -> SafeString | str:
        if version.based_on is None:
            return NOTHING
        shown = word_diff.shown(version.based_on.text, version.text, version.changes)
        return format_html('<div id="differences">{}</div>', shown)

    @display(description="As it was read")
    def shown_text(self, version: Version) -> SafeString:
        """With the figures marked that changed silently: the article's page points at them."""
        pieces: list[SafeString] = []
        place = 0
        for edit in sorted(version.silent_edits.all(), key=lambda edit: edit.after_start or 0):
            start = edit.after_start
            if start is None or start < place:
                continue
            end = start + len(edit.after)
            pieces.append(format_html("{}", version.text[place:start]))
            pieces.append(
                format_html(
                    '<mark id="{}" title="{}">{}</mark>',
                    place_of(edit),
                    f"It read “{edit.before}” before.",
                    version.text[start:end],
                )
            )
            place = end
        pieces.append(format_html("{}", version.text[place:]))
        joined = format_html_join("", "{}", ((piece,) for piece in pieces))
        return format_html('<div class="factrail-passage">{}</div>', joined)


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
