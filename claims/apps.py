from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """What articles assert, and whether it holds."""

    name = "claims"

    def ready(self) -> None:
        from articles import events
        from claims import following, tasks

        events.listen("article.version_added", tasks.on_version_added)
        events.listen("article.merged", following.on_article_merged)
