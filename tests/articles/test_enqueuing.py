"""Jobs are asked for in the caller's transaction, in a worker too."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.testing import InMemoryConnector

from articles.enqueuing import enqueue
from claims.tasks import extract_version

# no version has it: other tests leave jobs of theirs
NOBODYS = -7


def asked():
    return ProcrastinateJob.objects.filter(args={"version": NOBODYS}).count()


class TestEnqueue:
    def test_asks_for_the_work(self, db):
        number = enqueue(extract_version, version=NOBODYS)

        job = ProcrastinateJob.objects.get(pk=number)
        assert (job.task_name, job.queue_name, job.args) == (
            "claims.extract_version",
            "extraction",
            {"version": NOBODYS},
        )

    def test_asks_for_nothing_when_the_transaction_is_rolled_back(self, db):
        with transaction.atomic():
            enqueue(extract_version, version=NOBODYS)
            transaction.set_rollback(True)

        assert asked() == 0

    def test_keeps_to_the_transaction_where_the_queue_has_connections_of_its_own(self, db):
        workers_own = InMemoryConnector()

        with app.replace_connector(workers_own):
            enqueue(extract_version, version=NOBODYS)

        assert asked() == 1
        assert workers_own.jobs == {}
