"""Say in the schema what an operation is: its id, a summary, and an example of what goes in and comes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema

Documented = TypeVar("Documented")


def operation(
    operation_id: str,
    summary: str,
    *,
    answer: Any,
    example: Any,
    status: int = 200,
    takes: Any = None,
    taken: Any = None,
    description: str | None = None,
    known: str | None = None,
    later: Any = None,
    media_type: str = "application/json",
    **more: Any,
) -> Callable[[Documented], Documented]:
    """`extend_schema` with the parts that every operation of ours must have.

    `answer` is the output serializer (an instance with `many=True` for a list), `example` one record as shown;
    `takes` the input serializer and `taken` an example body; `known` tells when a creation answers 200 with a record
    that was there already; `later` is the serializer and the example of a 202, when a job does the work.
    """
    answers = {status: OpenApiResponse(answer, description="Done." if status != 200 else "Found.")}
    if known is not None:
        answers[200] = OpenApiResponse(answer, description=known)
    codes = [str(code) for code in answers]
    examples = [OpenApiExample("Answer", value=example, response_only=True, status_codes=codes, media_type=media_type)]
    if later is not None:
        serializer, job = later
        answers[202] = OpenApiResponse(serializer, description="A job will do it; its address tells how it goes.")
        examples.append(OpenApiExample("Accepted", value=job, response_only=True, status_codes=["202"]))
    if taken is not None:
        examples.append(OpenApiExample("Request", value=taken, request_only=True))
    decorate = extend_schema(
        operation_id=operation_id,
        summary=summary,
        description=description or summary,
        request=takes,
        responses=answers,
        examples=examples,
        **more,
    )
    return cast("Callable[[Documented], Documented]", decorate)
