"""Which article a text is of: surely one that is held, perhaps one, or a new one."""

from dataclasses import replace
from datetime import date

import pytest

from articles import intake
from articles.models import Appearance, Article, Event, Resemblance, Version
from articles.readers import ArticleDraft
from articles.readers.text import read
from tests.times import NOON

pytestmark = pytest.mark.django_db

BODY = """The ferry line carried 431,000 passengers last year, 12 percent more than in the year before, the harbor
office said on Tuesday. Fares will rise in March to 48 crowns for a crossing, and a monthly ticket will cost 610 crowns.

About 70 percent of the passengers use a monthly ticket, according to a survey that the city made in the spring. The
office wants to buy two new boats by 2024 and to repair the old pier, for which it has set aside 3.4 million crowns.

Olof Berg, who has run the kiosk at the landing for 22 years, does not mind the higher fares as long as the boats run
on time. His neighbors see it otherwise and have collected names against the plan since the beginning of the month."""
OTHER = """The city library opens a reading room for children on Saturday, with 4,000 books in nine languages. The room
stands where the map collection was, and the maps are now in the cellar, where visitors may see them on request after
a call to the desk. The money for the books came from a lottery and from 37 donors who do not wish to be named here."""
URL = "https://quay.example/fares"


def a_draft(text=BODY, *, publisher="The Quay", day=date(2021, 3, 3), url=None, headline="Ferry fares rise"):
    return read(text, headline=headline, publisher=publisher, published_on=day, canonical_url=url)


def take_in(draft: ArticleDraft):
    return intake.add(draft=draft, by=None, at=NOON)


@pytest.fixture
def held():
    return take_in(a_draft())


class TestALaterText:
    def test_at_the_same_address_is_a_version(self):
        first = take_in(a_draft(url=URL))

        second = take_in(a_draft(OTHER, url=URL))

        assert (second.outcome, second.article) == ("updated", first.article)
        assert (second.version.relation, second.version.based_on) == ("update", first.version)

    def test_of_the_same_publisher_and_week_is_a_version(self, held):
        second = take_in(a_draft(BODY.replace("does not mind", "dislikes"), day=date(2021, 3, 5)))

        assert (second.outcome, second.article) == ("updated", held.article)

    def test_says_where_it_differs(self, held):
        second = take_in(a_draft(BODY.replace("does not mind", "dislikes")))

        assert second.version.changed_passages == [("does not mind", "dislikes")]

    def test_is_based_on_the_newest_one(self, held):
        second = take_in(a_draft(BODY.replace("does not mind", "dislikes")))

        third = take_in(a_draft(BODY.replace("does not mind", "resents")))

        assert (third.version.based_on, third.version.number) == (second.version, 3)

    def test_tells_whether_its_page_was_modified(self):
        take_in(a_draft(url=URL))

        take_in(replace(a_draft(OTHER, url=URL), modified_at=NOON))

        assert Article.objects.get().modified_at == NOON


class TestACopy:
    def test_of_the_very_text_is_an_appearance(self, held):
        again = take_in(a_draft(publisher="The Echo", day=date(2021, 3, 9), url="https://echo.example/1"))

        assert (again.outcome, again.article) == ("known", held.article)
        place = Appearance.objects.exclude(kind="original").get()
        assert (place.kind, place.publisher.name, place.url) == ("repost", "The Echo", "https://echo.example/1")
        assert (place.appeared_on, place.version) == (date(2021, 3, 9), held.version)
        assert place.copied_from.kind == "original"

    def test_sent_twice_is_one_appearance(self, held):
        for _ in range(2):
            take_in(a_draft(publisher="The Echo", day=date(2021, 3, 9)))

        assert Appearance.objects.filter(kind="repost").count() == 1

    def test_with_a_few_other_words_is_a_version_and_an_appearance(self, held):
        copy = take_in(a_draft(BODY.replace("does not mind", "dislikes"), publisher="The Echo"))

        assert (copy.outcome, copy.article, copy.version.relation) == ("copied", held.article, "copy")
        assert Appearance.objects.get(kind="repost").version == copy.version
        assert Article.objects.count() == 1

    def test_is_no_state_of_the_article_itself(self, held):
        take_in(a_draft(BODY.replace("does not mind", "dislikes"), publisher="The Echo"))

        later = take_in(a_draft(BODY.replace("does not mind", "resents")))

        assert later.version.based_on == held.version


class TestATextThatIsOnlyAlike:
    def test_is_an_article_of_its_own_and_a_question(self, held):
        half = BODY[: BODY.index("Olof Berg")] + OTHER

        other = take_in(a_draft(half, publisher="The Echo"))

        assert (other.outcome, Article.objects.count()) == ("created", 2)
        asked = Resemblance.objects.get()
        assert (asked.article, asked.earlier, asked.state) == (other.article, held.article, "suggested")
        assert 0.35 <= asked.likeness < 0.7

    def test_with_other_numbers_is_never_taken_for_the_same(self, held):
        """A report of a series: the same words each time, other numbers."""
        series = BODY
        for old, new in (("431,000", "438,500"), ("12 percent", "9 percent"), ("70 percent", "66 percent")):
            series = series.replace(old, new)

        other = take_in(a_draft(series.replace("48", "51").replace("610", "640"), publisher="The Echo"))

        assert other.outcome == "created"
        assert Resemblance.objects.get().numbers < 0.8

    def test_of_the_same_publisher_months_later_is_asked_about(self, held):
        take_in(a_draft(BODY.replace("does not mind", "dislikes"), day=date(2021, 9, 3)))

        assert Article.objects.count() == 2
        assert Resemblance.objects.get().likeness > 0.7

    def test_of_the_same_publisher_at_another_address_is_asked_about(self):
        take_in(a_draft(url=URL))

        take_in(a_draft(BODY.replace("does not mind", "dislikes"), url=URL + "-2"))

        assert (Article.objects.count(), Resemblance.objects.count()) == (2, 1)


class TestAnotherText:
    def test_is_another_article(self, held):
        other = take_in(a_draft(OTHER))

        assert (other.outcome, Article.objects.count(), Resemblance.objects.count()) == ("created", 2, 0)

    def test_that_is_short_is_known_only_by_its_very_words(self):
        take_in(a_draft("Fares rise to 48 crowns."))

        take_in(a_draft("Fares rise to 49 crowns."))

        assert (Version.objects.count(), Article.objects.count()) == (2, 2)


class TestTheEvent:
    def test_tells_how_a_version_hangs_together_with_the_last(self, held):
        take_in(a_draft(BODY.replace("does not mind", "dislikes")))

        told = Event.objects.filter(kind="article.version_added").values_list("data__relation", flat=True)
        assert list(told) == ["first", "update"]


class TestAKnownTextOfAMergedArticle:
    def test_is_of_the_article_that_it_was_merged_into(self, curator):
        stays, gone = take_in(a_draft(OTHER)), take_in(a_draft())
        Article.objects.filter(pk=gone.article.pk).update(merged_into=stays.article)

        again = take_in(a_draft(publisher="The Echo", url="https://echo.example/1"))

        assert (again.article, again.outcome) == (stays.article, "known")
        assert stays.article.appearances.get(kind="repost").version is None


class TestALaterTextOfACopy:
    def test_is_known_by_the_address_of_the_copy(self, held):
        url = "https://echo.example/1"
        take_in(a_draft(publisher="The Echo", url=url))

        later = take_in(a_draft(OTHER, publisher="The Echo", url=url))

        assert (later.article, later.outcome, later.version.relation) == (held.article, "copied", "copy")
        assert Article.objects.count() == 1
