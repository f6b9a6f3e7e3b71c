"""How tests fill in the admin's forms: as a browser does, from the page as it came, hidden fields and all."""

from typing import Any

from django.db import models
from django.test import Client
from django.urls import reverse

from articles.models import Event


def change_url(record: models.Model) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def page_of(model: type[models.Model], page: str = "changelist") -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


def filled(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send back if nothing on the page were touched."""
    context = client.get(address).context
    sent = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        sent |= _values(formset.management_form)
        for form in formset.forms:
            sent |= _values(form)
    return sent


def save(client: Client, address: str, changes: dict[str, Any] | None = None, **buttons: str) -> Any:
    """Open the page, change the fields and save; follows to where that leads."""
    return client.post(address, filled(client, address) | (changes or {}) | buttons, follow=True)


def run(client: Client, action: str, *records: models.Model, **fields: str) -> Any:
    """Choose the records in their list and run the action on them."""
    chosen = {"action": action, "_selected_action": [record.pk for record in records]}
    return client.post(page_of(type(records[0])), chosen | fields, follow=True)


def events(record: models.Model) -> list[tuple[str, Any]]:
    """What happened to a record by the verbs' account, as (kind, fields)."""
    found = Event.objects.filter(subject_type=record._meta.model_name, subject_id=record.pk).order_by("id")
    return [(event.kind, event.data.get("fields")) for event in found]


def told(response: Any) -> str:
    """The messages at the head of the page, as text."""
    return " ".join(str(message) for message in response.context["messages"])


def faults(response: Any) -> str:
    """What the form has against it."""
    return " ".join(map(str, response.context["errors"]))


def _values(form: Any) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if value is None or value is False:
            continue
        if isinstance(value, list | tuple | models.QuerySet):
            sent[bound.html_name] = [getattr(item, "pk", item) for item in value]
        else:
            # browsers send the line ends of the web
            sent[bound.html_name] = str(getattr(value, "pk", value)).replace("\n", "\r\n")
    return sent
