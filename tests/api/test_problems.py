"""Every refusal is RFC 9457 problem+json: the framework's and the server's own too."""

import pytest
from django.db import OperationalError, connections
from psycopg import errors as pg
from rest_framework.test import APIClient

from articles.api.views import PublisherViewSet
from config.problems import PROBLEMS
from tests.api.asking import BASE, patch, post_raw, problem
from tests.api.conftest import with_token
from tests.factories import ClaimFactory, StatisticFactory, TopicFactory

pytestmark = pytest.mark.django_db


class TestAnAddress:
    @pytest.mark.parametrize(
        "address",
        [
            f"{BASE}/nothing/",
            f"{BASE}/claims/abc/",
            f"{BASE}/claims/0/",
            f"{BASE}/claims/1/nothing/",
            f"{BASE}/claims/{10**30}/",
            f"{BASE}/articles/{10**30}/claims/",
            f"{BASE}/claims/%00/",
            f"{BASE}/claims/%ff/",
            f"{BASE}/claims/١/",
            "/api/",
            "/api/v2/claims/",
        ],
    )
    def test_that_leads_nowhere_answers_404(self, anonymous, address):
        response = anonymous.get(address)

        assert problem(response) == (404, "not-found")

    def test_is_told_back_in_the_instance(self, anonymous):
        response = anonymous.get(f"{BASE}/claims/999999999/?format=json")

        assert response.json()["instance"] == f"{BASE}/claims/999999999/?format=json"

    @pytest.mark.parametrize(
        ("method", "address", "allowed"),
        [
            ("put", "claims/", {"GET", "POST", "HEAD", "OPTIONS"}),
            ("delete", "claims/1/", {"GET", "PATCH", "HEAD", "OPTIONS"}),
            ("put", "claims/1/", {"GET", "PATCH", "HEAD", "OPTIONS"}),
            ("get", "claims/1/publish/", {"POST", "OPTIONS"}),
            ("post", "articles/1/claims/", {"GET", "HEAD", "OPTIONS"}),
            ("post", "articles/1/versions/", {"GET", "HEAD", "OPTIONS"}),
            ("patch", "links/1/", {"GET", "HEAD", "OPTIONS"}),
            ("post", "me/", {"GET", "HEAD", "OPTIONS"}),
            ("delete", "", {"GET", "HEAD", "OPTIONS"}),
        ],
    )
    def test_refuses_a_method_that_it_does_not_take_and_lists_those_it_does(self, as_editor, method, address, allowed):
        response = getattr(as_editor, method)(f"{BASE}/{address}", {}, format="json")

        assert problem(response) == (405, "method-not-allowed")
        assert set(response.headers["Allow"].split(", ")) == allowed

    @pytest.mark.parametrize("address", ["claims/", "me/", ""])
    def test_tells_what_it_takes_when_asked(self, anonymous, address):
        assert anonymous.options(f"{BASE}/{address}").status_code == 200

    @pytest.mark.parametrize("address", ["claims/", "topics/"])
    def test_answers_head_like_get_without_a_body(self, anonymous, address):
        response = anonymous.head(f"{BASE}/{address}")

        assert (response.status_code, response.content) == (200, b"")

    def test_lets_no_header_override_the_method(self, as_editor):
        topic = TopicFactory()

        response = as_editor.get(f"{BASE}/topics/{topic.pk}/", headers={"X-HTTP-Method-Override": "DELETE"})

        assert response.status_code == 200


class TestARepresentation:
    @pytest.mark.parametrize("accept", ["application/xml", "image/png", "application/pdf"])
    def test_that_is_not_offered_answers_406(self, anonymous, accept):
        response = anonymous.get(f"{BASE}/claims/", headers={"Accept": accept})

        assert problem(response) == (406, "not-acceptable")

    @pytest.mark.parametrize("accept", ["*/*", "application/json", "application/*", "application/pdf, */*;q=0.1"])
    def test_is_json_for_whoever_takes_it(self, anonymous, accept):
        response = anonymous.get(f"{BASE}/claims/", headers={"Accept": accept})

        assert response.headers["Content-Type"] == "application/json"

    def test_of_a_format_that_is_not_offered_answers_404(self, anonymous):
        assert problem(anonymous.get(f"{BASE}/claims/?format=xml")) == (404, "not-found")


