"""What every resource of the API shares: visibility, strong ETags, preconditions, one transaction a write."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar, cast

import orjson
from django.contrib.auth.models import User
from django.db import models, transaction
from django.http import Http404
from django.utils import timezone
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from articles.api import idempotency, projection
from articles.api.fields import Input, Reference
from articles.api.filters import DETAIL_PARAMETERS, MAX_ID, InvalidParameter, refuse_unknown


class PreconditionRequired(APIException):
    """A write needs If-Match: send the ETag of the record as you read it."""

    status_code = 428
    default_code = "precondition-required"
    default_detail = "Send the record's ETag in If-Match, so that nobody's change is lost."


class Stale(APIException):
    """The record was changed since you read it."""

    status_code = 412
    default_code = "stale"
    default_detail = "The record was changed since you read it: read it again and send its new ETag."


class Resource(GenericViewSet[Any]):
    """Lists and details of one model; rooms add their verbs.

    A subclass names its `queryset`, `output` (a serializer class), `ordering_fields` (offered name → column),
    `ordering`, and `roles`: which roles may do each writing action.
    """

    #: says in the schema that its creations heed an Idempotency-Key
    idempotent = True

    output: ClassVar[type[Any]]
    ordering_fields: ClassVar[Mapping[str, str]] = {"id": "id"}
    ordering: ClassVar[str] = "-id"
    roles: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    lookup_value_regex = "[0-9]+"

    def get_serializer_class(self) -> type[Any]:
        return self.output

    def get_queryset(self) -> Any:
        queryset = super().get_queryset()
        return queryset.visible_to(self.request.user) if hasattr(queryset, "visible_to") else queryset

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """A write is one transaction; what is refused stores nothing."""
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            response = super().dispatch(request, *args, **kwargs)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            return response

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        # the body is read whole before a parser streams it away: the key's fingerprint covers it
        if idempotency.HEADER in request.headers:
            request._request.body  # noqa: B018
        idempotency.begin(request, self.now())

    def handle_exception(self, exc: Exception) -> Response:
        return exc.response() if isinstance(exc, idempotency.Replay) else super().handle_exception(exc)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if idempotency.HEADER in request.headers and isinstance(response, Response):
            idempotency.keep(request, response, self.now())
        return super().finalize_response(request, response, *args, **kwargs)

    # --- reading -------------------------------------------------------------------------------------------------

    def found(self, queryset: Any = None) -> Any:
        """The record of this address, as far as this user may see it."""
        return get_object_or_404(self.get_queryset() if queryset is None else queryset, pk=self._key())

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.page(self.filter_queryset(self.get_queryset()), self.output)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown(request, DETAIL_PARAMETERS)
        record = self.get_queryset().filter(pk=self._key()).first()
        is_current = record is not None and getattr(record, "merged_into_id", None) is None
        if not is_current and (standing := self._merged_into()) is not None:
            return Response(status=308, headers={"Location": self.reverse_action("detail", args=[standing])})
        if record is None:
            raise Http404
        return self.shown(record)

    def _merged_into(self) -> int | None:
        """The id of the record that this address' one was merged into at last, if this user may see that."""
        model: Any = self.get_queryset().model
        if not hasattr(model, "merged_into_id"):
            return None
        key = self._key()
        while (further := model.objects.filter(pk=key).values_list("merged_into_id", flat=True).first()) is not None:
            key = further
        return key if key != self._key() and self.get_queryset().filter(pk=key).exists() else None

    def _key(self) -> int:
        return _within_bigint(str(self.kwargs["pk"]))

    def page(self, queryset: Any, serializer: type[Any]) -> Response:
        rows = self.paginate_queryset(queryset)
        return self.get_paginated_response(self._output(serializer, rows, many=True).data)

    def _output(self, serializer: type[Any], records: Any, *, many: bool = False) -> Any:
        """The output serializer over the records, with only the fields that were asked for."""
        output = serializer(records, many=many, context=self.get_serializer_context())
        named = self.request.query_params.get(projection.PARAMETER)
        if named is not None and self.request.method in ("GET", "HEAD"):
            projection.prune(output, projection.wanted(named, output))
        return output

    def shown(self, instance: Any, *, status: int = status.HTTP_200_OK) -> Response:
        """A record's representation with its ETag; 304 when the client has it."""
        body = self._output(self.output, instance).data
        tag = etag(instance, body)
        if self.request.method in ("GET", "HEAD") and self._is_held(tag):
            return Response(status=304, headers={"ETag": tag})
        headers = {"ETag": tag, "Vary": "Accept, Authorization, Cookie"}
        if status == 201:
            headers["Location"] = self.reverse_action("detail", args=[instance.pk])
        return Response(body, status=status, headers=headers)

    def _is_held(self, tag: str) -> bool:
        """If-None-Match compares weakly: a proxy that compresses marks the tag it passes on as weak."""
        held = self.request.headers.get("If-None-Match", "").replace("W/", "")
        return tag in _tags(held)

    # --- writing -------------------------------------------------------------------------------------------------

    @property
    def actor(self) -> User:
        """Who writes; permissions have let only users through to where it is asked."""
        return cast("User", self.request.user)

    def now(self) -> Any:
        return timezone.now()

    def cleaned(self, serializer: type[Any], *, partial: bool = False) -> dict[str, Any]:
        """The body through an input serializer; raises its ValidationError, and ParseError for no JSON object."""
        if self.request.stream is None:
            raise ParseError("The body is empty.")
        if not isinstance(self.request.data, dict):
            raise ParseError("The body must be a JSON object.")
        checked = serializer(data=self.request.data, partial=partial, context=self.get_serializer_context())
        checked.is_valid(raise_exception=True)
        return dict(checked.validated_data)

    def locked(self) -> Any:
        """The record, locked until the transaction ends, and proven to be the one the client read.

        Raises PreconditionRequired without If-Match and Stale when the record moved on: of two writers who read the
        same revision the second waits here for the first, and is then refused.
        """
        instance = self.found(self.get_queryset().select_related(None).prefetch_related(None).select_for_update())
        wanted = self.request.headers.get("If-Match")
        if wanted is None:
            raise PreconditionRequired
        if wanted.strip() != "*" and instance.revision not in {_revision(tag) for tag in _tags(wanted)}:
            raise Stale
        return instance

    def merged(self, verb: Callable[..., Any], name: str) -> Response:
        """Merge this address' record into the one that the body names, and show that one."""
        given = self.cleaned(merge_input(self.get_queryset().model))
        into = verb(**{name: self.locked()}, into=given["into"], by=self.actor, at=self.now())
        return self.shown(self.reread(into))

    def reread(self, instance: Any) -> Any:
        """The record with its parts, as it now stands."""
        return self.get_queryset().get(pk=instance.pk)


