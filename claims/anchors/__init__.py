"""Where a quote stands in a text, and where it stands in the next version of that text. Pure.

`find` and `at` make selectors as W3C Web Annotation has them; `carry` takes one from a version to a later one.
Offsets count Unicode code points and leave out the end. A quote is found where it surely is, or not at all.
"""

from claims.anchors.carrying import Carried, Carrier, carry
from claims.anchors.selectors import CONTEXT, AmbiguousQuote, QuoteNotFound, Selector, at, find

__all__ = ["CONTEXT", "AmbiguousQuote", "Carried", "Carrier", "QuoteNotFound", "Selector", "at", "carry", "find"]
