"""Tell what happened, and hear of it: how a room learns of another without importing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models

from articles.models import Event

Listener = Callable[[Event], None]

_listeners: dict[str, list[Listener]] = defaultdict(list)


def record(
    kind: str, subject: models.Model, *, at: datetime, by: User | None = None, data: Mapping[str, Any] | None = None
) -> Event:
    """Write the event and tell its listeners, all in the caller's transaction: what fails there undoes it all."""
    event = Event.objects.create(
        kind=kind,
        subject_type=subject._meta.model_name or "",
        subject_id=subject.pk,
        at=at,
        by=by,
        data=dict(data or {}),
    )
    for listener in _listeners[kind]:
        listener(event)
    return event


def listen(kind: str, listener: Listener) -> None:
    """Call `listener` with every event of this kind from now on; twice is once."""
    if listener not in _listeners[kind]:
        _listeners[kind].append(listener)
