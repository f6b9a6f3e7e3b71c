"""Verbs on topics."""

import pytest

from articles.models import Event
from articles.publishers import MergedRecord, WouldFormCircle
from claims import topics
from tests.factories import ClaimFactory, TopicFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


class TestCreate:
    def test_stores_it_below_its_parent_and_tells(self, curator):
        parent = TopicFactory()

        topic = topics.create(fields={"slug": "a", "name": "A", "parent": parent}, by=curator, at=NOON)

        topic.refresh_from_db()
        assert (topic.slug, topic.name, topic.parent) == ("a", "A", parent)
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.by, event.at) == ("topic.created", topic.pk, curator, NOON)


class TestEdit:
    def test_changes_it_and_tells_which_fields(self, curator):
        topic = TopicFactory()

        topics.edit(topic=topic, changes={"name": "N"}, by=curator, at=NOON)

        topic.refresh_from_db()
        assert (topic.name, topic.revision) == ("N", 2)
        event = Event.objects.get()
        assert (event.kind, event.data) == ("topic.edited", {"fields": ["name"]})

    def test_refuses_one_that_was_merged(self, curator):
        into = TopicFactory()
        topic = TopicFactory(merged_into=into)

        with pytest.raises(MergedRecord, match=f"now topic {into.pk}"):
            topics.edit(topic=topic, changes={"name": "N"}, by=curator, at=NOON)

    def test_refuses_to_hang_it_below_itself(self, curator):
        topic = TopicFactory()
        below = TopicFactory(parent=topic)

        with refused_by("topic_not_below_itself"):
            topics.edit(topic=topic, changes={"parent": below}, by=curator, at=NOON)


class TestMerge:
    def test_moves_claims_and_narrower_topics(self, curator):
        topic, into = TopicFactory.create_batch(2)
        claim = ClaimFactory(topics=[topic])
        narrower = TopicFactory(parent=topic)

        merged = topics.merge(topic=topic, into=into, by=curator, at=NOON)

        narrower.refresh_from_db()
        assert merged == into == narrower.parent == claim.topics.get()

    def test_leaves_a_claim_about_both_about_one(self, curator):
        topic, into = TopicFactory.create_batch(2)
        claim = ClaimFactory(topics=[topic, into])

        topics.merge(topic=topic, into=into, by=curator, at=NOON)

        assert claim.topics.get() == into

    def test_lets_the_old_record_lead_to_the_new_one(self, curator):
        topic, into = TopicFactory.create_batch(2)

        topics.merge(topic=topic, into=into, by=curator, at=NOON)

        topic.refresh_from_db()
        assert topic.merged_into == into
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.data) == ("topic.merged", topic.pk, {"into": into.pk})

    def test_lifts_a_narrower_topic_that_takes_its_place(self, curator):
        top = TopicFactory()
        topic = TopicFactory(parent=top)
        narrower = TopicFactory(parent=topic)

        topics.merge(topic=topic, into=narrower, by=curator, at=NOON)

        narrower.refresh_from_db()
        assert narrower.parent == top

    def test_refuses_to_merge_one_into_itself(self, curator):
        topic = TopicFactory()

        with pytest.raises(WouldFormCircle):
            topics.merge(topic=topic, into=topic, by=curator, at=NOON)

    def test_refuses_one_that_was_merged_before(self, curator):
        into, other = TopicFactory.create_batch(2)
        old = TopicFactory(merged_into=into)

        with pytest.raises(MergedRecord):
            topics.merge(topic=old, into=other, by=curator, at=NOON)
        with pytest.raises(MergedRecord):
            topics.merge(topic=other, into=old, by=curator, at=NOON)
