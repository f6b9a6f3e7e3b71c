"""Ordinals: no figures, but for the places in an order that a text states."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures import numerals, spelled
from claims.figures.found import Found, Number
from claims.figures.number_words import ORDINALS
from claims.figures.tokens import Token, vocabulary, word_at

_RANKS = vocabulary("ranked ranks rank ranking")


def stands_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token at i starts an ordinal: "22nd", "third"."""
    return numerals.is_ordinal(tokens, i) if tokens[i].kind == "num" else tokens[i].lower in ORDINALS


def read(tokens: Sequence[Token], i: int) -> tuple[Found | None, int]:
    """ "between the tenth and the fifteenth", "ranked third": (the rank, the index after it)."""
    first = _ordinal(tokens, i)
    if first is None or first.value is None:
        return None, i + 1
    j = first.last
    lead = i - 1 - (word_at(tokens, i - 1) == "the")
    figure = Found(i, j, i, j, first, first.value, rank=True)
    if word_at(tokens, lead) == "between" and word_at(tokens, j) == "and":
        second = _ordinal(tokens, j + 1 + (word_at(tokens, j + 1) == "the"))
        if second is not None and second.value is not None:
            ends = sorted((first.value, second.value))
            figure.value, (figure.low, figure.high) = None, ends
            figure.comparator, figure.last, figure.core_last = "between", second.last, second.last
            figure.first = lead
            return figure, second.last
    return figure if word_at(tokens, lead) in _RANKS else None, j


def _ordinal(tokens: Sequence[Token], i: int) -> Number | None:
    if i >= len(tokens):
        return None
    number = numerals.read(tokens, i) if tokens[i].kind == "num" else spelled.ordinal(tokens, i)
    return number if number is not None and number.form == "ordinal" else None
