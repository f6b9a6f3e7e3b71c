"""Enqueue jobs in the caller's transaction, in a worker as well.

A worker gives the queue connections of its own, by which a job that its work asks for would be there before, and even
without, what it is about.
"""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager
from procrastinate.tasks import Task

_manager = JobManager(DjangoConnector())


def enqueue(task: Task[Any, Any, Any], **arguments: Any) -> int:
    """Ask for the work once the transaction is committed; answers the number of the job."""
    return JobDeferrer(job=task.configure().job, job_manager=_manager).defer(**arguments)
