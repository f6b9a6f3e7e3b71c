"""Every insert, update and delete leaves a row of history, by whatever door."""

from decimal import Decimal

import pytest

from claims.models import Claim
from tests.factories import (
    AttributionFactory,
    CheckFactory,
    ClaimFactory,
    ClaimTopicFactory,
    EvidenceFactory,
    LinkFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
)
from tests.rules import LeavesHistory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "column"),
    [
        (SourceFactory, "description"),
        (TopicFactory, "name"),
        (StatisticFactory, "title"),
        (ClaimFactory, "text"),
        (AttributionFactory, "cue"),
        (LinkFactory, "reasons"),
        (CheckFactory, "explanation"),
        (ReviewFactory, "summary"),
        (EvidenceFactory, "passage"),
    ],
)
class TestHistory(LeavesHistory):
    pass


class TestHistoryOfAClaim:
    def test_leaves_out_what_is_derived(self):
        columns = {field.name for field in Claim.pgh_event_model._meta.fields}

        assert columns.isdisjoint({"value_range", "search"})
        assert columns >= {"text", "value", "low", "high", "comparator", "status", "quote_exact", "revision"}

    def test_keeps_a_decimal_to_the_digit(self):
        claim = ClaimFactory(value=Decimal("69.50"))

        row = claim.events.get()

        assert str(row.value) == "69.50"

    def test_tells_which_topic_it_gained_and_lost(self):
        about = ClaimTopicFactory()

        about.claim.topics.clear()

        history = about.pgh_event_model.objects.filter(claim_id=about.claim_id).order_by("pgh_id")
        assert [(row.pgh_label, row.topic_id) for row in history] == [
            ("insert", about.topic_id),
            ("delete", about.topic_id),
        ]
