from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """What was published."""

    name = "articles"

    def ready(self) -> None:
        from articles import events, tasks

        events.listen("job.requested", tasks.on_job_requested)
