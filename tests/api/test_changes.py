"""The feed of changes: everything once, in order, and to whom it may be told."""

import pytest
from django.db import connections
from rest_framework.test import APIClient

from articles import events
from articles.models import Article
from claims import curation
from tests.api.asking import BASE, problem
from tests.factories import ArticleFactory, AttributionFactory, ClaimFactory, PublisherFactory
from tests.times import NOON


def changes(client, query=""):
    response = client.get(f"{BASE}/changes/{query}")
    assert response.status_code == 200, response.content
    return response.json()


@pytest.mark.django_db(transaction=True)
class TestTheFeed:
    def test_is_in_order_and_says_where_it_goes_on(self, as_curator):
        publisher = PublisherFactory()
        for kind in ("publisher.created", "publisher.edited", "publisher.merged"):
            events.record(kind, publisher, at=NOON)

        first = changes(as_curator, "?page_size=2")
        rest = as_curator.get(first["next"]).json()
        end = as_curator.get(rest["next"]).json()

        kinds = [row["kind"] for page in (first, rest, end) for row in page["results"]]
        assert kinds == ["publisher.created", "publisher.edited", "publisher.merged"]
        assert end["next"] == rest["next"]

    def test_names_the_subject_and_its_address(self, as_curator):
        publisher = PublisherFactory()
        events.record("publisher.created", publisher, at=NOON, data={"a": 1})

        [row] = changes(as_curator)["results"]

        assert row["subject"] == {
            "type": "publisher",
            "id": publisher.pk,
            "url": f"http://testserver{BASE}/publishers/{publisher.pk}/",
        }
        assert (row["at"], row["data"]) == ("2020-10-01T12:00:00Z", {"a": 1})

    def test_holds_back_what_follows_an_open_transaction(self, as_curator):
        publisher = PublisherFactory()
        other = connections["default"].copy()
        try:
            with other.cursor() as cursor:
                other.set_autocommit(False)
                # it holds a number of its own, though it has written no event yet
                cursor.execute("SELECT pg_current_xact_id()")
                events.record("publisher.created", publisher, at=NOON)

                held_back = changes(as_curator)["results"]
                other.commit()

                assert held_back == []
            assert [row["kind"] for row in changes(as_curator)["results"]] == ["publisher.created"]
        finally:
            other.close()

    @pytest.mark.parametrize(
        "query", ["?after=-1", "?after=x", "?after=1_0", "?page_size=0", "?page_size=1001", "?q=1"]
    )
    def test_refuses_parameters_that_cannot_be(self, as_curator, query):
        response = as_curator.get(f"{BASE}/changes/{query}")

        assert problem(response) == (400, "invalid-parameter")


@pytest.mark.django_db(transaction=True)
class TestReaders:
    def test_hear_of_what_was_published_and_not_of_what_was_suggested(self, editor):
        claim = ClaimFactory(status="accepted")
        AttributionFactory(claim=claim)
        events.record("claim.suggested", claim, at=NOON)
        curation.publish(claim=claim, by=editor, at=NOON)

        kinds = [row["kind"] for row in changes(APIClient())["results"]]

        assert kinds == ["article.released", "claim.published"]

    def test_hear_of_an_article_only_once_it_is_released(self):
        hidden, shown = ArticleFactory(), ArticleFactory()
        Article.objects.filter(pk=shown.pk).update(released_at=NOON)
        for article in (hidden, shown):
            events.record("article.edited", article, at=NOON)

        subjects = [row["subject"]["id"] for row in changes(APIClient())["results"]]

        assert subjects == [shown.pk]
