"""Names that are held until the transaction ends: who else wants one waits, or is told that it is taken.

PostgreSQL's advisory locks, which hold what has no row yet.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection


def hold(names: Sequence[str]) -> None:
    """Wait for the names, in this order. Who holds several takes them in an order that all others keep too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) "
            "FROM (SELECT name FROM unnest(%s::text[]) WITH ORDINALITY AS given (name, place) ORDER BY place) AS named",
            [list(names)],
        )


def try_hold(name: str) -> bool:
    """Hold the name if nobody does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        return bool(cursor.fetchone()[0])
