"""What holds for every text: no error, exact offsets, the same answer twice, time in proportion to length."""

import gc
import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import figures

FRAGMENTS = [
    *(
        "about",
        "more than",
        "1",
        "234",
        "$",
        "€",
        "US$",
        "5",
        "12.5",
        "%",
        "percent",
        "one",
        "two",
        "twenty-",
    ),
    *("hundred", "million", "and", "half", "a", "an", "third", "of", "in", "to", "from", "between", "-", "–"),
    *(
        "/",
        "(",
        ")",
        ".",
        "\n",
        "km",
        "kg/m",
        "m s−1",
        "°C",
        "years",
        "old",
        "rose",
        "fell",
        "by",
        "Jan.",
        "2019",
    ),
    *(
        "9:30",
        "p.m.",
        "up",
        "dozens",
        "tens",
        "per",
        "day",
        "½",
        "²",
        "±",
        "10^",
        "e",
        "×",
        "No.",
        "Table",
        "aged",
    ),
    *("she was", "Smith", ",", "or", "more", "doubled", "twice", "+", "’", "”", "the tenth", "M", "元", "0"),
]

mixed = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=40).map(" ".join)
glued = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
anything = st.text(max_size=200) | mixed | glued

SENTENCES = (
    "Sales rose 3 percent to 12,000.",
    "About one-third of the 45 members left.",
    "It cost between $5 and $7 million.",
    "She will be 35 in May.",
    "Dozens of homes burned on Sept. 20.",
    "The rate fell from 8.1 to 6.7 percent.",
)

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_words(number: int) -> str:
    """A whole number as English says it, "and" before the last two digits included."""
    for size, name in SCALES:
        if number >= size:
            rest = number % size
            tail = f" and {in_words(rest)}" if 0 < rest < 100 else f" {in_words(rest)}" if rest else ""
            return f"{in_words(number // size)} {name}{tail}"
    if number >= 100:
        return f"{in_words(number // 100)} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    return ONES[number - 1]


@settings(max_examples=300, deadline=None)
@given(anything)
def test_offsets_are_exact_sorted_and_apart(text):
    found = figures.find(text)

    assert all(text[figure.start : figure.end] == figure.raw for figure in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(anything)
def test_every_figure_has_a_number_in_decimals(text):
    for figure in figures.find(text):
        ends = (figure.low, figure.high)
        assert isinstance(figure.value, Decimal) or all(isinstance(end, Decimal) for end in ends)
        assert figure.value is None or figure.value.is_finite()


@settings(max_examples=100, deadline=None)
@given(anything)
def test_reading_twice_gives_the_same(text):
    assert figures.find(text) == figures.find(text)


@settings(max_examples=60, deadline=None)
@given(st.permutations(SENTENCES))
def test_sentences_do_not_depend_on_their_order(sentences):
    apart = [(f.raw, f.value, f.unit, f.change) for sentence in sentences for f in figures.find(sentence)]
    together = [(f.raw, f.value, f.unit, f.change) for f in figures.find(" ".join(sentences))]

    assert together == apart


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_a_number_in_words_equals_itself_in_digits(number):
    [spelled] = figures.find(f"They counted {in_words(number)} votes.")
    [written] = figures.find(f"They counted {number:,} votes.")

    assert spelled.value == written.value == number


HOSTILE = [
    *("1,", "1,11,", "9", "one hundred and ", "million ", "twenty-", "1/", "a half of a million of a ", "½"),
    *(
        "between 1 and ",
        "1 000 ",
        "$",
        "10^",
        "[1,",
        "( 5",
        "more than ",
        "Jan. 5 - ",
        "5 km/",
        "rose by about ",
    ),
    *(
        "from 3 to ",
        "±5",
        "1±",
        "the tenth and ",
        "up to ",
        "tens of ",
        "Sales rose 3 percent in Ohio last year. ",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_and_no_faster(piece):
    short, long = (piece * (size // len(piece)) for size in (4_000, 32_000))

    first = min(_seconds(short) for _ in range(3))
    second = min(_seconds(long) for _ in range(3))

    # eight times the text; a quadratic reader would take sixty-four times as long
    assert second < 40 * max(first, 0.01)


def _seconds(text: str) -> float:
    # the collector's time grows with everything else that this process holds
    gc.disable()
    begin = time.process_time()
    figures.find(text)
    taken = time.process_time() - begin
    gc.enable()
    return taken
