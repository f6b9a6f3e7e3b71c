"""Archives are read in bounds: their entries come one by one, and what is unsafe is refused."""

import io
import struct
from datetime import UTC, datetime

import pytest

from articles.readers import archives
from articles.readers.entries import Entry, NotTaken, kind_of
from tests.articles.ingest.archives import CLIPPING, PAGE, a_warc, a_zip, chunked, zipped

HTML = ("Content-Type", "text/html; charset=utf-8")


def of_zip(stream):
    return [
        (entry.name, entry.kind, entry.read()) if isinstance(entry, Entry) else (entry.name, entry.code)
        for entry in archives.zip_entries(stream, is_wanted=lambda name: True)
    ]


class TestZip:
    def test_gives_its_entries_with_their_kind(self):
        found = of_zip(a_zip({"a.txt": CLIPPING, "deep/b.html": PAGE, "c.jsonl": b"{}"}))

        assert found == [("a.txt", "text", CLIPPING), ("deep/b.html", "html", PAGE), ("c.jsonl", "jsonl", b"{}")]

    @pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "C:/a.txt", "a/../../b.txt", "a\\..\\b.txt"])
    def test_refuses_an_entry_whose_name_leads_out(self, name):
        found = of_zip(a_zip({name: CLIPPING, "b.txt": CLIPPING}))

        assert [entry[1] for entry in found] == ["unsafe-archive", "text"]

    def test_refuses_a_symbolic_link(self):
        assert of_zip(a_zip({}, links=["a.txt"])) == [("a.txt", "unsafe-archive")]

    @pytest.mark.parametrize("inner", [a_zip({"x.txt": b"x"}).getvalue(), zipped(b"x"), b"WARC/1.0\r\n"])
    def test_refuses_an_archive_within(self, inner):
        assert of_zip(a_zip({"inner.txt": inner})) == [("inner.txt", "unsafe-archive")]

    def test_refuses_an_encrypted_entry(self):
        made = bytearray(a_zip({"a.txt": CLIPPING}).getvalue())
        at = made.rindex(b"PK\x01\x02")
        struct.pack_into("<H", made, at + 8, 1)

        assert of_zip(io.BytesIO(made)) == [("a.txt", "unsafe-archive")]

    def test_refuses_an_entry_that_grows_beyond_measure(self):
        assert of_zip(a_zip({"a.txt": b"\n" * 30_000_000})) == [("a.txt", "unsafe-archive")]

    def test_refuses_more_in_all_than_it_may_hold(self, monkeypatch):
        monkeypatch.setattr(archives, "MAX_TOTAL", 10)

        with pytest.raises(NotTaken) as refused:
            of_zip(a_zip({"a.txt": CLIPPING}))

        assert refused.value.code == "unsafe-archive"

    def test_refuses_a_table_of_contents_beyond_measure(self):
        made = bytearray(a_zip({"a.txt": CLIPPING}).getvalue())
        struct.pack_into("<L", made, made.rindex(b"PK\x05\x06") + 12, 900_000_000)

        with pytest.raises(NotTaken) as refused:
            of_zip(io.BytesIO(made))

        assert refused.value.code == "unsafe-archive"

    def test_goes_on_after_a_damaged_entry(self):
        made = a_zip({"a.txt": CLIPPING, "b.txt": CLIPPING}).getvalue()
        made = made[:40] + b"\xff\xff\xff" + made[43:]

        found = [
            entry.kind if isinstance(entry, Entry) else entry.code
            for entry in archives.zip_entries(io.BytesIO(made), is_wanted=lambda name: True)
        ]

        assert found == ["unreadable-archive", "text"]

    def test_says_that_a_cut_one_is_damaged(self):
        with pytest.raises(NotTaken) as refused:
            of_zip(io.BytesIO(a_zip({"a.txt": CLIPPING}).getvalue()[:50]))

        assert refused.value.code == "unreadable-archive"


