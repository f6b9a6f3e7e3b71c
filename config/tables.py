"""`format=csv`: a list as a table, for whoever opens it in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from rest_framework import renderers

from config.rendering import to_json

# a cell that begins so is a formula to a spreadsheet (OWASP, CSV injection)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CSVRenderer(renderers.BaseRenderer):
    """A row a record; parts of a part stand in columns of their own, `figure.value`; lists in one cell."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        response = (renderer_context or {}).get("response")
        if response is not None and response.status_code >= 400:
            return to_json(data)
        if data is None:
            return b""
        is_page = isinstance(data, Mapping) and "results" in data
        if is_page and response is not None and data.get("next"):
            response["Link"] = f'<{data["next"]}>; rel="next"'
        rows = [dict(_flat(row)) for row in (data["results"] if is_page else [data])]
        columns = list(dict.fromkeys(name for row in rows for name in row))
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(columns)
        writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
        return written.getvalue().encode("utf-8-sig")


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value:
        for key, part in value.items():
            yield from _flat(part, f"{name}.{key}" if name else str(key))
    else:
        yield name, value


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return _safe("; ".join(_short(part) for part in value))
        case str():
            return _safe(value)
        case _:
            return value


def _short(part: Any) -> str:
    """What a list's item is called: its name, else what it says."""
    if isinstance(part, Mapping):
        for key in ("name", "title", "outcome", "rating", "source", "id"):
            if part.get(key):
                return _short(part[key])
        return to_json(part).decode()
    return str(part)


def _safe(text: str) -> str:
    """Quoted when a spreadsheet would run it; a negative number stays a number."""
    if text.startswith(_FORMULA) and not _is_number(text):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()
