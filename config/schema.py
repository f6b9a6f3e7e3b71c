"""The OpenAPI schema's common parts: problem answers, preconditions, tags; each operation adds its own."""

from __future__ import annotations

from typing import Any, Literal

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_lib_doc_excludes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from articles.api.fields import Input
from articles.api.serializers import Part
from config.errors import MEDIA_TYPE
from config.problems import PROBLEMS, type_uri

TAGS = {
    "publishers": "Who publishes.",
    "articles": "What was published, where it appeared, and its texts.",
    "sources": "Who or what claims rest on.",
    "topics": "What claims are about.",
    "claims": "What articles assert: figures and statements, with who says them and where they stand.",
    "extract": "Figures and attributions of any text, read on the spot.",
    "links": "How claims hang together: who repeats, derives from or contradicts whom.",
    "statistics": "Things measured over time, and their values as published.",
    "reviews": "Fact-checks of claims.",
    "changes": "What happened, in order, for mirrors.",
    "jobs": "How what you asked for gets on.",
    "me": "Who you are here.",
}


class TokenScheme(KnoxTokenScheme):  # type: ignore[no-untyped-call]
    target_class = "config.access.TokenAuthentication"


class FaultSerializer(serializers.Serializer[Any]):
    pointer = serializers.CharField(allow_blank=True, help_text="RFC 6901 JSON pointer into the body.")
    code = serializers.CharField()
    detail = serializers.CharField()

    class Meta:
        ref_name = "Fault"


class ProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457 problem details."""

    type = serializers.CharField(help_text="Stable; its address explains it.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(allow_null=True)
    errors = FaultSerializer(many=True)

    class Meta:
        ref_name = "Problem"


class Schema(AutoSchema):
    """Every operation tells all the problems it may answer with, and the headers it heeds."""

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def get_auth(self) -> list[dict[str, list[str]]]:
        """What is published is read without credentials."""
        return [*super().get_auth(), *([{}] if self.method == "GET" else [])]

    def map_renderers(self, attribute: str) -> list[Any]:
        """JSON is the contract; that lists come as tables too is said by the parameter `format`."""
        return [each for each in super().map_renderers(attribute) if each not in ("text/csv", "csv")]

    def get_override_parameters(self) -> list[Any]:
        parameters = [*super().get_override_parameters(), *self._choosing_parameters()]
        if self._changes_a_record():
            parameters.append(
                _header("If-Match", "The ETag of the record as you read it.", required=True, example='"4-0badc0de1234"')
            )
        elif self.method == "POST" and hasattr(self.view, "idempotent"):
            parameters.append(
                _header(
                    "Idempotency-Key",
                    "Your own name for this request: sent again within 24 hours, it is answered the same, done once.",
                    required=False,
                    example="5b0d6f7e-5c0c-4a53-9f57-6f5b0b8f6c11",
                )
            )
        elif self._shows_a_record():
            parameters.append(
                _header("If-None-Match", "An ETag you hold; 304 when it still holds.", required=False, example=None)
            )
        return parameters

    def _choosing_parameters(self) -> list[Any]:
        """How to ask for less of a record, and for a table."""
        if self.method != "GET" or not hasattr(getattr(self.view, "output", None), "_declared_fields"):
            return []
        fields = OpenApiParameter(
            "fields", str, description="Only these fields, by commas; a dot for a part of a part: id,text,figure.value."
        )
        if not self._is_list_view():
            return [fields]
        return [fields, OpenApiParameter("format", str, enum=["json", "csv"], description="csv: the page as a table.")]

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        for code in self._problems():
            known = PROBLEMS[code]
            status = str(known.status)
            if status not in bodies:
                bodies[status] = self._get_response_for_code(  # type: ignore[no-untyped-call]
                    OpenApiResponse(ProblemSerializer, description=known.title, examples=[_problem_example(code)]),
                    status,
                    media_types=[MEDIA_TYPE],
                    direction=direction,
                )
        if self._shows_a_record() and self._may_be_merged():
            bodies["308"] = {
                "description": "It was merged into another record.",
                "headers": {"Location": {"description": "That record.", "schema": {"type": "string", "format": "uri"}}},
            }
        if self._shows_a_record():
            bodies["304"] = {"description": "What you hold still holds."}
        for status in ("200", "201"):
            if status in bodies and self._answers_an_etag():
                bodies[status]["headers"] = {
                    "ETag": {"description": "Send it back in If-Match.", "schema": {"type": "string"}}
                }
        return dict(sorted(bodies.items()))

    def _problems(self) -> list[str]:
        found = ["invalid-parameter", "not-acceptable", "unavailable"]
        if "{" in self.path:
            found.append("not-found")
        if self.method != "GET":
            found += ["not-authenticated", "not-permitted", "conflict", "unsupported-media-type", "invalid"]
        if self._changes_a_record():
            found += ["stale", "precondition-required"]
        return found

    def _shows_a_record(self) -> bool:
        return self.method == "GET" and getattr(self.view, "action", "") == "retrieve"

    def _changes_a_record(self) -> bool:
        return self.method != "GET" and "{" in self.path and not self._is_unconditional()

    def _may_be_merged(self) -> bool:
        queryset = getattr(self.view, "queryset", None)
        return (
            hasattr(getattr(queryset, "model", None), "merged_into_id")
            and getattr(self.view, "action", "") == "retrieve"
        )

    def _answers_an_etag(self) -> bool:
        return not self._is_unconditional() and (self.method != "GET" or self._shows_a_record())

    def _is_unconditional(self) -> bool:
        return getattr(self.view, "action", "") in getattr(self.view, "unconditional", ())


def not_for_readers() -> list[type]:
    """The bases whose docstrings speak to programmers and must not stand in the schema of what inherits them."""
    return [*get_lib_doc_excludes(), Input, Part]  # type: ignore[no-untyped-call]


def _header(name: str, description: str, *, required: bool, example: str | None) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        str,
        OpenApiParameter.HEADER,
        required=required,
        description=description,
        examples=[OpenApiExample("Example", value=example)] if example else [],
    )


def _problem_example(code: str) -> OpenApiExample:
    known = PROBLEMS[code]
    return OpenApiExample(
        known.title,
        value={
            "type": type_uri(code),
            "title": known.title,
            "status": known.status,
            "detail": known.remedy,
            "instance": "/api/v1/claims/12/",
            "errors": [],
        },
    )


def describe_tags(result: dict[str, Any], generator: Any, request: Any, public: Any) -> dict[str, Any]:
    """Give each used tag its description, in a fixed order."""
    used = {tag for path in result["paths"].values() for verb in path.values() for tag in verb.get("tags", ())}
    result["tags"] = [{"name": name, "description": text} for name, text in TAGS.items() if name in used]
    return result


def in_order(result: dict[str, Any], generator: Any, request: Any, public: Any) -> dict[str, Any]:
    """The methods of an address in a fixed order: DRF hands them over as a set, another order in every process."""
    order = ("get", "post", "patch", "delete")
    result["paths"] = {
        path: dict(sorted(verbs.items(), key=lambda item: order.index(item[0])))
        for path, verbs in result["paths"].items()
    }
    return result


def plain_null(result: dict[str, Any], generator: Any, request: Any, public: Any) -> dict[str, Any]:
    """Say null as OpenAPI 3.1 does, where drf-spectacular refers to a list of words that holds only null."""
    schemas = result["components"]["schemas"]
    if "NullEnum" in schemas:
        del schemas["NullEnum"]
        _put_null(result)
    return result


def _put_null(part: Any) -> None:
    if isinstance(part, dict):
        if part.get("$ref") == "#/components/schemas/NullEnum":
            del part["$ref"]
            part["type"] = "null"
        part = list(part.values())
    if isinstance(part, list):
        for below in part:
            _put_null(below)


def share_problems(result: dict[str, Any], generator: Any, request: Any, public: Any) -> dict[str, Any]:
    """Write each problem answer once, as a component, and refer to it."""
    shared: dict[str, Any] = {}
    for path in result["paths"].values():
        for verb in path.values():
            for status, response in verb.get("responses", {}).items():
                if MEDIA_TYPE in response.get("content", {}):
                    code = next(code for code, known in PROBLEMS.items() if known.title == response["description"])
                    name = "".join(word.capitalize() for word in code.split("-")) + "Problem"
                    shared[name] = response
                    verb["responses"][status] = {"$ref": f"#/components/responses/{name}"}
    result["components"]["responses"] = dict(sorted(shared.items()))
    return result
