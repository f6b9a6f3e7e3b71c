"""Jobs that keep the queue itself in order, whatever rooms use it."""

from __future__ import annotations

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

log = logging.getLogger(__name__)

# a worker beats every 10 seconds; one that was silent so long is gone, and its jobs are taken over
SILENT_SECONDS = 30
# a job whose workers died so often probably kills them
MOST_ATTEMPTS = 8
KEPT_HOURS, UPKEEP_KEPT_HOURS = 14 * 24, 24
UPKEEP = "upkeep"
# before everything that waits: behind a thousand articles nothing would be taken over for hours
FIRST = 100


@app.periodic(cron="* * * * * */15")
@app.task(
    name="config.take_over_stalled",
    queue=UPKEEP,
    priority=FIRST,
    queueing_lock="take_over_stalled",
    pass_context=True,
)
async def take_over_stalled(context: JobContext, timestamp: int) -> dict[str, int]:
    """Queue the jobs of dead workers again, so that none waits a minute."""
    manager = context.app.job_manager
    counts = {"retried": 0, "given_up": 0, "dropped": 0}
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        if job.id is None or job.id == context.job.id:
            continue
        try:
            counts[await _take_over(manager, job, job.id)] += 1
        except ConnectorException as error:
            # its worker was only slow, and finished it meanwhile; the others are taken over all the same
            log.warning("job %s (%s) was not taken over: %s", job.id, job.task_name, error)
    return counts


async def _take_over(manager: JobManager, job: Job, number: int) -> str:
    if job.queue == UPKEEP:
        # The clock brings another one, which may wait already: two of one queueing lock cannot, so that queueing this
        # one again would be refused time after time.
        await manager.finish_job_by_id_async(job_id=number, status=Status.ABORTED, delete_job=True)
        return "dropped"
    if job.attempts >= MOST_ATTEMPTS:
        log.error("job %s (%s) was given up: its workers died %s times", number, job.task_name, job.attempts)
        await manager.finish_job_by_id_async(job_id=number, status=Status.FAILED, delete_job=False)
        return "given_up"
    log.warning("job %s (%s) is taken over from a dead worker", number, job.task_name)
    await manager.retry_job(job)
    return "retried"


@app.periodic(cron="17 3 * * *")
@app.task(name="config.forget_old_jobs", queue=UPKEEP, queueing_lock="forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Remove what the queue finished two weeks ago; failures stay, for somebody to look at."""
    manager = context.app.job_manager
    await manager.delete_old_jobs(nb_hours=KEPT_HOURS)
    # four a minute: nobody looks at them
    await manager.delete_old_jobs(nb_hours=UPKEEP_KEPT_HOURS, queue=UPKEEP)
