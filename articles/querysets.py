"""Who may see what was published. The only place that filters by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import connection, models

from articles.choices import VersionRelation
from articles.roles import Actor, is_staff_role

if TYPE_CHECKING:
    from articles.models import Article, Event, Job, Publisher, Version  # noqa: F401 (named in the classes' parameters)


class PublisherQuerySet(models.QuerySet["Publisher"]):
    def visible_to(self, user: Actor) -> Self:
        """Publishers are public."""
        return self

    def current(self) -> Self:
        """Those not merged into another."""
        return self.filter(merged_into=None)


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, user: Actor) -> Self:
        """Readers see an article once a claim of it was published; curators and editors see all."""
        return self if is_staff_role(user) else self.filter(released_at__isnull=False)

    def current(self) -> Self:
        """Those not merged into another."""
        return self.filter(merged_into=None)

    def with_parts(self) -> Self:
        """Everything an article's representation shows, in a fixed number of queries."""
        return self.select_related("publisher").prefetch_related("bylines", "appearances__publisher", "silent_edits")


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, user: Actor) -> Self:
        return self if is_staff_role(user) else self.filter(article__released_at__isnull=False)

    def own(self) -> Self:
        """The texts of articles themselves, without those of copies elsewhere."""
        return self.exclude(relation=VersionRelation.COPY)


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: Actor) -> Self:
        """A job is its requester's affair, and the staff's."""
        if is_staff_role(user):
            return self
        return self.filter(requested_by=user) if user is not None and user.is_authenticated else self.none()


class EventQuerySet(models.QuerySet["Event"]):
    def settled(self) -> Self:
        """Those before every transaction still open: what follows in number cannot appear before them any more."""
        return self.filter(transaction__lt=_first_open_transaction())


def _first_open_transaction() -> int:
    """The lowest number of this database's open transactions, or the next one when none is open.

    Asked in a statement of its own, before the events are: who commits in between is seen by them. The server's own
    horizon would do, but it counts what other databases of the server have open too.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                   ARRAY(SELECT held.transactionid::text::bigint
                         FROM pg_locks AS held JOIN pg_stat_activity AS session USING (pid)
                         WHERE held.locktype = 'transactionid' AND held.mode = 'ExclusiveLock' AND held.granted
                           AND session.datname = current_database())
            """
        )
        following, open_ones = cursor.fetchone()
    # locks tell the last 32 bits of a number only; none is as far back as they reach
    return int(min([following, *(following - (following - number) % 2**32 for number in open_ones)]))
