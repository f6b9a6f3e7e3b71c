"""Asking for an article by its address, from the list of articles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles import fetching, jobs
from articles.admin.base import VerbAdmin, actor, told
from articles.admin.forms import AddressField
from articles.admin.unfolded import UnfoldAdminTextInputWidget, action
from articles.choices import JobKind
from articles.errors import DomainError
from articles.models import Article, Job


class AddressForm(forms.Form):
    """The address, and what goes before what its page says."""

    url = AddressField(
        label="Address",
        max_length=2000,
        widget=UnfoldAdminTextInputWidget(attrs={"type": "url", "autofocus": True}),
        help_text="Of a public page. It is fetched in the background, and read as far as its site allows robots.",
    )
    headline = forms.CharField(max_length=500, required=False, widget=UnfoldAdminTextInputWidget())
    publisher = forms.CharField(max_length=200, required=False, widget=UnfoldAdminTextInputWidget())
    published_on = forms.DateField(required=False, widget=UnfoldAdminTextInputWidget(attrs={"type": "date"}))

    def clean_url(self) -> str:
        """What is plainly not allowed is refused here; where a name leads is looked at when it is fetched."""
        url: str = self.cleaned_data["url"]
        try:
            fetching.guard().read(url)
        except DomainError as error:
            raise forms.ValidationError(told(error), code=error.code) from error
        return url

    def arguments(self) -> dict[str, str]:
        """What was filled in, as a job keeps it."""
        given = ((name, self.cleaned_data[name]) for name in self.fields)
        return {name: value if isinstance(value, str) else value.isoformat() for name, value in given if value}


class AddressAdmin(VerbAdmin[Article]):
    """A button above the list of articles, and the page that it leads to."""

    actions_list: tuple[str, ...] = ("add_from_address",)

    @action(description="Add from address", permissions=["add"], url_path="add-from-address", icon="add_link")
    def add_from_address(self, request: HttpRequest) -> HttpResponse:
        form = AddressForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            job = jobs.request(
                kind=JobKind.FETCH_ARTICLE, arguments=form.arguments(), by=actor(request), at=timezone.now()
            )
            return self._gone_to(request, job)
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": "Add an article from its address",
            "subtitle": None,
            "opts": self.opts,
            "form": form,
            "back": reverse("admin:articles_article_changelist"),
            "media": self.media,
        }
        return TemplateResponse(request, "articles/admin/address.html", context)

    def _gone_to(self, request: HttpRequest, job: Job) -> HttpResponse:
        self.message_user(
            request, "It is asked for. This page tells how that gets on; you need not wait for it.", messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:articles_job_change", args=[job.pk]))
