"""The only way a claim changes: created, edited, accepted, rejected, published, corrected, retracted, merged.

Each verb expects the claim locked or just made by its caller, checks that the claim's status allows it, changes it,
and records what was done as events, all in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles import events, intake
from articles.errors import Conflict, Invalid
from articles.models import Version
from claims import assertions
from claims.assertions import Assertion, AttributionParts
from claims.choices import ClaimStatus, Gap
from claims.models import Attribution, Claim, Link, Topic

# the verb → the statuses from which it goes
FROM: dict[str, tuple[str, ...]] = {
    "accept": (ClaimStatus.SUGGESTED, ClaimStatus.REJECTED),
    "reject": (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED),
    "publish": (ClaimStatus.ACCEPTED,),
    "correct": (ClaimStatus.PUBLISHED,),
    "retract": (ClaimStatus.PUBLISHED,),
    "edit": (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED),
    "merge": (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED),
}


class WrongStatus(Conflict):
    """The claim's status does not allow this."""

    code = "wrong-status"


class UnattributedClaim(Conflict):
    """A claim needs at least one source before it can be published."""

    code = "unattributed-claim"


class ReasonRequired(Invalid):
    """This needs a reason."""

    code = "reason-required"


class MergedIntoItself(Conflict):
    """A claim cannot be merged into itself."""

    code = "would-form-circle"


@transaction.atomic
def create(*, version: Version, assertion: Assertion, by: User, at: datetime) -> Claim:
    """A claim made by a person: accepted from the start, since its maker decided on it."""
    claim = _build(version, assertion, status=ClaimStatus.ACCEPTED, created_by=by, decided_at=at, decided_by=by)
    claim.refresh_from_db()
    events.record("claim.created", claim, by=by, at=at)
    return claim


# without a savepoint of its own: an extractor suggests dozens at a time, all or none
@transaction.atomic(savepoint=False)
def suggest(
    *,
    version: Version,
    assertion: Assertion,
    extractor: str,
    worth: float | None,
    at: datetime,
    reasons: Sequence[str] = (),
) -> Claim:
    """A claim proposed by an extractor, for a curator to decide on; `reasons` say why it is worth deciding."""
    claim = _build(
        version,
        assertion,
        status=ClaimStatus.SUGGESTED,
        extractor=extractor,
        worth=worth,
        worth_reasons=list(reasons),
    )
    events.record("claim.suggested", claim, at=at)
    return claim


@transaction.atomic
def refresh(
    *,
    claim: Claim,
    assertion: Assertion,
    extractor: str,
    worth: float | None,
    at: datetime,
    reasons: Sequence[str] = (),
) -> Claim:
    """A newer extractor reads an undecided suggestion anew."""
    if claim.status != ClaimStatus.SUGGESTED:
        raise WrongStatus(f"Only suggestions are read anew; this claim is {claim.status}.")
    claim.extractor, claim.worth, claim.worth_reasons = extractor, worth, list(reasons)
    _apply(claim, assertion, "extractor", "worth", "worth_reasons")
    events.record("claim.refreshed", claim, at=at, data={"extractor": extractor})
    return claim


@transaction.atomic
def edit(*, claim: Claim, changes: Assertion, by: User, at: datetime) -> Claim:
    """Change what a claim says while readers do not see it; published ones are corrected instead."""
    _require(claim, "edit")
    _apply(claim, changes)
    events.record("claim.edited", claim, by=by, at=at, data={"fields": sorted(changes)})
    return claim


@transaction.atomic
def accept(*, claim: Claim, by: User, at: datetime) -> Claim:
    """It says what the article says."""
    _require(claim, "accept")
    if claim.merged_into_id:
        raise WrongStatus(f"It was merged into claim {claim.merged_into_id}.")
    return _decide(claim, ClaimStatus.ACCEPTED, by=by, at=at, note="")


@transaction.atomic
def reject(*, claim: Claim, reason: str, by: User, at: datetime) -> Claim:
    _require(claim, "reject")
    _require_reason(reason, "/reason")
    return _decide(claim, ClaimStatus.REJECTED, by=by, at=at, note=reason)


@transaction.atomic
def publish(*, claim: Claim, by: User, at: datetime) -> Claim:
    """Show it to readers, and with it the article it stands in."""
    _require(claim, "publish")
    if not claim.attributions.exists():
        raise UnattributedClaim
    claim.status = ClaimStatus.PUBLISHED
    claim.published_at, claim.published_by = at, by
    _save(claim, "status", "published_at", "published_by")
    intake.release(article=claim.article, by=by, at=at)
    events.record("claim.published", claim, by=by, at=at)
    return claim


@transaction.atomic
def correct(*, claim: Claim, changes: Assertion, note: str, by: User, at: datetime) -> Claim:
    """Change what a published claim says, and tell readers so."""
    _require(claim, "correct")
    _require_reason(note, "/note")
    claim.corrected_at, claim.public_note = at, note
    _apply(claim, changes, "corrected_at", "public_note")
    if not claim.attributions.exists():
        raise UnattributedClaim
    events.record("claim.corrected", claim, by=by, at=at, data={"fields": sorted(changes), "note": note})
    return claim


