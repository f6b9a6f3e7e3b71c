"""Read the seed's gold file: one article and everything a careful reader finds in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
NAME = "000_0344220245553d24"


def text_bytes() -> bytes:
    """The article as it came."""
    return (FOLDER / f"{NAME}.txt").read_bytes()


def text() -> str:
    """The article as it is stored: offsets of the gold count its code points."""
    return text_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def load() -> dict[str, Any]:
    """The gold, in the shape that `seeds/README.md` describes."""
    found: dict[str, Any] = json.loads((FOLDER / f"{NAME}.gold.json").read_text(encoding="utf-8"))
    return found
