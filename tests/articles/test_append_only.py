"""Rows that are written once: no door updates or deletes them."""

import pytest
from django.db import connection

from tests.factories import (
    ArticleFactory,
    EventFactory,
    FetchFactory,
    RawDocumentFactory,
    SilentEditFactory,
    VersionFactory,
)
from tests.rules import models_of, refused_by

pytestmark = pytest.mark.django_db

FROZEN = [
    ("raw_document_never_changes", RawDocumentFactory),
    ("version_never_changes", VersionFactory),
    ("event_never_changes", EventFactory),
    ("silent_edit_never_changes", SilentEditFactory),
    ("fetch_never_changes", FetchFactory),
]


@pytest.mark.parametrize(("name", "factory"), FROZEN)
class TestAppendOnly:
    def test_refuses_to_save_a_row_again(self, name, factory):
        row = factory()

        with refused_by(name):
            row.save()

    def test_refuses_an_update(self, name, factory):
        row = factory()

        with refused_by(name):
            type(row).objects.filter(pk=row.pk).update(id=row.pk + 1000)

    def test_refuses_a_delete(self, name, factory):
        row = factory()

        with refused_by(name):
            type(row).objects.filter(pk=row.pk).delete()

    def test_refuses_raw_sql(self, name, factory):
        row = factory()

        for statement in ("UPDATE {} SET id = id + 1000 WHERE id = %s", "DELETE FROM {} WHERE id = %s"):
            with refused_by(name), connection.cursor() as cursor:
                cursor.execute(statement.format(row._meta.db_table), [row.pk])

    def test_keeps_the_row_as_it_was(self, name, factory):
        row = factory()

        with refused_by(name):
            row.delete()

        assert type(row).objects.filter(pk=row.pk).exists()


class TestHistory:
    def test_is_append_only_in_every_table(self):
        histories = [model for model in models_of("articles") if model.__name__.endswith("History")]

        guards = {model.__name__: [trigger.name for trigger in model._meta.triggers] for model in histories}

        assert guards == {
            name: ["append_only"]
            for name in ("PublisherHistory", "ArticleHistory", "BylineHistory", "AppearanceHistory")
        }

    @pytest.mark.parametrize("statement", ["UPDATE {} SET headline = 'Forged'", "DELETE FROM {}"])
    def test_cannot_be_rewritten_by_raw_sql(self, statement):
        ArticleFactory()

        with refused_by("append_only"), connection.cursor() as cursor:
            cursor.execute(statement.format("articles_articlehistory"))
