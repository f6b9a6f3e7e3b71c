from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """What articles assert, and whether it holds."""

    name = "claims"
