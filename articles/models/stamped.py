"""What every record that people edit has."""

from __future__ import annotations

from django.db import models


class Stamped(models.Model):
    """A record that people edit: when it was made and changed, and how often, counted by the database."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
