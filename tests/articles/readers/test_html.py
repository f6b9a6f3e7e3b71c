import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.readers import UnreadableArticle, html
from tests.articles.readers.pages import BODY, SENTENCE, json_ld, meta, page

HERE = "https://www.valley-post.example.com/news/households"


def read(raw, **given_):
    return html.read(raw, **({"url": HERE} | given_))


class TestText:
    def test_keeps_paragraphs_apart_by_a_blank_line(self):
        draft = read(page())

        assert [part.split(":")[0] for part in draft.text.split("\n\n")] == ["First", "Second", "Third", "Fourth"]

    def test_leaves_out_what_stands_around_the_article(self):
        draft = read(page())

        assert "Sports" not in draft.text
        assert "rights reserved" not in draft.text

    def test_keeps_a_heading_inside_the_body(self):
        draft = read(page(body=BODY + f"<h2>What the mill left behind</h2><p>{SENTENCE * 2}</p>"))

        assert "What the mill left behind" in draft.text.split("\n\n")

    def test_does_not_begin_with_the_headline(self):
        draft = read(page(body=f"<h1>A valley counts its households</h1>{BODY}"))

        assert draft.text.startswith("First:")

    def test_joins_a_body_that_stands_in_several_boxes(self):
        boxes = "".join(f'<div class="chunk">{BODY.replace("First", part)}</div><hr>' for part in ("Alpha", "Omega"))

        draft = read(page(body=f"<div>{boxes}</div>"))

        assert "Alpha" in draft.text
        assert "Omega" in draft.text

    def test_refuses_a_page_without_an_article(self):
        with pytest.raises(UnreadableArticle) as refused:
            read(b"<html><head><title>Nothing</title></head><body></body></html>")

        assert refused.value.pointer == "/text"


class TestHeadline:
    def test_is_the_one_shown_where_json_ld_agrees(self):
        head = json_ld(headline="Shown to readers here"), meta("og:title", "Shared among friends")

        draft = read(page(*head, body=f"<h1>Shown to readers here</h1>{BODY}"))

        assert draft.headline == "Shown to readers here"

    def test_is_that_of_json_ld_where_no_two_agree(self):
        draft = read(page(json_ld(headline="Told to machines"), meta("og:title", "Shared among friends")))

        assert draft.headline == "Told to machines"

    @pytest.mark.parametrize(
        "title", ["Mill closes - Valley Post", "Valley Post | Mill closes", "Mill closes | The Valley Post"]
    )
    def test_is_the_title_without_the_name_of_the_site(self, title):
        draft = read(page(meta("og:site_name", "Valley Post"), title=title))

        assert draft.headline == "Mill closes"

    def test_comes_from_the_caller_first(self):
        draft = read(page(json_ld(headline="Told to machines")), headline="Given", publisher="Given house")

        assert (draft.headline, draft.publisher) == ("Given", "Given house")


