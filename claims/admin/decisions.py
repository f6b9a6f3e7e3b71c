"""Deciding on claims in the admin: from the list on many, each by itself, and on one from its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import action as list_action
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from articles.admin.base import VerbAdmin, actor, told
from articles.admin.forms import LinesField
from articles.admin.unfolded import UnfoldAdminTextareaWidget, action
from articles.errors import Conflict, DomainError
from articles.roles import EDITOR, STAFF_ROLES, has_role
from claims import curation
from claims.admin.deeds import ACCEPT, PUBLISH, REJECT, RETRACT, Deed
from claims.models import Claim


class ChangedMeanwhile(Conflict):
    """Somebody changed it since you opened it: look at it again, then decide."""

    code = "stale"


class ReasonForm(forms.Form):
    reason = LinesField(max_length=2000, widget=UnfoldAdminTextareaWidget(attrs={"rows": 4, "autofocus": True}))


class DecidingAdmin(VerbAdmin[Claim]):
    actions = ("accept_selected", "reject_selected", "publish_selected", "retract_selected")
    # buttons that lead to a page of their own
    actions_detail = ("reject", "retract", "correct")
    # buttons beside Save: they save the form first
    actions_submit_line = ("accept", "publish")

    # --- who may -------------------------------------------------------------------------------------------------

    def has_curate_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    def has_publish_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, EDITOR)

    # --- on many -------------------------------------------------------------------------------------------------

    @list_action(description="Accept", permissions=["curate"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._do_all(request, ACCEPT, _keys(queryset))

    @list_action(description="Reject, with a reason", permissions=["curate"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        return self._ask_and_do(request, REJECT, queryset)

    @list_action(description="Publish", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._do_all(request, PUBLISH, _keys(queryset))

    @list_action(description="Retract, with a public reason", permissions=["publish"])
    def retract_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        return self._ask_and_do(request, RETRACT, queryset)

    def _ask_and_do(self, request: HttpRequest, deed: Deed, queryset: QuerySet[Claim]) -> HttpResponse | None:
        asked = "reason" in request.POST
        form = ReasonForm(request.POST if asked else None)
        if asked and form.is_valid():
            self._do_all(request, deed, _keys(queryset), reason=form.cleaned_data["reason"])
            return None
        hidden = [("action", f"{deed.name}_selected"), *((ACTION_CHECKBOX_NAME, str(key)) for key in _keys(queryset))]
        back = request.get_full_path()
        return self._reason_page(request, deed, list(queryset), form, hidden, back)

    # --- on one --------------------------------------------------------------------------------------------------

    @action(description="Accept", permissions=["curate"], icon="check")
    def accept(self, request: HttpRequest, claim: Claim) -> None:
        """Pressed beside Save; `save_related` does it once the form is saved."""

    @action(description="Publish", permissions=["publish"], icon="public")
    def publish(self, request: HttpRequest, claim: Claim) -> None:
        """Pressed beside Save; `save_related` does it once the form is saved."""

    @action(description="Reject", permissions=["curate"], url_path="reject", icon="block")
    def reject(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide_on_page(request, REJECT, object_id)

    @action(description="Retract", permissions=["publish"], url_path="retract", icon="undo")
    def retract(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide_on_page(request, RETRACT, object_id)

    @action(description="Correct", permissions=["publish"], url_path="correct", icon="edit_note")
    def correct(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The claim's page again, open for a correction."""
        return HttpResponseRedirect(f"{reverse('admin:claims_claim_change', args=[object_id])}?correct=1")

    def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[Any]:
        return self._going(super().get_actions_detail(request, object_id), object_id)  # type: ignore[misc]

    def get_actions_submit_line(self, request: HttpRequest, object_id: Any) -> list[Any]:
        return self._going(super().get_actions_submit_line(request, object_id), object_id)  # type: ignore[misc]

    def _going(self, offered: list[Any], object_id: Any) -> list[Any]:
        """Those that go from the claim's status, so that nobody presses what is sure to be refused."""
        claim = Claim.objects.filter(pk=unquote(str(object_id))).only("status", "merged_into").first()
        if claim is None:
            return []
        goes = {name for name, froms in curation.FROM.items() if claim.status in froms and not claim.merged_into_id}
        return [button for button in offered if button.action_name.removeprefix("claims_claim_") in goes]

    def pressed(self, request: HttpRequest) -> Deed | None:
        """The button beside Save that was pressed; raises PermissionDenied where its role is wanting."""
        for deed in (ACCEPT, PUBLISH):
            if f"claims_claim_{deed.name}" in request.POST:
                if not has_role(request.user, *deed.roles):
                    raise PermissionDenied
                return deed
        return None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and (deed := self.pressed(request)):
            deed.verb(claim=form.instance, by=actor(request), at=timezone.now())

    def response_change(self, request: HttpRequest, obj: Claim) -> HttpResponse:
        deed = self.pressed(request)
        if deed is None:
            return super().response_change(request, obj)
        self.message_user(request, f"“{_name(obj)}” is {deed.past}.", messages.SUCCESS)
        return self.response_post_save_change(request, obj)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A rejected claim's form is closed, so there is nothing to save before it is accepted after all."""
        if request.method == "POST" and object_id and (deed := self.pressed(request)):
            claim = self.get_object(request, unquote(object_id))
            if claim is not None and not self.has_change_permission(request, claim):
                self._do_all(request, deed, [claim.pk])
                return HttpResponseRedirect(reverse("admin:claims_claim_change", args=[claim.pk]))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _decide_on_page(self, request: HttpRequest, deed: Deed, object_id: str) -> HttpResponse:
        claim = self.get_object(request, unquote(object_id))
        if claim is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        back = reverse("admin:claims_claim_change", args=[claim.pk])
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            seen = request.POST.get("revision", "")
            self._do_all(request, deed, [claim.pk], seen=seen, reason=form.cleaned_data["reason"])
            return HttpResponseRedirect(back)
        return self._reason_page(request, deed, [claim], form, [("revision", str(claim.revision))], back)

    # --- both ----------------------------------------------------------------------------------------------------

    def _do_all(
        self, request: HttpRequest, deed: Deed, keys: Sequence[int], *, seen: str | None = None, **told_why: str
    ) -> None:
        """Each claim in a transaction of its own: one that is refused does not undo the others."""
        done: list[Claim] = []
        for key in keys:
            claim = Claim.objects.get(pk=key)
            try:
                with transaction.atomic():
                    claim = Claim.objects.select_for_update(of=("self",)).get(pk=key)
                    if seen is not None and seen != str(claim.revision):
                        raise ChangedMeanwhile
                    done.append(deed.verb(claim=claim, by=actor(request), at=timezone.now(), **told_why))
            except DomainError as error:
                self._tell_refusal(request, deed, claim, error)
        if len(done) == 1:
            self.message_user(request, f"“{_name(done[0])}” is {deed.past}.", messages.SUCCESS)
        elif done:
            self.message_user(request, f"{len(done)} claims are {deed.past}.", messages.SUCCESS)

    def _tell_refusal(self, request: HttpRequest, deed: Deed, claim: Claim, error: DomainError) -> None:
        message = format_html(
            '“<a class="underline" href="{}">{}</a>” was not {}: {} {}',
            reverse("admin:claims_claim_change", args=[claim.pk]),
            _name(claim),
            deed.past,
            told(error).removeprefix(f"{error.title} ") if isinstance(error, curation.WrongStatus) else told(error),
            deed.remedy(claim, error),
        )
        self.message_user(request, message, messages.ERROR)

    def _reason_page(
        self,
        request: HttpRequest,
        deed: Deed,
        claims: list[Claim],
        form: ReasonForm,
        hidden: list[tuple[str, str]],
        back: str,
    ) -> HttpResponse:
        what = f"“{_name(claims[0])}”" if len(claims) == 1 else f"{len(claims)} claims"
        form.fields["reason"].label = deed.asks
        context = {
            **self.admin_site.each_context(request),
            "title": f"{deed.name.capitalize()} {what}",
            "subtitle": None,
            "opts": self.opts,
            "deed": deed,
            "claims": [(claim, deed.allows(claim)) for claim in claims],
            "form": form,
            "hidden": hidden,
            "back": back,
            "media": self.media,
        }
        return TemplateResponse(request, "claims/admin/reason.html", context)


def _keys(queryset: QuerySet[Claim]) -> list[int]:
    return list(queryset.values_list("pk", flat=True))


def _name(claim: Claim) -> str:
    return Truncator(str(claim)).chars(80)
