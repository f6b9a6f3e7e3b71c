"""A version in, suggested claims out.

The figures and statements that the text asserts become suggestions, ordered by how much they are worth checking.
Running twice adds nothing. A newer extractor corrects suggestions that nobody touched, and proposes differences for
those that somebody did; it never changes what a person decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from articles import locks
from articles.choices import VersionRelation
from articles.models import Event, Version
from claims import anchors, assertions, curation, reading, worth
from claims.assertions import Assertion, AttributionParts, FigureParts, PeriodParts, PlaceParts
from claims.attribution import Attribution
from claims.choices import AttributionRole, Basis, ClaimStatus, Comparator, Gap, PeriodKind
from claims.figures import Figure
from claims.language import sentences
from claims.models import Claim, Proposal
from claims.naming import Namer

# "three U.S. officials" counts who speaks, not what is said: it goes below every figure that is asserted
OF_SPEAKERS = 0.3
MAX_TEXT = 5000
COMPARED: tuple[str, ...] = ("raw", "value", "low", "high", "comparator", "unit", "counted", "of", "type")
COMPARED += ("change_direction", "change_kind", "change_from", "change_to", "period_kind", "period_start", "period_end")


@dataclass(frozen=True, slots=True)
class Report:
    """What extraction did with one version."""

    suggested: int = 0
    refreshed: int = 0
    proposed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One claim as read, before it is stored."""

    kind: str
    start: int
    end: int
    assertion: Assertion
    worth: float
    reasons: tuple[str, ...]


@transaction.atomic
def extract(*, version: Version, at: datetime) -> Report:
    """Suggest the claims of a version's text, as `claims.reading` reads it."""
    # two workers on one version take turns: the second finds the first one's claims
    locks.hold([f"extract {version.pk}"])
    found = reading.read(version.text, published_on=version.article.published_on)
    extractor = f"factrail-{found.tier} {found.version}"
    known = {
        (claim.kind, claim.quote_start, claim.quote_end): claim
        for claim in Claim.objects.filter(version=version).order_by("id")
    }
    suggestions = list(read_claims(version, found, Namer(version, at)))
    taken = {(read.kind, read.start, read.end) for read in suggestions} & known.keys()
    elsewhere = _text_that_says_it(version)
    carried = [claim for place, claim in known.items() if place not in taken]
    counts = dict.fromkeys(("suggested", "refreshed", "proposed", "unchanged"), 0)
    for suggestion in suggestions:
        claim = known.get((suggestion.kind, suggestion.start, suggestion.end)) or _overlapping(carried, suggestion)
        if claim is None and elsewhere and _one_line(suggestion.assertion["text"]) in elsewhere:
            continue
        counts[_settle(version, claim, suggestion, extractor, at)] += 1
    return Report(**counts)


def read_claims(version: Version, found: reading.Reading, namer: Namer) -> Iterator[Suggestion]:
    """The claims of a reading, in the order of the text: each figure, and each attributed statement without one."""
    spans = sentences.split(version.text)
    for figure in found.figures:
        start, end = _sentence_of(spans, figure.start, figure.end)
        index = found.attribution_of(figure)
        said = found.attributions[index] if index is not None else None
        yield _quantitative(version, figure, said, (start, end), namer, of_speakers=_counts_speakers(found, figure))
    for said in found.attributions:
        if said.content and not any(_holds_figure(found, span) for span in said.content):
            span = max(said.content, key=lambda pair: pair[1] - pair[0])
            yield _qualitative(version, said, span, _sentence_of(spans, *span), namer)


def gaps_of(figure: Figure | None, said: Attribution | None) -> list[str]:
    """What a claim does not say and would need.

    "Since 2019" names a start, but not whether of the calendar or the fiscal year; a change without a base cannot be
    compared; a share needs what it is of.
    """
    gaps: list[str] = []
    if figure is not None:
        period = figure.period
        bare_year = period is not None and period.kind == PeriodKind.SINCE and period.raw[-4:].isdigit()
        if figure.type == "change":
            if figure.change is None or figure.change.from_ is None:
                gaps.append(Gap.BASE_PERIOD)
        elif period is None or period.kind == PeriodKind.UNSPECIFIED or bare_year:
            gaps.append(Gap.PERIOD)
        if figure.type == "share" and not figure.of:
            gaps.append(Gap.DENOMINATOR)
    if said is None or said.source is None:
        gaps.append(Gap.SOURCE)
    return gaps


# --- what is read ------------------------------------------------------------------------------------------------


def _quantitative(
    version: Version,
    figure: Figure,
    said: Attribution | None,
    sentence: tuple[int, int],
    namer: Namer,
    *,
    of_speakers: bool,
) -> Suggestion:
    text = version.text[slice(*sentence)]
    assertion: Assertion = {
        "text": text[:MAX_TEXT],
        "quote": anchors.at(version.text, figure.start, figure.end),
        "figure": _figure(figure),
        "period": _period(figure),
        "place": PlaceParts(figure.place.name, figure.place.code, Basis.STATED) if figure.place else None,
        "attributions": _attributions(said, namer),
        "gaps": gaps_of(figure, said),
    }
    score = worth.score(text, figures=[figure], attributions=[said] if said else [])
    priority, reasons = score.priority, score.reasons
    if of_speakers:
        priority, reasons = priority * OF_SPEAKERS, ("counts who speaks", *reasons)
    return Suggestion("quantitative", figure.start, figure.end, assertion, priority, reasons)


