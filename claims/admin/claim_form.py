"""The form of a claim, and what it asks of the verbs: only the parts that were changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple

from articles.admin.forms import LinesField, RecordForm, rows_in_order
from articles.admin.unfolded import SELECT_CLASSES, UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminTextareaWidget
from articles.errors import Invalid
from articles.models import Version
from claims import anchors
from claims.anchors import Selector
from claims.assertions import Assertion, AttributionParts, FigureParts, PeriodParts, PlaceParts
from claims.choices import Comparator, Gap, ToleranceBasis
from claims.models import Claim, Topic

FIGURE = (
    "raw",
    "comparator",
    "type",
    "value",
    "low",
    "high",
    "unit",
    "counted",
    "of",
    "change_direction",
    "change_kind",
    "change_from",
    "change_to",
    "tolerance",
)
PERIOD = ("period_raw", "period_start", "period_end", "period_kind", "period_basis")
PLACE = ("place_name", "place_code", "place_basis")
QUOTE = ("quote_exact", "quote_start")


class ClaimForm(RecordForm):
    """`correcting` is set by the admin where a published claim is changed: readers must then be told why."""

    correcting: ClassVar[bool] = False

    text = LinesField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="The assertion in the article's own words, usually its sentence",
    )
    quote_exact = LinesField(
        label="Quote",
        strip=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="To the letter as the article has it",
    )
    # not the column's own name: the admin refuses one whose table is a model of its own
    subjects = forms.ModelMultipleChoiceField(
        label="Topics",
        required=False,
        queryset=Topic.objects.filter(merged_into=None),
        widget=AutocompleteSelectMultiple(
            Claim._meta.get_field("topics"), admin.site, attrs={"class": " ".join(SELECT_CLASSES)}
        ),
    )
    gaps = forms.MultipleChoiceField(
        choices=Gap.choices,
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="What the claim does not say and would need",
    )
    note = LinesField(
        label="Public note",
        required=False,
        max_length=2000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="What readers are told of this correction",
    )

    quote: Selector | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "subjects" in self.fields:
            self.fields["subjects"].initial = self.instance.topics.all()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned is None:
            return None
        self._check_figure(cleaned)
        if self.correcting and not cleaned.get("note"):
            self.add_error("note", "Readers must be told what was wrong.")
        if not self.instance.pk or not set(QUOTE).isdisjoint(self.changed_data):
            self._find_quote(cleaned)
        return cleaned

    def assertion(self, attributions: Any) -> Assertion:
        """The parts that were changed; of a new claim, all of them."""
        is_new = not self.instance.pk
        changed, given = set(self.changed_data), self.cleaned_data
        parts = Assertion()
        if is_new or "text" in changed:
            parts["text"] = given["text"]
        if self.quote is not None:
            parts["quote"] = self.quote
        if is_new or not changed.isdisjoint(FIGURE):
            parts["figure"] = self._figure()
        if is_new or not changed.isdisjoint(PERIOD):
            parts["period"] = PeriodParts(**{name.removeprefix("period_"): given[name] for name in PERIOD})
        if is_new or not changed.isdisjoint(PLACE):
            place = {name.removeprefix("place_"): given[name] for name in PLACE}
            parts["place"] = PlaceParts(**place) if place["name"] else None
        if is_new or "subjects" in changed:
            parts["topics"] = list(given["subjects"])
        if is_new or "statistic" in changed:
            parts["statistic"] = given["statistic"]
        if "gaps" in changed:
            parts["gaps"] = list(given["gaps"])
        if is_new or attributions.has_changed():
            parts["attributions"] = [_attribution(row) for row in rows_in_order(attributions)]
        return parts

    def version(self) -> Version | None:
        """The text that the claim stands in: of a new one, the newest of its article."""
        if self.instance.pk:
            version: Version = self.instance.version
            return version
        article = self.cleaned_data.get("article")
        return article.versions.order_by("-number").first() if article else None

    def _figure(self) -> FigureParts | None:
        given = {name: self.cleaned_data[name] for name in FIGURE}
        if not given["raw"]:
            return None
        was_set = self.instance.tolerance_basis == ToleranceBasis.CURATOR
        if "tolerance" in self.changed_data or was_set:
            basis = ToleranceBasis.CURATOR if given["tolerance"] is not None else None
            return FigureParts(**given, tolerance_basis=basis)
        # nobody set it: it follows from the figure as it now is
        return FigureParts(**given | {"tolerance": None})

    def _check_figure(self, cleaned: dict[str, Any]) -> None:
        if all(cleaned.get(name) in (None, "") for name in FIGURE):
            return
        for name in ("raw", "comparator", "type"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, "A figure needs this. For a claim without one, leave all of its fields empty.")
        is_between = cleaned.get("comparator") == Comparator.BETWEEN
        for name in ("low", "high") if is_between else ("value",):
            if cleaned.get("comparator") and cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, "This comparator needs it.")

    def _find_quote(self, cleaned: dict[str, Any]) -> None:
        exact, version = cleaned.get("quote_exact"), self.version()
        if not exact:
            return
        if version is None:
            self.add_error("quote_exact", "No text is held of this article.")
            return
        try:
            self.quote = anchors.find(version.text, exact, start=self._start(cleaned, version.text, exact))
        except anchors.AmbiguousQuote as error:
            self.add_error("quote_start", f"{error.detail.partition(':')[0]}: say which by its start.")
        except Invalid as error:
            self.add_error("quote_exact", error.detail)

    def _start(self, cleaned: dict[str, Any], text: str, exact: str) -> int | None:
        """Where to look. A start that stands from an earlier quote counts only while the new one is there too."""
        start: int | None = cleaned.get("quote_start")
        if start is None or "quote_start" in self.changed_data or text.startswith(exact, start):
            return start
        return None


def _attribution(row: Any) -> AttributionParts:
    given = row.cleaned_data
    # the cue's place in the text is known only for the cue that was found there
    place = (
        {} if "cue" in row.changed_data else {name: getattr(row.instance, name) for name in ("cue_start", "cue_end")}
    )
    return AttributionParts(
        source=given["source"], role=given["role"], mode=given["mode"] or None, cue=given["cue"] or None, **place
    )
