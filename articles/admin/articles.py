"""Articles with their authors and the places where they stood."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import appearances, intake
from articles.admin.address import AddressAdmin
from articles.admin.base import OrderedRows, ReadOnlyRows, RoleRows, actor, is_list, shown_id
from articles.admin.choosing import how_captured, relation, within_article
from articles.admin.forms import OrderedRowForm, rows_in_order
from articles.admin.history import Rows
from articles.admin.new_article import ELSEWHERE, NewArticleForm
from articles.admin.texts import place_of
from articles.admin.unfolded import StackedInline, TabularInline, display
from articles.choices import CaptureMethod
from articles.models import Appearance, Article, Byline, SilentEdit
from articles.roles import STAFF_ROLES


class BylineInline(OrderedRows, TabularInline[Byline, Article]):
    model = Byline
    form = OrderedRowForm
    fields = ("place", "name")
    extra = 0
    hide_title = True
    verbose_name = "author"
    verbose_name_plural = "Authors, in the order printed"


class AppearanceInline(RoleRows, StackedInline[Appearance, Article]):
    model = Appearance
    fields = (("kind", "appeared_on"), ("publisher", "site"), "url", ("version", "copied_from"))
    autocomplete_fields = ("publisher",)
    extra = 0
    verbose_name_plural = "Where it stood"

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A text seen there and the place copied from are this article's own."""
        if db_field.name in ("version", "copied_from"):
            kwargs |= within_article(db_field, shown_id(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class SilentEditInline(ReadOnlyRows, TabularInline[SilentEdit, Article]):
    model = SilentEdit
    fields = readonly_fields = ("edit", "place", "noticed_at")
    extra = 0
    hide_title = True
    verbose_name_plural = "Figures that changed without a word about it"

    def get_queryset(self, request: HttpRequest) -> QuerySet[SilentEdit]:
        return super().get_queryset(request).select_related("version").defer("version__text", "version__sketch")

    @display(description="Before → after")
    def edit(self, edit: SilentEdit) -> SafeString:
        return format_html(
            '<span class="factrail-old">{}</span> <span aria-label="became">→</span> '
            '<span class="factrail-new">{}</span>',
            edit.before or "not there",
            edit.after or "not there",
        )

    @display(description="In")
    def place(self, edit: SilentEdit) -> SafeString:
        return format_html(
            '<a class="text-link" href="{}#{}">Version {}</a>',
            reverse("admin:articles_version_change", args=[edit.version_id]),
            place_of(edit),
            edit.version.number,
        )


class ReleasedFilter(admin.SimpleListFilter):
    title = "seen by readers"
    parameter_name = "released"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Yes"), ("no", "Not yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return queryset.filter(released_at__isnull=self.value() == "no") if self.value() else queryset


@admin.register(Article)
class ArticleAdmin(AddressAdmin):
    add_roles = change_roles = STAFF_ROLES
    inlines: ClassVar[tuple[Any, ...]] = (BylineInline, AppearanceInline, SilentEditInline)
    history_rows = (Rows(Byline, "article_id", ("name",)), Rows(Appearance, "article_id", ("kind", "site", "url")))
    fieldsets = (
        (None, {"fields": ("headline", "publisher", ("published_on", "genre"), ("language", "canonical_url"))}),
        ("In Factrail", {"fields": ("released_at", "merged_into", "texts")}),
    )
    add_fieldsets = (
        (None, {"fields": ("headline", "publisher", "authors", "published_on", "genre", "language", "canonical_url")}),
        ("Text", {"fields": ("text", "page")}),
    )
    readonly_fields = ("released_at", "merged_into", "texts")
    autocomplete_fields = ("publisher",)
    list_display: tuple[Any, ...] = (
        "headline",
        "publisher",
        "authors",
        "published_on",
        "genre_label",
        "versions_held",
        "is_released",
    )
    list_select_related = ("publisher",)
    list_filter = ("genre", ReleasedFilter, ("merged_into", admin.EmptyFieldListFilter))
    search_fields = ("headline", "publisher__name", "bylines__name")
    date_hierarchy = "published_on"
    ordering = ("-published_on", "-id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles = super().get_queryset(request)
        if not is_list(request):
            return articles
        return articles.annotate(number_of_versions=Count("versions")).prefetch_related("bylines")

    # --- columns -------------------------------------------------------------------------------------------------

    @display(description="Authors")
    def authors(self, article: Article) -> str:
        return ", ".join(byline.name for byline in article.bylines.all())

    @display(description="Genre", ordering="genre", label=True)
    def genre_label(self, article: Article) -> str:
        return article.get_genre_display()

    @display(description="Texts")
    def versions_held(self, article: Any) -> int:
        return int(article.number_of_versions)

    @display(description="Seen by readers", boolean=True)
    def is_released(self, article: Article) -> bool:
        return article.released_at is not None

    @display(description="Texts held")
    def texts(self, article: Article) -> SafeString:
        links = [
            (
                reverse("admin:articles_version_change", args=[version.pk]),
                version.number,
                relation(version),
                f"{version.length:,} characters, {how_captured(version)}, {version.captured_at:%d %b %Y}",
            )
            for version in article.versions.select_related("based_on").only(
                "article_id", "number", "length", "captured_at", "captured_how", "relation", "based_on__number"
            )
        ]
        return format_html_join("", '<p><a class="text-link" href="{}">Version {}</a>, {}: {}</p>', links)

    # --- making and changing -------------------------------------------------------------------------------------

    def get_form(self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **({} if obj else {"form": NewArticleForm}) | kwargs)

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> Any:
        """A new one's authors and first places come from its text and the fields above it."""
        if obj is None:
            return ()
        # most articles have none: an empty table would say so on every page
        has_edits = obj.silent_edits.exists()
        return [inline for inline in super().get_inlines(request, obj) if has_edits or inline is not SilentEditInline]

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Article:
        given = form.cleaned_data
        as_page = {"raw": given["page"].encode(), "how": CaptureMethod.HTML, "media_type": "text/html"}
        came = as_page if form.is_page else {"raw": given["text"].encode()}
        receipt = intake.add(draft=form.draft(), by=actor(request), at=at, **came)
        if receipt.outcome in ELSEWHERE:
            self.message_user(request, ELSEWHERE[receipt.outcome], messages.WARNING)
        return receipt.article

    def edit(self, request: HttpRequest, record: Article, form: Any, formsets: list[Any], at: datetime) -> None:
        by = actor(request)
        changes = form.changes()
        if "publisher" in changes:
            changes["publisher"] = changes["publisher"].name
        for formset in formsets:
            if formset.model is Byline and formset.has_changed():
                changes["authors"] = [row.cleaned_data["name"] for row in rows_in_order(formset)]
        if changes:
            intake.edit(article=record, changes=changes, by=by, at=at)
        for formset in formsets:
            if formset.model is Appearance:
                _save_places(record, formset, by, at)


def _save_places(article: Article, formset: Any, by: User, at: datetime) -> None:
    for row in formset.deleted_forms:
        if row.instance.pk:
            appearances.remove(appearance=Appearance.objects.get(pk=row.instance.pk), by=by, at=at)
    for row in formset.forms:
        if row in formset.deleted_forms or not row.has_changed():
            continue
        given = {name: row.cleaned_data[name] for name in row.changed_data}
        if row.instance.pk:
            appearances.edit(appearance=row.instance, changes=given, by=by, at=at)
        else:
            appearances.add(article=article, fields=given, by=by, at=at)
