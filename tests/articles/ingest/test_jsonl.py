"""The contract of a JSON line, and that a bad one leaves the others alone."""

import io
import json
import tracemalloc
from datetime import UTC, date, datetime

import pytest

from articles.choices import Genre
from articles.readers import jsonl


def read(*lines):
    return list(jsonl.read(io.BytesIO(b"\n".join(lines))))


def a_line(**fields):
    return json.dumps({"text": "Some words.", **fields}).encode()


class TestRecord:
    def test_holds_every_field_of_the_contract(self):
        line = a_line(
            headline="Ferry fares rise",
            publisher="The Quay",
            authors=["Ana Lind", "Bo Ek"],
            published_on="2021-03-03",
            language="sv",
            genre="analysis",
            canonical_url="https://quay.example/1",
            id="q-1",
        )

        [record] = read(line)

        assert (record.text, record.headline, record.publisher) == ("Some words.", "Ferry fares rise", "The Quay")
        assert (record.authors, record.published_on) == (("Ana Lind", "Bo Ek"), date(2021, 3, 3))
        assert (record.language, record.genre, record.id) == ("sv", "analysis", "q-1")
        assert (record.canonical_url, record.line) == ("https://quay.example/1", line)

    def test_takes_the_other_names_of_fields(self):
        [record] = read(a_line(title="T", author="Ana Lind", date="2021-03-03", url="https://quay.example/1"))

        assert (record.headline, record.authors) == ("T", ("Ana Lind",))
        assert (record.published_on, record.canonical_url) == (date(2021, 3, 3), "https://quay.example/1")

    def test_keeps_an_instant_that_has_a_zone(self):
        [record] = read(a_line(date="2021-03-03T22:30:00Z"))

        assert record.published_on == date(2021, 3, 3)
        assert record.published_at == datetime(2021, 3, 3, 22, 30, tzinfo=UTC)

    def test_keeps_only_the_day_of_an_instant_without_a_zone(self):
        [record] = read(a_line(date="2021-03-03T22:30:00"))

        assert (record.published_on, record.published_at) == (date(2021, 3, 3), None)

    def test_counts_an_unknown_genre_as_other_and_says_so(self):
        [record] = read(a_line(genre="obituary"))

        assert (record.genre, record.remarks) == ("other", ("Its genre was given as 'obituary'.",))

    def test_passes_over_other_keys_and_null(self):
        [record] = read(a_line(licence="free", publisher=None, tags=[1]))

        assert (record.publisher, record.value["licence"]) == (None, "free")

    def test_knows_the_genres_of_the_store(self):
        assert list(jsonl.GENRES) == Genre.values


class TestProblem:
    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (b'{"text": "cut', "malformed-json"),
            (b'["text"]', "malformed-json"),
            (b'{"text": "a", "text": "b"}', "malformed-json"),
            (b'{"text": NaN}', "malformed-json"),
            (b'{"text": "\xff"}', "malformed-json"),
            (b'{"text": ' + b"[" * 100_000, "malformed-json"),
            (b'{"text": "a\\u0000b"}', "invalid-text"),
            (b'{"text": "a\\ud800b"}', "invalid-text"),
            (b'{"text": 7}', "invalid-text"),
            (b'{"text": "a", "authors": [7]}', "invalid-text"),
            (b'{"text": "a", "language": "not a tag"}', "invalid-text"),
            (b'{"text": "a", "url": "javascript:1"}', "invalid-text"),
            (b'{"text": "a", "date": "2021-02-30"}', "invalid-date"),
            (b'{"text": "a", "date": "yesterday"}', "invalid-date"),
            (b'{"text": "a", "date": 2021}', "invalid-date"),
            (b'{"headline": "a"}', "invalid"),
            (b'{"text": "a", "html": "b"}', "invalid"),
            (b'{"text": "a", "title": "b", "headline": "c"}', "invalid"),
        ],
    )
    def test_is_of_its_line_alone(self, line, code):
        before, problem, after = read(a_line(), line, a_line())

        assert (problem.number, problem.code) == (2, code)
        assert [before.number, after.number] == [1, 3]

    def test_is_told_of_a_line_over_the_limit_which_is_skipped(self):
        stream = io.BytesIO(a_line() + b"\n" + b"x" * 500 + b"\n" + a_line())

        _, problem, after = jsonl.read(stream, limit=100)

        assert (problem.number, problem.code, problem.line) == (2, "too-large", None)
        assert after.number == 3

    def test_holds_no_more_than_the_limit_of_an_endless_line(self):
        stream = Endless(50_000_000)
        tracemalloc.start()

        [problem] = jsonl.read(stream, limit=1_000_000)

        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert problem.code == "too-large"
        assert peak < 5_000_000


class TestLines:
    def test_begin_after_a_byte_order_mark(self):
        [record] = read(b"\xef\xbb\xbf" + a_line())

        assert record.text == "Some words."

    def test_are_counted_with_the_blank_ones(self):
        records = read(b"", a_line(), b"  ", a_line() + b"\r")

        assert [record.number for record in records] == [2, 4]


class Endless(io.RawIOBase):
    """So many letters without a line end."""

    def __init__(self, left):
        self.left = left

    def readline(self, size=-1):
        taken = min(size, self.left)
        self.left -= taken
        return b"x" * taken
