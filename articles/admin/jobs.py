"""What was asked for and takes its time, for those who asked. The queue behind it is the administrators'."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.admin.base import NOTHING, ReadOnlyAdmin
from articles.admin.unfolded import display
from articles.choices import JobState
from articles.models import Article, Job

# every state has its entry, or unfold would show the code instead of its words
STATE_COLOURS = {
    JobState.QUEUED.value: "",
    JobState.RUNNING.value: "info",
    JobState.SUCCEEDED.value: "success",
    JobState.FAILED.value: "danger",
}
OUTCOMES = {
    "created": "New article",
    "updated": "Later text of an article",
    "copied": "Copy of an article",
    "known": "Text that was here already",
}

_NAMES = {"url": "Address"}


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin[Job]):
    fieldsets = (
        (None, {"fields": ("kind", "asked_for", "requested_by")}),
        ("How it gets on", {"fields": ("state_told", "progress", "attempts", "problem", "outcome", "article_link")}),
        ("When", {"fields": (("created_at", "started_at", "finished_at"),)}),
    )
    history_untold = "Its history is not kept: its page says how far it is."
    list_display = (
        "state_label",
        "address",
        "progress",
        "attempts",
        "problem_cut",
        "article_link",
        "requested_by",
        "created_at",
    )
    list_display_links = ("state_label", "address")
    list_select_related = ("requested_by",)
    list_filter = ("state", "kind")
    search_fields = ("arguments__url", "problem_code", "requested_by__username")
    search_help_text = "Part of the address, a problem's type, or who asked"
    ordering = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        """With the article's headline: one query, however many jobs are listed."""
        made = Article.objects.filter(pk=Cast(OuterRef("article_id"), BigIntegerField()))
        jobs = super().get_queryset(request).annotate(article_id=KT("result__article"))
        return jobs.annotate(headline=Subquery(made.values("headline")[:1]))

    # --- columns -------------------------------------------------------------------------------------------------

    @display(description="State", ordering="state", label=STATE_COLOURS)
    def state_label(self, job: Job) -> tuple[str, str]:
        return job.state, job.get_state_display()

    @display(description="State")
    def state_told(self, job: Job) -> SafeString:
        """The label that lists show: on pages the admin itself shows text only."""
        label = render_to_string(
            "unfold/helpers/label.html", {"text": job.get_state_display(), "type": STATE_COLOURS[job.state]}
        )
        if job.finished_at is not None:
            return label
        here = reverse("admin:articles_job_change", args=[job.pk])
        return format_html('{} <a class="text-link" href="{}">Look again</a>', label, here)

    @display(description="Address")
    def address(self, job: Job) -> str:
        return Truncator(str(job.arguments.get("url", NOTHING))).chars(70)

    @display(description="Progress")
    def progress(self, job: Job) -> str:
        told = f"{job.done} of {job.total}"
        return f"{told}, {job.step}" if job.step and job.finished_at is None else told

    @display(description="Problem")
    def problem_cut(self, job: Job) -> str:
        return Truncator(_problem(job)).chars(80)

    @display(description="Article")
    def article_link(self, job: Any) -> SafeString | str:
        if job.headline is None:
            return NOTHING
        address = reverse("admin:articles_article_change", args=[job.article_id])
        return format_html('<a class="text-link" href="{}">{}</a>', address, Truncator(job.headline).chars(70))

    # --- page ----------------------------------------------------------------------------------------------------

    @display(description="Asked for")
    def asked_for(self, job: Job) -> SafeString:
        """The address is text, not a link: nobody has looked yet at where it leads."""
        given = sorted(job.arguments.items(), key=lambda item: item[0] != "url")
        rows = ((_NAMES.get(name, name.replace("_", " ").capitalize()), _listed(value)) for name, value in given)
        return format_html_join("", "<p>{}: {}</p>", rows)

    @display(description="Problem")
    def problem(self, job: Job) -> str:
        return _problem(job)

    @display(description="Outcome")
    def outcome(self, job: Job) -> str:
        found = (job.result or {}).get("outcome", "")
        return OUTCOMES.get(found, found) or NOTHING


def _problem(job: Job) -> str:
    """What went wrong; of a job that will be tried again, what went wrong so far."""
    if not job.problem_code:
        return NOTHING
    told = f"{job.problem_code}: {job.problem_detail}"
    return told if job.state == JobState.FAILED else f"{told} It will be tried again."


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
