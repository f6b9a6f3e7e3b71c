"""Constructions met when whole articles were read by eye, each with sentences of its own."""

from datetime import date
from decimal import Decimal

import pytest

from claims import figures
from claims.figures import Change, periods, places


class TestSentenceEnds:
    @pytest.mark.parametrize(
        "text",
        [
            "Sales grew by only 0.6%. A weaker franc may help in coming months.",
            "They walked for 26 hours. At dusk last week it rained.",
            "They rested last week. Twelve ships came back.",
        ],
    )
    def test_a_period_stays_in_its_sentence(self, text):
        [figure] = figures.find(text)

        assert (figure.period, len(periods.find(text))) == (None, 1)

    def test_a_place_stays_in_its_sentence(self):
        text = "They lost 40%. In Norway it was cold."
        [figure] = figures.find(text)

        assert (figure.place, len(places.find(text))) == (None, 1)


class TestEdgesOfBounds:
    @pytest.mark.parametrize(
        ("text", "start", "end"),
        [
            ("It must open before the end of 2006.", None, date(2006, 12, 31)),
            ("It must open before 2006.", None, date(2005, 12, 31)),
            ("It has grown since the end of 2019.", date(2019, 12, 31), None),
            ("It must open by the start of 2020.", None, date(2020, 1, 1)),
        ],
    )
    def test_an_end_is_the_last_day_and_a_start_the_first(self, text, start, end):
        [period] = periods.find(text)

        assert (period.start, period.end) == (start, end)


class TestOrdinals:
    @pytest.mark.parametrize(
        "text",
        [
            "She leads a third-party bid.",
            "He is a sixth-generation baker.",
            "He is a fifth generation baker.",
            "She teaches a fourth-grade class.",
        ],
    )
    def test_an_ordinal_before_its_noun_is_no_fraction(self, text):
        assert figures.find(text) == []

    def test_a_fraction_over_a_hyphen_stays_one(self):
        assert [f.value for f in figures.find("It took one-third of the crop.")] == [Decimal("0.333333333333333")]


class TestTopAndBottom:
    @pytest.mark.parametrize("end", ["top", "bottom"])
    def test_a_share_at_an_end_is_a_figure(self, end):
        [figure] = figures.find(f"She was in the {end} ten percent of runners.")

        assert (figure.raw, figure.unit) == ("ten percent", "percent")


class TestBareOrders:
    @pytest.mark.parametrize(
        ("text", "raw", "low"),
        [
            ("Millions have fled.", "Millions", 1000000),
            ("Hundreds more were hurt.", "Hundreds", 100),
            ("Thousands who marched went home.", "Thousands", 1000),
        ],
    )
    def test_people_may_be_left_out(self, text, raw, low):
        [figure] = figures.find(text)

        assert (figure.raw, figure.low, figure.high, figure.comparator) == (raw, low, 10 * low, "between")

    @pytest.mark.parametrize("text", ["Test scores have risen.", "The hundreds are on the left."])
    def test_scores_and_columns_are_none(self, text):
        assert figures.find(text) == []


class TestLengthsWithAnArticle:
    @pytest.mark.parametrize(
        ("text", "raw", "comparator", "unit"),
        [
            ("They waited for nearly a year.", "nearly a year", "about", "year"),
            ("It took more than a decade of talks.", "more than a decade", "more_than", "decade"),
            ("The pump ran for at least an hour.", "at least an hour", "at_least", "hour"),
        ],
    )
    def test_a_bound_makes_it_a_figure(self, text, raw, comparator, unit):
        [figure] = figures.find(text)

        assert (figure.raw, figure.value, figure.comparator, figure.unit) == (raw, 1, comparator, unit)

    @pytest.mark.parametrize("text", ["They waited for a year.", "It is dearer than a year ago."])
    def test_without_a_bound_it_is_none(self, text):
        assert figures.find(text) == []

    def test_a_comparison_with_a_time_is_none(self):
        assert [f.raw for f in figures.find("It earned $7 million more than a year ago.")] == ["$7 million"]


