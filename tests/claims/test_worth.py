from hypothesis import given
from hypothesis import strategies as st

from claims import figures, worth
from claims.worth import features

SAID = (object(),)


def scored(sentence: str, attributions: tuple[object, ...] = ()) -> float:
    return worth.score(sentence, figures=figures.find(sentence), attributions=attributions).score


class TestScore:
    def test_ranks_a_share_with_its_whole_above_a_small_count(self):
        share = scored("About 70 percent of the loans the bank makes go to farmers.")
        count = scored("Three officials described the loans the bank makes.")

        assert share > count

    def test_ranks_a_change_above_a_small_count(self):
        assert scored("Arrests by the agency dropped by a third.") > scored(
            "Arrests by the agency came after two calls."
        )

    def test_ranks_an_attributed_figure_above_the_same_without_a_source(self):
        sentence = "The mill has made 4,000 doors since 2015."

        assert scored(sentence, SAID) > scored(sentence)

    def test_ranks_attributed_statements_without_a_figure_below_those_with_one(self):
        sentence = "She described it to three officials, she said."
        figure = worth.score(sentence, figures=figures.find(sentence), attributions=SAID)
        statement = worth.score("The fund has cut its members' benefits, she said.", attributions=SAID)

        assert statement.priority < 0.5 < figure.priority

    def test_ranks_wishes_and_questions_low(self):
        assert scored("I think we should try.") < 0.5
        assert scored("How are you?") < 0.5


class TestReasons:
    def test_name_the_traits_of_the_figure_and_the_words(self):
        sentence = "About 70 percent of the loans the bank makes go to farmers."

        reasons = worth.score(sentence, figures=figures.find(sentence), attributions=SAID).reasons

        assert reasons[:3] == ("a percentage", "a share with its whole", "says who says it")

    def test_say_that_a_count_is_small(self):
        sentence = "Three officials described it."

        assert "only a small count" in worth.score(sentence, figures=figures.find(sentence)).reasons

    def test_name_whole_words_only(self):
        reasons = worth.score("Unemployment has been falling in the northern provinces since the summer.").reasons

        assert not any("<" in reason or ">" in reason for reason in reasons)


class TestFeatures:
    def test_tell_the_beginnings_and_the_ending_of_a_longer_word(self):
        assert {"<harv", "<harves", ">ing"} <= set(features.of_wording("Harvesting starts."))

    def test_leave_short_words_and_numbers_whole(self):
        told = features.of_wording("The mill paid 40,000.")

        assert not any(feature[0] in "<>" and " " not in feature for feature in told)

    def test_are_told_once_each(self):
        told = features.of_wording("Working women were working, and working men were working.")

        assert len(told) == len(set(told))


@given(st.text())
def test_score_never_raises_and_stays_between_0_and_1(text):
    assert 0 <= worth.score(text, figures=figures.find(text)).score <= 1


def test_a_long_text_takes_no_longer_than_its_first_part():
    assert worth.score("spam " * 200_000).score == worth.score("spam " * 400).score
