"""Jobs that keep the queue itself in order, whatever rooms use it."""

from __future__ import annotations

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

log = logging.getLogger(__name__)

# a worker beats every 10 seconds; one that was silent so long is gone, and its jobs are taken over
SILENT_SECONDS = 30
# a job whose workers died so often probably kills them
MOST_ATTEMPTS = 8
KEPT_HOURS = 14 * 24


@app.periodic(cron="* * * * * */15")
@app.task(name="config.take_over_stalled", queue="upkeep", queueing_lock="take_over_stalled", pass_context=True)
async def take_over_stalled(context: JobContext, timestamp: int) -> dict[str, int]:
    """Queue the jobs of dead workers again, so that none waits a minute."""
    manager = context.app.job_manager
    retried = given_up = 0
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        if job.id is None:
            continue
        if job.attempts >= MOST_ATTEMPTS:
            log.error("job %s (%s) was given up: its workers died %s times", job.id, job.task_name, job.attempts)
            await manager.finish_job_by_id_async(job_id=job.id, status=Status.FAILED, delete_job=False)
            given_up += 1
        else:
            log.warning("job %s (%s) is taken over from a dead worker", job.id, job.task_name)
            await manager.retry_job(job)
            retried += 1
    return {"retried": retried, "given_up": given_up}


@app.periodic(cron="17 3 * * *")
@app.task(name="config.forget_old_jobs", queue="upkeep", queueing_lock="forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Remove what the queue finished two weeks ago; failures stay, for somebody to look at."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)
