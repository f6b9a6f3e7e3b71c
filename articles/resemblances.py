"""Verbs on articles that are alike: a curator decides whether they are one work."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles import appearances, events
from articles.choices import ResemblanceState
from articles.errors import Conflict
from articles.models import Appearance, Article, Resemblance


class AlreadyDecided(Conflict):
    """This was decided already."""

    code = "already-decided"


@transaction.atomic
def confirm(*, resemblance: Resemblance, by: User, at: datetime) -> Article:
    """They are one work: the later article becomes a place where the earlier one stood. Returns the earlier one.

    Listeners to `article.merged` may refuse, for what hangs on the later article.
    """
    _decide(resemblance, ResemblanceState.CONFIRMED, by=by, at=at)
    article, into = resemblance.article.standing, resemblance.earlier.standing
    if article == into:
        return into
    # an address is of one place only, and goes to the article that stays
    url, article.canonical_url, article.merged_into = article.canonical_url, None, into
    article.save(update_fields=["canonical_url", "merged_into", "updated_at"])
    Appearance.objects.filter(article=article).update(url="")
    appearances.add_copy(
        article=into,
        publisher=article.publisher,
        site=article.publisher.name,
        url=url or "",
        appeared_on=article.published_on,
        by=by,
        at=at,
    )
    events.record("article.merged", article, by=by, at=at, data={"into": into.pk})
    return into


@transaction.atomic
def reject(*, resemblance: Resemblance, by: User, at: datetime) -> Resemblance:
    """They are two works."""
    _decide(resemblance, ResemblanceState.REJECTED, by=by, at=at)
    data = {"other": resemblance.earlier_id}
    events.record("article.told_apart", resemblance.article, by=by, at=at, data=data)
    return resemblance


def _decide(resemblance: Resemblance, state: ResemblanceState, *, by: User, at: datetime) -> Resemblance:
    held = Resemblance.objects.select_for_update().get(pk=resemblance.pk)
    if held.state != ResemblanceState.SUGGESTED:
        raise AlreadyDecided(f"It was decided before: {held.get_state_display().lower()}.")
    held.state, held.decided_by, held.decided_at = state, by, at
    held.save(update_fields=["state", "decided_by", "decided_at"])
    resemblance.refresh_from_db()
    return resemblance
