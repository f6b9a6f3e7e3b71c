import pytest

from articles.readers import UnreadableArticle
from articles.readers.html import charset

GERMAN = "<p>Über die Mühle im Tal schrieb der Müller schöne Sätze, größer als früher.</p>" * 5
RUSSIAN = "<p>Мельница в долине закрылась прошлой весной, и жители уехали в соседний город.</p>" * 5


class TestDecode:
    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_reads_what_is_declared(self, codec):
        read = charset.decode(GERMAN.encode(codec), codec.removesuffix("-sig"))

        assert (read.text, read.remarks) == (GERMAN, ())

    def test_flags_utf_8_declared_as_latin_1(self):
        read = charset.decode(GERMAN.encode(), "ISO-8859-1")

        assert read.text == GERMAN
        assert "cp1252" in read.remarks[0]

    def test_flags_latin_1_declared_as_utf_8(self):
        raw = b'<meta charset="utf-8">' + GERMAN.encode("latin-1")

        read = charset.decode(raw)

        assert read.text.endswith(GERMAN)
        assert len(read.remarks) == 1

    def test_guesses_where_nothing_is_declared(self):
        read = charset.decode(RUSSIAN.encode("cp1251"))

        assert read.text == RUSSIAN

    def test_believes_the_header_before_the_page(self):
        raw = b'<meta charset="cp1252">' + RUSSIAN.encode("koi8-r")

        read = charset.decode(raw, "koi8-r")

        assert read.text.endswith(RUSSIAN)

    def test_keeps_utf_8_with_a_broken_byte(self):
        read = charset.decode(GERMAN.encode() + b"\xff")

        assert read.text == f"{GERMAN}\ufffd"
        assert read.remarks

    @pytest.mark.parametrize("declared", ["no-such-charset", "base64", "rot13", "utf-7", "\0", "idna"])
    def test_passes_over_a_charset_that_is_none(self, declared):
        read = charset.decode(GERMAN.encode(), declared)

        assert (read.text, read.remarks) == (GERMAN, ())

    def test_refuses_what_is_no_text(self):
        with pytest.raises(UnreadableArticle):
            charset.decode(bytes(range(1, 9)) * 100)
