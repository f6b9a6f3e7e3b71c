"""Verbs on links between claims."""

import pytest

from articles.models import Event
from claims import links
from tests.factories import ClaimFactory, LinkFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db


class TestCreate:
    def test_is_confirmed_by_its_maker(self, curator):
        one, other = ClaimFactory.create_batch(2)

        link = links.create(from_claim=one, to_claim=other, kind="derives_from", by=curator, at=NOON)

        link.refresh_from_db()
        assert (link.from_claim, link.to_claim, link.kind) == (one, other, "derives_from")
        assert (link.state, link.decided_by, link.decided_at, link.score) == ("confirmed", curator, NOON, None)
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.by, event.at) == ("link.confirmed", link.pk, curator, NOON)

    def test_refuses_a_second_one_of_a_pair(self, curator):
        link = LinkFactory()

        with refused_by("link_one_open_a_pair"):
            links.create(from_claim=link.from_claim, to_claim=link.to_claim, kind="contradicts", by=curator, at=NOON)

    def test_refuses_the_way_back(self, curator):
        link = LinkFactory()

        with refused_by("link_no_circular_chain"):
            links.create(from_claim=link.to_claim, to_claim=link.from_claim, kind="repeats", by=curator, at=NOON)


class TestDecide:
    @pytest.mark.parametrize(
        ("state", "verb", "to_state"),
        [
            ("suggested", links.confirm, "confirmed"),
            ("rejected", links.confirm, "confirmed"),
            ("suggested", links.reject, "rejected"),
            ("confirmed", links.reject, "rejected"),
        ],
    )
    def test_goes_from_every_other_state(self, curator, state, verb, to_state):
        link = LinkFactory(state=state)

        verb(link=link, by=curator, at=NOON)

        link.refresh_from_db()
        assert (link.state, link.decided_by, link.decided_at) == (to_state, curator, NOON)
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.by) == (f"link.{to_state}", link.pk, curator)

    @pytest.mark.parametrize(("verb", "state"), [(links.confirm, "confirmed"), (links.reject, "rejected")])
    def test_refuses_what_was_decided_already(self, curator, verb, state):
        link = LinkFactory(state=state)

        with pytest.raises(links.LinkDecided, match=f"It is {state} already"):
            verb(link=link, by=curator, at=NOON)

        assert not Event.objects.exists()


class TestConfirm:
    def test_refuses_a_rejected_one_beside_an_open_one(self, curator):
        rejected = LinkFactory(state="rejected")
        LinkFactory(from_claim=rejected.from_claim, to_claim=rejected.to_claim)

        with refused_by("link_one_open_a_pair"):
            links.confirm(link=rejected, by=curator, at=NOON)
