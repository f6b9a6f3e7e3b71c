"""Adjectives and adverbs that attribute: attitudes ("confident that …") and hearsay ("reportedly")."""

from typing import Final

from claims.language.word_lists import words

ATTITUDE: Final = words(
    """sure certain confident convinced aware hopeful optimistic worried concerned afraid glad happy proud sorry
    skeptical doubtful unsure surprised disappointed willing unwilling eager ready reluctant determined keen"""
)
HEARSAY: Final = words("reportedly allegedly supposedly apparently purportedly seemingly presumably")
