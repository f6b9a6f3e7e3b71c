"""How much a sentence is worth checking: a score by which suggestions are ordered, with reasons a "
"curator can read."""

from claims.worth.scoring import Worth, score

__all__ = ["Worth", "score"]
