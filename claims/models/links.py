"""How claims hang together."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.history import tracked
from articles.models import Stamped
from articles.triggers import counts_revisions, no_cycle
from claims.choices import LinkKind, LinkState
from claims.models.claims import Claim
from claims.querysets import LinkQuerySet

FORMS_A_CHAIN = "t.kind IN ('repeats', 'derives_from', 'supersedes') AND t.state <> 'rejected'"


@tracked()
class Link(Stamped):
    """`from_claim` repeats, derives from, contradicts or supersedes `to_claim`."""

    from_claim = models.ForeignKey(Claim, models.PROTECT, related_name="links_out")
    to_claim = models.ForeignKey(Claim, models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=20, choices=LinkKind)
    state = models.CharField(max_length=20, choices=LinkState, default=LinkState.SUGGESTED)
    score = models.FloatField(null=True, blank=True, help_text="0 to 1; empty when a person made it")
    reasons: Any = models.JSONField(default=list, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            # links still to decide, the surest first
            models.Index(
                F("score").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(state=LinkState.SUGGESTED),
                name="link_queue",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(from_claim=F("to_claim")), name="link_not_to_itself"),
            models.UniqueConstraint(
                fields=["from_claim", "to_claim"],
                condition=~Q(state=LinkState.REJECTED),
                name="link_one_open_a_pair",
            ),
            models.CheckConstraint(
                condition=Q(state=LinkState.SUGGESTED) | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="link_decided_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=1), name="link_score_between_0_and_1"
            ),
        ]
        triggers: ClassVar = [
            counts_revisions(),
            no_cycle(
                "link_no_circular_chain",
                table="claims_link",
                child="from_claim_id",
                parent="to_claim_id",
                where=FORMS_A_CHAIN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_claim_id} {self.kind} {self.to_claim_id}"
