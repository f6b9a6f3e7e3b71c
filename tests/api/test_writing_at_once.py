"""Two people write at the same moment: one of them wins, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.models import Article
from claims.models import Claim, Topic
from tests.api.asking import BASE, etag
from tests.api.conftest import with_token
from tests.factories import ClaimFactory, TopicFactory, UserFactory, VersionFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count, ask):
    """The statuses of `ask(number)` for each number, all asked at the same moment, each on its own connection."""
    barrier = Barrier(count)

    def one(number):
        try:
            barrier.wait(10)
            return ask(number).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return sorted(pool.map(one, range(count)))


@pytest.fixture
def clients():
    return [with_token(UserFactory(role="editor")) for _ in range(4)]


class TestTwoPatches:
    def test_of_the_same_revision_are_one_change_and_one_refusal(self, clients):
        topic = TopicFactory(name="As read")
        match = etag(clients[0], f"topics/{topic.pk}/")

        statuses = at_once(
            2,
            lambda number: clients[number].patch(
                f"{BASE}/topics/{topic.pk}/", {"name": f"By {number}"}, format="json", headers={"If-Match": match}
            ),
        )

        assert statuses == [200, 412]
        changed = Topic.objects.get(pk=topic.pk)
        assert (changed.revision, changed.name.startswith("By ")) == (topic.revision + 1, True)

    def test_of_a_claims_parts_are_one_change_too(self, clients):
        claim = ClaimFactory()
        match = etag(clients[0], f"claims/{claim.pk}/")

        statuses = at_once(
            4,
            lambda number: clients[number].patch(
                f"{BASE}/claims/{claim.pk}/", {"attributions": []}, format="json", headers={"If-Match": match}
            ),
        )

        assert statuses == [200, 412, 412, 412]


class TestTwoDecisions:
    def test_on_the_same_claim_are_one(self, clients):
        claim = ClaimFactory(status="accepted")
        match = etag(clients[0], f"claims/{claim.pk}/")
        verbs = [("publish", None), ("reject", {"reason": "Wrong."})]

        statuses = at_once(
            2,
            lambda number: clients[number].post(
                f"{BASE}/claims/{claim.pk}/{verbs[number][0]}/",
                verbs[number][1],
                format="json",
                headers={"If-Match": match},
            ),
        )

        assert statuses == [200, 412]

    def test_with_any_revision_are_decided_by_the_status(self, clients):
        claim = ClaimFactory(status="accepted")

        statuses = at_once(
            4,
            lambda number: clients[number].post(
                f"{BASE}/claims/{claim.pk}/publish/", format="json", headers={"If-Match": "*"}
            ),
        )

        assert statuses == [200, 409, 409, 409]


class TestTwoCreations:
    def test_of_the_same_article_are_one_article(self, clients):
        text = "Harbor traffic fell\n\nJane Doe, Harbor Times, May 4, 2024\n\nIt fell by a fifth."

        statuses = at_once(4, lambda number: clients[number].post(f"{BASE}/articles/", {"text": text}, format="json"))

        assert statuses == [200, 200, 200, 201]
        assert Article.objects.count() == 1

    def test_of_the_same_claim_are_one_claim(self, clients):
        version = VersionFactory()
        body = {"article": version.article_id, "text": "70 percent.", "quote": {"exact": "70 percent"}}

        statuses = at_once(4, lambda number: clients[number].post(f"{BASE}/claims/", body, format="json"))

        assert statuses == [201, 409, 409, 409]
        assert Claim.objects.count() == 1
