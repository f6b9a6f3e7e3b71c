"""Columns that Django lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Decimals = models.DecimalField[Any, Any]
else:  # Django's own class takes no parameters at run time
    Decimals = models.DecimalField


class ExactDecimalField(Decimals):
    """PostgreSQL `numeric` without a declared scale: a value comes back with the digits it was written with.

    `numeric(p, s)` would round 1e-20 away and turn 70 into 70.000000; a fact store may do neither. `max_digits` and
    `decimal_places` bound what forms and serializers accept.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 60)
        kwargs.setdefault("decimal_places", 30)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        return "numeric"
