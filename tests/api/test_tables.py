"""`format=csv`: lists as tables for spreadsheets."""

import csv
import io
from decimal import Decimal

import pytest
from rest_framework.test import APIClient

from tests.api.asking import BASE, problem
from tests.factories import AttributionFactory, ClaimFactory, PublisherFactory, SourceFactory, TopicFactory

pytestmark = pytest.mark.django_db

LISTS = [
    "publishers/",
    "articles/",
    "sources/",
    "topics/",
    "claims/",
    "links/",
    "statistics/",
    "reviews/",
]


def table(client, address):
    response = client.get(f"{BASE}/{address}")
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


class TestATable:
    def test_has_a_column_for_each_part_of_a_part(self):
        claim = ClaimFactory(status="published", value=Decimal(12))

        [row] = table(APIClient(), "claims/?format=csv")

        assert (row["id"], row["figure.value"]) == (str(claim.pk), "12")
        assert row["article.publisher.name"] == claim.article.publisher.name

    def test_has_a_list_in_one_cell(self):
        claim = ClaimFactory(
            status="published", topics=[TopicFactory(name="Harbors"), TopicFactory(name="Ships")], attributions=[]
        )
        AttributionFactory(claim=claim, source=SourceFactory(name="The Harbor Office"))

        [row] = table(APIClient(), "claims/?format=csv")

        assert row["attributions"] == "The Harbor Office"
        assert row["topics"] == "Harbors; Ships"

    def test_has_the_columns_that_were_asked_for(self):
        ClaimFactory(status="published")

        [row] = table(APIClient(), "claims/?format=csv&fields=id,figure.unit")

        assert list(row) == ["id", "figure.unit"]

    def test_says_where_the_next_page_is(self):
        PublisherFactory.create_batch(3)

        response = APIClient().get(f"{BASE}/publishers/?format=csv&page_size=2")

        address = response.headers["Link"].removeprefix("<").split(">")[0]
        assert len(table(APIClient(), address.split(f"{BASE}/")[1])) == 1

    @pytest.mark.parametrize("name", ["=1+1", "+1 Radio", "-1 Radio", "@home", "\tTab"])
    def test_runs_no_formula(self, name):
        PublisherFactory(name=name)

        [row] = table(APIClient(), "publishers/?format=csv")

        assert row["name"] == f"'{name}"

    def test_leaves_a_negative_number_a_number(self):
        ClaimFactory(status="published", value=Decimal(-12))

        [row] = table(APIClient(), "claims/?format=csv")

        assert row["figure.value"] == "-12"

    @pytest.mark.parametrize("address", LISTS)
    def test_is_had_of_every_list(self, address):
        assert table(APIClient(), f"{address}?format=csv") == []

    def test_is_had_by_its_media_type_too(self):
        PublisherFactory(name="The Quay")

        response = APIClient().get(f"{BASE}/publishers/", headers={"Accept": "text/csv"})

        assert "The Quay" in response.content.decode()

    def test_of_what_is_refused_is_a_problem(self):
        response = APIClient().get(f"{BASE}/claims/?format=csv&nope=1")

        assert problem(response) == (400, "invalid-parameter")
