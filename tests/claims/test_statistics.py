"""Statistics, and observations recorded once for each vintage."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from articles.models import Event
from claims import statistics
from claims.models import Observation
from claims.statistics import ObservationParts, Recorded
from tests.factories import SourceFactory, StatisticFactory
from tests.times import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def statistic():
    return StatisticFactory()


@pytest.fixture
def parts(statistic):
    return ObservationParts(
        period_label="FY2019",
        period_start=date(2018, 10, 1),
        period_end=date(2019, 9, 30),
        value=Decimal(143099),
        source=statistic.source,
        vintage_on=date(2019, 12, 11),
        citation_title="Annual report",
        citation_url="https://agency.example/report",
        citation_locator="Table 1",
    )


def observe(statistic, *observations, by=None):
    return statistics.observe(statistic=statistic, observations=observations, by=by, at=NOON)


class TestCreate:
    def test_stores_it_and_tells(self, curator):
        fields = {
            "slug": "arrests",
            "title": "Arrests",
            "property": "number of arrests",
            "type": "count",
            "frequency": "fiscal_year",
            "source": SourceFactory(),
        }

        statistic = statistics.create(fields=fields, by=curator, at=NOON)

        statistic.refresh_from_db()
        assert {name: getattr(statistic, name) for name in fields} == fields
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.by, event.at) == ("statistic.created", statistic.pk, curator, NOON)


class TestEdit:
    def test_changes_it_and_tells_which_fields(self, curator, statistic):
        statistics.edit(statistic=statistic, changes={"title": "T"}, by=curator, at=NOON)

        statistic.refresh_from_db()
        assert (statistic.title, statistic.revision) == ("T", 2)
        event = Event.objects.get()
        assert (event.kind, event.data) == ("statistic.edited", {"fields": ["title"]})


class TestObserve:
    def test_stores_every_part(self, statistic, parts):
        recorded = observe(statistic, parts)

        observation = Observation.objects.get()
        assert recorded == Recorded(added=1, known=0)
        assert {name: getattr(observation, name) for name in parts.__slots__} == {
            name: getattr(parts, name) for name in parts.__slots__
        }

    def test_tells_once_how_many_came(self, curator, statistic, parts):
        observe(statistic, parts, replace(parts, vintage_on=date(2020, 1, 1)), by=curator)

        event = Event.objects.get()
        assert (event.kind, event.data, event.by) == ("statistic.observed", {"added": 2}, curator)

    @pytest.mark.parametrize("digits", ["143099", "143099.0"])
    def test_knows_the_same_value_again_and_tells_nothing(self, statistic, parts, digits):
        observe(statistic, parts)

        recorded = observe(statistic, replace(parts, value=Decimal(digits)))

        assert recorded == Recorded(added=0, known=1)
        assert Event.objects.count() == 1

    def test_adds_a_revised_value_with_a_newer_vintage(self, statistic, parts):
        observe(statistic, parts)

        observe(statistic, replace(parts, value=Decimal(143100), vintage_on=date(2020, 6, 1)))

        assert [str(row.value) for row in statistic.observations.all()] == ["143100", "143099"]

    @pytest.mark.parametrize("difference", [{"value": Decimal(1)}, {"status": "P"}, {"value": None, "status": "M"}])
    def test_refuses_another_value_for_the_same_vintage(self, statistic, parts, difference):
        observe(statistic, parts)

        with pytest.raises(statistics.VintageDiffers, match="A revised value needs a newer vintage") as caught:
            observe(statistic, replace(parts, **difference))

        assert caught.value.code == "duplicate"
        assert Observation.objects.get().value == 143099

    def test_is_refused_whole(self, statistic, parts):
        new = replace(parts, vintage_on=date(2020, 1, 1))

        with pytest.raises(statistics.VintageDiffers):
            observe(statistic, new, parts, replace(parts, value=Decimal(1)))

        assert not Observation.objects.exists()
        assert not Event.objects.exists()

    def test_keeps_two_sources_apart(self, statistic, parts):
        recorded = observe(statistic, parts, replace(parts, source=SourceFactory(), value=Decimal(1)))

        assert recorded == Recorded(added=2, known=0)

    def test_takes_a_missing_value(self, statistic, parts):
        observe(statistic, replace(parts, value=None, status="M"))

        assert Observation.objects.get().value is None

    def test_of_nothing_tells_nothing(self, statistic):
        recorded = observe(statistic)

        assert recorded == Recorded(added=0, known=0)
        assert not Event.objects.exists()
