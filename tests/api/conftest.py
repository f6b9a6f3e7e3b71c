"""A client for each role, and the seed loaded once a module."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from knox.models import AuthToken
from rest_framework.test import APIClient

from articles.models import Article, Publisher, Version
from claims.models import Claim, Source, Statistic, Topic
from tests.times import NOON


@dataclass(frozen=True)
class Seed:
    """The rows of the seed that tests speak of."""

    publisher: Publisher
    article: Article
    version: Version
    share: Claim
    detainers: Claim
    dozen: Claim
    third: Claim

    @property
    def ids(self) -> dict[str, int]:
        """Every id that a query string in a table may name."""
        named = {"ice": "U.S. Immigration and Customs Enforcement", "lucero": "Henry Lucero", "post": "Washington Post"}
        return (
            {key: Source.objects.get(name=name).pk for key, name in named.items()}
            | {statistic.slug.replace("-", "_"): statistic.pk for statistic in Statistic.objects.all()}
            | {"topic": Topic.objects.get(slug="immigration-detainers").pk}
            | {"article": self.article.pk, "publisher": self.publisher.pk}
        )


@pytest.fixture(scope="module")
def seed(django_db_setup, django_db_blocker) -> Iterator[Seed]:
    """The seed for a whole module, taken back at its end. What a test adds is taken back at the test's end."""
    from seeds import loading

    with django_db_blocker.unblock(), transaction.atomic():
        loading.load(at=NOON)
        claims = {claim.raw: claim for claim in Claim.objects.select_related("version", "article__publisher")}
        share = claims["70 percent"]
        yield Seed(
            publisher=share.article.publisher,
            article=share.article,
            version=share.version,
            share=share,
            detainers=claims["more than 160,000"],
            dozen=claims["a dozen"],
            third=claims["about one-third"],
        )
        transaction.set_rollback(True)


def with_token(user) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {AuthToken.objects.create(user)[1]}")
    return client


@pytest.fixture
def anonymous(db) -> APIClient:
    return APIClient()


@pytest.fixture
def as_reader(reader) -> APIClient:
    return with_token(reader)


@pytest.fixture
def as_curator(curator) -> APIClient:
    return with_token(curator)


@pytest.fixture
def as_editor(editor) -> APIClient:
    return with_token(editor)


@pytest.fixture
def client_of(request):
    """The client of a role given by name, for tables of roles."""
    return lambda role: request.getfixturevalue("anonymous" if role == "anonymous" else f"as_{role}")
