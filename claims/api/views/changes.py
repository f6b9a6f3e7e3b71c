"""What happened, in order, after what a mirror has."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from articles.api.documented import operation
from articles.api.filters import MAX_ID, refuse_unknown, whole_number
from articles.models import Event
from claims import changes
from claims.api import examples

PAGE, LARGEST_PAGE = 100, 1000


class SubjectOutput(serializers.Serializer[Any]):
    type = serializers.CharField(source="subject_type")
    id = serializers.IntegerField(source="subject_id")
    url = serializers.SerializerMethodField(help_text="Where it is read; null for what has no address of its own.")

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_url(self, event: Event) -> str | None:
        try:
            path = reverse(f"{event.subject_type}-detail", args=[event.subject_id])
        except NoReverseMatch:
            return None
        return str(self.context["request"].build_absolute_uri(path))


class ChangeOutput(serializers.Serializer[Any]):
    id = serializers.IntegerField(help_text="Rises; the place in the feed.")
    kind = serializers.CharField(help_text="Such as claim.published.")
    subject = SubjectOutput(source="*")
    at = serializers.DateTimeField()
    data = serializers.JSONField(help_text="What else there is to say of it.")  # type: ignore[assignment]


class ChangesOutput(serializers.Serializer[Any]):
    next = serializers.CharField(help_text="What comes after these; ask it again later when `results` is empty.")
    results = ChangeOutput(many=True)


class ChangesView(APIView):
    """The feed of changes."""

    @operation(
        "list_changes",
        "List what happened after an event",
        description="Oldest first, and in an order that never changes behind you: an event shows up only when none "
        "before it can. Keep `next` and go on there. Readers hear of what is public; curators and editors of all.",
        answer=ChangesOutput,
        example=examples.CHANGES,
        parameters=[
            OpenApiParameter("after", int, description="The id of the last event you have; 0 for the beginning."),
            OpenApiParameter("page_size", int, description=f"At most {LARGEST_PAGE:,}; {PAGE} if not given."),
        ],
        filters=False,
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, {"after", "page_size", "format"})
        after = whole_number(request, "after", default=0, least=0, most=MAX_ID)
        size = whole_number(request, "page_size", default=PAGE, least=1, most=LARGEST_PAGE)
        events = list(changes.heard_by(request.user).filter(pk__gt=after)[:size])
        results = ChangeOutput(events, many=True, context={"request": request}).data
        onwards = replace_query_param(request.build_absolute_uri(), "after", events[-1].pk if events else after)
        return Response({"next": onwards, "results": results})
