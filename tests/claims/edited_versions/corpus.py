"""The edited versions that versions.toml describes, made into texts and places."""

import tomllib
import unicodedata
from pathlib import Path

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