class TestPointsOfASpeech:
    def test_numbers_that_count_off_are_none(self):
        assert figures.find("Listen. Two, we must act. Three, we must pay.") == []

    def test_a_number_with_a_hedge_after_it_counts(self):
        assert [f.value for f in figures.find("They fled. Two, maybe three, ships sank.")] == [2, 3]


class TestSharedDirection:
    @pytest.mark.parametrize(
        ("text", "direction"),
        [
            ("Prices rose by 3% and 1.2% in the two regions.", "up"),
            ("Prices fell 3 percent and 5 percent respectively.", "down"),
            ("The index closed down 12.5 points, or 0.3 percent.", "down"),
        ],
    )
    def test_the_second_of_two_changes_goes_the_same_way(self, text, direction):
        changes = [f.change for f in figures.find(text) if f.change is not None]

        assert [change.direction for change in changes] == [direction, direction]

    def test_a_share_of_something_else_does_not(self):
        first, second = figures.find("Prices rose by 3% and 5% of shops closed.")

        assert (first.change, second.change) == (Change("up", "relative"), None)


class TestSurpassing:
    def test_what_something_would_surpass_is_a_lower_bound(self):
        [figure] = figures.find("Sales would surpass $3 million this year.")

        assert (figure.raw, figure.comparator) == ("surpass $3 million", "more_than")


class TestPointsAsAUnit:
    def test_a_part_of_a_point_is_of_nothing_else(self):
        [figure] = figures.find("Rates rose by a quarter of a percentage point.")

        assert (figure.unit, figure.of) == ("percentage_points", None)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("The bank made a quarter point rise on Monday.", "0.25"),
            ("The bank raised its rate by half a point.", "0.5"),
            ("A half-point increase in the mortgage rate is likely.", "0.5"),
            ("The lending rate fell 0.25 point.", "0.25"),
        ],
    )
    def test_rates_move_by_parts_of_a_percentage_point(self, text, value):
        [figure] = figures.find(text)

        assert (str(figure.value), figure.unit) == (value, "percentage_points")
        assert figure.change.kind == "percentage_points"

    def test_a_match_is_won_by_points_of_another_kind(self):
        [figure] = figures.find("He won the chess match by half a point.")

        assert figure.unit is None


class TestLevelsOfAnIndex:
    @pytest.mark.parametrize(
        "text",
        [
            "The index closed at 3,412.50, down 14 points.",
            "The index (3412.5, up 14 points) was the day's winner.",
            "The index fell 14 points, or 0.4 percent, to 3,412.50.",
        ],
    )
    def test_are_in_the_points_it_moved_by(self, text):
        level = next(f for f in figures.find(text) if f.value > 3000)

        assert level.counted == "points"

    def test_what_is_counted_otherwise_stays_so(self):
        medals, points = figures.find("They had 12 medals, up 3 points.")

        assert (medals.counted, points.counted) == ("medals", "points")


class TestRatiosToOne:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("The motion passed by nearly two to one.", 2),
            ("Women outnumber men three to one.", 3),
            ("The ratio of pupils to teachers is 20 to 1.", 20),
            ("It was backed by a four-to-one margin.", 4),
        ],
    )
    def test_say_how_many_times_as_much_one_is(self, text, value):
        [figure] = figures.find(text)

        assert (figure.value, figure.type, figure.unit) == (value, "ratio", "time")

    @pytest.mark.parametrize("text", ["The team won 3 to 1.", "Rate it on a scale of 10 to 1."])
    def test_scores_and_scales_are_none(self, text):
        assert all(figure.type != "ratio" for figure in figures.find(text))


class TestPartsOfACountedWhole:
    @pytest.mark.parametrize(
        "text",
        [
            "Of the 400 nurses asked, 25 had left.",
            "The clinic said that of its 400 nurses, only 25 had come.",
        ],
    )
    def test_are_counted_in_what_the_whole_is(self, text):
        _, part = figures.find(text)

        assert (part.value, part.counted) == (25, "nurses")

    def test_a_total_in_passing_is_none(self):
        _, total = figures.find("He is proud of the 3 clubs, 12 in all.")

        assert total.counted is None
