import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import attribution
from claims.attribution import Attribution
from claims.language import parser

PARTS = [
    "said",
    "that",
    "told",
    "Reed",
    "Anna",
    "the",
    "agency",
    "40",
    "jobs",
    ",",
    ".",
    "“",
    "”",
    '"',
    "'",
    ":",
    "according",
    "to",
    "who",
    "which",
    "in",
    "a",
    "poll",
    "reportedly",
    "we",
    "I",
    "never",
    "denied",
    "plans",
    "—",
    "(",
    ")",
    "\n",
    "\n\n",
    "",
    "show",
    "2019",
    "U.S.",
]


@pytest.fixture(scope="module", params=["rules", "parse"])
def read(request):
    """Reads a text in each tier."""
    proven = parser.load() if request.param == "parse" else None
    if request.param == "parse" and proven is None:
        pytest.skip("the model is not installed")

    def reading(text: str) -> list[Attribution]:
        return attribution.find(text, doc=next(proven.parse([text])) if proven else None)

    return reading


def who_says(found: list[Attribution], text: str, words: str) -> str | None:
    """The source of the innermost attribution that holds `words`."""
    at = text.index(words)
    holders = [(end - start, a) for a in found for start, end in a.content if start <= at and at + len(words) <= end]
    return min(holders, key=lambda holder: holder[0])[1].source if holders else "nobody"


class TestFind:
    @pytest.mark.parametrize(
        ("text", "words", "source"),
        [
            ("The mill lost 40 jobs last year, Anna Reed said.", "40 jobs", "Anna Reed"),
            ("The company said that it had lost 40 jobs.", "40 jobs", "The company"),
            ("According to the agency, 40 jobs were lost.", "40 jobs", "the agency"),
            ("The mill lost 40 jobs, according to two officials.", "40 jobs", "two officials"),
            ("\u201cWe lost 40 jobs,\u201d said Anna Reed.", "40 jobs", "Anna Reed"),
            ("Prices fell by one-third, statistics show.", "one-third", "statistics"),
            (
                "A poll released Monday found that 40 percent of voters agreed.",
                "40 percent",
                "A poll released Monday",
            ),
        ],
    )
    def test_reads_who_says_a_figure(self, read, text, words, source):
        assert who_says(read(text), text, words) == source

    def test_joins_what_an_interruption_parts(self, read):
        text = "\u201cWe lost 40 jobs,\u201d Anna Reed said, \u201cand 12 trucks are gone.\u201d"

        found = read(text)

        assert who_says(found, text, "40 jobs") == who_says(found, text, "12 trucks") == "Anna Reed"

    def test_tells_direct_from_indirect_speech(self, read):
        [direct] = read("\u201cIt cost 40 million dollars to build,\u201d Anna Reed said.")
        [indirect] = read("It cost 40 million dollars to build, Anna Reed said.")

        assert (direct.mode, indirect.mode) == ("direct", "indirect")

    def test_keeps_a_denial(self, read):
        [found] = read("The company denied that it had lost 40 jobs.")

        assert found.modality == "denied"

    def test_keeps_a_negation(self, read):
        [found] = read("The company never said that it had lost 40 jobs.")

        assert found.modality == "negated"

    def test_leaves_plain_statements_alone(self, read):
        assert read("The mill stands on the river.") == []

    def test_resolves_a_surname_to_the_full_name_before_it(self, read):
        text = "Anna Reed runs the mill. It lost 40 jobs, Reed said."

        [found] = [a for a in read(text) if a.source == "Reed"]

        assert found.referent == "Anna Reed"

    def test_leaves_a_pronoun_alone_when_two_names_could_be_meant(self, read):
        text = "Anna Reed met Clara Voss. She said the mill lost 40 jobs."

        assert all(a.referent is None for a in read(text) if a.source == "She")

    def test_lends_the_speaker_to_a_quotation_that_goes_on(self, read):
        text = "\u201cThe mill paid its workers late,\u201d Reed said. \u201cIt lost 40 jobs in a single year.\u201d"

        assert who_says(read(text), text, "40 jobs") == "Reed"

    def test_marks_a_source_without_a_name(self, read):
        [found] = read("The mill lost 40 jobs, according to three officials.")

        assert (found.anonymous, found.kind) == (True, "unnamed")


class TestNesting:
    def test_gives_a_figure_to_the_nearest_source(self):
        proven = parser.load()
        if proven is None:
            pytest.skip("the model is not installed")
        text = "Anna Reed told the paper that the report showed that 40 jobs were lost."

        found = attribution.find(text, doc=next(proven.parse([text])))

        assert who_says(found, text, "40 jobs") == "the report"


class TestPromises:
    @given(st.text(alphabet="abS said,.:\"'\u201c\u201d\n 12%\u2014(") | st.text())
    @settings(max_examples=150, deadline=None)
    def test_never_raises_and_keeps_offsets_exact_by_rules(self, text):
        for found in attribution.find(text):
            assert_exact(found, text)

    @given(st.lists(st.sampled_from(PARTS), max_size=25))
    @settings(max_examples=60, deadline=None)
    def test_keeps_offsets_exact_in_both_tiers(self, read, words):
        text = " ".join(words)

        for found in read(text):
            assert_exact(found, text)

    def test_says_the_same_twice(self, read):
        text = "\u201cWe lost 40 jobs,\u201d said Anna Reed, who had denied it."

        assert read(text) == read(text)

    @pytest.mark.parametrize(
        "unit", ["\u201csaid ", "he said that ", '\n"a" said, ', "according to ", "x", "Ann Lee, "]
    )
    def test_takes_time_linear_in_the_length_of_a_hostile_text(self, unit):
        small, large = (unit * (size // len(unit)) for size in (25_000, 200_000))

        quick = min(timed(small) for _ in range(2))
        slow = min(timed(large) for _ in range(2))

        assert slow < 8 * 3 * quick + 0.5


def timed(text: str) -> float:
    # the collector's time grows with everything else that this process holds
    gc.disable()
    begun = time.process_time()
    attribution.find(text)
    taken = time.process_time() - begun
    gc.enable()
    return taken


def assert_exact(found: Attribution, text: str) -> None:
    assert found.content
    assert all(0 <= start < end <= len(text) for start, end in found.content)
    assert (found.source is None) == (found.source_span is None)
    assert (found.cue is None) == (found.cue_span is None)
    if found.source_span is not None:
        assert text[slice(*found.source_span)] == found.source
    if found.cue_span is not None:
        assert text[slice(*found.cue_span)] == found.cue
