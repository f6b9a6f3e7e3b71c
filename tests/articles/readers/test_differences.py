"""Where two texts differ: told so that the one can be made of the other, in bounded time."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.readers.differences import changes

# few words, so that texts share some
texts = st.lists(st.sampled_from(["a", "b", "70", "percent", ".", "\n\n", "é", "🙂"]), max_size=30).map(" ".join)


def words(text):
    return text.split()


def applied(before, after):
    """The earlier text with every change made."""
    made, place = [], 0
    for start, end, new_start, new_end in changes(before, after):
        made += [before[place:start], " ", after[new_start:new_end], " "]
        place = end
    return "".join([*made, before[place:]])


class TestChanges:
    def test_are_none_of_the_same_text(self):
        assert changes("One.\n\nTwo.", "One.\n\nTwo.") == []

    def test_are_none_of_other_white_space(self):
        assert changes("One  two.\n\nThree.", "One two.\nThree.") == []

    def test_name_the_words_that_were_replaced(self):
        before, after = "It rose 70 percent in May.", "It rose 75 percent in May."

        [(start, end, new_start, new_end)] = changes(before, after)

        assert (before[start:end], after[new_start:new_end]) == ("70", "75")

    def test_name_what_was_put_in(self):
        before, after = "It rose 70 percent.", "It rose about 70 percent."

        [(start, end, new_start, new_end)] = changes(before, after)

        assert (before[start:end], after[new_start:new_end]) == ("", "about")

    @given(texts, texts)
    def test_make_the_later_text_of_the_earlier_one(self, before, after):
        assert words(applied(before, after)) == words(after)

    @given(texts, texts)
    def test_lie_within_both_texts_in_order(self, before, after):
        last, new_last = 0, 0
        for start, end, new_start, new_end in changes(before, after):
            assert last <= start <= end <= len(before)
            assert new_last <= new_start <= new_end <= len(after)
            last, new_last = end, new_end

    @pytest.mark.parametrize("part", ["a\n", "a ", "a b\n\n", "word. "])
    def test_of_a_million_characters_take_seconds_at_most(self, part):
        before = part * (1_000_000 // len(part))
        after = "x" + before[: len(before) // 2] + "y z\n" + before[len(before) // 2 :] + "w"
        started = time.process_time()

        changes(before, after)

        assert time.process_time() - started < 10

    def test_of_a_long_text_whose_words_were_shuffled_take_seconds_at_most(self):
        shuffled = [str(number % 50) for number in range(200_000)]
        random.Random(4).shuffle(shuffled)  # noqa: S311 (words, not secrets)
        started = time.process_time()

        changes(" ".join(sorted(shuffled)), " ".join(shuffled))

        assert time.process_time() - started < 10
