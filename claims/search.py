"""Find claims by words, by numbers and by what they are about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from psycopg.types.range import Range

from claims.choices import PeriodKind
from claims.models import Claim, ClaimTopic, Topic

Claims = QuerySet[Claim]


def by_words(claims: Claims, text: str) -> Claims:
    """Words, "phrases", -not and OR, as PostgreSQL's websearch reads them."""
    return claims.filter(search=SearchQuery(text, config="english", search_type="websearch"))


def by_interval(claims: Claims, low: Decimal | None, high: Decimal | None) -> Claims:
    """Claims whose figure may stand for a value in [low, high]: 150000 to 170000 finds "more than 160,000"."""
    return claims.filter(value_range__overlap=Range(low, high, "[]"))


def by_topic(claims: Claims, slug_or_id: str) -> Claims:
    """About the topic or one below it."""
    tagged = ClaimTopic.objects.filter(topic_id__in=_with_narrower(slug_or_id))
    return claims.filter(pk__in=tagged.values("claim_id"))


def by_period(claims: Claims, *, start: date | None = None, end: date | None = None) -> Claims:
    """Claims whose period has a day in common with [start, end]; those without a period have none."""
    dated = claims.exclude(period_kind=PeriodKind.UNSPECIFIED).filter(
        Q(period_start__isnull=False) | Q(period_end__isnull=False)
    )
    if start is not None:
        dated = dated.filter(Q(period_end__isnull=True) | Q(period_end__gte=start))
    if end is not None:
        dated = dated.filter(Q(period_start__isnull=True) | Q(period_start__lte=end))
    return dated


def _with_narrower(slug_or_id: str) -> list[int]:
    """The topic and all below it. Topics are few: the tree is walked level by level."""
    by_id = slug_or_id.isascii() and slug_or_id.isdigit() and len(slug_or_id) < 19
    found = list(
        Topic.objects.filter(Q(pk=int(slug_or_id)) if by_id else Q(slug=slug_or_id)).values_list("pk", flat=True)
    )
    level = found
    while level:
        level = list(Topic.objects.filter(parent__in=level).values_list("pk", flat=True))
        found += level
    return found
