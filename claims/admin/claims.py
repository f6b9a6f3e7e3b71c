"""The claim: where curators read what an article asserts, correct what was made of it, and decide."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.admin.base import NOTHING, OrderedRows, actor, is_list
from articles.admin.forms import OrderedRowForm
from articles.admin.history import Rows
from articles.admin.unfolded import TabularInline, display
from articles.roles import EDITOR, STAFF_ROLES, has_role
from claims import curation, search
from claims.admin import columns
from claims.admin.claim_filters import GapFilter, OutcomeFilter, TopicFilter
from claims.admin.claim_form import ClaimForm
from claims.admin.decisions import DecidingAdmin
from claims.admin.evidence_rows import EvidenceInline, save_evidence
from claims.choices import ClaimStatus
from claims.models import Attribution, Claim, ClaimTopic, Evidence


class AttributionInline(OrderedRows, TabularInline[Attribution, Claim]):
    model = Attribution
    form = OrderedRowForm
    fields = ("place", "source", "role", "mode", "cue")
    autocomplete_fields = ("source",)
    extra = 0
    hide_title = True
    verbose_name_plural = "Attributions, from the origin outward"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attribution]:
        return super().get_queryset(request).select_related("source")


FIGURE_FIELDSETS: tuple[Any, ...] = (
    (
        "The figure",
        {
            "fields": (
                ("raw", "type"),
                ("comparator", "value"),
                ("low", "high"),
                ("unit", "counted"),
                "of",
                ("tolerance", "interval"),
            )
        },
    ),
    (
        "The change it tells of",
        {"classes": ("collapse",), "fields": (("change_direction", "change_kind"), ("change_from", "change_to"))},
    ),
    (
        "When and where",
        {
            "fields": (
                ("period_raw", "period_kind"),
                ("period_start", "period_end"),
                "period_basis",
                ("place_name", "place_code"),
                "place_basis",
            )
        },
    ),
    ("About", {"fields": ("subjects", "statistic", "gaps")}),
)


@admin.register(Claim)
class ClaimAdmin(DecidingAdmin):
    add_roles = change_roles = STAFF_ROLES
    form = ClaimForm
    inlines = (AttributionInline, EvidenceInline)
    history_rows = (
        Rows(Attribution, "claim_id", ("role", "source")),
        Rows(ClaimTopic, "claim_id", ("topic",), called="topic"),
        Rows(Evidence, "claim_id", ("stance", "passage")),
    )
    fieldsets = (
        (None, {"fields": ("standing", "passage", "text")}),
        *FIGURE_FIELDSETS,
        ("Checked against the record", {"fields": ("checks_made",)}),
        (
            "Where it stands in the text",
            {"classes": ("collapse",), "fields": ("quote_exact", ("quote_start", "quote_state"))},
        ),
        ("How it came here", {"classes": ("collapse",), "fields": (("extractor", "worth"), ("made_by", "created_at"))}),
    )
    add_fieldsets = (
        (None, {"fields": ("article", "quote_exact", "quote_start", "text")}),
        *(
            (name, {**options, "fields": tuple(line for line in options["fields"] if "interval" not in line)})
            if name != "The figure"
            else (name, {"fields": (*options["fields"][:-1], "tolerance")})
            for name, options in FIGURE_FIELDSETS
        ),
    )
    readonly_fields = (
        "standing",
        "passage",
        "interval",
        "checks_made",
        "quote_state",
        "extractor",
        "worth",
        "made_by",
        "created_at",
    )
    autocomplete_fields = ("article", "statistic")
    list_display = (
        "status_label",
        "figure",
        "comparator",
        "interval",
        "unit_and_counted",
        "who",
        "gap_labels",
        "assertion",
        "article_headline",
    )
    list_display_links = ("figure", "assertion")
    list_select_related = ("article",)
    list_fullwidth = True
    list_filter = ("status", "kind", "type", "comparator", GapFilter, TopicFilter, OutcomeFilter)
    search_fields = ("text",)
    search_help_text = "Words, “exact phrases”, -without"
    ordering = ("-id",)

    # --- lists ---------------------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        claims = super().get_queryset(request).defer("search")
        if not is_list(request):
            return claims.select_related("article", "version", "statistic", "created_by")
        origin_first = Attribution.objects.select_related("source").order_by("position")
        return claims.prefetch_related(Prefetch("attributions", origin_first))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """By PostgreSQL's full text, as the API does: it has an index, and `icontains` has none."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(merged_into=None)
        return (search.by_words(queryset, search_term) if search_term.strip() else queryset), False

    @display(description="Status", ordering="status", label=columns.STATUS_COLOURS)
    def status_label(self, claim: Claim) -> tuple[str, str]:
        return claim.status, claim.get_status_display()

    @display(description="Figure", ordering="value")
    def figure(self, claim: Claim) -> str:
        return claim.raw or "no figure"

    @display(description="May stand for")
    def interval(self, claim: Claim) -> str:
        return columns.interval(claim)

    @display(description="Unit", ordering="unit")
    def unit_and_counted(self, claim: Claim) -> str:
        return Truncator(columns.unit(claim)).chars(28)

    @display(description="Who says it")
    def who(self, claim: Claim) -> str:
        return Truncator(columns.who_says_it(list(claim.attributions.all()))).chars(34)

    @display(description="Gaps", label=True)
    def gap_labels(self, claim: Claim) -> list[str]:
        return columns.gaps(claim)

    @display(description="Assertion")
    def assertion(self, claim: Claim) -> str:
        return Truncator(claim.text).chars(110)

    @display(description="Article", ordering="article__headline")
    def article_headline(self, claim: Claim) -> str:
        return Truncator(claim.article.headline).chars(60)

    # --- the page ------------------------------------------------------------------------------------------------

    @display(description="Status")
    def standing(self, claim: Claim) -> SafeString:
        told = []
        for deed, by, at in (
            ("decided", claim.decided_by, claim.decided_at),
            ("published", claim.published_by, claim.published_at),
            ("corrected", None, claim.corrected_at),
            ("retracted", claim.retracted_by, claim.retracted_at),
        ):
            if at is not None:
                told.append(f"{deed} {timezone.localtime(at):%d %b %Y, %H:%M}{f' by {by}' if by else ''}")
        notes = [note for note in (claim.decision_note, claim.public_note) if note]
        return format_html(
            "{} {}{}",
            columns.status(claim),
            " · ".join(told),
            format_html_join("", '<p class="factrail-note">{}</p>', ([note] for note in notes)),
        )

    @display(description="In the article")
    def passage(self, claim: Claim) -> SafeString:
        return format_html("{}<p>{}</p>", columns.passage(claim), claim.article)

    @display(description="Checks")
    def checks_made(self, claim: Claim) -> SafeString | str:
        rows = [(check.get_outcome_display(), check.explanation) for check in claim.checks.all()]
        return format_html_join("", "<p><strong>{}</strong>: {}</p>", rows) or "None yet."

    @display(description="Topics")
    def subjects(self, claim: Claim) -> str:
        """Where the form is closed; open, the form's field of that name is shown."""
        return ", ".join(topic.name for topic in claim.topics.all()) or NOTHING

    @display(description="Made by")
    def made_by(self, claim: Claim) -> str:
        return str(claim.created_by or claim.extractor or NOTHING)

    # --- making and changing -------------------------------------------------------------------------------------

    def is_correction(self, request: HttpRequest, claim: Claim | None) -> bool:
        """An editor came by the button that opens a published claim for a correction."""
        is_published = claim is not None and claim.status == ClaimStatus.PUBLISHED
        return is_published and "correct" in request.GET and has_role(request.user, EDITOR)

    def is_open(self, request: HttpRequest, record: Claim) -> bool:
        return record.status in curation.FROM["edit"] or self.is_correction(request, record)

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if not self.is_correction(request, obj):
            return fieldsets
        return (("Correction", {"fields": ("note",)}), *fieldsets)

    def get_readonly_fields(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        return self.readonly_fields if obj else ()

    def get_inlines(self, request: HttpRequest, obj: Claim | None) -> Any:
        """Evidence is a row of a claim that is there."""
        return self.inlines if obj and not self.is_correction(request, obj) else (AttributionInline,)

    def get_form(self, request: HttpRequest, obj: Claim | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.correcting = self.is_correction(request, obj)
        return form

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("article", "statistic") and field is not None:
            # quick additions beside the field lead away from the claim; each has its own page
            field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_delete_related = field.widget.can_view_related = False
        if db_field.name == "quote_start" and isinstance(field, forms.IntegerField):
            field.required = False
            field.help_text = "Only where the quote stands there more than once: characters before it"
        return field

    def create(self, request: HttpRequest, form: Any, formsets: list[Any], at: datetime) -> Claim:
        assertion = form.assertion(_attributions(formsets))
        return curation.create(version=form.version(), assertion=assertion, by=actor(request), at=at)

    def edit(self, request: HttpRequest, record: Claim, form: Any, formsets: list[Any], at: datetime) -> None:
        by: User = actor(request)
        changes = form.assertion(_attributions(formsets))
        if form.correcting:
            curation.correct(claim=record, changes=changes, note=form.cleaned_data["note"], by=by, at=at)
        elif changes:
            curation.edit(claim=record, changes=changes, by=by, at=at)
        save_evidence(record, formsets, by=by, at=at)


def _attributions(formsets: list[Any]) -> Any:
    [found] = [formset for formset in formsets if formset.model is Attribution]
    return found
