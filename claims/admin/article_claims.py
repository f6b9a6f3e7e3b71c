"""An article's page with the claims made of it. Articles know nothing of claims, so the claims put themselves there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.admin.articles import ArticleAdmin
from articles.admin.base import ReadOnlyRows, is_list
from articles.admin.unfolded import TabularInline, display
from articles.models import Article
from claims.admin import columns
from claims.models import Claim


class ClaimInline(ReadOnlyRows, TabularInline[Claim, Article]):
    model = Claim
    fields = readonly_fields = ("status_label", "figure", "interval", "assertion")
    extra = 0
    hide_title = True
    per_page = 20
    verbose_name_plural = "Claims, in reading order"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).defer("search").order_by("quote_start", "id")

    @display(description="Figure")
    def figure(self, claim: Claim) -> str:
        return claim.raw or "no figure"

    @display(description="May stand for")
    def interval(self, claim: Claim) -> str:
        return columns.interval(claim)

    @display(description="Assertion")
    def assertion(self, claim: Claim) -> SafeString:
        address = reverse("admin:claims_claim_change", args=[claim.pk])
        return format_html('<a class="text-link" href="{}">{}</a>', address, Truncator(claim.text).chars(140))

    @display(description="Status")
    def status_label(self, claim: Claim) -> SafeString:
        return columns.status(claim)


class ArticleWithClaimsAdmin(ArticleAdmin):
    inlines = (*ArticleAdmin.inlines, ClaimInline)
    list_display = (*ArticleAdmin.list_display, "claims_made")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles = super().get_queryset(request)
        if not is_list(request):
            return articles
        # distinct: versions are counted in the same query, and the two joins multiply
        return articles.annotate(
            number_of_claims=Count("claims", distinct=True), number_of_versions=Count("versions", distinct=True)
        )

    @display(description="Claims", ordering="number_of_claims")
    def claims_made(self, article: Any) -> int:
        return int(article.number_of_claims)


admin.site.unregister(Article)
admin.site.register(Article, ArticleWithClaimsAdmin)
