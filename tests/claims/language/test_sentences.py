from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.split(text)]


class TestSplit:
    @pytest.mark.parametrize(
        "text",
        [
            "Gov. Hale met Dr. Ann Reed at noon.",
            "The U.S. Treasury sold bonds.",
            "John F. Marsh won by 3.5 points.",
            "They arrived on Jan. 5 by train.",
            "Voters in Raleigh, N.C., queued for hours.",
        ],
    )
    def test_keeps_an_abbreviation_inside_its_sentence(self, text):
        assert parts(text) == [text]

    def test_ends_a_sentence_after_an_abbreviation_when_a_new_one_opens(self):
        assert parts("He flew to the U.S. The trip was long.") == [
            "He flew to the U.S.",
            "The trip was long.",
        ]

    def test_gives_the_closing_quotation_mark_to_the_sentence_it_closes(self):
        assert parts("\u201cWe lost.\u201d She left.") == ["\u201cWe lost.\u201d", "She left."]

    def test_keeps_a_quoted_question_with_its_cue(self):
        assert parts('"Who paid?" he asked.') == ['"Who paid?" he asked.']

    def test_ends_a_sentence_at_a_blank_line(self):
        assert parts("a headline without a stop\n\nand then the text") == [
            "a headline without a stop",
            "and then the text",
        ]

    @given(st.text(alphabet='aB. \n"\u201d!?\u2026,1'))
    def test_spans_are_in_order_and_hold_all_that_is_visible(self, text):
        spans = sentences.split(text)

        assert all(start < end for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert "".join("".join(parts(text)).split()) == "".join(text.split())


class TestPieces:
    def test_cuts_what_is_too_long_for_a_parse(self):
        text = "word " * 2_000

        pieces = list(sentences.pieces(text))

        assert all(end - start <= sentences.LONGEST for start, end in pieces)
        assert "".join(text[start:end] for start, end in pieces) == text.strip()
