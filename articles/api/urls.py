"""The addresses of this room's resources."""

from rest_framework.routers import BaseRouter

from articles.api.views import ArticleViewSet, PublisherViewSet


def register(router: BaseRouter) -> None:
    router.register("publishers", PublisherViewSet, basename="publisher")
    router.register("articles", ArticleViewSet, basename="article")
