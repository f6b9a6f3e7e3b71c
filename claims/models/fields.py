"""Columns that Django lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.validators import DecimalValidator
from django.db import models

MAX_PLACES = 30

if TYPE_CHECKING:
    Decimals = models.DecimalField[Any, Any]
else:  # Django's own class takes no parameters at run time
    Decimals = models.DecimalField


class ExactDecimalField(Decimals):
    """PostgreSQL `numeric` without a declared scale: a value comes back with the digits it was written with.

    `numeric(p, s)` would round 1e-20 away and turn 70 into 70.000000; a fact store may do neither. `max_digits` bounds
    what forms accept, and so does MAX_PLACES.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 60)
        super().__init__(*args, **kwargs)

    @property
    def validators(self) -> list[Any]:
        return [*super(models.DecimalField, self).validators, DecimalValidator(self.max_digits, MAX_PLACES)]

    def _check_decimal_places(self) -> list[Any]:
        """None is meant: with a number of places every value would be shown with as many."""
        return []

    def _check_decimal_places_and_max_digits(self, **kwargs: Any) -> list[Any]:
        return []

    def db_type(self, connection: Any) -> str:
        return "numeric"
