"""Deciding on claims in the admin: by the verbs, for those who may, each claim by itself."""

import pytest
from django.urls import reverse

from articles.models import Event
from claims.models import Claim
from tests.admin.forms import change_url, faults, filled, page_of, run, save, told
from tests.factories import ClaimFactory


def status(claim):
    return Claim.objects.values_list("status", flat=True).get(pk=claim.pk)


def deeds(claim):
    """The kinds of the claim's events, and who did them."""
    events = Event.objects.filter(subject_type="claim", subject_id=claim.pk).order_by("id")
    return [(event.kind, event.by and event.by.username) for event in events]


def offered(client, address):
    """The names of the buttons on a claim's page."""
    context = client.get(address).context
    beside_save = [button.description for button in context["actions_submit_line"]]
    return {button["title"] for button in context["actions_detail"]} | set(beside_save)


class TestList:
    def test_accepts_what_is_chosen(self, as_curator):
        one, other = ClaimFactory(status="suggested"), ClaimFactory(status="suggested")

        response = run(as_curator, "accept_selected", one, other)

        assert [status(one), status(other)] == ["accepted", "accepted"]
        assert deeds(one) == [("claim.accepted", "curator")]
        assert told(response) == "2 claims are accepted."

    def test_asks_for_a_reason_before_rejecting(self, as_curator):
        claim = ClaimFactory(status="suggested")

        page = run(as_curator, "reject_selected", claim)

        assert status(claim) == "suggested"
        assert "Why does it not say what the article says?" in page.content.decode()

    def test_rejects_with_the_reason(self, as_curator):
        claim = ClaimFactory(status="suggested")

        run(as_curator, "reject_selected", claim, reason="The article says 17 percent.")

        claim.refresh_from_db()
        assert (claim.status, claim.decision_note) == ("rejected", "The article says 17 percent.")
        assert deeds(claim) == [("claim.rejected", "curator")]

    def test_asks_again_when_the_reason_is_empty(self, as_curator):
        claim = ClaimFactory(status="suggested")

        page = run(as_curator, "reject_selected", claim, reason="  ")

        assert status(claim) == "suggested"
        assert "This field is required." in page.content.decode()

    def test_publishes_for_an_editor(self, as_editor):
        claim = ClaimFactory()

        response = run(as_editor, "publish_selected", claim)

        assert status(claim) == "published"
        assert told(response) == "“70 percent” is published."

    def test_retracts_with_the_words_that_readers_see(self, as_editor):
        claim = ClaimFactory(status="published")

        run(as_editor, "retract_selected", claim, reason="The agency withdrew it.")

        claim.refresh_from_db()
        assert (claim.status, claim.public_note) == ("retracted", "The agency withdrew it.")

    def test_leaves_the_others_done_when_one_is_refused(self, as_editor):
        good, unattributed = ClaimFactory(), ClaimFactory(attributions=[])

        response = run(as_editor, "publish_selected", good, unattributed)

        assert [status(good), status(unattributed)] == ["published", "accepted"]
        assert "“70 percent” is published." in told(response)

    def test_names_the_refused_claim_and_says_what_to_do(self, as_editor):
        claim = ClaimFactory(raw="a dozen", attributions=[])

        message = told(run(as_editor, "publish_selected", claim))

        assert "a dozen" in message
        assert change_url(claim) in message
        assert "say under Attributions who says it" in message

    @pytest.mark.parametrize(
        ("action", "from_status", "advice"),
        [
            ("publish_selected", "suggested", "Accept it first."),
            ("publish_selected", "retracted", "Make a new claim of what holds."),
            ("accept_selected", "published", "Nothing needs doing: readers see it."),
            ("accept_selected", "accepted", "Nothing needs doing."),
        ],
    )
    def test_advises_by_the_status_that_the_claim_has(self, as_editor, action, from_status, advice):
        claim = ClaimFactory(status=from_status)

        message = told(run(as_editor, action, claim))

        assert advice in message
        assert status(claim) == from_status

    def test_advises_to_retract_what_can_no_longer_be_rejected(self, as_editor):
        claim = ClaimFactory(status="published")

        message = told(run(as_editor, "reject_selected", claim, reason="Wrong."))

        assert "Retract it instead" in message

    def test_says_beforehand_which_of_the_chosen_will_be_left(self, as_editor):
        claim = ClaimFactory(status="published")

        page = run(as_editor, "reject_selected", claim)

        assert "It is published and cannot be rejected" in page.content.decode()


