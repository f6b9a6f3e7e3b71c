"""Every refusal of a verb has its problem type, told in a sentence."""

import re

import pytest

import config.api  # noqa: F401 (with it every verb, and so every error)
from articles.errors import Conflict, DomainError, Invalid, NotPermitted, Oversized, Unsupported
from config.problems import PROBLEMS, type_uri
from tests.rules import names_of


def kinds_of(error):
    for kind in error.__subclasses__():
        yield kind
        yield from kinds_of(kind)


# the admin answers its own refusals, on its pages
ERRORS = [error for error in kinds_of(DomainError) if re.match(r"(articles|claims)\.(?!admin)", error.__module__)]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
class TestDomainError:
    def test_has_a_problem_type(self, error):
        assert error.code in PROBLEMS

    def test_belongs_to_the_family_of_that_types_status(self, error):
        statuses = {Conflict: 409, Invalid: 422, NotPermitted: 403, Oversized: 413, Unsupported: 415}

        family = next(family for family in statuses if issubclass(error, family))

        assert PROBLEMS[error.code].status == statuses[family]

    def test_is_told_by_its_docstring(self, error):
        told = error()

        assert told.detail == told.title == str(told)
        assert told.title.endswith(".")

    def test_is_told_by_its_detail_where_one_is_given(self, error):
        told = error("Just so.", pointer="/text")

        assert (str(told), told.pointer) == ("Just so.", "/text")
        assert told.title != "Just so."


class TestErrors:
    def test_are_found(self):
        names = {error.__name__ for error in ERRORS}

        assert names >= {"WrongStatus", "UnattributedClaim", "MergedRecord", "UnreadableArticle", "VintageDiffers"}


class TestProblems:
    @pytest.mark.parametrize("code", PROBLEMS)
    def test_have_a_status_a_title_and_a_remedy(self, code):
        problem = PROBLEMS[code]

        assert 400 <= problem.status < 600
        assert not problem.title.endswith(".")
        assert problem.remedy.endswith(".")
        assert type_uri(code) == f"/api/v1/problems/{code}/"


class TestRuleNames:
    @pytest.mark.parametrize("room", ["articles", "claims"])
    def test_read_as_sentences(self, room):
        short = [name for name in names_of(room) if len(name.split("_")) < 3 or name != name.lower()]

        assert short == []
