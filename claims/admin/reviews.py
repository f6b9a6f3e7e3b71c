"""Fact-checks of claims."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.base import VerbAdmin, actor
from articles.admin.history import Rows
from articles.admin.unfolded import display
from articles.roles import STAFF_ROLES
from claims import reviews
from claims.admin.evidence_rows import EvidenceInline, save_evidence
from claims.models import Evidence, Review


@admin.register(Review)
class ReviewAdmin(VerbAdmin[Review]):
    add_roles = change_roles = STAFF_ROLES
    inlines = (EvidenceInline,)
    history_rows = (Rows(Evidence, "review_id", ("stance", "passage")),)
    fieldsets = (
        (None, {"fields": ("claim", "reviewer", "reviewed_on", "title", "url", "summary")}),
        ("Rating", {"fields": ("rating_label", "rating_value", ("rating_best", "rating_worst"))}),
    )
    autocomplete_fields = ("claim", "reviewer")
    list_display = ("claim", "reviewer", "rating_label", "reviewed_on", "origin_label", "title")
    list_select_related = ("claim", "reviewer")
    list_filter = ("origin",)
    search_fields = ("claim__text", "reviewer__name", "title", "summary", "rating_label")
    date_hierarchy = "reviewed_on"
    ordering = ("-reviewed_on", "-id")

    def get_readonly_fields(self, request: HttpRequest, obj: Review | None = None) -> Any:
        """A review of another claim is another review."""
        return ("claim",) if obj else ()

    def is_open(self, request: HttpRequest, record: Review) -> bool:
        """An imported one is its reviewer's word."""
        return record.origin == "native"

    @display(description="Origin", ordering="origin", label={"native": "info", "imported": ""})
    def origin_label(self, review: Review) -> tuple[str, str]:
        return review.origin, review.get_origin_display()

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Review:
        fields = form.given()
        by = actor(request)
        review = reviews.create(claim=fields.pop("claim"), fields=fields, by=by, at=at)
        save_evidence(review.claim, formsets, review=review, by=by, at=at)
        return review

    def edit(self, request: HttpRequest, record: Review, form: Any, formsets: list[Any], at: datetime) -> None:
        by = actor(request)
        if changes := form.changes():
            reviews.edit(review=record, changes=changes, by=by, at=at)
        save_evidence(record.claim, formsets, review=record, by=by, at=at)
