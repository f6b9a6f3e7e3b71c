"""Publishers, articles and their versions over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from articles import fetching, intake, jobs, publishers
from articles.api import examples
from articles.api.base import Resource, merge_input
from articles.api.documented import operation
from articles.api.filters import LIST_PARAMETERS, DayFilter, IdFilter, InstantFilter, refuse_unknown
from articles.api.serializers import (
    ArticleInput,
    ArticleOutput,
    ArticlePatch,
    JobOutput,
    PublisherInput,
    PublisherOutput,
    VersionOutput,
)
from articles.api.texts import PlainTextRenderer
from articles.choices import CaptureMethod, Genre, JobKind
from articles.models import Article, Job, Publisher, Version
from articles.readers import ArticleDraft, bounded
from articles.readers import text as text_reader
from articles.roles import STAFF_ROLES


class PublisherFilters(filters.FilterSet):
    name = filters.CharFilter(lookup_expr="icontains", max_length=200, help_text="Part of its name.")


@extend_schema_view(
    list=operation(
        "list_publishers",
        "List publishers",
        answer=PublisherOutput(many=True),
        example=examples.PUBLISHER,
    ),
    retrieve=operation("get_publisher", "Get a publisher", answer=PublisherOutput, example=examples.PUBLISHER),
)
class PublisherViewSet(Resource):
    """Who publishes."""

    queryset = Publisher.objects.all()
    output = PublisherOutput
    filterset_class = PublisherFilters
    ordering_fields = {"id": "id", "name": "name", "updated_at": "updated_at"}
    ordering = "name"
    roles = {"create": STAFF_ROLES, "partial_update": STAFF_ROLES, "merge": STAFF_ROLES}

    @operation(
        "create_publisher",
        "Add a publisher",
        takes=PublisherInput,
        taken=examples.PUBLISHER_INPUT,
        answer=PublisherOutput,
        example=examples.PUBLISHER,
        status=201,
    )
    def create(self, request: Request) -> Response:
        fields = self.cleaned(PublisherInput)
        return self.shown(publishers.create(**fields, by=self.actor, at=self.now()), status=status.HTTP_201_CREATED)

    @operation(
        "update_publisher",
        "Change a publisher",
        takes=PublisherInput,
        taken=examples.PUBLISHER_PATCH,
        answer=PublisherOutput,
        example=examples.PUBLISHER,
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        publisher = self.locked()
        changes = self.cleaned(PublisherInput, partial=True)
        publishers.edit(publisher=publisher, changes=changes, by=self.actor, at=self.now())
        return self.shown(self.reread(publisher))

    @operation(
        "merge_publisher",
        "Merge a publisher into another",
        description="Everything of this one becomes the other's; its address answers 308 from then on.",
        takes=merge_input(Publisher),
        taken={"into": 12},
        answer=PublisherOutput,
        example=examples.PUBLISHER,
        filters=False,
    )
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        return self.merged(publishers.merge, "publisher")


class ArticleFilters(filters.FilterSet):
    q = filters.CharFilter(
        field_name="headline", lookup_expr="icontains", max_length=500, help_text="Words of the headline."
    )
    publisher = IdFilter(field_name="publisher_id", help_text="A publisher's id.")
    genre = filters.ChoiceFilter(choices=Genre.choices)
    language = filters.CharFilter(max_length=35, help_text="BCP 47 tag.")
    published_on__gte = DayFilter(field_name="published_on", lookup_expr="gte", help_text="Not before.")
    published_on__lte = DayFilter(field_name="published_on", lookup_expr="lte", help_text="Not after.")
    updated_since = InstantFilter(
        field_name="updated_at", lookup_expr="gte", help_text="Changed at or after this instant."
    )


@extend_schema_view(
    list=operation(
        "list_articles",
        "List articles",
        answer=ArticleOutput(many=True),
        example=examples.ARTICLE,
    ),
    retrieve=operation("get_article", "Get an article", answer=ArticleOutput, example=examples.ARTICLE),
)
class ArticleViewSet(Resource):
    """Journalistic works, with their authors and the places where they appeared."""

    queryset = Article.objects.with_parts()
    output = ArticleOutput
    filterset_class = ArticleFilters
    ordering_fields = {"id": "id", "published_on": "published_on", "updated_at": "updated_at"}
    ordering = "-published_on"
    roles = {"create": STAFF_ROLES, "partial_update": STAFF_ROLES}

    @operation(
        "create_article",
        "Add an article from its text, its HTML or its address",
        description="Reads the text or the page and stores the article with it. The same text again answers 200 with "
        "the article that holds it; a later text of a known article adds a version to it, and the text of a copy "
        "elsewhere an appearance. An address is fetched by a job: 202, and its place in `Location`.",
        known="The article that holds this text already.",
        later=(JobOutput, examples.JOB),
        takes=ArticleInput,
        taken=examples.ARTICLE_INPUT,
        answer=ArticleOutput,
        example=examples.ARTICLE,
        status=201,
    )
    def create(self, request: Request) -> Response:
        given = self.cleaned(ArticleInput)
        if "url" in given:
            return self._fetched_later(given)
        draft, raw, how = _drafted(given)
        receipt = intake.add(draft=draft, by=self.actor, at=self.now(), raw=raw, how=how, media_type=_MEDIA[how])
        return self.shown(self.reread(receipt.article), status=201 if receipt.is_new else 200)

    def _fetched_later(self, given: dict[str, Any]) -> Response:
        # what is plainly not allowed is refused here; where a name leads is looked at when it is fetched
        fetching.guard().read(given["url"])
        arguments = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
        job = jobs.request(kind=JobKind.FETCH_ARTICLE, arguments=arguments, by=self.actor, at=self.now())
        body = JobOutput(job, context=self.get_serializer_context()).data
        return Response(body, status=status.HTTP_202_ACCEPTED, headers={"Location": body["url"], "Retry-After": "1"})

    @operation(
        "update_article",
        "Change what is known of an article",
        takes=ArticlePatch,
        taken=examples.ARTICLE_PATCH,
        answer=ArticleOutput,
        example=examples.ARTICLE,
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        article = self.locked()
        intake.edit(article=article, changes=self.cleaned(ArticlePatch, partial=True), by=self.actor, at=self.now())
        return self.shown(self.reread(article))

    @operation(
        "list_article_versions",
        "List the texts held of an article",
        answer=VersionOutput(many=True),
        example=examples.VERSION,
        filters=False,
    )
    @action(detail=True, filterset_class=None, ordering="number", ordering_fields={"number": "number"})
    def versions(self, request: Request, pk: str) -> Response:
        refuse_unknown(request, LIST_PARAMETERS)
        return self.page(Version.objects.visible_to(request.user).filter(article=self.found()), VersionOutput)

    @operation(
        "get_article_text",
        "Get a version's text",
        description="The very text in which quotes are counted, as text/plain in UTF-8: what annotations point into.",
        answer=OpenApiTypes.STR,
        example="Harbor traffic fell by a fifth …",
        media_type="text/plain",
        filters=False,
    )
    @action(
        detail=True,
        url_path=r"versions/(?P<number>[0-9]{1,9})/text",
        filterset_class=None,
        pagination_class=None,
        renderer_classes=[PlainTextRenderer],
    )
    def text(self, request: Request, pk: str, number: str) -> Response:
        refuse_unknown(request, {"format"})
        versions = Version.objects.visible_to(request.user).filter(article=self.found())
        return Response(get_object_or_404(versions, number=int(number)).text)


def _drafted(given: dict[str, Any]) -> tuple[ArticleDraft, bytes, CaptureMethod]:
    """What a body holds, as read: the draft, the bytes to keep, and how it came."""
    words = given | {"authors": tuple(given.get("authors", ()))}
    if "html" in words:
        raw = words.pop("html").encode()
        url = words.pop("canonical_url", None)
        return bounded.read_html(raw, url=url, charset="utf-8", **words), raw, CaptureMethod.HTML
    return text_reader.read(**words), given["text"].encode(), CaptureMethod.SUBMITTED


_MEDIA = {CaptureMethod.HTML: "text/html", CaptureMethod.SUBMITTED: "text/plain"}


@extend_schema_view(
    retrieve=operation(
        "get_job",
        "Get a job",
        description="Until it is finished, `Retry-After` says when to ask again.",
        answer=JobOutput,
        example=examples.JOB,
    )
)
class JobViewSet(Resource):
    """What was asked for and takes its time."""

    queryset = Job.objects.all()
    output = JobOutput

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().retrieve(request, *args, **kwargs)
        if response.status_code == status.HTTP_200_OK and response.data["finished_at"] is None:
            response["Retry-After"] = "1"
        return response
