"""What a newer reading would change of claims that people decided on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from claims.models.claims import Claim


class ProposalState(models.TextChoices):
    OPEN = "open", "Open"
    TAKEN = "taken", "Taken"
    DISMISSED = "dismissed", "Dismissed"


class Proposal(models.Model):
    """A newer extractor reads a decided claim otherwise. Nothing is changed by it: a curator takes it or not."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="proposals")
    extractor = models.CharField(max_length=50)
    differences: Any = models.JSONField(help_text="Column → [what stands, what the extractor reads]")
    state = models.CharField(max_length=20, choices=ProposalState, default=ProposalState.OPEN)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "extractor"], name="proposal_once_a_claim_and_extractor"),
            models.CheckConstraint(condition=~Q(differences={}), name="proposal_proposes_something"),
        ]

    def __str__(self) -> str:
        return f"{self.extractor} reads claim {self.claim_id} otherwise"
