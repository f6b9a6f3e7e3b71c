"""`manage.py demo`: a served system with the seed article in it, and what to ask it."""

from __future__ import annotations

import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims.models import Source
from seeds import loading

USERNAME = "demo"
PORTS = range(8000, 8020)

WELCOME = """
Factrail serves the seed article. Stop it with Ctrl-C; the database stays for the next time.

  Front page   {base}/
  Admin        {base}/admin/        log in as {username} with the password {password}
  API docs     {base}/api/v1/docs/

Three questions to ask it:

  What share of its arrests follows a notice, and who says so?
    curl '{base}/api/v1/claims/?unit=percent&q=arrests'

  What does ICE say?
    curl '{base}/api/v1/claims/?speaker={ice}'

  Which figures may lie between 150,000 and 170,000?
    curl '{base}/api/v1/claims/?value_overlaps=150000,170000'

What you add is fetched and read for its figures by the worker, in another terminal:

    .venv/bin/python manage.py worker
"""


class Command(BaseCommand):
    help = "Prepare the database, load the seed, and serve it on this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help=f"default: the first free one from {PORTS.start}")
        parser.add_argument("--prepare-only", action="store_true", help="do not serve")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        report = loading.load(at=timezone.now())
        self.stdout.write(f"Seed: {report.added.total()} records added, {report.known.total()} already there.")
        port = options["port"] or _free_port()
        told = WELCOME.format(
            base=f"http://127.0.0.1:{port}",
            username=USERNAME,
            password=_login(),
            ice=Source.objects.get(name="U.S. Immigration and Customs Enforcement").pk,
        )
        self.stdout.write(told)
        self.stdout.flush()
        if not options["prepare_only"]:
            _serve(port)


def _login() -> str:
    """The demo administrator's password: generated once for this checkout, kept readable by its owner only."""
    kept = Path(settings.BASE_DIR) / ".factrail" / "demo_password"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(12), encoding="ascii")
    password = kept.read_text(encoding="ascii")
    user, is_new = User.objects.get_or_create(username=USERNAME, defaults={"is_staff": True, "is_superuser": True})
    if is_new or not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    return password


def _free_port() -> int:
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise CommandError(f"Every port from {PORTS.start} to {PORTS[-1]} is taken: give another with --port.")


def _serve(port: int) -> None:
    """Become the server: signals and its exit code are then its own."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application"]
    os.execv(sys.executable, command)  # noqa: S606 (no shell is wanted)
