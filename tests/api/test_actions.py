"""A claim's way: accepted, rejected, published, corrected, retracted, merged, and by whom."""

import pytest

from articles.models import Event
from claims.models import Claim
from tests.api.asking import BASE, act, faults, patch, problem
from tests.factories import ClaimFactory, LinkFactory, SourceFactory

pytestmark = pytest.mark.django_db

STATUSES = ("suggested", "accepted", "published", "retracted", "rejected")
BODIES = {
    "reject": {"reason": "It counts officials."},
    "retract": {"reason": "The source withdrew it."},
    "correct": {"note": "The article was corrected.", "text": "It says otherwise."},
}
ALLOWED = {
    "accept": {"suggested": "accepted", "rejected": "accepted"},
    "reject": {"suggested": "rejected", "accepted": "rejected"},
    "publish": {"accepted": "published"},
    "correct": {"published": "published"},
    "retract": {"published": "retracted"},
}
GOES = [(verb, status, after) for verb, ways in ALLOWED.items() for status, after in ways.items()]
STOPS = [(verb, status) for verb, ways in ALLOWED.items() for status in STATUSES if status not in ways]


class TestAnAction:
    @pytest.mark.parametrize(("verb", "status", "after"), GOES)
    def test_leads_from_a_status_that_allows_it_to_the_next(self, as_editor, editor, verb, status, after):
        claim = ClaimFactory(status=status)

        response = act(as_editor, f"claims/{claim.pk}/", verb, BODIES.get(verb))

        assert (response.status_code, response.json()["status"]) == (200, after)
        assert response.json()["revision"] > claim.revision
        assert Event.objects.filter(subject_id=claim.pk, by=editor).exists()

    @pytest.mark.parametrize(("verb", "status"), STOPS)
    def test_is_refused_from_every_other_status_and_names_those_that_allow_it(self, as_editor, verb, status):
        claim = ClaimFactory(status=status)

        response = act(as_editor, f"claims/{claim.pk}/", verb, BODIES.get(verb))

        assert problem(response) == (409, "wrong-status")
        assert all(allowed in response.json()["detail"] for allowed in ALLOWED[verb])
        assert Claim.objects.get(pk=claim.pk).status == status

    @pytest.mark.parametrize("status", ["published", "retracted", "rejected"])
    def test_of_editing_is_refused_once_readers_saw_it_or_it_was_set_aside(self, as_editor, status):
        claim = ClaimFactory(status=status)

        response = patch(as_editor, f"claims/{claim.pk}/", {"text": "Otherwise."})

        assert problem(response) == (409, "wrong-status")
        assert "suggested or accepted" in response.json()["detail"]

    @pytest.mark.parametrize("verb", ["publish", "correct", "retract"])
    def test_that_readers_see_is_not_a_curators(self, as_curator, verb):
        claim = ClaimFactory(status="accepted" if verb == "publish" else "published")

        response = act(as_curator, f"claims/{claim.pk}/", verb, BODIES.get(verb))

        assert problem(response) == (403, "not-permitted")
        assert "editor" in response.json()["detail"]

    @pytest.mark.parametrize("verb", ["accept", "reject", "merge"])
    def test_among_curators_is_a_curators(self, as_curator, verb):
        claim, other = ClaimFactory.create_batch(2, status="suggested")

        response = act(as_curator, f"claims/{claim.pk}/", verb, BODIES.get(verb) or {"into": other.pk})

        assert response.status_code == 200

    @pytest.mark.parametrize("verb", ["reject", "retract", "correct"])
    @pytest.mark.parametrize("text", [None, "", "  ", 5])
    def test_that_needs_a_reason_is_refused_without(self, as_editor, verb, text):
        claim = ClaimFactory(status="accepted" if verb == "reject" else "published")
        field = "note" if verb == "correct" else "reason"

        response = act(as_editor, f"claims/{claim.pk}/", verb, {field: text})

        assert problem(response)[0] == 422
        assert list(faults(response)) == [f"/{field}"]
        assert Claim.objects.get(pk=claim.pk).status == claim.status


class TestPublishing:
    def test_shows_the_claim_and_its_article_to_readers(self, as_editor, anonymous):
        claim = ClaimFactory()

        act(as_editor, f"claims/{claim.pk}/", "publish")

        assert anonymous.get(f"{BASE}/claims/{claim.pk}/").status_code == 200
        assert anonymous.get(f"{BASE}/articles/{claim.article_id}/").status_code == 200

    def test_refuses_a_claim_without_a_source(self, as_editor, anonymous):
        claim = ClaimFactory(attributions=[])

        response = act(as_editor, f"claims/{claim.pk}/", "publish")

        assert problem(response) == (409, "unattributed-claim")
        assert anonymous.get(f"{BASE}/claims/{claim.pk}/").status_code == 404


