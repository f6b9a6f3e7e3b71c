"""Deciding in the admin whether two articles are one work: by the verbs, once, and told why not."""

import pytest

from articles import resemblances
from articles.models import Article, Event, Resemblance
from claims.models import Claim
from tests.admin.forms import change_url, page_of, told
from tests.factories import ArticleFactory, ClaimFactory, ResemblanceFactory, VersionFactory
from tests.times import NOON

HOSTILE = "<script>alert(1)</script>"
EARLIER = "The ferry line said that 70 percent of its crossings ran on time.\n"
LATER = "The ferry line said that about 70 percent of its crossings ran on time.\n"
CONFIRM, REJECT = {"articles_resemblance_confirm": ""}, {"articles_resemblance_reject": ""}


def alike(earlier=EARLIER, later=LATER, **fields):
    """Two articles with these texts, and their resemblance."""
    return ResemblanceFactory(
        earlier=VersionFactory(text=earlier).article, article=VersionFactory(text=later).article, **fields
    )


def state(resemblance):
    return Resemblance.objects.values_list("state", flat=True).get(pk=resemblance.pk)


def offered(client, resemblance):
    return [button.description for button in client.get(change_url(resemblance)).context["actions_submit_line"]]


class TestPage:
    def test_shows_what_differs_word_by_word(self, as_curator):
        resemblance = alike()

        page = as_curator.get(change_url(resemblance)).content.decode()

        assert "said that <ins>about</ins> 70 percent" in page

    def test_compares_the_articles_own_newest_texts(self, as_curator):
        resemblance = alike()
        copied = "Elsewhere: the ferry line said that 70 percent of its crossings ran on time.\n"
        first = resemblance.earlier.versions.get()
        VersionFactory(article=resemblance.earlier, text=copied, relation="copy", based_on=first)

        page = as_curator.get(change_url(resemblance)).content.decode()

        assert "Elsewhere" not in page

    def test_names_both_with_publisher_and_day(self, as_curator):
        resemblance = alike()

        page = as_curator.get(change_url(resemblance)).content.decode()

        for article in (resemblance.earlier, resemblance.article):
            assert f'href="{change_url(article)}">{article.headline}</a>' in page
            assert f"{article.publisher.name}, 29 Sep 2020" in page

    def test_opens_for_articles_without_a_text(self, as_curator):
        resemblance = ResemblanceFactory(earlier=ArticleFactory(), article=ArticleFactory())

        page = as_curator.get(change_url(resemblance)).content.decode()

        assert "No text is held of one of them." in page

    @pytest.mark.parametrize("page", ["list", "record"])
    def test_shows_hostile_words_as_words(self, as_curator, page):
        resemblance = alike(earlier=f"{HOSTILE} 1", later=f"{HOSTILE} and {HOSTILE} 2")
        Article.objects.update(headline=HOSTILE)

        shown = as_curator.get(change_url(resemblance) if page == "record" else page_of(Resemblance)).content.decode()

        assert "<script>alert(1)" not in shown
        assert "&lt;script&gt;alert(1)" in shown

    def test_decides_nothing_by_being_opened(self, as_curator):
        resemblance = alike()

        as_curator.get(change_url(resemblance), CONFIRM)

        assert state(resemblance) == "suggested"


