"""Names of authors out of what pages write in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY = re.compile(
    r"^\W*(?:(?:written|reported|posted|published|reviewed|words|story|text|report|analysis|opinion)\s+)?"
    r"(?:by|von|par|por|di|door)\b[:\s]+|^(?:authors?|written|words)\s*:\s*",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\[(<]?\b[\w.+-]+@[\w-]+\.[\w.-]+[\])>]?|https?://\S+|(?<!\w)@\w+")
_AND = re.compile(r"\s*(?:[;|•·\n]|\s[-–—/]\s|(?<=\w),?\s+(?:and|&|und|et|y)\s+)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*(?:and\s+)?", re.IGNORECASE)
_HONORIFIC = re.compile(r"^(?:(?:dr|mr|mrs|ms|prof|professor|sir|dame)\.?\s+)(?=\w+\s+\w)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?\s?d|mba|esq|mp|rn|cpa)\.?", re.IGNORECASE)
# what stands behind a name and tells what its bearer does, not another person
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|journalist|columnist|contributor|producer|director|photographer|"
    r"analyst|staff|chief|bureau|desk|team|newsroom|fellow|professor|intern|critic|author|anchor|"
    r"specialist|freelancer?|commentator|host|news|press|media|agency|agencies)s?\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:admin(?:istrator)?|guest(?: author| post)?|author|editor|staff|unknown|none|null|n/?a|anonymous|"
    r"redaktion|web ?master|and|by|user ?\d*|share|follow|published|updated|\W*)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\s+(?:in|at|from|for|special to|reporting from)\s+(?:the\s+)?[A-Z].*$")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_STAFF = re.compile(r"(?<=\w)\s+(?:staff|staff reports?|newsroom|reporters?)$", re.IGNORECASE)
_LONGEST = 80
_MOST = 50


def cleaned(values: Iterable[str], publisher: str = "") -> tuple[str, ...]:
    """The persons in order, each once; a desk, an agency or the publisher only where no person is named."""
    found: dict[str, str] = {}
    for value in values:
        for name in _split(value):
            found.setdefault(name.casefold(), name)
    names = list(found.values())[:_MOST]
    persons = [name for name in names if not _is_publisher(name, publisher)]
    # "The Daily staff" is the publisher, under its own name
    return tuple(persons or dict.fromkeys(_STAFF.sub("", name) for name in names))


def is_person(name: str) -> bool:
    """Whether it looks like a person's name; what is seen in a byline's place may be anything."""
    words = name.split()
    return 2 <= len(words) <= 6 and name[:1].isupper() and not any(letter.isdigit() for letter in name)


def _split(value: str) -> list[str]:
    text = _BY.sub("", _EMAIL.sub("", " ".join(value.split())))
    text = _BRACKETS.sub(" ", text).strip()
    if text.startswith(("http:", "https:", "/")):
        return []
    names: list[str] = []
    for piece in _AND.split(text):
        parts = [part for part in _COMMA.split(piece) if part]
        for place, part in enumerate(parts):
            if place and _SUFFIX.fullmatch(part.strip()):
                if names:
                    names[-1] = f"{names[-1]}, {part.strip()}"
                continue
            # "Ann Lee, health editor" is one person; "Ann Lee, The Daily" may be two entries of a list
            if place and (_ROLE.search(part) or part[:1].islower()):
                continue
            if name := _name(part):
                names.append(name)
    return names


def _name(part: str) -> str | None:
    name = _HONORIFIC.sub("", _IN_PLACE.sub("", _BY.sub("", part))).strip(" \t,;:|-–—•·*\"'")
    name = re.sub(r"\s+", " ", name)
    if not name or len(name) > _LONGEST or len(name.split()) > 8 or _NO_NAME.fullmatch(name):
        return None
    if not any(letter.isalpha() for letter in name) or sum(letter.isdigit() for letter in name) > 2:
        return None
    return name


def _is_publisher(name: str, publisher: str) -> bool:
    folded, house = _folded(name), _folded(publisher)
    return bool(house) and (folded == house or folded in (f"{house}staff", f"{house}com", f"the{house}"))


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
