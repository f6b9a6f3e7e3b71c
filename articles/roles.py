"""The three roles, and the one question asked of them. They stand in the lowest room because every queryset asks."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

READER = "reader"
CURATOR = "curator"
EDITOR = "editor"
ROLES = (READER, CURATOR, EDITOR)
STAFF_ROLES = (CURATOR, EDITOR)

Actor = AbstractBaseUser | AnonymousUser | None


def roles_of(user: Actor) -> frozenset[str]:
    """The names of the user's roles; a superuser has all of them. Asked once an instance, so once a request."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(ROLES)
    known: frozenset[str] | None = user.__dict__.get("_factrail_roles")
    if known is None:
        known = frozenset(user.groups.filter(name__in=ROLES).values_list("name", flat=True))
        user.__dict__["_factrail_roles"] = known
    return known


def has_role(user: Actor, *roles: str) -> bool:
    return not roles_of(user).isdisjoint(roles)


def is_staff_role(user: Actor) -> bool:
    """Curators and editors see what is not yet published."""
    return has_role(user, *STAFF_ROLES)
