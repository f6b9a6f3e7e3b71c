"""What the API really answers fits what the schema says, field for field."""

import copy
import json

import pytest
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator, FormatChecker

from claims.models import Statistic
from tests.api.asking import BASE, act, patch, post
from tests.factories import CheckFactory, ClaimFactory, LinkFactory, ReviewFactory, SourceFactory, VersionFactory

pytestmark = pytest.mark.django_db


def closed(part):
    """The schema with every object closed: a field that the schema does not know is a fault too."""
    if isinstance(part, dict):
        part = {key: closed(value) for key, value in part.items()}
        if "properties" in part and part.get("type") == "object":
            part["additionalProperties"] = False
        return part
    return [closed(value) for value in part] if isinstance(part, list) else part


@pytest.fixture(scope="module")
def schema():
    return closed(json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True))))


@pytest.fixture
def fits(schema):
    def check(response, address, method="get"):
        responses = schema["paths"][f"{BASE}/{address}"][method]["responses"]
        told = copy.copy(responses[str(response.status_code)])
        if "$ref" in told:
            told = schema["components"]["responses"][told["$ref"].split("/")[-1]]
        content = told["content"][response.headers["Content-Type"]]
        part = content["schema"] | {"components": schema["components"]}
        faults = Draft202012Validator(part, format_checker=FormatChecker()).iter_errors(response.json())
        assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []
        return response

    return check


@pytest.fixture
def everything(seed, curator):
    """The seed, and beside it one of what it does not hold."""
    ReviewFactory(claim=seed.share, rating_value="2.5", rating_best="5", rating_worst="1", reviewed_on="2020-10-02")
    CheckFactory(claim=seed.share)
    LinkFactory(from_claim=seed.share, to_claim=seed.detainers, state="confirmed", score=0.5, reasons=["same words"])
    ClaimFactory(status="retracted", value=None, low=1, high=2, comparator="between", change_direction="up")
    for status in ("suggested", "accepted", "rejected", "published"):
        ClaimFactory(status=status, qualitative=status != "accepted")
    return seed


LISTS = ["claims/", "articles/", "publishers/", "sources/", "topics/", "statistics/", "links/", "reviews/"]


@pytest.mark.parametrize("role", ["anonymous", "curator"])
class TestAReadAnswer:
    @pytest.mark.parametrize("address", LISTS)
    def test_of_a_list_fits_the_schema(self, everything, client_of, fits, role, address):
        response = fits(client_of(role).get(f"{BASE}/{address}?page_size=200&count=true"), address)

        assert response.json()["results"]

    @pytest.mark.parametrize("address", LISTS)
    def test_of_a_page_in_the_middle_fits_the_schema(self, everything, client_of, fits, role, address):
        client = client_of(role)
        first = client.get(f"{BASE}/{address}?page_size=1").json()

        fits(client.get(first["next"] or f"{BASE}/{address}"), address)

    @pytest.mark.parametrize("address", LISTS)
    def test_of_every_detail_fits_the_schema(self, everything, client_of, fits, role, address):
        client = client_of(role)
        found = client.get(f"{BASE}/{address}?page_size=200").json()["results"]

        for row in found:
            detail = fits(client.get(f"{BASE}/{address}{row['id']}/"), f"{address}{{id}}/")
            assert detail.json() == row

    def test_below_an_article_fits_the_schema(self, everything, client_of, fits, role):
        article = everything.article.pk

        for below in ("claims/", "versions/"):
            fits(client_of(role).get(f"{BASE}/articles/{article}/{below}"), f"articles/{{id}}/{below}")

    def test_of_observations_fits_the_schema(self, everything, client_of, fits, role):
        for statistic in Statistic.objects.all():
            address = f"{BASE}/statistics/{statistic.pk}/observations/"
            fits(client_of(role).get(address), "statistics/{id}/observations/")

    def test_of_who_one_is_fits_the_schema(self, client_of, fits, role):
        fits(client_of(role).get(f"{BASE}/me/"), "me/")


class TestARefusal:
    @pytest.mark.parametrize(
        ("address", "path"),
        [
            ("claims/?unit=a&unit=b", "claims/"),
            ("claims/999999999/", "claims/{id}/"),
            ("articles/999999999/claims/", "articles/{id}/claims/"),
        ],
    )
    def test_of_a_read_fits_the_schema(self, anonymous, fits, address, path):
        fits(anonymous.get(f"{BASE}/{address}"), path)

    @pytest.mark.parametrize("body", [{}, {"slug": "a", "name": 5}, {"colour": 1}, []])
    def test_of_a_write_fits_the_schema(self, as_curator, as_reader, anonymous, fits, body):
        for client in (as_curator, as_reader, anonymous):
            fits(post(client, "topics/", body), "topics/", "post")


class TestAWrittenAnswer:
    def test_of_a_creation_fits_the_schema(self, as_curator, fits):
        version, source = VersionFactory(), SourceFactory()
        text = "Harbor traffic fell\n\nJane Doe, Harbor Times, May 4, 2024\n\nIt fell."

        claim = fits(
            post(
                as_curator,
                "claims/",
                {
                    "article": version.article_id,
                    "text": "70 percent.",
                    "quote": {"exact": "70 percent"},
                    "attributions": [{"source": source.pk, "role": "speaker"}],
                },
            ),
            "claims/",
            "post",
        ).json()
        fits(post(as_curator, "articles/", {"text": text}), "articles/", "post")
        fits(post(as_curator, "articles/", {"text": text}), "articles/", "post")
        fits(post(as_curator, "publishers/", {"name": "Coast Daily"}), "publishers/", "post")
        fits(post(as_curator, "sources/", {"kind": "person", "name": "Jane Doe"}), "sources/", "post")
        fits(post(as_curator, "topics/", {"slug": "harbors", "name": "Harbors"}), "topics/", "post")
        other = ClaimFactory()
        link = {"kind": "contradicts", "from_claim": claim["id"], "to_claim": other.pk}
        fits(post(as_curator, "links/", link), "links/", "post")
        review = {"claim": claim["id"], "reviewer": source.pk, "rating": "Unproven"}
        fits(post(as_curator, "reviews/", review), "reviews/", "post")

    def test_of_a_change_or_decision_fits_the_schema(self, as_editor, fits):
        claim = ClaimFactory(status="suggested")
        address, told = f"claims/{claim.pk}/", "claims/{id}/"

        fits(patch(as_editor, address, {"text": "Changed."}), told, "patch")
        for verb, body in [
            ("accept", None),
            ("publish", None),
            ("correct", {"note": "It was 71."}),
            ("retract", {"reason": "Withdrawn."}),
        ]:
            fits(act(as_editor, address, verb, body), f"{told}{verb}/", "post")

        claim.refresh_from_db()
        assert claim.status == "retracted"
