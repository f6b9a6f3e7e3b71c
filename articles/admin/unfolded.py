"""Unfold's admin classes with django-stubs' types: Unfold ships none, and Django's are not generic at run time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, StackedInline, TabularInline
    from django.contrib.admin.widgets import AdminIntegerFieldWidget as UnfoldAdminIntegerFieldWidget
    from django.contrib.admin.widgets import AdminTextareaWidget as UnfoldAdminTextareaWidget
    from django.contrib.admin.widgets import AdminTextInputWidget as UnfoldAdminTextInputWidget
    from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
    from django.contrib.auth.forms import UserChangeForm as AnyUserChangeForm
    from django.contrib.auth.models import User
    from django.forms import CheckboxSelectMultiple as UnfoldAdminCheckboxSelectMultipleWidget
    from django.forms import ModelChoiceField, ModelForm

    SELECT_CLASSES: Sequence[str]
    UserChangeForm = AnyUserChangeForm[User]

    def display(
        *,
        description: str | None = None,
        ordering: Any = None,
        label: bool | dict[str, str] | None = None,
        header: bool | None = None,
        boolean: bool | None = None,
        empty_value: str | None = None,
    ) -> Callable[[Function], Function]: ...

    def action(
        *,
        description: str,
        permissions: Sequence[str] | None = None,
        url_path: str | None = None,
        icon: str | None = None,
        variant: Any = None,
    ) -> Callable[[Function], Function]: ...
else:
    from django import forms
    from unfold import admin as unfold
    from unfold.decorators import action, display
    from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
    from unfold.widgets import (
        SELECT_CLASSES,
        UnfoldAdminCheckboxSelectMultipleWidget,
        UnfoldAdminIntegerFieldWidget,
        UnfoldAdminTextareaWidget,
        UnfoldAdminTextInputWidget,
    )

    class _Subscriptable:
        def __class_getitem__(cls, _model):
            return cls

    class ModelAdmin(_Subscriptable, unfold.ModelAdmin):
        pass

    class ModelChoiceField(_Subscriptable, forms.ModelChoiceField):
        pass

    class ModelForm(_Subscriptable, forms.ModelForm):
        pass

    class TabularInline(_Subscriptable, unfold.TabularInline):
        pass

    class StackedInline(_Subscriptable, unfold.StackedInline):
        pass


__all__ = [
    "SELECT_CLASSES",
    "AdminPasswordChangeForm",
    "ModelAdmin",
    "ModelChoiceField",
    "ModelForm",
    "StackedInline",
    "TabularInline",
    "UnfoldAdminCheckboxSelectMultipleWidget",
    "UnfoldAdminIntegerFieldWidget",
    "UnfoldAdminTextInputWidget",
    "UnfoldAdminTextareaWidget",
    "UserChangeForm",
    "UserCreationForm",
    "action",
    "display",
]
