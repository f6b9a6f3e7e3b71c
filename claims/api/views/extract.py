"""Read a text on the spot."""

from __future__ import annotations

from dataclasses import asdict

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle, UserRateThrottle
from rest_framework.views import APIView

from articles.api.documented import operation
from articles.api.filters import DETAIL_PARAMETERS, refuse_unknown
from claims import anchors, reading
from claims.api import examples
from claims.api.serializers.extract import ExtractInput, ExtractOutput


class AnonymousExtraction(AnonRateThrottle):
    rate = "60/min"
    scope = "extract-anonymous"


class Extraction(UserRateThrottle):
    rate = "600/min"
    scope = "extract"


class ExtractView(APIView):
    """Figures and attributions of a text; open to everybody, stored nowhere."""

    throttle_classes = [AnonymousExtraction, Extraction]
    roles = {"extract": ("*",)}
    action = "extract"

    @operation(
        "extract_figures",
        "Read the figures of a text, and who says them",
        description="Stores nothing. Offsets count Unicode code points of `text` and leave out the end.",
        takes=ExtractInput,
        taken=examples.EXTRACT_INPUT,
        answer=ExtractOutput,
        example=examples.EXTRACT,
        filters=False,
    )
    def post(self, request: Request) -> Response:
        refuse_unknown(request, DETAIL_PARAMETERS)
        given = ExtractInput(data=request.data)
        given.is_valid(raise_exception=True)
        text = given.validated_data["text"]
        found = reading.read(text, published_on=given.validated_data.get("published_on")).as_json()
        for figure in found["figures"]:
            figure["selector"] = asdict(anchors.at(text, figure["start"], figure["end"]))
        return Response(found)
