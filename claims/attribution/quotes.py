"""Quoted stretches of a text: curly, straight and doubled single marks, open over several paragraphs too.

One pass over the marks. A quotation that a paragraph leaves open ends with the paragraph; the next one, as printers do
it, opens with a mark of its own. A closing mark without an opening one closes a quotation that began before the
text does, as in a sentence taken out of its article.
"""

import re
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile(
    "[\u201c\u201d\"\u00ab\u00bb]|''|``|\u2018\u2018|\u2019\u2019|\n\\s*\n|(?<!\\w)[\u2018']|[\u2019'](?!\\w)"
)
_OPENERS: Final = frozenset({"\u201c", "\u00ab", "``", "\u2018\u2018", "\u2018"})
_CLOSERS: Final = frozenset({"\u201d", "\u00bb", "\u2019\u2019", "\u2019"})
_SINGLE: Final = frozenset({"\u2018", "\u2019", "'"})
_BEFORE_OPENING: Final = " \t\n\r\u00a0([{\u2014\u2013-/"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks. `begun` and `ended`: whether the opening and the closing mark stand in the text."""

    start: int
    end: int
    begun: bool
    ended: bool


def find(text: str) -> list[Quote]:
    """Quotations of `text`, in order, outermost only."""
    quotes: list[Quote] = []
    opened: int | None = None
    by = ""
    floor = 0
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if sign[0] == "\n":
            if opened is not None and by not in _SINGLE:
                quotes.append(Quote(opened, _last_visible(text, opened, mark.start()), True, False))
            opened, floor = None, mark.end()
        elif opened is None:
            if _opens(text, mark):
                opened, by = mark.start(), sign
            elif sign not in _SINGLE and not quotes_since(quotes, floor):
                start = _first_visible(text, floor, mark.start())
                if start < mark.start():
                    quotes.append(Quote(start, mark.end(), False, True))
        elif _closes(text, mark, by):
            quotes.append(Quote(opened, mark.end(), True, True))
            opened = None
        elif by in _SINGLE and sign not in _SINGLE and _opens(text, mark):
            opened, by = mark.start(), sign  # the single mark was an apostrophe
    if opened is not None and by not in _SINGLE:
        quotes.append(Quote(opened, _last_visible(text, opened, len(text)), True, False))
    return quotes


def quotes_since(quotes: list[Quote], floor: int) -> bool:
    return bool(quotes) and quotes[-1].end > floor


def _opens(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in _CLOSERS:
        return False
    after = text[mark.end() : mark.end() + 1]
    if not after or (after.isspace() and sign not in {"\u201c", "\u00ab"}):
        return False
    if sign in _OPENERS:
        return True
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    return not before or before in _BEFORE_OPENING or before == ":"


def _closes(text: str, mark: re.Match[str], by: str) -> bool:
    sign = mark.group()
    if by in _SINGLE:
        # A closing single mark follows a word or its stop; a plural's apostrophe ("voters' ") looks the same and is
        # told by the white space or stop that a quotation ends with.
        before = text[mark.start() - 1]
        return sign in _SINGLE and sign != "\u2018" and (before in ",.?!" or sign == "\u2019" or before != "s")
    if sign in _SINGLE or sign in _OPENERS:
        return False
    if by == '"':
        return sign == '"'
    if by == "''" or by == "``":
        return sign in {"''", '"'}
    return sign in {"\u201d", "\u00bb", "\u2019\u2019", '"', "''"}


def _first_visible(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _last_visible(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
