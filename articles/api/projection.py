"""`fields=`: only the named parts of a record, `figure.value` for a part of a part."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from articles.api.filters import InvalidParameter

PARAMETER = "fields"
_MOST = 100

# field name → what is wanted of it; empty means all of it
Tree = dict[str, "Tree"]


def wanted(text: str, serializer: Any) -> Tree:
    """The tree of the named fields. Raises InvalidParameter for a name that the serializer does not have."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names or len(names) > _MOST:
        raise InvalidParameter(PARAMETER, f"must name 1 to {_MOST} fields, such as id,text")
    tree: Tree = {}
    for name in names:
        _add(tree, name, serializer)
    return tree


def prune(serializer: Any, tree: Tree) -> None:
    """Leave in the serializer only what the tree names: what is left out is not even computed."""
    fields = _of(serializer).fields
    for name in list(fields):
        if name not in tree:
            fields.pop(name)
        elif tree[name]:
            prune(fields[name], tree[name])


def _add(tree: Tree, path: str, serializer: Any) -> None:
    here: Any = serializer
    parts = path.split(".")
    for position, part in enumerate(parts):
        fields = getattr(_of(here), "fields", {})
        if part not in fields:
            offered = ", ".join(fields) or "none"
            raise InvalidParameter(PARAMETER, f"names {path[:100]!r}, which there is not; offered here are: {offered}")
        is_whole = part in tree and not tree[part]
        below = tree.setdefault(part, {})
        if is_whole:
            return  # all of it was asked for before
        if position == len(parts) - 1:
            below.clear()
        tree, here = below, fields[part]


def _of(serializer: Any) -> Any:
    """Of a list, the serializer of its items."""
    return serializer.child if isinstance(serializer, serializers.ListSerializer) else serializer
