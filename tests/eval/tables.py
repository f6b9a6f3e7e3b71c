"""The table of the design's quality page: goals, floors, and what the best peer reached on unseen "
"sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """One row's yardsticks, F1 in percent: best peer on unseen sentences, the floor, the goal."""

    best_peer: float | None = None
    floor: float | None = None
    goal: float | None = None


# design/quality.md, "Reading figures out of text"
AIMS = {
    ("news", "value"): Aim(90.1, 91, 94),
    ("news", "value+change"): Aim(85.1, 86.5, 91),
    ("news", "value+unit"): Aim(83.0, 84.5, 88),
    ("news", "value+concept~"): Aim(74.8, 76, 80),
    ("science", "value"): Aim(53.2, 60, 65),
    ("science", "value+unit"): Aim(27.4, 45, 50),
    ("suites", "value"): Aim(86.1, 88, 94),
    ("suites", "value+unit"): Aim(80.6, 83, 88),
    ("attribution", "attributed"): Aim(79.0, 80, 85),
    ("attribution", "source~"): Aim(64.0, 70, 76),
    ("worth", "F1"): Aim(80.8, 77, 82),
    ("worth", "average precision"): Aim(90.6, 86, 91),
    ("speed", "rules"): Aim(None, 2000, 2000),
    ("speed", "parse"): Aim(26.0, 300, 300),
}


def percent(fraction: float | None) -> str:
    return "–" if fraction is None else f"{100 * fraction:.1f}"


def plain(number: float | None) -> str:
    return "–" if number is None else f"{number:g}"


def render(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns are padded, so that it reads well on a terminal too."""
    table = [list(header), *map(list, rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(header))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in table
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])
