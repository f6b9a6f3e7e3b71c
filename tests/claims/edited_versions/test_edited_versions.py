"""An invented article in some forty versions, and where each claim's quote must be found in every one of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import anchors
from claims.language import sentences
from tests.claims.edited_versions.corpus import CORPUS, RECODED, place, texts

CASES = [
    pytest.param(version, claim, id=f"{version['name']}: {claim}")
    for version in CORPUS["versions"]
    for claim in version.get("marks", CORPUS["claims"])
]


@pytest.mark.parametrize(("version", "claim"), CASES)
def test_every_quote_is_found_where_it_went_or_nowhere(version, claim):
    old, new = texts(version)
    marked = version.get("marks", CORPUS["claims"])[claim]
    expected = version.get("expect", {}).get(claim) or RECODED[version.get("recode")](marked)

    carried = anchors.carry(anchors.at(old, *place(old, marked)), old, new)

    if expected in ("orphaned", "ambiguous"):
        assert (carried.state, carried.selector) == (expected, None)
    else:
        assert carried.state == "anchored"
        assert carried.selector == anchors.at(new, *place(new, expected))


def test_the_corpus_is_of_thirty_versions_and_every_state():
    expected = {state for version in CORPUS["versions"] for state in version.get("expect", {}).values()}

    assert len({version["name"] for version in CORPUS["versions"]}) >= 30
    assert {"orphaned", "ambiguous"} <= expected


BASE = CORPUS["base"]
SENTENCES = [BASE[slice(*span)] for span in sentences.split(BASE)]
QUOTES = {name: place(BASE, marked) for name, marked in CORPUS["claims"].items()}
# the longest quote says so much that it would be the same claim there
LOOK_ALIKES = [
    f"Elsewhere {BASE[slice(*span)]} would be another matter." for name, span in QUOTES.items() if name != "assistants"
]


@given(st.permutations(SENTENCES), st.sets(st.sampled_from(SENTENCES)), st.lists(st.sampled_from(LOOK_ALIKES)))
def test_a_quote_goes_where_its_sentence_goes_and_with_it(order, deleted, look_alikes):
    kept = [sentence for sentence in order if sentence not in deleted]
    new = "\n\n".join([*look_alikes[::2], *kept, *look_alikes[1::2]])
    carrier = anchors.Carrier(BASE, new)

    for start, end in QUOTES.values():
        [(first, last)] = [span for span in sentences.split(BASE) if span[0] <= start < span[1]]
        carried = carrier.carry(anchors.at(BASE, start, end))

        if BASE[first:last] in kept:
            at = new.index(BASE[first:last]) + start - first
            assert carried.selector == anchors.at(new, at, at + end - start)
        else:
            assert carried.selector is None
