"""`manage.py embedded start|stop|status|url`: the embedded PostgreSQL of this checkout."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import embedded

ROOT = Path(__file__).resolve().parents[3]


class Command(BaseCommand):
    help = "Starts, stops or describes the embedded PostgreSQL, which is used when DATABASE_URL is unset."
    # It must work while no database does.
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True, metavar="action")
        actions.add_parser("start", help="start the server if it does not run")
        actions.add_parser("stop", help="end the server of this checkout, and no other")
        actions.add_parser("status", help="say whether it runs and where its files are; exit code 3 if not")
        actions.add_parser("url", help="start it if need be and print its URL, which holds the password")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, f"_{action}")()
        except embedded.EmbeddedError as error:
            raise CommandError(str(error)) from error

    def _start(self) -> None:
        embedded.url(ROOT)
        self._status()

    def _stop(self) -> None:
        self.stdout.write("stopped" if embedded.stop(ROOT) else "it did not run")

    def _url(self) -> None:
        self.stdout.write(embedded.url(ROOT))

    def _status(self) -> None:
        found = embedded.status(ROOT)
        state = "running" if found.running else "starting or stopping" if found.pid else "not running"
        self.stdout.write(f"{state} (pid {found.pid})" if found.pid else state)
        self.stdout.write(f"{found.why_there}\nlog: {found.log}\naccount: {found.account}")
        if found.address:
            self.stdout.write(f"address: {found.address}")
        if not found.running:
            raise SystemExit(3)
