"""Topics, sources and links between claims lead somewhere, and never back."""

from itertools import pairwise

import pytest

from tests.factories import ClaimFactory, LinkFactory, SourceFactory, TopicFactory
from tests.rules import HasNoCircles, Tree, decided, refused_by

pytestmark = pytest.mark.django_db

CHAIN = "link_no_circular_chain"
CHAIN_KINDS = ("repeats", "derives_from", "supersedes")

TREES = [
    Tree("source_not_affiliated_with_itself", SourceFactory, "affiliation"),
    Tree("source_not_merged_in_a_circle", SourceFactory, "merged_into"),
    Tree("topic_not_below_itself", TopicFactory, "parent"),
    Tree("topic_not_merged_in_a_circle", TopicFactory, "merged_into"),
]


@pytest.mark.parametrize("tree", TREES, ids=str)
class TestTree(HasNoCircles):
    pass


def link(one, other, kind="repeats", **columns):
    return LinkFactory(from_claim=one, to_claim=other, kind=kind, **columns)


class TestChainOfLinks:
    @pytest.mark.parametrize("kind", CHAIN_KINDS)
    def test_refuses_a_claim_that_leads_to_itself(self, kind):
        claim = ClaimFactory()

        with refused_by(CHAIN):
            link(claim, claim, kind)

    @pytest.mark.parametrize("kind", CHAIN_KINDS)
    @pytest.mark.parametrize("back", CHAIN_KINDS)
    def test_refuses_the_way_back_of_any_kind(self, kind, back):
        one, two = ClaimFactory.create_batch(2)
        link(one, two, kind)

        with refused_by(CHAIN):
            link(two, one, back)

    def test_refuses_a_long_way_round(self):
        claims = ClaimFactory.create_batch(4)
        for claim, following in pairwise(claims):
            link(claim, following)

        with refused_by(CHAIN):
            link(claims[-1], claims[0])

    def test_refuses_an_update_that_closes_a_circle(self):
        one, two, three = ClaimFactory.create_batch(3)
        link(one, two)
        elsewhere = link(two, three)

        with refused_by(CHAIN):
            type(elsewhere).objects.filter(pk=elsewhere.pk).update(to_claim=one)

    def test_refuses_a_contradiction_that_becomes_a_repeat(self):
        one, two = ClaimFactory.create_batch(2)
        link(one, two)
        contradiction = link(two, one, "contradicts")

        with refused_by(CHAIN):
            type(contradiction).objects.filter(pk=contradiction.pk).update(kind="repeats")

    def test_refuses_to_bring_a_rejected_link_back_into_a_circle(self):
        one, two = ClaimFactory.create_batch(2)
        rejected = link(two, one, state="rejected")
        link(one, two)

        with refused_by(CHAIN):
            type(rejected).objects.filter(pk=rejected.pk).update(state="confirmed", **decided())

    def test_allows_two_ways_to_one_origin(self):
        last, left, right, origin = ClaimFactory.create_batch(4)

        links = [link(last, left), link(last, right), link(left, origin), link(right, origin)]

        assert all(each.pk for each in links)

    def test_allows_two_claims_to_contradict_each_other(self):
        one, two = ClaimFactory.create_batch(2)
        link(one, two, "contradicts")

        back = link(two, one, "contradicts")

        assert back.pk

    def test_forgets_a_rejected_link(self):
        one, two = ClaimFactory.create_batch(2)
        link(one, two, state="rejected")

        back = link(two, one)

        assert back.pk
