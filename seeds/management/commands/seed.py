"""`manage.py seed`: load the seed article, once."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from seeds import loading


class Command(BaseCommand):
    help = "Load the seed article with its claims, sources and record series. A second run adds nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        report = loading.load(at=timezone.now())
        for what in dict.fromkeys([*report.added, *report.known]):
            self.stdout.write(f"{what:<13}{report.added[what]:>4} added {report.known[what]:>4} already there")