class TestCorrecting:
    def test_changes_the_claim_and_tells_readers_so(self, as_editor, anonymous):
        claim = ClaimFactory(status="published")

        act(as_editor, f"claims/{claim.pk}/", "correct", {"note": "It was 71.", "text": "71 percent."})

        body = anonymous.get(f"{BASE}/claims/{claim.pk}/").json()
        assert (body["text"], body["status"]) == ("71 percent.", "published")
        assert (body["notice"]["kind"], body["notice"]["note"]) == ("corrected", "It was 71.")

    def test_refuses_to_take_the_last_source_away(self, as_editor):
        claim = ClaimFactory(status="published")

        response = act(as_editor, f"claims/{claim.pk}/", "correct", {"note": "Unsourced.", "attributions": []})

        assert problem(response) == (409, "unattributed-claim")
        claim.refresh_from_db()
        assert (claim.attributions.count(), claim.public_note) == (1, "")


class TestMerging:
    def test_sets_the_claim_aside_and_answers_the_one_that_stays(self, as_curator):
        claim, stays = ClaimFactory.create_batch(2)
        link = LinkFactory(from_claim=claim)

        response = act(as_curator, f"claims/{claim.pk}/", "merge", {"into": stays.pk})

        claim.refresh_from_db()
        link.refresh_from_db()
        assert response.json()["id"] == stays.pk
        assert (claim.status, claim.merged_into, link.from_claim) == ("rejected", stays, stays)

    def test_into_itself_is_refused(self, as_curator):
        claim = ClaimFactory()

        assert problem(act(as_curator, f"claims/{claim.pk}/", "merge", {"into": claim.pk})) == (
            409,
            "would-form-circle",
        )

    def test_into_a_rejected_claim_is_refused(self, as_curator):
        claim, rejected = ClaimFactory(), ClaimFactory(status="rejected")

        response = act(as_curator, f"claims/{claim.pk}/", "merge", {"into": rejected.pk})

        assert problem(response) == (409, "wrong-status")

    @pytest.mark.parametrize("status", ["published", "retracted", "rejected"])
    def test_is_refused_for_a_claim_that_readers_saw_or_that_was_set_aside(self, as_curator, status):
        claim, stays = ClaimFactory(status=status), ClaimFactory()

        response = act(as_curator, f"claims/{claim.pk}/", "merge", {"into": stays.pk})

        assert problem(response) == (409, "wrong-status")
        assert "suggested or accepted" in response.json()["detail"]

    def test_into_one_that_is_not_there_is_refused(self, as_curator):
        response = act(as_curator, f"claims/{ClaimFactory().pk}/", "merge", {"into": 999_999_999})

        assert problem(response) == (422, "invalid")
        assert "/into" in faults(response)

    def test_is_final(self, as_curator):
        claim = ClaimFactory(status="rejected", merged_into=ClaimFactory())

        response = act(as_curator, f"claims/{claim.pk}/", "accept", match="*")

        assert problem(response) == (409, "wrong-status")


class TestARefusedWrite:
    def test_stores_nothing_of_what_it_had_begun(self, as_editor):
        claim = ClaimFactory(status="accepted")
        position = {"source": SourceFactory().pk, "role": "speaker"}
        before = Claim.objects.filter(pk=claim.pk).values().get()

        # the place's name is missing only to the database: a code needs one, and 0 sources cannot be published
        response = patch(
            as_editor,
            f"claims/{claim.pk}/",
            {
                "text": "Changed.",
                "attributions": [position],
                "figure": {
                    "raw": "70 percent",
                    "comparator": "exactly",
                    "type": "share",
                    "value": "70",
                    "change": None,
                    "low": "3",
                    "high": "2",
                },
            },
        )

        assert problem(response) == (422, "invalid-number")
        assert Claim.objects.filter(pk=claim.pk).values().get() == before
        assert not Event.objects.exists()

    def test_that_the_database_refuses_stores_nothing_either(self, as_curator):
        first = ClaimFactory()
        second = ClaimFactory(version=first.version, quote_exact="The agency")
        sources = list(second.attributions.values())

        response = patch(
            as_curator,
            f"claims/{second.pk}/",
            {"quote": {"exact": first.quote_exact, "start": first.quote_start}, "attributions": [], "text": "Changed."},
        )

        assert problem(response) == (409, "duplicate")
        assert list(second.attributions.values()) == sources
        assert Claim.objects.get(pk=second.pk).text == second.text
        assert not Event.objects.exists()