def _qualitative(
    version: Version, said: Attribution, span: tuple[int, int], sentence: tuple[int, int], namer: Namer
) -> Suggestion:
    text = version.text[slice(*sentence)]
    assertion: Assertion = {
        "text": text[:MAX_TEXT],
        "quote": anchors.at(version.text, *span),
        "figure": None,
        "attributions": _attributions(said, namer),
        "gaps": gaps_of(None, said),
    }
    score = worth.score(text, attributions=[said])
    return Suggestion("qualitative", *span, assertion, score.priority, score.reasons)


def _figure(figure: Figure) -> FigureParts:
    change = figure.change
    comparator, value, low, high = _bounds(figure)
    return FigureParts(
        raw=figure.raw[:300],
        value=value,
        low=low,
        high=high,
        comparator=comparator,
        unit=figure.unit,
        counted=figure.counted,
        of=figure.of,
        type=figure.type,
        change_direction=change.direction if change else None,
        change_kind=change.kind if change else None,
        change_from=change.from_ if change else None,
        change_to=change.to if change else None,
    )


def _bounds(figure: Figure) -> tuple[str, Decimal | None, Decimal | None, Decimal | None]:
    """Comparator, value, low and high as a claim holds them: a range is `between`, and has no other comparator.

    "About 8 to 10 percent" lies between them, "below the 12 to 14 million expected" below the higher, and "more than 2
    to 3 million" above the lower. Of how it was hedged, the figure's own words tell.
    """
    if figure.value is not None:
        return figure.comparator, figure.value, figure.low, figure.high
    match figure.comparator:
        case Comparator.LESS_THAN | Comparator.AT_MOST:
            return figure.comparator, figure.high, None, None
        case Comparator.MORE_THAN | Comparator.AT_LEAST:
            return figure.comparator, figure.low, None, None
        case _:
            return Comparator.BETWEEN, None, figure.low, figure.high


def _period(figure: Figure) -> PeriodParts:
    period = figure.period
    if period is None:
        return PeriodParts()
    return PeriodParts(period.raw[:200], period.start, period.end, period.kind, period.basis)


def _attributions(said: Attribution | None, namer: Namer) -> list[AttributionParts]:
    if said is None or said.source is None:
        return []
    speaks = said.kind in ("person", "organization", "unnamed")
    start, end = said.cue_span or (None, None)
    return [
        AttributionParts(
            source=namer.source(said.referent or said.source, said.kind),
            role=AttributionRole.SPEAKER if speaks else AttributionRole.CITED,
            mode=said.mode,
            cue=said.cue[:300] if said.cue else None,
            cue_start=start,
            cue_end=end,
        )
    ]


def _sentence_of(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """From the first sentence that the passage touches to the end of the last."""
    touched = [span for span in spans if span[0] < end and start < span[1]]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def _counts_speakers(found: reading.Reading, figure: Figure) -> bool:
    spans = (said.source_span for said in found.attributions if said.source_span)
    return any(start <= figure.start and figure.end <= end for start, end in spans)


def _holds_figure(found: reading.Reading, span: tuple[int, int]) -> bool:
    return any(span[0] <= figure.start and figure.end <= span[1] for figure in found.figures)


# --- what is stored ----------------------------------------------------------------------------------------------


def _settle(version: Version, claim: Claim | None, read: Suggestion, extractor: str, at: datetime) -> str:
    """Store the suggestion as far as it is news; answers which count of the report it adds to."""
    if claim is None:
        curation.suggest(
            version=version,
            assertion=read.assertion,
            extractor=extractor,
            worth=read.worth,
            reasons=read.reasons,
            at=at,
        )
        return "suggested"
    differences = _differences(claim, assertions.columns(read.assertion))
    if claim.extractor == extractor or not differences:
        return "unchanged"
    if claim.status == ClaimStatus.SUGGESTED and not _touched(claim):
        curation.refresh(
            claim=claim,
            assertion=read.assertion,
            extractor=extractor,
            worth=read.worth,
            reasons=read.reasons,
            at=at,
        )
        return "refreshed"
    _, is_new = Proposal.objects.get_or_create(
        claim=claim, extractor=extractor, defaults={"differences": differences, "created_at": at}
    )
    return "proposed" if is_new else "unchanged"


def _overlapping(claims: list[Claim], read: Suggestion) -> Claim | None:
    """The claim that was carried to about this place: "70 percent", where now "about 70 percent" is read."""
    for claim in claims:
        start, end = claim.quote_start, claim.quote_end
        if claim.kind == read.kind and start is not None and end is not None and start < read.end and read.start < end:
            claims.remove(claim)
            return claim
    return None


def _text_that_says_it(version: Version) -> str:
    """The text, on one line, where what this one says too has its claim; empty when that is this one.

    Of a copy it is the original's, of a text that a later one has replaced already it is the newest.
    """
    if version.relation == VersionRelation.COPY:
        return _one_line(version.based_on.text) if version.based_on else ""
    newer = Version.objects.own().filter(article=version.article_id, number__gt=version.number)
    newest = newer.order_by("number").last()
    return _one_line(newest.text) if newest else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _differences(claim: Claim, columns: Mapping[str, Any]) -> dict[str, list[str | None]]:
    """Column → [what stands, what is read], as text; decimals are compared as numbers."""
    return {
        name: [_shown(getattr(claim, name)), _shown(columns[name])]
        for name in COMPARED
        if name in columns and getattr(claim, name) != columns[name]
    }


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)


def _touched(claim: Claim) -> bool:
    """Whether a person edited the suggestion."""
    return Event.objects.filter(subject_type="claim", subject_id=claim.pk, kind="claim.edited").exists()
