"""The addresses of this room's resources."""

from __future__ import annotations

from django.urls import URLPattern, path
from rest_framework.routers import BaseRouter

from claims.api.views.annotations import ArticleAnnotationsViewSet
from claims.api.views.changes import ChangesView
from claims.api.views.claims import ArticleClaimsViewSet, ClaimViewSet
from claims.api.views.extract import ExtractView
from claims.api.views.surroundings import (
    LinkViewSet,
    ReviewViewSet,
    SourceViewSet,
    StatisticViewSet,
    TopicViewSet,
)


def register(router: BaseRouter) -> None:
    router.register("sources", SourceViewSet, basename="source")
    router.register("topics", TopicViewSet, basename="topic")
    router.register("claims", ClaimViewSet, basename="claim")
    router.register("links", LinkViewSet, basename="link")
    router.register("statistics", StatisticViewSet, basename="statistic")
    router.register("reviews", ReviewViewSet, basename="review")


# an article's claims stand below the article, but articles know nothing of claims
urlpatterns: list[URLPattern] = [
    path("changes/", ChangesView.as_view(), name="changes"),
    path("extract/", ExtractView.as_view(), name="extract"),
    path("articles/<int:pk>/claims/", ArticleClaimsViewSet.as_view({"get": "list"}), name="article-claims"),
    path(
        "articles/<int:pk>/annotations/",
        ArticleAnnotationsViewSet.as_view({"get": "list"}),
        name="article-annotations",
    ),
]
