"""Where sentences end, by rule: exact offsets, linear time, no model.

A full stop does not end a sentence after an abbreviation that is followed by more of its phrase ("Gov. Cooper",
"N.C. voters"), after an initial ("John F. Kennedy"), or inside a number. Closing quotes and brackets belong to the
sentence they close. A blank line always ends one; a single line break does after a mark that ends a sentence, or
when the line that it closes is a heading of its own (see `_line_is_whole`).
"""

import re
from collections.abc import Iterator
from typing import Final

from claims.language.abbreviations import BEFORE_NAME, MAY_END, NEVER_LAST

# One run of closing marks, what may close after it, and the gap. Runs are possessive: no backtracking on "!!!!…".
_STOP: Final = re.compile(
    r"(?P<mark>[.!?\u2026\u3002]++)(?P<close>[\"'\u201d\u2019\u00bb)\]]*+)(?P<gap>\s++|$)|(?P<breaks>\r?\n[^\S\n]*+\n\s*+|\n)"
)
_WORD_BEFORE: Final = re.compile(r"[\w.&'\u2019-]{1,24}$")
_OPENING: Final = "\"'\u201c\u2018\u00ab([-\u2013\u2014*\u2022"
_LOOK_BACK: Final = 24
_LONGEST_WORD: Final = 60
# No sentence of prose comes near this; readers whose work grows with a sentence's length cut what does.
LONGEST: Final = 1_500


def split(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text`, in order, without the white space between them."""
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for stop in _STOP.finditer(text):
        if stop.start() < start:
            continue
        if stop["breaks"] is not None:
            ends = _break_ends(text, start, stop)
            end = stop.start()
        else:
            ends = _stop_ends(text, start, stop)
            end = stop.end("close")
        if not ends:
            continue
        end = _trim(text, start, end)
        if end > start:
            spans.append((start, end))
        start = _skip_space(text, stop.end())
    end = _trim(text, start, len(text))
    if end > start:
        spans.append((start, end))
    return spans


def pieces(text: str, *, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Sentences, those over `longest` characters cut: at a space when one is near, else anywhere."""
    for start, end in split(text):
        while end - start > longest:
            cut = start + longest
            space = text.rfind(" ", cut - _LONGEST_WORD, cut)
            cut = space + 1 if space > start else cut
            yield start, cut
            start = cut
        if end > start:
            yield start, end


def _break_ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if len(stop["breaks"]) > 1:
        return True
    return _line_is_whole(text, start, stop)


def _line_is_whole(text: str, start: int, stop: re.Match[str]) -> bool:
    """A single line break ends a sentence unless the text is wrapped: the next line then goes on in lower case."""
    after = text[stop.end() : stop.end() + 80].lstrip()
    before = text[max(start, stop.start() - 1) : stop.start()]
    if not after:
        return True
    return not (after[0].islower() or before in {",", ";", "-"})


def _stop_ends(text: str, start: int, stop: re.Match[str]) -> bool:
    mark, close, gap = stop["mark"], stop["close"], stop["gap"]
    after = _next_visible(text, stop.end())
    if not after:
        return True
    if gap.count("\n") > 1 or ("\n" in gap and not after.islower()):
        return True
    if "!" in mark or "?" in mark:
        return not after.islower()
    if len(mark) > 1 or mark == "\u2026":
        return not after.islower()
    if after.islower() or (after in ",;:" and not close):
        return False
    if close:
        return True
    return not _is_abbreviation(text, start, stop)


def _is_abbreviation(text: str, start: int, stop: re.Match[str]) -> bool:
    at = stop.start()
    found = _WORD_BEFORE.search(text[max(start, at - _LOOK_BACK) : at])
    if found is None:
        return False
    word = found.group().lstrip("'\u2019-.&")
    lower = word.lower()
    following = _next_word(text, stop.end())
    if len(word) == 1 and word.isalpha() and word.isupper():
        # An initial, unless it is the pronoun or a grade that closes its sentence ("vitamin C. The …").
        return word != "I" and following.lower() not in MAY_END
    if lower in NEVER_LAST:
        return True
    if lower in BEFORE_NAME:
        return following[:1].isupper() or following[:1].isdigit()
    if "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split(".")):
        # "U.S.", "N.C.", "p.m.": closes the sentence only before a word that opens one.
        return following.lower() not in MAY_END
    return False


def _next_visible(text: str, at: int) -> str:
    window = text[at : at + 8].lstrip(_OPENING + " \t\n\r\u00a0")
    return window[:1]


def _next_word(text: str, at: int) -> str:
    found = re.match(r"[^\w]*+(\w[\w'\u2019]*+)", text[at : at + 40])
    return found.group(1) if found else ""


def _skip_space(text: str, at: int) -> int:
    size = len(text)
    while at < size and text[at].isspace():
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
