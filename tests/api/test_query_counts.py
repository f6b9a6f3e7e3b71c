"""How many queries an answer takes: recorded, and the same however much it holds."""

import pytest
from django.db import transaction

from tests.api.asking import BASE
from tests.factories import (
    AppearanceFactory,
    BylineFactory,
    CheckFactory,
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

LISTS = {
    # the rows with what is joined to them, and one for each many-to-one that a row shows
    "claims/": 5,
    "articles/": 5,
    "sources/": 1,
    "statistics/": 1,
    "topics/": 1,
    "publishers/": 1,
    "links/": 1,
    "reviews/": 1,
}


@pytest.fixture(scope="module")
def plenty(django_db_setup, django_db_blocker):
    """Two dozen of everything, each with all its parts, for the whole module; answers one of the claims."""
    with django_db_blocker.unblock(), transaction.atomic():
        for _ in range(24):
            claim = a_claim_with_all_its_parts()
        yield claim
        transaction.set_rollback(True)


def a_claim_with_all_its_parts():
    sources = [SourceFactory(affiliation=SourceFactory()), SourceFactory()]
    claim = ClaimFactory(
        status="published", attributions=sources, topics=[TopicFactory()], statistic=StatisticFactory()
    )
    ReviewFactory(claim=claim)
    CheckFactory(claim=claim)
    BylineFactory.create_batch(2, article=claim.article)
    AppearanceFactory(article=claim.article, publisher=PublisherFactory())
    LinkFactory(from_claim=claim, to_claim=ClaimFactory(status="published"), state="confirmed")
    return claim


class TestTheQueries:
    @pytest.mark.parametrize("size", [1, 5, 24])
    @pytest.mark.parametrize(("address", "queries"), LISTS.items())
    def test_of_a_list_are_as_recorded_whatever_its_size(
        self, plenty, anonymous, django_assert_num_queries, address, queries, size
    ):
        with django_assert_num_queries(queries):
            response = anonymous.get(f"{BASE}/{address}?page_size={size}")

        assert len(response.json()["results"]) == size

    @pytest.mark.parametrize(("address", "queries"), [("claims/{0.pk}/", 5), ("articles/{0.article_id}/", 5)])
    def test_of_a_detail_are_as_recorded(self, plenty, anonymous, django_assert_num_queries, address, queries):
        with django_assert_num_queries(queries):
            response = anonymous.get(f"{BASE}/{address.format(plenty)}")

        assert response.status_code == 200

    def test_of_an_articles_claims_are_one_more_to_find_the_article(self, plenty, anonymous, django_assert_num_queries):
        with django_assert_num_queries(1 + LISTS["claims/"]):
            anonymous.get(f"{BASE}/articles/{plenty.article_id}/claims/")

    def test_of_observations_are_two(self, anonymous, django_assert_num_queries):
        statistic = StatisticFactory()
        for day in range(1, 25):
            ObservationFactory(statistic=statistic, vintage_on=f"2020-01-{day:02}", source=SourceFactory())

        with django_assert_num_queries(2):
            response = anonymous.get(f"{BASE}/statistics/{statistic.pk}/observations/")

        assert len(response.json()["results"]) == 24

    def test_of_a_curator_are_three_more_for_token_user_and_roles(self, plenty, as_curator, django_assert_num_queries):
        with django_assert_num_queries(3 + LISTS["claims/"]):
            as_curator.get(f"{BASE}/claims/?page_size=24")

    def test_of_a_count_are_one_more(self, plenty, anonymous, django_assert_num_queries):
        with django_assert_num_queries(1 + LISTS["claims/"]):
            anonymous.get(f"{BASE}/claims/?count=true")

    def test_of_an_empty_list_is_one(self, anonymous, django_assert_num_queries):
        with django_assert_num_queries(1):
            anonymous.get(f"{BASE}/claims/?unit=none")

    def test_of_who_one_is_are_none_for_strangers(self, anonymous, django_assert_num_queries):
        with django_assert_num_queries(0):
            anonymous.get(f"{BASE}/me/")
