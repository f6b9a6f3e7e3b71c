"""The schema is whole, valid, and says of every operation what a client needs to know."""

import json

import pytest
import yaml
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from rest_framework.test import APIClient

from config.schema import TAGS
from tests.api.asking import BASE

OPERATIONS = {
    "get_me": "GET /me/",
    "list_publishers": "GET /publishers/",
    "create_publisher": "POST /publishers/",
    "get_publisher": "GET /publishers/{id}/",
    "update_publisher": "PATCH /publishers/{id}/",
    "list_articles": "GET /articles/",
    "create_article": "POST /articles/",
    "get_article": "GET /articles/{id}/",
    "update_article": "PATCH /articles/{id}/",
    "get_article_text": "GET /articles/{id}/versions/{number}/text/",
    "list_article_annotations": "GET /articles/{id}/annotations/",
    "get_job": "GET /jobs/{id}/",
    "list_changes": "GET /changes/",
    "merge_publisher": "POST /publishers/{id}/merge/",
    "merge_source": "POST /sources/{id}/merge/",
    "merge_topic": "POST /topics/{id}/merge/",
    "list_article_versions": "GET /articles/{id}/versions/",
    "list_article_claims": "GET /articles/{id}/claims/",
    "list_sources": "GET /sources/",
    "create_source": "POST /sources/",
    "get_source": "GET /sources/{id}/",
    "update_source": "PATCH /sources/{id}/",
    "list_topics": "GET /topics/",
    "create_topic": "POST /topics/",
    "get_topic": "GET /topics/{id}/",
    "update_topic": "PATCH /topics/{id}/",
    "list_claims": "GET /claims/",
    "create_claim": "POST /claims/",
    "get_claim": "GET /claims/{id}/",
    "update_claim": "PATCH /claims/{id}/",
    "accept_claim": "POST /claims/{id}/accept/",
    "reject_claim": "POST /claims/{id}/reject/",
    "publish_claim": "POST /claims/{id}/publish/",
    "correct_claim": "POST /claims/{id}/correct/",
    "retract_claim": "POST /claims/{id}/retract/",
    "merge_claim": "POST /claims/{id}/merge/",
    "extract_figures": "POST /extract/",
    "list_links": "GET /links/",
    "create_link": "POST /links/",
    "get_link": "GET /links/{id}/",
    "confirm_link": "POST /links/{id}/confirm/",
    "reject_link": "POST /links/{id}/reject/",
    "list_statistics": "GET /statistics/",
    "create_statistic": "POST /statistics/",
    "get_statistic": "GET /statistics/{id}/",
    "update_statistic": "PATCH /statistics/{id}/",
    "list_observations": "GET /statistics/{id}/observations/",
    "add_observations": "POST /statistics/{id}/observations/",
    "list_reviews": "GET /reviews/",
    "create_review": "POST /reviews/",
    "get_review": "GET /reviews/{id}/",
    "update_review": "PATCH /reviews/{id}/",
}
WITHOUT_A_BODY = {"accept_claim", "publish_claim", "confirm_link", "reject_link"}
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def schema():
    """As a client reads it."""
    GENERATOR_STATS.reset()
    return json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True)))


@pytest.fixture(scope="module")
def operations(schema):
    return {
        operation["operationId"]: operation | {"address": f"{method.upper()} {path.removeprefix(BASE)}"}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    }


