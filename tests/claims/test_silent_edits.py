"""Figures that changed between two versions: which, how, and whether the article says so."""

from decimal import Decimal

import pytest

from claims import figures, silent_edits

OLD = (
    "Ferry line cuts winter crossings\n\n"
    "The Sund ferry line said that 70 percent of its crossings ran on time last winter. It employs 412 people and "
    "carried 1.2 million passengers.\n\n"
    "Fares rose by 4 percent in May. The harbour master counted 12 delays in March.\n\n"
    "The line owes the bank $4.8 million, its owner said."
)


def edits(old, new):
    return silent_edits.figure_edits(old, new, figures.find(old), figures.find(new))


def told(found):
    return [(edit.before and edit.before.raw, edit.after and edit.after.raw, edit.changed) for edit in found]


class TestFigureEdits:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("that 70 percent", "that about 70 percent", ("70 percent", "about 70 percent", ("comparator",))),
            ("that 70 percent", "that 60 percent", ("70 percent", "60 percent", ("value",))),
            ("employs 412", "employs more than 400", ("412", "more than 400", ("value", "comparator"))),
            ("$4.8 million", "€4.8 million", ("$4.8 million", "€4.8 million", ("unit",))),
            ("counted 12 delays", "counted 30 delays", ("12", "30", ("value",))),
            ("1.2 million", "12 million", ("1.2 million", "12 million", ("value",))),
        ],
    )
    def test_tells_what_changed_of_a_figure_in_its_place(self, before, after, expected):
        new = OLD.replace(before, after)

        found = edits(OLD, new)

        assert told(found) == [expected]

    def test_tells_a_direction_turned_round(self):
        found = edits(OLD, OLD.replace("Fares rose by 4 percent", "Fares fell by 4 percent"))

        assert [edit.changed for edit in found] == [("direction",)]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("70 percent", "seventy percent"),
            ("70 percent", "70%"),
            ("its owner said", "its owner told the paper"),
            ("\n\nFares", "\nFares"),
            ("$4.8 million", "$4,800,000"),
        ],
    )
    def test_says_nothing_of_another_spelling(self, before, after):
        assert edits(OLD, OLD.replace(before, after)) == []

    def test_says_nothing_of_a_paragraph_that_moved(self):
        first, *others, last = OLD.split("\n\n")

        assert edits(OLD, "\n\n".join([first, last, *others])) == []

    def test_says_nothing_of_the_same_text(self):
        assert edits(OLD, OLD) == []

    def test_tells_added_and_removed_from_changed(self):
        new = OLD.replace(" The harbour master counted 12 delays in March.", "") + " A crossing takes 40 minutes."

        found = edits(OLD, new)

        assert [(edit.kind, (edit.after or edit.before).value) for edit in found] == [
            ("added", Decimal(40)),
            ("removed", Decimal(12)),
        ]

    def test_tells_no_change_from_a_sentence_that_another_replaced(self):
        new = OLD.replace("The harbour master counted 12 delays in March.", "Two of 12 unions want a strike.")

        found = edits(OLD, new)

        assert "changed" not in {edit.kind for edit in found}

    def test_pairs_each_figure_of_a_sentence_with_its_own(self):
        new = OLD.replace("employs 412 people and carried 1.2 million", "employs 421 people and carried 1.3 million")

        found = edits(OLD, new)

        assert told(found) == [("412", "421", ("value",)), ("1.2 million", "1.3 million", ("value",))]

    def test_tells_no_edit_where_one_of_two_equal_sentences_remains_unplaced(self):
        old = "Rain fell at noon. It cost 40 euros. Wind rose at dusk. It cost 40 euros. Snow came."

        found = edits(old, "Hail hit the coast. It cost 40 euros. Then the fog was back.")

        assert [edit.kind for edit in found] == ["removed"]


class TestAnnounced:
    @pytest.mark.parametrize(
        "notice",
        [
            "Correction: The number of staff was wrong.",
            "Correction, May 3: The number of staff was wrong.",
            "CLARIFICATION — The count excludes contractors.",
            "This article has been updated.",
            "This story was corrected on Tuesday.",
            "An earlier version of this story misstated how many people work there.",
            "A previous version of the article gave 412 as the number of staff.",
            "Editor’s note: the number of staff has been put right.",
            "The headline has since been amended.",
            "This report incorrectly gave the number of staff.",
        ],
    )
    def test_is_what_a_new_notice_makes_of_an_edit(self, notice):
        found = edits(OLD, OLD.replace("412", "421") + "\n\n" + notice)

        assert [(edit.kind, edit.announced) for edit in found] == [("changed", True)]

    def test_is_false_for_a_notice_that_stood_there_before(self):
        old = OLD + "\n\nThis article has been updated."

        found = edits(old, old.replace("412", "421"))

        assert [edit.announced for edit in found] == [False]

    @pytest.mark.parametrize(
        "passage",
        [
            "The ferry was updated last year.",
            "The bank asked for a correction of the plan.",
            "Updated maps hang in every port.",
            "The owner corrected himself.",
            "An earlier vote failed.",
        ],
    )
    def test_is_false_without_a_notice(self, passage):
        found = edits(OLD, OLD.replace("412", "421") + "\n\n" + passage)

        assert [edit.announced for edit in found] == [False]

    def test_leaves_out_the_figures_of_the_notice_itself(self):
        new = OLD.replace("412", "421") + "\n\nCorrection: The line employs 421 people, not 412."

        found = edits(OLD, new)

        assert told(found) == [("412", "421", ("value",))]
