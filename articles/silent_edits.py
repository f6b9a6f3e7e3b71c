"""Say that a figure of an article reads otherwise than it did, without a word about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from articles import events
from articles.models import Article, SilentEdit, Version


@dataclass(frozen=True, slots=True)
class Edit:
    """What stood in the version that another is based on, and what stands there now; None where nothing does."""

    before: tuple[str, int] | None
    after: tuple[str, int] | None


@transaction.atomic
def flag(*, version: Version, edits: Iterable[Edit], at: datetime) -> list[SilentEdit]:
    """Keep the edits on the article and record one `article.silently_edited`; what was flagged before is not again."""
    new: list[SilentEdit] = []
    for edit in edits:
        before, before_start = edit.before or ("", None)
        after, after_start = edit.after or ("", None)
        flagged, is_new = SilentEdit.objects.get_or_create(
            version=version,
            before_start=before_start,
            after_start=after_start,
            defaults={
                "article_id": version.article_id,
                "before": before[:500],
                "after": after[:500],
                "noticed_at": at,
            },
        )
        if is_new:
            new.append(flagged)
    if new:
        # the article's representation shows them
        Article.objects.filter(pk=version.article_id).update(revision=F("revision") + 1)
        told = [{"before": edit.before, "after": edit.after} for edit in new]
        data = {"version": version.pk, "edits": told}
        events.record("article.silently_edited", version.article, at=at, data=data)
    return new
