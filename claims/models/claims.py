"""One assertion at one place in one version of an article."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DecimalRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When

from articles.history import tracked
from articles.models import Article, Stamped, Version
from articles.triggers import counts_revisions
from claims.choices import (
    Basis,
    ChangeDirection,
    ChangeKind,
    ClaimKind,
    ClaimStatus,
    Comparator,
    FigureType,
    Gap,
    IntervalBasis,
    PeriodKind,
    SelectorState,
    ToleranceBasis,
)
from claims.models.fields import ExactDecimalField
from claims.models.statistics import Statistic
from claims.models.topics import ClaimTopic, Topic
from claims.querysets import ClaimQuerySet

QUOTE_COLUMNS = ("quote_exact", "quote_start", "quote_end", "quote_state", "version_id", "article_id")
QUANTITATIVE = Q(kind=ClaimKind.QUANTITATIVE)
NOT_TOLERANT = Q(tolerance=None) | Q(tolerance=0)


def _numrange(low: Any, high: Any, bounds: str) -> Func:
    return Func(low, high, Value(bounds), function="numrange", output_field=DecimalRangeField())


# The values a figure may stand for, derived by the database so that it can never lag behind the figure:
# "more than 160,000" is (160000,∞), a rounded "70 percent" with its tolerance of half a percent [69.5,70.5).
VALUE_RANGE = Case(
    # bounds upside down have no range: the constraint below refuses them by its name
    When(Q(comparator=Comparator.BETWEEN, low__lte=F("high")), then=_numrange(F("low"), F("high"), "[]")),
    When(comparator=Comparator.MORE_THAN, then=_numrange(F("value"), None, "(]")),
    When(comparator=Comparator.AT_LEAST, then=_numrange(F("value"), None, "[]")),
    When(comparator=Comparator.LESS_THAN, then=_numrange(None, F("value"), "[)")),
    When(comparator=Comparator.AT_MOST, then=_numrange(None, F("value"), "[]")),
    When(Q(comparator__isnull=False) & NOT_TOLERANT, then=_numrange(F("value"), F("value"), "[]")),
    When(
        Q(comparator=Comparator.EXACTLY, tolerance__gt=0),
        then=_numrange(F("value") - F("tolerance"), F("value") + F("tolerance"), "[)"),
    ),
    When(
        Q(comparator=Comparator.ABOUT, tolerance__gt=0),
        then=_numrange(F("value") - F("tolerance"), F("value") + F("tolerance"), "[]"),
    ),
    default=None,
    output_field=DecimalRangeField(),
)


@tracked(exclude=("value_range", "search"))
class Claim(Stamped):
    """An assertion (schema.org Claim); quantitative when it has a figure, which then stands in its own columns."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    version = models.ForeignKey(Version, models.PROTECT, related_name="claims")
    text = models.TextField(help_text="The assertion in the article's own words, usually its sentence")
    kind = models.CharField(max_length=20, choices=ClaimKind)
    status = models.CharField(max_length=20, choices=ClaimStatus, default=ClaimStatus.SUGGESTED)

    # the figure (FHIR Quantity, UCUM, ISO 4217)
    raw = models.CharField(max_length=300, blank=True, help_text='The figure\'s own words: "more than 160,000"')
    value = ExactDecimalField(null=True, blank=True)
    low = ExactDecimalField(null=True, blank=True)
    high = ExactDecimalField(null=True, blank=True)
    comparator = models.CharField(max_length=20, choices=Comparator, null=True, blank=True)
    unit = models.CharField(max_length=50, null=True, blank=True, help_text="percent, an ISO 4217 code, a unit's name")
    counted = models.CharField(max_length=300, null=True, blank=True, help_text="The noun counted")
    of = models.CharField("of what", max_length=500, null=True, blank=True, help_text="The denominator")
    type = models.CharField(max_length=20, choices=FigureType, null=True, blank=True)
    change_direction = models.CharField(max_length=10, choices=ChangeDirection, null=True, blank=True)
    change_kind = models.CharField(max_length=20, choices=ChangeKind, null=True, blank=True)
    change_from = ExactDecimalField(null=True, blank=True)
    change_to = ExactDecimalField(null=True, blank=True)
    tolerance = ExactDecimalField(null=True, blank=True, help_text="Half the width of the interval around the value")
    tolerance_basis = models.CharField(max_length=20, choices=ToleranceBasis, null=True, blank=True)
    value_range = models.GeneratedField(expression=VALUE_RANGE, output_field=DecimalRangeField(), db_persist=True)

    # what it is about
    period_raw = models.CharField(max_length=200, null=True, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True, help_text="The last day, included; empty when open")
    period_kind = models.CharField(max_length=20, choices=PeriodKind, default=PeriodKind.UNSPECIFIED)
    period_basis = models.CharField(max_length=20, choices=Basis, null=True, blank=True)
    place_code = models.CharField(max_length=20, null=True, blank=True, help_text="ISO 3166")
    place_name = models.CharField(max_length=200, null=True, blank=True)
    place_basis = models.CharField(max_length=20, choices=Basis, null=True, blank=True)
    gaps = ArrayField(models.CharField(max_length=20, choices=Gap), default=list, blank=True)
    topics = models.ManyToManyField(Topic, through=ClaimTopic, related_name="claims", blank=True)
    statistic = models.ForeignKey(Statistic, models.PROTECT, null=True, blank=True, related_name="claims")

    # where it stands (W3C Web Annotation: TextQuoteSelector and TextPositionSelector; offsets in code points)
    quote_exact = models.TextField()
    quote_prefix = models.CharField(max_length=100, blank=True)
    quote_suffix = models.CharField(max_length=100, blank=True)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    quote_end = models.PositiveIntegerField(null=True, blank=True)
    quote_state = models.CharField(max_length=20, choices=SelectorState, default=SelectorState.ANCHORED)

    # how it came here, and what was decided
    extractor = models.CharField(max_length=50, blank=True, help_text="Name and version; empty when a person made it")
    worth = models.FloatField(null=True, blank=True, help_text="Check-worthiness, 0 to 1")
    worth_reasons = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    decision_note = models.TextField(blank=True, help_text="Why it was rejected")
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    corrected_at = models.DateTimeField(null=True, blank=True, editable=False)
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    public_note = models.TextField(blank=True, help_text="What readers are told of a correction or retraction")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    search = models.GeneratedField(
        expression=SearchVector("text", "counted", "of", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            # ?q=
            GinIndex(fields=["search"], name="claim_search"),
            # ?value_overlaps=, together with the unit that it is asked for with
            GistIndex(F("value_range"), OpClass(F("unit"), name="gist_text_ops"), name="claim_value_range_unit"),
            # ?gap=
            GinIndex(fields=["gaps"], name="claim_gaps"),
            # ?article= and an article's claims, in reading order
            models.Index("article", "quote_start", "id", name="claim_of_article"),
            # ?unit= &type= newest first
            models.Index("unit", F("id").desc(), name="claim_by_unit"),
            # ?statistic= : who repeated it
            models.Index("statistic", F("id").desc(), name="claim_of_statistic"),
            # ?place=
            models.Index("place_code", F("id").desc(), name="claim_by_place"),
            # the curator's queue: what is suggested, the most worth checking first
            models.Index(
                F("worth").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(status=ClaimStatus.SUGGESTED),
                name="claim_queue",
            ),
            # what readers list: the newest public ones
            models.Index(
                F("id").desc(), condition=Q(status__in=["published", "retracted"]), name="claim_public_newest"
            ),
            # ?ordering=value
            models.Index(F("value").desc(nulls_last=True), F("id").desc(), name="claim_by_value"),
            # ?updated_since= of mirrors
            models.Index("updated_at", "id", name="claim_updated"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="claim_has_a_text"),
            models.CheckConstraint(
                condition=(QUANTITATIVE & Q(comparator__isnull=False, type__isnull=False) & ~Q(raw=""))
                | (
                    Q(kind=ClaimKind.QUALITATIVE, comparator=None, type=None, raw="")
                    & Q(value=None, low=None, high=None, unit=None, tolerance=None, change_direction=None)
                ),
                name="claim_has_a_figure_if_and_only_if_quantitative",
            ),
            models.CheckConstraint(
                condition=Q(comparator=None) | Q(comparator=Comparator.BETWEEN) | Q(value__isnull=False),
                name="claim_figure_has_a_value",
            ),
            models.CheckConstraint(
                condition=~Q(comparator=Comparator.BETWEEN) | Q(low__isnull=False, high__isnull=False),
                name="claim_between_has_both_bounds",
            ),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")), name="claim_lower_not_above_upper"
            ),
            models.CheckConstraint(
                condition=Q(tolerance=None) | Q(tolerance__gte=Decimal(0)), name="claim_tolerance_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(tolerance=None) | Q(tolerance_basis__isnull=False), name="claim_tolerance_has_a_basis"
            ),
            models.CheckConstraint(
                condition=Q(change_direction__isnull=False) | Q(change_kind=None, change_from=None, change_to=None),
                name="claim_change_has_a_direction",
            ),
            models.CheckConstraint(
                condition=Q(period_start=None) | Q(period_end=None) | Q(period_start__lte=F("period_end")),
                name="claim_period_start_not_after_end",
            ),
            models.CheckConstraint(
                condition=~Q(period_kind=PeriodKind.UNSPECIFIED) | Q(period_start=None, period_end=None),
                name="claim_unspecified_period_has_no_dates",
            ),
            models.CheckConstraint(
                condition=Q(place_code=None) | Q(place_name__isnull=False), name="claim_place_has_a_name"
            ),
            models.CheckConstraint(condition=Q(gaps__contained_by=list(Gap.values)), name="claim_gaps_are_known_ones"),
            models.CheckConstraint(
                condition=Q(quote_state=SelectorState.ORPHANED) | Q(quote_start__isnull=False, quote_end__isnull=False),
                name="claim_selector_has_a_place_unless_orphaned",
            ),
            models.CheckConstraint(
                condition=Q(quote_start=None) | Q(quote_start__lt=F("quote_end")),
                name="claim_selector_start_before_end",
            ),
            models.CheckConstraint(
                condition=~Q(status=ClaimStatus.REJECTED) | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="claim_rejected_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["published", "retracted"])
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="claim_published_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status=ClaimStatus.RETRACTED)
                | (Q(retracted_at__isnull=False, retracted_by__isnull=False) & ~Q(public_note="")),
                name="claim_retracted_has_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(status=ClaimStatus.REJECTED), name="claim_merged_is_rejected"
            ),
            # running extraction twice adds nothing, and two curators do not make the same claim
            models.UniqueConstraint(
                fields=["version", "quote_start", "quote_end", "kind"],
                condition=~Q(status=ClaimStatus.REJECTED),
                name="claim_one_open_at_a_place",
            ),
        ]
        triggers: ClassVar = [
            counts_revisions(derived=("value_range", "search")),
            pgtrigger.Trigger(
                name="claim_quote_stands_in_its_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf(*QUOTE_COLUMNS),  # type: ignore[no-untyped-call]
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM articles_version v
                        WHERE v.id = NEW.version_id AND v.article_id = NEW.article_id
                          AND (NEW.quote_end IS NULL OR NEW.quote_end <= v.length)
                          AND (NEW.quote_state <> 'anchored' OR NEW.quote_end <= NEW.quote_start
                               OR substr(v.text, NEW.quote_start + 1, NEW.quote_end - NEW.quote_start)
                                  = NEW.quote_exact)
                    ) THEN
                        RAISE EXCEPTION 'claim_quote_stands_in_its_version'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_stands_in_its_version';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.raw or self.text[:80]

    @property
    def is_public(self) -> bool:
        return self.status in (ClaimStatus.PUBLISHED, ClaimStatus.RETRACTED)

    @property
    def interval_basis(self) -> str | None:
        """What `value_range` rests on."""
        match self.comparator:
            case None:
                return None
            case Comparator.EXACTLY | Comparator.ABOUT:
                return self.tolerance_basis if self.tolerance else IntervalBasis.STATED
            case Comparator.BETWEEN:
                return IntervalBasis.STATED
            case _:
                return IntervalBasis.COMPARATOR
