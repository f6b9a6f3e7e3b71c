"""Who may write, and only what they have read: credentials, roles, If-Match, If-None-Match."""

import pytest
from knox.models import AuthToken
from rest_framework.test import APIClient

from articles.models import Event
from tests.api.asking import BASE, act, etag, patch, problem
from tests.api.conftest import with_token
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    LinkFactory,
    PublisherFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

RESOURCES = {
    "publishers": (PublisherFactory, {"name": "Changed"}),
    "articles": (ArticleFactory, {"headline": "Changed"}),
    "sources": (SourceFactory, {"name": "Changed"}),
    "topics": (TopicFactory, {"name": "Changed"}),
    "statistics": (StatisticFactory, {"title": "Changed"}),
    "reviews": (ReviewFactory, {"rating": "Changed"}),
    "claims": (ClaimFactory, {"text": "Changed"}),
}
ACTIONS = [
    ("claims", "accept", lambda: ClaimFactory(status="suggested"), None),
    ("claims", "reject", lambda: ClaimFactory(status="suggested"), {"reason": "Wrong."}),
    ("claims", "publish", lambda: ClaimFactory(status="accepted"), None),
    ("claims", "correct", lambda: ClaimFactory(status="published"), {"note": "Corrected."}),
    ("claims", "retract", lambda: ClaimFactory(status="published"), {"reason": "Wrong."}),
    ("claims", "merge", ClaimFactory, {"into": 1}),
    ("links", "confirm", LinkFactory, None),
    ("links", "reject", LinkFactory, None),
]
COLLECTIONS = [*RESOURCES, "links"]

each_resource = pytest.mark.parametrize("resource", RESOURCES)
each_action = pytest.mark.parametrize(("resource", "verb", "make", "body"), ACTIONS, ids=lambda value: str(value)[:12])


class TestWithoutCredentials:
    @pytest.mark.parametrize("resource", COLLECTIONS)
    def test_nothing_is_created(self, anonymous, resource):
        response = anonymous.post(f"{BASE}/{resource}/", {}, format="json")

        assert problem(response) == (401, "not-authenticated")
        assert response.headers["WWW-Authenticate"] == "Token"

    @each_resource
    def test_nothing_is_changed(self, anonymous, resource):
        make, body = RESOURCES[resource]

        response = anonymous.patch(f"{BASE}/{resource}/{make().pk}/", body, format="json", headers={"If-Match": "*"})

        assert problem(response) == (401, "not-authenticated")
        assert response.headers["WWW-Authenticate"] == "Token"

    @each_action
    def test_nothing_is_decided(self, anonymous, resource, verb, make, body):
        response = act(anonymous, f"{resource}/{make().pk}/", verb, body, match="*")

        assert problem(response) == (401, "not-authenticated")

    @pytest.mark.parametrize(
        "header", ["Token nonsense", "Token", "Token a b", "Bearer x", "Token \u00e9", "Basic YTpi"]
    )
    def test_a_wrong_header_writes_nothing(self, db, header):
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=header)

        response = client.post(f"{BASE}/topics/", {"slug": "a", "name": "A"}, format="json")

        assert problem(response) == (401, "not-authenticated")

    def test_a_revoked_token_reads_nothing_either(self, curator):
        client = with_token(curator)
        AuthToken.objects.all().delete()

        response = client.get(f"{BASE}/claims/")

        assert problem(response) == (401, "not-authenticated")

    def test_a_closed_account_writes_nothing(self, inactive_curator):
        response = with_token(inactive_curator).post(f"{BASE}/topics/", {"slug": "a", "name": "A"}, format="json")

        assert problem(response) == (401, "not-authenticated")

    def test_a_key_in_the_query_is_no_credential(self, curator):
        _, token = AuthToken.objects.create(curator)

        response = APIClient().get(f"{BASE}/claims/?token={token}")

        assert problem(response) == (400, "invalid-parameter")


class TestAReader:
    @pytest.mark.parametrize("resource", COLLECTIONS)
    def test_creates_nothing(self, as_reader, resource):
        assert problem(as_reader.post(f"{BASE}/{resource}/", {}, format="json")) == (403, "not-permitted")

    @each_resource
    def test_changes_nothing(self, as_reader, resource):
        make, body = RESOURCES[resource]

        response = as_reader.patch(f"{BASE}/{resource}/{make().pk}/", body, format="json", headers={"If-Match": "*"})

        assert problem(response) == (403, "not-permitted")

    @each_action
    def test_decides_nothing(self, as_reader, resource, verb, make, body):
        assert problem(act(as_reader, f"{resource}/{make().pk}/", verb, body, match="*")) == (403, "not-permitted")

    def test_adds_no_observations(self, as_reader):
        address = f"{BASE}/statistics/{StatisticFactory().pk}/observations/"

        assert problem(as_reader.post(address, {}, format="json")) == (403, "not-permitted")

    def test_is_no_curator_by_being_staff_of_the_admin(self, db):
        client = with_token(UserFactory(is_staff=True))

        assert problem(client.post(f"{BASE}/topics/", {}, format="json")) == (403, "not-permitted")


