"""An invented article in some forty versions, and where each claim's quote must be found in every one of them."""

import pytest

from claims import anchors
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
