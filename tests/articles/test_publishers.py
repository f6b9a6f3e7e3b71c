"""Verbs on publishers."""

import pytest

from articles import publishers
from articles.models import Event
from tests.factories import AppearanceFactory, ArticleFactory, PublisherFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


class TestCreate:
    def test_stores_it_and_tells(self, curator):
        publisher = publishers.create(
            name="The Paper", url="https://paper.example/", wikidata_id="Q1", by=curator, at=NOON
        )

        publisher.refresh_from_db()
        assert (publisher.name, publisher.url, publisher.wikidata_id) == ("The Paper", "https://paper.example/", "Q1")
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.by, event.at) == ("publisher.created", publisher.pk, curator, NOON)

    def test_refuses_a_name_that_is_taken(self, curator):
        PublisherFactory(name="The Paper")

        with refused_by("publisher_name_once_among_current"):
            publishers.create(name="THE PAPER", by=curator, at=NOON)


class TestEdit:
    def test_changes_it_and_tells_which_fields(self, curator):
        publisher = PublisherFactory()

        publishers.edit(publisher=publisher, changes={"name": "New", "url": ""}, by=curator, at=NOON)

        publisher.refresh_from_db()
        assert (publisher.name, publisher.revision) == ("New", 2)
        event = Event.objects.get()
        assert (event.kind, event.data) == ("publisher.edited", {"fields": ["name", "url"]})

    def test_refuses_one_that_was_merged(self, curator):
        into = PublisherFactory()
        publisher = PublisherFactory(merged_into=into)

        with pytest.raises(publishers.MergedRecord, match=f"now publisher {into.pk}"):
            publishers.edit(publisher=publisher, changes={"name": "New"}, by=curator, at=NOON)


class TestMerge:
    def test_moves_articles_and_appearances(self, curator):
        publisher, into = PublisherFactory.create_batch(2)
        article = ArticleFactory(publisher=publisher)
        appearance = AppearanceFactory(publisher=publisher)

        merged = publishers.merge(publisher=publisher, into=into, by=curator, at=NOON)

        article.refresh_from_db()
        appearance.refresh_from_db()
        assert merged == article.publisher == appearance.publisher == into

    def test_lets_the_old_record_lead_to_the_new_one(self, curator):
        publisher, into = PublisherFactory.create_batch(2)

        publishers.merge(publisher=publisher, into=into, by=curator, at=NOON)

        publisher.refresh_from_db()
        assert publisher.merged_into == into
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.data) == ("publisher.merged", publisher.pk, {"into": into.pk})

    def test_refuses_to_merge_one_into_itself(self, curator):
        publisher = PublisherFactory()

        with pytest.raises(publishers.WouldFormCircle):
            publishers.merge(publisher=publisher, into=publisher, by=curator, at=NOON)

    def test_refuses_one_that_was_merged_before(self, curator):
        into, other = PublisherFactory.create_batch(2)
        publisher = PublisherFactory(merged_into=into)

        with pytest.raises(publishers.MergedRecord):
            publishers.merge(publisher=publisher, into=other, by=curator, at=NOON)
        with pytest.raises(publishers.MergedRecord):
            publishers.merge(publisher=other, into=publisher, by=curator, at=NOON)

    def test_frees_the_name(self, curator):
        publisher = PublisherFactory(name="Washington Post")
        publishers.merge(publisher=publisher, into=PublisherFactory(), by=curator, at=NOON)

        again = publishers.create(name="Washington Post", by=curator, at=NOON)

        assert again.pk
