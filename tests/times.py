"""The one instant that tests pass in as `at`."""

from datetime import UTC, datetime

NOON = datetime(2020, 10, 1, 12, 0, tzinfo=UTC)
