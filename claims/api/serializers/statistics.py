"""Statistics and observations."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.fields import Address, Date, DecimalString, Input, Reference, Slug, Text
from articles.api.serializers import Part, SelfUrl
from claims.api.serializers.sources import SourceName
from claims.choices import FigureType, Frequency, ObservationStatus
from claims.models import Source


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class StatisticUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("statistic-detail", **kwargs)


class StatisticPlace(Part):
    code = serializers.CharField(source="place_code", allow_null=True, help_text="ISO 3166.")
    name = serializers.CharField(source="place_name")

    def is_absent(self, instance: Any) -> bool:
        return instance.place_name is None


class StatisticMention(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    title = serializers.CharField()


class StatisticOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = StatisticUrl()
    slug = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    property = serializers.CharField(help_text="What is measured.")
    population = serializers.CharField(allow_blank=True, help_text="Of whom or what.")
    denominator = serializers.CharField(allow_blank=True, help_text="What a share or rate is of.")
    type = serializers.ChoiceField(choices=FigureType.choices)
    unit = serializers.CharField(allow_null=True)
    counted = serializers.CharField(allow_null=True)
    place = StatisticPlace(allow_null=True)
    frequency = serializers.ChoiceField(choices=Frequency.choices)
    source = SourceName(help_text="The source of record.")
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class StatisticInput(Input):
    read_only_names = frozenset({"id", "url", "revision", "created_at", "updated_at"})

    slug = Slug(max_length=100)
    title = Text(max_length=300)
    description = Text(required=False, allow_blank=True, max_length=5000)
    property = Text(max_length=200)
    population = Text(required=False, allow_blank=True, max_length=300)
    denominator = Text(required=False, allow_blank=True, max_length=300)
    type = serializers.ChoiceField(choices=FigureType.choices)
    unit = Text(required=False, allow_null=True, max_length=50)
    counted = Text(required=False, allow_null=True, max_length=200)
    place_code = Text(required=False, allow_null=True, max_length=20)
    place_name = Text(required=False, allow_null=True, max_length=200)
    frequency = serializers.ChoiceField(choices=Frequency.choices)
    source = Reference(queryset=Source.objects.current(), help_text="A source's id.")


class ObservationPeriod(Part):
    label = serializers.CharField(source="period_label", help_text="As published.")
    start = serializers.DateField(source="period_start")
    end = serializers.DateField(source="period_end", help_text="The last day, included.")


class Citation(Part):
    title = serializers.CharField(source="citation_title")
    url = serializers.CharField(source="citation_url", allow_blank=True)
    locator = serializers.CharField(source="citation_locator", allow_blank=True, help_text="Page or table.")


class ObservationOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    statistic = serializers.IntegerField(source="statistic_id")
    period = ObservationPeriod()
    value = DecimalString(allow_null=True)
    status = serializers.ChoiceField(choices=ObservationStatus.choices, help_text="SDMX CL_OBS_STATUS.")
    source = SourceName()
    vintage_on = serializers.DateField(help_text="When this value was released.")
    citation = Citation()


class PeriodOfObservation(Input):
    label = Text(max_length=50)
    start = Date()
    end = Date()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["start"] > attrs["end"]:
            raise serializers.ValidationError(
                {"end": serializers.ErrorDetail("It ends before it starts.", "invalid-date")}
            )
        return attrs


class CitationInput(Input):
    title = Text(max_length=500)
    url = Address(required=False, allow_blank=True, max_length=2000)
    locator = Text(required=False, allow_blank=True, max_length=200)


class ObservationInput(Input):
    period = PeriodOfObservation()
    value = DecimalString(allow_null=True)
    status = serializers.ChoiceField(choices=ObservationStatus.choices, required=False)
    source = Reference(queryset=Source.objects.current(), help_text="A source's id.")
    vintage_on = Date()
    citation = CitationInput()


class ObservationsInput(Input):
    observations = serializers.ListField(child=ObservationInput(), min_length=1, max_length=10_000)


class RecordedOutput(serializers.Serializer[Any]):
    added = serializers.IntegerField()
    known = serializers.IntegerField(help_text="Those that the record held already.")
