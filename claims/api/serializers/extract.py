"""What a text asserts, read on the spot and stored nowhere."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from articles.api.fields import Date, DecimalString, Input, Text
from claims.choices import (
    AttributionMode,
    Basis,
    ChangeDirection,
    ChangeKind,
    Comparator,
    FigureType,
    Modality,
    PeriodKind,
    SourceKind,
    Tier,
)

MAX_TEXT = 100_000


class ExtractInput(Input):
    text = Text(
        max_length=MAX_TEXT, trim_whitespace=False, help_text="Plain text. Offsets of the answer count its code points."
    )
    published_on = Date(
        required=False, allow_null=True, help_text='When it was published: "on Monday" is resolved from it.'
    )


class Span(serializers.ListField):
    """[start, end), in code points of the text that was sent."""

    child = serializers.IntegerField(min_value=0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"min_length": 2, "max_length": 2})


class Selector(serializers.Serializer[Any]):
    """W3C TextQuoteSelector and TextPositionSelector."""

    exact = serializers.CharField()
    prefix = serializers.CharField(allow_blank=True)
    suffix = serializers.CharField(allow_blank=True)
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class ReadChange(serializers.Serializer[Any]):
    direction = serializers.ChoiceField(choices=ChangeDirection.choices)
    kind = serializers.ChoiceField(choices=ChangeKind.choices, allow_null=True)
    locals()["from"] = DecimalString(allow_null=True)
    to = DecimalString(allow_null=True)


class ReadPeriod(serializers.Serializer[Any]):
    raw = serializers.CharField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    kind = serializers.ChoiceField(choices=PeriodKind.choices)
    basis = serializers.ChoiceField(choices=Basis.choices, allow_null=True)
    span = Span(allow_null=True)


class ReadPlace(serializers.Serializer[Any]):
    raw = serializers.CharField()
    code = serializers.CharField(allow_null=True, help_text="ISO 3166, when certain.")
    name = serializers.CharField()
    span = Span()


class ReadFigure(serializers.Serializer[Any]):
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    raw = serializers.CharField()
    value = DecimalString(allow_null=True)
    low = DecimalString(allow_null=True)
    high = DecimalString(allow_null=True)
    comparator = serializers.ChoiceField(choices=Comparator.choices)
    unit = serializers.CharField(allow_null=True)
    counted = serializers.CharField(allow_null=True)
    of = serializers.CharField(allow_null=True)
    type = serializers.ChoiceField(choices=FigureType.choices)
    change = ReadChange(allow_null=True)
    period = ReadPeriod(allow_null=True)
    place = ReadPlace(allow_null=True)
    concept = serializers.CharField(allow_null=True, help_text="What is measured, in the text's words.")
    attribution = serializers.IntegerField(
        allow_null=True, help_text="Index of the innermost attribution whose content holds the figure."
    )
    selector = Selector()


class ReadAttribution(serializers.Serializer[Any]):
    source = serializers.CharField(allow_null=True, help_text="As written.")
    source_span = Span(allow_null=True)
    cue = serializers.CharField(allow_null=True)
    cue_span = Span(allow_null=True)
    content = serializers.ListField(child=Span())
    mode = serializers.ChoiceField(choices=AttributionMode.choices)
    modality = serializers.ChoiceField(
        choices=Modality.choices, allow_null=True, help_text="Null when it is plainly asserted."
    )
    referent = serializers.CharField(allow_null=True, help_text="Whom a pronoun or “the agency” surely means.")
    anonymous = serializers.BooleanField()
    kind = serializers.ChoiceField(choices=SourceKind.choices)


class ExtractOutput(serializers.Serializer[Any]):
    figures = ReadFigure(many=True)
    attributions = ReadAttribution(many=True)
    tier = serializers.ChoiceField(choices=Tier.choices, help_text="What read it.")
    version = serializers.CharField(help_text="Of the extractor.")
