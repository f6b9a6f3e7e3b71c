"""When two texts are the same one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.readers.drafts import fingerprint, with_unix_newlines


class TestFingerprint:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("a b", "a  b"),
            ("a b", "\n a\tb \n\n"),
            ("a b", "a\r\nb"),
            ("a b", "a\u00a0b"),
            ("caf\u00e9", "cafe\u0301"),
        ],
    )
    def test_is_one_for_texts_that_only_look_different_to_a_machine(self, one, other):
        assert fingerprint(one) == fingerprint(other)

    @pytest.mark.parametrize(
        ("one", "other"), [("a b", "ab"), ("70", "71"), ("Ice", "ICE"), ("“a”", '"a"'), ("x²", "x2")]
    )
    def test_differs_where_a_reader_sees_a_difference(self, one, other):
        assert fingerprint(one) != fingerprint(other)

    @given(st.text(st.characters(exclude_categories=())))
    def test_is_64_hexadecimal_digits_for_any_text(self, text):
        found = fingerprint(text)

        assert len(found) == 64
        assert int(found, 16) >= 0


class TestUnixNewlines:
    @given(st.text())
    def test_leaves_no_carriage_return_and_settles_at_once(self, text):
        once = with_unix_newlines(text)

        assert "\r" not in once
        assert with_unix_newlines(once) == once
