"""An article's claims as W3C Web Annotations, for whoever shows them in the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.base import Resource
from articles.api.documented import operation
from articles.api.filters import LIST_PARAMETERS, refuse_unknown
from articles.models import Article
from claims.anchors import Selector
from claims.annotations import MEDIA_TYPE, annotation, page
from claims.api import examples
from claims.choices import SelectorState
from claims.models import Claim


class ArticleAnnotationsViewSet(Resource):
    """The claims of one article that stand in its text, in reading order."""

    queryset = Claim.objects.select_related("version")
    output = OpenApiTypes.OBJECT  # type: ignore[assignment]
    filterset_class = None
    ordering_fields = {"quote_start": "quote_start", "id": "id"}
    ordering = "quote_start"

    @operation(
        "list_article_annotations",
        "List an article's claims as W3C Web Annotations",
        description="An AnnotationPage. Positions count code points of the text that each target's `source` serves; "
        "claims whose words are no longer surely found are left out.",
        answer=OpenApiTypes.OBJECT,
        example=examples.ANNOTATION_PAGE,
        filters=False,
    )
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown(request, LIST_PARAMETERS - {"fields"})
        article = self.found(Article.objects.visible_to(request.user))
        standing = self.get_queryset().filter(article=article, quote_state=SelectorState.ANCHORED)
        rows = self.paginate_queryset(standing)
        around = self.get_paginated_response([]).data
        collection = request.build_absolute_uri(reverse("article-annotations", args=[article.pk]))
        body = page(
            id=request.build_absolute_uri(),
            part_of=collection,
            items=[self._annotation(claim, article, collection) for claim in rows or ()],
            next_page=around["next"],
            previous_page=around["previous"],
        )
        return Response(body, content_type=MEDIA_TYPE)

    def _annotation(self, claim: Claim, article: Article, collection: str) -> Mapping[str, Any]:
        where = reverse("article-text", args=[article.pk, claim.version.number])
        return annotation(
            id=f"{collection}#claim-{claim.pk}",
            claim_url=self.request.build_absolute_uri(reverse("claim-detail", args=[claim.pk])),
            text=claim.text,
            selector=Selector(
                claim.quote_exact, claim.quote_prefix, claim.quote_suffix, claim.quote_start or 0, claim.quote_end or 0
            ),
            source_url=self.request.build_absolute_uri(where),
            language=article.language,
            created_at=claim.created_at,
            modified_at=claim.updated_at,
        )
