"""What the score looks at in a sentence: words, pairs of words, shapes, and the figures and "
"attributions found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Protocol

_PIECE = re.compile(r"\$?\d[\d,.]*\d|\$?\d|%|[a-z]+(?:'[a-z]+)*|[?!]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_LENGTHS = (5, 8, 12, 16, 20, 25, 30, 40, 50)
#: A sentence is cut here, so that no text makes the score slow.
LONGEST = 2_000
SMALL = Decimal(12)
LARGE = Decimal(1000)


class Figure(Protocol):
    """What is read of a figure; `claims.figures.Figure` is one."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def comparator(self) -> str: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def of(self) -> str | None: ...
    @property
    def type(self) -> str: ...
    @property
    def change(self) -> object | None: ...


def words(sentence: str) -> list[str]:
    """Lower-case words in order; numbers become #number, #money or #year."""
    found = []
    for piece in _PIECE.findall(sentence[:LONGEST].lower().replace("’", "'")):
        if piece[0] == "$" and len(piece) > 1:
            found.append("#money")
        elif piece[-1].isdigit():
            found.append("#year" if _YEAR.fullmatch(piece) else "#number")
        else:
            found.append(piece)
    return found


def of_wording(sentence: str) -> list[str]:
    """Features of the words alone, each once: "percent", "want to", "length>=20", "capitals>=2", ">ing"."""
    found = words(sentence)
    pairs = [f"{first} {second}" for first, second in zip(["<start>", *found], found, strict=False)]
    numbers = sum(word[0] == "#" for word in found)
    capitals = len(_INNER_CAPITAL.findall(sentence[:LONGEST]))
    features = dict.fromkeys(found)
    features.update(dict.fromkeys(chain.from_iterable(map(_parts, found))))
    features.update(dict.fromkeys(pairs))
    return [*features, *_sizes(len(found), min(numbers, 2), min(capitals, 4))]


@lru_cache(maxsize=4_000)
def _sizes(length: int, numbers: int, capitals: int) -> tuple[str, ...]:
    return (
        *(f"length>={least}" for least in _LENGTHS if length >= least),
        *(f"numbers>={least}" for least in range(1, numbers + 1)),
        *(f"capitals>={least}" for least in range(1, capitals + 1)),
    )


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """Beginnings and endings of a longer word, "<unem" and ">ing": a rare word tells what its kin told."""
    if len(word) <= 4 or not word[0].isalpha():
        return ()
    return (f"<{word[:4]}", f">{word[-3:]}", *((f"<{word[:6]}",) if len(word) > 7 else ()))


def of_figures(figures: Sequence[Figure]) -> list[str]:
    """Features of the figures found, each once: "figure:share", "figure:whole", "figure:small"."""
    features: dict[str, None] = {}
    for figure in figures:
        features |= dict.fromkeys(f"figure:{trait}" for trait in traits(figure))
    if len(figures) > 1:
        features["figures>=2"] = None
    return list(features)


def traits(figure: Figure) -> Iterable[str]:
    """What a figure is: its type, its kind of unit, its size, and what the text tells with it."""
    yield figure.type
    if figure.unit is None:
        yield "plain"
    else:
        yield "percent" if figure.unit == "percent" else "money" if figure.unit.isupper() else "measure"
    if figure.comparator != "exactly":
        yield "bound"
    if figure.of is not None:
        yield "whole"
    if figure.change is not None:
        yield "moved"
    value = figure.value if figure.value is not None else figure.low
    if value is not None:
        small = figure.type == "count" and figure.unit is None and abs(value) <= SMALL
        yield "small" if small else "large" if abs(value) >= LARGE else "middling"
