"""What stands against a quoted number and belongs to it: "70" is not the number in "-70", "12 000" or "70 million"."""

from __future__ import annotations

from claims.anchors.words import NUMBER_WORDS, SCALE_WORDS, Words, is_number

_LONG_DASHES = ("\u2014", "\u2015", "--")
_LONGEST = 12


def same_number(old: Words, old_span: tuple[int, int], new: Words, new_span: tuple[int, int]) -> bool:
    """Whether the numbers at both ends of a quote go on beyond it in the same way in both texts."""
    return _before(old, old_span[0]) == _before(new, new_span[0]) and _after(old, old_span[1]) == _after(
        new, new_span[1]
    )


def _before(words: Words, first: int) -> list[str]:
    if not is_number(words.folded[first]):
        return []
    joined: list[str] = []
    at = first
    while at > 0 and len(joined) < _LONGEST:
        step = _step_back(words, at)
        if not step:
            break
        joined[:0] = words.folded[at - step : at]
        at -= step
    return joined


def _step_back(words: Words, at: int) -> int:
    previous = words.folded[at - 1]
    against = words.ends[at - 1] == words.starts[at]
    if previous in ("-", "+") and against and not _is_long_dash(words, at - 1):
        # a sign, a range, or a spelled number on a hyphen; "Boeing-747" is none
        alone = at < 2 or words.ends[at - 2] < words.starts[at - 1] or not words.folded[at - 2][:1].isalpha()
        return 1 if alone or words.folded[at - 2] in NUMBER_WORDS else 0
    if previous in (".", "/", "\u2044") and against and (at < 2 or words.ends[at - 2] < words.starts[at - 1]):
        return 1
    if previous == "and" and at > 1 and words.folded[at - 2] in SCALE_WORDS and words.folded[at] in NUMBER_WORDS:
        return 2
    return 1 if _goes_on(words, at - 1) else 0


def _after(words: Words, last: int) -> list[str]:
    if not is_number(words.folded[last - 1]):
        return []
    joined: list[str] = []
    at = last
    while at < len(words.folded) and len(joined) < _LONGEST:
        step = _step_on(words, at)
        if not step:
            break
        joined += words.folded[at : at + step]
        at += step
    return joined


def _step_on(words: Words, at: int) -> int:
    if words.folded[at] == "-" and at + 1 < len(words.folded) and not _is_long_dash(words, at):
        against = words.ends[at - 1] == words.starts[at] and words.ends[at] == words.starts[at + 1]
        following = words.folded[at + 1]
        return 2 if against and (is_number(following) or following in SCALE_WORDS) else 0
    return 1 if _goes_on(words, at - 1) else 0


def _goes_on(words: Words, at: int) -> bool:
    """Whether the words at `at` and after it are parts of one number: "12 000", "70 million", "two hundred", "2 ½"."""
    one, two = words.folded[at], words.folded[at + 1]
    if words.starts[at + 1] - words.ends[at] > 1 or not is_number(one):
        return False
    if two in SCALE_WORDS or (one in NUMBER_WORDS and two in NUMBER_WORDS):
        return True
    if one[-1:].isdigit() and two[:1].isdigit():
        return ("/" in two or "\u2044" in two) or (len(one) <= 3 and len(two.split(",")[0].split(".")[0]) == 3)
    return one[-1:].isdigit() and len(two) == 1 and two.isnumeric()


def _is_long_dash(words: Words, at: int) -> bool:
    return words.text[words.starts[at] : words.ends[at]].startswith(_LONG_DASHES)
