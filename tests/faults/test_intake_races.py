"""The same article sent by several at once, over HTTP and from threads: one article, and nobody sees an error."""

import http.client
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone
from knox.models import AuthToken

from articles import intake
from articles.models import Article, Publisher, Resemblance, Version
from articles.readers import ArticleDraft
from tests.factories import UserFactory
from tests.faults.working import ask, empty_queue, text_of

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

SENDERS = 4
ROUNDS = 100 if os.environ.get("FAULTS_FULL") == "1" else 25


@pytest.fixture(autouse=True)
def queue(transactional_db: None) -> Iterator[None]:
    yield from empty_queue()


def race(work: Callable[[int, int], Any], rounds: int = ROUNDS) -> list[list[Any]]:
    """The answers of work(round, 0) … work(round, 3), begun together, for each round."""
    together = Barrier(SENDERS)

    def run(sender: int) -> list[Any]:
        answers = []
        try:
            for number in range(rounds):
                together.wait(60)
                answers.append(work(number, sender))
        finally:
            connection.close()
        return answers

    with ThreadPoolExecutor(SENDERS) as pool:
        return [list(answers) for answers in zip(*pool.map(run, range(SENDERS)), strict=True)]


@pytest.fixture
def send(live_server: Any) -> Callable[[dict[str, str]], int]:
    """Posts an article; answers the status."""
    token = AuthToken.objects.create(UserFactory(role="editor"))[1]
    host = urlsplit(live_server.url).netloc
    headers = {"Authorization": f"Token {token}", "Content-Type": "application/json"}

    def post(body: dict[str, str]) -> int:
        client = http.client.HTTPConnection(host, timeout=60)
        try:
            client.request("POST", "/api/v1/articles/", json.dumps(body), headers)
            answer = client.getresponse()
            answer.read()
            return answer.status
        finally:
            client.close()

    return post


def body_of(text: str) -> dict[str, str]:
    return {"text": text, "headline": text.split("\n")[0], "publisher": "The Ledger", "published_on": "2024-05-04"}


def page_of(text: str) -> str:
    headline, *paragraphs = (escape(paragraph) for paragraph in text.split("\n\n"))
    written = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<html lang="en"><head><title>{headline}</title></head>'
        f"<body><main><article><h1>{headline}</h1>{written}</article></main></body></html>"
    )


def edited(number: int, sender: int) -> str:
    """The round's text with one word of this sender's own."""
    return (
        text_of(number)
        .replace("Aldport", "Brenning")
        .replace(" said", f" said {['once', 'twice', '', 'then'][sender]}", 1)
    )


class TestIdenticalArticles:
    def test_over_http_are_one_each_and_the_others_are_told_so(self, send: Callable[[dict[str, str]], int]) -> None:
        answers = race(lambda number, sender: send(body_of(text_of(number))))

        statuses = [Counter(each) for each in answers]
        assert all(each[201] == 1 for each in statuses)
        assert all(set(each) <= {200, 201, 409} for each in statuses)
        assert Article.objects.count() == Version.objects.count() == ROUNDS
        assert ask("SELECT count(*) FROM procrastinate_jobs") == [(ROUNDS,)]

    def test_from_threads_are_one_each(self) -> None:
        answers = race(lambda number, sender: add(text_of(number)))

        assert all(sorted(each) == ["created", "known", "known", "known"] for each in answers)
        assert Article.objects.count() == Version.objects.count() == ROUNDS

    def test_under_several_names_are_one_each(self) -> None:
        answers = race(lambda number, sender: add(text_of(number), publisher=f"Paper {sender}"))

        assert all(sorted(each) == ["created", "known", "known", "known"] for each in answers)
        assert Article.objects.count() == ROUNDS
        assert Publisher.objects.count() == SENDERS


class TestNearCopies:
    def test_over_http_are_one_article_each(self, send: Callable[[dict[str, str]], int]) -> None:
        answers = race(lambda number, sender: send(body_of(edited(number, sender))))

        assert {status for each in answers for status in each} <= {200, 201, 409}
        assert Article.objects.count() == ROUNDS
        assert not Resemblance.objects.exists()

    def test_from_threads_are_one_article_each(self) -> None:
        answers = race(lambda number, sender: add(edited(number, sender), publisher=f"Paper {sender % 2}"))

        assert all(each.count("created") == 1 for each in answers)
        assert Article.objects.count() == ROUNDS
        numbers = ask("SELECT count(DISTINCT (article_id, number)), count(*) FROM articles_version")
        assert numbers == [(ROUNDS * SENDERS, ROUNDS * SENDERS)]

    def test_as_page_and_as_text_are_one_article_each(self, send: Callable[[dict[str, str]], int]) -> None:
        rounds = ROUNDS // 5

        def post(number: int, sender: int) -> int:
            body = body_of(text_of(number))
            if sender % 2:
                body["html"] = page_of(body.pop("text"))
            return send(body)

        answers = race(post, rounds)

        assert {status for each in answers for status in each} <= {200, 201, 409}
        assert Article.objects.count() == rounds


def add(text: str, publisher: str = "The Ledger") -> str:
    draft = ArticleDraft(text.split("\n")[0], publisher, text)
    return intake.add(draft=draft, by=None, at=timezone.now(), raw=text.encode()).outcome
