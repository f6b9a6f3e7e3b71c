import pytest

from claims import attribution
from claims.language import parser
from tests.claims.attribution.test_find import who_says


@pytest.fixture(scope="module")
def read():
    """Reads a text with its parse."""
    proven = parser.load()
    if proven is None:
        pytest.skip("the model is not installed")
    return lambda text: attribution.find(text, doc=next(proven.parse([text])))


class TestLevels:
    @pytest.mark.parametrize(
        ("text", "words", "source"),
        [
            ("On Monday the bank raised its growth forecast to 3.2 percent.", "3.2 percent", "the bank"),
            ("The ministry cut its estimate of the harvest by 4 million tons.", "4 million", "The ministry"),
            ("The firm kept its target of 12,000 deliveries.", "12,000", "The firm"),
            ("The bureau's estimate is 14,000 jobs.", "14,000", "The bureau's"),
        ],
    )
    def test_gives_a_forecast_to_who_moves_or_holds_it(self, read, text, words, source):
        assert who_says(read(text), text, words) == source

    def test_leaves_a_raised_price_to_the_reporter(self, read):
        text = "The baker raised the price of a loaf to 3 dollars."

        assert who_says(read(text), text, "3 dollars") == "nobody"


class TestPlans:
    @pytest.mark.parametrize(
        ("text", "words", "source"),
        [
            ("The mayor's plan would cost 40 million dollars over six years.", "40 million", "The mayor's"),
            ("Under the mayor's plan, the fare would rise to 3 dollars.", "3 dollars", "the mayor's plan"),
            (
                "By the company's own reckoning, 300 jobs were lost.",
                "300 jobs",
                "the company's own reckoning",
            ),
        ],
    )
    def test_gives_what_a_plan_would_do_to_its_holder(self, read, text, words, source):
        assert who_says(read(text), text, words) == source


class TestAttitudes:
    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("Anna Reed is convinced that 300 homes will be torn down.", "Anna Reed"),
            ("Many residents have heard that 300 homes will be torn down.", "Many residents"),
        ],
    )
    def test_gives_a_conviction_to_who_holds_it(self, read, text, source):
        assert who_says(read(text), text, "300 homes") == source

    def test_gives_a_rebuke_to_who_utters_it(self, read):
        text = "The senator grilled the director for the loss of 40 million dollars."

        assert who_says(read(text), text, "40 million") == "The senator"


class TestAgents:
    def test_gives_an_expectation_to_the_agent_of_the_passive(self, read):
        text = "The economy is expected by analysts to shrink by 3 percent."

        assert who_says(read(text), text, "3 percent") == "analysts"


class TestEvidence:
    def test_shown_by_a_report_within_speech_belongs_to_the_report(self, read):
        text = "The minister told the council that the study showed that 60 wells were dry."

        assert who_says(read(text), text, "60 wells") == "the study"
