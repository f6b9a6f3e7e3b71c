"""Who says it: spans of source, cue and content in plain text, by rules alone or with a dependency parse."""

from claims.attribution.finding import find
from claims.attribution.shapes import Attribution

__all__ = ["Attribution", "find"]
