"""Verbs on reviews and on evidence."""

from datetime import date
from decimal import Decimal

import pytest

from articles.models import Event
from claims import evidence, reviews
from claims.models import Evidence
from tests.factories import ClaimFactory, EvidenceFactory, ReviewFactory, SourceFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


def told():
    event = Event.objects.get()
    assert event.at == NOON
    return event.kind, event.subject_id, event.data


class TestCreateReview:
    def test_stores_it_and_tells(self, editor):
        claim = ClaimFactory()
        fields = {
            "reviewer": SourceFactory(),
            "rating_label": "Mostly true",
            "rating_value": Decimal("3.5"),
            "rating_best": Decimal(5),
            "rating_worst": Decimal(1),
            "reviewed_on": date(2020, 10, 1),
        }

        review = reviews.create(claim=claim, fields=fields, by=editor, at=NOON)

        review.refresh_from_db()
        assert {name: getattr(review, name) for name in fields} == fields
        assert review.origin == "native"
        assert told() == ("review.created", review.pk, {"claim": claim.pk})

    def test_refuses_half_a_scale(self, editor):
        fields = {"reviewer": SourceFactory(), "rating_label": "True", "rating_best": Decimal(5)}

        with refused_by("review_scale_has_both_ends"):
            reviews.create(claim=ClaimFactory(), fields=fields, by=editor, at=NOON)


class TestEditReview:
    def test_changes_it_and_tells_which_fields(self, editor):
        review = ReviewFactory()

        reviews.edit(review=review, changes={"summary": "S", "rating_label": "False"}, by=editor, at=NOON)

        review.refresh_from_db()
        assert (review.summary, review.rating_label, review.revision) == ("S", "False", 2)
        assert told() == ("review.edited", review.pk, {"fields": ["rating_label", "summary"]})


class TestAddEvidence:
    def test_to_a_claim_counts_for_the_claim(self, editor):
        claim = ClaimFactory()
        fields = {"stance": "refutes", "source": SourceFactory(), "passage": "It did not.", "locator": "p. 3"}

        added = evidence.add(claim=claim, fields=fields, by=editor, at=NOON)

        claim.refresh_from_db()
        added.refresh_from_db()
        assert {name: getattr(added, name) for name in fields} == fields
        assert claim.revision == 2
        assert told() == ("claim.evidence_added", claim.pk, {"evidence": added.pk})

    def test_to_a_review_counts_for_the_review(self, editor):
        review = ReviewFactory()
        fields = {"stance": "supports", "source": SourceFactory(), "passage": "It did."}

        added = evidence.add(claim=review.claim, review=review, fields=fields, by=editor, at=NOON)

        review.refresh_from_db()
        review.claim.refresh_from_db()
        assert (review.revision, review.claim.revision) == (2, 1)
        assert told() == ("review.evidence_added", review.pk, {"evidence": added.pk})


class TestEditEvidence:
    def test_changes_it_and_tells_which_fields(self, editor):
        standing = EvidenceFactory()

        evidence.edit(evidence=standing, changes={"stance": "context"}, by=editor, at=NOON)

        standing.refresh_from_db()
        assert standing.stance == "context"
        assert told() == ("claim.evidence_edited", standing.claim_id, {"evidence": standing.pk, "fields": ["stance"]})


class TestRemoveEvidence:
    def test_takes_it_back_and_tells(self, editor):
        standing = EvidenceFactory()
        key = standing.pk

        evidence.remove(evidence=standing, by=editor, at=NOON)

        assert not Evidence.objects.exists()
        assert told() == ("claim.evidence_removed", standing.claim_id, {"evidence": key})
