"""A claim merged into another: set aside, its links moved."""

import pytest

from articles.models import Event
from claims import curation
from claims.models import Claim, Link
from tests.factories import ClaimFactory, LinkFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return ClaimFactory()


@pytest.fixture
def into():
    return ClaimFactory()


def link(one, other, **columns):
    return LinkFactory(from_claim=one, to_claim=other, **columns)


def links():
    return [(each.from_claim, each.to_claim, each.kind) for each in Link.objects.order_by("pk")]


class TestMerge:
    def test_sets_the_claim_aside_and_answers_the_other(self, curator, claim, into):
        merged = curation.merge(claim=claim, into=into, by=curator, at=NOON)

        claim.refresh_from_db()
        assert merged == into
        assert (claim.status, claim.merged_into, claim.decision_note) == (
            "rejected",
            into,
            f"Merged into claim {into.pk}",
        )
        assert (claim.decided_by, claim.decided_at) == (curator, NOON)
        assert Event.objects.get(kind="claim.merged").data == {"into": into.pk}

    def test_frees_its_place(self, curator, claim, into):
        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        again = ClaimFactory(version=claim.version)

        assert again.quote_start == claim.quote_start

    @pytest.mark.parametrize("status", ["suggested", "accepted", "published", "retracted"])
    def test_goes_into_a_claim_that_stands(self, curator, claim, status):
        into = ClaimFactory(status=status)

        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        assert Claim.objects.get(pk=into.pk).status == status

    def test_refuses_a_claim_that_was_rejected(self, curator, claim):
        into = ClaimFactory(status="rejected")

        with pytest.raises(curation.WrongStatus, match=f"Claim {into.pk} is rejected"):
            curation.merge(claim=claim, into=into, by=curator, at=NOON)

    def test_refuses_the_claim_itself(self, curator, claim):
        with pytest.raises(curation.MergedIntoItself) as caught:
            curation.merge(claim=claim, into=claim, by=curator, at=NOON)

        assert caught.value.code == "would-form-circle"


class TestLinksOfAMergedClaim:
    def test_go_over_either_way(self, curator, claim, into):
        before, after = ClaimFactory.create_batch(2)
        link(before, claim)
        link(claim, after, kind="derives_from")

        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        assert links() == [(before, into, "repeats"), (into, after, "derives_from")]

    def test_are_dropped_where_they_would_lead_to_itself(self, curator, claim, into):
        link(claim, into)

        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        assert links() == []

    def test_are_dropped_where_one_is_there_already(self, curator, claim, into):
        origin = ClaimFactory()
        kept = link(into, origin, kind="derives_from")
        link(claim, origin)

        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        assert list(Link.objects.all()) == [kept]

    def test_go_over_beside_a_rejected_one(self, curator, claim, into):
        origin = ClaimFactory()
        link(into, origin, state="rejected")
        moved = link(claim, origin)

        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        moved.refresh_from_db()
        assert moved.from_claim == into

    def test_keep_what_was_decided_of_them(self, curator, claim, into):
        moved = link(claim, ClaimFactory(), state="confirmed", score=0.5)

        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        moved.refresh_from_db()
        assert (moved.state, moved.score, moved.decided_at) == ("confirmed", 0.5, NOON)

    @pytest.mark.parametrize("closing", ["repeats", "derives_from", "supersedes"])
    def test_are_refused_where_they_would_close_a_circle(self, curator, claim, into, closing):
        between = ClaimFactory()
        link(claim, between)
        link(between, into, kind=closing)

        with refused_by("link_no_circular_chain"):
            curation.merge(claim=claim, into=into, by=curator, at=NOON)

        assert links() == [(claim, between, "repeats"), (between, into, closing)]
        assert Claim.objects.get(pk=claim.pk).status == "accepted"
