"""Publishers, sources and topics that turn out to be one: merged, and the old address leads on."""

import pytest
from rest_framework.test import APIClient

from tests.api.asking import BASE, act, problem
from tests.factories import (
    ArticleFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimTopicFactory,
    PublisherFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

KINDS = [("publishers", PublisherFactory), ("sources", SourceFactory), ("topics", TopicFactory)]


@pytest.mark.parametrize(("address", "factory"), KINDS)
class TestMerging:
    def test_answers_the_record_that_stays(self, as_curator, address, factory):
        gone, stays = factory(), factory()

        response = act(as_curator, f"{address}/{gone.pk}/", "merge", {"into": stays.pk})

        assert (response.status_code, response.json()["id"]) == (200, stays.pk)
        gone.refresh_from_db()
        assert gone.merged_into == stays

    def test_leads_from_the_old_address_to_the_last_of_a_chain(self, as_curator, address, factory):
        last = factory()
        middle = factory(merged_into=last)
        first = factory(merged_into=middle)

        response = as_curator.get(f"{BASE}/{address}/{first.pk}/")

        assert response.status_code == 308
        assert response.headers["Location"].endswith(f"{BASE}/{address}/{last.pk}/")

    def test_refuses_to_merge_a_record_into_itself(self, as_curator, address, factory):
        record = factory()

        response = act(as_curator, f"{address}/{record.pk}/", "merge", {"into": record.pk})

        assert problem(response) == (409, "would-form-circle")

    def test_refuses_a_target_that_is_not_there(self, as_curator, address, factory):
        record = factory()

        response = act(as_curator, f"{address}/{record.pk}/", "merge", {"into": 999_999_999})

        assert response.status_code == 422
        record.refresh_from_db()
        assert record.merged_into is None

    def test_refuses_one_that_was_merged_before(self, as_curator, address, factory):
        gone, stays, merged = factory(), factory(), factory(merged_into=factory())

        response = act(as_curator, f"{address}/{gone.pk}/", "merge", {"into": merged.pk})

        assert problem(response) == (409, "merged-record")
        assert stays.merged_into is None

    def test_is_for_curators(self, as_reader, address, factory):
        gone, stays = factory(), factory()

        response = as_reader.post(
            f"{BASE}/{address}/{gone.pk}/merge/", {"into": stays.pk}, format="json", headers={"If-Match": "*"}
        )

        assert problem(response) == (403, "not-permitted")


class TestWhatHungOnTheOldOne:
    def test_hangs_on_the_one_that_stays(self, as_curator):
        article = ArticleFactory()
        stays = PublisherFactory()

        act(as_curator, f"publishers/{article.publisher_id}/", "merge", {"into": stays.pk})

        article.refresh_from_db()
        assert article.publisher == stays

    def test_is_cited_by_the_source_that_stays(self, as_curator):
        attribution, stays = AttributionFactory(), SourceFactory()

        act(as_curator, f"sources/{attribution.source_id}/", "merge", {"into": stays.pk})

        attribution.refresh_from_db()
        assert attribution.source == stays

    def test_is_about_the_topic_that_stays(self, as_curator):
        tagged, stays = ClaimTopicFactory(), TopicFactory()

        act(as_curator, f"topics/{tagged.topic_id}/", "merge", {"into": stays.pk})

        assert list(tagged.claim.topics.all()) == [stays]


class TestReaders:
    def test_are_led_on_to_a_source_that_they_may_see(self):
        stays = AttributionFactory(claim=ClaimFactory(status="published")).source
        gone = SourceFactory(merged_into=stays)

        response = APIClient().get(f"{BASE}/sources/{gone.pk}/")

        assert response.status_code == 308

    def test_learn_nothing_of_one_that_they_may_not_see(self):
        gone = SourceFactory(merged_into=SourceFactory())

        response = APIClient().get(f"{BASE}/sources/{gone.pk}/")

        assert problem(response) == (404, "not-found")
