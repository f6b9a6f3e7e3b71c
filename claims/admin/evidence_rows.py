"""Evidence below a claim and below a review."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from articles.admin.base import RoleRows
from articles.admin.unfolded import StackedInline
from claims import evidence
from claims.models import Claim, Evidence, Review


class EvidenceInline(RoleRows, StackedInline[Evidence, Any]):
    model = Evidence
    fields = (("stance", "source"), "passage", ("url", "locator"))
    autocomplete_fields = ("source",)
    extra = 0
    verbose_name_plural = "Evidence"


def save_evidence(claim: Claim, formsets: list[Any], *, by: User, at: datetime, review: Review | None = None) -> None:
    """Call a verb for every row that was added, changed or marked for removal."""
    for formset in formsets:
        if formset.model is not Evidence:
            continue
        for row in formset.forms:
            if row in formset.deleted_forms:
                if row.instance.pk:
                    evidence.remove(evidence=Evidence.objects.get(pk=row.instance.pk), by=by, at=at)
            elif row.has_changed():
                given = {name: row.cleaned_data[name] for name in row.changed_data}
                if row.instance.pk:
                    evidence.edit(evidence=row.instance, changes=given, by=by, at=at)
                else:
                    evidence.add(claim=claim, fields=given, review=review, by=by, at=at)
