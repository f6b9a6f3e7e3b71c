"""From which status each verb goes, where it leads, and what it records."""

import pytest

from articles.models import Event
from claims import curation
from claims.choices import ClaimStatus
from claims.models import Claim
from tests.factories import ClaimFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


def run(verb, claim, by):
    """The verb with the least that it needs."""
    needs = {
        "reject": {"reason": "Not a claim."},
        "retract": {"reason": "The agency withdrew it."},
        "correct": {"note": "A typing error.", "changes": {"text": "Corrected."}},
        "edit": {"changes": {"text": "Edited."}},
    }
    if verb == "merge":
        needs["merge"] = {"into": ClaimFactory()}
    return getattr(curation, verb)(claim=claim, by=by, at=NOON, **needs.get(verb, {}))


TABLE = [(verb, status) for verb in curation.FROM for status in ClaimStatus.values]
ALLOWED = [(verb, status) for verb, status in TABLE if status in curation.FROM[verb]]
REFUSED = [(verb, status) for verb, status in TABLE if status not in curation.FROM[verb]]
LEADS_TO = {
    "accept": "accepted",
    "reject": "rejected",
    "publish": "published",
    "retract": "retracted",
    "correct": "published",
    "merge": "rejected",
}


class TestVerb:
    def test_is_allowed_from_these_statuses(self):
        assert curation.FROM == {
            "accept": ("suggested", "rejected"),
            "reject": ("suggested", "accepted"),
            "publish": ("accepted",),
            "correct": ("published",),
            "retract": ("published",),
            "edit": ("suggested", "accepted"),
            "merge": ("suggested", "accepted"),
        }

    @pytest.mark.parametrize(("verb", "status"), ALLOWED)
    def test_leads_to_its_status(self, editor, verb, status):
        claim = ClaimFactory(status=status)

        run(verb, claim, editor)

        claim.refresh_from_db()
        assert claim.status == LEADS_TO.get(verb, status)

    @pytest.mark.parametrize(("verb", "status"), ALLOWED)
    def test_raises_the_revision_and_leaves_the_instance_fresh(self, editor, verb, status):
        claim = ClaimFactory(status=status)

        run(verb, claim, editor)

        stored = Claim.objects.get(pk=claim.pk)
        assert stored.revision > 1
        assert (claim.revision, claim.updated_at) == (stored.revision, stored.updated_at)

    @pytest.mark.parametrize(("verb", "status"), REFUSED)
    def test_refuses_any_other_status(self, editor, verb, status):
        claim = ClaimFactory(status=status)

        with pytest.raises(curation.WrongStatus) as caught:
            run(verb, claim, editor)

        assert caught.value.code == "wrong-status"
        assert caught.value.detail == (
            f"To {verb} a claim it must be {' or '.join(curation.FROM[verb])}; this one is {status}."
        )

    @pytest.mark.parametrize(("verb", "status"), REFUSED)
    def test_changes_and_tells_nothing_when_it_refuses(self, editor, verb, status):
        claim = ClaimFactory(status=status)

        with pytest.raises(curation.WrongStatus):
            run(verb, claim, editor)

        stored = Claim.objects.get(pk=claim.pk)
        assert (stored.status, stored.revision) == (status, 1)
        assert not Event.objects.exists()

    @pytest.mark.parametrize(
        ("verb", "kinds"),
        [
            ("accept", ["claim.accepted"]),
            ("reject", ["claim.rejected"]),
            ("publish", ["article.released", "claim.published"]),
            ("correct", ["claim.corrected"]),
            ("retract", ["claim.retracted"]),
            ("edit", ["claim.edited"]),
            ("merge", ["claim.rejected", "claim.merged"]),
        ],
    )
    def test_records_what_happened_with_who_and_when(self, editor, verb, kinds):
        claim = ClaimFactory(status=curation.FROM[verb][0])

        run(verb, claim, editor)

        told = Event.objects.order_by("pk")
        assert [event.kind for event in told] == kinds
        assert {(event.by, event.at) for event in told} == {(editor, NOON)}
        assert (told.last().subject_type, told.last().subject_id) == ("claim", claim.pk)


