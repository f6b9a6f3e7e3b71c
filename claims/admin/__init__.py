"""The admin of claims and what they rest on. Django finds it as `claims.admin`."""

from claims.admin.article_claims import ArticleWithClaimsAdmin
from claims.admin.claims import ClaimAdmin
from claims.admin.links import LinkAdmin
from claims.admin.proposals import ProposalAdmin
from claims.admin.record import CheckAdmin, ObservationAdmin, StatisticAdmin
from claims.admin.reviews import ReviewAdmin
from claims.admin.sources import SourceAdmin, TopicAdmin

__all__ = [
    "ArticleWithClaimsAdmin",
    "CheckAdmin",
    "ClaimAdmin",
    "LinkAdmin",
    "ObservationAdmin",
    "ProposalAdmin",
    "ReviewAdmin",
    "SourceAdmin",
    "StatisticAdmin",
    "TopicAdmin",
]
