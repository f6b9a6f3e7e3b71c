"""A POST sent again under the same Idempotency-Key is done once and answered the same."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from articles.models import IdempotentAnswer, Publisher
from claims.models import Source
from tests.api.asking import BASE, problem
from tests.factories import ClaimFactory, UserFactory

KEY = "5b0d6f7e-5c0c-4a53-9f57-6f5b0b8f6c11"


def send(client, body, *, key=KEY, address="sources/"):
    return client.post(f"{BASE}/{address}", body, format="json", headers={"Idempotency-Key": key})


@pytest.mark.django_db
class TestTheSameRequestAgain:
    def test_is_answered_the_same_and_done_once(self, as_curator):
        body = {"kind": "person", "name": "Jane Doe"}

        first, second = send(as_curator, body), send(as_curator, body)

        assert (first.status_code, second.status_code) == (201, 201)
        assert second.content == first.content
        assert (second.headers["ETag"], second.headers["Location"]) == (
            first.headers["ETag"],
            first.headers["Location"],
        )
        assert Source.objects.filter(name="Jane Doe").count() == 1

    def test_says_that_it_was_replayed(self, as_curator):
        body = {"kind": "person", "name": "Jane Doe"}

        first, second = send(as_curator, body), send(as_curator, body)

        assert "Idempotent-Replayed" not in first.headers
        assert second.headers["Idempotent-Replayed"] == "true"

    def test_replays_a_decision_on_a_record(self, as_curator):
        claim = ClaimFactory(status="suggested")
        headers = {"Idempotency-Key": KEY, "If-Match": "*"}

        answers = [as_curator.post(f"{BASE}/claims/{claim.pk}/accept/", headers=headers) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].content == answers[1].content

    def test_with_another_body_is_refused(self, as_curator):
        send(as_curator, {"kind": "person", "name": "Jane Doe"})

        response = send(as_curator, {"kind": "person", "name": "John Doe"})

        assert problem(response) == (422, "idempotency-key-reused")
        assert Source.objects.count() == 1

    def test_to_another_address_is_refused(self, as_curator):
        send(as_curator, {"kind": "person", "name": "Jane Doe"})

        response = send(as_curator, {"name": "Harbor Times"}, address="publishers/")

        assert problem(response) == (422, "idempotency-key-reused")
        assert not Publisher.objects.exists()

    def test_of_another_user_is_another_request(self, as_curator, as_editor):
        body = {"kind": "person", "name": "Jane Doe"}

        send(as_curator, body)
        response = send(as_editor, body)

        assert problem(response) == (409, "duplicate")

    def test_after_a_day_is_a_new_one(self, as_curator):
        body = {"kind": "person", "name": "Jane Doe"}
        send(as_curator, body)
        IdempotentAnswer.objects.update(created_at=timezone.now() - timedelta(hours=25))

        response = send(as_curator, body)

        assert problem(response) == (409, "duplicate")


@pytest.mark.django_db
class TestARefusal:
    def test_is_not_kept(self, as_curator):
        refused = send(as_curator, {"kind": "person", "name": ""})

        mended = send(as_curator, {"kind": "person", "name": "Jane Doe"})

        assert (refused.status_code, mended.status_code) == (422, 201)

    @pytest.mark.parametrize("key", ["", "a b", "x" * 256, "ä"])
    def test_meets_a_key_that_is_none(self, as_curator, key):
        response = send(as_curator, {"kind": "person", "name": "Jane Doe"}, key=key)

        assert problem(response) == (422, "idempotency-key-malformed")
        assert not Source.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestRetriesAtOnce:
    def test_make_one_object_each(self):
        user = UserFactory(role="curator")
        keys, tries = 20, 5

        def sent(key, begin):
            client = APIClient()
            client.force_authenticate(user)
            begin.wait(timeout=30)
            try:
                return send(client, {"kind": "person", "name": f"Person {key}"}, key=f"key-{key}").status_code
            finally:
                connection.close()

        codes = []
        with ThreadPoolExecutor(tries) as pool:
            for key in range(keys):
                begin = Barrier(tries)
                codes += pool.map(lambda _, key=key, begin=begin: sent(key, begin), range(tries))

        assert set(codes) <= {201, 409}
        assert Source.objects.count() == keys
