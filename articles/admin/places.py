"""Publishers, and the places where articles stood."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles import appearances, publishers
from articles.admin.base import VerbAdmin, actor, shown_id
from articles.admin.choosing import within_article
from articles.admin.forms import RecordForm
from articles.admin.unfolded import display
from articles.models import Appearance, Publisher
from articles.roles import STAFF_ROLES


@admin.register(Publisher)
class PublisherAdmin(VerbAdmin[Publisher]):
    add_roles = change_roles = STAFF_ROLES
    fields = ("name", "url", "wikidata_id")
    list_display = ("name", "url", "wikidata_id", "articles", "merged_into")
    list_select_related = ("merged_into",)
    list_filter = (("merged_into", admin.EmptyFieldListFilter),)
    search_fields = ("name", "wikidata_id")
    ordering = ("name", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        return super().get_queryset(request).annotate(number_of_articles=Count("articles"))

    @display(description="Articles", ordering="number_of_articles")
    def articles(self, publisher: Any) -> int:
        return int(publisher.number_of_articles)

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Publisher:
        return publishers.create(**form.given(), by=actor(request), at=at)

    def edit(self, request: HttpRequest, record: Publisher, form: Any, formsets: list[Any], at: datetime) -> None:
        if changes := form.changes():
            publishers.edit(publisher=record, changes=changes, by=actor(request), at=at)


class AppearanceForm(RecordForm):
    def revision(self) -> int:
        """Its article's: where a work stood is a part of what is known of the work."""
        appearance: Appearance = self.instance
        return appearance.article.revision


@admin.register(Appearance)
class AppearanceAdmin(VerbAdmin[Appearance]):
    add_roles = change_roles = STAFF_ROLES
    form = AppearanceForm
    fields = ("article", "kind", "publisher", "site", "url", "appeared_on", "version", "copied_from")
    add_fields = ("article", "kind", "publisher", "site", "url", "appeared_on")
    autocomplete_fields = ("article", "publisher")
    list_display = ("article", "kind_label", "publisher", "site", "appeared_on", "has_text", "copied_from")
    list_select_related = ("article", "publisher", "copied_from")
    list_filter = ("kind", ("version", admin.EmptyFieldListFilter))
    search_fields = ("article__headline", "site", "url", "publisher__name")
    date_hierarchy = "appeared_on"
    ordering = ("-appeared_on", "-id")

    def get_readonly_fields(self, request: HttpRequest, obj: Appearance | None = None) -> Any:
        """It stays with its article: a place entered for the wrong one is removed there and entered anew."""
        return ("article",) if obj else ()

    def get_fields(self, request: HttpRequest, obj: Appearance | None = None) -> Any:
        """The text seen there and the place copied from are offered once the article is known."""
        return self.fields if obj else self.add_fields

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ("version", "copied_from"):
            of_this = Appearance.objects.filter(pk=shown_id(request) or 0).values("article_id")
            kwargs |= within_article(db_field, of_this)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @display(
        description="Kind",
        ordering="kind",
        label={"Original": "success", "Repost": "info", "Syndication": "info", "Archive": "warning"},
    )
    def kind_label(self, appearance: Appearance) -> str:
        return appearance.get_kind_display()

    @display(description="Text held", boolean=True)
    def has_text(self, appearance: Appearance) -> bool:
        return appearance.version_id is not None

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Appearance:
        fields = form.given()
        return appearances.add(article=fields.pop("article"), fields=fields, by=actor(request), at=at)

    def edit(self, request: HttpRequest, record: Appearance, form: Any, formsets: list[Any], at: datetime) -> None:
        if changes := form.changes():
            appearances.edit(appearance=record, changes=changes, by=actor(request), at=at)
