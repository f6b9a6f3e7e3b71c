from decimal import Decimal

import pytest

from claims import figures
from claims.figures import Change


class TestDirection:
    @pytest.mark.parametrize(
        ("text", "change"),
        [
            ("Sales rose 3 percent.", Change("up", "relative")),
            ("Sales rose sharply by 3 percent.", Change("up", "relative")),
            ("Sales rose a healthy 3 percent.", Change("up", "relative")),
            ("Sales fell more than 3 percent.", Change("down", "relative")),
            ("Sales were up 3 percent.", Change("up", "relative")),
            ("Arrests dropped by about one-third.", Change("down", "relative")),
            ("The rate climbed two percentage points.", Change("up", "percentage_points")),
            ("The firm cut its forecast for the year by $3 million.", Change("down", "absolute")),
            ("an increase of 3 percent", Change("up", "relative")),
            ("a 3 percent drop", Change("down", "relative")),
            ("Sales tripled.", Change("up", "relative")),
            ("Sales could double.", Change("up", "relative")),
        ],
    )
    def test_reads_which_way_it_went(self, text, change):
        [figure] = figures.find(text)

        assert (figure.type, figure.change) == ("change", change)

    @pytest.mark.parametrize(
        "text",
        [
            "Sales fell short of the target by 3 percent.",
            "3 percent more expensive than bread",
            "The team added two players.",
            "Output is 3 percent higher than in Norway.",
        ],
    )
    def test_a_comparison_is_no_change(self, text):
        assert [figure.change for figure in figures.find(text)] == [None]


class TestLevels:
    def test_a_change_knows_where_it_ended(self):
        [change, level] = figures.find("Sales rose 3 percent to 12,000.")

        assert change.change == Change("up", "relative", None, Decimal(12_000))
        assert (level.value, level.change) == (12_000, None)

    def test_from_and_to_are_one_figure(self):
        [figure] = figures.find("Unemployment fell from 8.1 to 6.7 percent.")

        assert figure.change == Change("down", "absolute", Decimal("8.1"), Decimal("6.7"))
        assert (figure.low, figure.high, figure.unit) == (Decimal("6.7"), Decimal("8.1"), "percent")

    def test_a_second_measure_of_a_change_is_a_change(self):
        assert [figure.type for figure in figures.find("Costs rose by $106 million or 47 percent.")] == [
            "change",
            "change",
        ]

    @pytest.mark.parametrize("text", ["The report was drawn up by two panels.", "The share fell below 90 percent."])
    def test_phrasal_verbs_and_thresholds_state_no_change(self, text):
        assert [figure.change for figure in figures.find(text)] == [None]

    def test_a_level_alone_is_no_change(self):
        assert [figure.change for figure in figures.find("Sales rose to $5 from $4.")] == [None, None]