class TestAuthors:
    @pytest.mark.parametrize(
        ("said", "names"),
        [
            ({"@type": "Person", "name": "Ada Quill"}, ("Ada Quill",)),
            ([{"name": "Ada Quill"}, {"name": "Ben Ruiz"}], ("Ada Quill", "Ben Ruiz")),
            ("By Ada Quill and Ben Ruiz", ("Ada Quill", "Ben Ruiz")),
            (["Ada Quill, Ben Ruiz and Cy Tan"], ("Ada Quill", "Ben Ruiz", "Cy Tan")),
            ("Dr. Ada Quill, health editor", ("Ada Quill",)),
            ("Ada Quill (ada.quill@post.example)", ("Ada Quill",)),
            ("Ada Quill, Jr.", ("Ada Quill, Jr.",)),
            ([{"name": "Valley Post"}, {"name": "Ada Quill"}], ("Ada Quill",)),
            ({"name": ["Ada Quill", "Ben Ruiz"]}, ("Ada Quill", "Ben Ruiz")),
            ([None, 7, {"name": None}, "Ada Quill"], ("Ada Quill",)),
        ],
    )
    def test_are_persons_in_order(self, said, names):
        draft = read(page(json_ld(author=said, publisher={"name": "Valley Post"})))

        assert draft.authors == names

    def test_are_the_publisher_where_the_page_names_nobody_else(self):
        draft = read(page(json_ld(author="Valley Post Staff", publisher={"name": "Valley Post"})))

        assert draft.authors == ("Valley Post",)

    def test_are_found_by_reference_in_a_graph(self):
        person = {"@type": "Person", "@id": "#a", "name": "Ada Quill"}
        graph = {"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, person]}

        draft = read(page(f'<script type="application/ld+json">{json.dumps(graph)}</script>'))

        assert draft.authors == ("Ada Quill",)

    def test_come_from_meta_tags_in_want_of_json_ld(self):
        draft = read(page('<meta name="author" content="Ada Quill">', body=f'<a rel="author">Ben Ruiz</a>{BODY}'))

        assert draft.authors == ("Ada Quill",)

    def test_come_from_the_byline_last(self):
        draft = read(page(body=f'<div class="byline">By <a>Ada Quill</a> and <a>Ben Ruiz</a></div>{BODY}'))

        assert draft.authors == ("Ada Quill", "Ben Ruiz")


class TestBrokenJson:
    @pytest.mark.parametrize(
        "script",
        [
            '{"@type": "NewsArticle", "author": "Ada Quill",}',
            '<!-- {"@type": "NewsArticle", "author": "Ada Quill"} -->',
            '{"@type": "NewsArticle", "description": "two\nlines", "author": "Ada Quill"};',
            '{"@type": "NewsArticle", "description": "the mill\\\'s end", "author": "Ada Quill"}',
            '{"@type": "WebSite"} {"@type": ["Thing", "NewsArticle"], "author": "Ada Quill"}',
        ],
    )
    def test_is_read_all_the_same(self, script):
        draft = read(page(f'<script type="application/ld+json">{script}</script>'))

        assert draft.authors == ("Ada Quill",)

    @pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"@type": {"@type": []}}', "null", '"\\ud800"'])
    def test_that_says_nothing_is_passed_over(self, script):
        draft = read(page(f'<script type="application/ld+json">{script}</script>'))

        assert draft.headline == "A valley counts its households"

    def test_does_not_take_a_teaser_for_the_article(self):
        teaser = {"@type": "NewsArticle", "headline": "Another", "author": "Cy Tan", "datePublished": "2001-01-01"}

        draft = read(page(json_ld(author="Ada Quill", hasPart=[teaser])))

        assert (draft.authors, draft.published_on) == (("Ada Quill",), None)


class TestDates:
    def test_keep_the_zone_that_the_page_states(self):
        draft = read(page(json_ld(datePublished="2024-03-01T22:30:00-05:00", dateModified="2024-03-02T08:00:00Z")))

        assert draft.published_on == date(2024, 3, 1)
        assert draft.published_at == datetime(2024, 3, 1, 22, 30, tzinfo=timezone(timedelta(hours=-5)))
        assert draft.modified_at == datetime(2024, 3, 2, 8, tzinfo=UTC)

    def test_take_the_local_day_of_an_instant_told_in_utc(self):
        head = (
            json_ld(datePublished="2024-03-02T03:30:00Z"),
            meta("article:published_time", "2024-03-01T22:30:00-05:00"),
        )

        draft = read(page(*head))

        assert draft.published_on == date(2024, 3, 1)

    def test_make_no_instant_of_a_time_without_a_zone(self):
        draft = read(page(json_ld(datePublished="2024-03-01T22:30:00")))

        assert (draft.published_on, draft.published_at) == (date(2024, 3, 1), None)

    @pytest.mark.parametrize(
        "shown",
        ["March 1, 2024", "Published: 1 March 2024", "Fri, 01 Mar 2024 10:00:00 GMT", "2024/03/01", "1709287200"],
    )
    def test_are_read_in_the_forms_that_pages_use(self, shown):
        draft = read(page(f'<meta name="pubdate" content="{shown}">'))

        assert draft.published_on == date(2024, 3, 1)

    @pytest.mark.parametrize(
        "shown", ["2024-02-30", "0000-00-00", "yesterday", "9999-12-31T23:59:59-14:00", "{{date}}", "12"]
    )
    def test_that_are_none_are_passed_over(self, shown):
        draft = read(page(json_ld(datePublished=shown)))

        assert draft.published_at is None

    def test_come_from_the_address_last(self):
        draft = read(page(), url="https://valley-post.example.com/2024/03/01/households")

        assert draft.published_on == date(2024, 3, 1)

    def test_far_apart_are_told_to_the_curator(self):
        draft = read(page(json_ld(datePublished="2024-03-01"), meta("article:published_time", "2020-01-01")))

        assert any("2020-01-01" in remark for remark in draft.remarks)


