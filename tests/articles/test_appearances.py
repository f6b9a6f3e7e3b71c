"""Verbs on the places where an article stood."""

import pytest

from articles import appearances
from articles.models import Appearance, Event
from tests.factories import AppearanceFactory, ArticleFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


def told(article):
    article.refresh_from_db()
    event = Event.objects.get()
    assert (event.subject_type, event.subject_id, event.at) == ("article", article.pk, NOON)
    return event.kind, event.data, article.revision


class TestAdd:
    def test_stores_it_and_tells_of_its_article(self, curator):
        article = ArticleFactory()

        appearance = appearances.add(
            article=article, fields={"kind": "archive", "url": "https://archive.example/1"}, by=curator, at=NOON
        )

        assert article.appearances.get() == appearance
        assert told(article) == ("article.appearance_added", {"appearance": appearance.pk}, 2)

    def test_refuses_a_second_original(self, curator):
        article = AppearanceFactory(kind="original").article

        with refused_by("appearance_one_original"):
            appearances.add(article=article, fields={"kind": "original"}, by=curator, at=NOON)


class TestEdit:
    def test_changes_it_and_tells_which_fields(self, curator):
        appearance = AppearanceFactory()

        appearances.edit(appearance=appearance, changes={"site": "Elsewhere"}, by=curator, at=NOON)

        appearance.refresh_from_db()
        assert appearance.site == "Elsewhere"
        assert told(appearance.article) == (
            "article.appearance_edited",
            {"appearance": appearance.pk, "fields": ["site"]},
            2,
        )


class TestRemove:
    def test_takes_it_back_and_tells(self, curator):
        appearance = AppearanceFactory()
        key = appearance.pk

        appearances.remove(appearance=appearance, by=curator, at=NOON)

        assert not Appearance.objects.exists()
        assert told(appearance.article) == ("article.appearance_removed", {"appearance": key}, 2)
