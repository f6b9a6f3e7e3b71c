"""How to ask the database whether it holds a rule, and which rules it says that it holds."""

import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tests.factories import UserFactory
from tests.times import NOON

# of the trigger that counts revisions and those that write history there are tests of their own, for every model
KEPT_ELSEWHERE = {"counts_revisions", "insert_insert", "update_update", "delete_delete", "append_only"}


@contextmanager
def refused_by(name):
    """Expect the database to refuse, and to name this constraint or trigger as the reason, none before it."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        yield
    assert rule_named_in(caught.value) == name


def rule_named_in(error):
    diagnosis = error.__cause__.diag
    if diagnosis.constraint_name:
        return diagnosis.constraint_name
    # a pgtrigger.Protect names itself only by its function
    function = re.search(r"function pgtrigger_(\w+)_[0-9a-f]{5}\(\)", diagnosis.context or "")
    return function[1] if function else diagnosis.message_primary


def decided():
    """Who and when, as a decided claim or link has them."""
    return {"decided_at": NOON, "decided_by": UserFactory()}


@dataclass(frozen=True)
class Rule:
    """A named rule: a row that keeps it, the change that breaks it, and the nearest change that does not.

    `start`, `broken` and `kept` are columns, or functions of the row that `before` made. `frozen` rows cannot be
    updated at all, so only their insert is tried.
    """

    name: str
    factory: type
    broken: dict[str, Any] | Callable[[Any], dict[str, Any]]
    kept: dict[str, Any] | Callable[[Any], dict[str, Any]]
    start: dict[str, Any] | Callable[[Any], dict[str, Any]] = lambda other: {}
    before: Callable[[], Any] = lambda: None
    frozen: bool = False

    def __str__(self):
        return self.name

    def arrange(self):
        other = self.before()
        return tuple(part(other) if callable(part) else part for part in (self.start, self.broken, self.kept))

    def insert(self, columns):
        return self.factory(**columns)

    def update(self, row, columns):
        type(row)._default_manager.filter(pk=row.pk).update(**columns)


class HoldsItsRules:
    """The tests of a list of rules; a subclass is parametrized with `rule`."""

    def test_refuses_an_insert_that_breaks_it(self, rule):
        start, broken, _ = rule.arrange()

        with refused_by(rule.name):
            rule.insert(start | broken)

    def test_refuses_an_update_that_breaks_it(self, rule):
        start, broken, _ = rule.arrange()
        row = rule.insert(start)

        with refused_by(rule.name):
            rule.update(row, broken)

    def test_lets_the_nearest_row_in(self, rule):
        start, _, kept = rule.arrange()

        row = rule.insert(start | kept)

        assert row.pk

    def test_lets_the_nearest_update_through(self, rule):
        start, _, kept = rule.arrange()
        row = rule.insert(start)

        rule.update(row, kept)

        row.refresh_from_db()
        assert {name: getattr(row, name) for name in kept} == kept


@dataclass(frozen=True)
class Tree:
    """A column that leads from a row to another of the same table, and never back."""

    name: str
    factory: type
    column: str
    # what rows of one tree share, such as their article
    shared: Callable[[], dict[str, Any]] = dict

    def __str__(self):
        return self.name

    def grow(self, count):
        shared = self.shared()
        return [self.factory(**shared) for _ in range(count)]

    def lead(self, row, to):
        type(row)._default_manager.filter(pk=row.pk).update(**{self.column: to})


class HasNoCircles:
    """The tests of a list of trees; a subclass is parametrized with `tree`."""

    def test_refuses_a_row_that_leads_to_itself(self, tree):
        [row] = tree.grow(1)

        with refused_by(tree.name):
            tree.lead(row, row)

    def test_refuses_an_insert_that_leads_to_itself(self, tree):
        [row] = tree.grow(1)

        with refused_by(tree.name):
            tree.factory(**tree.shared(), id=row.pk + 1000, **{f"{tree.column}_id": row.pk + 1000})

    def test_refuses_a_circle_of_two(self, tree):
        one, two = tree.grow(2)
        tree.lead(one, two)

        with refused_by(tree.name):
            tree.lead(two, one)

    def test_refuses_a_circle_of_four(self, tree):
        rows = tree.grow(4)
        for row, following in pairwise(rows):
            tree.lead(row, following)

        with refused_by(tree.name):
            tree.lead(rows[-1], rows[0])

    def test_refuses_a_circle_closed_by_raw_sql(self, tree):
        one, two = tree.grow(2)
        tree.lead(one, two)

        with refused_by(tree.name), connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {one._meta.db_table} SET {tree.column}_id = %s WHERE id = %s",  # noqa: S608 (our own names)
                [one.pk, two.pk],
            )

    def test_allows_two_ways_that_meet(self, tree):
        one, two, three, end = tree.grow(4)
        tree.lead(three, end)
        tree.lead(one, three)

        tree.lead(two, three)

        two.refresh_from_db()
        assert getattr(two, tree.column) == three

    def test_allows_to_turn_a_way_round_once_it_is_cut(self, tree):
        one, two = tree.grow(2)
        tree.lead(one, two)
        tree.lead(one, None)

        tree.lead(two, one)

        two.refresh_from_db()
        assert getattr(two, tree.column) == one


def models_of(room):
    return list(apps.get_app_config(room).get_models())


def names_of(room):
    """Every rule that a room's models declare by name."""
    constraints = {constraint.name for model in models_of(room) for constraint in model._meta.constraints}
    triggers = {trigger.name for model in models_of(room) for trigger in getattr(model._meta, "triggers", [])}
    return constraints | triggers - KEPT_ELSEWHERE


