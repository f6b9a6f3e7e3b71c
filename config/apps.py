from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Wiring. An application only so that `manage.py embedded` and `serve` are found."""

    name = "config"
    verbose_name = "Factrail"
