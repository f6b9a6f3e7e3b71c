"""Forms that notice when the record moved on under them."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.timezone import localtime

from articles.admin.history import words
from articles.admin.unfolded import ModelForm, UnfoldAdminIntegerFieldWidget
from articles.models import Event

_VIOLATED = re.compile(r"Constraint “(?P<name>\w+)” is violated\.")


def told_rule(name: str) -> str:
    return f"It would break the rule: {name.replace('_', ' ')}."


class LinesField(forms.CharField):
    """Text of several lines. Browsers send CRLF; kept so, every save would count as a change of every such text."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class AddressField(forms.URLField):
    """An address typed without its scheme is taken for https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)


# what the admin's forms use for a column in place of Django's own
FORM_FIELDS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.TextField: {"form_class": LinesField},
    models.URLField: {"form_class": AddressField},
}


class RecordForm(ModelForm[Any]):
    """Carries the revision that its user saw, and refuses to save over a newer one.

    The admin sets `refusal` on the class it makes for a request when a verb refused what the form asked for: the
    form then comes back with everything that was typed, and says why.
    """

    refusal: ClassVar[str] = ""

    opened_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["opened_revision"].initial = self.revision()

    def revision(self) -> int:
        """The revision that counts for this record: its own, or that of the record that it is a part of."""
        # what is only ever added has none, and is never saved over
        revision: int = getattr(self.instance, "revision", 0)
        return revision

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            raise forms.ValidationError(self.refusal)
        if self.instance.pk and self.revision() != self.cleaned_data.get("opened_revision"):
            raise forms.ValidationError(
                f"Nothing was saved, because somebody changed this record while you had it open. {self._last_change()}"
                "Open it anew in another tab, compare, and enter there what still applies.",
                code="stale",
            )
        return cleaned

    def _update_errors(self, errors: forms.ValidationError) -> None:
        """The database's rules as sentences: their names read as such."""
        by_field = errors.error_dict if hasattr(errors, "error_dict") else {"": errors.error_list}
        for faults in by_field.values():
            for fault in faults:
                fault.message = _VIOLATED.sub(lambda rule: told_rule(rule["name"]), str(fault.message))
        super()._update_errors(errors)  # type: ignore[misc]

    def changes(self) -> dict[str, Any]:
        """The columns that the user changed, with their new values."""
        own = set(self._meta.fields or ())
        return {name: self.cleaned_data[name] for name in self.changed_data if name in own}

    def given(self) -> dict[str, Any]:
        """Every column that the form holds, for a record to be made."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.cleaned_data}

    def _last_change(self) -> str:
        of_this = Event.objects.filter(subject_type=self.instance._meta.model_name, subject_id=self.instance.pk)
        event = of_this.select_related("by").last()
        if event is None:
            return ""
        return f"Last seen: “{words(event.kind)}” by {event.by or 'the system'} at {localtime(event.at):%H:%M:%S}. "


class OrderedRowForm(ModelForm[Any]):
    """A row whose order among its fellows people set; the verb numbers the positions anew.

    The column itself is left out of the form: two rows that change places would each find the other's position taken.
    """

    place = forms.IntegerField(label="Order", min_value=1, max_value=999, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # set here: the admin replaces the widgets of model columns only
        self.fields["place"].widget = UnfoldAdminIntegerFieldWidget(attrs={"class": "factrail-order"})
        if self.instance.pk:
            self.fields["place"].initial = self.instance.position + 1


def rows_in_order(formset: Any) -> list[Any]:
    """The forms of the rows that stay, by the order given; those without one come last."""
    gone = formset.deleted_forms
    stay = [row for row in formset.forms if row not in gone and (row.instance.pk or row.has_changed())]
    return sorted(stay, key=lambda row: row.cleaned_data.get("place") or 1_000)
