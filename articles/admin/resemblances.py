"""Articles whose texts are alike, for a curator to say whether they are one work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles import resemblances
from articles.admin import word_diff
from articles.admin.base import ReadOnlyAdmin, actor, told
from articles.admin.unfolded import action, display
from articles.choices import ResemblanceState, VersionRelation
from articles.errors import DomainError
from articles.models import Article, Resemblance, Version
from articles.readers import differences
from articles.roles import STAFF_ROLES, has_role

STATE_COLOURS = {
    ResemblanceState.SUGGESTED.value: "warning",
    ResemblanceState.CONFIRMED.value: "success",
    ResemblanceState.REJECTED.value: "",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A button, the verb behind it, and how it is told of both headlines: the later article's, then the earlier's."""

    name: str
    verb: Callable[..., Any]
    told: str


DECISIONS = (
    Decision("confirm", resemblances.confirm, "One work: “{}” is now a place where “{}” stood."),
    Decision("reject", resemblances.reject, "Two works: “{}” and “{}”."),
)


@admin.register(Resemblance)
class ResemblanceAdmin(ReadOnlyAdmin[Resemblance]):
    fieldsets = (
        (None, {"fields": (("earlier_told", "later_told"), ("likeness_told", "numbers_told"))}),
        ("What differs", {"fields": ("differences",)}),
        ("Decision", {"fields": ("state_told", ("decided_by", "decided_at"), "created_at")}),
    )
    history_untold = "Its history is not kept: its page says who decided, and when."
    list_display = (
        "state_label",
        "likeness_told",
        "numbers_told",
        "earlier_article",
        "later_article",
        "created_at",
    )
    list_display_links = ("state_label", "likeness_told")
    list_select_related = ("article__publisher", "earlier__publisher")
    list_filter = ("state",)
    search_fields = ("article__headline", "earlier__headline", "article__publisher__name", "earlier__publisher__name")
    # what is to be decided comes first, the most alike before the others
    ordering = (F("decided_at").desc(nulls_first=True), "-likeness", "-id")
    # beside each other at the foot of the page, where the claims' buttons are too
    actions_submit_line = ("confirm", "reject")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resemblance]:
        return super().get_queryset(request).select_related("article__publisher", "earlier__publisher", "decided_by")

    # --- columns -------------------------------------------------------------------------------------------------

    @display(description="State", ordering="state", label=STATE_COLOURS)
    def state_label(self, resemblance: Resemblance) -> tuple[str, str]:
        return resemblance.state, resemblance.get_state_display()

    @display(description="Text alike", ordering="likeness")
    def likeness_told(self, resemblance: Resemblance) -> str:
        return f"{resemblance.likeness:.0%}"

    @display(description="Numbers alike", ordering="numbers")
    def numbers_told(self, resemblance: Resemblance) -> str:
        return f"{resemblance.numbers:.0%}"

    @display(description="Earlier article", ordering="earlier__headline")
    def earlier_article(self, resemblance: Resemblance) -> SafeString:
        return _named(resemblance.earlier)

    @display(description="Later article", ordering="article__headline")
    def later_article(self, resemblance: Resemblance) -> SafeString:
        return _named(resemblance.article)

    # --- page ----------------------------------------------------------------------------------------------------

    @display(description="Earlier article")
    def earlier_told(self, resemblance: Resemblance) -> SafeString:
        return _linked(resemblance.earlier)

    @display(description="Later article")
    def later_told(self, resemblance: Resemblance) -> SafeString:
        return _linked(resemblance.article)

    @display(description="State")
    def state_told(self, resemblance: Resemblance) -> str:
        return resemblance.get_state_display()

    @display(description="From the earlier text to the later")
    def differences(self, resemblance: Resemblance) -> SafeString | str:
        earlier, later = _own_text(resemblance.earlier), _own_text(resemblance.article)
        if earlier is None or later is None:
            return "No text is held of one of them."
        return word_diff.shown(earlier.text, later.text, differences.changes(earlier.text, later.text))

    # --- deciding ------------------------------------------------------------------------------------------------

    def has_decide_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, *STAFF_ROLES)

    @action(description="The same work", permissions=["decide"], icon="merge")
    def confirm(self, request: HttpRequest, resemblance: Resemblance) -> None:
        """Pressed on the page; `changeform_view` does it."""

    @action(description="Two works", permissions=["decide"], icon="call_split")
    def reject(self, request: HttpRequest, resemblance: Resemblance) -> None:
        """Pressed on the page; `changeform_view` does it."""

    def get_actions_submit_line(self, request: HttpRequest, object_id: Any) -> list[Any]:
        """Nothing of what was decided already."""
        is_open = Resemblance.objects.filter(pk=unquote(str(object_id)), state=ResemblanceState.SUGGESTED).exists()
        return super().get_actions_submit_line(request, object_id) if is_open else []  # type: ignore[misc]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form holds nothing to save: a press of a button is all that is ever posted."""
        pressed = [choice for choice in DECISIONS if f"articles_resemblance_{choice.name}" in request.POST]
        if request.method != "POST" or not pressed or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        resemblance = self.get_object(request, unquote(object_id))
        if resemblance is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        if not self.has_decide_permission(request, resemblance):
            raise PermissionDenied
        return self._decide(request, resemblance, pressed[0])

    def _decide(self, request: HttpRequest, resemblance: Resemblance, choice: Decision) -> HttpResponse:
        try:
            choice.verb(resemblance=resemblance, by=actor(request), at=timezone.now())
        except DomainError as error:
            self.message_user(request, told(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_resemblance_change", args=[resemblance.pk]))
        names = (Truncator(one.headline).chars(80) for one in (resemblance.article, resemblance.earlier))
        self.message_user(request, choice.told.format(*names), messages.SUCCESS)
        return self.response_post_save_change(request, resemblance)


# unfold draws the badge around whatever is in it; the style sheet takes it away around this
NO_NUMBER = SafeString('<span class="factrail-none"></span>')


def open_number(request: HttpRequest) -> str:
    """How many are to be decided, for the sidebar; nothing when none is, and for who may not see them."""
    if not has_role(request.user, *STAFF_ROLES):
        return NO_NUMBER
    open_ones = Resemblance.objects.filter(state=ResemblanceState.SUGGESTED).count()
    return str(open_ones) if open_ones else NO_NUMBER


def _own_text(article: Article) -> Version | None:
    """The newest text at the article's own place: copies elsewhere are no part of the question."""
    return article.versions.exclude(relation=VersionRelation.COPY).order_by("number").last()


def _place(article: Article) -> str:
    """Who published it, and when."""
    if article.published_on is None:
        return article.publisher.name
    return f"{article.publisher.name}, {article.published_on:%d %b %Y}"


def _named(article: Article) -> SafeString:
    headline = Truncator(article.headline).chars(100)
    return format_html('{}<span class="factrail-place">{}</span>', headline, _place(article))


def _linked(article: Article) -> SafeString:
    return format_html(
        '<p><a class="text-link" href="{}">{}</a></p><p>{}</p>',
        reverse("admin:articles_article_change", args=[article.pk]),
        article.headline,
        _place(article),
    )
