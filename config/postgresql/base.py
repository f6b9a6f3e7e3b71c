"""A connection that finds or starts the embedded server the first time somebody connects, and not before.

So `collectstatic`, `makemigrations --check` against nothing, type checkers and `manage.py embedded stop` start no
server by merely importing the settings.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from config import embedded


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        if self.settings_dict.get("EMBEDDED") and not self.settings_dict["HOST"]:
            self._point_at_embedded_server()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Called for one from the pool too. A killed embedded server is started again: asking costs 0.5 ms."""
        if self.settings_dict.get("EMBEDDED"):
            embedded.url(settings.BASE_DIR)
        return super().get_new_connection(conn_params)

    def _point_at_embedded_server(self) -> None:
        """Fill in where it listens; the database's name stays ours, so that tests keep their own."""
        import dj_database_url

        found = dj_database_url.parse(embedded.url(settings.BASE_DIR))
        for key in ("HOST", "PORT", "USER", "PASSWORD"):
            self.settings_dict[key] = found[key]
