"""History that the database writes: one row for every insert, update and delete, by whatever door it came."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

ModelClass = TypeVar("ModelClass", bound=type[models.Model])


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[ModelClass], ModelClass]:
    """Keep the history of a model in a table of its own, `<Model>History`.

    `exclude` names derived columns: they follow from the others and would only cost space.
    """

    def track(model: ModelClass) -> ModelClass:
        decorate = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=list(exclude) or None,
            model_name=f"{model.__name__}History",
            append_only=True,
        )
        return decorate(model)  # type: ignore[no-any-return]

    return track
