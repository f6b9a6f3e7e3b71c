from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.attribution import quotes


class TestFind:
    @pytest.mark.parametrize(
        ("text", "quoted"),
        [
            ("\u201cOne,\u201d he said.", ["\u201cOne,\u201d"]),
            ('She called it "a rout" twice.', ['"a rout"']),
            ("''Hello,'' he said. ''Bye.''", ["''Hello,''", "''Bye.''"]),
            ("The voters' choice was Reed's.", []),
        ],
    )
    def test_reads_every_kind_of_mark(self, text, quoted):
        assert [text[quote.start : quote.end] for quote in quotes.find(text)] == quoted

    def test_reads_a_quotation_that_began_before_the_text(self):
        [quote] = quotes.find("It cost us 40 jobs,\u201d said Reed.")

        assert (quote.start, quote.begun, quote.ended) == (0, False, True)

    def test_closes_an_open_quotation_at_the_paragraphs_end(self):
        text = "\u201cWe paid.\n\nThe mill closed."

        [quote] = quotes.find(text)

        assert text[quote.start : quote.end] == "\u201cWe paid."

    @given(st.text(alphabet="ab \n\"'\u201c\u201d\u2018\u2019`.,"))
    def test_quotations_are_in_order_and_apart(self, text):
        found = quotes.find(text)

        assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
