"""Text in the shape of a clipping, read into a draft."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.readers import AppearanceDraft, ArticleDraft, UnreadableArticle
from articles.readers.text import read
from seeds import gold

HEAD = "A Headline\n\nAna Lee and Bo Chen, The Paper, September 29, 2020\n\n"
BODY = "The agency said that 70 percent of its arrests follow a notice.\n"


class TestReadingTheSeed:
    def test_finds_headline_publisher_authors_and_day(self):
        draft = read(gold.text())

        told = gold.load()["article"]
        assert (draft.headline, draft.publisher) == (told["headline"], "Washington Post")
        assert draft.authors == ("Nick Miroff", "Devlin Barrett")
        assert draft.published_on == date(2020, 9, 29)

    def test_sees_that_the_copy_is_a_repost(self):
        draft = read(gold.text())

        assert draft.appearances == (
            AppearanceDraft("original", site="Washington Post", appeared_on=date(2020, 9, 29)),
            AppearanceDraft("repost", appeared_on=date(2020, 9, 30), holds_text=True, copied_from_original=True),
        )

    def test_keeps_the_text_to_the_code_point(self):
        draft = read(gold.text())

        assert draft.text == gold.text()


class TestReading:
    def test_takes_a_text_without_a_posting_day_for_the_original(self):
        draft = read(HEAD + BODY, canonical_url="https://paper.example/1")

        assert draft.appearances == (
            AppearanceDraft(
                "original",
                site="The Paper",
                url="https://paper.example/1",
                appeared_on=date(2020, 9, 29),
                holds_text=True,
            ),
        )

    def test_takes_a_text_posted_on_its_own_day_for_the_original(self):
        draft = read("Posted on September 29, 2020\n" + HEAD + BODY)

        assert [place.kind for place in draft.appearances] == ["original"]

    @pytest.mark.parametrize(
        "line",
        ["Posted on September 30, 2020", "Reposted: 2020-09-30", "posted September 30, 2020", "POSTED ON 2020-09-30"],
    )
    def test_reads_a_posting_day_however_it_is_written(self, line):
        draft = read(f"{line}\n{HEAD}{BODY}")

        assert draft.appearances[-1] == AppearanceDraft(
            "repost", appeared_on=date(2020, 9, 30), holds_text=True, copied_from_original=True
        )

    @pytest.mark.parametrize(
        ("names", "authors"),
        [
            ("Ana Lee", ("Ana Lee",)),
            ("By Ana Lee", ("Ana Lee",)),
            ("by Ana Lee and Bo Chen", ("Ana Lee", "Bo Chen")),
            ("Ana Lee, Bo Chen, and Cy Fox", ("Ana Lee", "Bo Chen", "Cy Fox")),
            ("Ana Lee, Bo Chen and Cy Fox", ("Ana Lee", "Bo Chen", "Cy Fox")),
            ("Ana Lee and Ana Lee", ("Ana Lee",)),
            ("Andy Sandler", ("Andy Sandler",)),
        ],
    )
    def test_reads_the_authors_in_order_and_each_once(self, names, authors):
        draft = read(f"A Headline\n{names}, The Paper, 2020-09-29\n\n{BODY}")

        assert draft.authors == authors

    @pytest.mark.parametrize("newline", ["\r\n", "\r"])
    def test_gives_every_line_a_unix_end(self, newline):
        draft = read((HEAD + BODY).replace("\n", newline))

        assert draft == read(HEAD + BODY)

    def test_lets_what_the_caller_gives_go_before_what_the_text_says(self):
        draft = read(
            HEAD + BODY,
            headline="Other",
            publisher="Elsewhere",
            authors=("Di Elm",),
            published_on=date(2020, 1, 1),
            language="de",
            genre="opinion",
        )

        assert (draft.headline, draft.publisher, draft.authors) == ("Other", "Elsewhere", ("Di Elm",))
        assert (draft.published_on, draft.language, draft.genre) == (date(2020, 1, 1), "de", "opinion")

    def test_takes_the_first_line_for_the_headline_when_only_the_publisher_is_given(self):
        draft = read(f"First line\n\n{BODY}", publisher="The Paper")

        assert draft.headline == "First line"

    def test_has_no_day_when_the_byline_names_one_that_never_was(self):
        draft = read("A Headline\nAna Lee, The Paper, February 30, 2020\n" + BODY)

        assert draft.published_on is None

    def test_looks_for_the_byline_in_the_first_lines_only(self):
        text = "A Headline\n" + "More.\n" * 10 + "Ana Lee, The Paper, September 29, 2020\n"

        with pytest.raises(UnreadableArticle):
            read(text)


class TestUnreadableText:
    @pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u2028"])
    def test_has_no_words(self, text):
        with pytest.raises(UnreadableArticle) as caught:
            read(text, headline="A Headline", publisher="The Paper")

        assert caught.value.pointer == "/text"

    @pytest.mark.parametrize("character", ["\0", "\ud800"])
    def test_holds_a_character_that_no_text_has(self, character):
        with pytest.raises(UnreadableArticle) as caught:
            read(HEAD + character + BODY)

        assert caught.value.pointer == "/text"

    def test_has_no_headline(self):
        with pytest.raises(UnreadableArticle, match="no headline") as caught:
            read("Posted on September 30, 2020\n", publisher="The Paper")

        assert caught.value.pointer == "/headline"

    def test_names_no_publisher(self):
        with pytest.raises(UnreadableArticle, match="names its publisher") as caught:
            read("A Headline\n\n" + BODY)

        assert caught.value.pointer == "/publisher"

    def test_begins_with_its_byline(self):
        with pytest.raises(UnreadableArticle):
            read("Ana Lee, The Paper, September 29, 2020\n\n" + BODY)


# lines that look like a head often enough to reach its every branch
lines = st.one_of(
    st.text(max_size=60),
    st.just("Posted on September 30, 2020"),
    st.builds(
        "{}, {}, {} {}, {}".format,
        st.text(max_size=40),
        st.text(max_size=40),
        st.sampled_from(["September", "February", "ſeptember", "MAY"]),
        st.integers(0, 99),
        st.integers(0, 9999),
    ),
    st.builds("{}, {}, {:04}-{:02}-{:02}".format, st.text(), st.text(), st.integers(0), st.integers(0), st.integers(0)),
)
texts = st.one_of(st.text(), st.lists(lines, max_size=10).map("\n".join), st.lists(lines, max_size=10).map("\r".join))


class TestAnyText:
    @given(texts)
    def test_is_read_or_refused_as_unreadable(self, text):
        try:
            draft = read(text)
        except UnreadableArticle:
            return

        assert isinstance(draft, ArticleDraft)
        assert draft.headline
        assert draft.publisher

    @given(texts)
    def test_is_kept_but_for_its_line_ends(self, text):
        try:
            draft = read(text, headline="A Headline", publisher="The Paper")
        except UnreadableArticle:
            return

        assert draft.text.split("\n") == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @given(texts)
    def test_yields_names_that_fit_their_columns(self, text):
        try:
            draft = read(text)
        except UnreadableArticle:
            return

        assert len(draft.headline) <= 500
        assert all(1 <= len(name) <= 200 for name in (draft.publisher, *draft.authors))

    def test_has_no_byline_in_a_name_too_long_for_one(self):
        with pytest.raises(UnreadableArticle):
            read(f"A Headline\n{'n' * 201}, The Paper, September 29, 2020\n")
