"""Saving in the admin: by the verbs, only what changed, and never over somebody else's work."""

from decimal import Decimal

import pytest
from django.forms.models import model_to_dict

from articles.models import Appearance, Article, Publisher
from claims.models import Link, Observation, Review, Source, Statistic, Topic
from tests import factories
from tests.admin.forms import change_url, events, faults, filled, page_of, run, save, told
from tests.factories import ClaimFactory

PLAIN = [
    (factories.PublisherFactory, {"name": "The Post"}),
    (factories.SourceFactory, {"description": "An agency.\r\nOf two lines."}),
    (factories.TopicFactory, {"name": "Detainers"}),
    (factories.StatisticFactory, {"population": "noncitizens"}),
    (factories.ReviewFactory, {"summary": "It holds."}),
    (factories.ArticleFactory, {"headline": "Another headline"}),
]


class TestEdit:
    @pytest.mark.parametrize(("factory", "changes"), PLAIN)
    def test_records_one_event_with_the_changed_field(self, as_curator, factory, changes):
        record = factory()

        response = save(as_curator, change_url(record), changes)

        assert response.status_code == 200
        [field] = changes
        assert events(record) == [(f"{record._meta.model_name}.edited", [field])]

    @pytest.mark.parametrize("factory", [factory for factory, _ in PLAIN] + [ClaimFactory])
    def test_records_nothing_when_nothing_changed(self, as_curator, factory):
        record = factory()
        before = model_to_dict(type(record).objects.get(pk=record.pk))

        save(as_curator, change_url(record))

        assert events(record) == []
        assert model_to_dict(type(record).objects.get(pk=record.pk)) == before

    def test_counts_no_change_of_a_text_whose_lines_end_as_browsers_end_them(self, as_curator):
        source = factories.SourceFactory(description="An agency.\nOf two lines.")

        save(as_curator, change_url(source))

        assert events(source) == []

    def test_is_closed_for_a_merged_record(self, as_curator):
        merged = factories.SourceFactory(merged_into=factories.SourceFactory())

        response = as_curator.post(change_url(merged), {"name": "Another"})

        assert response.status_code == 403

    def test_shows_a_broken_rule_of_the_database_as_a_sentence(self, as_curator):
        topic = factories.TopicFactory()
        below = factories.TopicFactory(parent=topic)

        response = save(as_curator, change_url(topic), {"parent": below.pk})

        assert "topic not below itself" in faults(response)
        assert response.context["adminform"].form["parent"].value() == str(below.pk)


class TestConflict:
    @pytest.mark.parametrize(("factory", "changes"), [*PLAIN, (ClaimFactory, {"counted": "arrests"})])
    def test_is_refused_and_overwrites_nothing(self, as_curator, as_editor, factory, changes):
        record = factory()
        opened = filled(as_curator, change_url(record))
        save(as_editor, change_url(record), changes)
        kept = model_to_dict(type(record).objects.get(pk=record.pk))

        [field] = changes
        response = as_curator.post(change_url(record), opened | {field: "mine"})

        assert "Nothing was saved, because somebody changed this record" in faults(response)
        assert "by editor" in faults(response)
        assert model_to_dict(type(record).objects.get(pk=record.pk)) == kept

    def test_is_seen_in_the_rows_of_a_record_too(self, as_curator, as_editor):
        claim = ClaimFactory()
        opened = filled(as_curator, change_url(claim))
        save(as_editor, change_url(claim), {"attributions-0-cue": "the agency said"})

        response = as_curator.post(change_url(claim), opened | {"attributions-0-cue": "it said"})

        assert "Nothing was saved" in faults(response)
        assert claim.attributions.get().cue == "the agency said"

    def test_keeps_refusing_while_the_old_page_is_sent_again(self, as_curator):
        source = factories.SourceFactory()
        opened = filled(as_curator, change_url(source))
        Source.objects.filter(pk=source.pk).update(description="Theirs")

        first = as_curator.post(change_url(source), opened | {"description": "Mine"})
        sent_again = opened | {
            "description": "Mine",
            "opened_revision": first.context["adminform"].form["opened_revision"].value(),
        }
        as_curator.post(change_url(source), sent_again)

        source.refresh_from_db()
        assert source.description == "Theirs"

    def test_is_assumed_where_the_page_does_not_say_what_it_saw(self, as_curator):
        source = factories.SourceFactory(description="Theirs")
        sent = filled(as_curator, change_url(source))
        del sent["opened_revision"]

        as_curator.post(change_url(source), sent | {"description": "Mine"})

        source.refresh_from_db()
        assert source.description == "Theirs"

    def test_of_two_places_of_one_article_is_refused(self, as_curator):
        appearance = factories.AppearanceFactory()
        opened = filled(as_curator, change_url(appearance))
        save(as_curator, change_url(appearance), {"site": "Theirs"})

        as_curator.post(change_url(appearance), opened | {"site": "Mine"})

        appearance.refresh_from_db()
        assert appearance.site == "Theirs"


