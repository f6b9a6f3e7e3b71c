"""What every page of the admin shares: permission by role, saving by verbs, no lost updates, a readable history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar, cast

from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import escape

from articles.admin import history
from articles.admin.forms import FORM_FIELDS, RecordForm, told_rule
from articles.admin.unfolded import ModelAdmin, display
from articles.errors import DomainError
from articles.roles import STAFF_ROLES, has_role

Record = TypeVar("Record", bound=models.Model)

NOTHING = "–"


def actor(request: HttpRequest) -> User:
    """Who is at the keyboard: the admin lets nobody in who is not logged in."""
    return cast("User", request.user)


def told(error: Exception) -> str:
    """A refusal by a verb or by the database, as a sentence."""
    if isinstance(error, DomainError):
        return error.detail if error.detail == error.title else f"{error.title} {error.detail}"
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = getattr(diagnosis, "constraint_name", None) or "a rule of the database"
    return told_rule(rule)


def shown_id(request: HttpRequest) -> str | None:
    """The id of the record that the page is of, as its address has it; None on lists."""
    match = request.resolver_match
    return unquote(match.kwargs["object_id"]) if match and "object_id" in match.kwargs else None


def is_list(request: HttpRequest) -> bool:
    """Whether the page is of many records: those read only what its columns show."""
    return shown_id(request) is None


class RecordAdmin(ModelAdmin[Record]):
    """A record that curators and editors look at. What else they may do is named by role; nothing is ever deleted."""

    add_roles: ClassVar[tuple[str, ...]] = ()
    change_roles: ClassVar[tuple[str, ...]] = ()
    # related rows whose history belongs to this record's
    history_rows: ClassVar[Sequence[history.Rows]] = ()
    # what its history page says where none is kept
    history_untold: ClassVar[str] = "Its history is not kept: it never changes once written."

    formfield_overrides: ClassVar[Any] = FORM_FIELDS
    empty_value_display = NOTHING
    show_full_result_count = False
    list_per_page = 50
    list_disable_select_all = True
    warn_unsaved_form = True
    change_form_template = "articles/admin/change_form.html"
    object_history_template = "articles/admin/history.html"

    # --- roles, not rows of permissions --------------------------------------------------------------------------

    def has_module_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    def has_view_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, *self.add_roles)

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return has_role(request.user, *self.change_roles) and (obj is None or self.is_open(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False

    def is_open(self, request: HttpRequest, record: Record) -> bool:
        """Whether this record may be changed as it now stands; a merged one may not."""
        return getattr(record, "merged_into_id", None) is None

    # --- what autocompletion offers ------------------------------------------------------------------------------

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[models.QuerySet[Record], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/") and hasattr(self.model, "merged_into"):
            found = found.filter(merged_into=None)
        return found, may_repeat

    # --- history -------------------------------------------------------------------------------------------------

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {record}",
            "subtitle": None,
            "opts": self.opts,
            "object": record,
            "entries": history.of(record, self.history_rows),
            "untold": self.history_untold,
            "events": history.events_of(record),
            "preserved_filters": self.get_preserved_filters(request),
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


class RoleRows:
    """Rows below a record, as inlines show them. The admin closes them wherever the record itself is closed."""

    formfield_overrides: ClassVar[Any] = FORM_FIELDS

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, *STAFF_ROLES)


class OrderedRows(RoleRows):
    """Rows in an order that people set; the form's field of the same name shows where they may."""

    @display(description="Order")
    def place(self, row: Any) -> int:
        return int(row.position) + 1


class ReadOnlyRows(RoleRows):
    """Rows that are only shown."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(RecordAdmin[Record]):
    """A record that only machines write."""

    def get_readonly_fields(self, request: HttpRequest, obj: Record | None = None) -> Any:
        return flatten_fieldsets(self.fieldsets) if self.fieldsets else self.fields or ()


class VerbAdmin(RecordAdmin[Record]):
    """A record that people make and edit; a subclass calls the verbs in `create` and `edit`."""

    form = RecordForm

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: Any) -> Record:
        raise NotImplementedError

    def edit(self, request: HttpRequest, record: Record, form: Any, formsets: list[Any], at: Any) -> None:
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Record, form: Any, change: bool) -> None:
        """Nothing yet: one verb saves the record with its rows, and those are known in `save_related`."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if change:
            self.edit(request, form.instance, form, formsets, timezone.now())
            return
        made = self.create(request, form, formsets, timezone.now())
        # the admin goes on with the instance that it made itself
        form.instance.pk = made.pk
        form.instance.refresh_from_db()

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """Of the form only: formsets are never saved as such, so they cannot tell what became of their rows."""
        return super().construct_change_message(request, form, [], add)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Record | None:
        """While saving, the record is locked and then read: a second save waits for the first and sees its work."""
        found = super().get_object(request, object_id, from_field)
        if found is None or request.method != "POST" or not connection.in_atomic_block:
            return found
        self.model._base_manager.select_for_update(of=("self",)).filter(pk=found.pk).values("pk").get()
        return super().get_object(request, object_id, from_field)

    def get_form(self, request: HttpRequest, obj: Record | None = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "factrail_refusal", "")
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A refusal rolls everything back, and the form comes back as it was typed, with the reason on it."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (DomainError, IntegrityError) as error:
            request.factrail_refusal = escape(told(error))  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)
