"""Every named rule of the articles room, as the database holds it."""

import pytest

from tests.articles.test_append_only import FROZEN
from tests.articles.test_circles import TREES
from tests.factories import (
    AppearanceFactory,
    ArticleFactory,
    BylineFactory,
    IdempotentAnswerFactory,
    JobFactory,
    PublisherFactory,
    ResemblanceFactory,
    SilentEditFactory,
    UserFactory,
    VersionFactory,
)
from tests.rules import HoldsItsRules, Rule, names_of
from tests.times import NOON

pytestmark = pytest.mark.django_db

RULES = [
    Rule(
        "publisher_name_once_among_current",
        PublisherFactory,
        before=lambda: PublisherFactory(name="The Post"),
        broken={"name": "the POST"},
        kept=lambda other: {"name": "the POST", "merged_into": other},
    ),
    Rule("publisher_has_a_name", PublisherFactory, broken={"name": ""}, kept={"name": "P"}),
    Rule("article_has_a_headline", ArticleFactory, broken={"headline": ""}, kept={"headline": "H"}),
    Rule(
        "article_canonical_url_null_not_empty",
        ArticleFactory,
        broken={"canonical_url": ""},
        kept={"canonical_url": None},
    ),
    Rule(
        "byline_one_author_a_place",
        BylineFactory,
        before=BylineFactory,
        start=lambda other: {"article": other.article, "position": 1},
        broken={"position": 0},
        kept={"position": 2},
    ),
    Rule(
        "byline_author_once",
        BylineFactory,
        before=lambda: BylineFactory(name="Ana Lee"),
        start=lambda other: {"article": other.article},
        broken={"name": "Ana Lee"},
        kept={"name": "Ana Lee Jr."},
    ),
    Rule("byline_has_a_name", BylineFactory, broken={"name": ""}, kept={"name": "A"}),
    Rule(
        "version_number_once_an_article",
        VersionFactory,
        before=VersionFactory,
        start=lambda other: {"article": other.article},
        broken={"number": 1},
        kept={"number": 2},
        frozen=True,
    ),
    Rule(
        "version_text_once",
        VersionFactory,
        before=lambda: VersionFactory(sha256="a" * 64),
        broken={"sha256": "a" * 64},
        kept={"sha256": "b" * 64},
        frozen=True,
    ),
    Rule("version_has_a_text", VersionFactory, broken={"text": ""}, kept={"text": "x"}, frozen=True),
    Rule(
        "appearance_one_original",
        AppearanceFactory,
        before=lambda: AppearanceFactory(kind="original"),
        start=lambda other: {"article": other.article},
        broken={"kind": "original"},
        kept={"kind": "archive"},
    ),
    Rule(
        "appearance_url_once",
        AppearanceFactory,
        before=lambda: (AppearanceFactory(url="https://a.example/1"), AppearanceFactory(url="")),
        broken={"url": "https://a.example/1"},
        kept={"url": ""},
    ),
    Rule(
        "appearance_original_is_not_copied",
        AppearanceFactory,
        before=AppearanceFactory,
        start=lambda other: {"article": other.article, "copied_from": other},
        broken={"kind": "original"},
        kept={"kind": "syndication"},
    ),
    Rule(
        "appearance_within_one_article",
        AppearanceFactory,
        before=VersionFactory,
        start=lambda version: {"article": version.article},
        broken=lambda version: {"version": VersionFactory()},
        kept=lambda version: {"version": version},
    ),
    Rule(
        "appearance_within_one_article",
        AppearanceFactory,
        before=AppearanceFactory,
        start=lambda other: {"article": other.article},
        broken=lambda other: {"copied_from": AppearanceFactory()},
        kept=lambda other: {"copied_from": other},
    ),
]

RULES += [
    Rule(
        "version_first_if_and_only_if_based_on_none",
        VersionFactory,
        before=VersionFactory,
        start=lambda other: {"article": other.article, "number": 2},
        broken=lambda other: {"relation": "first", "based_on": other},
        kept=lambda other: {"relation": "update", "based_on": other},
        frozen=True,
    ),
    Rule(
        "silent_edit_once_a_place",
        SilentEditFactory,
        before=SilentEditFactory,
        start=lambda other: {"version": other.version, "after": "75 percent", "after_start": 1},
        broken=lambda other: {"before_start": other.before_start, "after_start": other.after_start},
        kept={"after_start": 2},
        frozen=True,
    ),
    Rule(
        "silent_edit_changes_something",
        SilentEditFactory,
        start={"after_start": 0},
        broken={"before": "70 percent", "after": "70 percent"},
        kept={"before": "70 percent", "after": "about 70 percent"},
        frozen=True,
    ),
    Rule(
        "job_finished_if_and_only_if_over",
        JobFactory,
        broken={"finished_at": NOON},
        kept={"state": "failed", "problem_code": "fetch-failed", "finished_at": NOON},
    ),
    Rule(
        "job_failed_says_why",
        JobFactory,
        start={"finished_at": NOON, "state": "failed", "problem_code": "fetch-failed"},
        broken={"problem_code": ""},
        kept={"problem_code": "parse-limit"},
    ),
    Rule("job_done_not_above_total", JobFactory, broken={"done": 4}, kept={"done": 3}),
    Rule(
        "resemblance_once_a_pair",
        ResemblanceFactory,
        before=ResemblanceFactory,
        broken=lambda other: {"article": other.article, "earlier": other.earlier},
        kept=lambda other: {"article": other.earlier, "earlier": other.article},
    ),
    Rule(
        "resemblance_not_of_itself",
        ResemblanceFactory,
        before=ArticleFactory,
        start=lambda other: {"article": other},
        broken=lambda other: {"earlier": other},
        kept=lambda other: {"earlier": ArticleFactory()},
    ),
    Rule(
        "resemblance_decided_by_somebody",
        ResemblanceFactory,
        broken={"state": "confirmed", "decided_at": None, "decided_by": None},
        kept=lambda other: {"state": "confirmed", "decided_at": NOON, "decided_by": UserFactory()},
    ),
    Rule(
        "idempotent_answer_once_a_key",
        IdempotentAnswerFactory,
        before=IdempotentAnswerFactory,
        broken=lambda other: {"user": other.user, "key": other.key},
        kept=lambda other: {"user": other.user, "key": "another"},
    ),
]


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.frozen], ids=str)
class TestConstraint(HoldsItsRules):
    pass


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.frozen], ids=str)
class TestConstraintOfRowsThatNeverChange:
    test_refuses_an_insert_that_breaks_it = HoldsItsRules.test_refuses_an_insert_that_breaks_it
    test_lets_the_nearest_row_in = HoldsItsRules.test_lets_the_nearest_row_in


class TestEveryRule:
    def test_has_a_test(self):
        tested = {rule.name for rule in RULES} | {tree.name for tree in TREES} | {name for name, _ in FROZEN}

        assert names_of("articles") == tested
