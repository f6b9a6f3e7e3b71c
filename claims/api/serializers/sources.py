"""Sources and topics."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.fields import Input, Pattern, Reference, Slug, Text
from articles.api.serializers import PublisherName, SelfUrl
from articles.models import Publisher
from claims.choices import SourceKind
from claims.models import Source, Topic


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class SourceUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("source-detail", **kwargs)


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class TopicUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("topic-detail", **kwargs)


class SourceName(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=SourceKind.choices)


class SourceOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = SourceUrl()
    kind = serializers.ChoiceField(choices=SourceKind.choices)
    name = serializers.CharField(help_text="An unnamed source's is what the article calls it.")
    description = serializers.CharField(allow_blank=True)
    affiliation = SourceName(allow_null=True)
    publisher = PublisherName(allow_null=True, help_text="The publisher that this publication is.")
    wikidata_id = serializers.CharField(allow_blank=True)
    merged_into = serializers.IntegerField(source="merged_into_id", allow_null=True)
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class SourceInput(Input):
    read_only_names = frozenset({"id", "url", "revision", "created_at", "updated_at", "merged_into"})

    kind = serializers.ChoiceField(choices=SourceKind.choices)
    name = Text(max_length=300)
    description = Text(required=False, allow_blank=True, max_length=5000)
    affiliation = Reference(
        queryset=Source.objects.current(), required=False, allow_null=True, help_text="A source's id."
    )
    publisher = Reference(
        queryset=Publisher.objects.current(), required=False, allow_null=True, help_text="A publisher's id."
    )
    wikidata_id = Pattern(r"^(Q[1-9][0-9]*)?$", required=False, allow_blank=True, max_length=20)


class TopicName(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    name = serializers.CharField()


class TopicOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = TopicUrl()
    slug = serializers.CharField()
    name = serializers.CharField()
    parent = serializers.IntegerField(source="parent_id", allow_null=True, help_text="The broader topic.")
    merged_into = serializers.IntegerField(source="merged_into_id", allow_null=True)
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class TopicInput(Input):
    read_only_names = frozenset({"id", "url", "revision", "created_at", "updated_at", "merged_into"})

    slug = Slug(max_length=100)
    name = Text(max_length=200)
    parent = Reference(
        queryset=Topic.objects.filter(merged_into=None), required=False, allow_null=True, help_text="A topic's id."
    )
