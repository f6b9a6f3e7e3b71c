"""The filters of everything but claims: each finds and leaves out."""

from datetime import date

import pytest

from tests.api.asking import BASE, ids, problem
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    LinkFactory,
    ObservationFactory,
    PublisherFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


class TestArticles:
    @pytest.mark.parametrize(
        ("hit", "miss"),
        [
            ("q=harbor", "q=airport"),
            ("genre=analysis", "genre=news"),
            ("language=pt-BR", "language=en"),
            ("published_on__gte=2024-05-04", "published_on__gte=2024-05-05"),
            ("published_on__lte=2024-05-04", "published_on__lte=2024-05-03"),
            ("updated_since=2020-01-01T00:00:00Z", "updated_since=2120-01-01T00:00:00Z"),
        ],
    )
    def test_are_found_and_left_out(self, anonymous, hit, miss):
        article = ArticleFactory(
            released=True, headline="The Harbor", genre="analysis", language="pt-BR", published_on=date(2024, 5, 4)
        )

        assert ids(anonymous, f"articles/?{hit}") == [article.pk]
        assert ids(anonymous, f"articles/?{miss}") == []

    def test_are_found_by_publisher(self, anonymous):
        article, other = ArticleFactory(released=True), PublisherFactory()

        assert ids(anonymous, f"articles/?publisher={article.publisher_id}") == [article.pk]
        assert ids(anonymous, f"articles/?publisher={other.pk}") == []

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("publisher", "1.5"),
            ("publisher", "1_0"),
            ("publisher", "NaN"),
            ("genre", "gossip"),
            ("published_on__gte", "09/30/2020"),
            ("updated_since", "now"),
            ("q", "x" * 501),
            ("language", "x" * 36),
        ],
    )
    def test_refuse_a_value_that_cannot_be(self, anonymous, name, value):
        response = anonymous.get(f"{BASE}/articles/", {name: value})

        assert problem(response) == (400, "invalid-parameter")
        assert f"'{name}'" in response.json()["detail"]


class TestSources:
    def test_are_found_by_a_part_of_the_name(self, as_curator):
        source = SourceFactory(name="Harbor Board")

        assert ids(as_curator, "sources/?q=harb") == [source.pk]
        assert ids(as_curator, "sources/?q=airport") == []

    def test_are_found_by_kind(self, as_curator):
        source = SourceFactory(kind="survey")

        assert ids(as_curator, "sources/?kind=survey") == [source.pk]
        assert ids(as_curator, "sources/?kind=dataset") == []

    def test_are_found_by_affiliation(self, as_curator):
        board = SourceFactory()
        member = SourceFactory(kind="person", affiliation=board)

        assert ids(as_curator, f"sources/?affiliation={board.pk}") == [member.pk]
        assert ids(as_curator, f"sources/?affiliation={member.pk}") == []


class TestTopicsAndPublishers:
    def test_topics_are_found_by_the_broader_one(self, anonymous):
        broader = TopicFactory()
        narrower = TopicFactory(parent=broader, name="Harbors")

        assert ids(anonymous, f"topics/?parent={broader.pk}") == [narrower.pk]
        assert ids(anonymous, "topics/?q=harb") == [narrower.pk]
        assert ids(anonymous, f"topics/?parent={narrower.pk}") == []

    def test_publishers_are_found_by_a_part_of_the_name(self, anonymous):
        publisher = PublisherFactory(name="Harbor Times")

        assert ids(anonymous, "publishers/?name=times") == [publisher.pk]
        assert ids(anonymous, "publishers/?name=post") == []


class TestStatistics:
    def test_are_found_by_title_source_and_place(self, anonymous):
        statistic = StatisticFactory(title="Ship calls", place_code="PT", place_name="Portugal")
        StatisticFactory()

        for query in ("q=ship", f"source={statistic.source_id}", "place=PT"):
            assert ids(anonymous, f"statistics/?{query}") == [statistic.pk]
        assert ids(anonymous, "statistics/?place=ES") == []

    @pytest.mark.parametrize(
        ("hit", "miss"),
        [
            ("period_from=2019-09-30", "period_from=2019-10-01"),
            ("period_to=2018-10-01", "period_to=2018-09-30"),
            ("vintage_on__lte=2019-12-11", "vintage_on__lte=2019-12-10"),
        ],
    )
    def test_show_the_observations_of_a_time(self, anonymous, hit, miss):
        observation = ObservationFactory()
        address = f"statistics/{observation.statistic_id}/observations/"

        assert ids(anonymous, f"{address}?{hit}") == [observation.pk]
        assert ids(anonymous, f"{address}?{miss}") == []


class TestLinksAndReviews:
    def test_links_are_found_by_either_end(self, as_curator):
        link, other = LinkFactory(), ClaimFactory()

        assert ids(as_curator, f"links/?claim={link.from_claim_id}") == [link.pk]
        assert ids(as_curator, f"links/?claim={link.to_claim_id}") == [link.pk]
        assert ids(as_curator, f"links/?claim={other.pk}") == []

    def test_reviews_are_found_by_claim_and_reviewer(self, as_curator):
        review, other = ReviewFactory(), ClaimFactory()

        assert ids(as_curator, f"reviews/?claim={review.claim_id}") == [review.pk]
        assert ids(as_curator, f"reviews/?reviewer={review.reviewer_id}") == [review.pk]
        assert ids(as_curator, f"reviews/?claim={other.pk}") == []
