"""Workers that are killed: every article gets its claims once, whatever happens to who reads it."""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from articles.models import Version
from claims import extraction
from claims.models import Claim
from tests.factories import VersionFactory
from tests.faults.actors import wait_until
from tests.faults.working import ask, empty_queue, kill, manage, text_of, write_articles

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

# the size that was promised takes minutes: FAULTS_FULL=1 make faults
ARTICLES, KILLS = (500, 50) if os.environ.get("FAULTS_FULL") == "1" else (90, 8)
WORKERS = 2
# what a job may wait for another worker when its own died
LONGEST_WAIT = 60

DOUBLED = """
    SELECT version_id, kind, quote_start, quote_end FROM claims_claim
    GROUP BY version_id, kind, quote_start, quote_end HAVING count(*) > 1
"""
# from each start whose worker died to the next start: a little more than the wait, since the worker lived a moment
WAITS = """
    SELECT extract(epoch FROM again.at - started.at)::float FROM procrastinate_events AS retried
    JOIN LATERAL (SELECT at FROM procrastinate_events WHERE job_id = retried.job_id AND type = 'started'
                  AND id < retried.id ORDER BY id DESC LIMIT 1) AS started ON true
    JOIN LATERAL (SELECT at FROM procrastinate_events WHERE job_id = retried.job_id AND type = 'started'
                  AND id > retried.id ORDER BY id LIMIT 1) AS again ON true
    WHERE retried.type = 'deferred_for_retry'
"""


@pytest.fixture(autouse=True)
def queue(transactional_db: None) -> Iterator[None]:
    yield from empty_queue()


def begun() -> int:
    """How many articles somebody began to read."""
    [(count,)] = ask(
        "SELECT count(DISTINCT job_id) FROM procrastinate_events JOIN procrastinate_jobs AS job ON job.id = job_id "
        "WHERE type = 'started' AND queue_name = 'extraction'"
    )
    return count


def extractions() -> dict[str, int]:
    """Jobs by status."""
    found = ask("SELECT status::text, count(*) FROM procrastinate_jobs WHERE queue_name = 'extraction' GROUP BY status")
    return dict(found)


class TestKilledWorkers:
    def test_leave_every_article_with_its_claims_once(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        chance = random.Random(4)  # noqa: S311 (when to kill is no secret)
        file = str(write_articles(tmp_path / "articles.jsonl", ARTICLES))
        workers = [manage("worker") for _ in range(WORKERS)]
        intake = manage("ingest", file)
        try:
            for point in sorted(chance.sample(range(ARTICLES - 5), KILLS)):
                wait_until(lambda point=point: begun() > point, 180)
                time.sleep(chance.uniform(0, 0.3))
                victim = chance.randrange(WORKERS)
                kill(workers[victim])
                workers[victim] = manage("worker")
                if chance.random() < 0.2:
                    # intake dies too now and then, and is begun again
                    kill(intake)
                    intake = manage("ingest", file)
            last_kill = time.monotonic()
            assert intake.wait(300) == 0
            wait_until(lambda: extractions() == {"succeeded": ARTICLES}, 240)
            ended = time.monotonic() - last_kill
        finally:
            for process in (intake, *workers):
                kill(process)

        waits = [wait for (wait,) in ask(WAITS)]
        assert Version.objects.count() == ARTICLES
        assert not Version.objects.filter(claims=None).exists()
        assert ask(DOUBLED) == []
        [(told,)] = ask("SELECT count(*) FROM articles_event WHERE kind = 'claim.suggested'")
        assert told == Claim.objects.count()
        assert max(waits, default=0) < LONGEST_WAIT
        interrupted = ask("SELECT (args->>'version')::bigint FROM procrastinate_jobs WHERE attempts > 1")
        for (number,) in interrupted:
            report = extraction.extract(version=Version.objects.get(pk=number), at=timezone.now())
            assert report.suggested == 0
        with capsys.disabled():
            print(
                f"\n{KILLS} kills during {ARTICLES} articles: {Claim.objects.count()} claims, none doubled; "
                f"{len(waits)} jobs were taken over, after at most {max(waits, default=0):.0f} s; "
                f"all done {ended:.0f} s after the last kill"
            )


class TestTakingOver:
    def stalled(self, task: str, queue: str, arguments: str, lock: str | None = None) -> None:
        """A job whose worker has not been heard of for a minute."""
        ask(
            "WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') "
            "RETURNING id) INSERT INTO procrastinate_jobs (task_name, queue_name, args, queueing_lock, status, "
            "worker_id) SELECT %s, %s, %s::jsonb, %s, 'doing', id FROM dead",
            *(task, queue, arguments, lock),
        )

    def test_goes_on_when_those_who_took_over_were_killed_too(self) -> None:
        version = VersionFactory(text=text_of(1))
        take_over = ("config.take_over_stalled", "upkeep", '{"timestamp": 1}', "take_over_stalled")
        self.stalled(*take_over)
        self.stalled(*take_over)
        self.stalled("claims.extract_version", "extraction", f'{{"version": {version.pk}}}')

        worker = manage("worker")
        try:
            wait_until(lambda: extractions() == {"succeeded": 1}, LONGEST_WAIT)
        finally:
            kill(worker)

        assert Claim.objects.filter(version=version).exists()
        assert ask("SELECT count(*) FROM procrastinate_jobs WHERE queue_name = 'upkeep' AND args->>'timestamp' = '1'")[
            0
        ] == (0,)

    def test_comes_before_what_waits(self) -> None:
        version = VersionFactory(text=text_of(1))
        waiting = VersionFactory.create_batch(3)
        for each in waiting:
            ask(
                "INSERT INTO procrastinate_jobs (task_name, queue_name, args) "
                "VALUES ('claims.extract_version', 'extraction', %s::jsonb)",
                f'{{"version": {each.pk}}}',
            )
        self.stalled("claims.extract_version", "extraction", f'{{"version": {version.pk}}}')

        assert manage("worker", "--one-shot").wait(LONGEST_WAIT) == 0

        assert extractions() == {"succeeded": 4}
