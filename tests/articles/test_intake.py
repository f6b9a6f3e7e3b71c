"""What intake stores of a draft, and that it stores it once."""

import gzip
import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest

from articles import events, intake, publishers
from articles.models import Appearance, Article, Event, Publisher, RawDocument, Version
from articles.readers import AppearanceDraft, ArticleDraft
from articles.readers.text import read
from seeds import gold
from tests.factories import ArticleFactory, BylineFactory, PublisherFactory
from tests.times import NOON

pytestmark = pytest.mark.django_db

URL = "https://paper.example/1"


def a_draft(**parts):
    return replace(ArticleDraft(headline="A Headline", publisher="The Paper", text="Some text."), **parts)


class TestAdd:
    def test_stores_the_article_with_its_authors_in_order(self):
        draft = a_draft(
            authors=("Zoe", "Ana"),
            published_on=date(2020, 9, 29),
            language="de",
            genre="opinion",
            canonical_url=URL,
        )

        article = intake.add(draft=draft, by=None, at=NOON).article

        article.refresh_from_db()
        assert (article.headline, article.publisher.name, article.published_on) == (
            "A Headline",
            "The Paper",
            date(2020, 9, 29),
        )
        assert (article.language, article.genre, article.canonical_url) == ("de", "opinion", URL)
        assert [byline.name for byline in article.bylines.all()] == ["Zoe", "Ana"]

    def test_stores_the_text_with_how_it_came(self, curator):
        draft = a_draft(text="Ünï 🙂")

        version = intake.add(draft=draft, by=curator, at=NOON, how="file", captured_from="a.txt").version

        assert (version.number, version.text, version.length) == (1, "Ünï 🙂", 5)
        assert version.sha256 == draft.sha256
        assert (version.captured_at, version.captured_how, version.captured_from) == (NOON, "file", "a.txt")
        assert version.captured_by == curator

    def test_does_not_release_the_article(self):
        receipt = intake.add(draft=a_draft(), by=None, at=NOON)

        assert receipt.article.released_at is None

    def test_stores_both_appearances_of_a_repost(self):
        draft = read(gold.text())

        receipt = intake.add(draft=draft, by=None, at=NOON)

        original, repost = receipt.article.appearances.order_by("appeared_on")
        assert (original.kind, original.publisher, original.version) == ("original", receipt.article.publisher, None)
        assert (repost.kind, repost.publisher, repost.version) == ("repost", None, receipt.version)
        assert (original.copied_from, repost.copied_from) == (None, original)

    def test_records_one_event(self, curator):
        receipt = intake.add(draft=a_draft(), by=curator, at=NOON)

        event = Event.objects.get()
        assert (event.kind, event.subject_type, event.subject_id) == (
            "article.version_added",
            "article",
            receipt.article.pk,
        )
        assert (event.by, event.at, event.data) == (
            curator,
            NOON,
            {"version": receipt.version.pk, "relation": "first"},
        )

    def test_leaves_nothing_behind_when_a_listener_fails(self, monkeypatch):
        def fail(event):
            raise RuntimeError("no worker")

        monkeypatch.setitem(events._listeners, "article.version_added", [fail])

        with pytest.raises(RuntimeError):
            intake.add(draft=a_draft(), by=None, at=NOON)

        assert not Article.objects.exists()
        assert not Event.objects.exists()


class TestAddTheSameTextAgain:
    def test_answers_what_is_there(self):
        first = intake.add(draft=a_draft(), by=None, at=NOON)

        second = intake.add(draft=a_draft(headline="Another"), by=None, at=NOON + timedelta(days=1))

        assert (second.article, second.version, second.is_new) == (first.article, first.version, False)

    def test_stores_nothing_and_tells_nothing(self):
        intake.add(draft=a_draft(), by=None, at=NOON)

        intake.add(draft=a_draft(text="Some\n\ntext.", canonical_url=URL), by=None, at=NOON, raw=b"raw")

        counts = [model.objects.count() for model in (Article, Version, Appearance, Event, RawDocument)]
        assert counts == [1, 1, 0, 1, 0]

    def test_learns_the_address_of_the_article(self):
        intake.add(draft=a_draft(), by=None, at=NOON)

        intake.add(draft=a_draft(canonical_url=URL), by=None, at=NOON)

        assert Article.objects.get().canonical_url == URL


