"""The dependency parser: spaCy's small English model, proven file by file before it is used.

Absent or altered, `load` answers None and the rules alone read. Sentences are ours (`sentences.split`), so that both
tiers agree on them; a long text is parsed in groups of sentences, and what has no sentence end in reach is cut, so that
time stays linear and memory flat whatever the text.
"""

import base64
import hashlib
import importlib.util
import itertools
import os
import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from claims.language import coarse_tags, sentences
from claims.language.model_files import FOLDER, PACKAGE, SHA256

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Not used: names come from the text's own capitals, sentence ends from our rules, coarse tags from `coarse_tags`
# (the ruler and the lemmatizer cost as much as the parse).
_UNUSED: Final = ("ner", "senter", "attribute_ruler", "lemmatizer")
_GROUP: Final = 3_000
_BATCH: Final = 12_000
# spaCy keeps every string it has met. Past this many the model is loaded anew, so that a worker's memory stays flat.
_STRINGS_KEPT: Final = 250_000
# One core a worker: matrices this small are not worth a second thread. Heeded where numpy is not loaded yet.
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "BLIS_NUM_THREADS")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")

_Group = tuple[str, list[tuple[int, int]]]

_lock: Final = threading.Lock()
_loaded: "list[Parser | None]" = []


def load() -> "Parser | None":
    """The process's parser, proven and loaded on first use; None when the model or spaCy is absent or differs."""
    with _lock:
        if not _loaded:
            folder = locate()
            _loaded.append(Parser(folder) if folder is not None and is_proven(folder) and _has_spacy() else None)
        return _loaded[0]


def locate() -> Path | None:
    """The installed model's folder, found without running any code of its package."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations))) / FOLDER
    return folder if folder.is_dir() else None


def is_proven(folder: Path) -> bool:
    """Whether every file of the official release stands in `folder` with the official sha256."""
    return all(_digest(folder / name) == expected for name, expected in SHA256.items())


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return None
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _has_spacy() -> bool:
    return importlib.util.find_spec("spacy") is not None


class Parser:
    """Parses texts into spaCy documents; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        self._nlp = self._load()

    def parse(self, texts: Iterable[str], batch_size: int = 64) -> "Iterator[Doc]":
        """One document a text, in order, with tags, coarse tags and dependencies; token offsets are the text's."""
        source = iter(texts)
        while batch := list(itertools.islice(source, batch_size)):
            yield from self._parse_batch(batch)

    def _parse_batch(self, texts: list[str]) -> "list[Doc]":
        with self._turn:
            if len(self._nlp.vocab.strings) > _STRINGS_KEPT:
                self._nlp = self._load()
            groups = [list(_groups(_SURROGATES.sub("\ufffd", text))) for text in texts]
            parsed = self._parse_groups(itertools.chain.from_iterable(groups))
            return [_join(list(itertools.islice(parsed, len(parts)))) for parts in groups]

    def _parse_groups(self, groups: "Iterable[_Group]") -> "Iterator[Doc]":
        """Groups parsed some at a time, by their length: a batch's memory is that of all its tokens together."""
        waiting: list[Doc] = []
        size = 0
        for text, spans in groups:
            waiting.append(self._prepare(text, spans))
            size += len(text)
            if size >= _BATCH:
                yield from self._run(waiting)
                waiting, size = [], 0
        yield from self._run(waiting)

    def _run(self, docs: "list[Doc]") -> "Iterator[Doc]":
        for doc in self._nlp.pipe(docs, batch_size=len(docs) or 1):
            doc.tensor = doc.tensor[:0]
            coarse_tags.set_on(doc)
            yield doc

    def _prepare(self, text: str, spans: list[tuple[int, int]]) -> "Doc":
        """Tokens of `text` with sentence starts set where our rules put them; the parser keeps to these."""
        from numpy import array, isin, where

        doc = self._nlp.make_doc(text)
        if len(doc):
            # All at once: a token's own setter looks through the whole document each time.
            begins = isin(doc.to_array("IDX"), array([start for start, _ in spans], dtype="uint64"))
            begins[0] = True
            marks: Any = where(begins, 1, -1).astype("int64").view("uint64")
            doc.from_array(["SENT_START"], marks)
        return doc

    def _load(self) -> "Language":
        for name in _THREADS:
            os.environ.setdefault(name, "1")
        import spacy

        nlp = spacy.load(self._folder, exclude=list(_UNUSED))
        for name in nlp.pipe_names:
            component: Any = nlp.get_pipe(name)
            for node in component.model.walk():
                # numpy's own matrix product takes a third of the time of the one that spaCy brings along.
                node.ops.use_blis = False
        return nlp


def _join(docs: "list[Doc]") -> "Doc":
    if len(docs) == 1:
        return docs[0]
    whole = type(docs[0]).from_docs(docs, ensure_whitespace=False)
    return docs[0] if whole is None else whole


def _groups(text: str) -> Iterator[_Group]:
    """`text` cut into pieces that join to it again, each with the spans of its sentences."""
    begin, spans = 0, list[tuple[int, int]]()
    for start, end in sentences.pieces(text):
        if spans and end - begin > _GROUP:
            yield text[begin:start], [(a - begin, b - begin) for a, b in spans]
            begin, spans = start, []
        spans.append((start, end))
    yield text[begin:], [(a - begin, b - begin) for a, b in spans]
