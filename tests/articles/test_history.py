"""Every insert, update and delete leaves a row of history, by whatever door."""

import pghistory
import pytest

from articles.models import Article
from tests.factories import AppearanceFactory, ArticleFactory, BylineFactory, PublisherFactory
from tests.rules import LeavesHistory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "column"),
    [(PublisherFactory, "name"), (ArticleFactory, "headline"), (BylineFactory, "name"), (AppearanceFactory, "site")],
)
class TestHistory(LeavesHistory):
    pass


class TestHistoryOfAnArticle:
    def test_tells_each_state_in_order(self):
        article = ArticleFactory(headline="First")

        for headline in ("Second", "Third"):
            Article.objects.filter(pk=article.pk).update(headline=headline)

        assert [row.headline for row in article.events.order_by("pgh_id")] == ["First", "Second", "Third"]

    def test_tells_the_revision_of_each_state(self):
        article = ArticleFactory()

        Article.objects.filter(pk=article.pk).update(headline="Second")

        assert [row.revision for row in article.events.order_by("pgh_id")] == [1, 2]

    def test_keeps_who_did_it_where_a_context_says(self):
        with pghistory.context(user=7):
            article = ArticleFactory()

        assert article.events.get().pgh_context.metadata == {"user": 7}
