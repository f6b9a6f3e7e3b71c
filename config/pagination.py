"""Pages by keyset: a page begins after a row's own values, so page 10,000 costs what page 1 does.

A cursor is signed and bound to the address and filters it was made for; another's, or an edited one, is refused.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, cast

from django.core import signing
from django.db.models import F, Model, Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from articles.api.filters import InvalidParameter, whole_number

SALT = "factrail.cursor"
MAX_CURSOR_LENGTH = 1_000
COUNT_LIMIT = 10_000
COUNT_IS = ("exact", "at_least")


@dataclass(frozen=True, slots=True)
class Key:
    """One column of the order. Nulls come last, whether it rises or falls."""

    column: str
    descending: bool
    nullable: bool

    def order(self, *, backwards: bool) -> Any:
        # read backwards, the whole order turns round, the place of the nulls with it; a column without nulls must not
        # name their place, or its index no longer serves
        nulls = {} if not self.nullable else {"nulls_first": True} if backwards else {"nulls_last": True}
        column = F(self.column)
        return column.desc(**nulls) if self.descending != backwards else column.asc(**nulls)


class KeysetPagination(BasePagination):
    page_size = 50
    max_page_size = 200

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list[Any]:
        self.request = request
        self.size = whole_number(request, "page_size", default=self.page_size, least=1, most=self.max_page_size)
        self.keys = _keys(request, view, queryset.model)
        self.fingerprint = _fingerprint(request)
        self.count = _bounded_count(queryset) if _flag(request, "count") else None
        position, self.backwards = self._cursor()
        ordered = queryset.order_by(*(key.order(backwards=self.backwards) for key in self.keys))
        if position is not None:
            ordered = ordered.filter(_after(self.keys, self._values(queryset, position), backwards=self.backwards))
        rows = list(ordered[: self.size + 1])
        self.more = len(rows) > self.size
        self.rows = rows[: self.size]
        if self.backwards:
            self.rows.reverse()
        self.has_next = self.more if not self.backwards else True
        self.has_previous = position is not None if not self.backwards else self.more
        return self.rows

    def get_paginated_response(self, data: Any) -> Response:
        body: dict[str, Any] = {"next": self._next(), "previous": self._previous()}
        if self.count is not None:
            body["count"] = min(self.count, COUNT_LIMIT)
            body["count_is"] = "exact" if self.count <= COUNT_LIMIT else "at_least"
        body["results"] = data
        return Response(body)

    def get_paginated_response_schema(self, schema: Any) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri", "example": None}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "next": address | {"description": "The next page, null on the last."},
                "previous": address | {"description": "The page before, null on the first."},
                "count": {"type": "integer", "description": "Only with `count=true`.", "example": 1},
                "count_is": {
                    "type": "string",
                    "enum": list(COUNT_IS),
                    "example": "exact",
                    "description": f"`at_least` when there are more than {COUNT_LIMIT:,}.",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        offered = sorted(set(view.ordering_fields) | {f"-{name}" for name in view.ordering_fields})
        return [
            _parameter(
                "cursor", {"type": "string", "maxLength": MAX_CURSOR_LENGTH}, "As `next` and `previous` hold it."
            ),
            _parameter(
                "page_size",
                {"type": "integer", "minimum": 1, "maximum": self.max_page_size, "default": self.page_size},
                "How many records a page holds.",
            ),
            _parameter(
                "ordering",
                {"type": "string", "enum": offered, "default": view.ordering},
                "The order; `id` breaks ties, records without the value come last.",
            ),
            _parameter("count", {"type": "boolean", "default": False}, "Add `count` and `count_is`."),
        ]

    # --- cursors -------------------------------------------------------------------------------------------------

    def _cursor(self) -> tuple[list[Any] | None, bool]:
        raw = self.request.query_params.get("cursor")
        if raw is None:
            return None, False
        if len(raw) <= MAX_CURSOR_LENGTH:
            try:
                fingerprint, direction, position = signing.loads(raw, salt=SALT)
            except (signing.BadSignature, ValueError):
                raise InvalidParameter("cursor", "was not made by this server; begin at the first page") from None
            if fingerprint == self.fingerprint:
                return position, direction == "p"
        raise InvalidParameter("cursor", "belongs to another list or filter; begin at the first page")

    def _values(self, queryset: QuerySet[Any], position: list[Any]) -> list[Any]:
        return [
            None if value is None else _field(queryset.model, key.column).to_python(value)
            for key, value in zip(self.keys, position, strict=True)
        ]

    def _link(self, row: Any, direction: str) -> str:
        position = [_plain(_get(row, key.column)) for key in self.keys]
        cursor = signing.dumps([self.fingerprint, direction, position], salt=SALT)
        return str(replace_query_param(self.request.build_absolute_uri(), "cursor", cursor))

    def _next(self) -> str | None:
        return self._link(self.rows[-1], "n") if self.rows and self.has_next else None

    def _previous(self) -> str | None:
        if not self.has_previous:
            return None
        if not self.rows:
            return str(remove_query_param(self.request.build_absolute_uri(), "cursor"))
        return self._link(self.rows[0], "p")


def _after(keys: list[Key], values: list[Any], *, backwards: bool) -> Q:
    """Rows that come after `values` in this order: for (a, b) that is a beyond, or a equal and b beyond."""
    reached, result = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        beyond = _beyond(key, value, backwards=backwards)
        if beyond is not None:
            result |= reached & beyond
        reached &= Q(**{f"{key.column}__isnull": True}) if value is None else Q(**{key.column: value})
    return result


def _beyond(key: Key, value: Any, *, backwards: bool) -> Q | None:
    """Rows whose column alone places them further on; None when there can be none."""
    is_null = Q(**{f"{key.column}__isnull": True})
    if value is None:
        return ~is_null if backwards else None
    comparison = "lt" if key.descending != backwards else "gt"
    further = Q(**{f"{key.column}__{comparison}": value})
    return further | is_null if key.nullable and not backwards else further


def _keys(request: Any, view: Any, model: type[Model]) -> list[Key]:
    asked = request.query_params.get("ordering", view.ordering)
    name = asked.removeprefix("-")
    column = view.ordering_fields.get(name)
    if column is None or asked.startswith("--"):
        offered = ", ".join(sorted(view.ordering_fields))
        raise InvalidParameter("ordering", f"can be one of {offered}, each with or without a leading minus")
    descending = asked.startswith("-")
    keys = [Key(column, descending, nullable=_field(model, column).null)]
    return keys if column == "id" else [*keys, Key("id", descending, nullable=False)]


def _flag(request: Any, name: str) -> bool:
    raw = request.query_params.get(name, "false")
    if raw not in ("true", "false"):
        raise InvalidParameter(name, "is true or false")
    return bool(raw == "true")


def _bounded_count(queryset: QuerySet[Any]) -> int:
    """Exact up to the limit, limit + 1 beyond: counting a million rows would cost more than the page."""
    return queryset.order_by()[: COUNT_LIMIT + 1].count()


def _fingerprint(request: Any) -> str:
    """What a cursor is bound to: the address, the filters and the order, not the page size."""
    parts = sorted(
        (name, value)
        for name in request.query_params
        if name not in ("cursor", "page_size", "count", "format")
        for value in request.query_params.getlist(name)
    )
    return hashlib.sha256(repr((request.path, parts)).encode()).hexdigest()[:12]


def _field(model: type[Model], column: str) -> Any:
    *relations, last = column.split("__")
    for relation in relations:
        related = model._meta.get_field(relation).related_model
        model = cast("type[Model]", related)
    return model._meta.get_field(last)


def _get(row: Any, column: str) -> Any:
    for part in column.split("__"):
        row = getattr(row, part, None)
    return row


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float) else str(value)


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}
