"""How claims hang together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import action as list_action
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator

from articles.admin.base import VerbAdmin, actor, told
from articles.admin.unfolded import display
from articles.errors import DomainError
from articles.roles import STAFF_ROLES, has_role
from claims import links
from claims.models import Claim, Link


@admin.register(Link)
class LinkAdmin(VerbAdmin[Link]):
    """Made and decided on, not edited: a wrong one is rejected and another made."""

    add_roles = STAFF_ROLES
    actions = ("confirm_selected", "reject_selected")
    fields = ("from_claim", "kind", "to_claim", "state", "score", "reasons", "decided_by", "decided_at")
    add_fields = ("from_claim", "kind", "to_claim")
    readonly_fields = ("state", "score", "reasons", "decided_by", "decided_at")
    autocomplete_fields = ("from_claim", "to_claim")
    list_display = ("state_label", "from_text", "kind", "to_text", "score", "decided_by")
    list_display_links = ("state_label", "from_text")
    list_select_related = ("from_claim", "to_claim", "decided_by")
    list_filter = ("state", "kind")
    search_fields = ("from_claim__text", "to_claim__text")
    ordering = ("-id",)

    def get_fields(self, request: HttpRequest, obj: Link | None = None) -> Any:
        return self.fields if obj else self.add_fields

    @display(
        description="State",
        ordering="state",
        label={"suggested": "warning", "confirmed": "success", "rejected": "danger"},
    )
    def state_label(self, link: Link) -> tuple[str, str]:
        return link.state, link.get_state_display()

    @display(description="Claim")
    def from_text(self, link: Link) -> str:
        return _shown(link.from_claim)

    @display(description="Of claim")
    def to_text(self, link: Link) -> str:
        return _shown(link.to_claim)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    @list_action(description="Confirm", permissions=["decide"])
    def confirm_selected(self, request: HttpRequest, queryset: QuerySet[Link]) -> None:
        self._do_all(request, links.confirm, "confirmed", queryset)

    @list_action(description="Reject", permissions=["decide"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Link]) -> None:
        self._do_all(request, links.reject, "rejected", queryset)

    def _do_all(self, request: HttpRequest, verb: Callable[..., Link], past: str, queryset: QuerySet[Link]) -> None:
        """Each link in a transaction of its own: one that is refused does not undo the others."""
        done = 0
        for key in list(queryset.values_list("pk", flat=True)):
            try:
                with transaction.atomic():
                    link = Link.objects.select_for_update(of=("self",)).get(pk=key)
                    verb(link=link, by=actor(request), at=timezone.now())
                    done += 1
            except (DomainError, IntegrityError) as error:
                link = Link.objects.select_related("from_claim", "to_claim").get(pk=key)
                name = f"“{_shown(link.from_claim)} {link.get_kind_display().lower()} {_shown(link.to_claim)}”"
                self.message_user(request, f"{name} was not {past}: {told(error)}", messages.ERROR)
        if done:
            self.message_user(request, f"{done} link{'s' if done > 1 else ''} {past}.", messages.SUCCESS)

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Link:
        return links.create(**form.given(), by=actor(request), at=at)


def _shown(claim: Claim) -> str:
    return Truncator(f"{claim.raw}: {claim.text}" if claim.raw else claim.text).chars(60)