class TestArticle:
    def test_is_made_from_its_text(self, as_curator):
        text = "A headline\r\nAna Author and Bo Writer, The Post, September 29, 2020\r\n\r\nIt said 70 percent.\r\n"
        sent = {"text": text, "language": "en", "genre": "news"}

        as_curator.post(page_of(Article, "add"), sent)

        article = Article.objects.get()
        assert (article.headline, article.publisher.name) == ("A headline", "The Post")
        assert [byline.name for byline in article.bylines.all()] == ["Ana Author", "Bo Writer"]
        assert article.versions.get().text.endswith("It said 70 percent.\n")
        assert events(article) == [("article.version_added", None)]

    def test_is_refused_where_nothing_tells_its_headline_or_publisher(self, as_curator):
        sent = {"text": "Just a line.", "language": "en", "genre": "news"}

        response = as_curator.post(page_of(Article, "add"), sent)

        assert "Nothing in it names its publisher" in faults(response)
        assert not Article.objects.exists()

    def test_lets_its_authors_change_places(self, as_curator):
        article = factories.ArticleFactory()
        for position, name in enumerate(("Ana", "Bo")):
            factories.BylineFactory(article=article, position=position, name=name)

        save(as_curator, change_url(article), {"bylines-0-place": "2", "bylines-1-place": "1"})

        assert [byline.name for byline in article.bylines.all()] == ["Bo", "Ana"]
        assert events(article) == [("article.edited", ["authors"])]

    def test_keeps_where_it_stood_by_verbs(self, as_curator):
        article = factories.ArticleFactory()
        gone = factories.AppearanceFactory(article=article, site="Gone")
        sent = filled(as_curator, change_url(article))
        sent |= {"appearances-0-DELETE": "on", "appearances-TOTAL_FORMS": "2"}
        sent |= {"appearances-1-kind": "archive", "appearances-1-site": "Archive"}

        as_curator.post(change_url(article), sent)

        [left] = article.appearances.all()
        assert (left.kind, left.site) == ("archive", "Archive")
        assert not Appearance.objects.filter(pk=gone.pk).exists()
        assert [kind for kind, _ in events(article)] == ["article.appearance_removed", "article.appearance_added"]

    def test_takes_a_place_from_its_own_page(self, as_curator):
        article = factories.ArticleFactory()

        as_curator.post(page_of(Appearance, "add"), {"article": article.pk, "kind": "repost", "site": "Elsewhere"})

        assert article.appearances.get().site == "Elsewhere"
        assert [kind for kind, _ in events(article)] == ["article.appearance_added"]


