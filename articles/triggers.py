"""Rules that only a trigger can hold: rows that never change, trees and chains without circles, revisions that count.

Each factory returns a `pgtrigger` trigger for a model's `Meta.triggers`. The text of a raised exception starts with the
rule's name, like a constraint's, so that a verb can turn it into the matching error.
"""

from __future__ import annotations

import pgtrigger


def append_only(name: str) -> pgtrigger.Trigger:
    """Rows are written once: neither updated nor deleted, by whatever door."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def counts_revisions(*, derived: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """Every update that changes the row raises `revision` by one and stamps `updated_at`.

    The database does it, so that an `update()` or raw SQL is noticed by a client's If-Match too. `derived` names the
    generated columns: a BEFORE trigger cannot see their new values. Writing `revision` itself is such a change: a stale
    instance saved again must not take the count back, and a verb that changed only rows around this one counts so.
    """
    return pgtrigger.Trigger(
        name="counts_revisions",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(exclude=["updated_at", *derived]),
        func="NEW.revision = OLD.revision + 1; NEW.updated_at = clock_timestamp(); RETURN NEW;",
    )


def no_cycle(name: str, *, table: str, child: str, parent: str, where: str = "TRUE") -> pgtrigger.Trigger:
    """Following `parent` from any row never comes back to it.

    `where` restricts which rows of `table` (as `t`) form the graph, and must hold for NEW with `t` read as NEW.
    An advisory lock per table makes two concurrent halves of one circle wait for each other.
    """
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF NEW.{parent} IS NULL OR NOT ({where.replace("t.", "NEW.")}) THEN
                RETURN NEW;
            END IF;
            PERFORM pg_advisory_xact_lock(hashtext('{table}.{parent}'));
            IF EXISTS (
                WITH RECURSIVE up(id) AS (
                    SELECT NEW.{parent}
                    UNION
                    SELECT t.{parent} FROM {table} t JOIN up ON t.{child} = up.id
                    WHERE t.{parent} IS NOT NULL AND {where}
                )
                SELECT 1 FROM up WHERE up.id = NEW.{child}
            ) THEN
                RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 (every part is a name written in this repository)
    )
