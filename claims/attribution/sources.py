"""What kind of source a phrase names, from its own words: no list of names, only heads, capitals and articles."""

import re
from typing import Final

from claims.attribution.source_words import (
    DATASET,
    DOCUMENT,
    ORGANIZATION,
    PEOPLE,
    PRONOUNS,
    PUBLICATION,
    SURVEY,
    VAGUE,
)
from claims.language.word_lists import words

_WORD: Final = re.compile(r"[^\W_](?:[\w'\u2019&-]|\.(?=\w))*")
# What follows a head and does not name it: "the survey of 1,000 adults", "officials who …", "Lee, the director".
_AFTER_HEAD: Final = words(
    "of in on at for from by with who which that whose released published conducted taken about to among between "
    "obtained familiar close involved speaking based"
)
_QUANTITIES: Final = words("one two three four five six several some many most few all both each none")


def head_of(source: str) -> str:
    """The head word, lower case: the last word before a comma, a preposition or a clause."""
    return _head(source).lower()


def _head(source: str) -> str:
    phrase = re.split(r"[,(;:\u2014]", source.strip(), maxsplit=1)[0]
    found = [word.group() for word in _WORD.finditer(phrase)]
    if len(found) > 3 and found[1] == "of" and found[0].lower() in _QUANTITIES:
        found = found[2:]  # "two of the officials"
    head = ""
    for word in found:
        if head and word.lower() in _AFTER_HEAD:
            break
        head = word
    return head.removesuffix("'s").removesuffix("\u2019s")


def kind_of(source: str | None) -> str:
    """person, organization, publication, dataset, document, survey or unnamed."""
    if not source:
        return "unnamed"
    head = head_of(source)
    found = [word.group() for word in _WORD.finditer(source)]
    lower = [word.lower() for word in found]
    named = _head(source)[:1].isupper()
    if head in SURVEY or (head in DATASET and any(word in SURVEY for word in lower)):
        return "survey"
    if head in DATASET:
        return "dataset"
    if head in PUBLICATION and (named or head in {"newspaper", "magazine", "journal", "network", "outlet"}):
        return "publication"
    if head in DOCUMENT:
        return "document"
    if head in ORGANIZATION:
        return "organization"
    if head in PEOPLE:
        return "unnamed" if head in VAGUE and not _is_named_person(source) else "person"
    phrase = set(lower[: lower.index(head) + 1] if head in lower else lower)
    if named and not phrase & PEOPLE and (lower[0] == "the" or "&" in source or phrase & ORGANIZATION):
        return "organization"
    if head in PRONOUNS:
        return "person" if head in {"he", "she", "i", "we", "you", "who", "him", "her", "they", "them"} else "unnamed"
    if _is_acronym(found):
        return "organization"
    return "person" if named else "unnamed"


def is_anonymous(source: str | None) -> bool:
    """Whether people are meant whom the text does not name: "three U.S. officials", "a person close to …"."""
    if not source:
        return False
    head = head_of(source)
    return head in VAGUE and not _is_named_person(source)


def is_written(source: str) -> bool:
    """Whether a report, figures or a poll is meant, which show what they show whoever made them."""
    return kind_of(source) in {"document", "dataset", "survey"}


def is_pronoun(source: str) -> bool:
    return source.strip().lower() in PRONOUNS


def _is_acronym(found: list[str]) -> bool:
    core = [word for word in found if word.lower() not in {"the", "a", "an"}]
    return len(core) == 1 and len(core[0]) <= 6 and core[0].isupper() and len(core[0]) > 1


def _is_named_person(source: str) -> bool:
    """Two capitals in a row after the head or an apposition: "official Henry Lucero", "officials, Ann Lee and …"."""
    head = head_of(source)
    after = source.lower().rfind(head) + len(head)
    return bool(re.match(r",?\s+[A-Z][\w.'\u2019-]+\s+[A-Z]", source[after:]))
