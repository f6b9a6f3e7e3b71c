import pytest

from claims import figures


class TestShares:
    @pytest.mark.parametrize("text", ["7 percent", "7 per cent", "7%", "7 pct", "7pc"])
    def test_every_spelling_is_percent(self, text):
        [figure] = figures.find(text)

        assert (figure.unit, figure.type, figure.raw) == ("percent", "share", text)

    def test_points_are_kept_apart(self):
        [figure] = figures.find("It rose two percentage points.")

        assert figure.unit == "percentage_points"

    def test_says_rate_where_the_text_does(self):
        [figure] = figures.find("an interest rate of 7 percent")

        assert figure.type == "rate"


class TestMoney:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("$5", "USD"),
            ("US$5", "USD"),
            ("5 dollars", "USD"),
            ("£5", "GBP"),
            ("€5", "EUR"),
            ("5 euros", "EUR"),
            ("HK$5", "HKD"),
            ("A$5", "AUD"),
            ("5 Australian dollars", "AUD"),
            ("RM5.40", "MYR"),
            ("500 yen", "JPY"),
            ("USD 500", "USD"),
            ("500 SEK", "SEK"),
            ("₹500", "INR"),
            ("5 cents", "cent"),
            ("40p", "penny"),
            ("500 francs", "franc"),
        ],
    )
    def test_a_currency_is_its_iso_code(self, text, unit):
        [figure] = figures.find(text)

        assert (figure.unit, figure.raw) == (unit, text)

    def test_dollars_and_cents_are_one_sum(self):
        [figure] = figures.find("It costs 3 dollars and 50 cents.")

        assert str(figure.value) == "3.5"

    def test_a_fee_of_five_is_no_australian_dollar(self):
        [figure] = figures.find("They paid a $5 fee.")

        assert figure.unit == "USD"


class TestMeasures:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("5 miles", "mile"),
            ("5 square miles", "square mile"),
            ("5km", "kilometre"),
            ("5 kilometers", "kilometre"),
            ("5 km/h", "kilometre per hour"),
            ("60 mph", "mile per hour"),
            ("5 m²", "square metre"),
            ("3 m s−1", "metre per second"),
            ("20 °C", "degree celsius"),
            ("20 degrees Fahrenheit", "degree fahrenheit"),
            ("5 kg", "kilogram"),
            ("5 tonnes", "tonne"),
            ("5 lbs", "pound mass"),
            ("3 MWh", "megawatt hour"),
            ("a 12-foot wall", "foot"),
            ("5 light-years", "light year"),
        ],
    )
    def test_names_are_lower_case_and_singular(self, text, unit):
        [figure] = figures.find(text)

        assert figure.unit == unit


class TestRates:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("$500 a year", "USD per year"),
            ("$2 per share", "USD per share"),
            ("a 12-cent-a-share dividend", "cent per share"),
            ("40 hours a week", "hour per week"),
            ("three tests per day", "test per day"),
            ("9 deaths per 100,000 people", "death per 100000 people"),
        ],
    )
    def test_says_per_what(self, text, unit):
        [figure] = figures.find(text)

        assert (figure.unit, figure.type) == (unit, "rate")

    def test_a_year_ago_is_no_rate(self):
        [figure] = figures.find("It earned $500 a year ago.")

        assert figure.unit == "USD"


class TestAges:
    @pytest.mark.parametrize(
        "text",
        [
            "She is 35 years old.",
            "a 35-year-old driver",
            "She will be 35 by May.",
            "drivers over the age of 35",
            "drivers aged 35",
            "Jane Roe, 35, said so.",
        ],
    )
    def test_reads_an_age_however_it_is_said(self, text):
        [figure] = figures.find(text)

        assert (figure.value, figure.unit) == (35, "year of age")

    def test_points_clear_are_no_age(self):
        [figure] = figures.find("She was 10 points clear.")

        assert figure.unit is None


class TestEllipsis:
    def test_a_list_shares_the_last_unit(self):
        assert [figure.unit for figure in figures.find("They took 45 and 50 mg.")] == [
            "milligram",
            "milligram",
        ]

    def test_a_tolerance_is_part_of_its_number(self):
        [figure] = figures.find("It was 1.3 ± 0.5 percent.")

        assert (str(figure.value), figure.unit, figure.raw) == ("1.3", "percent", "1.3 ± 0.5 percent")


class TestPounds:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("They earn 12 pounds an hour.", "GBP per hour"),
            ("The ticket costs 40 pounds.", "GBP"),
            ("He was fined 500 pounds.", "GBP"),
        ],
    )
    def test_are_money_where_somebody_is_paid_or_charged(self, text, unit):
        [figure] = figures.find(text)

        assert figure.unit == unit

    @pytest.mark.parametrize("text", ["She lost 20 pounds.", "The price is 3 pounds of flesh."])
    def test_are_a_weight_elsewhere(self, text):
        [figure] = figures.find(text)

        assert figure.unit == "pound mass"


class TestAmountsOfSomethingInATime:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("The well gives 4,000 barrels of crude oil a day.", "barrel per day"),
            ("The boiler burns 20 tonnes of wood per hour.", "tonne per hour"),
            ("He drinks 2 litres of water each day.", "litre per day"),
        ],
    )
    def test_the_time_behind_the_stuff_makes_a_rate(self, text, unit):
        [figure] = figures.find(text)

        assert (figure.unit, figure.type) == (unit, "rate")

    def test_a_time_that_is_past_does_not(self):
        figure = figures.find("It sold 20 tons of cocoa a year ago.")[0]

        assert figure.unit == "ton"
