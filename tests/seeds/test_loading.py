"""The seed loaded: once, whole or not at all, leaving people's changes alone."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from articles import intake
from articles.models import Appearance, Article, Byline, Event, Publisher, RawDocument, Version
from articles.readers.text import read
from claims import curation, sources
from claims.models import Attribution, Claim, ClaimTopic, Observation, Source, Statistic, Topic
from seeds import gold, loading
from tests.times import NOON

pytestmark = pytest.mark.django_db

ALL = (
    *(Appearance, Article, Byline, Event, Publisher, RawDocument, Version),
    *(Attribution, Claim, ClaimTopic, Observation, Source, Statistic, Topic),
)
COUNTS = {
    "publishers": 1,
    "articles": 1,
    "sources": 12,
    "topics": 9,
    "statistics": 2,
    "observations": 13,
    "claims": 24,
}


def counted():
    return {model.__name__: model.objects.count() for model in ALL}


class TestLoad:
    def test_reports_what_it_added(self, seeded):
        assert +seeded.added == COUNTS
        assert not +seeded.known

    def test_stores_just_that(self, seeded):
        stored = {
            "publishers": Publisher.objects.count(),
            "articles": Article.objects.count(),
            "sources": Source.objects.count(),
            "topics": Topic.objects.count(),
            "statistics": Statistic.objects.count(),
            "observations": Observation.objects.count(),
            "claims": Claim.objects.count(),
        }

        assert stored == COUNTS

    def test_keeps_the_text_and_the_bytes_it_came_in(self, seeded):
        version = Version.objects.get()

        assert version.text == gold.text()
        assert (version.captured_how, version.captured_from) == ("seed", f"{gold.NAME}.txt")
        assert version.raw.length == len(gold.text_bytes())

    def test_publishes_every_claim_and_releases_the_article(self, seeded):
        assert set(Claim.objects.values_list("status", flat=True)) == {"published"}
        assert Article.objects.get().released_at == NOON

    def test_is_done_by_somebody_who_cannot_log_in(self, seeded):
        [publisher] = {claim.published_by for claim in Claim.objects.all()}

        assert (publisher.username, publisher.is_active) == (loading.SEEDER, False)
        assert not publisher.check_password("")

    def test_makes_the_article_that_the_reader_would_make(self, seeded):
        receipt = intake.add(draft=read(gold.text()), by=None, at=NOON)

        assert not receipt.is_new

    def test_shows_readers_every_claim(self, seeded, reader):
        assert Claim.objects.visible_to(reader).count() == COUNTS["claims"]
        assert Article.objects.visible_to(reader).count() == 1


class TestLoadAClaimNotYetPublished:
    def test_leaves_it_accepted_and_out_of_readers_sight(self, monkeypatch, reader):
        changed = gold.load()
        changed["claims"] = changed["claims"][:1]
        changed["claims"][0]["status"] = "accepted"
        monkeypatch.setattr(gold, "load", lambda: changed)

        loading.load(at=NOON)

        assert Claim.objects.get().status == "accepted"
        assert not Claim.objects.visible_to(reader).exists()


class TestLoadAgain:
    def test_adds_nothing(self, seeded):
        before = counted()

        report = loading.load(at=NOON + timedelta(days=1))

        assert counted() == before
        assert not +report.added
        assert +report.known == COUNTS

    def test_changes_nothing(self, seeded):
        before = set(Claim.objects.values_list("pk", "revision", "updated_at"))

        loading.load(at=NOON + timedelta(days=1))

        assert set(Claim.objects.values_list("pk", "revision", "updated_at")) == before

    def test_leaves_what_people_changed(self, seeded, editor):
        claim = Claim.objects.get(raw="a dozen")
        curation.retract(claim=claim, reason="Not a dozen.", by=editor, at=NOON)
        ice = Source.objects.get(name__startswith="U.S. Immigration")
        sources.edit(source=ice, changes={"description": "The agency."}, by=editor, at=NOON)

        loading.load(at=NOON)

        claim.refresh_from_db()
        ice.refresh_from_db()
        assert (claim.status, ice.description) == ("retracted", "The agency.")

    def test_completes_what_is_missing(self, seeded):
        claim = Claim.objects.get(raw="a dozen")
        claim.attributions.all().delete()
        claim.delete()

        report = loading.load(at=NOON)

        assert +report.added == {"claims": 1}

    def test_finds_an_article_that_came_another_way(self):
        receipt = intake.add(draft=read(gold.text()), by=None, at=NOON)

        report = loading.load(at=NOON)

        assert report.known["articles"] == 1
        assert {claim.version for claim in Claim.objects.all()} == {receipt.version}


class TestLoadThatFails:
    def test_leaves_nothing_behind(self, monkeypatch):
        broken = gold.load()
        broken["claims"][-1]["quote"]["exact"] = "something else"
        monkeypatch.setattr(gold, "load", lambda: broken)

        with pytest.raises(Exception, match="claim_quote_stands_in_its_version"):
            loading.load(at=NOON)

        assert set(counted().values()) == {0}


class TestCommand:
    def test_says_what_was_added_and_what_was_there(self):
        first, second = StringIO(), StringIO()

        call_command("seed", stdout=first)
        call_command("seed", stdout=second)

        assert "claims         24 added    0 already there" in first.getvalue()
        assert "claims          0 added   24 already there" in second.getvalue()
        assert len(first.getvalue().splitlines()) == len(second.getvalue().splitlines()) == len(COUNTS)
