"""What people read where a record is named."""

import pytest

from tests.factories import (
    AppearanceFactory,
    ArticleFactory,
    BylineFactory,
    EventFactory,
    PublisherFactory,
    RawDocumentFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "columns", "name"),
    [
        (PublisherFactory, {"name": "The Paper"}, "The Paper"),
        (ArticleFactory, {"headline": "A Headline"}, "A Headline"),
        (BylineFactory, {"name": "Ana Lee"}, "Ana Lee"),
        (RawDocumentFactory, {}, "text/plain, 3 bytes"),
        (AppearanceFactory, {"site": "Elsewhere"}, "Repost Elsewhere"),
        (AppearanceFactory, {"site": "", "url": "https://a.example/"}, "Repost https://a.example/"),
        (AppearanceFactory, {"site": ""}, "Repost"),
        (EventFactory, {"subject_id": 7}, "claim.published claim 7"),
    ],
)
class TestName:
    def test_is_what_the_record_says_itself(self, factory, columns, name):
        row = factory(**columns)

        assert str(row) == name


class TestNameOfAVersion:
    def test_tells_its_number_and_article(self):
        version = VersionFactory()

        assert str(version) == f"version 1 of article {version.article_id}"
