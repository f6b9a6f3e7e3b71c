"""What the scorer sees of a candidate: named facts, each true or absent."""

import re

from claims.attribution import sources
from claims.attribution.quoted import is_inside, quoted_share
from claims.attribution.quotes import Quote
from claims.attribution.shapes import Candidate, Span
from claims.attribution.source_words import FIRST

_DIGIT = re.compile(r"\d")
_MODAL = re.compile(r"\b(?:would|will|could|may|might|should|can|must|'ll|\u2019ll|won't|won\u2019t)\b")
_WE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|you|your)\b")


def of(candidate: Candidate, text: str, sentence: Span, quotes: list[Quote]) -> list[str]:
    kind = candidate.construction
    group = candidate.verb_class
    source = text[candidate.source[0] : candidate.source[1]] if candidate.source else None
    said_by = _source_class(source)
    share = quoted_share(candidate.content, quotes)
    marks = "all" if share > 0.9 else "some" if share > 0.05 else "none"
    low, high = candidate.content[0][0], candidate.content[-1][1]
    length = sum(end - start for start, end in candidate.content)
    size = "short" if length < 20 else "medium" if length < 60 else "long"
    found = [
        f"kind={kind}",
        f"class={group}",
        f"kind+class={kind}+{group}",
        f"cue={candidate.base}",
        f"source={said_by}",
        f"class+source={group}+{said_by}",
        f"kind+source={kind}+{said_by}",
        f"quoted={marks}",
        f"kind+quoted={kind}+{marks}",
        f"tag={candidate.tag}",
        f"class+tag={group}+{candidate.tag}",
        f"size={size}",
        f"kind+size={kind}+{size}",
    ]
    if candidate.modality:
        found.append(f"modality={candidate.modality}")
    if is_inside(candidate.cue, quotes):
        found.append("cue in quotation")
        found.append(f"cue in quotation+{group}")
    first = text[candidate.content[0][0] : candidate.content[0][0] + 12].split(" ", 1)[0].lower()
    if first in {"that", "to", "if", "whether", "how", "what", "why", "who"}:
        found.append(f"opens={first}")
        found.append(f"class+opens={group}+{first}")
    if candidate.content[0][0] <= sentence[0] + 1:
        found.append("from the start")
    if candidate.content[-1][1] >= sentence[1] - 1:
        found.append("to the end")
    if candidate.role:
        found += [
            f"role={candidate.role}",
            f"class+role={group}+{candidate.role}",
            f"kind+role={kind}+{candidate.role}",
        ]
    found += [f"cue+kind={candidate.base}+{kind}", f"cue+source={candidate.base}+{said_by}"]
    if _MODAL.search(text, low, high):
        found += ["modal", f"class+modal={group}", f"kind+modal={kind}"]
    if _WE.search(text, low, high):
        found += ["we", f"class+we={group}", f"kind+we={kind}"]
    if text[high : high + 1] == "?" or text[high - 1] == "?":
        found.append("asks")
    found += _layout(candidate, text, kind, group)
    return found


def _layout(candidate: Candidate, text: str, kind: str, group: str) -> list[str]:
    """How cue and content lie in the sentence: which comes first, the marks between them, and how far the source is."""
    found: list[str] = []
    low, high = candidate.content[0][0], candidate.content[-1][1]
    if len(candidate.content) > 1:
        found += ["broken", f"kind+broken={kind}"]
    if _DIGIT.search(text, low, high):
        found += ["figure", f"class+figure={group}", f"kind+figure={kind}"]
    if candidate.cue is None:
        return found
    start, end = candidate.cue
    side, between = (
        ("after", text[end:low]) if end <= low else ("before", text[high:start]) if high <= start else ("around", "")
    )
    marks = "".join(mark for mark in ",;:\u2014\u201c(" if mark in between) + ('"' if '"' in between else "")
    reach = "near" if len(between) < 4 else "some way" if len(between) < 25 else "far"
    found += [f"side={side}", f"kind+side={kind}+{side}", f"class+marks={group}+{side}+{marks}"]
    found += [f"marks={side}+{marks}", f"reach={side}+{reach}", f"class+reach={group}+{side}+{reach}"]
    if candidate.source is not None:
        first, last = candidate.source
        gap = first - end if first >= end else start - last
        found.append(f"source {'after' if first >= end else 'before'}+{'near' if gap < 6 else 'far'}+{group}")
    return found


def _source_class(source: str | None) -> str:
    if source is None:
        return "none"
    lower = source.strip().lower()
    if lower in FIRST:
        return "first person"
    if sources.is_pronoun(source):
        return "pronoun" if lower in {"he", "she", "they", "who"} else "thing pronoun"
    return sources.kind_of(source)


def add_context(candidates: list[Candidate]) -> None:
    """Tell each candidate what the others around it are: a clause of saying within another is judged by both."""
    spans = [(c.content[0][0], c.content[-1][1]) for c in candidates]
    for at, candidate in enumerate(candidates):
        low, high = spans[at]
        around: int | None = None
        inside = ""
        for other, (first, last) in enumerate(spans):
            if other == at or candidates[other].cue == candidate.cue:
                continue
            if first <= low and high <= last and (last - first) > (high - low):
                if around is None or last - first < spans[around][1] - spans[around][0]:
                    around = other
            elif low <= first and last <= high and candidates[other].verb_class in _STRONG:
                inside = candidates[other].verb_class
        if around is None:
            candidate.features.append("under nothing")
        else:
            outer = candidates[around]
            candidate.features.append(f"under={outer.verb_class}")
            candidate.features.append(f"under={outer.construction}")
            candidate.features.append(f"class+under={candidate.verb_class}+{outer.verb_class}")
        if inside:
            candidate.features.append(f"over={inside}")
            candidate.features.append(f"class+over={candidate.verb_class}+{inside}")


_STRONG = frozenset({"say", "tell", "speak", "report", "show", "find", "according", "reckon", "believe", "survey"})