@cache
def merge_input(model: Any) -> type[Input]:
    """An input serializer that names the record of this model which stays."""
    name = model._meta.verbose_name
    into = Reference(queryset=model.objects.all(), help_text=f"The {name} that stays.")
    return type(f"{model.__name__}MergeInput", (Input,), {"into": into})


def etag(instance: models.Model, body: Any) -> str:
    """A strong validator: the record's revision, and a digest of every byte shown with it.

    The digest answers a cache (a source's new name changes the claim's bytes); the revision answers a writer (only a
    change of the record itself can be overwritten).
    """
    digest = hashlib.blake2b(orjson.dumps(body, default=str), digest_size=6).hexdigest()
    return f'"{getattr(instance, "revision", 0)}-{digest}"'


def _tags(header: str) -> set[str]:
    return {tag.strip() for tag in header.split(",") if tag.strip().startswith('"')}


def _revision(tag: str) -> int | None:
    head = tag.strip('"').partition("-")[0]
    return int(head) if head.isascii() and head.isdigit() and len(head) < 12 else None


def _within_bigint(key: str) -> int:
    """Ids beyond a bigint are of no record; 0 is of none either."""
    return int(key) if len(key) < 20 and int(key) <= MAX_ID else 0


__all__ = ["InvalidParameter", "PreconditionRequired", "Resource", "Stale", "etag"]
