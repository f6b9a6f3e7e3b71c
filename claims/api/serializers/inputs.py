"""Claims, links and reviews, as taken. Each part of a claim is replaced as a whole."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from articles.api.fields import Address, Date, DecimalString, Input, Offset, Reference, Text, fault_of
from articles.models import Article, Version
from claims import anchors
from claims.assertions import Assertion, AttributionParts, FigureParts, PeriodParts, PlaceParts
from claims.choices import (
    AttributionMode,
    AttributionRole,
    Basis,
    ChangeDirection,
    ChangeKind,
    Comparator,
    FigureType,
    Gap,
    LinkKind,
    PeriodKind,
    ToleranceBasis,
)
from claims.models import Claim, Source, Statistic, Topic


def _fault(field: str, text: str, code: str) -> serializers.ValidationError:
    return serializers.ValidationError({field: serializers.ErrorDetail(text, code)})


class ChangeInput(Input):
    direction = serializers.ChoiceField(choices=ChangeDirection.choices)
    kind = serializers.ChoiceField(choices=ChangeKind.choices, required=False, allow_null=True)
    locals()["from"] = DecimalString(required=False, allow_null=True)
    to = DecimalString(required=False, allow_null=True)


class FigureInput(Input):
    read_only_names = frozenset({"interval"})

    raw = Text(max_length=300)
    value = DecimalString(required=False, allow_null=True)
    low = DecimalString(required=False, allow_null=True)
    high = DecimalString(required=False, allow_null=True)
    comparator = serializers.ChoiceField(choices=Comparator.choices)
    unit = Text(required=False, allow_null=True, max_length=50)
    counted = Text(required=False, allow_null=True, max_length=300)
    of = Text(required=False, allow_null=True, max_length=500)
    type = serializers.ChoiceField(choices=FigureType.choices)
    change = ChangeInput(required=False, allow_null=True)
    tolerance = DecimalString(
        required=False, allow_null=True, help_text="Half the interval's width; worked out when left out."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        between = attrs["comparator"] == Comparator.BETWEEN
        low, high, value = attrs.get("low"), attrs.get("high"), attrs.get("value")
        if between and (low is None or high is None):
            raise _fault("low" if low is None else "high", "`between` needs both bounds.", "invalid-number")
        if low is not None and high is not None and low > high:
            raise _fault("low", "The lower bound lies above the upper.", "invalid-number")
        if not between and value is None:
            raise _fault("value", "This comparator needs a value.", "invalid-number")
        if (tolerance := attrs.get("tolerance")) is not None and tolerance < 0:
            raise _fault("tolerance", "It cannot be negative.", "invalid-number")
        return attrs


class PeriodInput(Input):
    raw = Text(required=False, allow_null=True, max_length=200)
    start = Date(required=False, allow_null=True)
    end = Date(required=False, allow_null=True)
    kind = serializers.ChoiceField(choices=PeriodKind.choices)
    basis = serializers.ChoiceField(choices=Basis.choices, required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        start, end = attrs.get("start"), attrs.get("end")
        if start and end and start > end:
            raise _fault("end", "It ends before it starts.", "invalid-date")
        if attrs["kind"] == PeriodKind.UNSPECIFIED and (start or end):
            raise _fault("kind", "A period with dates is not unspecified.", "invalid-date")
        return attrs


class PlaceInput(Input):
    code = Text(required=False, allow_null=True, max_length=20)
    name = Text(max_length=200)
    basis = serializers.ChoiceField(choices=Basis.choices, required=False, allow_null=True)


class QuoteInput(Input):
    read_only_names = frozenset({"state", "end"})

    exact = Text(max_length=5000, trim_whitespace=False)
    prefix = Text(required=False, allow_blank=True, max_length=100, trim_whitespace=False)
    suffix = Text(required=False, allow_blank=True, max_length=100, trim_whitespace=False)
    start = Offset(required=False, allow_null=True)


class TopicSlug(serializers.SlugRelatedField[Any]):
    """A topic by its slug."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or fault_of(data) is not None:
            raise serializers.ValidationError("This must be a topic's slug.", code="invalid-text")
        return super().to_internal_value(data)


class AttributionInput(Input):
    source = Reference(queryset=Source.objects.current(), help_text="A source's id.")
    role = serializers.ChoiceField(choices=AttributionRole.choices)
    mode = serializers.ChoiceField(choices=AttributionMode.choices, required=False, allow_null=True)
    cue = Text(required=False, allow_null=True, max_length=300)