class TestABody:
    @pytest.mark.parametrize(
        "content_type",
        [
            "application/xml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json; charset=utf-16",
            "application/json; charset=latin-1",
            "application/json; charset=klingon",
            'application/json; charset="utf-7"',
            "application/merge-patch+json",
            "nonsense",
            "",
        ],
    )
    def test_of_another_type_or_charset_answers_415(self, as_curator, content_type):
        response = post_raw(as_curator, "topics/", b'{"slug": "a", "name": "A"}', content_type)

        assert problem(response) == (415, "unsupported-media-type")

    @pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
    def test_in_utf_8_is_taken(self, as_curator, charset):
        body = '{"slug": "a", "name": "Häfen"}'.encode()

        response = post_raw(as_curator, "topics/", body, f"application/json; charset={charset}")

        assert response.json()["name"] == "Häfen"


class TestAHost:
    def test_that_is_not_ours_is_refused(self, anonymous):
        response = anonymous.get(f"{BASE}/claims/", headers={"Host": "evil.example"})

        assert problem(response) == (400, "malformed-request")


@pytest.fixture
def broken(monkeypatch):
    """The list of publishers fails with the given error; answers a client that looks at what comes back."""

    def fail(error, client=None):
        def raising(*args, **kwargs):
            raise error

        monkeypatch.setattr(PublisherViewSet, "paginate_queryset", raising)
        monkeypatch.setattr(PublisherViewSet, "locked", raising)
        client = client or APIClient()
        client.raise_request_exception = False
        return client

    return fail


class TestAFailure:
    def test_of_ours_is_a_problem_that_tells_nothing_of_the_inside(self, broken):
        response = broken(RuntimeError("secret inside")).get(f"{BASE}/publishers/")

        assert problem(response) == (500, "server-error")
        assert b"secret" not in response.content

    def test_of_ours_in_a_write_is_a_problem_too(self, broken, curator):
        client = broken(KeyError("inside"), with_token(curator))

        assert problem(patch(client, "publishers/1/", {}, match="*")) == (500, "server-error")

    def test_of_the_database_answers_503_and_when_to_come_back(self, broken):
        response = broken(OperationalError("gone")).get(f"{BASE}/publishers/")

        assert problem(response) == (503, "unavailable")
        assert int(response.headers["Retry-After"]) > 0

    def test_of_a_query_that_took_too_long_says_so(self, broken):
        error = OperationalError("canceling statement due to statement timeout")
        error.__cause__ = pg.QueryCanceled()

        response = broken(error).get(f"{BASE}/publishers/")

        assert problem(response) == (503, "query-too-expensive")
        assert int(response.headers["Retry-After"]) > 0


class TestADatabaseThatIsAway:
    @pytest.mark.parametrize(
        ("method", "address", "body"),
        [
            ("get", "claims/", None),
            ("get", "claims/1/", None),
            ("get", "me/", None),
            ("post", "topics/", {"slug": "a", "name": "A"}),
            ("patch", "claims/1/", {}),
            ("post", "claims/1/publish/", None),
        ],
    )
    def test_answers_503_by_every_door(self, as_curator, monkeypatch, method, address, body):
        as_curator.raise_request_exception = False

        def away(*args, **kwargs):
            raise OperationalError("connection refused")

        # what Django asks for before each statement, each transaction and each savepoint
        monkeypatch.setattr(connections["default"], "ensure_connection", away)
        monkeypatch.setattr(connections["default"], "cursor", away)
        monkeypatch.setattr(connections["default"], "savepoint", away)
        response = getattr(as_curator, method)(f"{BASE}/{address}", body, format="json")
        monkeypatch.undo()

        assert problem(response) == (503, "unavailable")
        assert int(response.headers["Retry-After"]) > 0


class TestAConstraint:
    def test_that_no_verb_foresaw_is_told_by_its_name(self, as_curator):
        statistic = StatisticFactory()

        response = patch(as_curator, f"claims/{ClaimFactory().pk}/", {"place": {"name": "x" * 200, "code": "x" * 20}})
        refused = as_curator.post(
            f"{BASE}/statistics/",
            {
                "slug": statistic.slug,
                "title": "T",
                "property": "p",
                "type": "count",
                "frequency": "year",
                "source": statistic.source_id,
            },
            format="json",
        )

        assert response.status_code == 200
        assert problem(refused) == (409, "duplicate")
        assert "rule" in refused.json()["detail"]


class TestAProblemType:
    @pytest.mark.parametrize("code", PROBLEMS)
    def test_explains_itself_at_its_address(self, anonymous, code):
        body = anonymous.get(f"{BASE}/problems/{code}/").json()

        assert (body["status"], body["title"]) == (PROBLEMS[code].status, PROBLEMS[code].title)

    def test_that_there_is_not_answers_404(self, anonymous):
        assert anonymous.get(f"{BASE}/problems/nothing/").status_code == 404
