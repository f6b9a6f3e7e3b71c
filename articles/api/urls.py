"""The addresses of this room's resources."""

from django.urls import URLPattern, path
from rest_framework.routers import BaseRouter

from articles.api.views import ArticleViewSet, JobViewSet, PublisherViewSet


def register(router: BaseRouter) -> None:
    router.register("publishers", PublisherViewSet, basename="publisher")
    router.register("articles", ArticleViewSet, basename="article")


# a job's list would be the queue's; its requester has its address from the answer
urlpatterns: list[URLPattern] = [
    path("jobs/<int:pk>/", JobViewSet.as_view({"get": "retrieve"}), name="job-detail"),
]
