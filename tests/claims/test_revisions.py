"""The database counts how often a record changed, by whatever door."""

from decimal import Decimal

import pytest

from tests.factories import (
    ClaimFactory,
    LinkFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
)
from tests.rules import CountsRevisions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "column"),
    [
        (SourceFactory, "description"),
        (TopicFactory, "name"),
        (StatisticFactory, "title"),
        (ClaimFactory, "text"),
        (LinkFactory, "reasons"),
        (ReviewFactory, "summary"),
    ],
)
class TestRevision(CountsRevisions):
    pass


class TestRevisionOfAClaim:
    def test_counts_one_for_a_figure_and_its_derived_range(self):
        claim = ClaimFactory()

        type(claim).objects.filter(pk=claim.pk).update(value=Decimal(71))

        claim.refresh_from_db()
        assert claim.revision == 2

    def test_notices_a_zero_added_to_a_decimal_only_by_its_value(self):
        claim = ClaimFactory(value=Decimal(70))

        type(claim).objects.filter(pk=claim.pk).update(value=Decimal("70.0"))

        claim.refresh_from_db()
        assert claim.revision == 1
