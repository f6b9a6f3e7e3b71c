"""Who sees which article, version and publisher."""

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.models import Article, Publisher, Version
from tests.factories import ArticleFactory, PublisherFactory, VersionFactory

pytestmark = pytest.mark.django_db

READERS = ("anonymous", "nobody", "reader", "inactive_curator")
STAFF = ("curator", "editor", "superuser")


@pytest.fixture
def actor(request):
    if request.param == "nobody":
        return None
    return AnonymousUser() if request.param == "anonymous" else request.getfixturevalue(request.param)


@pytest.mark.parametrize("actor", READERS, indirect=True)
class TestReaders:
    def test_see_released_articles_only(self, actor):
        released = ArticleFactory(released=True)
        ArticleFactory()

        assert list(Article.objects.visible_to(actor)) == [released]

    def test_see_the_versions_of_released_articles_only(self, actor):
        version = VersionFactory(article__released=True)
        VersionFactory()

        assert list(Version.objects.visible_to(actor)) == [version]

    def test_see_every_publisher(self, actor):
        publisher = PublisherFactory()

        assert list(Publisher.objects.visible_to(actor)) == [publisher]


@pytest.mark.parametrize("actor", STAFF, indirect=True)
class TestStaff:
    def test_see_every_article(self, actor):
        articles = {ArticleFactory(released=True), ArticleFactory()}

        assert set(Article.objects.visible_to(actor)) == articles

    def test_see_every_version(self, actor):
        versions = {VersionFactory(article__released=True), VersionFactory()}

        assert set(Version.objects.visible_to(actor)) == versions


class TestCurrentPublishers:
    def test_leave_out_those_merged_into_another(self):
        into = PublisherFactory()
        PublisherFactory(merged_into=into)

        assert list(Publisher.objects.current()) == [into]


class TestWithParts:
    def test_takes_a_fixed_number_of_queries(self, django_assert_num_queries):
        for _ in range(3):
            ArticleFactory()

        with django_assert_num_queries(4):
            for article in Article.objects.with_parts():
                assert article.publisher.name
                assert not article.bylines.all()
                assert not article.appearances.all()
                assert not article.silent_edits.all()
