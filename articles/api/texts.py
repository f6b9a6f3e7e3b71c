"""A text as it is, for whoever counts in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


class PlainTextRenderer(BaseRenderer):
    """UTF-8 without a change: no line end is translated, no white space trimmed."""

    media_type = "text/plain"
    format = "txt"
    charset = "utf-8"

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        # a refusal is a problem object, whatever was asked for
        return data.encode() if isinstance(data, str) else orjson.dumps(data)
