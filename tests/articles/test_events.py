"""Telling what happened, and hearing of it."""

import pytest
from django.db import connection, transaction

from articles import events
from articles.models import Event
from tests.factories import ArticleFactory
from tests.times import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_our_listeners(monkeypatch):
    monkeypatch.setattr(events, "_listeners", type(events._listeners)(list))


class TestRecord:
    def test_numbers_events_in_order(self):
        article = ArticleFactory()

        first = events.record("article.edited", article, at=NOON)
        second = events.record("article.edited", article, at=NOON)

        assert second.pk > first.pk

    def test_keeps_who_when_what_and_more(self, curator):
        article = ArticleFactory()

        event = events.record("article.edited", article, at=NOON, by=curator, data={"fields": ["x"]})

        event.refresh_from_db()
        assert (event.kind, event.subject_type, event.subject_id) == ("article.edited", "article", article.pk)
        assert (event.by, event.at, event.data) == (curator, NOON, {"fields": ["x"]})

    def test_keeps_the_transaction_that_wrote_it(self):
        event = events.record("article.edited", ArticleFactory(), at=NOON)

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            [current] = cursor.fetchone()
        event.refresh_from_db()
        assert event.transaction == current

    def test_is_undone_with_what_it_tells_of(self):
        article = ArticleFactory()

        with transaction.atomic():
            events.record("article.edited", article, at=NOON)
            transaction.set_rollback(True)

        assert not Event.objects.exists()


class TestListen:
    def test_hears_events_of_its_kind_only(self):
        heard = []
        events.listen("article.edited", heard.append)

        told = events.record("article.edited", ArticleFactory(), at=NOON)
        events.record("article.released", ArticleFactory(), at=NOON)

        assert heard == [told]

    def test_hears_once_when_registered_twice(self):
        heard = []
        listener = heard.append
        events.listen("article.edited", listener)
        events.listen("article.edited", listener)

        events.record("article.edited", ArticleFactory(), at=NOON)

        assert len(heard) == 1
