"""What was asked for and takes its time, and what was fetched for it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.choices import JobKind, JobState
from articles.models.versions import Version
from articles.querysets import JobQuerySet
from articles.triggers import append_only


class Job(models.Model):
    """An asynchronous request as its requester follows it. The queue behind it is procrastinate's."""

    kind = models.CharField(max_length=30, choices=JobKind)
    state = models.CharField(max_length=20, choices=JobState, default=JobState.QUEUED)
    arguments: Any = models.JSONField(default=dict, help_text="What was asked for")
    step = models.CharField(max_length=50, blank=True, help_text="What it is at: fetching, reading, storing")
    done = models.PositiveIntegerField(default=0, help_text="Steps done")
    total = models.PositiveIntegerField(default=0, help_text="Steps in all")
    attempts = models.PositiveSmallIntegerField(default=0)
    result: Any = models.JSONField(null=True, blank=True)
    problem_code = models.CharField(max_length=50, blank=True, help_text="The problem type, when it failed")
    problem_detail = models.TextField(blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[JobState.QUEUED, JobState.RUNNING], finished_at=None)
                | Q(state__in=[JobState.SUCCEEDED, JobState.FAILED], finished_at__isnull=False),
                name="job_finished_if_and_only_if_over",
            ),
            models.CheckConstraint(
                condition=(Q(state=JobState.FAILED) & ~Q(problem_code=""))
                | (~Q(state=JobState.FAILED) & (Q(problem_code="") | Q(state__in=[JobState.QUEUED, JobState.RUNNING]))),
                name="job_failed_says_why",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="job_done_not_above_total"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_state_display().lower()}"


class Fetch(models.Model):
    """One answer of an address: what it was, and by which validators to ask again only for changes."""

    url = models.CharField(max_length=2000, help_text="As asked")
    final_url = models.CharField(max_length=2000, help_text="After redirects")
    status = models.PositiveSmallIntegerField()
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="fetches", help_text="The text it was read as"
    )
    fetched_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            # the validators of the last answer
            models.Index(F("url"), F("id").desc(), name="fetch_of_url"),
        ]
        triggers: ClassVar = [append_only("fetch_never_changes")]

    def __str__(self) -> str:
        return f"{self.status} {self.url}"
