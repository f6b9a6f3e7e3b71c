"""Merges and reposts lead somewhere, and never back."""

import pytest

from tests.factories import AppearanceFactory, ArticleFactory, PublisherFactory
from tests.rules import HasNoCircles, Tree

pytestmark = pytest.mark.django_db

TREES = [
    Tree("publisher_not_merged_in_a_circle", PublisherFactory, "merged_into"),
    Tree("article_not_merged_in_a_circle", ArticleFactory, "merged_into"),
    Tree(
        "appearance_no_repost_cycle",
        AppearanceFactory,
        "copied_from",
        shared=lambda: {"article": ArticleFactory()},
    ),
]


@pytest.mark.parametrize("tree", TREES, ids=str)
class TestTree(HasNoCircles):
    pass
