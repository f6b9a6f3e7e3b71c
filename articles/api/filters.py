"""Filters that refuse what they do not know: a mistyped parameter must not silently answer everything."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django_filters.rest_framework import DjangoFilterBackend, Filter, FilterSet
from drf_spectacular.utils import extend_schema_field
from rest_framework.exceptions import APIException

LIST_PARAMETERS = frozenset({"cursor", "page_size", "ordering", "count", "format", "fields"})
DETAIL_PARAMETERS = frozenset({"format", "fields"})
MAX_ID = 2**63 - 1


class InvalidParameter(APIException):
    """A query parameter is unknown or has a value that cannot be."""

    status_code = 400
    default_code = "invalid-parameter"

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"The parameter {name!r} {fault}.", code="invalid-parameter")
        self.parameter = name


def refuse_unknown(request: Any, known: Collection[str]) -> None:
    """Raises InvalidParameter for a parameter not in `known`, and for one given twice."""
    for name in request.query_params:
        if name not in known:
            offered = ", ".join(sorted(known))
            raise InvalidParameter(name[:100], f"is unknown here; offered are: {offered}")
        values = request.query_params.getlist(name)
        if len(values) > 1:
            raise InvalidParameter(name, "is given more than once")
        if "\x00" in values[0] or "\ufffd" in values[0]:
            raise InvalidParameter(name, "holds a character that no text may hold")


def whole_number(request: Any, name: str, *, default: int, least: int, most: int) -> int:
    """A parameter in ASCII digits. Raises InvalidParameter for another text, and for a number out of bounds."""
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 20 and least <= int(text) <= most):
        raise InvalidParameter(name, f"is a whole number from {least} to {most}")
    return int(text)


class IdField(forms.CharField):
    """An id in ASCII digits; int() would read "1_0" and "١" too."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 20 and 1 <= int(text) <= MAX_ID):
            raise forms.ValidationError("Write an id, a whole number from 1.")
        return int(text)


@extend_schema_field({"type": "integer", "minimum": 1})
class IdFilter(Filter):
    """The id of a record; one that does not exist finds nothing."""

    field_class = IdField


class DayField(forms.CharField):
    """YYYY-MM-DD and nothing else: 09/10/2020 is another day to another reader."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise forms.ValidationError("Write a day, YYYY-MM-DD.")


@extend_schema_field({"type": "string", "format": "date"})
class DayFilter(Filter):
    field_class = DayField


class InstantField(forms.CharField):
    """RFC 3339 with a time zone; without one it would be another instant to another reader."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            # a plus that the client left bare in its query string arrives as a space
            instant = datetime.fromisoformat(text.replace(" ", "+"))
            if instant.tzinfo is not None:
                return instant.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        raise forms.ValidationError("Write an instant with its time zone, such as 2020-10-01T00:00:00Z.")


@extend_schema_field({"type": "string", "format": "date-time"})
class InstantFilter(Filter):
    field_class = InstantField


class StrictFilterBackend(DjangoFilterBackend):
    """django-filter with every parameter accounted for."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        filterset_class = self.get_filterset_class(view, queryset)
        offered = set(filterset_class.base_filters) if filterset_class else set()
        refuse_unknown(request, offered | LIST_PARAMETERS)
        if filterset_class is None:
            return queryset
        filterset = filterset_class(request.query_params, queryset=queryset, request=request)
        if not filterset.is_valid():
            name, faults = next(iter(filterset.errors.items()))
            raise InvalidParameter(name, f"cannot be {request.query_params.get(name, '')[:100]!r}: {' '.join(faults)}")
        return filterset.qs


__all__ = [
    "DayFilter",
    "FilterSet",
    "IdFilter",
    "InstantFilter",
    "InvalidParameter",
    "StrictFilterBackend",
    "refuse_unknown",
]