class TestAccept:
    def test_keeps_who_and_when(self, curator):
        claim = ClaimFactory(status="suggested")

        curation.accept(claim=claim, by=curator, at=NOON)

        claim.refresh_from_db()
        assert (claim.decided_by, claim.decided_at) == (curator, NOON)

    def test_forgets_why_it_was_rejected(self, curator):
        claim = ClaimFactory(status="rejected", decision_note="Not a claim.")

        curation.accept(claim=claim, by=curator, at=NOON)

        assert claim.decision_note == ""

    def test_refuses_a_claim_that_was_merged(self, curator):
        claim, into = ClaimFactory.create_batch(2)
        curation.merge(claim=claim, into=into, by=curator, at=NOON)

        with pytest.raises(curation.WrongStatus, match=f"merged into claim {into.pk}"):
            curation.accept(claim=claim, by=curator, at=NOON)

    def test_refuses_a_rejected_claim_whose_place_is_taken(self, curator):
        rejected = ClaimFactory(status="rejected")
        ClaimFactory(version=rejected.version)

        with refused_by("claim_one_open_at_a_place"):
            curation.accept(claim=rejected, by=curator, at=NOON)


class TestReject:
    def test_keeps_who_when_and_why(self, curator):
        claim = ClaimFactory(status="suggested")

        curation.reject(claim=claim, reason="Not a claim.", by=curator, at=NOON)

        claim.refresh_from_db()
        assert (claim.decided_by, claim.decided_at, claim.decision_note) == (curator, NOON, "Not a claim.")
        assert Event.objects.get().data == {"note": "Not a claim."}

    @pytest.mark.parametrize("reason", ["", " \n"])
    def test_asks_for_a_reason(self, curator, reason):
        with pytest.raises(curation.ReasonRequired) as caught:
            curation.reject(claim=ClaimFactory(), reason=reason, by=curator, at=NOON)

        assert (caught.value.code, caught.value.pointer) == ("reason-required", "/reason")


class TestPublish:
    def test_keeps_who_and_when_and_who_decided(self, curator, editor):
        claim = ClaimFactory(status="suggested")
        curation.accept(claim=claim, by=curator, at=NOON)

        curation.publish(claim=claim, by=editor, at=NOON)

        claim.refresh_from_db()
        assert (claim.published_by, claim.published_at, claim.decided_by) == (editor, NOON, curator)

    def test_refuses_a_claim_without_sources(self, editor):
        claim = ClaimFactory(attributions=[])

        with pytest.raises(curation.UnattributedClaim) as caught:
            curation.publish(claim=claim, by=editor, at=NOON)

        assert caught.value.code == "unattributed-claim"
        assert caught.value.detail == "A claim needs at least one source before it can be published."

    def test_releases_the_article_the_first_time(self, editor):
        first = ClaimFactory()
        second = ClaimFactory(version__article=first.article)
        for claim in (first, second):
            curation.publish(claim=claim, by=editor, at=NOON)

        first.article.refresh_from_db()
        assert first.article.released_at == NOON
        assert Event.objects.filter(kind="article.released").count() == 1


class TestRetract:
    def test_keeps_who_when_and_what_readers_are_told(self, editor):
        claim = ClaimFactory(status="published")

        curation.retract(claim=claim, reason="The agency withdrew it.", by=editor, at=NOON)

        claim.refresh_from_db()
        assert (claim.retracted_by, claim.retracted_at) == (editor, NOON)
        assert claim.public_note == "The agency withdrew it."
        assert Event.objects.get().data == {"reason": "The agency withdrew it."}

    def test_leaves_it_readable(self, editor, reader):
        claim = ClaimFactory(status="published")

        curation.retract(claim=claim, reason="Wrong.", by=editor, at=NOON)

        assert Claim.objects.visible_to(reader).get() == claim
        assert claim.is_public

    @pytest.mark.parametrize("reason", ["", "\t"])
    def test_asks_for_a_reason(self, editor, reason):
        with pytest.raises(curation.ReasonRequired) as caught:
            curation.retract(claim=ClaimFactory(status="published"), reason=reason, by=editor, at=NOON)

        assert caught.value.pointer == "/reason"