class TestAdd:
    def test_makes_a_publisher(self, as_curator):
        as_curator.post(page_of(Publisher, "add"), {"name": "The Post"})

        assert events(Publisher.objects.get()) == [("publisher.created", None)]

    def test_makes_a_source(self, as_curator):
        as_curator.post(page_of(Source, "add"), {"kind": "unnamed", "name": "three U.S. officials"})

        assert events(Source.objects.get()) == [("source.created", None)]

    def test_makes_a_topic(self, as_curator):
        as_curator.post(page_of(Topic, "add"), {"name": "Arrests", "slug": "arrests"})

        assert events(Topic.objects.get()) == [("topic.created", None)]

    def test_makes_a_statistic(self, as_curator):
        source = factories.SourceFactory()
        sent = {"title": "Arrests", "slug": "arrests", "property": "number", "type": "count", "frequency": "year"}

        as_curator.post(page_of(Statistic, "add"), sent | {"source": source.pk})

        assert events(Statistic.objects.get()) == [("statistic.created", None)]

    def test_makes_a_review_with_its_evidence(self, as_curator):
        claim, reviewer = ClaimFactory(), factories.SourceFactory()
        sent = filled(as_curator, page_of(Review, "add")) | {
            "claim": claim.pk,
            "reviewer": reviewer.pk,
            "rating_label": "Mostly true",
            "evidence-TOTAL_FORMS": "1",
            "evidence-0-stance": "supports",
            "evidence-0-source": reviewer.pk,
            "evidence-0-passage": "So it says.",
        }

        as_curator.post(page_of(Review, "add"), sent)

        review = Review.objects.get()
        assert review.evidence.get().claim == claim
        assert [kind for kind, _ in events(review)] == ["review.created", "review.evidence_added"]

    def test_makes_a_link_that_is_confirmed(self, as_curator):
        one, other = ClaimFactory(), ClaimFactory()

        as_curator.post(page_of(Link, "add"), {"from_claim": one.pk, "kind": "repeats", "to_claim": other.pk})

        link = Link.objects.get()
        assert link.state == "confirmed"
        assert events(link) == [("link.confirmed", None)]

    def test_shows_a_duplicate_as_a_sentence(self, as_curator):
        factories.PublisherFactory(name="The Post")

        response = as_curator.post(page_of(Publisher, "add"), {"name": "the post"})

        assert "publisher name once among current" in faults(response)


class TestObservation:
    def sent(self, value):
        statistic = Statistic.objects.first() or factories.StatisticFactory()
        return {
            "statistic": statistic.pk,
            "period_label": "FY2019",
            "period_start": "2018-10-01",
            "period_end": "2019-09-30",
            "value": value,
            "status": "A",
            "source": statistic.source_id,
            "vintage_on": "2019-12-11",
            "citation_title": "Annual report",
        }

    def test_is_added(self, as_curator):
        as_curator.post(page_of(Observation, "add"), self.sent("143099"))

        observation = Observation.objects.get()
        assert observation.value == Decimal(143099)
        assert events(observation.statistic) == [("statistic.observed", None)]

    def test_is_never_changed(self, as_curator):
        observation = factories.ObservationFactory()

        response = as_curator.post(change_url(observation), self.sent("1"))

        assert response.status_code == 403

    def test_of_the_same_vintage_with_another_value_is_refused(self, as_curator):
        as_curator.post(page_of(Observation, "add"), self.sent("143099"))

        response = as_curator.post(page_of(Observation, "add"), self.sent("143100"))

        assert response.status_code == 200
        assert Observation.objects.get().value == Decimal(143099)

    def test_shows_every_digit_of_a_value(self, as_curator):
        observation = factories.ObservationFactory(value=Decimal("0.30"))

        page = as_curator.get(page_of(Observation)).content.decode()

        assert "0.30<" in page
        assert "0.300" not in as_curator.get(change_url(observation)).content.decode()


class TestLinks:
    def test_are_confirmed_and_rejected_from_their_list(self, as_curator):
        one, other = factories.LinkFactory(), factories.LinkFactory()

        run(as_curator, "confirm_selected", one)
        run(as_curator, "reject_selected", other)

        assert [Link.objects.get(pk=link.pk).state for link in (one, other)] == ["confirmed", "rejected"]

    def test_that_were_decided_on_are_named_in_the_refusal(self, as_curator):
        link = factories.LinkFactory(state="confirmed")

        message = told(run(as_curator, "confirm_selected", link))

        assert "was not confirmed" in message
        assert "70 percent" in message
