"""A new version of an article: its claims follow it, and figures that changed without a word are told."""

from dataclasses import replace

import pytest

from articles import intake
from articles.models import Event, SilentEdit
from articles.readers.text import read
from claims import curation, extraction, following
from claims.models import Claim
from tests.times import NOON

pytestmark = pytest.mark.django_db

URL = "https://quay.example/fares"
TEXT = """The ferry line carried 431,000 passengers last year, the harbor office said on Tuesday.

About 70 percent of the passengers use a monthly ticket, according to a survey that the city made in the spring.

Olof Berg, who has run the kiosk at the landing for 22 years, does not mind the higher fares as long as the boats run
on time. His neighbors see it otherwise and have collected names against the plan since the beginning of the month.
"""


def take_in(text, *, publisher="The Quay", url=URL):
    draft = read(text, headline="Ferry fares rise", publisher=publisher, canonical_url=url)
    return intake.add(draft=draft, by=None, at=NOON).version


def worked_off(version):
    """What the job does with a version."""
    version.refresh_from_db()
    report = following.follow(version=version, at=NOON)
    extraction.extract(version=version, at=NOON)
    return report


@pytest.fixture
def first():
    version = take_in(TEXT)
    worked_off(version)
    return version


def the_claim(raw):
    return Claim.objects.get(raw=raw)


class TestAClaim:
    def test_moves_to_the_place_where_its_quote_now_stands(self, first):
        second = take_in("Rain fell.\n\n" + TEXT)

        worked_off(second)

        claim = the_claim("431,000")
        assert (claim.version, claim.quote_state) == (second, "anchored")
        assert second.text[claim.quote_start : claim.quote_end] == "431,000"
        assert claim.quote_start == first.text.index("431,000") + len("Rain fell.\n\n")

    def test_is_not_suggested_again(self, first):
        before = Claim.objects.count()

        worked_off(take_in("Rain fell.\n\n" + TEXT))

        assert Claim.objects.count() == before

    def test_that_was_published_stays_so(self, first, editor):
        claim = the_claim("431,000")
        curation.accept(claim=claim, by=editor, at=NOON)
        curation.publish(claim=claim, by=editor, at=NOON)

        second = take_in("Rain fell.\n\n" + TEXT)
        worked_off(second)

        claim.refresh_from_db()
        assert (claim.status, claim.version, claim.published_by) == ("published", second, editor)

    def test_that_was_rejected_moves_too_and_is_not_suggested_again(self, first, curator):
        claim = the_claim("431,000")
        curation.reject(claim=claim, reason="No figure of interest.", by=curator, at=NOON)

        worked_off(take_in("Rain fell.\n\n" + TEXT))

        assert the_claim("431,000").status == "rejected"

    def test_whose_figure_changed_stays_where_it_stood(self, first):
        worked_off(take_in(TEXT.replace("431,000", "413,000")))

        claim = the_claim("431,000")
        assert (claim.version, claim.quote_state) == (first, "orphaned")
        assert the_claim("413,000").status == "suggested"

    def test_whose_passage_went_stays_where_it_stood_though_its_words_stand_elsewhere(self, first):
        moved = TEXT.replace(
            "The ferry line carried 431,000 passengers last year, the harbor office said on Tuesday.\n", ""
        )

        worked_off(take_in(moved + "\nSome 431,000 leaflets were printed for the fair in the neighboring town.\n"))

        claim = Claim.objects.get(version=first, raw="431,000")
        assert claim.quote_state == "orphaned"

    def test_finds_back_when_its_words_are_back(self, first):
        worked_off(take_in(TEXT.replace("431,000", "413,000")))

        third = take_in("Corrected.\n\n" + TEXT)
        worked_off(third)

        claim = the_claim("431,000")
        assert (claim.version, claim.quote_state) == (third, "anchored")

    def test_tells_when_its_words_are_gone(self, first):
        worked_off(take_in(TEXT.replace("431,000", "413,000")))

        told = Event.objects.get(kind="claim.anchor_changed")
        assert told.subject_id == the_claim("431,000").pk
        assert told.data["state"] == "orphaned"

    def test_is_carried_only_once(self, first):
        second = take_in(TEXT.replace("431,000", "413,000"))
        worked_off(second)
        before = list(Claim.objects.order_by("pk").values())

        worked_off(second)

        assert list(Claim.objects.order_by("pk").values()) == before
        assert Event.objects.filter(kind="claim.anchor_changed").count() == 1

    def test_that_gained_a_comparator_outside_of_its_quote_is_proposed_a_difference(self, first, curator):
        claim = the_claim("431,000")
        curation.accept(claim=claim, by=curator, at=NOON)

        worked_off(take_in(TEXT.replace("431,000", "more than 431,000")))

        claim.refresh_from_db()
        assert (claim.quote_exact, claim.comparator, claim.quote_state) == ("431,000", "exactly", "anchored")
        assert Claim.objects.filter(quote_exact__contains="431,000").count() == 1


