"""The administrators' part of the admin: people, roles, tokens and jobs. For superusers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from knox.models import AuthToken
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from articles.admin.base import NOTHING, ReadOnlyRows
from articles.admin.unfolded import (
    AdminPasswordChangeForm,
    ModelAdmin,
    TabularInline,
    UserChangeForm,
    UserCreationForm,
    display,
)

if TYPE_CHECKING:
    Users = UserAdmin[User]
else:  # Django's own class takes no parameters at run time
    Users = UserAdmin

JOB_COLOURS = {
    "todo": "",
    "doing": "info",
    "succeeded": "success",
    "failed": "danger",
    "aborted": "danger",
    "cancelled": "warning",
}


def is_superuser(request: HttpRequest) -> bool:
    return bool(request.user.is_active and request.user.is_superuser)


class ForSuperusers:
    """Whatever rows of Django permissions somebody may have been given."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_superuser(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)


admin.site.unregister((User, Group, AuthToken, ProcrastinateJob))


@admin.register(User)
class PersonAdmin(ForSuperusers, Users, ModelAdmin[User]):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        (
            "What they may do",
            {
                "fields": ("groups", "is_staff", "is_superuser", "is_active"),
                "description": "Curators and editors need staff status too: without it they cannot come in here.",
            },
        ),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "full_name", "email", "roles", "is_staff", "is_superuser", "is_active", "last_login")
    list_filter = ("groups", "is_staff", "is_superuser", "is_active")
    filter_horizontal = ()
    autocomplete_fields = ("groups",)
    show_full_result_count = False
    empty_value_display = NOTHING

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @display(description="Name", ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @display(description="Roles", label=True)
    def roles(self, user: User) -> list[str]:
        return [group.name for group in user.groups.all()]


@admin.register(Group)
class RoleAdmin(ForSuperusers, GroupAdmin, ModelAdmin[Group]):
    """The three roles. What each may do is in the code, so there are no permissions to tick."""

    fields = ("name",)
    filter_horizontal = ()
    list_display = ("name", "people")
    search_fields = ("name",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        return super().get_queryset(request).annotate(number_of_people=Count("user"))

    @display(description="People", ordering="number_of_people")
    def people(self, group: Any) -> int:
        return int(group.number_of_people)


@admin.register(AuthToken)
class TokenAdmin(ForSuperusers, ModelAdmin[Any]):
    """API tokens: given out and taken back, never changed. Only a digest is kept, so one is shown once."""

    fields = ("user", "expiry")
    autocomplete_fields = ("user",)
    list_display = ("user", "token_key", "created", "expiry")
    list_select_related = ("user",)
    search_fields = ("user__username",)
    ordering = ("-created",)
    show_full_result_count = False
    empty_value_display = "never"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        made, token = AuthToken.objects.create(user=obj.user)
        if obj.expiry is not None:
            AuthToken.objects.filter(pk=made.pk).update(expiry=obj.expiry)
        # the admin goes on with the instance that it made itself
        obj.pk = made.pk
        self.message_user(request, f"Copy the token now, it is not shown again: {token}", messages.WARNING)


class JobEventInline(ReadOnlyRows, TabularInline[Any, Any]):
    model = ProcrastinateEvent
    fields = readonly_fields = ("at", "type")
    extra = 0


@admin.register(ProcrastinateJob)
class JobAdmin(ForSuperusers, ModelAdmin[Any]):
    """What the workers have to do and did. Read-only: the procrastinate command line acts on jobs."""

    inlines = (JobEventInline,)
    fields = ("task_name", "args", "status", "queue_name", "priority", "attempts", "scheduled_at", "lock")
    list_display = ("id", "task_name", "status_label", "queue_name", "attempts", "scheduled_at")
    list_display_links = ("id", "task_name")
    list_filter = ("status",)
    search_fields = ("task_name",)
    ordering = ("-id",)
    show_full_result_count = False
    empty_value_display = NOTHING

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @display(description="Status", ordering="status", label=JOB_COLOURS)
    def status_label(self, job: Any) -> tuple[str, str]:
        return job.status, job.status
