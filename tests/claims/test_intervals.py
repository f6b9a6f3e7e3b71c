"""The half-width around a figure's value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import intervals
from claims.choices import Comparator

TABLE = [
    # value, comparator, unit → tolerance, basis
    ("70", "exactly", "percent", "0.5", "rounding"),
    ("70", "exactly", "percentage_points", "0.5", "rounding"),
    ("69.5", "exactly", "percent", "0.05", "rounding"),
    ("69.50", "exactly", "percent", "0.005", "rounding"),
    ("0.3", "exactly", None, "0.05", "rounding"),
    ("-2.5", "exactly", "percent", "0.05", "rounding"),
    ("143000", "exactly", None, "500", "rounding"),
    ("143099", "exactly", None, None, None),
    ("140", "exactly", None, None, None),
    ("1400", "exactly", None, None, None),
    ("12", "exactly", None, None, None),
    ("2000", "exactly", None, "100", "rounding"),
    ("1000000", "exactly", "USD", "50000", "rounding"),
    ("1000", "exactly", None, "50", "rounding"),
    ("1.5E6", "exactly", None, "50000", "rounding"),
    ("12", "about", None, "1.2", "convention"),
    ("0.3333", "about", None, "0.03333", "convention"),
    ("160000", "about", None, "16000", "convention"),
    ("-10", "about", "percent", "1", "convention"),
    ("0", "exactly", "percent", None, None),
    ("0", "about", None, None, None),
    ("160000", "more_than", None, None, None),
    ("70", "at_least", "percent", None, None),
    ("70", "less_than", "percent", None, None),
    ("70", "at_most", "percent", None, None),
    ("70", "between", "percent", None, None),
    (None, "between", None, None, None),
    (None, "exactly", "percent", None, None),
]


class TestTolerance:
    @pytest.mark.parametrize(("value", "comparator", "unit", "width", "basis"), TABLE)
    def test_follows_the_table(self, value, comparator, unit, width, basis):
        found = intervals.tolerance(value=value and Decimal(value), comparator=comparator, unit=unit)

        assert found == (width and Decimal(width), basis)

    @pytest.mark.parametrize(("value", "written"), [("160000", "16000"), ("5E3", "250"), ("1E+2", "10")])
    def test_is_written_without_an_exponent(self, value, written):
        comparator = "exactly" if value == "5E3" else "about"

        width, _ = intervals.tolerance(value=Decimal(value), comparator=comparator, unit=None)

        assert str(width) == written

    @given(
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6)
        | st.integers(-(10**20), 10**20).map(Decimal),
        st.sampled_from(Comparator.values),
        st.sampled_from([None, "percent", "percentage_points", "USD"]),
    )
    def test_is_never_negative_and_has_a_basis_if_and_only_if_it_has_a_width(self, value, comparator, unit):
        width, basis = intervals.tolerance(value=value, comparator=comparator, unit=unit)

        assert (width is None) == (basis is None)
        assert width is None or width > 0

    @given(st.integers(1, 10**12))
    def test_of_a_rounded_count_is_at_most_a_twentieth(self, value):
        width, _ = intervals.tolerance(value=Decimal(value), comparator="exactly", unit=None)

        assert width is None or width <= Decimal(value) / 20