class ClaimPatch(Input):
    read_only_names = frozenset(
        {"id", "url", "kind", "status", "article", "version", "checks", "reviews", "revision", "notice"}
        | {"created_at", "updated_at", "published_at"}
    )

    text = Text(max_length=5000, required=False, help_text="The assertion in the article's own words.")
    quote = QuoteInput(required=False)
    figure = FigureInput(required=False, allow_null=True)
    period = PeriodInput(required=False)
    place = PlaceInput(required=False, allow_null=True)
    attributions = serializers.ListField(child=AttributionInput(), required=False, max_length=20)
    topics = TopicSlug(slug_field="slug", queryset=Topic.objects.filter(merged_into=None), many=True, required=False)
    statistic = Reference(
        queryset=Statistic.objects.all(), required=False, allow_null=True, help_text="A statistic's id."
    )
    gaps = serializers.ListField(child=serializers.ChoiceField(choices=Gap.choices), required=False, max_length=6)

    def validate_attributions(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len({part["source"].pk for part in value}) < len(value):
            raise serializers.ValidationError("A source stands only once in a claim's chain.", code="invalid")
        return value


class ClaimInput(ClaimPatch):
    article = Reference(
        queryset=Article.objects.all(), help_text="An article's id; the quote is sought in its newest text."
    )
    text = Text(max_length=5000, help_text="The assertion in the article's own words.")
    quote = QuoteInput()
    read_only_names = ClaimPatch.read_only_names - {"article"}


class Reason(Input):
    reason = Text(max_length=2000, help_text="Why.")


class CorrectionInput(ClaimPatch):
    note = Text(max_length=2000, help_text="What readers are told.")


class MergeInput(Input):
    into = Reference(queryset=Claim.objects.all(), help_text="The claim that stays.")


class LinkInput(Input):
    kind = serializers.ChoiceField(choices=LinkKind.choices)
    from_claim = Reference(queryset=Claim.objects.all())
    to_claim = Reference(queryset=Claim.objects.all())


class ReviewPatch(Input):
    read_only_names = frozenset({"id", "claim", "origin", "revision", "created_at", "updated_at"})

    reviewer = Reference(queryset=Source.objects.current(), required=False)
    url = Address(required=False, allow_blank=True, max_length=2000)
    title = Text(required=False, allow_blank=True, max_length=500)
    summary = Text(required=False, allow_blank=True, max_length=10_000)
    rating = Text(source="rating_label", max_length=200, required=False)
    rating_value = DecimalString(required=False, allow_null=True)
    rating_best = DecimalString(required=False, allow_null=True)
    rating_worst = DecimalString(required=False, allow_null=True)
    reviewed_on = Date(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        ends = [attrs.get("rating_best"), attrs.get("rating_worst")]
        if (ends[0] is None) != (ends[1] is None):
            raise _fault("rating_worst", "A scale has both ends: send best and worst.", "invalid-number")
        return attrs


class ReviewInput(ReviewPatch):
    read_only_names = ReviewPatch.read_only_names - {"claim"}

    claim = Reference(queryset=Claim.objects.all())
    reviewer = Reference(queryset=Source.objects.current())
    rating = Text(source="rating_label", max_length=200)


def assertion(cleaned: dict[str, Any], version: Version) -> Assertion:
    """The cleaned body as the verbs take it; the quote is found in the version's text, or refused."""
    parts = Assertion()
    if "text" in cleaned:
        parts["text"] = cleaned["text"]
    if "quote" in cleaned:
        parts["quote"] = anchors.find(version.text, **cleaned["quote"])
    if "figure" in cleaned:
        parts["figure"] = _figure(cleaned["figure"])
    if "period" in cleaned:
        parts["period"] = PeriodParts(**cleaned["period"])
    if "place" in cleaned:
        parts["place"] = PlaceParts(**cleaned["place"]) if cleaned["place"] else None
    if "attributions" in cleaned:
        parts["attributions"] = [AttributionParts(**part) for part in cleaned["attributions"]]
    if "topics" in cleaned:
        parts["topics"] = cleaned["topics"]
    if "statistic" in cleaned:
        parts["statistic"] = cleaned["statistic"]
    if "gaps" in cleaned:
        parts["gaps"] = list(dict.fromkeys(cleaned["gaps"]))
    return parts


def _figure(cleaned: dict[str, Any] | None) -> FigureParts | None:
    if cleaned is None:
        return None
    change = cleaned.get("change") or {}
    rest = {name: value for name, value in cleaned.items() if name != "change"}
    basis = ToleranceBasis.CURATOR if cleaned.get("tolerance") is not None else None
    return FigureParts(
        **rest,
        change_direction=change.get("direction"),
        change_kind=change.get("kind"),
        change_from=change.get("from"),
        change_to=change.get("to"),
        tolerance_basis=basis,
    )
