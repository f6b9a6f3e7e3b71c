"""What people read where a record is named."""

import pytest

from tests.factories import (
    AttributionFactory,
    CheckFactory,
    ClaimTopicFactory,
    EvidenceFactory,
    LinkFactory,
    ObservationFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "columns", "name"),
    [
        (SourceFactory, {"name": "ICE"}, "ICE"),
        (TopicFactory, {"name": "Arrests"}, "Arrests"),
        (StatisticFactory, {"title": "ICE arrests"}, "ICE arrests"),
        (ObservationFactory, {}, "FY2019: 143099"),
        (AttributionFactory, {"source__name": "ICE", "role": "reported_by"}, "Reported by: ICE"),
        (CheckFactory, {"outcome": "outdated", "explanation": "It was 71."}, "Outdated: It was 71."),
        (ReviewFactory, {"reviewer__name": "Checkers", "rating_label": "True"}, "Checkers: True"),
        (EvidenceFactory, {"stance": "context", "passage": "x" * 100}, f"Gives context: {'x' * 80}"),
    ],
)
class TestName:
    def test_is_what_the_record_says_itself(self, factory, columns, name):
        row = factory(**columns)

        assert str(row) == name


class TestNameOfARelation:
    def test_of_a_link_tells_both_claims(self):
        link = LinkFactory(kind="repeats")

        assert str(link) == f"{link.from_claim_id} repeats {link.to_claim_id}"

    def test_of_a_claims_topic_tells_both(self):
        about = ClaimTopicFactory()

        assert str(about) == f"{about.claim_id} about {about.topic_id}"
