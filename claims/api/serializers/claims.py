"""Claims, as shown."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.fields import DecimalString
from articles.api.serializers import ArticleMention, Part, SelfUrl
from claims.api.serializers.sources import SourceName, TopicName
from claims.api.serializers.statistics import StatisticMention
from claims.choices import (
    AttributionMode,
    AttributionRole,
    Basis,
    ChangeDirection,
    ChangeKind,
    ClaimKind,
    ClaimStatus,
    Comparator,
    FigureType,
    Gap,
    IntervalBasis,
    LinkKind,
    LinkState,
    Outcome,
    PeriodKind,
    ReviewOrigin,
    SelectorState,
)


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class ClaimUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("claim-detail", **kwargs)


class Change(Part):
    direction = serializers.ChoiceField(choices=ChangeDirection.choices, source="change_direction")
    kind = serializers.ChoiceField(choices=ChangeKind.choices, source="change_kind", allow_null=True)
    # `from` is a word of Python's: the field is put in by name
    locals()["from"] = DecimalString(source="change_from", allow_null=True)
    to = DecimalString(source="change_to", allow_null=True)

    def is_absent(self, instance: Any) -> bool:
        return instance.change_direction is None


class Interval(Part):
    """The values that the figure may stand for; null is unbounded."""

    low = DecimalString(source="value_range.lower", allow_null=True)
    high = DecimalString(source="value_range.upper", allow_null=True)
    basis = serializers.ChoiceField(choices=IntervalBasis.choices, source="interval_basis")

    def is_absent(self, instance: Any) -> bool:
        return instance.value_range is None


class Figure(Part):
    raw = serializers.CharField(help_text="The figure's own words.")
    value = DecimalString(allow_null=True, help_text="Null for `between`.")
    low = DecimalString(allow_null=True)
    high = DecimalString(allow_null=True)
    comparator = serializers.ChoiceField(choices=Comparator.choices)
    unit = serializers.CharField(allow_null=True, help_text="percent, an ISO 4217 code, a unit; null for counts.")
    counted = serializers.CharField(allow_null=True, help_text="The noun counted.")
    of = serializers.CharField(allow_null=True, help_text="What a share is of.")
    type = serializers.ChoiceField(choices=FigureType.choices)
    change = Change(allow_null=True)
    interval = Interval(allow_null=True)

    def is_absent(self, instance: Any) -> bool:
        return instance.comparator is None


class Period(Part):
    raw = serializers.CharField(source="period_raw", allow_null=True)
    start = serializers.DateField(source="period_start", allow_null=True)
    end = serializers.DateField(source="period_end", allow_null=True, help_text="The last day; null when open.")
    kind = serializers.ChoiceField(choices=PeriodKind.choices, source="period_kind")
    basis = serializers.ChoiceField(choices=Basis.choices, source="period_basis", allow_null=True)


class Place(Part):
    code = serializers.CharField(source="place_code", allow_null=True, help_text="ISO 3166.")
    name = serializers.CharField(source="place_name")
    basis = serializers.ChoiceField(choices=Basis.choices, source="place_basis", allow_null=True)

    def is_absent(self, instance: Any) -> bool:
        return instance.place_name is None


class Quote(Part):
    """W3C TextQuoteSelector and TextPositionSelector; offsets count code points of the version's text."""

    exact = serializers.CharField(source="quote_exact")
    prefix = serializers.CharField(source="quote_prefix", allow_blank=True)
    suffix = serializers.CharField(source="quote_suffix", allow_blank=True)
    start = serializers.IntegerField(source="quote_start", allow_null=True)
    end = serializers.IntegerField(source="quote_end", allow_null=True)
    state = serializers.ChoiceField(choices=SelectorState.choices, source="quote_state")


class AttributionOutput(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=AttributionRole.choices)
    mode = serializers.ChoiceField(choices=AttributionMode.choices, allow_null=True)
    cue = serializers.CharField(allow_null=True, help_text="The words that attribute.")
    source = SourceName()


class CheckOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    explanation = serializers.CharField()
    observation = serializers.IntegerField(source="observation_id", allow_null=True)
    computed_at = serializers.DateTimeField()


class ReviewMention(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    reviewer = SourceName()
    rating = serializers.CharField(source="rating_label")
    url = serializers.CharField(allow_blank=True)
    reviewed_on = serializers.DateField(allow_null=True)


class Notice(Part):
    """What readers are told of a correction or retraction."""

    kind = serializers.SerializerMethodField()
    at = serializers.SerializerMethodField()
    note = serializers.CharField(source="public_note")

    def get_kind(self, claim: Any) -> str:
        return "retracted" if claim.retracted_at else "corrected"

    @extend_schema_field({"type": "string", "format": "date-time"})
    def get_at(self, claim: Any) -> Any:
        return serializers.DateTimeField().to_representation(claim.retracted_at or claim.corrected_at)


class ClaimOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = ClaimUrl()
    text = serializers.CharField()
    kind = serializers.ChoiceField(choices=ClaimKind.choices)
    status = serializers.ChoiceField(choices=ClaimStatus.choices)
    figure = Figure(allow_null=True)
    period = Period()
    place = Place(allow_null=True)
    quote = Quote()
    article = ArticleMention()
    attributions = AttributionOutput(many=True, help_text="From the origin outward.")
    statistic = StatisticMention(allow_null=True)
    topics = TopicName(many=True)
    checks = CheckOutput(many=True)
    reviews = ReviewMention(many=True)
    gaps = serializers.ListField(
        child=serializers.ChoiceField(choices=Gap.choices), help_text="What it does not say and would need."
    )
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    published_at = serializers.DateTimeField(allow_null=True)
    notice = Notice(required=False, help_text="Only on a corrected or retracted claim.")

    def to_representation(self, claim: Any) -> Any:
        shown = super().to_representation(claim)
        if not claim.public_note:
            shown.pop("notice", None)
        return shown


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class LinkUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("link-detail", **kwargs)


class LinkOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = LinkUrl()
    kind = serializers.ChoiceField(choices=LinkKind.choices)
    state = serializers.ChoiceField(choices=LinkState.choices)
    from_claim = serializers.IntegerField(source="from_claim_id")
    to_claim = serializers.IntegerField(source="to_claim_id")
    score = serializers.FloatField(allow_null=True)
    reasons = serializers.ListField(child=serializers.CharField())
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class ReviewOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    claim = serializers.IntegerField(source="claim_id")
    reviewer = SourceName()
    url = serializers.CharField(allow_blank=True, help_text="Where the review stands.")
    title = serializers.CharField(allow_blank=True)
    summary = serializers.CharField(allow_blank=True)
    rating = serializers.CharField(source="rating_label", help_text="As the reviewer words it.")
    rating_value = DecimalString(allow_null=True)
    rating_best = DecimalString(allow_null=True)
    rating_worst = DecimalString(allow_null=True)
    reviewed_on = serializers.DateField(allow_null=True)
    origin = serializers.ChoiceField(choices=ReviewOrigin.choices)
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
