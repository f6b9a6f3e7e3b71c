"""Verbs on asynchronous requests: asked for, begun, getting on, done or failed. Each may be said twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles import events
from articles.choices import JobState
from articles.errors import DomainError
from articles.models import Job

STEPS = {"fetch_article": ("fetching", "reading", "storing")}


@transaction.atomic
def request(*, kind: str, arguments: dict[str, Any], by: User | None, at: datetime) -> Job:
    """Keep the request and record `job.requested`, whose listener enqueues the work in the same transaction."""
    job = Job.objects.create(kind=kind, arguments=arguments, total=len(STEPS[kind]), requested_by=by, created_at=at)
    events.record("job.requested", job, by=by, at=at, data={"kind": kind})
    return job


def begin(*, job: Job, at: datetime) -> bool:
    """Count an attempt. False when the job is over: whoever did it was only slow to say so."""
    open_ones = Job.objects.filter(pk=job.pk, finished_at=None)
    begun = open_ones.update(
        state=JobState.RUNNING, started_at=at, attempts=F("attempts") + 1, done=0, step=STEPS[job.kind][0]
    )
    job.refresh_from_db()
    return begun == 1


def reach(*, job: Job, step: str) -> None:
    """The steps before this one are done."""
    done = STEPS[job.kind].index(step)
    Job.objects.filter(pk=job.pk, finished_at=None).update(step=step, done=done)


def succeed(*, job: Job, result: dict[str, Any], at: datetime) -> None:
    Job.objects.filter(pk=job.pk, finished_at=None).update(
        state=JobState.SUCCEEDED,
        step="",
        done=F("total"),
        result=result,
        finished_at=at,
        problem_code="",
        problem_detail="",
    )


def fail(*, job: Job, error: DomainError, at: datetime) -> None:
    Job.objects.filter(pk=job.pk, finished_at=None).update(
        state=JobState.FAILED, finished_at=at, problem_code=error.code, problem_detail=error.detail
    )


def put_off(*, job: Job, error: DomainError) -> None:
    """It did not go this time; the queue tries again."""
    Job.objects.filter(pk=job.pk, finished_at=None).update(
        state=JobState.QUEUED, problem_code=error.code, problem_detail=error.detail
    )
