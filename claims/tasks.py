"""Jobs of this room. Each is enqueued in the transaction that needs it, and may run twice without harm."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from articles.models import Event, Version
from claims import extraction

RETRIES = RetryStrategy(max_attempts=5, exponential_wait=4)


@app.task(name="claims.extract_version", queue="extraction", retry=RETRIES)
def extract_version(version: int) -> dict[str, Any]:
    """Suggest the claims of a version."""
    held = Version.objects.select_related("article").get(pk=version)
    report = extraction.extract(version=held, at=timezone.now())
    return {"suggested": report.suggested, "refreshed": report.refreshed, "proposed": report.proposed}


def on_version_added(event: Event) -> None:
    """`articles` took in a text: its claims are to be read."""
    extract_version.defer(version=event.data["version"])
