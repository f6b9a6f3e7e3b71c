"""Two articles that are alike: decided by a curator, once."""

import pytest

from articles import resemblances
from articles.models import Event
from articles.resemblances import AlreadyDecided
from claims.following import ClaimsStand
from tests.factories import AppearanceFactory, ArticleFactory, ClaimFactory, ResemblanceFactory, VersionFactory
from tests.times import NOON

pytestmark = pytest.mark.django_db


class TestConfirm:
    def test_makes_the_later_article_a_place_of_the_earlier_one(self, curator):
        alike = ResemblanceFactory(
            article=VersionFactory(article=ArticleFactory(canonical_url="https://e.example/")).article
        )

        into = resemblances.confirm(resemblance=alike, by=curator, at=NOON)

        alike.article.refresh_from_db()
        assert (into, alike.article.merged_into) == (alike.earlier, alike.earlier)
        place = into.appearances.get(kind="repost")
        assert (place.url, place.publisher) == ("https://e.example/", alike.article.publisher)
        assert alike.article.canonical_url is None

    def test_frees_the_address_of_its_own_appearance(self, curator):
        alike = ResemblanceFactory()
        AppearanceFactory(article=alike.article, kind="original", url="https://e.example/")

        resemblances.confirm(resemblance=alike, by=curator, at=NOON)

        assert alike.article.appearances.get().url == ""

    def test_tells_of_it(self, curator):
        alike = ResemblanceFactory()

        resemblances.confirm(resemblance=alike, by=curator, at=NOON)

        told = Event.objects.get(kind="article.merged")
        assert (told.subject_id, told.data, told.by) == (alike.article_id, {"into": alike.earlier_id}, curator)

    def test_rejects_what_was_suggested_of_the_later_one(self, curator):
        alike = ResemblanceFactory()
        claim = ClaimFactory(article=alike.article, version=alike.article.versions.get(), status="suggested")

        resemblances.confirm(resemblance=alike, by=curator, at=NOON)

        claim.refresh_from_db()
        assert (claim.status, claim.decided_by) == ("rejected", curator)
        assert str(alike.earlier_id) in claim.decision_note

    @pytest.mark.parametrize("status", ["accepted", "published", "retracted"])
    def test_refuses_while_claims_of_the_later_one_stand(self, curator, status):
        alike = ResemblanceFactory()
        ClaimFactory(article=alike.article, version=alike.article.versions.get(), status=status)

        with pytest.raises(ClaimsStand):
            resemblances.confirm(resemblance=alike, by=curator, at=NOON)

        alike.refresh_from_db()
        alike.article.refresh_from_db()
        assert (alike.state, alike.article.merged_into) == ("suggested", None)

    def test_twice_is_refused(self, curator):
        alike = ResemblanceFactory()
        resemblances.confirm(resemblance=alike, by=curator, at=NOON)

        with pytest.raises(AlreadyDecided):
            resemblances.confirm(resemblance=alike, by=curator, at=NOON)

    def test_of_articles_that_are_one_already_only_decides(self, curator):
        earlier = VersionFactory().article
        alike = ResemblanceFactory(article=ArticleFactory(merged_into=earlier), earlier=earlier)

        into = resemblances.confirm(resemblance=alike, by=curator, at=NOON)

        assert into == earlier
        assert not earlier.appearances.exists()


class TestReject:
    def test_leaves_both_as_they_are(self, curator):
        alike = ResemblanceFactory()

        resemblances.reject(resemblance=alike, by=curator, at=NOON)

        alike.article.refresh_from_db()
        assert (alike.state, alike.decided_by, alike.article.merged_into) == ("rejected", curator, None)

    def test_tells_of_it(self, curator):
        alike = ResemblanceFactory()

        resemblances.reject(resemblance=alike, by=curator, at=NOON)

        told = Event.objects.get(kind="article.told_apart")
        assert (told.subject_id, told.data) == (alike.article_id, {"other": alike.earlier_id})
