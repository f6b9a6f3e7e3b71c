"""What articles assert, who says it, and whether it holds."""

from claims.models.attributions import Attribution
from claims.models.claims import Claim
from claims.models.links import Link
from claims.models.proposals import Proposal
from claims.models.reviews import Check, Evidence, Review
from claims.models.sources import Source
from claims.models.statistics import Observation, Statistic
from claims.models.topics import ClaimTopic, Topic

__all__ = [
    "Attribution",
    "Check",
    "Claim",
    "ClaimTopic",
    "Evidence",
    "Link",
    "Observation",
    "Proposal",
    "Review",
    "Source",
    "Statistic",
    "Topic",
]
