"""The API, version 1: every room's resources, the schema and the docs page under one address."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter
from rest_framework.views import APIView

import articles.api.urls
import claims.api.urls
from articles.api.documented import operation
from articles.api.filters import DETAIL_PARAMETERS, refuse_unknown
from articles.roles import ROLES, roles_of
from config.problems import describe

router = DefaultRouter()
articles.api.urls.register(router)
claims.api.urls.register(router)


class MeOutput(serializers.Serializer[Any]):
    username = serializers.CharField(allow_null=True, help_text="Null for an anonymous reader.")
    roles = serializers.ListField(child=serializers.ChoiceField(choices=ROLES))


class MeView(APIView):
    @operation("get_me", "Who am I", answer=MeOutput, example={"username": "ana", "roles": ["curator"]}, filters=False)
    def get(self, request: Request) -> Response:
        refuse_unknown(request, DETAIL_PARAMETERS)
        username = request.user.get_username() or None
        return Response({"username": username, "roles": sorted(roles_of(request.user))})


class SchemaView(SpectacularAPIView):
    """The schema, for client generators; not an operation of the API itself."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        return super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]


urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
    path("problems/<slug:code>/", describe, name="problem"),
    path("me/", MeView.as_view(), name="me"),
    *articles.api.urls.urlpatterns,
    *claims.api.urls.urlpatterns,
    path("", include(router.urls)),
]
