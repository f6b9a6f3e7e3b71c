"""An invented article in forty versions, and where each claim's quote must be found in every one of them."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from claims import anchors

CORPUS = tomllib.loads(Path(__file__).with_name("versions.toml").read_text(encoding="utf-8"))
RECODED = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    None: lambda text: text,
}


def texts(version):
    """The text before and after."""
    old = version.get("text", CORPUS["base"])
    new = version.get("rewrite", old)
    for before, after in version.get("edits", []):
        assert new.count(before) == 1, f"{before!r} does not stand once in {version['name']!r}"
        new = new.replace(before, after)
    return old, RECODED[version.get("recode")](new)


def place(text, marked):
    """Where the words in brackets stand in the text."""
    before, rest = marked.split("[")
    quote, after = rest.split("]")
    whole = before + quote + after
    assert text.count(whole) == 1, f"{whole!r} does not stand once"
    start = text.index(whole) + len(before)
    return start, start + len(quote)


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
