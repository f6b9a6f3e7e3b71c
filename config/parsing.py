"""How bodies are read: UTF-8 JSON, strictly. What another reader might understand otherwise is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import BaseParser


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ParseError("an object has the same key twice")
    return found


def _no_constant(name: str) -> Any:
    raise ParseError(f"{name} is not a JSON number")


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except ArithmeticError:  # an exponent that not even Decimal holds
        number = None
    if number is None or not -400 < number.adjusted() < 400:
        raise ParseError(f"the number {text[:40]} is out of range")
    return number


def _whole_number(text: str) -> int:
    return int(_number(text))


def read_json(body: bytes) -> Any:
    """One JSON value. Fractions come as Decimal, exactly as written.

    Raises ParseError for anything that is not UTF-8 JSON, a byte order mark, duplicate keys, NaN, Infinity, and
    nesting deeper than the reader goes.
    """
    try:
        return json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_no_constant,
            parse_float=_number,
            parse_int=_whole_number,
        )
    except RecursionError:
        raise ParseError("the body is nested too deeply") from None
    except ValueError as error:
        raise ParseError(f"the body is not JSON: {error}") from None


class JSONParser(BaseParser):
    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        charset = _charset(media_type or "")
        if charset not in ("", "utf-8", "utf8"):
            raise UnsupportedMediaType(media_type or "")
        return read_json(stream.read())


def _charset(media_type: str) -> str:
    for part in media_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower()
    return ""
