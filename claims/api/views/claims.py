"""Claims: read by everybody as far as they are published, decided on by curators, shown to readers by editors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.base import Resource
from articles.api.documented import Documented, operation
from articles.models import Article, Version
from articles.roles import EDITOR, STAFF_ROLES
from claims import curation
from claims.anchors import QuoteNotFound
from claims.api import examples
from claims.api.filters import ClaimFilters
from claims.api.serializers.claims import ClaimOutput
from claims.api.serializers.inputs import (
    ClaimInput,
    ClaimPatch,
    CorrectionInput,
    MergeInput,
    Reason,
    assertion,
)
from claims.models import Claim


def _changes(
    operation_id: str, summary: str, takes: Any = None, taken: Any = None
) -> Callable[[Documented], Documented]:
    return operation(
        operation_id, summary, takes=takes, taken=taken, answer=ClaimOutput, example=examples.CLAIM, filters=False
    )


@extend_schema_view(
    list=operation(
        "list_claims",
        "List claims",
        description="Newest first. Readers see published and retracted claims; curators and editors all of them.",
        answer=ClaimOutput(many=True),
        example=examples.CLAIM,
    ),
    retrieve=operation("get_claim", "Get a claim", answer=ClaimOutput, example=examples.CLAIM),
)
class ClaimViewSet(Resource):
    """What articles assert."""

    queryset = Claim.objects.with_parts()
    output = ClaimOutput
    filterset_class = ClaimFilters
    ordering_fields = {
        "id": "id",
        "value": "value",
        "worth": "worth",
        "created_at": "created_at",
        "updated_at": "updated_at",
        "published_at": "published_at",
        "published_on": "article__published_on",
    }
    ordering = "-id"
    roles = {
        "create": STAFF_ROLES,
        "partial_update": STAFF_ROLES,
        "accept": STAFF_ROLES,
        "reject": STAFF_ROLES,
        "merge": STAFF_ROLES,
        "publish": (EDITOR,),
        "correct": (EDITOR,),
        "retract": (EDITOR,),
    }

    @operation(
        "create_claim",
        "Make a claim from a passage",
        description="The quote is sought in the article's newest text; where it stands more than once, send `start` or "
        "a prefix and suffix. A claim made so is accepted, not yet published.",
        takes=ClaimInput,
        taken=examples.CLAIM_INPUT,
        answer=ClaimOutput,
        example=examples.CLAIM,
        status=201,
    )
    def create(self, request: Request) -> Response:
        given = self.cleaned(ClaimInput)
        version = Version.objects.own().filter(article=given["article"]).order_by("number").last()
        if version is None:
            raise QuoteNotFound("The article has no text yet.", pointer="/article")
        # without a figure it is a qualitative claim
        parts = assertion({"figure": None} | given, version)
        claim = curation.create(version=version, assertion=parts, by=self.actor, at=self.now())
        return self.shown(self.reread(claim), status=201)

    @_changes("update_claim", "Change what a claim says", ClaimPatch, examples.CLAIM_PATCH)
    def partial_update(self, request: Request, pk: str) -> Response:
        claim = self.locked()
        parts = assertion(self.cleaned(ClaimPatch), claim.version)
        return self.shown(self.reread(curation.edit(claim=claim, changes=parts, by=self.actor, at=self.now())))

    @_changes("accept_claim", "Accept a suggestion")
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        claim = curation.accept(claim=self.locked(), by=self.actor, at=self.now())
        return self.shown(self.reread(claim))

    @_changes("reject_claim", "Reject a claim", Reason, examples.REASON)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: str) -> Response:
        claim = curation.reject(claim=self.locked(), **self.cleaned(Reason), by=self.actor, at=self.now())
        return self.shown(self.reread(claim))

    @_changes("publish_claim", "Show a claim to readers")
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: str) -> Response:
        claim = curation.publish(claim=self.locked(), by=self.actor, at=self.now())
        return self.shown(self.reread(claim))

    @_changes("retract_claim", "Withdraw a published claim", Reason, examples.REASON)
    @action(detail=True, methods=["post"])
    def retract(self, request: Request, pk: str) -> Response:
        claim = curation.retract(claim=self.locked(), **self.cleaned(Reason), by=self.actor, at=self.now())
        return self.shown(self.reread(claim))

    @_changes("correct_claim", "Correct a published claim", CorrectionInput, examples.CORRECTION)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        claim, given = self.locked(), self.cleaned(CorrectionInput)
        parts, note = assertion(given, claim.version), given["note"]
        return self.shown(
            self.reread(curation.correct(claim=claim, changes=parts, note=note, by=self.actor, at=self.now()))
        )

    @_changes("merge_claim", "Set a claim aside as the same as another", MergeInput, {"into": 12})
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        into = curation.merge(claim=self.locked(), **self.cleaned(MergeInput), by=self.actor, at=self.now())
        return self.shown(self.reread(into))


class ArticleClaimsViewSet(Resource):
    """The claims of one article, in reading order."""

    queryset = Claim.objects.with_parts()
    output = ClaimOutput
    filterset_class = ClaimFilters
    ordering_fields = {"quote_start": "quote_start", "id": "id"}
    ordering = "quote_start"

    @operation(
        "list_article_claims",
        "List an article's claims",
        answer=ClaimOutput(many=True),
        example=examples.CLAIM,
    )
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        article = self.found(Article.objects.visible_to(request.user))
        return self.page(self.filter_queryset(self.get_queryset()).filter(article=article), self.output)
