"""A record's history as people read it: who changed what from which value to which, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import formats, timezone
from django.utils.text import Truncator

from articles.models import Event

# rows read for one page: the newest; older ones stay in the database
MOST = 200
LONGEST = 400

# they follow from the others, or say what the entry itself says
UNTOLD = frozenset({"id", "created_at", "updated_at", "revision", "position"})

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
_ACTS = {"insert": ADDED, "update": CHANGED, "delete": REMOVED}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of `model` that belong to a record by their column `of`; `named_by` are the columns that name one."""

    model: type[models.Model]
    of: str
    named_by: tuple[str, ...]
    called: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """One row that was added, changed or removed; `name` is empty for the record itself."""

    act: str
    what: str
    name: str
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Entry:
    """What one transaction did to the record."""

    at: datetime
    by: str
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Done:
    """One event of the record, readable."""

    at: datetime
    by: str
    told: str
    details: tuple[tuple[str, str], ...]


def of(record: models.Model, rows: Sequence[Rows] = ()) -> list[Entry]:
    """The entries, newest first; none for a model without a history."""
    model = type(record)
    if not hasattr(model, "pgh_event_model"):
        return []
    found: list[tuple[Any, Rows | None]] = [(own, None) for own in _written(model, {"pgh_obj_id": record.pk})]
    for below in rows:
        found += [(row, below) for row in _written(below.model, {below.of: record.pk})]
    names = _Names(row for row, _ in found)
    entries: dict[tuple[datetime, Any], Entry] = {}
    earlier = _earlier(row for row, _ in found)
    for row, kind in found:
        step = _step(row, earlier.get((type(row), row.pgh_id)), kind, names)
        # NOW() is the transaction's, so rows written together share it
        entry = entries.setdefault((row.pgh_created_at, names.user(row)), Entry(row.pgh_created_at, names.user(row)))
        if step is not None:
            entry.steps.append(step)
    for entry in entries.values():
        entry.steps = _without_replacements(entry.steps)
    told = [entry for entry in entries.values() if entry.steps]
    # of entries of one instant, the one found last was written last
    told.reverse()
    return sorted(told, key=lambda entry: entry.at, reverse=True)[:MOST]


def events_of(record: models.Model) -> list[Done]:
    """What was done to it, by the verbs' own account; newest first."""
    events = Event.objects.filter(subject_type=record._meta.model_name, subject_id=record.pk)
    return [
        Done(event.at, str(event.by or ""), words(event.kind), tuple(_details(event)))
        for event in events.select_related("by").order_by("-id")[:MOST]
    ]


def words(kind: str) -> str:
    """`article.version_added` as "Article version added"."""
    subject, _, deed = kind.partition(".")
    return f"{subject.capitalize()} {deed.replace('_', ' ')}"


def _details(event: Event) -> Iterable[tuple[str, str]]:
    for name, value in event.data.items():
        if value:
            yield name, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _written(model: Any, condition: dict[str, Any]) -> list[Any]:
    """The newest rows, oldest first."""
    rows = model.pgh_event_model.objects.filter(**condition).select_related("pgh_context")
    return list(rows.order_by("-pgh_id")[:MOST])[::-1]


def _earlier(rows: Iterable[Any]) -> dict[tuple[Any, int], Any]:
    """For each row the one before it of the same object; the rows come oldest first."""
    newest: dict[tuple[Any, Any], Any] = {}
    earlier: dict[tuple[Any, int], Any] = {}
    for row in rows:
        key = (type(row), row.pgh_obj_id)
        earlier[type(row), row.pgh_id] = newest.get(key)
        newest[key] = row
    return earlier


def _step(row: Any, before: Any, kind: Rows | None, names: _Names) -> Step | None:
    model = row.pgh_tracked_model
    act = _ACTS.get(row.pgh_label, CHANGED)
    changes = tuple(_changes(before, row, names)) if act == CHANGED and before is not None else ()
    if act == CHANGED and not changes:
        return None
    name = ": ".join(filter(None, (names.value(row, column) for column in kind.named_by))) if kind else ""
    return Step(act, (kind and kind.called) or str(model._meta.verbose_name), name, changes)


def _changes(before: Any, row: Any, names: _Names) -> Iterable[Change]:
    for column in row._meta.concrete_fields:
        if column.name.startswith("pgh_") or column.name in UNTOLD:
            continue
        if getattr(before, column.attname) != getattr(row, column.attname):
            label = str(row.pgh_tracked_model._meta.get_field(column.name).verbose_name)
            yield Change(label, names.value(before, column.name), names.value(row, column.name))


def _without_replacements(steps: list[Step]) -> list[Step]:
    """An edit that replaces all rows of a kind removes and adds the unchanged ones too: those say nothing."""
    added = {(step.what, step.name) for step in steps if step.act == ADDED and step.name}
    removed = {(step.what, step.name) for step in steps if step.act == REMOVED and step.name}
    both = added & removed
    return [step for step in steps if (step.what, step.name) not in both or step.act == CHANGED]


class _Names:
    """Values as text. What rows refer to is read in one query a model, not one a value."""

    def __init__(self, rows: Iterable[Any]) -> None:
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for row in rows:
            if user := self._user_id(row):
                wanted[User].add(user)
            for column in row._meta.concrete_fields:
                if column.related_model and not column.name.startswith("pgh_"):
                    wanted[column.related_model].add(getattr(row, column.attname))
        self.known = {
            model: model._default_manager.in_bulk([key for key in keys if key is not None])
            for model, keys in wanted.items()
        }

    def user(self, row: Any) -> str:
        key = self._user_id(row)
        if key is None:
            return "outside the web"
        return str(self.known[User].get(key, f"user {key}"))

    def value(self, row: Any, name: str) -> str:
        column = row._meta.get_field(name)
        value = getattr(row, column.attname)
        if value is None or value in ("", []):
            return ""
        if column.related_model:
            return str(self.known[column.related_model].get(value, f"no longer there ({value})"))
        tracked = row.pgh_tracked_model._meta.get_field(name)
        labels = dict(getattr(tracked, "base_field", tracked).flatchoices)
        told = [
            str(labels[item]) if isinstance(item, str) and item in labels else _text(item) for item in _items(value)
        ]
        return Truncator(", ".join(told)).chars(LONGEST)

    @staticmethod
    def _user_id(row: Any) -> Any:
        return row.pgh_context.metadata.get("user") if row.pgh_context else None


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value, "f")
        case datetime():
            return formats.date_format(timezone.localtime(value), "DATETIME_FORMAT")
        case _:
            return str(value)
