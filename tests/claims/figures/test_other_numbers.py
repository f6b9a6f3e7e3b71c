"""Numbers that are no figures: they name a day, a thing, a place in a text."""

import pytest

from claims import figures


class TestTime:
    @pytest.mark.parametrize(
        "text",
        [
            "She resigned in 2018.",
            "She resigned on May 5, 2018.",
            "She resigned on 5 May 2018.",
            "She resigned on the 5th of May.",
            "She resigned on Sept. 20.",
            "The march runs Sept. 20-24.",
            "It opened in the 1960s.",
            "It opened in the ’90s.",
            "It opened on 2019-03-01.",
            "It opened on 3/14/2019.",
            "It opened at 9:30 a.m. sharp.",
            "It opened at 7pm.",
            "It opened at five o'clock.",
            "The 2013-14 report is out.",
            "between 1985 and 1988",
            "It opened in nineteen eighty-four.",
        ],
    )
    def test_dates_years_and_hours_are_none(self, text):
        assert figures.find(text) == []

    def test_a_round_number_before_a_noun_is_no_year(self):
        [figure] = figures.find("About 2000 protesters came.")

        assert figure.value == 2000

    def test_a_measured_number_is_no_year(self):
        [figure] = figures.find("The pass lies at 2019 metres.")

        assert figure.value == 2019


class TestNames:
    @pytest.mark.parametrize(
        "text",
        [
            "The G7 met.",
            "A Boeing 747 landed.",
            "She filed Form 1040 again.",
            "It was the worst day since 9/11.",
            "They work 24/7.",
            "COVID-19 spread.",
            "The S&P 500 rallied.",
            "Channel 4 aired it.",
            "See Table 3 and Figures 4 and 5.",
            "See Section 12.",
            "Agent 007 returned.",
            "Air Force One landed.",
            "Call 212-555-0100 now.",
            "Call +1-212-555-0100 now.",
            "It runs version 3.11.4 now.",
            "The server is 10.0.0.1 today.",
            "They live at 12 Elm Street.",
            "As shown before [14].",
            "As shown before (26,29,49).",
            "https://example.org/2/5/index.html",
            "They won 3-1.",
        ],
    )
    def test_labels_are_none(self, text):
        assert figures.find(text) == []

    def test_a_list_number_is_none(self):
        assert figures.find("1. Go home.\n2. Stay there.") == []

    def test_a_footnote_mark_is_none(self):
        assert figures.find("The court agreed.”2") == []

    def test_a_number_behind_a_name_counts_where_a_noun_follows(self):
        [figure] = figures.find("Labour 12 seats, the rest none.")

        assert figure.value == 12


class TestOrdinals:
    @pytest.mark.parametrize("text", ["The third attempt failed.", "the 22nd amendment", "her twenty-first birthday"])
    def test_ordinals_are_none(self, text):
        assert figures.find(text) == []

    def test_a_rank_is_a_figure_of_its_own_type(self):
        [figure] = figures.find("Norway ranked third.")

        assert (figure.value, figure.type) == (3, "rank")


class TestOne:
    @pytest.mark.parametrize("text", ["The one who left", "each one they lose", "no one came", "This one is red."])
    def test_the_pronoun_is_none(self, text):
        assert figures.find(text) == []

    @pytest.mark.parametrize("text", ["One of the judges left.", "They lost one seat."])
    def test_the_determiner_counts(self, text):
        [figure] = figures.find(text)

        assert figure.value == 1


class TestHalf:
    @pytest.mark.parametrize("text", ["in the second half of the year", "her half-brother left", "at half-time"])
    def test_a_part_of_a_game_or_family_is_none(self, text):
        assert figures.find(text) == []
