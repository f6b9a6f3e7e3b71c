"""A version's page says what differs from the one before; an article's, which figures changed without a word."""

import re

import pytest

from articles.admin import word_diff
from articles.models import Version
from articles.readers import differences
from tests.admin.forms import change_url, page_of
from tests.admin.test_pages import queries
from tests.factories import SilentEditFactory, VersionFactory

HOSTILE = "<script>alert(1)</script>"
BEFORE = "The ferry line said that 70 percent of its crossings ran on time.\n"
AFTER = "The ferry line said that about 70 percent of its trips ran on time.\n"
# long enough to be folded
WEATHER = "\n\n".join(f"On day {day} the wind came from the west and the sea was calm." for day in range(1, 31))


def later(before=BEFORE, after=AFTER, **fields):
    """A version with the text after, based on one with the text before."""
    first = VersionFactory(text=before)
    changes = [list(change) for change in differences.changes(before, after)]
    named = {"relation": "update"} | fields
    return VersionFactory(article=first.article, text=after, based_on=first, changes=changes, **named)


def diff(before, after):
    return str(word_diff.shown(before, after, differences.changes(before, after)))


class TestDiff:
    def test_marks_words_put_in_and_words_exchanged(self):
        shown = diff(BEFORE, AFTER)

        assert (
            "said that <ins>about</ins> 70 percent of its <del>crossings</del> <ins>trips</ins> ran on time." in shown
        )

    def test_marks_words_taken_out(self):
        shown = diff("It grew by 4 percent in May.", "It grew by 4 percent.")

        assert "4 percent <del>in May</del>." in shown

    def test_keeps_words_apart_where_some_are_gone_between_them(self):
        shown = diff("It grew by about 4 percent.\n\nA line.\n\nAnother.", "It grew by 4 percent.\n\nAnother.")

        assert "by <del>about</del> 4 percent.\n\n<del>A line.</del>\n\nAnother." in shown

    def test_says_so_where_no_word_differs(self):
        assert diff(BEFORE, BEFORE) == "<p>No word differs.</p>"

    def test_folds_what_stayed_far_from_any_change(self):
        shown = diff(
            f"Fares rose by 4 percent.\n\n{WEATHER}\n\nIt has 12 boats.", f"Fares rose.\n\n{WEATHER}\n\nNo end."
        )

        opened, _, rest = shown.partition("<details>")
        assert "On day 1 the wind" in opened
        assert "On day 15 the wind" in rest.partition("</details>")[0]
        assert "On day 30 the wind" in rest.partition("</details>")[2]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (f"{WEATHER}\n\nIt has 12 boats.", f"{WEATHER}\n\nIt has 13 boats."),
            (f"It has 12 boats.\n\n{WEATHER}", f"It has 13 boats.\n\n{WEATHER}"),
            (f"{WEATHER} One. {WEATHER}", f"{WEATHER} Two. {WEATHER}"),
            ("x" * 3000 + " one", "x" * 3000 + " two"),
        ],
    )
    def test_loses_no_word(self, before, after):
        shown = diff(before, after)

        assert letters_of(shown) == "".join(after.split())

    def test_escapes_everything(self):
        shown = diff(f"{HOSTILE} gone <b>1</b> {HOSTILE}", f"{HOSTILE} new <i>2</i> {HOSTILE} {HOSTILE}")

        assert "<script" not in shown
        assert "<b>" not in shown
        assert "<i>" not in shown


