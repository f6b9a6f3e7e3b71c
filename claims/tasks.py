"""Jobs of this room. Each is enqueued in the transaction that needs it, and may run twice without harm."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from articles.enqueuing import enqueue
from articles.models import Event, Version
from claims import extraction, following

RETRIES = RetryStrategy(max_attempts=5, exponential_wait=4)


@app.task(name="claims.extract_version", queue="extraction", retry=RETRIES)
def extract_version(version: int) -> dict[str, Any]:
    """Carry over the claims of the version before, then suggest those that are new."""
    held = Version.objects.select_related("article", "based_on").get(pk=version)
    followed = following.follow(version=held, at=timezone.now())
    report = extraction.extract(version=held, at=timezone.now())
    return asdict(followed) | {
        "suggested": report.suggested,
        "refreshed": report.refreshed,
        "proposed": report.proposed,
    }


def on_version_added(event: Event) -> None:
    """`articles` took in a text: its claims are to be read."""
    enqueue(extract_version, version=event.data["version"])
