"""A new version of an article: its claims are carried over, and figures that changed without a word are told.

Running twice changes nothing. A claim moves to the newest version in which its quote surely stands; where it does not,
the claim stays in the version it stood in, marked ambiguous or orphaned, for a curator to look at.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from articles import events, silent_edits
from articles.choices import VersionRelation
from articles.errors import Conflict
from articles.models import Event, SilentEdit, Version
from claims import curation, figures
from claims.anchors import Carried, Carrier, Selector
from claims.anchors.alignment import Alignment
from claims.choices import ClaimStatus, SelectorState
from claims.models import Claim
from claims.silent_edits import figure_edits


class ClaimsStand(Conflict):
    """Claims of the article were accepted or published."""

    code = "claims-stand"


DECIDED = (ClaimStatus.ACCEPTED, ClaimStatus.PUBLISHED, ClaimStatus.RETRACTED)


@dataclass(frozen=True, slots=True)
class Report:
    """How many claims stand in the new version, could stand in several places, or stand in none; figures changed."""

    anchored: int = 0
    ambiguous: int = 0
    orphaned: int = 0
    silent_edits: int = 0


@transaction.atomic
def follow(*, version: Version, at: datetime) -> Report:
    """Carry the claims of the versions before this one, and flag the figures that changed silently."""
    states: Counter[str] = Counter()
    # each earlier text is compared with this one once, however many claims stand in it
    carriers: dict[int, Carrier] = {}
    if version.relation == VersionRelation.UPDATE and _is_newest(version):
        claims = _to_carry(version)
        texts = dict(Version.objects.filter(pk__in={claim.version_id for claim in claims}).values_list("pk", "text"))
        carriers = {key: Carrier(text, version.text) for key, text in texts.items()}
        for claim in claims:
            selector = _selector_of(claim, texts[claim.version_id])
            states[_carry(claim, selector, version, carriers[claim.version_id], at)] += 1
    flagged = []
    if (before := version.based_on) is not None:
        carrier = carriers.get(before.pk)
        flagged = _flag_silent_edits(before, version, at, alignment=carrier.alignment if carrier else None)
    return Report(
        anchored=states[SelectorState.ANCHORED],
        ambiguous=states[SelectorState.AMBIGUOUS],
        orphaned=states[SelectorState.ORPHANED],
        silent_edits=len(flagged),
    )


def on_article_merged(event: Event) -> None:
    """An article turned out to be a copy: what was suggested of it is said by the other one. Raises ClaimsStand."""
    claims = Claim.objects.filter(article_id=event.subject_id)
    if standing := claims.filter(status__in=DECIDED).count():
        raise ClaimsStand(f"{standing} of its claims were accepted or published: merge or reject them first.")
    for claim in claims.filter(status=ClaimStatus.SUGGESTED).select_for_update():
        if event.by is not None:
            reason = f"Its article is a copy of article {event.data['into']}."
            curation.reject(claim=claim, reason=reason, by=event.by, at=event.at)


def _is_newest(version: Version) -> bool:
    """Of several texts that came at once only the last is carried to: from there everything is seen."""
    return not Version.objects.own().filter(article=version.article_id, number__gt=version.number).exists()


def _to_carry(version: Version) -> list[Claim]:
    """The claims of the article's own earlier texts, those lost on the way included: their words may be back."""
    earlier = Claim.objects.filter(article=version.article_id, version__number__lt=version.number)
    own = earlier.exclude(version__relation=VersionRelation.COPY).exclude(quote_start=None)
    return list(own.select_for_update(of=("self",)).order_by("id"))


def _carry(claim: Claim, selector: Selector, version: Version, carrier: Carrier, at: datetime) -> str:
    found = carrier.carry(selector, must_match=claim.raw or None)
    if found.selector is not None and _is_taken(claim, version, found.selector):
        found = Carried("ambiguous", None, "look-alikes")
    if found.selector is not None:
        claim.version = version
        claim.quote_exact, claim.quote_prefix, claim.quote_suffix = (
            found.selector.exact,
            found.selector.prefix,
            found.selector.suffix,
        )
        claim.quote_start, claim.quote_end = found.selector.start, found.selector.end
    changed, claim.quote_state = claim.quote_state != found.state, found.state
    if found.selector is not None or changed:
        claim.save(
            update_fields=[
                "version",
                "quote_exact",
                "quote_prefix",
                "quote_suffix",
                "quote_start",
                "quote_end",
                "quote_state",
                "updated_at",
            ]
        )
    if changed:
        data = {"state": found.state, "how": found.how, "version": version.pk}
        events.record("claim.anchor_changed", claim, at=at, data=data)
    return found.state


def _selector_of(claim: Claim, text: str) -> Selector:
    """Where the claim stands in the text of its version."""
    start, end = claim.quote_start or 0, claim.quote_end or 0
    return Selector(text[start:end], claim.quote_prefix, claim.quote_suffix, start, end)


def _is_taken(claim: Claim, version: Version, selector: Selector) -> bool:
    at_place = Claim.objects.filter(
        version=version, quote_start=selector.start, quote_end=selector.end, kind=claim.kind
    )
    is_open = claim.status != ClaimStatus.REJECTED
    return is_open and at_place.exclude(status=ClaimStatus.REJECTED).exclude(pk=claim.pk).exists()


def _flag_silent_edits(
    before: Version, version: Version, at: datetime, *, alignment: Alignment | None
) -> list[SilentEdit]:
    edits = figure_edits(
        before.text, version.text, figures.find(before.text), figures.find(version.text), alignment=alignment
    )
    changed = [
        silent_edits.Edit((edit.before.raw, edit.before.start), (edit.after.raw, edit.after.start))
        for edit in edits
        if edit.before is not None and edit.after is not None and not edit.announced
    ]
    return silent_edits.flag(version=version, edits=[edit for edit in changed if edit.before != edit.after], at=at)
