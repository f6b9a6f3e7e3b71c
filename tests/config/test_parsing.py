"""Bodies read strictly: what two readers might understand differently is refused."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ParseError

from config.parsing import read_json


class TestReadJson:
    @pytest.mark.parametrize(
        ("body", "value"),
        [
            (b'"70.50"', "70.50"),
            (b"70.50", Decimal("70.50")),
            (b"0.1", Decimal("0.1")),
            (b"1e3", Decimal("1E+3")),
            (b"12345678901234567890123", 12345678901234567890123),
            (b"-0", 0),
            (b' {"a": [null, true]} ', {"a": [None, True]}),
            ("“70 percent”".join('""').encode(), "“70 percent”"),
        ],
    )
    def test_reads_one_value_exactly(self, body, value):
        found = read_json(body)

        assert found == value
        assert type(found) is type(value)

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"{",
            b"{'a': 1}",
            b"[1,]",
            b"1 2",
            b"NaN",
            b"-Infinity",
            b"[NaN]",
            b'{"a": 1, "a": 1}',
            b'{"a": {"b": 1, "b": 2}}',
            b"\xef\xbb\xbf{}",
            b'"\xff"',
            '"a"'.encode("utf-16"),
            b"1e400",
            b"1e-400",
            b"1e99999999999999999999",
            b"9" * 401,
            b"[" * 100_000,
            b'"\n"',
        ],
    )
    def test_refuses_what_is_not_one_sure_value(self, body):
        with pytest.raises(ParseError):
            read_json(body)

    @given(st.binary(max_size=50) | st.text(alphabet='{}[]",:0123456789.eE+-tfn \\u', max_size=50).map(str.encode))
    def test_reads_or_refuses_any_bytes(self, body):
        try:
            read_json(body)
        except ParseError:
            return

        assert json.loads(body) is not NotImplemented

    @given(st.decimals(min_value=-(10**20), max_value=10**20, allow_nan=False, places=30))
    def test_keeps_a_decimal_to_the_digit(self, number):
        assert read_json(format(number, "f").encode()) == number