@transaction.atomic
def retract(*, claim: Claim, reason: str, by: User, at: datetime) -> Claim:
    """Withdraw a published claim; it stays readable, marked, with the reason."""
    _require(claim, "retract")
    _require_reason(reason, "/reason")
    claim.status = ClaimStatus.RETRACTED
    claim.retracted_at, claim.retracted_by, claim.public_note = at, by, reason
    _save(claim, "status", "retracted_at", "retracted_by", "public_note")
    events.record("claim.retracted", claim, by=by, at=at, data={"reason": reason})
    return claim


@transaction.atomic
def merge(*, claim: Claim, into: Claim, by: User, at: datetime) -> Claim:
    """`claim` is the same assertion as `into`: it is set aside and its links go over. Returns `into`."""
    _require(claim, "merge")
    if claim.pk == into.pk:
        raise MergedIntoItself
    if into.status == ClaimStatus.REJECTED:
        raise WrongStatus(f"Claim {into.pk} is rejected; merge into one that stands.")
    for link in Link.objects.filter(from_claim=claim) | Link.objects.filter(to_claim=claim):
        _move(link, claim, into)
    claim.merged_into = into
    _decide(claim, ClaimStatus.REJECTED, "merged_into", by=by, at=at, note=f"Merged into claim {into.pk}")
    events.record("claim.merged", claim, by=by, at=at, data={"into": into.pk})
    return into


# --- how ---------------------------------------------------------------------------------------------------------


def _build(version: Version, assertion: Assertion, **columns: Any) -> Claim:
    filled = assertions.columns(assertion)
    filled.setdefault("gaps", [])
    claim = Claim.objects.create(article_id=version.article_id, version=version, **filled, **columns)
    _add_rows(claim, assertion)
    if "gaps" not in assertion:
        claim.gaps = gaps_of(claim)
        Claim.objects.filter(pk=claim.pk).update(gaps=claim.gaps)
    return claim


def gaps_of(claim: Claim) -> list[str]:
    """What the claim does not say and would need, as far as its columns tell."""
    gaps: list[str] = []
    if claim.type:
        if claim.period_kind == "unspecified":
            gaps.append(Gap.PERIOD)
        if claim.type in ("share", "rate") and not claim.of:
            gaps.append(Gap.DENOMINATOR)
    if not claim.attributions.exists():
        gaps.append(Gap.SOURCE)
    return gaps


def _apply(claim: Claim, changes: Assertion, *also: str) -> None:
    filled = assertions.columns(changes)
    for name, value in filled.items():
        setattr(claim, name, value)
    _save(claim, *filled, *also)
    if _replace_rows(claim, changes):
        # the rows are part of what the claim says: whoever read it before must not overwrite it now
        Claim.objects.filter(pk=claim.pk).update(revision=F("revision") + 1)
    claim.refresh_from_db()


def _replace_rows(claim: Claim, parts: Assertion) -> bool:
    if "attributions" in parts:
        claim.attributions.all().delete()
    if "topics" in parts:
        claim.topics.clear()
    _add_rows(claim, parts)
    return "attributions" in parts or "topics" in parts


def _add_rows(claim: Claim, parts: Assertion) -> None:
    Attribution.objects.bulk_create(_rows(claim, parts.get("attributions", ())))
    if topics := parts.get("topics"):
        claim.topics.add(*_distinct(topics))


def _rows(claim: Claim, parts: Iterable[AttributionParts]) -> Iterable[Attribution]:
    for position, part in enumerate(parts):
        yield Attribution(
            claim=claim,
            position=position,
            source=part.source,
            role=part.role,
            mode=part.mode,
            cue=part.cue,
            cue_start=part.cue_start,
            cue_end=part.cue_end,
        )


def _distinct(topics: Iterable[Topic]) -> list[Topic]:
    return list({topic.pk: topic for topic in topics}.values())


def _decide(claim: Claim, status: ClaimStatus, *also: str, by: User, at: datetime, note: str) -> Claim:
    claim.status, claim.decided_at, claim.decided_by, claim.decision_note = status, at, by, note
    _save(claim, "status", "decided_at", "decided_by", "decision_note", *also)
    events.record(f"claim.{status}", claim, by=by, at=at, data={"note": note} if note else {})
    return claim


def _save(claim: Claim, *columns: str) -> None:
    claim.save(update_fields=[*columns, "updated_at"])
    claim.refresh_from_db(fields=["revision", "updated_at"])


def _move(link: Link, claim: Claim, into: Claim) -> None:
    """Point the link at `into`, or drop it where that would be a link to itself or one that is there already."""
    ends = {"from_claim": link.from_claim, "to_claim": link.to_claim}
    ends = {end: into if standing.pk == claim.pk else standing for end, standing in ends.items()}
    is_loop = ends["from_claim"].pk == ends["to_claim"].pk
    if is_loop or Link.objects.filter(**ends).exclude(state="rejected").exclude(pk=link.pk).exists():
        link.delete()
        return
    link.from_claim, link.to_claim = ends["from_claim"], ends["to_claim"]
    link.save(update_fields=["from_claim", "to_claim", "updated_at"])


def _require(claim: Claim, verb: str) -> None:
    allowed = FROM[verb]
    if claim.status not in allowed:
        raise WrongStatus(f"To {verb} a claim it must be {' or '.join(allowed)}; this one is {claim.status}.")


def _require_reason(text: str, pointer: str) -> None:
    if not text.strip():
        raise ReasonRequired(pointer=pointer)
