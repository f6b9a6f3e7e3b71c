"""Verbs on sources."""

import pytest

from articles.models import Event
from articles.publishers import MergedRecord, WouldFormCircle
from claims import sources
from claims.models import Observation
from tests.factories import (
    ClaimFactory,
    EvidenceFactory,
    ObservationFactory,
    PublisherFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
)
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return SourceFactory()


@pytest.fixture
def into():
    return SourceFactory()


class TestCreate:
    def test_stores_it_and_tells(self, curator):
        agency, publisher = SourceFactory(), PublisherFactory()

        source = sources.create(
            fields={"kind": "publication", "name": "P", "affiliation": agency, "publisher": publisher},
            by=curator,
            at=NOON,
        )

        source.refresh_from_db()
        assert (source.kind, source.name, source.affiliation, source.publisher) == (
            "publication",
            "P",
            agency,
            publisher,
        )
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.by, event.at) == ("source.created", source.pk, curator, NOON)


class TestEdit:
    def test_changes_it_and_tells_which_fields(self, curator, source):
        sources.edit(source=source, changes={"description": "New", "name": "N"}, by=curator, at=NOON)

        source.refresh_from_db()
        assert (source.name, source.description, source.revision) == ("N", "New", 2)
        event = Event.objects.get()
        assert (event.kind, event.data) == ("source.edited", {"fields": ["description", "name"]})

    def test_refuses_one_that_was_merged(self, curator, into):
        source = SourceFactory(merged_into=into)

        with pytest.raises(MergedRecord, match=f"now source {into.pk}"):
            sources.edit(source=source, changes={"name": "N"}, by=curator, at=NOON)

    def test_refuses_an_affiliation_with_itself(self, curator, source):
        with refused_by("source_not_affiliated_with_itself"):
            sources.edit(source=source, changes={"affiliation": source}, by=curator, at=NOON)


class TestMerge:
    def test_moves_what_rests_on_it(self, curator, source, into):
        claim = ClaimFactory(attributions=[source])
        affiliate = SourceFactory(affiliation=source)
        review, evidence = ReviewFactory(reviewer=source), EvidenceFactory(source=source)
        statistic = StatisticFactory(source=source)

        merged = sources.merge(source=source, into=into, by=curator, at=NOON)

        for row in (affiliate, review, evidence, statistic):
            row.refresh_from_db()
        assert merged == into == claim.attributions.get().source
        assert affiliate.affiliation == review.reviewer == evidence.source == statistic.source == into

    def test_drops_it_from_chains_that_have_the_other(self, curator, source, into):
        claim = ClaimFactory(attributions=[source, into])

        sources.merge(source=source, into=into, by=curator, at=NOON)

        assert claim.attributions.get().source == into

    def test_leaves_observations_with_the_old_record(self, curator, source, into):
        observation = ObservationFactory(source=source)

        sources.merge(source=source, into=into, by=curator, at=NOON)

        assert Observation.objects.get(pk=observation.pk).source.merged_into == into

    def test_lets_the_old_record_lead_to_the_new_one(self, curator, source, into):
        sources.merge(source=source, into=into, by=curator, at=NOON)

        source.refresh_from_db()
        assert source.merged_into == into
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.data) == ("source.merged", source.pk, {"into": into.pk})

    def test_affiliates_the_other_with_what_it_was_affiliated_with(self, curator):
        department = SourceFactory()
        agency = SourceFactory(affiliation=department)
        office = SourceFactory(affiliation=agency)

        sources.merge(source=agency, into=office, by=curator, at=NOON)

        office.refresh_from_db()
        assert office.affiliation == department

    def test_refuses_to_merge_one_into_itself(self, curator, source):
        with pytest.raises(WouldFormCircle):
            sources.merge(source=source, into=source, by=curator, at=NOON)

    def test_refuses_one_that_was_merged_before(self, curator, source, into):
        old = SourceFactory(merged_into=into)

        with pytest.raises(MergedRecord):
            sources.merge(source=old, into=source, by=curator, at=NOON)
        with pytest.raises(MergedRecord):
            sources.merge(source=source, into=old, by=curator, at=NOON)
