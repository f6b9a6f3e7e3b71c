"""Publishers, articles and their versions over HTTP."""

from __future__ import annotations

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from articles import intake, publishers
from articles.api import examples
from articles.api.base import Resource
from articles.api.documented import operation
from articles.api.filters import LIST_PARAMETERS, DayFilter, IdFilter, InstantFilter, refuse_unknown
from articles.api.serializers import (
    ArticleInput,
    ArticleOutput,
    ArticlePatch,
    PublisherInput,
    PublisherOutput,
    VersionOutput,
)
from articles.choices import Genre
from articles.models import Article, Publisher, Version
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
    roles = {"create": STAFF_ROLES, "partial_update": STAFF_ROLES}

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
        "Add an article from its text",
        description="Reads the text and stores the article with it. The same text again answers 200 with the article "
        "that holds it.",
        known="The article that holds this text already.",
        takes=ArticleInput,
        taken=examples.ARTICLE_INPUT,
        answer=ArticleOutput,
        example=examples.ARTICLE,
        status=201,
    )
    def create(self, request: Request) -> Response:
        given = self.cleaned(ArticleInput)
        draft = text_reader.read(**given | {"authors": tuple(given.get("authors", ()))})
        receipt = intake.add(draft=draft, by=self.actor, at=self.now(), raw=given["text"].encode())
        return self.shown(self.reread(receipt.article), status=201 if receipt.is_new else 200)

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
