"""The database counts how often a record changed, by whatever door."""

import pytest
from django.db import connection
from django.db.models import F

from tests.factories import ArticleFactory, PublisherFactory
from tests.rules import CountsRevisions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("factory", "column"), [(PublisherFactory, "name"), (ArticleFactory, "headline")])
class TestRevision(CountsRevisions):
    pass


class TestRevisionOfAnArticle:
    def test_counts_a_change_to_null(self):
        article = ArticleFactory()

        type(article).objects.filter(pk=article.pk).update(published_on=None)

        article.refresh_from_db()
        assert article.revision == 2

    def test_counts_a_verb_that_changed_only_rows_around_it(self):
        article = ArticleFactory()

        type(article).objects.filter(pk=article.pk).update(revision=F("revision") + 1)

        article.refresh_from_db()
        assert article.revision == 2

    def test_is_never_set_to_a_number_of_the_callers(self):
        article = ArticleFactory()

        with connection.cursor() as cursor:
            cursor.execute("UPDATE articles_article SET revision = 99 WHERE id = %s", [article.pk])

        article.refresh_from_db()
        assert article.revision == 2
