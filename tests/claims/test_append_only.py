"""What was observed is never rewritten, nor is any history."""

from decimal import Decimal

import pytest
from django.db import connection

from tests.factories import ClaimFactory, ObservationFactory
from tests.rules import models_of, refused_by

pytestmark = pytest.mark.django_db

FROZEN = [("observation_never_changes", ObservationFactory)]


class TestObservation:
    def test_refuses_to_be_saved_again(self):
        observation = ObservationFactory()
        observation.value = Decimal(1)

        with refused_by("observation_never_changes"):
            observation.save()

    def test_refuses_an_update(self):
        observation = ObservationFactory()

        with refused_by("observation_never_changes"):
            type(observation).objects.filter(pk=observation.pk).update(value=Decimal(1))

    def test_refuses_a_delete(self):
        observation = ObservationFactory()

        with refused_by("observation_never_changes"):
            observation.delete()

    @pytest.mark.parametrize("statement", ["UPDATE claims_observation SET value = 1", "DELETE FROM claims_observation"])
    def test_refuses_raw_sql(self, statement):
        ObservationFactory()

        with refused_by("observation_never_changes"), connection.cursor() as cursor:
            cursor.execute(statement)


class TestHistory:
    def test_is_append_only_in_every_table(self):
        histories = [model for model in models_of("claims") if model.__name__.endswith("History")]

        guards = {model.__name__: [trigger.name for trigger in model._meta.triggers] for model in histories}

        assert {name for name, triggers in guards.items() if triggers == ["append_only"]} == {
            "AttributionHistory",
            "CheckHistory",
            "ClaimHistory",
            "ClaimTopicHistory",
            "EvidenceHistory",
            "LinkHistory",
            "ReviewHistory",
            "SourceHistory",
            "StatisticHistory",
            "TopicHistory",
        }
        assert len(guards) == 10

    @pytest.mark.parametrize("statement", ["UPDATE {} SET text = 'Forged'", "DELETE FROM {}"])
    def test_cannot_be_rewritten_by_raw_sql(self, statement):
        ClaimFactory()

        with refused_by("append_only"), connection.cursor() as cursor:
            cursor.execute(statement.format("claims_claimhistory"))
