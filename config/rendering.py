"""How answers are written: JSON by orjson, and the browsable page for people."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import orjson
from django.utils.functional import Promise
from rest_framework import renderers


def _other(value: Any) -> Any:
    if isinstance(value, Decimal | Promise):
        return str(value)
    raise TypeError(f"cannot be written as JSON: {type(value).__name__}")


def to_json(data: Any, *, indent: bool = False) -> bytes:
    """UTF-8 JSON. DRF's own dict and list subclasses and integers beyond 64 bits are written too."""
    options = orjson.OPT_NON_STR_KEYS
    return orjson.dumps(data, default=_other, option=options | (orjson.OPT_INDENT_2 if indent else 0))


class JSONRenderer(renderers.BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        if data is None:
            return b""
        return to_json(data, indent=bool(renderer_context and renderer_context.get("indent")))


class BrowsableRenderer(renderers.BrowsableAPIRenderer):
    """DRF's page around the same JSON; the forms are left out, since writes need headers that a form cannot send."""

    def get_default_renderer(self, view: Any) -> renderers.BaseRenderer:
        return JSONRenderer()

    def get_content(self, renderer: Any, data: Any, accepted_media_type: str | None, renderer_context: Any) -> str:
        return to_json(data, indent=True).decode()

    def show_form_for_method(self, view: Any, method: str, request: Any, obj: Any) -> bool:
        return False

    def get_rendered_html_form(self, data: Any, view: Any, method: str, request: Any) -> Any:
        return None

    def get_raw_data_form(self, data: Any, view: Any, method: str, request: Any) -> Any:
        return None

    def get_filter_form(self, data: Any, view: Any, request: Any) -> Any:
        return None
