"""Figures in English text: numbers with their bounds, units, changes, what they count, where and when.

Pure: text in, frozen records out, no Django. `find` is the one entry.
"""

from claims.figures.finding import find
from claims.figures.shapes import Change, Figure, Period, Place

__all__ = ["Change", "Figure", "Period", "Place", "find"]
