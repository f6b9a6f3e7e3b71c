from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import places


class TestFind:
    @pytest.mark.parametrize(
        ("text", "raw", "code", "name"),
        [
            ("12 arrests in Mecklenburg County, N.C., where", "Mecklenburg County, N.C.", "US-NC",
             "Mecklenburg County, North Carolina"),
            ("Jobs across the United States fell.", "United States", "US", "United States"),
            ("It opened 3 shops in Lyon, France.", "Lyon, France", "FR", "Lyon, France"),
            ("China's exports rose.", "China", "CN", "China"),
            ("There are 3 mills in northern Ohio.", "Ohio", "US-OH", "Ohio"),
            ("There are 3 mills in Georgia.", "Georgia", None, "Georgia"),
            ("There are 3 mills in Dane County.", "Dane County", None, "Dane County"),
        ],
    )  # fmt: skip
    def test_reads_a_place_with_its_code_where_it_is_certain(self, text, raw, code, name):
        [place] = places.find(text)

        assert (place.raw, place.code, place.name) == (raw, code, name)

    @pytest.mark.parametrize(
        "text",
        [
            "He believes in God.",
            "In May it rained.",
            "The Bank of England met.",
            "Peru has voted.",
            "It is in Congress.",
        ],
    )
    def test_takes_no_other_name_for_a_place(self, text):
        assert places.find(text) == []


class TestAttach:
    def attached(self, text: str, raw: str) -> str | None:
        start = text.index(raw)
        place = places.attach(text, (start, start + len(raw)), places.find(text))
        return place.name if place else None

    def test_gives_the_nearest_place_of_the_sentence(self):
        text = "It has 40 shops in Spain and 30 shops in Portugal."

        assert self.attached(text, "40") == "Spain"
        assert self.attached(text, "30") == "Portugal"

    def test_gives_none_where_the_sentence_names_no_place(self):
        assert self.attached("It has 40 shops. It began in Spain.", "40") is None


@given(st.text())
def test_find_never_raises_and_its_spans_are_exact(text):
    found = places.find(text)

    assert all(text[slice(*place.span)] == place.raw for place in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


WORDS = "In in across the of Bank Ohio U.S. N.C. , Lyon France County 's North and Georgia DC"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_find_holds_on_places_in_any_order(words):
    text = " ".join(words)

    assert all(text[slice(*place.span)] == place.raw for place in places.find(text))
