"""Sources, topics, statistics, links and reviews."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.base import Resource, merge_input
from articles.api.documented import operation
from articles.roles import STAFF_ROLES
from claims import links, reviews, sources, statistics, topics
from claims.api import examples
from claims.api.filters import (
    LinkFilters,
    ObservationFilters,
    ReviewFilters,
    SourceFilters,
    StatisticFilters,
    TopicFilters,
)
from claims.api.serializers.claims import LinkOutput, ReviewOutput
from claims.api.serializers.inputs import LinkInput, ReviewInput, ReviewPatch
from claims.api.serializers.sources import SourceInput, SourceOutput, TopicInput, TopicOutput
from claims.api.serializers.statistics import (
    ObservationOutput,
    ObservationsInput,
    RecordedOutput,
    StatisticInput,
    StatisticOutput,
)
from claims.models import Link, Observation, Review, Source, Statistic, Topic

WRITES = {"create": STAFF_ROLES, "partial_update": STAFF_ROLES}


@extend_schema_view(
    list=operation("list_sources", "List sources", answer=SourceOutput(many=True), example=examples.SOURCE),
    retrieve=operation("get_source", "Get a source", answer=SourceOutput, example=examples.SOURCE),
)
class SourceViewSet(Resource):
    """Who or what claims rest on."""

    queryset = Source.objects.select_related("affiliation", "publisher")
    output = SourceOutput
    filterset_class = SourceFilters
    ordering_fields = {"id": "id", "name": "name", "updated_at": "updated_at"}
    ordering = "name"
    roles = WRITES | {"merge": STAFF_ROLES}

    @operation(
        "create_source",
        "Add a source",
        takes=SourceInput,
        taken=examples.SOURCE_INPUT,
        answer=SourceOutput,
        example=examples.SOURCE,
        status=201,
    )
    def create(self, request: Request) -> Response:
        source = sources.create(fields=self.cleaned(SourceInput), by=self.actor, at=self.now())
        return self.shown(self.reread(source), status=201)

    @operation(
        "update_source",
        "Change a source",
        takes=SourceInput,
        taken=examples.SOURCE_PATCH,
        answer=SourceOutput,
        example=examples.SOURCE,
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        source = self.locked()
        changes = self.cleaned(SourceInput, partial=True)
        return self.shown(self.reread(sources.edit(source=source, changes=changes, by=self.actor, at=self.now())))

    @operation(
        "merge_source",
        "Merge a source into another",
        description="Everything of this one becomes the other's; its address answers 308 from then on.",
        takes=merge_input(Source),
        taken={"into": 12},
        answer=SourceOutput,
        example=examples.SOURCE,
        filters=False,
    )
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        return self.merged(sources.merge, "source")


@extend_schema_view(
    list=operation("list_topics", "List topics", answer=TopicOutput(many=True), example=examples.TOPIC),
    retrieve=operation("get_topic", "Get a topic", answer=TopicOutput, example=examples.TOPIC),
)
class TopicViewSet(Resource):
    """What claims are about."""

    queryset = Topic.objects.all()
    output = TopicOutput
    filterset_class = TopicFilters
    ordering_fields = {"id": "id", "name": "name", "updated_at": "updated_at"}
    ordering = "name"
    roles = WRITES | {"merge": STAFF_ROLES}

    @operation(
        "create_topic",
        "Add a topic",
        takes=TopicInput,
        taken=examples.TOPIC_INPUT,
        answer=TopicOutput,
        example=examples.TOPIC,
        status=201,
    )
    def create(self, request: Request) -> Response:
        topic = topics.create(fields=self.cleaned(TopicInput), by=self.actor, at=self.now())
        return self.shown(self.reread(topic), status=201)

    @operation(
        "update_topic",
        "Change a topic",
        takes=TopicInput,
        taken=examples.TOPIC_PATCH,
        answer=TopicOutput,
        example=examples.TOPIC,
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        topic = self.locked()
        changes = self.cleaned(TopicInput, partial=True)
        return self.shown(self.reread(topics.edit(topic=topic, changes=changes, by=self.actor, at=self.now())))

    @operation(
        "merge_topic",
        "Merge a topic into another",
        description="Everything of this one becomes the other's; its address answers 308 from then on.",
        takes=merge_input(Topic),
        taken={"into": 12},
        answer=TopicOutput,
        example=examples.TOPIC,
        filters=False,
    )
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        return self.merged(topics.merge, "topic")


@extend_schema_view(
    list=operation("list_links", "List links", answer=LinkOutput(many=True), example=examples.LINK),
    # to confirm or reject a link takes its ETag
    retrieve=operation("get_link", "Get a link", answer=LinkOutput, example=examples.LINK),
)
class LinkViewSet(Resource):
    """How claims hang together."""

    queryset = Link.objects.all()
    output = LinkOutput
    filterset_class = LinkFilters
    ordering_fields = {"id": "id", "score": "score", "updated_at": "updated_at"}
    ordering = "-id"
    roles = {"create": STAFF_ROLES, "confirm": STAFF_ROLES, "reject": STAFF_ROLES}

    @operation(
        "create_link",
        "Link two claims",
        takes=LinkInput,
        taken=examples.LINK_INPUT,
        answer=LinkOutput,
        example=examples.LINK,
        status=201,
    )
    def create(self, request: Request) -> Response:
        link = links.create(**self.cleaned(LinkInput), by=self.actor, at=self.now())
        return self.shown(self.reread(link), status=201)

    @operation("confirm_link", "Confirm a link", answer=LinkOutput, example=examples.LINK, filters=False)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        return self.shown(self.reread(links.confirm(link=self.locked(), by=self.actor, at=self.now())))

    @operation("reject_link", "Reject a link", answer=LinkOutput, example=examples.LINK, filters=False)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: str) -> Response:
        return self.shown(self.reread(links.reject(link=self.locked(), by=self.actor, at=self.now())))


@extend_schema_view(
    list=operation("list_statistics", "List statistics", answer=StatisticOutput(many=True), example=examples.STATISTIC),
    retrieve=operation("get_statistic", "Get a statistic", answer=StatisticOutput, example=examples.STATISTIC),
)
class StatisticViewSet(Resource):
    """Things measured over time."""

    queryset = Statistic.objects.select_related("source")
    output = StatisticOutput
    filterset_class = StatisticFilters
    ordering_fields = {"id": "id", "title": "title", "updated_at": "updated_at"}
    ordering = "title"
    roles = WRITES | {"observe": STAFF_ROLES}
    # observations are only ever added, never overwritten: there is nothing to lose
    unconditional = ("observe",)

    @operation(
        "create_statistic",
        "Add a statistic",
        takes=StatisticInput,
        taken=examples.STATISTIC_INPUT,
        answer=StatisticOutput,
        example=examples.STATISTIC,
        status=201,
    )
    def create(self, request: Request) -> Response:
        statistic = statistics.create(fields=self.cleaned(StatisticInput), by=self.actor, at=self.now())
        return self.shown(self.reread(statistic), status=201)

    @operation(
        "update_statistic",
        "Change a statistic",
        takes=StatisticInput,
        taken=examples.STATISTIC_PATCH,
        answer=StatisticOutput,
        example=examples.STATISTIC,
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        statistic = self.locked()
        changes = self.cleaned(StatisticInput, partial=True)
        changed = statistics.edit(statistic=statistic, changes=changes, by=self.actor, at=self.now())
        return self.shown(self.reread(changed))

    @operation(
        "list_observations",
        "List a statistic's observations",
        description="In time, every vintage; `vintage_on__lte` leaves out what was released later.",
        answer=ObservationOutput(many=True),
        example=examples.OBSERVATION,
    )
    @action(
        detail=True,
        filterset_class=ObservationFilters,
        ordering="period_start",
        ordering_fields={"period_start": "period_start", "vintage_on": "vintage_on", "id": "id"},
    )
    def observations(self, request: Request, pk: str) -> Response:
        rows = Observation.objects.filter(statistic=self.found()).select_related("source")
        return self.page(self.filter_queryset(rows), ObservationOutput)

    @operation(
        "add_observations",
        "Add observations to a statistic",
        description="Up to 10,000 at once, all or none. What the record holds already is counted as known; another "
        "value for the same period, source and vintage is refused: a revised value has a newer vintage.",
        takes=ObservationsInput,
        taken=examples.OBSERVATIONS_INPUT,
        answer=RecordedOutput,
        example=examples.RECORDED,
        filters=False,
    )
    @observations.mapping.post
    def observe(self, request: Request, pk: str) -> Response:
        given = self.cleaned(ObservationsInput)["observations"]
        recorded = statistics.observe(
            statistic=self.found(), observations=map(_observation, given), by=self.actor, at=self.now()
        )
        return Response(RecordedOutput(recorded).data)


def _observation(given: dict[str, Any]) -> statistics.ObservationParts:
    nested = {f"{part}_{name}": value for part in ("period", "citation") for name, value in given[part].items()}
    rest = {name: value for name, value in given.items() if name not in ("period", "citation")}
    return statistics.ObservationParts(**nested, **rest)


@extend_schema_view(
    list=operation("list_reviews", "List reviews", answer=ReviewOutput(many=True), example=examples.REVIEW),
    retrieve=operation("get_review", "Get a review", answer=ReviewOutput, example=examples.REVIEW),
)
class ReviewViewSet(Resource):
    """Fact-checks of claims."""

    queryset = Review.objects.select_related("reviewer")
    output = ReviewOutput
    filterset_class = ReviewFilters
    ordering_fields = {"id": "id", "reviewed_on": "reviewed_on", "updated_at": "updated_at"}
    ordering = "-reviewed_on"
    roles = WRITES

    @operation(
        "create_review",
        "Add a review of a claim",
        takes=ReviewInput,
        taken=examples.REVIEW_INPUT,
        answer=ReviewOutput,
        example=examples.REVIEW,
        status=201,
    )
    def create(self, request: Request) -> Response:
        given = self.cleaned(ReviewInput)
        review = reviews.create(claim=given.pop("claim"), fields=given, by=self.actor, at=self.now())
        return self.shown(self.reread(review), status=201)

    @operation(
        "update_review",
        "Change a review",
        takes=ReviewPatch,
        taken=examples.REVIEW_PATCH,
        answer=ReviewOutput,
        example=examples.REVIEW,
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        review = self.locked()
        changes = self.cleaned(ReviewPatch, partial=True)
        return self.shown(self.reread(reviews.edit(review=review, changes=changes, by=self.actor, at=self.now())))
