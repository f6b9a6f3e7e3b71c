"""Quotes in a text: found where they surely are, or not at all."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims import anchors
from claims.anchors import AmbiguousQuote, QuoteNotFound, Selector

TEXT = "One man. Two men and one man; no man's land."

# few letters, so that quotes repeat and overlap
crowded = st.text("ab ", max_size=30)


class TestAt:
    def test_takes_32_code_points_either_side(self):
        text = "x" * 40 + "quote" + "y" * 40

        selector = anchors.at(text, 40, 45)

        assert selector == Selector("quote", "x" * 32, "y" * 32, 40, 45)

    def test_takes_what_there_is_at_the_ends(self):
        selector = anchors.at("quote", 0, 5)

        assert selector == Selector("quote", "", "", 0, 5)

    def test_counts_code_points(self):
        selector = anchors.at("🙂é🙂", 1, 2)

        assert selector == Selector("é", "🙂", "🙂", 1, 2)


class TestFindByStart:
    def test_finds_a_quote_that_stands_there(self):
        selector = anchors.find(TEXT, "one man", start=21)

        assert (selector.start, selector.end) == (21, 28)

    @pytest.mark.parametrize("start", [0, 20, 22, 10_000])
    def test_refuses_any_other_place(self, start):
        with pytest.raises(QuoteNotFound) as caught:
            anchors.find(TEXT, "one man", start=start)

        assert caught.value.pointer == "/quote/start"

    def test_tells_what_stands_there_instead(self):
        with pytest.raises(QuoteNotFound, match='At 9 the text reads "Two men'):
            anchors.find(TEXT, "one man", start=9)

    def test_refuses_a_start_counted_from_the_end(self):
        with pytest.raises(QuoteNotFound):
            anchors.find("one man, one vote", "man", start=-13)


class TestFindByItsWords:
    def test_finds_the_only_place(self):
        selector = anchors.find(TEXT, "Two men")

        assert (selector.start, selector.end) == (9, 16)

    def test_refuses_a_quote_that_is_not_there(self):
        with pytest.raises(QuoteNotFound) as caught:
            anchors.find(TEXT, "three men")

        assert caught.value.pointer == "/quote/exact"

    def test_refuses_to_guess_between_two_places(self):
        with pytest.raises(AmbiguousQuote, match="stands there 3 times, first at 4 and 25"):
            anchors.find(TEXT, "man")

    @pytest.mark.parametrize(("context", "start"), [({"prefix": "One "}, 4), ({"suffix": "; no"}, 25)])
    def test_is_led_by_the_words_around_it(self, context, start):
        selector = anchors.find(TEXT, "man", **context)

        assert selector.start == start

    def test_refuses_surroundings_that_do_not_stand_there(self):
        with pytest.raises(QuoteNotFound):
            anchors.find(TEXT, "Two men", prefix="Three men. ")

    def test_sees_places_that_overlap(self):
        with pytest.raises(AmbiguousQuote, match="2 times, first at 0 and 1"):
            anchors.find("aaa", "aa")

    @pytest.mark.parametrize("where", [{}, {"start": 0}])
    def test_finds_no_empty_quote(self, where):
        with pytest.raises(QuoteNotFound):
            anchors.find(TEXT, "", **where)

    def test_does_not_fold_letters_or_spaces(self):
        for quote in ("ONE MAN", "One  man", "One\u00a0man", "man’s"):
            with pytest.raises(QuoteNotFound):
                anchors.find(TEXT, quote)


class TestAnyQuote:
    @given(st.text(), st.data())
    def test_is_found_again_by_its_place(self, text, data):
        assume(text)
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))

        selector = anchors.find(text, text[start:end], start=start)

        assert selector == anchors.at(text, start, end)

    @given(crowded, st.data())
    def test_is_found_by_its_words_where_it_surely_is_or_refused(self, text, data):
        assume(text)
        start = data.draw(st.integers(0, len(text) - 1))
        quote = anchors.at(text, start, data.draw(st.integers(start + 1, len(text))))
        places = [place for place in range(len(text)) if text.startswith(quote.exact, place)]

        try:
            found = anchors.find(text, quote.exact)
        except AmbiguousQuote:
            assert len(places) > 1
        else:
            assert places == [found.start]
            assert found == quote

    @given(crowded, st.text("ab ", max_size=3), st.text("ab ", max_size=3), st.text("ab ", max_size=3))
    def test_comes_with_the_surroundings_asked_for(self, text, exact, prefix, suffix):
        try:
            found = anchors.find(text, exact, prefix=prefix, suffix=suffix)
        except (QuoteNotFound, AmbiguousQuote):
            return

        assert found.prefix.endswith(prefix)
        assert found.suffix.startswith(suffix)
        assert text[found.start : found.end] == exact == found.exact

    @given(st.text(), st.text(), st.integers())
    def test_is_refused_by_one_of_two_errors_only(self, text, exact, start):
        try:
            selector = anchors.find(text, exact, start=start)
        except (QuoteNotFound, AmbiguousQuote):
            return

        assert 0 <= selector.start < selector.end <= len(text)
