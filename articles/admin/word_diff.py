"""Two texts in one, for people: what was taken out, what was put in, and as much around it as is needed to place it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# code points of unchanged text that stay open on either side of a change
AROUND = 240
# a fold that hides less than this costs its reader more than it saves
FEWEST_FOLDED = 160


def shown(before: str, after: str, changes: Iterable[Sequence[int]]) -> SafeString:
    """`after` with the words gone and the words new marked; long unchanged passages can be unfolded.

    `changes` are [start, end] there and here, in order, as `readers.differences` finds them. Everything is escaped:
    the texts are somebody else's.
    """
    pieces: list[SafeString] = []
    place = 0
    for gone_start, gone_end, new_start, new_end in changes:
        pieces += _unchanged(after[place:new_start], at_start=not place, at_end=False)
        gone, new = before[gone_start:gone_end], after[new_start:new_end]
        if gone and new:
            # words that stand in each other's place are not run together
            pieces.append(format_html("<del>{}</del> <ins>{}</ins>", gone, new))
        elif gone:
            lead, trail = _white_around(before, gone_start, gone_end, after, new_start)
            pieces.append(format_html("{}<del>{}</del>{}", lead, gone, trail))
        else:
            pieces.append(format_html("<ins>{}</ins>", new))
        place = new_end
    if not pieces:
        return SafeString("<p>No word differs.</p>")
    pieces += _unchanged(after[place:], at_start=not place, at_end=True)
    return format_html('<div class="factrail-passage factrail-diff">{}</div>', _joined(pieces))


def _white_around(before: str, start: int, end: int, after: str, place: int) -> tuple[str, str]:
    """The white space that stood around words which are gone, as far as none is left at their place."""
    head, tail = before[:start], before[end:]
    lead = head[len(head.rstrip()) :] if place and not after[place - 1].isspace() else ""
    trail = tail[: len(tail) - len(tail.lstrip())] if place < len(after) and not after[place].isspace() else ""
    return lead, trail


def _unchanged(text: str, *, at_start: bool, at_end: bool) -> Iterator[SafeString]:
    """A passage between two changes. Next to the text's own start or end nothing needs to stay open there."""
    head = 0 if at_start else _before_word(text, AROUND)
    tail = len(text) if at_end else _after_word(text, len(text) - AROUND)
    if tail - head < FEWEST_FOLDED:
        yield format_html("{}", text)
        return
    yield format_html("{}", text[:head])
    yield format_html(
        "<details><summary>{} unchanged characters</summary>{}</details>",
        f"{tail - head:,}",
        text[head:tail].strip("\n"),
    )
    yield format_html("{}", text[tail:].lstrip("\n"))


def _before_word(text: str, place: int) -> int:
    """The end of the last whole word before `place`."""
    if place >= len(text):
        return len(text)
    found = max(text.rfind(white, 0, place) for white in " \n")
    return found if found > 0 else place


def _after_word(text: str, place: int) -> int:
    """The start of the first whole word from `place` on."""
    if place <= 0:
        return 0
    found = [where for white in " \n" if (where := text.find(white, place)) >= 0]
    return min(found) + 1 if found else place


def _joined(pieces: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