def resolved(schema, part):
    """The part itself, or what it refers to."""
    if "$ref" not in part:
        return part
    found = schema
    for step in part["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def validator(schema, part):
    """Of one part of the schema, with the components that it refers to."""
    return Draft202012Validator(part | {"components": schema["components"]}, format_checker=FormatChecker())


class TestTheSchema:
    def test_is_generated_without_a_warning(self, schema):
        assert not GENERATOR_STATS, GENERATOR_STATS._warn_cache | GENERATOR_STATS._error_cache

    def test_is_valid_openapi_3_1(self, schema):
        assert schema["openapi"].startswith("3.1")
        assert list(OpenAPIV31SpecValidator(schema).iter_errors()) == []

    def test_offers_the_operations_of_the_list_and_no_other(self, operations):
        assert {name: operation["address"] for name, operation in operations.items()} == OPERATIONS

    def test_lists_the_methods_of_an_address_in_the_same_order_in_every_process(self, schema):
        order = ["get", "post", "patch"]

        assert all(list(methods) == [name for name in order if name in methods] for methods in schema["paths"].values())

    def test_names_every_list_of_words(self, schema):
        made_up = [name for name in schema["components"]["schemas"] if name.endswith("Enum")]

        assert made_up == []

    def test_writes_every_list_of_words_once(self, schema):
        schemas = schema["components"]["schemas"]

        inline = [path for path, part in parts(schemas) if "enum" in part and path.count("/") > 1]

        assert inline == []

    def test_describes_each_of_its_tags(self, schema):
        described = {tag["name"] for tag in schema["tags"]}

        assert described == set(TAGS)
        assert all(tag["description"] for tag in schema["tags"])

    def test_tells_readers_nothing_meant_for_programmers(self, schema):
        text = json.dumps(schema)

        assert "serializer" not in text.lower()
        assert "instance's columns" not in text

    def test_is_answered_over_http_as_generated(self, schema):
        response = APIClient().get(f"{BASE}/schema/")

        served = yaml.safe_load(response.content)
        assert response.status_code == 200
        assert served["paths"].keys() == schema["paths"].keys()
        assert served["components"]["schemas"] == schema["components"]["schemas"]


def parts(node, path=""):
    """Every object below, with its path."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from parts(value, f"{path}/{key}")
    elif isinstance(node, list):
        for position, value in enumerate(node):
            yield from parts(value, f"{path}/{position}")


@pytest.mark.parametrize("name", OPERATIONS)
class TestAnOperation:
    def test_says_what_it_is(self, operations, name):
        operation = operations[name]

        assert operation["summary"]
        assert operation["description"]
        assert operation["tags"] == [operation["address"].split("/")[1]]

    def test_has_an_example_of_its_answer_that_fits_its_schema(self, schema, operations, name):
        answers = [answer for status, answer in operations[name]["responses"].items() if status < "300"]

        assert answers
        for answer in answers:
            [content] = answer["content"].values()
            assert content["examples"]
            for example in content["examples"].values():
                validator(schema, content["schema"]).validate(example["value"])

    def test_has_an_example_of_its_request_that_fits_its_schema(self, schema, operations, name):
        is_write = not operations[name]["address"].startswith("GET")
        if not is_write or name in WITHOUT_A_BODY:
            assert "requestBody" not in operations[name]
            return
        content = operations[name]["requestBody"]["content"]["application/json"]

        examples = [example["value"] for example in content["examples"].values()]

        assert examples
        for example in examples:
            validator(schema, content["schema"]).validate(example)

    def test_tells_the_problems_it_may_answer_with_an_example_of_each(self, schema, operations, name):
        operation = operations[name]
        is_write, is_below = not operation["address"].startswith("GET"), "{id}" in operation["address"]
        expected = {"400", "406", "503"} | ({"404"} if is_below else set())
        if is_write:
            expected |= {"401", "403", "409", "415", "422"}
        if is_write and is_below and name != "add_observations":
            expected |= {"412", "428"}

        answers = operation["responses"].items()
        told = {status: resolved(schema, answer) for status, answer in answers if status >= "400"}

        assert set(told) == expected
        for status, answer in told.items():
            content = answer["content"][PROBLEM]
            for example in content["examples"].values():
                validator(schema, content["schema"]).validate(example["value"])
                assert str(example["value"]["status"]) == status

    def test_asks_for_the_precondition_that_it_heeds(self, operations, name):
        operation = operations[name]
        headers = {
            parameter["name"]: parameter.get("required", False)
            for parameter in operation.get("parameters", ())
            if parameter["in"] == "header"
        }
        changes = "412" in operation["responses"]
        shows = name.startswith("get_") and name not in ("get_me", "get_article_text")
        creates = operation["address"].startswith("POST") and name != "extract_figures"
        expected = {"If-None-Match": False} if shows else {"Idempotency-Key": False} if creates else {}

        assert headers == ({"If-Match": True} if changes else expected)
        assert ("304" in operation["responses"]) is shows

    def test_says_whether_it_takes_credentials(self, operations, name):
        is_open = {} in operations[name]["security"]

        assert is_open is operations[name]["address"].startswith("GET")