class TestASilentEdit:
    def test_is_flagged_on_the_article(self, first):
        second = take_in(TEXT.replace("About 70 percent", "70 percent"))

        worked_off(second)

        edit = SilentEdit.objects.get()
        assert (edit.before, edit.after) == ("About 70 percent", "70 percent")
        assert (edit.article, edit.version) == (first.article, second)
        assert second.text[edit.after_start :].startswith("70 percent of the passengers")

    def test_is_told_once(self, first):
        second = take_in(TEXT.replace("431,000", "413,000"))

        for _ in range(2):
            worked_off(second)

        told = Event.objects.get(kind="article.silently_edited")
        assert told.data["edits"] == [{"before": "431,000", "after": "413,000"}]

    def test_is_none_when_the_text_says_that_it_was_corrected(self, first):
        notice = "Correction: An earlier version of this article misstated the number of passengers.\n\n"

        worked_off(take_in(notice + TEXT.replace("431,000", "413,000")))

        assert not SilentEdit.objects.exists()

    def test_is_none_when_only_words_changed(self, first):
        worked_off(take_in(TEXT.replace("does not mind", "dislikes").replace("70 percent", "70  percent")))

        assert not SilentEdit.objects.exists()


class TestACopy:
    def test_suggests_nothing_that_its_original_says(self, first):
        before = Claim.objects.count()
        copy = take_in(TEXT.replace("does not mind", "dislikes"), publisher="The Echo", url=None)

        worked_off(copy)

        figures = Claim.objects.filter(version=copy, kind="quantitative").exclude(text__contains="dislikes")
        assert (copy.relation, figures.count()) == ("copy", 0)
        assert Claim.objects.filter(version=first).count() == before

    def test_that_changed_a_figure_is_flagged_and_its_figure_suggested(self, first):
        copy = take_in(TEXT.replace("About 70 percent", "More than 70 percent"), publisher="The Echo", url=None)

        worked_off(copy)

        assert SilentEdit.objects.get().after == "More than 70 percent"
        assert Claim.objects.filter(version=copy, raw="More than 70 percent").exists()


class TestTheNewestOnly:
    def test_is_carried_to_when_several_came_at_once(self, first):
        second, third = take_in("Rain fell.\n\n" + TEXT), take_in("Snow fell. It was cold.\n\n" + TEXT)

        for version in (third, second):
            worked_off(version)

        assert the_claim("431,000").version == third


class TestAMovedDraft:
    def test_keeps_the_modification_of_its_page(self, first):
        draft = read("Rain.\n\n" + TEXT, headline="Fares", publisher="The Quay", canonical_url=URL)

        intake.add(draft=replace(draft, modified_at=NOON), by=None, at=NOON)

        first.article.refresh_from_db()
        assert first.article.modified_at == NOON
