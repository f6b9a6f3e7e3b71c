"""The table of bad bodies: each is refused for what it is, and stores nothing."""

import json

import pytest

from articles.models import Event
from claims.models import Claim, Topic
from tests.api.asking import BASE, faults, patch, post, post_raw, problem
from tests.factories import ClaimFactory, SourceFactory, StatisticFactory, TopicFactory, VersionFactory

pytestmark = pytest.mark.django_db

MALFORMED = {
    "100,000 nested arrays": b"[" * 100_000 + b"]" * 100_000,
    "100,000 nested objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "100,000 open arrays": b"[" * 100_000,
    "a nested array as a value": b'{"slug": "a", "name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "duplicate keys": b'{"slug": "a", "name": "A", "slug": "b"}',
    "duplicate keys within": b'{"slug": "a", "name": {"x": 1, "x": 2}}',
    "a byte order mark": b'\xef\xbb\xbf{"slug": "a", "name": "A"}',
    "NaN": b'{"slug": "a", "name": NaN}',
    "Infinity": b'{"slug": "a", "name": Infinity}',
    "-Infinity": b'{"slug": "a", "name": -Infinity}',
    "1e400": b'{"slug": "a", "name": 1e400}',
    "1e-400": b'{"slug": "a", "name": 1e-400}',
    "an exponent beyond everything": b'{"slug": "a", "name": 1e99999999999999999999999}',
    "5,000 digits": b'{"slug": "a", "name": ' + b"9" * 5_000 + b"}",
    "an empty body": b"",
    "white space": b"  \n",
    "null": b"null",
    "a list": b'[{"slug": "a", "name": "A"}]',
    "a string": b'"slug"',
    "a number": b"1",
    "half an object": b'{"slug": "a", ',
    "two objects": b'{"slug": "a", "name": "A"}{}',
    "a trailing comma": b'{"slug": "a", "name": "A",}',
    "single quotes": b"{'slug': 'a', 'name': 'A'}",
    "a comment": b'{"slug": "a", "name": "A"} // x',
    "UTF-16": '{"slug": "a", "name": "A"}'.encode("utf-16"),
    "Latin-1": b'{"slug": "a", "name": "\xe9"}',
    "an encoded surrogate": b'{"slug": "a", "name": "\xed\xa0\x80"}',
    "a bare control character": b'{"slug": "a", "name": "\x01"}',
}

# after \u: NUL, a lone surrogate of either half, bidi overrides and isolates, zero-width, other controls
BAD_CHARACTERS = [
    r"\u0000",
    r"\ud800",
    r"\udc00",
    r"\u202e",
    r"\u2066",
    r"\u200b",
    r"\u2060",
    r"\ufeff",
    r"\u0007",
    r"\u001b",
    r"\u0085",
]

TEXT_FIELDS = [
    ("publishers/", "name"),
    ("publishers/", "homepage"),
    ("publishers/", "wikidata_id"),
    ("articles/", "text"),
    ("articles/", "headline"),
    ("articles/", "publisher"),
    ("articles/", "language"),
    ("articles/", "canonical_url"),
    ("sources/", "name"),
    ("sources/", "description"),
    ("topics/", "slug"),
    ("topics/", "name"),
    ("statistics/", "title"),
    ("statistics/", "unit"),
    ("claims/", "text"),
    ("reviews/", "rating"),
    ("reviews/", "url"),
    ("reviews/", "summary"),
]

NUMBERS = {
    "17 digits as a JSON number": 12345678901234567,
    "1_000": "1_000",
    "Arabic digits": "١٢٣",
    "full-width digits": "７０",
    "true": True,
    "1,234": "1,234",
    "0x10": "0x10",
    "1E-400": "1E-400",
    "1e3": "1e3",
    "NaN": "NaN",
    "sNaN": "sNaN",
    "Infinity": "Infinity",
    "5,000 digits": "9" * 5_000,
    "5,000 decimals": "0." + "1" * 5_000,
    "a plus": "+70",
    "leading zeros": "070",
    "a bare point": "70.",
    "no whole part": ".5",
    "a space": " 70",
    "a line end": "70\n",
    "a percent sign": "70%",
    "nothing": "",
    "an object": {"value": 70},
    "a list": ["70"],
    "minus minus": "--1",
}

DATES = ["0000-00-00", "10000-01-01", "2019-02-30", "2019-13-01", "2019-1-1", "20190101", "2019-01-01T00:00:00Z"]
DATES += ["01/02/2019", "yesterday", "٢٠١٩-01-01", "2019-01-01\n", "-001-01-01", "", 20190101, True]


def figure(**more):
    return {"raw": "70 percent", "value": "70", "comparator": "exactly", "unit": "percent", "type": "share", **more}


class TestMalformedJson:
    @pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
    def test_is_refused_to_create(self, as_curator, body):
        response = post_raw(as_curator, "topics/", body)

        assert problem(response) == (400, "malformed-json")
        assert not Topic.objects.exists()
        assert not Event.objects.exists()

    @pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null"])
    def test_is_refused_to_change(self, as_curator, body):
        topic = TopicFactory()

        response = as_curator.generic(
            "PATCH", f"{BASE}/topics/{topic.pk}/", body, content_type="application/json", headers={"If-Match": "*"}
        )

        assert problem(response) == (400, "malformed-json")

    @pytest.mark.parametrize("body", [b"", b"[]", b"{"])
    def test_is_refused_by_an_action_that_takes_a_body(self, as_curator, body):
        claim = ClaimFactory()

        response = as_curator.generic(
            "POST",
            f"{BASE}/claims/{claim.pk}/reject/",
            body,
            content_type="application/json",
            headers={"If-Match": "*"},
        )

        assert problem(response) == (400, "malformed-json")
        assert Claim.objects.get(pk=claim.pk).status == "accepted"

    def test_tells_nothing_of_the_reader(self, as_curator):
        response = post_raw(as_curator, "topics/", MALFORMED["5,000 digits"])

        assert "set_int_max_str_digits" not in response.json()["detail"]


class TestText:
    @pytest.mark.parametrize("escape", BAD_CHARACTERS)
    def test_with_a_character_that_no_text_may_hold_is_refused(self, as_curator, escape):
        response = post_raw(as_curator, "topics/", f'{{"slug": "a", "name": "Har{escape}bor"}}'.encode())

        assert problem(response) == (422, "invalid-text")
        assert faults(response) == {"/name": "invalid-text"}
        assert not Topic.objects.exists()

    @pytest.mark.parametrize("escape", [r"\u0000", r"\ud800", r"\u202e"])
    @pytest.mark.parametrize(("address", "field"), TEXT_FIELDS)
    def test_is_looked_at_in_every_field(self, as_curator, address, field, escape):
        response = post_raw(as_curator, address, f'{{"{field}": "a{escape}b"}}'.encode())

        assert problem(response)[0] == 422
        assert faults(response)[f"/{field}"] == "invalid-text"

    @pytest.mark.parametrize("value", [5, 1.5, True, ["a"], {"a": 1}], ids=str)
    @pytest.mark.parametrize(("address", "field"), TEXT_FIELDS)
    def test_is_a_string_in_every_field(self, as_curator, address, field, value):
        response = post(as_curator, address, {field: value})

        assert problem(response)[0] == 422
        assert faults(response)[f"/{field}"] == "invalid-text"

    @pytest.mark.parametrize(
        ("address", "field", "limit"),
        [("topics/", "name", 200), ("sources/", "name", 300), ("publishers/", "name", 200), ("claims/", "text", 5_000)],
    )
    def test_over_its_length_is_refused(self, as_curator, address, field, limit):
        response = post(as_curator, address, {field: "x" * (limit + 1)})

        assert problem(response)[0] == 422
        assert faults(response)[f"/{field}"] == "invalid-text"

    def test_at_its_length_is_taken_to_the_code_point(self, as_curator):
        name = "😀" * 200

        response = post(as_curator, "topics/", {"slug": "a", "name": name})

        assert response.json()["name"] == name

    @pytest.mark.parametrize("text", ["Łódź", "東京", "ما\u200cهم", "👩\u200d👩\u200d👧", "o\u2019clock", "a\u0301"])
    def test_of_any_script_is_kept_as_sent(self, as_curator, text):
        response = post(as_curator, "topics/", {"slug": "a", "name": text})

        assert response.json()["name"] == text

    @pytest.mark.parametrize(
        "body", [b'{"\\ud800": 1}', b'{"kind": "\\ud800"}', b'{"\\u0000": 1}', b'{"affiliation": "\\udfff"}']
    )
    def test_that_cannot_be_written_back_does_not_break_the_answer(self, as_curator, body):
        assert problem(post_raw(as_curator, "sources/", body))[0] == 422

    @pytest.mark.parametrize("slug", ["\x00", "\ud800", 5, None, {"slug": "a"}])
    def test_of_a_topics_slug_is_looked_at_too(self, as_curator, slug):
        body = json.dumps({"topics": [slug]}).encode()
        address = f"{BASE}/claims/{ClaimFactory().pk}/"

        response = as_curator.generic(
            "PATCH", address, body, content_type="application/json", headers={"If-Match": "*"}
        )

        assert problem(response)[0] == 422
        assert next(iter(faults(response))).startswith("/topics")


class TestNumbers:
    @pytest.mark.parametrize("value", NUMBERS.values(), ids=NUMBERS)
    def test_that_cannot_be_read_exactly_are_refused(self, as_curator, value):
        claim = ClaimFactory()

        response = patch(as_curator, f"claims/{claim.pk}/", {"figure": figure(value=value)})

        assert problem(response) == (422, "invalid-number")
        assert faults(response) == {"/figure/value": "invalid-number"}
        assert Claim.objects.get(pk=claim.pk).revision == claim.revision

    @pytest.mark.parametrize("raw", ["0.1234567890123456", "12345678901234567", "123456789012345.67"])
    def test_of_more_digits_than_a_double_holds_travel_as_strings(self, as_curator, raw):
        body = json.dumps({"figure": figure(value="@")}).replace('"@"', raw).encode()
        address = f"{BASE}/claims/{ClaimFactory().pk}/"

        response = as_curator.generic(
            "PATCH", address, body, content_type="application/json", headers={"If-Match": "*"}
        )

        assert problem(response) == (422, "invalid-number")

    @pytest.mark.parametrize("value", ["0", "-0.5", "70.00", "123456789012345678901234567890", 70, 123456789012345])
    def test_that_can_are_kept_to_the_digit(self, as_curator, value):
        claim = ClaimFactory()

        response = patch(as_curator, f"claims/{claim.pk}/", {"figure": figure(value=value)})

        assert response.json()["figure"]["value"] == str(value)

    @pytest.mark.parametrize(
        ("parts", "pointer"),
        [
            ({"comparator": "between", "low": "2", "high": "1"}, "/figure/low"),
            ({"low": "2", "high": "1"}, "/figure/low"),
            ({"comparator": "between", "value": None}, "/figure/low"),
            ({"comparator": "between", "low": "1"}, "/figure/high"),
            ({"comparator": "between", "high": "1"}, "/figure/low"),
            ({"value": None}, "/figure/value"),
            ({"tolerance": "-1"}, "/figure/tolerance"),
        ],
    )
    def test_that_contradict_each_other_are_refused(self, as_curator, parts, pointer):
        response = patch(as_curator, f"claims/{ClaimFactory().pk}/", {"figure": figure(**parts)})

        assert problem(response) == (422, "invalid-number")
        assert faults(response) == {pointer: "invalid-number"}

    @pytest.mark.parametrize("start", ["5", 1.5, True, -1, 10**30, "١"])
    def test_of_a_place_in_the_text_are_whole(self, as_curator, start):
        claim = ClaimFactory()

        response = patch(as_curator, f"claims/{claim.pk}/", {"quote": {"exact": "70 percent", "start": start}})

        assert problem(response)[0] == 422
        assert list(faults(response)) == ["/quote/start"]

    @pytest.mark.parametrize("identity", [0, -1, 10**30, 1.9, "1", True, None, [1], {"id": 1}, "1_0"])
    def test_of_a_record_are_the_very_id(self, as_curator, identity):
        SourceFactory()
        body = {"source": identity, "role": "speaker"}

        response = patch(as_curator, f"claims/{ClaimFactory().pk}/", {"attributions": [body]})

        assert problem(response) == (422, "invalid")
        assert list(faults(response)) == ["/attributions/0/source"]


class TestDates:
    @pytest.mark.parametrize("day", DATES)
    def test_that_cannot_be_are_refused(self, as_curator, day):
        claim = ClaimFactory()

        response = patch(as_curator, f"claims/{claim.pk}/", {"period": {"kind": "since", "start": day}})

        assert problem(response) == (422, "invalid-date")
        assert faults(response) == {"/period/start": "invalid-date"}

    @pytest.mark.parametrize(
        ("period", "pointer"),
        [
            ({"kind": "range", "start": "2019-12-31", "end": "2019-01-01"}, "/period/end"),
            ({"kind": "unspecified", "start": "2019-12-31"}, "/period/kind"),
        ],
    )
    def test_that_contradict_each_other_are_refused(self, as_curator, period, pointer):
        response = patch(as_curator, f"claims/{ClaimFactory().pk}/", {"period": period})

        assert problem(response) == (422, "invalid-date")
        assert faults(response) == {pointer: "invalid-date"}

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2020-02-29"])
    def test_at_the_ends_of_the_calendar_are_kept(self, as_curator, day):
        response = patch(as_curator, f"claims/{ClaimFactory().pk}/", {"period": {"kind": "since", "start": day}})

        assert response.json()["period"]["start"] == day


class TestFields:
    @pytest.mark.parametrize(
        "field",
        [
            "id",
            "url",
            "kind",
            "status",
            "article",
            "revision",
            "created_at",
            "updated_at",
            "published_at",
            "checks",
            "reviews",
        ],
    )
    def test_that_only_the_system_sets_are_refused_in_a_patch(self, as_curator, field):
        claim = ClaimFactory(status="suggested")

        response = patch(as_curator, f"claims/{claim.pk}/", {field: "published", "text": "Changed."})

        assert problem(response) == (422, "read-only")
        assert faults(response) == {f"/{field}": "read-only"}
        assert Claim.objects.get(pk=claim.pk).text == claim.text

    @pytest.mark.parametrize(
        ("address", "field"),
        [
            ("publishers/", "merged_into"),
            ("sources/", "revision"),
            ("topics/", "id"),
            ("statistics/", "url"),
            ("claims/", "status"),
            ("reviews/", "origin"),
        ],
    )
    def test_that_only_the_system_sets_are_refused_to_create(self, as_curator, address, field):
        response = post(as_curator, address, {field: 1})

        assert problem(response) == (422, "read-only")

    @pytest.mark.parametrize(
        "address", ["publishers/", "articles/", "sources/", "topics/", "statistics/", "claims/", "reviews/", "links/"]
    )
    def test_that_there_are_not_are_refused(self, as_curator, address):
        response = post(as_curator, address, {"colour~/": "red"})

        assert problem(response) == (422, "invalid")
        assert faults(response) == {"/colour~0~1": "unknown-field"}

    def test_that_there_are_not_are_refused_within_a_part(self, as_curator):
        response = patch(as_curator, f"claims/{ClaimFactory().pk}/", {"figure": figure(colour="red", interval={})})

        assert faults(response) == {"/figure/colour": "unknown-field", "/figure/interval": "read-only"}

    def test_that_are_missing_are_each_pointed_at(self, as_curator):
        response = post(as_curator, "claims/", {"article": VersionFactory().article_id})

        assert problem(response) == (422, "invalid")
        assert faults(response) == {"/text": "required", "/quote": "required"}

    def test_with_a_word_that_is_not_in_the_list_are_refused(self, as_curator):
        source = StatisticFactory().source

        response = patch(as_curator, f"sources/{source.pk}/", {"kind": "robot"})

        assert problem(response) == (422, "invalid")
        assert "/kind" in faults(response)