class CountsRevisions:
    """The tests of a model whose changes are counted; a subclass is parametrized with `factory` and `column`."""

    def test_begins_at_one(self, factory, column):
        row = factory()

        assert row.revision == 1

    def test_counts_a_saved_instance(self, factory, column):
        row = factory()

        setattr(row, column, "changed")
        row.save()

        row.refresh_from_db()
        assert row.revision == 2

    def test_counts_an_update(self, factory, column):
        row = factory()
        before = row.updated_at

        for text in ("changed", "changed again"):
            type(row).objects.filter(pk=row.pk).update(**{column: text})

        row.refresh_from_db()
        assert row.revision == 3
        assert row.updated_at > before

    def test_counts_raw_sql(self, factory, column):
        row = factory()

        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {row._meta.db_table} SET {column} = '[\"x\"]' WHERE id = %s",  # noqa: S608 (our own names)
                [row.pk],
            )

        row.refresh_from_db()
        assert row.revision == 2

    def test_does_not_count_what_changes_nothing(self, factory, column):
        row = factory()

        row.save()
        type(row).objects.filter(pk=row.pk).update(**{column: getattr(row, column)})

        row.refresh_from_db()
        assert row.revision == 1

    def test_never_goes_back_when_a_stale_instance_is_saved(self, factory, column):
        row = factory()
        stale = type(row).objects.get(pk=row.pk)
        for text in ("changed", getattr(stale, column)):
            type(row).objects.filter(pk=row.pk).update(**{column: text})

        stale.save()

        row.refresh_from_db()
        assert row.revision > 3


class LeavesHistory:
    """The tests of a tracked model; a subclass is parametrized with `factory` and a text `column`."""

    def test_tells_an_insert(self, factory, column):
        row = factory()

        assert _labels(row) == ["insert"]

    def test_tells_a_saved_change(self, factory, column):
        row = factory()

        setattr(row, column, "changed")
        row.save()

        assert _labels(row) == ["insert", "update"]
        assert getattr(_history(row).last(), column) == "changed"

    def test_tells_an_update(self, factory, column):
        row = factory()

        type(row)._default_manager.filter(pk=row.pk).update(**{column: "changed"})

        assert _labels(row) == ["insert", "update"]
        assert getattr(_history(row).last(), column) == "changed"

    def test_tells_raw_sql(self, factory, column):
        row = factory()

        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {row._meta.db_table} SET {column} = '\"x\"' WHERE id = %s",  # noqa: S608 (our own names)
                [row.pk],
            )

        assert _labels(row) == ["insert", "update"]

    def test_is_silent_when_nothing_changed(self, factory, column):
        row = factory()

        type(row)._default_manager.filter(pk=row.pk).update(**{column: getattr(row, column)})

        assert _labels(row) == ["insert"]

    def test_tells_a_delete(self, factory, column):
        row = factory()
        key = row.pk

        type(row)._default_manager.filter(pk=key).delete()

        assert _labels(row, key) == ["insert", "delete"]

    def test_tells_a_delete_by_raw_sql(self, factory, column):
        row = factory()

        with connection.cursor() as cursor:
            if row._meta.model_name == "claim":
                cursor.execute("DELETE FROM claims_attribution WHERE claim_id = %s", [row.pk])
            cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])  # noqa: S608 (our own names)

        assert _labels(row) == ["insert", "delete"]


def _history(row, key=None):
    return type(row).pgh_event_model.objects.filter(pgh_obj_id=key or row.pk).order_by("pgh_id")


def _labels(row, key=None):
    return [each.pgh_label for each in _history(row, key)]
