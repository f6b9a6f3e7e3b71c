import pytest

from claims import figures


class TestComparators:
    @pytest.mark.parametrize(
        ("text", "comparator"),
        [
            ("90 voters came", "exactly"),
            ("about 90 voters came", "about"),
            ("nearly 90 voters came", "about"),
            ("an estimated 90 voters came", "about"),
            ("some 90 voters came", "about"),
            ("90 or so voters came", "about"),
            ("~90 voters came", "about"),
            ("more than 90 voters came", "more_than"),
            ("over 90 voters came", "more_than"),
            (">90 voters came", "more_than"),
            ("at least 90 voters came", "at_least"),
            ("no fewer than 90 voters came", "at_least"),
            ("90 or more voters came", "at_least"),
            ("90+ voters came", "at_least"),
            ("fewer than 90 voters came", "less_than"),
            ("just under 90 voters came", "less_than"),
            ("up to 90 voters came", "at_most"),
            ("as many as 90 voters came", "at_most"),
            ("no more than 90 voters came", "at_most"),
            ("not more than 90 voters came", "at_most"),
            ("a dozen voters came", "about"),
        ],
    )
    def test_reads_how_a_number_bounds(self, text, comparator):
        [figure] = figures.find(text)

        assert figure.comparator == comparator

    def test_the_comparator_is_part_of_raw(self):
        [figure] = figures.find("It lodged more than 160,000 requests.")

        assert figure.raw == "more than 160,000"

    def test_a_span_of_time_is_no_bound(self):
        [_, years] = figures.find("It will pay $10,000 over three years.")

        assert years.comparator == "exactly"

    def test_the_object_of_a_verb_is_no_bound(self):
        [figure] = figures.find("They talked about three plans.")

        assert figure.comparator == "exactly"


class TestRanges:
    @pytest.mark.parametrize(
        ("text", "low", "high", "unit"),
        [
            ("between 10 and 12 percent", 10, 12, "percent"),
            ("10-12 percent", 10, 12, "percent"),
            ("10 to 12 percent", 10, 12, "percent"),
            ("from 10 percent to 12 percent", 10, 12, "percent"),
            ("$3 to $5 billion", 3_000_000_000, 5_000_000_000, "USD"),
            ("$500,000 to $1 million a year", 500_000, 1_000_000, "USD per year"),
            ("three or four years", 3, 4, "year"),
            ("an 8- to 16-metre mast", 8, 16, "metre"),
        ],
    )
    def test_two_ends_are_one_figure(self, text, low, high, unit):
        [figure] = figures.find(text)

        assert (figure.value, figure.low, figure.high, figure.unit) == (None, low, high, unit)

    def test_bounds_side_by_side_are_one_range(self):
        [figure] = figures.find("It holds more than 20 and less than 30 litres.")

        assert (figure.low, figure.high, figure.comparator) == (20, 30, "between")

    def test_a_list_is_none(self):
        assert [figure.value for figure in figures.find("5 goats and 7 sheep")] == [5, 7]

    def test_a_conversion_shares_its_bound(self):
        [_, converted] = figures.find("It weighs under 90 kg (198 lb).")

        assert converted.comparator == "less_than"
