from decimal import Decimal

import pytest

from claims import figures


def values(text):
    return [figure.value for figure in figures.find(text)]


class TestDigits:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("They planted 1,234 trees.", "1234"),
            ("They planted 1,234,567 trees.", "1234567"),
            ("They planted 12,34,567 trees.", "1234567"),
            ("They planted 2.75 acres.", "2.75"),
            ("The rate is .5 percent.", "0.5"),
            ("They planted 10 000 trees.", "10000"),
            ("They planted 1\u202f234 trees.", "1234"),
            ("It weighed 1.5x10^6 tonnes.", "1500000"),
            ("It weighed 2e3 tonnes.", "2000"),
            ("It measured 3 × 10⁻² metres.", "0.03"),
        ],
    )
    def test_reads_separators_decimals_and_powers(self, text, value):
        assert values(text) == [Decimal(value)]

    def test_keeps_decimals_exact(self):
        [figure] = figures.find("It cost $0.10.")

        assert str(figure.value) == "0.10"


class TestWords:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("twelve judges resigned", "12"),
            ("twenty-one judges resigned", "21"),
            ("one hundred and sixteen judges resigned", "116"),
            ("two thousand five hundred voters came", "2500"),
            ("two hundred and two thousand voters came", "202000"),
            ("a hundred judges resigned", "100"),
            ("a dozen judges resigned", "12"),
            ("half a dozen judges resigned", "6"),
            ("a couple of judges resigned", "2"),
            ("the answer is five point five percent", "5.5"),
        ],
    )
    def test_reads_cardinals(self, text, value):
        assert values(text) == [Decimal(value)]


class TestScales:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1.2 billion people vote", "1200000000"),
            ("three million people vote", "3000000"),
            ("2 lakh people vote", "200000"),
            ("1.5 crore people vote", "15000000"),
            ("10k people vote", "10000"),
            ("2.7m people vote", "2700000"),
            ("a $5m fine", "5000000"),
            ("a £3bn fine", "3000000000"),
            ("40 mln people vote", "40000000"),
            ("a thousand million people vote", "1000000000"),
        ],
    )
    def test_multiplies_by_the_scale(self, text, value):
        assert values(text) == [Decimal(value)]

    def test_takes_a_letter_for_metres_where_no_noun_follows(self):
        [figure] = figures.find("The tower is 90m high.")

        assert (figure.value, figure.unit) == (90, "metre")


class TestFractions:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("half of the members left", "0.5"),
            ("a quarter of the members left", "0.25"),
            ("three quarters of the members left", "0.75"),
            ("3/4 of the members left", "0.75"),
            ("½ of the members left", "0.5"),
            ("two and a half miles", "2.5"),
            ("2 1/2 miles", "2.5"),
            ("2½ miles", "2.5"),
            ("half a million voters", "500000"),
            ("a quarter of a million voters", "250000"),
            ("two and a half million voters", "2500000"),
            ("3 million and a half voters", "3500000"),
            ("one in five children", "0.2"),
            ("nine out of ten children", "0.9"),
            ("one of every four children", "0.25"),
        ],
    )
    def test_reads_parts_and_mixed_numbers(self, text, value):
        assert values(text) == [Decimal(value)]

    def test_gives_fifteen_digits_of_an_endless_fraction(self):
        assert values("one-third of the members left") == [Decimal("0.333333333333333")]

    def test_calls_a_fraction_a_share(self):
        [figure] = figures.find("Two-thirds of the members left.")

        assert figure.type == "share"


class TestOrdersOfMagnitude:
    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("dozens of homes burned", 12, 120),
            ("hundreds of homes burned", 100, 1000),
            ("tens of thousands of homes burned", 10_000, 100_000),
            ("several hundred homes burned", 100, 1000),
        ],
    )
    def test_reads_a_plural_scale_as_a_range(self, text, low, high):
        [figure] = figures.find(text)

        assert (figure.value, figure.low, figure.high) == (None, low, high)


class TestSigns:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("It was minus 20 degrees.", "-20"),
            ("It was -20 degrees.", "-20"),
            ("It was −20 °C.", "-20"),
            ("a balance of $-3.5bn", "-3500000000"),
            ("He ran for minus-5 yards.", "-5"),
        ],
    )
    def test_reads_what_is_below_zero(self, text, value):
        assert values(text) == [Decimal(value)]


class TestMultiples:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("twice as many voters", "2"),
            ("a threefold rise", "3"),
            ("a 10-fold rise", "10"),
            ("three times the rate", "3"),
        ],
    )
    def test_reads_a_factor_as_a_ratio(self, text, value):
        [figure] = figures.find(text)

        assert (figure.value, figure.unit) == (Decimal(value), "time")

    @pytest.mark.parametrize("text", ["She scored twice.", "They won by double digits.", "a double room"])
    def test_how_often_and_adjectives_are_none(self, text):
        assert figures.find(text) == []

    def test_reads_a_price_in_sixteenths(self):
        [figure] = figures.find("The rate stood at 9-1/2 percent.")

        assert (figure.value, figure.unit) == (Decimal("9.5"), "percent")
