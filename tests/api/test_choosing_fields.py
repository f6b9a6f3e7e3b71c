"""`fields=`: only the named parts; what is not there is refused by name."""

import pytest
from rest_framework.test import APIClient

from tests.api.asking import BASE, etag, problem, rows
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return ClaimFactory(status="published")


class TestOfAList:
    def test_shows_only_what_is_named(self, claim):
        [row] = rows(APIClient(), "claims/?fields=id,text")

        assert row == {"id": claim.pk, "text": claim.text}

    def test_shows_a_part_of_a_part(self, claim):
        [row] = rows(APIClient(), "claims/?fields=figure.value,article.publisher.name")

        assert row == {
            "figure": {"value": f"{claim.value:f}"},
            "article": {"publisher": {"name": claim.article.publisher.name}},
        }

    def test_shows_a_part_of_each_item_of_a_list(self, claim):
        [row] = rows(APIClient(), "claims/?fields=attributions.source.name")

        assert row == {"attributions": [{"source": {"name": claim.attributions.get().source.name}}]}

    @pytest.mark.parametrize("fields", ["figure,figure.value", "figure.value,figure"])
    def test_shows_all_of_a_part_that_is_named_whole_too(self, claim, fields):
        [row] = rows(APIClient(), f"claims/?fields={fields}")

        assert "comparator" in row["figure"]

    def test_keeps_its_fields_on_the_next_page(self, claim):
        ClaimFactory(status="published")
        page = APIClient().get(f"{BASE}/claims/?fields=id&page_size=1").json()

        following = APIClient().get(page["next"]).json()

        assert [set(row) for row in following["results"]] == [{"id"}]

    @pytest.mark.parametrize("fields", ["", ",", "nope", "figure.nope", "id.nope", "id,text,nope", "figure..value"])
    def test_refuses_what_there_is_not(self, claim, fields):
        response = APIClient().get(f"{BASE}/claims/?fields={fields}")

        assert problem(response) == (400, "invalid-parameter")

    def test_says_what_is_offered(self, claim):
        response = APIClient().get(f"{BASE}/claims/?fields=figure.nope")

        assert "'figure.nope'" in response.json()["detail"]
        assert "comparator" in response.json()["detail"]


class TestOfADetail:
    def test_shows_only_what_is_named_under_an_etag_of_its_own(self, claim):
        response = APIClient().get(f"{BASE}/claims/{claim.pk}/?fields=id")

        assert response.json() == {"id": claim.pk}
        assert response.headers["ETag"] != etag(APIClient(), f"claims/{claim.pk}/")

    def test_is_of_no_use_to_a_write(self, as_curator, claim):
        response = as_curator.post(f"{BASE}/sources/?fields=nope", {"kind": "person", "name": "Jane"}, format="json")

        assert response.status_code == 201
