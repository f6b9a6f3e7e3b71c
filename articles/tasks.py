"""Jobs of this room. Each is enqueued in the transaction that asks for it, and may run twice without harm."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from articles import capturing, jobs
from articles.choices import JobKind
from articles.enqueuing import enqueue
from articles.errors import Conflict, DomainError
from articles.fetching import FetchFailed
from articles.models import Event, IdempotentAnswer, Job
from articles.models.answers import KEPT

ATTEMPTS = 5


class TryAgain(Exception):
    """The address could not be fetched just now."""


class GivenUp(Conflict):
    """The address was tried several times, and each time the work broke off."""

    code = "given-up"


# Waits 4, 16, 64 and 256 seconds. The task itself says when it is enough: what the queue counts are also workers that
# died before they began.
RETRIES = RetryStrategy(max_attempts=2 * ATTEMPTS, exponential_wait=4)


@app.task(name="articles.fetch_article", queue="intake", retry=RETRIES, pass_context=True)
def fetch_article(context: JobContext, job: int) -> None:
    """Take in the article of a request's address, and say in the request how it went."""
    asked = Job.objects.select_related("requested_by").get(pk=job)
    if not jobs.begin(job=asked, at=timezone.now()):
        return
    if asked.attempts > ATTEMPTS:
        # the last attempt did not live to say how it went
        jobs.fail(job=asked, error=GivenUp(), at=timezone.now())
        return
    given = dict(asked.arguments)
    try:
        receipt = capturing.capture(
            url=given.pop("url"),
            given=given,
            by=asked.requested_by,
            at=timezone.now(),
            reach=lambda step: jobs.reach(job=asked, step=step),
        )
    except FetchFailed as error:
        if error.transient and asked.attempts < ATTEMPTS:
            jobs.put_off(job=asked, error=error)
            raise TryAgain(error.detail) from error
        jobs.fail(job=asked, error=error, at=timezone.now())
    except DomainError as error:
        jobs.fail(job=asked, error=error, at=timezone.now())
    else:
        result: dict[str, Any] = {
            "article": receipt.article.pk,
            "version": receipt.version.pk,
            "outcome": receipt.outcome,
        }
        jobs.succeed(job=asked, result=result, at=timezone.now())


def on_job_requested(event: Event) -> None:
    """An address was asked for: it is to be fetched."""
    if event.data["kind"] == JobKind.FETCH_ARTICLE:
        enqueue(fetch_article, job=event.subject_id)


@app.periodic(cron="43 3 * * *")
@app.task(name="articles.forget_answers", queue="upkeep", queueing_lock="forget_answers")
def forget_answers(timestamp: int) -> int:
    """Remove the answers that are kept for repeated requests, a day after they were given."""
    removed, _ = IdempotentAnswer.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return removed
