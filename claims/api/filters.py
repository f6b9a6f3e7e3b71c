"""What claims can be asked for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field

from articles.api.filters import DayFilter, IdFilter, InstantFilter
from claims import search
from claims.choices import ClaimKind, ClaimStatus, Comparator, FigureType, Gap, Outcome, SourceKind
from claims.models import Claim

MAX_QUERY = 500
_DECIMAL = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,30})?")


class DecimalTextField(forms.CharField):
    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if not _DECIMAL.fullmatch(text):
            raise forms.ValidationError("Write a decimal in ASCII digits without separators, such as 70.5.")
        return Decimal(text)


@extend_schema_field({"type": "string", "pattern": r"^-?[0-9]{1,60}(\.[0-9]{1,30})?$", "examples": ["70"]})
class DecimalFilter(filters.Filter):
    field_class = DecimalTextField


class IntervalField(forms.CharField):
    """LOW,HIGH; either may be left out."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        ends = text.split(",")
        if len(ends) != 2 or not any(ends) or not all(not end or _DECIMAL.fullmatch(end) for end in ends):
            raise forms.ValidationError("Write LOW,HIGH, such as 150000,170000; one of them may be left out.")
        low, high = (Decimal(end) if end else None for end in ends)
        if low is not None and high is not None and low > high:
            raise forms.ValidationError("The lower end lies above the upper.")
        return low, high


class IntervalFilter(filters.Filter):
    field_class = IntervalField


class ClaimFilters(filters.FilterSet):
    q = filters.CharFilter(method="by_words", max_length=MAX_QUERY, help_text='Words, "phrases", -not.')
    article = IdFilter(field_name="article_id", help_text="An article's id.")
    publisher = IdFilter(field_name="article__publisher_id", help_text="A publisher's id.")
    source = IdFilter(method="by_source", help_text="A source's id, in whatever role.")
    speaker = IdFilter(method="by_speaker", help_text="The id of the source that says it.")
    topic = filters.CharFilter(method="by_topic", max_length=100, help_text="A topic's slug or id; narrower ones too.")
    statistic = IdFilter(field_name="statistic_id", help_text="A statistic's id.")
    place = filters.CharFilter(field_name="place_code", max_length=20, help_text="ISO 3166 code.")
    unit = filters.CharFilter(field_name="unit", max_length=50, help_text="percent, an ISO 4217 code, a unit's name.")
    type = filters.ChoiceFilter(choices=FigureType.choices)
    comparator = filters.ChoiceFilter(choices=Comparator.choices)
    status = filters.ChoiceFilter(choices=ClaimStatus.choices)
    kind = filters.ChoiceFilter(choices=ClaimKind.choices)
    gap = filters.ChoiceFilter(choices=Gap.choices, method="by_gap", help_text="What it leaves open.")
    value__gte = DecimalFilter(field_name="value", lookup_expr="gte", help_text="The value, at least.")
    value__lte = DecimalFilter(field_name="value", lookup_expr="lte", help_text="The value, at most.")
    value_overlaps = IntervalFilter(
        method="by_interval", help_text='LOW,HIGH: figures that may stand for a value there; "more than 160,000" too.'
    )
    period_from = DayFilter(method="by_period", help_text="Its period reaches this day or later.")
    period_to = DayFilter(method="by_period", help_text="Its period begins on this day or before.")
    published_on__gte = DayFilter(field_name="article__published_on", lookup_expr="gte", help_text="Not before.")
    published_on__lte = DayFilter(field_name="article__published_on", lookup_expr="lte", help_text="Not after.")
    updated_since = InstantFilter(
        field_name="updated_at", lookup_expr="gte", help_text="Changed at or after this instant."
    )
    has_review = filters.ChoiceFilter(
        choices=[("true", "true"), ("false", "false")], method="by_review", help_text="Whether it was fact-checked."
    )
    check = filters.ChoiceFilter(choices=Outcome.choices, method="by_check", help_text="What a check came to.")

    def by_words(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        return search.by_words(claims, value)

    def by_source(self, claims: QuerySet[Claim], name: str, value: int) -> QuerySet[Claim]:
        return claims.filter(attributions__source_id=value)

    def by_speaker(self, claims: QuerySet[Claim], name: str, value: int) -> QuerySet[Claim]:
        return claims.filter(attributions__source_id=value, attributions__role="speaker")

    def by_topic(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        return search.by_topic(claims, value)

    def by_gap(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        return claims.filter(gaps__contains=[value])

    def by_interval(self, claims: QuerySet[Claim], name: str, value: tuple[Any, Any]) -> QuerySet[Claim]:
        return search.by_interval(claims, *value)

    def by_period(self, claims: QuerySet[Claim], name: str, value: Any) -> QuerySet[Claim]:
        return search.by_period(claims, **{"start" if name == "period_from" else "end": value})

    def by_review(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        reviewed = claims.filter(reviews__isnull=False).values("pk")
        return claims.filter(pk__in=reviewed) if value == "true" else claims.exclude(pk__in=reviewed)

    def by_check(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        return claims.filter(pk__in=claims.filter(checks__outcome=value).values("pk"))


class SourceFilters(filters.FilterSet):
    q = filters.CharFilter(
        field_name="name", lookup_expr="icontains", max_length=MAX_QUERY, help_text="Part of its name."
    )
    kind = filters.ChoiceFilter(choices=SourceKind.choices)
    affiliation = IdFilter(field_name="affiliation_id", help_text="The id of the source it belongs to.")


class TopicFilters(filters.FilterSet):
    q = filters.CharFilter(
        field_name="name", lookup_expr="icontains", max_length=MAX_QUERY, help_text="Part of its name."
    )
    parent = IdFilter(field_name="parent_id", help_text="The broader topic's id.")


class StatisticFilters(filters.FilterSet):
    q = filters.CharFilter(
        field_name="title", lookup_expr="icontains", max_length=MAX_QUERY, help_text="Part of its title."
    )
    source = IdFilter(field_name="source_id", help_text="The id of the source of record.")
    place = filters.CharFilter(field_name="place_code", max_length=20, help_text="ISO 3166 code.")


class ObservationFilters(filters.FilterSet):
    period_from = DayFilter("period_end", "gte", help_text="Ends on this day or later.")
    period_to = DayFilter(field_name="period_start", lookup_expr="lte", help_text="Begins on this day or before.")
    vintage_on__lte = DayFilter(
        field_name="vintage_on", lookup_expr="lte", help_text="Released on this day or before: what was known then."
    )


class LinkFilters(filters.FilterSet):
    claim = IdFilter(method="by_claim", help_text="A claim's id, at either end.")

    def by_claim(self, links: QuerySet[Any], name: str, value: Decimal) -> QuerySet[Any]:
        return links.filter(from_claim_id=value) | links.filter(to_claim_id=value)


class ReviewFilters(filters.FilterSet):
    claim = IdFilter(field_name="claim_id", help_text="A claim's id.")
    reviewer = IdFilter(field_name="reviewer_id", help_text="A source's id.")
