"""A curator takes articles in and sees what became of them, in a real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles import intake
from articles.models import Article, Resemblance, SilentEdit
from articles.readers import text as text_reader
from claims import following
from tests.times import NOON

pytestmark = pytest.mark.browser

PARAGRAPHS = (
    "The Sund ferry line said on Monday that 70 percent of its crossings ran on time last winter.",
    (
        "Storms kept its boats in port on 14 days between November and March, more than in any winter since the line "
        "was founded, and passengers waited at the quay for hours."
    ),
    (
        "The line employs 412 people on both shores. Its owner said that nobody would lose a job over the summer, and "
        "that the three oldest boats would be sold before the next season begins."
    ),
    (
        "Fares rose by 4 percent in May. The harbour master said that the town had asked for a cheaper ticket for "
        "pupils, and that an answer would come before the holidays."
    ),
    (
        "A captain who has sailed for the line for decades said that the weather had changed, and that the timetable "
        "had not: boats leave as often in January as they do in July."
    ),
    "The next hearing is in September, when the county decides who will run the crossing for the coming ten years.",
)


def story(outlet, *, day, paragraphs=PARAGRAPHS, headline="Ferry line keeps to its timetable"):
    body = "\n\n".join(paragraphs)
    return text_reader.read(f"{headline}\nRuth Holm, {outlet}, 2024-03-{day:02}\n\n{body}\n")


@pytest.fixture
def edited(curator):
    """A later text of an article, in which one figure was changed without a word about it."""
    first = story("The Sund Post", day=4)
    intake.add(draft=first, by=curator, at=NOON)
    text = first.text.replace("that 70 percent", "that about 70 percent").replace(
        "hours.\n", "hours, some all night.\n"
    )
    receipt = intake.add(draft=text_reader.read(text), by=curator, at=NOON)
    following.follow(version=receipt.version, at=NOON)
    return receipt.version


@pytest.fixture
def alike(curator, edited):
    """An article of another outlet that took over the most of that text."""
    taken = (PARAGRAPHS[0], *PARAGRAPHS[2:5], "Our reporters asked the line for an answer and had none on 9 March.")
    later = intake.add(draft=story("Coast Daily", day=9, paragraphs=taken), by=curator, at=NOON)
    resemblance, _ = Resemblance.objects.get_or_create(
        article=later.article,
        earlier=edited.article,
        defaults={"likeness": 0.61, "numbers": 0.5, "created_at": NOON},
    )
    return resemblance


def tab_to(page, locator):
    """Go on with the keyboard until that is focused, as somebody without a mouse does."""
    for _ in range(200):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not lead there")


class TestCurator:
    def test_says_by_keyboard_that_two_articles_are_one_work(self, page, enter, curator, alike):
        enter(curator)
        page.locator("#nav-sidebar").get_by_role("link", name="Resemblances").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/resemblance/$"))
        tab_to(page, page.locator("#result_list").get_by_role("link", name="Suggested"))
        page.keyboard.press("Enter")
        expect(page.locator(".factrail-diff ins").last).to_be_visible()

        tab_to(page, page.get_by_role("button", name="The same work"))
        page.keyboard.press("Enter")

        expect(page.get_by_text("is now a place where")).to_be_visible()
        alike.refresh_from_db()
        assert (alike.state, alike.decided_by) == ("confirmed", curator)
        assert alike.article.merged_into == alike.earlier

    def test_follows_a_silent_edit_from_the_article_to_its_place(self, page, enter, live_server, curator, edited):
        edit = SilentEdit.objects.get(version=edited)
        enter(curator)
        page.goto(live_server.url + reverse("admin:articles_article_change", args=[edited.article_id]))

        page.get_by_role("row", name="about 70 percent").get_by_role("link", name="Version 2").click()

        expect(page.locator(f"mark#edit-{edit.pk}")).to_have_text("about 70 percent")
        expect(page.locator(f"mark#edit-{edit.pk}")).to_be_in_viewport()

    def test_sees_what_differs_and_unfolds_what_stayed(self, page, enter, live_server, curator, edited):
        enter(curator)
        page.goto(live_server.url + reverse("admin:articles_version_change", args=[edited.pk]))

        expect(page.locator(".factrail-diff ins").first).to_have_text("about")
        folded = page.locator(".factrail-diff details").first
        expect(folded).not_to_have_attribute("open", "")
        tab_to(page, folded.locator("summary"))
        page.keyboard.press("Enter")

        expect(folded).to_have_attribute("open", "")

    def test_asks_for_an_article_by_its_address(self, page, enter, live_server, curator):
        enter(curator)
        page.goto(live_server.url + reverse("admin:articles_article_changelist"))
        page.get_by_role("link", name="Add from address").click()

        page.get_by_label("Address").fill("http://127.0.0.1/")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Only public web pages are asked for")
        page.get_by_label("Address").fill("https://paper.example.com/ferry")
        page.keyboard.press("Enter")

        expect(page.get_by_text("It is asked for.")).to_be_visible()
        expect(page.get_by_text("0 of 3")).to_be_visible()
        assert not Article.objects.filter(canonical_url="https://paper.example.com/ferry").exists()

    def test_sees_no_error_in_the_console(self, page, enter, live_server, curator, alike):
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        enter(curator)

        for address in ("job/", "resemblance/", f"resemblance/{alike.pk}/change/", "article/add-from-address/"):
            page.goto(f"{live_server.url}/admin/articles/{address}")

        assert errors == []