class TestVersion:
    def test_shows_what_differs_and_from_which(self, as_curator):
        version = later()

        page = as_curator.get(change_url(version)).content.decode()

        assert "<del>crossings</del> <ins>trips</ins>" in page
        assert f'href="{change_url(version.based_on)}">Version 1</a>' in page
        assert "Later text at the same place" in page

    def test_shows_no_differences_of_a_first_text(self, as_curator):
        version = VersionFactory()

        page = as_curator.get(change_url(version)).content.decode()

        assert "factrail-diff" not in page
        assert "First text held" in page

    def test_shows_its_remarks(self, as_curator):
        version = VersionFactory(remarks=["The page states no language.", f"Odd: {HOSTILE}"])

        page = as_curator.get(change_url(version)).content.decode()

        assert "The page states no language." in page
        assert "Odd: &lt;script&gt;" in page

    def test_marks_the_figures_that_changed_silently(self, as_curator):
        version = later()
        edit = SilentEditFactory(version=version, before="70 percent", after="about 70 percent")

        page = as_curator.get(change_url(version)).content.decode()

        assert f'<mark id="edit-{edit.pk}" title="It read “70 percent” before.">about 70 percent</mark>' in page

    def test_escapes_texts_and_silent_edits(self, as_curator):
        version = later(before=f"1 {HOSTILE}", after=f"2 {HOSTILE} {HOSTILE}")
        SilentEditFactory(version=version, before=f'"{HOSTILE}', after=HOSTILE)

        page = as_curator.get(change_url(version)).content.decode()

        assert "<script>alert(1)" not in page

    def test_can_be_narrowed_to_copies(self, as_curator):
        copy, _ = later(relation="copy"), VersionFactory()

        found = as_curator.get(page_of(Version), {"relation__exact": "copy"}).context["cl"].queryset

        assert list(found) == [copy]

    def test_costs_as_many_queries_for_many_silent_edits_as_for_one(self, as_curator):
        version = later()
        SilentEditFactory(version=version)
        few = queries(as_curator, change_url(version))

        for place in range(1, 6):
            SilentEditFactory(version=version, before_start=place)

        assert queries(as_curator, change_url(version)) == few


class TestArticle:
    def test_lists_its_silent_edits_with_their_places(self, as_curator):
        version = later()
        edit = SilentEditFactory(version=version, before="70 percent", after="about 70 percent")

        page = as_curator.get(change_url(version.article)).content.decode()

        assert '<span class="factrail-old">70 percent</span>' in page
        assert '<span class="factrail-new">about 70 percent</span>' in page
        assert f'href="{change_url(version)}#edit-{edit.pk}"' in page

    def test_says_nothing_of_silent_edits_where_there_are_none(self, as_curator):
        version = later()

        page = as_curator.get(change_url(version.article)).content.decode()

        assert "without a word about it" not in page

    def test_points_at_the_differences_where_a_figure_is_gone(self, as_curator):
        version = later()
        SilentEditFactory(version=version, after="", after_start=None)

        page = as_curator.get(change_url(version.article)).content.decode()

        assert f'href="{change_url(version)}#differences"' in page

    def test_escapes_silent_edits(self, as_curator):
        version = later(after=f"{HOSTILE} 3")
        SilentEditFactory(version=version, before=f"<b>{HOSTILE}", after=HOSTILE)

        page = as_curator.get(change_url(version.article)).content.decode()

        assert "<script>alert(1)" not in page

    def test_says_what_each_text_is_to_the_others(self, as_curator):
        version = later(relation="copy")

        page = as_curator.get(change_url(version.article)).content.decode()

        assert "Version 1</a>, first text held:" in page
        assert "Version 2</a>, text of a copy at another place, based on version 1:" in page

    def test_costs_as_many_queries_for_many_texts_and_edits_as_for_few(self, as_curator):
        version = later()
        SilentEditFactory(version=version)
        few = queries(as_curator, change_url(version.article))

        for number in range(3, 9):
            VersionFactory(article=version.article, number=number, relation="update", based_on=version)
            SilentEditFactory(version=version, before_start=number)

        assert queries(as_curator, change_url(version.article)) == few


def letters_of(shown):
    """What a diff shows of the later text, without white space and without the folds' own lines."""
    kept = re.sub(r"<del>.*?</del>|<summary>.*?</summary>|<[^>]+>", "", shown, flags=re.DOTALL)
    return "".join(kept.split())
