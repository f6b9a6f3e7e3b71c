"""Who says the figures of whole articles: every number written in digits is held against the annotated contents.

Sentence by sentence a quotation that runs on, or a speaker named before, cannot be seen; here they can. A number counts
as attributed when an annotated content holds it, and its source agrees when the two share a content word or, where ours
is a pronoun that was resolved, when the one it stands for does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from claims.language.word_lists import words
from tests.eval import sets
from tests.eval.scoring import Score
from tests.eval.sets import GoldSet, Record

ANNOTATED = "attribution/polnear_numeric.jsonl"
TEXTS = "news.jsonl"
FITTED = "attribution/sentences_train.jsonl"
LEVELS = ("attributed", "source~")

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_STOP = words("a an the his her its their our my of in on at for to and s who which that")


def load(data: Path) -> GoldSet:
    """The annotated articles with their texts."""
    annotated = {record["article_id"]: record["attributions"] for record in sets.read_jsonl(data / ANNOTATED)}
    return GoldSet(
        "articles",
        tuple(
            {"id": article["id"], "text": article["text"], "attributions": annotated[article["id"]]}
            for article in sets.read_jsonl(data / TEXTS)
            if article["id"] in annotated
        ),
    )


def fitted(data: Path) -> frozenset[str]:
    """Ids of the articles whose sentences the weights were fitted on."""
    return frozenset(f"polnear:{record['doc']}" for record in sets.read_jsonl(data / FITTED))


def score(gold: GoldSet, extracted: Iterable[Record]) -> dict[str, Score]:
    """Level -> score over all numbers of the articles."""
    answers = {record["id"]: record["attributions"] for record in extracted}
    given = true = both = named = meant = agreed = 0
    for article in gold.records:
        for number in _NUMBER.finditer(article["text"]):
            span = number.span()
            ours = _holder(span, [(said["content"], said) for said in answers.get(article["id"], [])])
            theirs = _holder(span, [([part[:2] for part in said["content"]], said) for said in article["attributions"]])
            given, true, both = given + bool(ours), true + bool(theirs), both + bool(ours and theirs)
            sources = [ours["source"], ours.get("referent")] if ours else []
            source = " ".join(part[2] for part in theirs["source"]) if theirs else ""
            named, meant = named + bool(sources and sources[0]), meant + bool(source)
            agreed += bool(source) and any(_words(found) & _words(source) for found in sources)
    return {"attributed": _score(both, given, true), "source~": _score(agreed, named, meant)}


def _holder(number: tuple[int, int], contents: list[tuple[list[list[int]], Record]]) -> Record | None:
    """The attribution whose content holds the number; the innermost of several."""
    holders = [
        (end - start, at)
        for at, (content, _) in enumerate(contents)
        for start, end in content
        if start <= number[0] and number[1] <= end
    ]
    return contents[min(holders)[1]][1] if holders else None


def _words(text: str | None) -> set[str]:
    found = set(re.findall(r"[^\W_]+", (text or "").lower()))
    return found - _STOP or found


def _score(agreed: int, given: int, true: int) -> Score:
    return Score(
        agreed / given if given else 0.0,
        agreed / true if true else 0.0,
        2 * agreed / (given + true) if given + true else 0.0,
    )
