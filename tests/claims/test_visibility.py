"""Who sees which claim, link, check, review and source: readers what is public, curators and editors all."""

import pytest
from django.contrib.auth.models import AnonymousUser

from claims.choices import ClaimStatus, LinkState
from claims.models import Check, Claim, Link, Review, Source
from tests.factories import (
    CheckFactory,
    ClaimFactory,
    EvidenceFactory,
    LinkFactory,
    ObservationFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
)

pytestmark = pytest.mark.django_db

READERS = ("anonymous", "nobody", "reader", "inactive_curator")
STAFF = ("curator", "editor", "superuser")
PUBLIC = {"published", "retracted"}


@pytest.fixture(params=[*READERS, *STAFF])
def actor(request):
    if request.param == "nobody":
        return None
    return AnonymousUser() if request.param == "anonymous" else request.getfixturevalue(request.param)


@pytest.fixture
def sees_all(request):
    return request.node.callspec.params["actor"] in STAFF


def is_seen(row, actor):
    return type(row).objects.visible_to(actor).filter(pk=row.pk).exists()


@pytest.mark.parametrize("status", ClaimStatus.values)
class TestByStatusOfTheClaim:
    def test_claims_are_seen(self, actor, sees_all, status):
        claim = ClaimFactory(status=status)

        assert is_seen(claim, actor) == (sees_all or status in PUBLIC)

    @pytest.mark.parametrize("factory", [CheckFactory, ReviewFactory])
    def test_checks_and_reviews_are_seen(self, actor, sees_all, status, factory):
        row = factory(claim=ClaimFactory(status=status))

        assert is_seen(row, actor) == (sees_all or status in PUBLIC)

    def test_sources_that_say_it_are_seen(self, actor, sees_all, status):
        source = SourceFactory()
        ClaimFactory(status=status, attributions=[SourceFactory(), source])

        assert is_seen(source, actor) == (sees_all or status in PUBLIC)

    def test_affiliations_of_those_sources_are_seen(self, actor, sees_all, status):
        agency = SourceFactory()
        ClaimFactory(status=status, attributions=[SourceFactory(kind="person", affiliation=agency)])

        assert is_seen(agency, actor) == (sees_all or status in PUBLIC)

    def test_reviewers_of_it_are_seen(self, actor, sees_all, status):
        reviewer = ReviewFactory(claim=ClaimFactory(status=status)).reviewer

        assert is_seen(reviewer, actor) == (sees_all or status in PUBLIC)


@pytest.mark.parametrize("state", LinkState.values)
@pytest.mark.parametrize(
    ("from_status", "to_status"),
    [
        ("published", "published"),
        ("published", "retracted"),
        ("published", "accepted"),
        ("suggested", "published"),
        ("rejected", "rejected"),
    ],
)
class TestLinks:
    def test_are_seen_when_confirmed_between_two_public_claims(self, actor, sees_all, state, from_status, to_status):
        link = LinkFactory(
            state=state,
            from_claim=ClaimFactory(status=from_status),
            to_claim=ClaimFactory(status=to_status),
        )

        assert is_seen(link, actor) == (sees_all or (state == "confirmed" and {from_status, to_status} <= PUBLIC))


class TestSources:
    def test_of_record_are_seen_by_all(self, actor):
        statistic = StatisticFactory()

        assert is_seen(statistic.source, actor)

    def test_of_observations_are_seen_by_all(self, actor):
        observation = ObservationFactory(source=SourceFactory())

        assert is_seen(observation.source, actor)

    def test_that_nothing_public_rests_on_are_seen_by_staff_only(self, actor, sees_all):
        source = SourceFactory()

        assert is_seen(source, actor) == sees_all

    def test_are_listed_once_however_much_rests_on_them(self, actor):
        source = SourceFactory()
        for _ in range(2):
            ClaimFactory(status="published", attributions=[source])
            ObservationFactory(source=source)

        assert Source.objects.visible_to(actor).filter(pk=source.pk).count() == 1


class TestLists:
    def test_of_a_reader_hold_what_is_public_and_nothing_else(self, reader):
        for status in ClaimStatus.values:
            claim = ClaimFactory(status=status)
            CheckFactory(claim=claim)
            ReviewFactory(claim=claim)
            EvidenceFactory(claim=claim)

        statuses = {
            model: set(model.objects.visible_to(reader).values_list(column, flat=True))
            for model, column in ((Claim, "status"), (Check, "claim__status"), (Review, "claim__status"))
        }

        assert set(map(frozenset, statuses.values())) == {frozenset(PUBLIC)}
        assert not Link.objects.visible_to(reader).exists()

    def test_of_undecided_claims_hold_suggestions_only(self):
        suggested = ClaimFactory(status="suggested")
        ClaimFactory(status="accepted")

        assert list(Claim.objects.undecided()) == [suggested]

    def test_of_current_sources_leave_out_those_merged(self):
        into = SourceFactory()
        SourceFactory(merged_into=into)

        assert list(Source.objects.current()) == [into]


class TestWithParts:
    def test_takes_a_number_of_queries_that_does_not_grow(self, django_assert_num_queries):
        for _ in range(3):
            claim = ClaimFactory()
            CheckFactory(claim=claim)
            ReviewFactory(claim=claim)

        with django_assert_num_queries(5):
            for claim in Claim.objects.with_parts():
                assert claim.article.publisher.name
                assert [part.source.name for part in claim.attributions.all()]
                assert [check.observation.value for check in claim.checks.all()]
                assert [review.reviewer.name for review in claim.reviews.all()]
                assert not claim.topics.all()
