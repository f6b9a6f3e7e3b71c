"""Who asks, by their token, and what a role lets its bearer do."""

from __future__ import annotations

from typing import Any

from knox import auth
from rest_framework import exceptions
from rest_framework.permissions import SAFE_METHODS, BasePermission

from articles.roles import has_role


class TokenAuthentication(auth.TokenAuthentication):
    """Knox's; a token that is not even text is a wrong one too."""

    def authenticate_credentials(self, token: bytes) -> Any:
        if not token.isascii():
            raise exceptions.AuthenticationFailed("Invalid token.")
        return super().authenticate_credentials(token)


class ReadOrRole(BasePermission):
    """Everybody may read what a queryset shows them; a write asks for one of the view's roles for that action."""

    def has_permission(self, request: Any, view: Any) -> bool:
        if request.method in SAFE_METHODS:
            return True
        action = getattr(view, "action", None)
        if action is None:
            return True  # DRF answers 405 itself
        roles: tuple[str, ...] = view.roles.get(action, ())
        if "*" in roles:
            return True
        if not request.user.is_authenticated:
            raise exceptions.NotAuthenticated("This needs a token: send `Authorization: Token …`.")
        if not has_role(request.user, *roles):
            raise exceptions.PermissionDenied(f"This needs the role {' or '.join(roles)}.")
        return True
