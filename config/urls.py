"""Which address leads where."""

from __future__ import annotations

from django.contrib import admin
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path

from claims.models import Claim


def front(request: HttpRequest) -> HttpResponse:
    """The front door: where the docs and the desk are, and the newest figures."""
    figures = Claim.objects.visible_to(None).exclude(raw="").select_related("article__publisher")
    newest = [(claim, claim.text.partition(claim.raw)) for claim in figures.order_by("-id")[:6]]
    return render(request, "front.html", {"newest": newest})


def health(request: HttpRequest) -> JsonResponse:
    """For load balancers and the compose file: 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


urlpatterns: list[URLPattern | URLResolver] = [
    path("", front, name="front"),
    path("health/", health, name="health"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("config.api")),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
