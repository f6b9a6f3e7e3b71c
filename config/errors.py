"""Every refusal as RFC 9457 problem+json: the verbs', the serializers', the framework's and the server's own."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, OperationalError
from django.db.utils import InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from psycopg import errors as pg
from psycopg_pool import PoolTimeout
from rest_framework import exceptions
from rest_framework.response import Response

from articles.errors import Conflict, DomainError, Invalid, NotPermitted, Oversized, Unsupported
from config.problems import PROBLEMS, type_uri

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

_FAMILIES: tuple[tuple[type[DomainError], int], ...] = (
    (Invalid, 422),
    (NotPermitted, 403),
    (Conflict, 409),
    (Oversized, 413),
    (Unsupported, 415),
)

_FRAMEWORK: tuple[tuple[type[exceptions.APIException], str], ...] = (
    (exceptions.ParseError, "malformed-json"),
    (exceptions.NotAuthenticated, "not-authenticated"),
    (exceptions.AuthenticationFailed, "not-authenticated"),
    (exceptions.PermissionDenied, "not-permitted"),
    (exceptions.NotFound, "not-found"),
    (exceptions.MethodNotAllowed, "method-not-allowed"),
    (exceptions.NotAcceptable, "not-acceptable"),
    (exceptions.UnsupportedMediaType, "unsupported-media-type"),
    (exceptions.Throttled, "throttled"),
)


def problem(
    code: str,
    *,
    request: HttpRequest | None,
    detail: str | None = None,
    errors: Sequence[Mapping[str, str]] = (),
    status: int | None = None,
    title: str | None = None,
) -> dict[str, Any]:
    """The body of a problem; what is not given is taken from the table."""
    known = PROBLEMS.get(code)
    title = title or (known.title if known else code.replace("-", " ").capitalize())
    return {
        "type": type_uri(code),
        "title": title,
        "status": status or (known.status if known else 400),
        "detail": _writable(detail or (known.remedy if known else title)),
        "instance": request.get_full_path() if request else None,
        "errors": [{name: _writable(text) for name, text in fault.items()} for fault in errors],
    }


def _writable(text: str) -> str:
    """What was refused may be quoted, and may hold lone surrogates, which UTF-8 cannot write."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def problem_response(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler. None lets the error rise to Django's 500, which `server_error` answers."""
    request = context.get("request")
    headers: dict[str, str] = {}
    body = _body_of(error, request, headers)
    if body is None:
        return None
    renderer = getattr(request, "accepted_renderer", None)
    as_page = renderer is not None and renderer.format == "api"
    return Response(body, status=body["status"], headers=headers, content_type=None if as_page else MEDIA_TYPE)


def _body_of(error: Exception, request: Any, headers: dict[str, str]) -> dict[str, Any] | None:
    match error:
        case DomainError():
            return _of_domain(error, request)
        case exceptions.ValidationError():
            return _of_validation(error, request)
        case Http404():
            return problem("not-found", request=request)
        case PermissionDenied():
            return problem("not-permitted", request=request)
        case exceptions.APIException():
            return _of_framework(error, request, headers)
        case IntegrityError():
            return _of_constraint(error, request)
        case DataError():
            return problem("invalid", request=request, detail="A value does not fit where it would be stored.")
        case OperationalError() | InterfaceError() | PoolTimeout():
            return _of_database(error, request, headers)
        case _:
            return None


def _of_domain(error: DomainError, request: Any) -> dict[str, Any]:
    status = next((status for family, status in _FAMILIES if isinstance(error, family)), 409)
    faults = [{"pointer": error.pointer, "code": error.code, "detail": error.detail}] if error.pointer else []
    return problem(error.code, request=request, status=status, title=error.title, detail=error.detail, errors=faults)


def _of_validation(error: exceptions.ValidationError, request: Any) -> dict[str, Any]:
    faults = list(_faults(error.detail, ""))
    codes = {fault["code"] for fault in faults}
    code = codes.pop() if len(codes) == 1 and next(iter(codes)) in PROBLEMS else "invalid"
    if error.status_code == 400 and getattr(error, "of_query", False):
        code = "invalid-parameter"
    detail = "; ".join(f"{fault['pointer'] or 'body'}: {fault['detail']}" for fault in faults[:5])
    return problem(code, request=request, detail=detail, errors=faults)


def _faults(detail: Any, pointer: str) -> Iterator[dict[str, str]]:
    """Flatten DRF's nested details to a list with RFC 6901 pointers."""
    if isinstance(detail, Mapping):
        for key, value in detail.items():
            below = (
                pointer if key == "non_field_errors" else f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
            )
            yield from _faults(value, below)
    elif isinstance(detail, Sequence) and not isinstance(detail, str):
        for position, value in enumerate(detail):
            yield from _faults(value, pointer if isinstance(value, str) else f"{pointer}/{position}")
    else:
        yield {"pointer": pointer, "code": str(getattr(detail, "code", "invalid")), "detail": str(detail)}


def _of_framework(error: exceptions.APIException, request: Any, headers: dict[str, str]) -> dict[str, Any]:
    code = next((code for kind, code in _FRAMEWORK if isinstance(error, kind)), None)
    own = str(getattr(error.detail, "code", "") or error.default_code)
    if own in PROBLEMS:
        code = own
    if (challenge := getattr(error, "auth_header", None)) is not None:
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(error, "wait", None)) is not None:
        headers["Retry-After"] = str(max(1, round(wait)))
    code = code or "malformed-request"
    status = 401 if code == "not-authenticated" else error.status_code
    return problem(code, request=request, status=status, detail=str(error.detail))


def _of_constraint(error: IntegrityError, request: Any) -> dict[str, Any] | None:
    """A rule that the database held and no verb foresaw: its name is a sentence, so it can be told."""
    cause = error.__cause__
    name = getattr(getattr(cause, "diag", None), "constraint_name", None)
    if not name:
        return None
    told = name.replace("_", " ")
    if isinstance(cause, pg.UniqueViolation | pg.ExclusionViolation):
        return problem("duplicate", request=request, detail=f"It would break the rule: {told}.")
    if isinstance(cause, pg.ForeignKeyViolation):
        return problem("conflict", request=request, detail="Another record still refers to it.")
    return problem("invalid", request=request, detail=f"It would break the rule: {told}.")


def _of_database(error: Exception, request: Any, headers: dict[str, str]) -> dict[str, Any]:
    headers["Retry-After"] = "2"
    if isinstance(error.__cause__, pg.QueryCanceled):
        return problem("query-too-expensive", request=request)
    log.error("database unavailable: %s", error)
    return problem("unavailable", request=request)


# --- outside DRF -------------------------------------------------------------------------------------------------


def _answer(request: HttpRequest, code: str, headers: Mapping[str, str] | None = None) -> HttpResponse:
    body = problem(code, request=request)
    if request.path.startswith("/api/"):
        return HttpResponse(
            orjson.dumps(body), status=body["status"], content_type=MEDIA_TYPE, headers=dict(headers or {})
        )
    return render(request, "problem.html", body, status=body["status"])


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, "malformed-request")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, "not-permitted")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _answer(request, "csrf-failed")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, "not-found")


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles the error; a database that is away may be met outside a view too."""
    error = sys.exception()
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout):
        headers: dict[str, str] = {}
        body = _of_database(error, request, headers)
        return _answer(request, str(body["type"]).split("/")[-2], headers)
    return _answer(request, "server-error")
