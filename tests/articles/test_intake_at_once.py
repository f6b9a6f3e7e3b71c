"""Several intakes at the same time, each in its own connection and transaction."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from articles import intake, publishers
from articles.models import Appearance, Article, Byline, Event, Publisher, RawDocument, Version
from articles.readers import AppearanceDraft, ArticleDraft
from tests.factories import PublisherFactory
from tests.rules import rule_named_in
from tests.times import NOON

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 4


def at_once(work):
    """The results of work(0) … work(3), begun together."""
    begin = Barrier(THREADS)

    def run(number):
        begin.wait(timeout=30)
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def take_in(text, url=None):
    place = AppearanceDraft("original", site="The Paper", url=url or "", holds_text=True)
    draft = ArticleDraft("A Headline", "The Paper", text, authors=("Ana Lee",), canonical_url=url, appearances=(place,))
    return intake.add(draft=draft, by=None, at=NOON, raw=text.encode())


class TestAddAtOnce:
    def test_makes_one_article_of_one_text(self):
        receipts = at_once(lambda number: take_in("The same text.", "https://paper.example/1"))

        models = (Article, Version, Appearance, Byline, Event, RawDocument, Publisher)
        assert [model.objects.count() for model in models] == [1] * len(models)
        assert [receipt.is_new for receipt in receipts].count(True) == 1
        assert len({receipt.version.pk for receipt in receipts}) == 1

    def test_makes_one_article_of_one_text_without_an_address(self):
        receipts = at_once(lambda number: take_in("The same text."))

        assert Article.objects.count() == 1
        assert [receipt.is_new for receipt in receipts].count(True) == 1

    def test_makes_one_article_with_a_version_for_each_text_of_one_address(self):
        at_once(lambda number: take_in(f"Text {number}.", "https://paper.example/1"))

        article = Article.objects.get()
        assert sorted(article.versions.values_list("number", flat=True)) == [1, 2, 3, 4]
        assert article.appearances.count() == 1

    def test_makes_one_publisher_for_articles_of_the_same_new_one(self):
        at_once(lambda number: take_in(f"Text {number}."))

        assert Article.objects.count() == THREADS
        assert Publisher.objects.count() == 1


class TestNamedAtOnce:
    def test_makes_one_publisher(self):
        found = at_once(lambda number: publishers.named(f"the {'PAPER' if number % 2 else 'paper'}"))

        assert len({publisher.pk for publisher in found}) == 1


class TestCircleAtOnce:
    def test_is_not_closed_by_two_halves(self):
        rows = PublisherFactory.create_batch(THREADS)

        def merge_into_the_next(number):
            try:
                Publisher.objects.filter(pk=rows[number].pk).update(merged_into=rows[(number + 1) % THREADS])
            except IntegrityError as error:
                return rule_named_in(error)

        outcomes = at_once(merge_into_the_next)

        assert sorted(outcomes, key=str) == [None] * (THREADS - 1) + ["publisher_not_merged_in_a_circle"]
