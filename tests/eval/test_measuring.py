from pathlib import Path

import pytest

from tests.eval import whole_articles
from tests.eval.checkworthy import average_precision, decision
from tests.eval.sets import GoldSet, held_out, known_errors
from tests.eval.tables import render


def test_average_precision_is_the_mean_precision_at_each_positive() -> None:
    truth, scored = [True, False, True, False], [0.9, 0.8, 0.7, 0.1]

    assert average_precision(truth, scored) == pytest.approx((1 + 2 / 3) / 2)


def test_average_precision_shares_the_precision_of_equal_scores() -> None:
    assert average_precision([True, False], [0.5, 0.5]) == pytest.approx(0.5)


def test_decision_counts_what_was_given_and_what_was_asked() -> None:
    score = decision([True, True, False], [True, False, True])

    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)


def test_a_quarter_of_all_ids_is_held_out() -> None:
    share = sum(held_out(str(number)) for number in range(4000)) / 4000

    assert share == pytest.approx(0.25, abs=0.03)


def test_known_errors_are_the_first_words_in_backticks_of_each_list_line(tmp_path: Path) -> None:
    page = tmp_path / "errors.md"
    page.write_text("Wrong:\n\n- `a1` (news): `b2` is meant\n- `c3` (news): no unit\n", encoding="utf-8")

    assert known_errors(page) == {"a1", "c3"}


def test_a_subset_keeps_the_records_asked_for() -> None:
    gold = GoldSet("toy", ({"id": "a"}, {"id": "b"}))

    assert gold.subset(lambda id_: id_ == "b").ids() == {"b"}


def test_a_table_pads_its_columns() -> None:
    assert render(["a", "b"], [["long", "1"]]) == "| a    | b |\n|------|---|\n| long | 1 |"


ARTICLE = {
    "id": "a",
    "text": "Reed said 40 jobs went. He spoke on May 3.",
    "attributions": [{"content": [[10, 22, "40 jobs went"]], "source": [[0, 4, "Reed"]]}],
}


def test_an_article_scores_every_number_in_digits() -> None:
    said = {"content": [[0, 42]], "source": "Reed", "referent": None}

    score = whole_articles.score(GoldSet("toy", (ARTICLE,)), [{"id": "a", "attributions": [said]}])

    assert (score["attributed"].precision, score["attributed"].recall) == (0.5, 1.0)


def test_the_name_that_a_pronoun_stands_for_agrees_in_an_article() -> None:
    said = {"content": [[10, 22]], "source": "he", "referent": "Anna Reed"}

    score = whole_articles.score(GoldSet("toy", (ARTICLE,)), [{"id": "a", "attributions": [said]}])

    assert score["source~"].f1 == 1.0
