"""Input fields that take only what can be kept exactly, and say in their code which kind of fault it was."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django.core.validators import MaxLengthValidator
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

# bidirectional overrides and isolates make a text read otherwise than it is stored; zero-width characters hide words
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
MAX_DIGITS = 60


def fault_of(text: str) -> str | None:
    """Why a text may not be stored, or None."""
    for character in text:
        if character in "\n\r\t":
            continue
        if character in _HIDDEN:
            return f"holds the invisible character U+{ord(character):04X}"
        if unicodedata.category(character) in ("Cc", "Cs"):
            return f"holds the control character U+{ord(character):04X}"
    return None


class Text(serializers.CharField):
    """A string of visible characters; numbers and booleans are not strings."""

    default_error_messages = {"unfit": "This text {fault}."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.validators = [v for v in self.validators if type(v).__name__ != "ProhibitNullCharactersValidator"]
        for validator in self.validators:
            if isinstance(validator, MaxLengthValidator):
                validator.code = "invalid-text"

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("This must be a string.", code="invalid-text")
        if (fault := fault_of(data)) is not None:
            raise serializers.ValidationError(f"This text {fault}.", code="invalid-text")
        return str(super().to_internal_value(data))


class Page(serializers.CharField):
    """The source of a page: whatever characters it holds are its reader's affair, but NUL and half ones."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=5_000_000, trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("This must be a string.", code="invalid-text")
        if found := re.search("[\0\ud800-\udfff]", data):
            raise serializers.ValidationError(f"It holds {found[0]!r} at {found.start()}.", code="invalid-text")
        return str(super().to_internal_value(data))


class Pattern(Text, serializers.RegexField):
    """A string of a given form."""


class Slug(Text, serializers.SlugField):
    """ASCII letters, digits, hyphens and underscores."""


class Address(Text, serializers.URLField):
    """A URL."""


class Reference(serializers.PrimaryKeyRelatedField[Any]):
    """A record's id, as a JSON integer: 1.9 is not record 1, and "1_0" is not record 10."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("incorrect_type", data_type=type(data).__name__)
        return super().to_internal_value(data)


class Offset(serializers.IntegerField):
    """A place in a text, in code points, as a JSON integer."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=100_000_000, **kwargs)

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            raise serializers.ValidationError("This must be a whole number.", code="invalid-number")
        return data


@extend_schema_field(
    {
        "type": "string",
        "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$",
        "maxLength": MAX_DIGITS + 2,
        "examples": ["70"],
    }
)
class DecimalString(serializers.Field[Decimal, Any, str, Any]):
    """A decimal as a string of ASCII digits. A JSON number is taken as long as it is surely exact (15 digits)."""

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not isinstance(data, str | int | Decimal):
            raise serializers.ValidationError('This must be a decimal string such as "70.5".', code="invalid-number")
        if not isinstance(data, str) and len(Decimal(data).as_tuple().digits) > 15:
            raise serializers.ValidationError(
                "A JSON number of more than 15 digits may have lost some on the way; send a string.",
                code="invalid-number",
            )
        text = data if isinstance(data, str) else format(Decimal(data), "f")
        if len(text) > MAX_DIGITS + 2 or not _DECIMAL.fullmatch(text):
            raise serializers.ValidationError(
                'This must be a decimal in ASCII digits without separators, such as "70.5".', code="invalid-number"
            )
        return Decimal(text)

    def to_representation(self, value: Decimal) -> str:
        return written(value)


def written(value: Decimal) -> str:
    """A decimal as it travels: digits, no exponent, its written zeros kept."""
    return format(value, "f")


class Date(serializers.DateField):
    """YYYY-MM-DD."""

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise serializers.ValidationError("This must be a date, YYYY-MM-DD.", code="invalid-date")
        try:
            return super().to_internal_value(value)
        except serializers.ValidationError:
            raise serializers.ValidationError("There is no such day.", code="invalid-date") from None


class Input(serializers.Serializer[Any]):
    """An input serializer: it cleans and never saves; fields it does not know are refused by name."""

    # fields of the output that a client may not send back
    read_only_names: frozenset[str] = frozenset()

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = [name for name in data if name not in self.fields]
            if unknown:
                raise serializers.ValidationError(
                    {
                        name: serializers.ErrorDetail(
                            "Only the system sets this." if name in self.read_only_names else "There is no such field.",
                            code="read-only" if name in self.read_only_names else "unknown-field",
                        )
                        for name in unknown
                    }
                )
        return super().to_internal_value(data)
