"""Claims found by words, topics and periods."""

from datetime import date

import pytest

from claims import search
from claims.models import Claim
from tests.factories import ClaimFactory, TopicFactory

pytestmark = pytest.mark.django_db

ALL = Claim.objects.all


class TestByWords:
    @pytest.mark.parametrize(
        ("query", "is_found"),
        [
            ("arrests", True),
            ("arrest", True),
            ("ARRESTED", True),
            ("agency arrests", True),
            ("arrests agency", True),
            ("agency detainers", False),
            ('"many of its arrests"', True),
            ('"arrests of many"', False),
            ("arrests -agency", False),
            ("arrests -detainers", True),
            ("detainers OR arrests", True),
            ("sanctuary", True),
            ("immigrants", True),
            ("the", False),
            ("", False),
            ("-- ;'\"(&|!:*", False),
        ],
    )
    def test_reads_words_phrases_and_minus(self, query, is_found):
        claim = ClaimFactory(
            qualitative=True,
            text="The agency said that many of its arrests follow one.",
            counted="sanctuary cities",
            of="an immigrant’s release",
        )

        found = search.by_words(ALL(), query)

        assert list(found) == ([claim] if is_found else [])

    def test_follows_a_changed_text(self):
        claim = ClaimFactory()
        Claim.objects.filter(pk=claim.pk).update(text="Detainers were lodged.")

        assert list(search.by_words(ALL(), "detainer")) == [claim]
        assert not search.by_words(ALL(), "agency").exists()

    def test_finds_the_70_percent_of_the_seed(self, seeded):
        found = search.by_words(Claim.objects.filter(unit="percent"), "arrests")

        assert [claim.raw for claim in found] == ["70 percent"]


class TestByTopic:
    def test_finds_claims_about_it_and_what_is_below_it(self):
        top = TopicFactory(slug="immigration")
        middle = TopicFactory(parent=top)
        bottom = TopicFactory(parent=middle)
        claims = {ClaimFactory(topics=[topic]) for topic in (top, middle, bottom)}
        ClaimFactory(topics=[TopicFactory()])

        assert set(search.by_topic(ALL(), "immigration")) == claims

    def test_leaves_out_what_is_above_it(self):
        top = TopicFactory()
        below = TopicFactory(parent=top, slug="below")
        ClaimFactory(topics=[top])
        claim = ClaimFactory(topics=[below])

        assert list(search.by_topic(ALL(), "below")) == [claim]

    def test_finds_a_claim_with_two_of_its_topics_once(self):
        top = TopicFactory(slug="top")
        claim = ClaimFactory(topics=[top, TopicFactory(parent=top)])

        assert list(search.by_topic(ALL(), "top")) == [claim]

    def test_takes_an_id(self):
        topic = TopicFactory()
        claim = ClaimFactory(topics=[topic])

        assert list(search.by_topic(ALL(), str(topic.pk))) == [claim]

    @pytest.mark.parametrize("unknown", ["unheard-of", "0", "9" * 30, "٣", ""])
    def test_finds_nothing_about_an_unknown_one(self, unknown):
        ClaimFactory(topics=[TopicFactory()])

        assert not search.by_topic(ALL(), unknown).exists()


class TestByPeriod:
    @pytest.mark.parametrize(
        ("start", "end", "is_found"),
        [
            (date(2020, 9, 1), date(2020, 9, 30), True),
            (date(2020, 9, 20), date(2020, 9, 20), True),
            (date(2020, 9, 10), None, True),
            (None, date(2020, 9, 10), True),
            (date(2020, 9, 21), None, False),
            (None, date(2020, 9, 9), False),
            (None, None, True),
        ],
    )
    def test_finds_a_period_with_a_day_in_common(self, start, end, is_found):
        claim = ClaimFactory(period_kind="range", period_start=date(2020, 9, 10), period_end=date(2020, 9, 20))

        found = search.by_period(ALL(), start=start, end=end)

        assert list(found) == ([claim] if is_found else [])

    @pytest.mark.parametrize(
        ("period", "start", "end", "is_found"),
        [
            ({"period_kind": "since", "period_start": date(2019, 1, 1)}, date(2030, 1, 1), None, True),
            ({"period_kind": "since", "period_start": date(2019, 1, 1)}, None, date(2018, 12, 31), False),
            ({"period_kind": "until", "period_end": date(2019, 1, 1)}, None, date(1900, 1, 1), True),
            ({"period_kind": "until", "period_end": date(2019, 1, 1)}, date(2019, 1, 2), None, False),
            ({"period_kind": "event", "period_raw": "after the outbreak"}, None, None, False),
            ({}, date(2020, 1, 1), None, False),
        ],
    )
    def test_knows_open_ends_and_periods_without_dates(self, period, start, end, is_found):
        claim = ClaimFactory(**period)

        found = search.by_period(ALL(), start=start, end=end)

        assert list(found) == ([claim] if is_found else [])
