"""`manage.py worker`: do queued jobs until stopped. Run as many as you like, on any number of machines."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Do queued jobs until stopped; SIGTERM lets the running ones finish."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--concurrency", type=int, default=1, help="how many jobs at once")
        parser.add_argument("--one-shot", action="store_true", help="stop when the queue is empty")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["concurrency"] > settings.DATABASE_POOL_SIZE:
            raise CommandError(
                f"{options['concurrency']} jobs at once need a DATABASE_POOL_SIZE of as many connections."
            )
        arguments = ["worker", "--concurrency", str(options["concurrency"])]
        if options["one_shot"]:
            arguments.append("--one-shot")
        call_command("procrastinate", *arguments)