class TestTheSameWork:
    def test_makes_one_article_of_two(self, as_curator, curator):
        resemblance = alike()

        response = as_curator.post(change_url(resemblance), CONFIRM, follow=True)

        resemblance.refresh_from_db()
        assert (resemblance.state, resemblance.decided_by) == ("confirmed", curator)
        assert resemblance.article.merged_into == resemblance.earlier
        assert f"“{resemblance.article.headline}” is now a place where" in told(response)

    def test_is_said_once(self, as_curator):
        resemblance = alike()

        as_curator.post(change_url(resemblance), CONFIRM)
        as_curator.post(change_url(resemblance), CONFIRM)

        assert Event.objects.filter(kind="article.merged").count() == 1

    def test_is_refused_while_claims_of_the_later_one_stand(self, as_curator):
        resemblance = alike()
        ClaimFactory(version=resemblance.article.versions.get(), status="accepted")

        response = as_curator.post(change_url(resemblance), CONFIRM, follow=True)

        assert state(resemblance) == "suggested"
        assert response.redirect_chain == [(change_url(resemblance), 302)]
        assert "1 of its claims were accepted or published" in told(response)

    def test_rejects_what_was_suggested_of_the_later_one(self, as_curator):
        resemblance = alike()
        claim = ClaimFactory(version=resemblance.article.versions.get(), status="suggested")

        as_curator.post(change_url(resemblance), CONFIRM)

        assert Claim.objects.get(pk=claim.pk).status == "rejected"

    def test_tells_hostile_headlines_as_words(self, as_curator):
        resemblance = alike()
        Article.objects.update(headline=HOSTILE)

        page = as_curator.post(change_url(resemblance), CONFIRM, follow=True).content.decode()

        assert "<script>alert(1)" not in page


class TestTwoWorks:
    def test_leaves_both_articles(self, as_curator, curator):
        resemblance = alike()

        response = as_curator.post(change_url(resemblance), REJECT, follow=True)

        resemblance.refresh_from_db()
        assert (resemblance.state, resemblance.decided_by) == ("rejected", curator)
        assert resemblance.article.merged_into is None
        assert "Two works" in told(response)


class TestDecided:
    def test_offers_no_buttons(self, as_curator):
        suggested, rejected = alike(), ResemblanceFactory(state="rejected")

        assert offered(as_curator, suggested) == ["The same work", "Two works"]
        assert offered(as_curator, rejected) == []

    def test_is_not_decided_anew(self, as_curator, editor):
        resemblance = alike()
        resemblances.reject(resemblance=resemblance, by=editor, at=NOON)

        response = as_curator.post(change_url(resemblance), CONFIRM, follow=True)

        assert state(resemblance) == "rejected"
        assert "decided before: two works" in told(response)


class TestReader:
    @pytest.mark.parametrize("pressed", [CONFIRM, REJECT])
    def test_decides_nothing(self, as_reader, pressed):
        resemblance = alike()

        response = as_reader.post(change_url(resemblance), pressed)

        assert response.status_code == 403
        assert state(resemblance) == "suggested"


class TestList:
    def test_begins_with_what_is_open_and_most_alike(self, as_curator):
        decided = ResemblanceFactory(state="rejected", likeness=0.9)
        less, more = ResemblanceFactory(likeness=0.5), ResemblanceFactory(likeness=0.7)

        shown = as_curator.get(page_of(Resemblance)).context["cl"].result_list

        assert list(shown) == [more, less, decided]

    def test_decides_no_resemblance_that_is_not_there(self, as_curator):
        response = as_curator.post(change_url(Resemblance(pk=999)), CONFIRM, follow=True)

        assert "doesn’t exist" in told(response)


class TestSidebar:
    def test_counts_what_is_open(self, as_curator):
        ResemblanceFactory()
        ResemblanceFactory()
        ResemblanceFactory(state="rejected")

        badge = sidebar_badge(as_curator)

        assert badge == "2"

    def test_shows_no_number_where_nothing_is_open(self, as_curator):
        ResemblanceFactory(state="rejected")

        assert "factrail-none" in sidebar_badge(as_curator)

    def test_tells_readers_no_number(self, as_reader):
        ResemblanceFactory()

        assert "factrail-none" in sidebar_badge(as_reader)


def sidebar_badge(client):
    """What stands beside Resemblances in the sidebar."""
    groups = client.get("/admin/").context["sidebar_navigation"]
    [item] = [item for group in groups for item in group["items"] if item["title"] == "Resemblances"]
    return str(item["badge_callback"])