class TestAddAKnownAddress:
    def test_adds_a_version_to_its_article(self):
        first = intake.add(draft=a_draft(canonical_url=URL), by=None, at=NOON)

        second = intake.add(draft=a_draft(canonical_url=URL, text="Corrected text."), by=None, at=NOON)

        assert second.article == first.article
        assert (second.version.number, second.is_new) == (2, True)

    def test_leaves_article_and_appearances_as_they_were(self):
        place = AppearanceDraft("original", site="The Paper", url=URL, holds_text=True)
        first = intake.add(draft=a_draft(canonical_url=URL, appearances=(place,)), by=None, at=NOON)

        changed = a_draft(canonical_url=URL, appearances=(place,), text="Other.", headline="Other", authors=("Ana",))
        intake.add(draft=changed, by=None, at=NOON)

        article = Article.objects.get()
        assert (article.headline, article.bylines.count()) == ("A Headline", 0)
        assert article.appearances.get().version == first.version

    def test_makes_another_article_of_another_address(self):
        intake.add(draft=a_draft(canonical_url=URL), by=None, at=NOON)

        intake.add(draft=a_draft(canonical_url=URL + "2", text="Other."), by=None, at=NOON)

        assert Article.objects.count() == 2


class TestKeepRaw:
    def test_keeps_the_bytes_compressed_under_their_hash(self):
        raw = "“Raw”\r\n".encode()

        document = intake.keep_raw(raw, "text/plain")

        document.refresh_from_db()
        assert gzip.decompress(bytes(document.gzip)) == raw
        assert (document.sha256, document.length) == (hashlib.sha256(raw).hexdigest(), len(raw))

    def test_keeps_the_same_bytes_once(self):
        first = intake.keep_raw(b"raw", "text/plain")

        second = intake.keep_raw(b"raw", "text/html")

        assert second == first
        assert RawDocument.objects.get().media_type == "text/plain"

    def test_ties_them_to_the_version(self):
        version = intake.add(draft=a_draft(), by=None, at=NOON, raw=b"raw", media_type="text/html").version

        assert version.raw.media_type == "text/html"


class TestEdit:
    def test_changes_columns_and_finds_the_publisher_by_name(self, curator):
        article = ArticleFactory()
        paper = PublisherFactory(name="The Paper")

        intake.edit(article=article, changes={"headline": "New", "publisher": "the paper"}, by=curator, at=NOON)

        article.refresh_from_db()
        assert (article.headline, article.publisher) == ("New", paper)

    def test_replaces_the_authors(self, curator):
        article = BylineFactory(name="Old").article

        intake.edit(article=article, changes={"authors": ["Zoe", "Ana"]}, by=curator, at=NOON)

        assert [byline.name for byline in article.bylines.all()] == ["Zoe", "Ana"]

    @pytest.mark.parametrize("changes", [{"headline": "H"}, {"authors": ["A"]}, {"headline": "H", "authors": ["A"]}])
    def test_raises_the_revision(self, curator, changes):
        article = ArticleFactory()

        intake.edit(article=article, changes=changes, by=curator, at=NOON)

        article.refresh_from_db()
        assert article.revision > 1

    def test_records_which_fields_changed(self, curator):
        article = ArticleFactory()

        intake.edit(article=article, changes={"language": "de", "authors": []}, by=curator, at=NOON)

        event = Event.objects.get(kind="article.edited")
        assert (event.subject_id, event.by, event.at) == (article.pk, curator, NOON)
        assert event.data == {"fields": ["authors", "language"]}

    def test_leaves_everything_as_it_was_when_it_fails(self, curator):
        article = BylineFactory(name="Old").article

        with pytest.raises(Exception, match="byline_author_once"):
            intake.edit(article=article, changes={"headline": "New", "authors": ["Ana", "Ana"]}, by=curator, at=NOON)

        assert Article.objects.get().headline != "New"
        assert article.bylines.get().name == "Old"


class TestRelease:
    def test_lets_readers_see_it_since_now(self, editor):
        article = ArticleFactory()

        intake.release(article=article, by=editor, at=NOON)

        article.refresh_from_db()
        assert article.released_at == NOON
        assert Event.objects.get().kind == "article.released"

    def test_counts_the_first_time_only(self, editor):
        article = ArticleFactory()
        intake.release(article=article, by=editor, at=NOON)

        intake.release(article=article, by=editor, at=NOON + timedelta(days=1))

        article.refresh_from_db()
        assert article.released_at == NOON
        assert Event.objects.count() == 1


class TestPublisherNamed:
    def test_finds_it_whatever_the_case_and_the_spaces(self):
        publisher = PublisherFactory(name="The Paper")

        found = publishers.named("  THE \n paper ")

        assert found == publisher

    def test_makes_it_once(self):
        first = publishers.named("New  Paper")

        second = publishers.named("new paper")

        assert second == first
        assert first.name == "New Paper"

    def test_passes_over_one_that_was_merged(self):
        current = PublisherFactory(name="The Post")
        PublisherFactory(name="Washington Post", merged_into=current)

        found = publishers.named("Washington Post")

        assert found.merged_into is None
        assert Publisher.objects.filter(name="Washington Post").count() == 2

    @pytest.mark.parametrize(("one", "other"), [("İ", "i"), ("ı", "I"), ("ß", "SS"), ("ſ", "S")])
    def test_never_stumbles_over_letters_whose_cases_are_not_a_pair(self, one, other):
        PublisherFactory(name=one)

        found = publishers.named(other)

        assert found.pk
