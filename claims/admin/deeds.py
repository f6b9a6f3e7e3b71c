"""What can be decided about a claim, each with the verb that does it, who may, and how it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from articles.errors import DomainError
from articles.roles import EDITOR, STAFF_ROLES
from claims import curation
from claims.choices import ClaimStatus
from claims.models import Claim


@dataclass(frozen=True, slots=True)
class Deed:
    """`asks` is the question of the page that takes the reason; empty when no reason is needed."""

    name: str
    verb: Callable[..., Claim]
    past: str
    roles: tuple[str, ...]
    asks: str = ""

    def allows(self, claim: Claim) -> bool:
        """Whether it goes from the claim's status, by the verbs' own table."""
        return claim.status in curation.FROM[self.name] and not claim.merged_into_id

    def remedy(self, claim: Claim, error: DomainError) -> str:
        """What to do about a refusal."""
        if isinstance(error, curation.UnattributedClaim):
            return "Open it, say under Attributions who says it, and publish it then."
        if isinstance(error, curation.WrongStatus):
            return _INSTEAD.get((self.name, claim.status), "Nothing needs doing.")
        return ""


_INSTEAD: dict[tuple[str, str], str] = {
    ("accept", ClaimStatus.PUBLISHED): "Nothing needs doing: readers see it.",
    ("accept", ClaimStatus.REJECTED): "Work on the claim that it was merged into.",
    ("reject", ClaimStatus.PUBLISHED): "Retract it instead, so that its readers learn of it.",
    ("publish", ClaimStatus.SUGGESTED): "Accept it first.",
    ("publish", ClaimStatus.REJECTED): "Accept it first, if it was rejected by mistake.",
    ("publish", ClaimStatus.RETRACTED): "Make a new claim of what holds.",
    ("retract", ClaimStatus.SUGGESTED): "Reject it instead: no reader has seen it.",
    ("retract", ClaimStatus.ACCEPTED): "Reject it instead: no reader has seen it.",
}

ACCEPT = Deed("accept", curation.accept, "accepted", STAFF_ROLES)
REJECT = Deed("reject", curation.reject, "rejected", STAFF_ROLES, asks="Why does it not say what the article says?")
PUBLISH = Deed("publish", curation.publish, "published", (EDITOR,))
RETRACT = Deed("retract", curation.retract, "retracted", (EDITOR,), asks="What are its readers told?")
