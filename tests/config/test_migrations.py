"""The migrations make what the models and triggers say."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.rules import models_of

pytestmark = pytest.mark.django_db

ROOMS = ("articles", "claims")


class TestMigrations:
    def test_leave_nothing_to_make(self):
        call_command("makemigrations", "--check", "--dry-run", verbosity=0)

    def test_put_every_constraint_or_its_index_into_the_database(self):
        named = {
            constraint.name for room in ROOMS for model in models_of(room) for constraint in model._meta.constraints
        }

        with connection.cursor() as cursor:
            cursor.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
            there = {name for [name] in cursor.fetchall()}

        assert named - there == set()

    def test_put_every_index_into_the_database(self):
        named = {index.name for room in ROOMS for model in models_of(room) for index in model._meta.indexes}

        with connection.cursor() as cursor:
            cursor.execute("SELECT indexname FROM pg_indexes")
            there = {name for [name] in cursor.fetchall()}

        assert named - there == set()

    def test_put_every_trigger_into_the_database(self):
        named = {
            trigger.get_pgid(model)
            for room in ROOMS
            for model in models_of(room)
            for trigger in getattr(model._meta, "triggers", [])
        }

        with connection.cursor() as cursor:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
            there = {name for [name] in cursor.fetchall()}

        assert named - there == set()