class TestPage:
    def test_accepts_and_saves_in_one_go(self, as_curator):
        claim = ClaimFactory(status="suggested")

        save(as_curator, change_url(claim), {"counted": "arrests"}, claims_claim_accept="")

        claim.refresh_from_db()
        assert (claim.status, claim.counted) == ("accepted", "arrests")
        assert deeds(claim) == [("claim.edited", "curator"), ("claim.accepted", "curator")]

    def test_edits_nothing_when_a_claim_is_only_accepted(self, as_curator):
        claim = ClaimFactory(status="suggested")

        response = save(as_curator, change_url(claim), claims_claim_accept="")

        assert deeds(claim) == [("claim.accepted", "curator")]
        assert told(response) == "“70 percent” is accepted."

    def test_accepts_a_rejected_claim_after_all(self, as_curator):
        claim = ClaimFactory(status="rejected")

        as_curator.post(change_url(claim), {"claims_claim_accept": ""})

        assert status(claim) == "accepted"

    def test_publishes_for_an_editor(self, as_editor):
        claim = ClaimFactory()

        save(as_editor, change_url(claim), claims_claim_publish="")

        assert status(claim) == "published"

    def test_shows_why_publishing_was_refused_and_saves_nothing(self, as_editor):
        claim = ClaimFactory(attributions=[])

        response = save(as_editor, change_url(claim), {"counted": "arrests"}, claims_claim_publish="")

        claim.refresh_from_db()
        assert (claim.status, claim.counted) == ("accepted", None)
        assert "needs at least one source" in faults(response)

    def test_rejects_from_a_page_of_its_own(self, as_curator):
        claim = ClaimFactory(status="suggested")
        address = reverse("admin:claims_claim_reject", args=[claim.pk])
        hidden = dict(as_curator.get(address).context["hidden"])

        as_curator.post(address, hidden | {"reason": "The article says 17 percent."})

        assert status(claim) == "rejected"

    def test_does_not_reject_a_claim_that_was_changed_since(self, as_curator):
        claim = ClaimFactory(status="suggested")
        address = reverse("admin:claims_claim_reject", args=[claim.pk])
        hidden = dict(as_curator.get(address).context["hidden"])
        Claim.objects.filter(pk=claim.pk).update(counted="arrests")

        response = as_curator.post(address, hidden | {"reason": "It counts nothing."}, follow=True)

        assert status(claim) == "suggested"
        assert "Somebody changed it since you opened it" in told(response)

    def test_decides_nothing_by_being_opened(self, as_editor):
        claim = ClaimFactory(status="published")

        for deed in ("reject", "retract", "correct"):
            as_editor.get(reverse(f"admin:claims_claim_{deed}", args=[claim.pk]))

        assert status(claim) == "published"

    @pytest.mark.parametrize(
        ("from_status", "buttons"),
        [
            ("suggested", {"Accept", "Reject"}),
            ("accepted", {"Publish", "Reject"}),
            ("published", {"Retract", "Correct"}),
            ("rejected", {"Accept"}),
            ("retracted", set()),
        ],
    )
    def test_offers_what_goes_from_the_status(self, as_editor, from_status, buttons):
        claim = ClaimFactory(status=from_status)

        assert offered(as_editor, change_url(claim)) == buttons


class TestCurator:
    def test_is_not_offered_to_publish_or_retract(self, as_curator):
        accepted, published = ClaimFactory(), ClaimFactory(status="published")
        actions = dict(as_curator.get(page_of(Claim)).context["action_form"].fields["action"].choices)

        assert {"publish_selected", "retract_selected"}.isdisjoint(actions)
        assert offered(as_curator, change_url(accepted)) == {"Reject"}
        assert offered(as_curator, change_url(published)) == set()

    def test_cannot_publish_by_a_made_up_request(self, as_curator):
        claim = ClaimFactory()

        run(as_curator, "publish_selected", claim)
        sent = filled(as_curator, change_url(claim)) | {"claims_claim_publish": ""}
        response = as_curator.post(change_url(claim), sent)

        assert response.status_code == 403
        assert status(claim) == "accepted"

    @pytest.mark.parametrize("deed", ["retract", "correct"])
    def test_cannot_open_the_editors_pages(self, as_curator, deed):
        claim = ClaimFactory(status="published")

        response = as_curator.get(reverse(f"admin:claims_claim_{deed}", args=[claim.pk]))

        assert response.status_code == 403

    def test_cannot_correct_by_a_made_up_address(self, as_curator):
        claim = ClaimFactory(status="published")

        response = as_curator.post(f"{change_url(claim)}?correct=1", {"text": "Another.", "note": "Ha."})

        assert response.status_code == 403
