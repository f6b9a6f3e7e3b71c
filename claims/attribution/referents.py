"""The name that a short mention surely means: a surname, a pronoun, "the agency". Unsure means None.

- A surname ("Lucero", "Mr. Lucero") means the one full name before it that ends in it.
- "he" and "she" mean the last full name or titled name before them, when the two sentences before hold only one.
- "who" means the name that its comma follows.
- "the agency" and its like mean the one acronym, or organization's name, of the paragraph or the one before.
"""

import re
from bisect import bisect_left
from typing import Final

from claims.attribution.shapes import Span
from claims.attribution.source_words import ORGANIZATION, PEOPLE, PUBLICATION
from claims.language.word_lists import words

_WORD: Final = r"[A-Z][\w'\u2019-]*[a-z]"
_FULL: Final = re.compile(rf"(?<![\w.])({_WORD})(?: (?:[A-Z]\.|{_WORD}|de|van|von|al|bin|la|del))?? ({_WORD})(?![\w])")
_ACRONYM: Final = re.compile(r"(?<![\w.])[A-Z]{3,6}(?![\w.])")
_TITLE: Final = words("mr mrs ms dr sen rep gov gen president senator secretary judge sheriff mayor professor")
_NOT_A_FIRST_NAME: Final = words("""the a an on in at of new north south east west united states white house san los las saint st mr mrs ms dr sen
    rep gov gen president monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december senator secretary according but and if when while after before
    as this that these those fort lake mount super wall supreme national american federal posted republican democratic
    democrat washington university college department""")
_NOT_A_LAST_NAME: Final = (
    ORGANIZATION
    | PUBLICATION
    | words("""states house city county street avenue court times post news university college carolina dakota york jersey
    mexico hampshire virginia senate congress party america americans republican republicans democrat democrats
    administration cities campaign theme policies arrests monday tuesday wednesday thursday friday saturday sunday
    college island river valley school act law enforcement enforcement's customs nation""")
)
_COMMON: Final = ORGANIZATION | PUBLICATION
_BEFORE: Final = 600


class Referents:
    """The names of one text, found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._people: list[tuple[int, str]] = []
        self._by_surname: dict[str, set[str]] = {}
        for found in _FULL.finditer(text):
            first, last = found.group(1), found.group(2)
            if first.lower() in _NOT_A_FIRST_NAME or last.lower() in _NOT_A_LAST_NAME or last.lower() in PEOPLE:
                continue
            name = found.group()
            self._people.append((found.start(), name))
            self._by_surname.setdefault(last, set()).add(name)
        self._acronyms = [(found.start(), found.group()) for found in _ACRONYM.finditer(text)]

    def of(self, source: str, span: Span) -> str | None:
        """The name that `source`, standing at `span`, surely means."""
        words = source.split()
        if not words:
            return None
        lower = source.lower()
        if lower in {"he", "she"}:
            return self._only_person(span[0])
        if lower == "who":
            return self._before_comma(span[0])
        if len(words) <= 2 and words[-1][0].isupper() and (len(words) == 1 or words[0].lower().strip(".") in _TITLE):
            return self._full_name(words[-1].removesuffix("'s").removesuffix("\u2019s"))
        if len(words) == 2 and words[0].lower() == "the" and words[1] in _COMMON:
            return self._only_acronym(span[0])
        return None

    def _full_name(self, surname: str) -> str | None:
        names = self._by_surname.get(surname, set())
        return next(iter(names)) if len(names) == 1 else None

    def _only_person(self, at: int) -> str | None:
        """The one person named in the stretch before `at`."""
        names = {name for _, name in _before(self._people, at)}
        return names.pop() if len(names) == 1 else None

    def _only_acronym(self, at: int) -> str | None:
        names = {name for _, name in _before(self._acronyms, at)}
        return names.pop() if len(names) == 1 else None

    def _before_comma(self, at: int) -> str | None:
        name = re.search(rf"((?:{_WORD} )+{_WORD}),? $", self._text[max(0, at - 60) : at])
        return name.group(1) if name is not None else None


def _before(names: list[tuple[int, str]], at: int) -> list[tuple[int, str]]:
    last = bisect_left(names, (at, ""))
    found: list[tuple[int, str]] = []
    while last > 0 and names[last - 1][0] > at - _BEFORE and len(found) < 20:
        last -= 1
        found.append(names[last])
    return found
