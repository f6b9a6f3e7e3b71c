"""How articles and their parts are shown and taken."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.fields import Address, Date, Input, Page, Pattern, Text
from articles.choices import AppearanceKind, CaptureMethod, Genre, JobKind, JobState, VersionRelation

OUTCOMES = ("created", "updated", "copied", "known")


class Part(serializers.Serializer[Any]):
    """An object within a record's representation, read from the record's own columns; null when it has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("source", "*")
        super().__init__(*args, **kwargs)

    def is_absent(self, instance: Any) -> bool:
        return False

    def to_representation(self, instance: Any) -> Any:
        return None if self.is_absent(instance) else super().to_representation(instance)


class SelfUrl(serializers.Field[Any, Any, str, Any]):
    """The record's own address."""

    def __init__(self, view_name: str, **kwargs: Any) -> None:
        self.view_name = view_name
        super().__init__(**kwargs | {"read_only": True, "source": "pk"})

    def to_representation(self, value: Any) -> str:
        # Django's reverse, not DRF's: that one would carry ?format= of this request into the record's address
        path = reverse(self.view_name, args=[value])
        request = self.context.get("request")
        return str(request.build_absolute_uri(path)) if request else path


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class ArticleUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("article-detail", **kwargs)


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class PublisherUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("publisher-detail", **kwargs)


class PublisherName(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()


class PublisherOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = PublisherUrl()
    name = serializers.CharField()
    homepage = serializers.CharField(source="url", allow_blank=True, help_text="Its own address; empty when unknown.")
    wikidata_id = serializers.CharField(allow_blank=True)
    merged_into = serializers.IntegerField(source="merged_into_id", allow_null=True)
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class PublisherInput(Input):
    read_only_names = frozenset({"id", "url", "revision", "created_at", "updated_at", "merged_into"})

    name = Text(max_length=200)
    homepage = Address(source="url", required=False, allow_blank=True)
    wikidata_id = Pattern(r"^(Q[1-9][0-9]*)?$", required=False, allow_blank=True, max_length=20)


class AppearanceOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=AppearanceKind.choices)
    site = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_blank=True)
    appeared_on = serializers.DateField(allow_null=True)
    publisher = PublisherName(allow_null=True)
    version = serializers.IntegerField(source="version_id", allow_null=True, help_text="The version seen there.")
    copied_from = serializers.IntegerField(
        source="copied_from_id", allow_null=True, help_text="The appearance it was taken from."
    )


class SilentEditOutput(serializers.Serializer[Any]):
    """A figure that reads otherwise than in the version that this one is based on."""

    version = serializers.IntegerField(source="version_id")
    before = serializers.CharField(help_text="As it stood.")
    before_start = serializers.IntegerField(allow_null=True, help_text="Code points, in the earlier text.")
    after = serializers.CharField(help_text="As it stands in this version.")
    after_start = serializers.IntegerField(allow_null=True, help_text="Code points, in this version's text.")
    noticed_at = serializers.DateTimeField()


class ArticleOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = ArticleUrl()
    headline = serializers.CharField()
    authors = serializers.SerializerMethodField(help_text="In the order printed.")
    publisher = PublisherName()
    published_on = serializers.DateField(allow_null=True)
    language = serializers.CharField(help_text="BCP 47.")
    genre = serializers.ChoiceField(choices=Genre.choices)
    canonical_url = serializers.CharField(allow_null=True)
    published_at = serializers.DateTimeField(allow_null=True, help_text="Where it states an instant with its zone.")
    modified_at = serializers.DateTimeField(allow_null=True, help_text="When it says it was last changed.")
    merged_into = serializers.IntegerField(
        source="merged_into_id", allow_null=True, help_text="The article that it turned out to be a copy of."
    )
    appearances = AppearanceOutput(many=True)
    silent_edits = SilentEditOutput(many=True, help_text="Figures that changed without a word about it.")
    revision = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()

    def get_authors(self, article: Any) -> list[str]:
        return [byline.name for byline in article.bylines.all()]


class ArticleMention(serializers.Serializer[Any]):
    """An article as another record shows it."""

    id = serializers.IntegerField()
    url = ArticleUrl()
    headline = serializers.CharField()
    publisher = PublisherName()
    published_on = serializers.DateField(allow_null=True)


