from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import periods
from claims.figures.shapes import Period

TUESDAY = date(2020, 9, 29)


def only(text: str, published_on: date | None = TUESDAY) -> Period:
    [period] = periods.find(text, published_on)
    return period


class TestFind:
    @pytest.mark.parametrize(
        ("text", "raw", "start", "end", "kind", "basis"),
        [
            ("Prices rose in 2018.", "in 2018", date(2018, 1, 1), date(2018, 12, 31), "year", "stated"),
            ("It has grown since 2019.", "since 2019", date(2019, 1, 1), None, "since", "stated"),
            ("It closed on Monday.", "on Monday", date(2020, 9, 28), date(2020, 9, 28), "day", "resolved"),
            ("It closed on Tuesday.", "on Tuesday", TUESDAY, TUESDAY, "day", "resolved"),
            ("It will open on Friday.", "on Friday", date(2020, 10, 2), date(2020, 10, 2), "day", "resolved"),
            ("Output fell last year.", "last year", date(2019, 1, 1), date(2019, 12, 31), "year", "resolved"),
            ("It sold 3 in September.", "in September",
             date(2020, 9, 1), date(2020, 9, 30), "month", "resolved"),
            ("It sold 3 in November.", "in November",
             date(2019, 11, 1), date(2019, 11, 30), "month", "resolved"),
            ("Profit in the third quarter of 2018 fell.", "in the third quarter of 2018",
             date(2018, 7, 1), date(2018, 9, 30), "quarter", "stated"),
            ("It lost 3 in the second quarter.", "in the second quarter",
             date(2020, 4, 1), date(2020, 6, 30), "quarter", "assumed"),
            ("It spent 3 in fiscal 2019.", "in fiscal 2019", None, None, "fiscal_year", "stated"),
            ("It grew from 2015 to 2018.", "from 2015 to 2018",
             date(2015, 1, 1), date(2018, 12, 31), "range", "stated"),
            ("It grew over the past decade.", "over the past decade",
             date(2010, 9, 29), TUESDAY, "duration", "resolved"),
            ("In the 12 months to June it grew.", "In the 12 months to June",
             date(2019, 7, 1), date(2020, 6, 30), "range", "resolved"),
            ("It must end by 2030.", "by 2030", None, date(2030, 12, 31), "until", "stated"),
            ("It was 9 a year ago.", "a year ago", date(2019, 1, 1), date(2019, 12, 31), "year", "resolved"),
            ("The Nov. 3 vote is near.", "Nov. 3", date(2020, 11, 3), date(2020, 11, 3), "day", "resolved"),
            ("After the outbreak it fell.", "After the outbreak", None, None, "event", None),
        ],
    )  # fmt: skip
    def test_reads_and_resolves(self, text, raw, start, end, kind, basis):
        period = only(text)

        assert (period.raw, period.start, period.end) == (raw, start, end)
        assert (period.kind, period.basis) == (kind, basis)

    def test_leaves_dates_open_without_the_articles_day(self):
        period = only("It closed on Monday.", None)

        assert (period.start, period.end, period.kind, period.basis) == (None, None, "day", None)

    @pytest.mark.parametrize("text", ["It may march on.", "She has 2,019 sheep.", "A total of 2019 people came."])
    def test_takes_no_other_word_for_a_period(self, text):
        assert periods.find(text, TUESDAY) == []

    def test_takes_the_start_of_a_year_for_the_year(self):
        assert only("It ended at the end of 2016.").start == date(2016, 1, 1)


class TestAttach:
    def attached(self, text: str, raw: str) -> str | None:
        start = text.index(raw)
        period = periods.attach(text, (start, start + len(raw)), periods.find(text, TUESDAY))
        return period.raw if period else None

    def test_gives_each_figure_the_period_of_its_own_clause(self):
        text = "Sales rose to 400 in 2018, up from 300 in 2017."

        assert self.attached(text, "400") == "in 2018"
        assert self.attached(text, "300") == "in 2017"

    def test_gives_a_leading_period_to_the_figure_after_it(self):
        assert self.attached("On Monday, the police made a dozen arrests.", "a dozen") == "On Monday"

    def test_keeps_the_day_of_saying_apart(self):
        assert self.attached("The plant lost 40 jobs, the owner said on Friday.", "40") is None

    def test_never_reaches_into_another_sentence(self):
        assert self.attached("It employs 40 people. In 2018 it moved to the coast.", "40") is None


@given(st.text(), st.none() | st.dates())
def test_find_never_raises_and_its_spans_are_exact(text, published_on):
    found = periods.find(text, published_on)

    assert all(period.span is not None and text[slice(*period.span)] == period.raw for period in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


WORDS = (
    "since from between in by until on last this next the past May 2019 12 June Monday quarter third year "
    "years ago to and - , . fiscal ended 30 31 February a decade will said"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join), st.dates())
def test_find_holds_on_periods_in_any_order(text, published_on):
    found = periods.find(text, published_on)

    assert all(text[slice(*period.span)] == period.raw for period in found)
    assert all(not (period.start and period.end) or period.start <= period.end for period in found)