class TestIfMatch:
    @each_resource
    def test_is_needed_to_change_a_record(self, as_curator, resource):
        make, body = RESOURCES[resource]
        record = make()

        response = as_curator.patch(f"{BASE}/{resource}/{record.pk}/", body, format="json")

        assert problem(response) == (428, "precondition-required")
        assert not Event.objects.exists()

    @each_action
    def test_is_needed_to_decide(self, as_editor, resource, verb, make, body):
        response = as_editor.post(f"{BASE}/{resource}/{make().pk}/{verb}/", body, format="json")

        assert problem(response) == (428, "precondition-required")

    @each_resource
    def test_with_the_etag_as_read_changes_the_record_and_the_etag(self, as_curator, resource):
        make, body = RESOURCES[resource]
        address = f"{resource}/{make().pk}/"
        before = etag(as_curator, address)

        response = patch(as_curator, address, body, match=before)

        assert response.status_code == 200
        assert response.headers["ETag"] not in (None, before)
        assert response.headers["ETag"] == etag(as_curator, address)

    @each_resource
    def test_with_the_etag_of_before_is_refused_once_the_record_moved_on(self, as_curator, resource):
        make, body = RESOURCES[resource]
        address = f"{resource}/{make().pk}/"
        before = etag(as_curator, address)
        patch(as_curator, address, body, match=before)
        after = as_curator.get(f"{BASE}/{address}").content

        response = patch(as_curator, address, dict.fromkeys(body, "Again"), match=before)

        assert problem(response) == (412, "stale")
        assert as_curator.get(f"{BASE}/{address}").content == after

    @each_action
    def test_of_another_revision_decides_nothing(self, as_editor, resource, verb, make, body):
        record = make()

        response = act(as_editor, f"{resource}/{record.pk}/", verb, body, match=f'"{record.revision + 1}-0badc0de1234"')

        assert problem(response) == (412, "stale")
        assert not Event.objects.exists()

    @pytest.mark.parametrize(
        "match",
        [
            "garbage",
            '"garbage"',
            "",
            '""',
            '"-"',
            "1",
            "W/{0}",
            '"0"',
            '"999999999999999999999"',
            "**",
            '"١-abc"',
            "\u00ff",
            '"-1-a"',
        ],
    )
    def test_that_is_garbage_is_refused(self, as_curator, match):
        topic = TopicFactory()
        address = f"topics/{topic.pk}/"

        response = patch(as_curator, address, {"name": "B"}, match=match.format(etag(as_curator, address)))

        assert problem(response) == (412, "stale")

    def test_may_list_several_etags(self, as_curator):
        address = f"topics/{TopicFactory().pk}/"

        response = patch(as_curator, address, {"name": "B"}, match=f'"9-abc", {etag(as_curator, address)}')

        assert response.status_code == 200

    def test_of_a_claim_stays_good_when_only_its_source_is_renamed(self, as_curator):
        source = SourceFactory()
        claim = ClaimFactory(attributions=[source])
        before = etag(as_curator, f"claims/{claim.pk}/")
        patch(as_curator, f"sources/{source.pk}/", {"name": "Renamed"})

        response = patch(as_curator, f"claims/{claim.pk}/", {"text": "Changed."}, match=before)

        assert response.status_code == 200

    def test_is_asked_for_before_the_body_is_looked_at(self, as_curator):
        response = patch(as_curator, f"topics/{TopicFactory().pk}/", {"nonsense": 1}, match='"9-abc"')

        assert problem(response) == (412, "stale")


class TestIfNoneMatch:
    @each_resource
    def test_with_the_etag_answers_304_without_a_body(self, as_curator, resource):
        address = f"{resource}/{RESOURCES[resource][0]().pk}/"
        held = etag(as_curator, address)

        response = as_curator.get(f"{BASE}/{address}", headers={"If-None-Match": held})

        assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", held)

    @pytest.mark.parametrize("shape", ["W/{0}", '"x", {0}', '"x",W/{0}', "{0} , "])
    def test_is_read_in_every_shape_that_a_proxy_gives_it(self, anonymous, shape):
        address = f"topics/{TopicFactory().pk}/"
        held = shape.format(etag(anonymous, address))

        assert anonymous.get(f"{BASE}/{address}", headers={"If-None-Match": held}).status_code == 304

    @pytest.mark.parametrize("held", ["garbage", '"1-000000000000"', ""])
    def test_with_another_etag_answers_the_record(self, anonymous, held):
        address = f"topics/{TopicFactory().pk}/"

        assert anonymous.get(f"{BASE}/{address}", headers={"If-None-Match": held}).status_code == 200

    def test_of_a_claim_whose_source_was_renamed_answers_the_new_name(self, as_curator):
        source = SourceFactory()
        address = f"claims/{ClaimFactory(attributions=[source]).pk}/"
        held = etag(as_curator, address)
        patch(as_curator, f"sources/{source.pk}/", {"name": "Renamed"})

        response = as_curator.get(f"{BASE}/{address}", headers={"If-None-Match": held})

        assert response.status_code == 200
        assert response.json()["attributions"][0]["source"]["name"] == "Renamed"

    def test_cannot_be_shared_between_people(self, anonymous):
        response = anonymous.get(f"{BASE}/topics/{TopicFactory().pk}/")

        assert {"Accept", "Authorization", "Cookie"} <= {part.strip() for part in response.headers["Vary"].split(",")}