class TestWarc:
    @pytest.mark.parametrize(
        ("headers", "body"),
        [
            ([HTML], PAGE),
            ([HTML, ("Transfer-Encoding", "chunked")], chunked(PAGE)),
            ([HTML, ("Content-Encoding", "gzip")], zipped(PAGE)),
            ([HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], chunked(zipped(PAGE))),
            ([HTML, ("Content-Encoding", "gzip")], PAGE),
        ],
        ids=["plain", "chunked", "gzip", "both", "said but not done"],
    )
    def test_gives_the_page_as_it_was_before_its_transfer(self, headers, body):
        [entry] = archives.warc_entries(a_warc(("https://quay.example/1", headers, body)))

        assert entry.read() == PAGE
        assert (entry.url, entry.charset, entry.media_type) == ("https://quay.example/1", "utf-8", "text/html")
        assert entry.captured_at == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)

    def test_gives_only_pages_that_were_served(self):
        made = a_warc(
            ("https://quay.example/a.png", [("Content-Type", "image/png")], b"\x89PNG"),
            ("https://quay.example/gone", [HTML], PAGE, "404 Not Found"),
            ("https://quay.example/2", [HTML], PAGE),
        )

        assert [entry.url for entry in archives.warc_entries(made)] == ["https://quay.example/2"]

    def test_is_read_compressed_record_by_record_or_as_a_whole(self):
        records = [("https://quay.example/1", [HTML], PAGE), ("https://quay.example/2", [HTML], PAGE)]
        streams = [a_warc(*records, compressed=True), io.BytesIO(zipped(a_warc(*records).getvalue()))]

        counts = [len(list(archives.warc_entries(archives.gunzipped(stream)))) for stream in streams]

        assert counts == [2, 2]

    def test_refuses_a_page_that_inflates_beyond_measure(self):
        headers = [HTML, ("Content-Encoding", "gzip")]
        made = a_warc(
            ("https://quay.example/1", headers, zipped(b"a" * 30_000_000)), ("https://b.example/", [HTML], PAGE)
        )

        bomb, after = archives.warc_entries(made)

        assert bomb.code == "too-large"
        assert after.read() == PAGE

    def test_refuses_headers_without_end(self):
        stream = io.BytesIO(b"WARC/1.0\r\nWARC-Type: " + b"x" * 3_000_000)

        with pytest.raises(NotTaken) as refused:
            list(archives.warc_entries(stream))

        assert refused.value.code == "unsafe-archive"


class TestGunzipped:
    def test_refuses_a_bomb(self):
        stream = archives.gunzipped(io.BytesIO(zipped(b"\0" * 40_000_000)))

        with pytest.raises(NotTaken) as refused:
            stream.read()

        assert refused.value.code == "unsafe-archive"

    def test_says_that_a_cut_one_is_damaged(self):
        stream = archives.gunzipped(io.BytesIO(zipped(CLIPPING)[:-12]))

        with pytest.raises(NotTaken) as refused:
            stream.read()

        assert refused.value.code == "unreadable-archive"


class TestKind:
    @pytest.mark.parametrize(
        ("head", "name", "kind"),
        [
            (b"PK\x03\x04", "a.txt", "zip"),
            (b"WARC/1.1\r\n", "a", "warc"),
            (b"\xef\xbb\xbf <!DOCTYPE html>", "a.txt", "html"),
            (b"plain", "a.HTM", "html"),
            (b"{", "a.txt", "text"),
            (b"{", "a", "jsonl"),
            (b"\xff\xfeh\0i\0", "a.txt", "text"),
        ],
    )
    def test_goes_by_content_then_by_name(self, head, name, kind):
        assert kind_of(head, name) == kind

    @pytest.mark.parametrize("head", [b"%PDF-1.7", b"MZ\x90", b"\x7fELF", b"<html>\0"])
    def test_is_none_for_what_only_its_name_calls_a_page(self, head):
        with pytest.raises(NotTaken) as refused:
            kind_of(head, "a.html")

        assert refused.value.code == "unsupported-media-type"