class TestAddressAndLanguage:
    def test_the_canonical_address_has_no_tracking_and_no_fragment(self):
        draft = read(page('<link rel="canonical" href="/news/households?utm_source=mail#top">'))

        assert draft.canonical_url == HERE

    @pytest.mark.parametrize("told", ["https://elsewhere.example.org/x", "javascript:alert(1)", "http://[", "/"])
    def test_an_address_that_cannot_be_the_page_is_passed_over(self, told):
        draft = read(page(f'<link rel="canonical" href="{told}">'))

        assert draft.canonical_url == HERE

    @pytest.mark.parametrize(("told", "tag"), [("en_us", "en-US"), ("DE", "de"), ("zh-hant-tw", "zh-Hant-TW")])
    def test_a_language_is_written_as_bcp_47(self, told, tag):
        draft = read(page(lang=told))

        assert draft.language == tag

    def test_a_page_without_a_language_is_flagged(self):
        draft = read(page(lang=""))

        assert draft.language == "en"
        assert any("language" in remark for remark in draft.remarks)

    def test_the_publisher_is_the_host_where_nothing_else_is_told(self):
        draft = read(page())

        assert draft.publisher == "valley-post.example.com"

    def test_a_page_without_any_publisher_is_refused(self):
        with pytest.raises(UnreadableArticle) as refused:
            html.read(page())

        assert refused.value.pointer == "/publisher"


class TestHostile:
    def test_an_external_entity_reads_no_file(self, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text("a secret of the house")
        told = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()

        draft = read(told + page(body=f"<p>&x; {SENTENCE}</p>{BODY}").removeprefix(b"<!DOCTYPE html>"))

        assert "a secret of the house" not in repr(draft)

    @pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"MZ\x90\x00", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x89PNG\r\n"])
    def test_another_kind_of_file_is_refused_whatever_follows(self, head):
        with pytest.raises(UnreadableArticle):
            read(head + page())

    def test_no_nul_and_no_half_of_a_pair_comes_out(self):
        body = BODY.replace("First", "Fi\0rst &#0; &#xD800; &#1;")

        draft = read(page(json_ld(headline="A \ud800 head\0line"), body=body))

        assert not any(letter in repr(draft) for letter in ("\\x00", "\\ud800", "\\x01"))

    def test_a_reference_to_an_old_quote_is_the_quote(self):
        draft = read(page(body=BODY.replace("First", "The mill&#146;s end")))

        assert "The mill’s end" in draft.text

    @settings(max_examples=150, deadline=None)
    @example(b"")
    @example(b"<")
    @example(b"\xff\xfe<\x00h")
    @example(b"<html><body>\xed\xa0\x80</body>")
    @given(st.binary(max_size=300) | st.binary(max_size=80).map(lambda raw: page(raw.decode("latin-1"))))
    def test_any_bytes_make_a_draft_or_a_refusal(self, raw):
        try:
            draft = read(raw)
        except UnreadableArticle:
            return

        draft.text.encode()
        draft.headline.encode()