class ArticleInput(Input):
    """One of text, html and url. What it does not tell, or tells wrongly, may be given; what is given goes before."""

    text = Text(
        max_length=1_000_000,
        trim_whitespace=False,
        required=False,
        help_text="The whole text. Offsets of quotes count its code points.",
    )
    html = Page(required=False, help_text="The page as it was served; its article and what it says of itself are read.")
    # not an Address: the guard judges it, and all that it refuses gets one answer
    url = Text(required=False, help_text="The address of a public page, which a job will fetch.")
    headline = Text(max_length=500, required=False)
    publisher = Text(max_length=200, required=False, help_text="Its name.")
    authors = serializers.ListField(child=Text(max_length=200), required=False, max_length=50)
    published_on = Date(required=False, allow_null=True)
    language = Pattern(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", required=False, max_length=35)
    genre = serializers.ChoiceField(choices=Genre.choices, required=False)
    canonical_url = Address(
        required=False, allow_null=True, max_length=2000, help_text="Its own address; with `url` that one is it."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        given = [name for name in ("text", "html", "url") if name in attrs]
        if len(given) != 1:
            raise serializers.ValidationError("Send one of text, html and url.", code="one-of")
        return attrs


class ArticlePatch(Input):
    read_only_names = frozenset(
        {
            "id",
            "url",
            "revision",
            "created_at",
            "updated_at",
            "published_at",
            "modified_at",
            "merged_into",
            "appearances",
            "silent_edits",
            "text",
            "html",
            "versions",
        }
    )

    headline = Text(max_length=500, required=False)
    publisher = Text(max_length=200, required=False, help_text="Its name.")
    authors = serializers.ListField(child=Text(max_length=200), required=False, max_length=50)
    published_on = Date(required=False, allow_null=True)
    language = Pattern(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", required=False, max_length=35)
    genre = serializers.ChoiceField(choices=Genre.choices, required=False)
    canonical_url = Address(required=False, allow_null=True, max_length=2000)


class VersionOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    article = serializers.IntegerField(source="article_id")
    number = serializers.IntegerField()
    text = serializers.CharField()
    length = serializers.IntegerField(help_text="Code points.")
    sha256 = serializers.CharField(help_text="Of the normalised text.")
    captured_at = serializers.DateTimeField()
    captured_how = serializers.ChoiceField(choices=CaptureMethod.choices)
    captured_from = serializers.CharField(allow_blank=True)
    relation = serializers.ChoiceField(
        choices=VersionRelation.choices, help_text="`update`: a later text; `copy`: the text of a copy elsewhere."
    )
    based_on = serializers.IntegerField(source="based_on_id", allow_null=True)
    changes = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=4, max_length=4),
        help_text="What differs from the version it is based on: start and end there, start and end here.",
    )
    remarks = serializers.ListField(child=serializers.CharField(), help_text="What was odd about how it came.")


class JobResult(serializers.Serializer[Any]):
    article = serializers.IntegerField()
    version = serializers.IntegerField()
    outcome = serializers.ChoiceField(
        choices=OUTCOMES, help_text="`known`: its very text was here, or the page has not changed."
    )


class JobProgress(Part):
    step = serializers.CharField(allow_blank=True, help_text="What it is at; empty before and after.")
    done = serializers.IntegerField(help_text="Steps done.")
    total = serializers.IntegerField(help_text="Steps in all.")


class JobProblem(Part):
    """Why it failed, or why its last attempt did."""

    type = serializers.SerializerMethodField(help_text="The problem type.")
    detail = serializers.CharField(source="problem_detail")

    def is_absent(self, instance: Any) -> bool:
        return not instance.problem_code

    def get_type(self, instance: Any) -> str:
        return f"/api/v1/problems/{instance.problem_code}/"


@extend_schema_field({"type": "string", "format": "uri", "readOnly": True})
class JobUrl(SelfUrl):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("job-detail", **kwargs)


class JobOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = JobUrl()
    kind = serializers.ChoiceField(choices=JobKind.choices)
    state = serializers.ChoiceField(choices=JobState.choices)
    progress = JobProgress()
    attempts = serializers.IntegerField()
    result = JobResult(allow_null=True, help_text="What came of it, when it succeeded.")
    problem = JobProblem(allow_null=True)
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True, help_text="Of the last attempt.")
    finished_at = serializers.DateTimeField(allow_null=True)
