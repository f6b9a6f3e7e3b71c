from django.apps import AppConfig


class SeedsConfig(AppConfig):
    """The seed article and the commands that load and show it."""

    name = "seeds"
