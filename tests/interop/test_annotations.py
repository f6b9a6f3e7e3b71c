"""Our Web Annotations, resolved by clients that others wrote: see annotations/resolve.mjs and `make interop`."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from claims import anchors, annotations, figures
from tests.claims.edited_versions.corpus import CORPUS, texts

CLIENT = Path(__file__).with_name("annotations")
SEED = Path(__file__).parents[2] / "seeds"

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed"),
    pytest.mark.skipif(not (CLIENT / "node_modules").is_dir(), reason="the clients are not installed: make interop"),
]


def annotated(text, quotes):
    """The text with one annotation a quote, given as spans."""
    return {
        "text": text,
        "annotations": [
            annotations.annotation(
                id=f"urn:example:{start}-{end}",
                claim_url="urn:example:claim",
                text=text[start:end],
                selector=anchors.at(text, start, end),
                source_url="urn:example:text",
            )
            for start, end in quotes
        ],
    }


def figures_of(text):
    return [(figure.start, figure.end) for figure in figures.find(text)]


def resolved(articles, tmp_path):
    """What the clients made of the annotations."""
    asked = tmp_path / "annotated.json"
    asked.write_text(json.dumps(articles), encoding="utf-8")
    ran = subprocess.run(
        ["node", "resolve.mjs", str(asked)], cwd=CLIENT, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert ran.stdout, ran.stderr
    return json.loads(ran.stdout)


class TestAnnotations:
    def test_resolve_in_the_seed_article(self, tmp_path):
        [path] = SEED.glob("*.txt")
        text = path.read_text(encoding="utf-8")
        article = annotated(text, figures_of(text))

        found = resolved([article], tmp_path)

        assert found == {"resolved": len(article["annotations"]), "mismatches": []}
        assert found["resolved"] > 5

    def test_resolve_in_every_edited_version(self, tmp_path):
        versions = [texts(version)[1] for version in CORPUS["versions"]]
        articles = [annotated(text, figures_of(text)) for text in versions]

        found = resolved(articles, tmp_path)

        assert found == {"resolved": sum(len(article["annotations"]) for article in articles), "mismatches": []}

    @pytest.mark.parametrize(
        "text",
        [
            "🚢🚢🚢 The port counted 12 ships; 🏝️ the island 30 boats.",
            "𝔇𝔢𝔯 Preis stieg um 4 Prozent, 👩🏽‍⚕️ said, or 𝟒 percent.",
            "Zoe\u0308 paid 40 euros.\r\n\r\n\tLater\u00a0she paid 40 euros.",
            "40 euros. " * 12,
        ],
        ids=["pictures", "letters and joined pictures", "marks, Windows lines, tabs", "repeated"],
    )
    def test_resolve_whatever_stands_before_the_quote(self, text, tmp_path):
        spans = [found.span() for found in re.finditer("12|30|40|4 |𝟒|🏝️", text)]

        found = resolved([annotated(text, spans)], tmp_path)

        assert found == {"resolved": len(spans), "mismatches": []}
        assert spans

    def test_would_not_resolve_if_they_counted_utf_16(self, tmp_path):
        article = annotated("🚢 The port counted 12 ships.", [(19, 27)])
        position = article["annotations"][0]["target"]["selector"][1]
        position |= {"start": 20, "end": 28}

        found = resolved([article], tmp_path)

        how = {told["how"] for told in found["mismatches"]}
        assert "@apache-annotator/dom TextPositionSelector" in how
