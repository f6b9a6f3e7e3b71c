"""Every named rule of a claim, as the database holds it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from claims.choices import ClaimStatus
from tests.factories import ArticleFactory, ClaimFactory, UserFactory, VersionFactory
from tests.rules import HoldsItsRules, Rule, decided, refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db

BETWEEN = {"comparator": "between", "value": None, "low": Decimal(1), "high": Decimal(2), "tolerance": None}
DAY = date(2020, 9, 28)
FIGURE = "claim_has_a_figure_if_and_only_if_quantitative"


def in_a_version(version=None):
    """A claim at a place that does not move when its other columns change."""
    version = version or VersionFactory()
    start = version.text.index("70 percent")
    return {"version": version, "quote_exact": "70 percent", "quote_start": start, "quote_end": start + 10}


def rejected(**columns):
    return {"status": "rejected", **decided(), **columns}


def published():
    return {"published_at": NOON, "published_by": UserFactory()}


def retracted():
    return {"status": "retracted", "retracted_at": NOON, "retracted_by": UserFactory(), "public_note": "It was wrong."}


def claim_rule(name, *, broken, kept, start=lambda other: in_a_version(), before=lambda: None):
    return Rule(name, ClaimFactory, start=start, before=before, broken=broken, kept=kept)


RULES = [
    claim_rule("claim_has_a_text", broken={"text": ""}, kept={"text": "x"}),
    claim_rule(FIGURE, broken={"raw": ""}, kept={"raw": "7"}),
    claim_rule(FIGURE, broken={"comparator": None}, kept={"comparator": "at_least"}),
    claim_rule(FIGURE, broken={"type": None}, kept={"type": "rate"}),
    *(
        claim_rule(
            FIGURE,
            start=lambda other: {"qualitative": True, **in_a_version()},
            broken=figure,
            kept={"place_name": "Denver"},
        )
        for figure in (
            {"raw": "70"},
            {"value": Decimal(1)},
            {"low": Decimal(1)},
            {"high": Decimal(1)},
            {"unit": "percent"},
            {"type": "count"},
            {"tolerance": Decimal(1), "tolerance_basis": "curator"},
            {"change_direction": "down"},
        )
    ),
    claim_rule("claim_figure_has_a_value", broken={"value": None}, kept=BETWEEN),
    *(
        claim_rule(
            "claim_between_has_both_bounds",
            start=lambda other: in_a_version() | BETWEEN,
            broken={bound: None},
            kept={bound: Decimal("1.5")},
        )
        for bound in ("low", "high")
    ),
    claim_rule(
        "claim_lower_not_above_upper",
        start=lambda other: in_a_version() | BETWEEN,
        broken={"low": Decimal("2.000000000000000000000000000001")},
        kept={"low": Decimal(2)},
    ),
    claim_rule(
        "claim_lower_not_above_upper",
        broken={"low": Decimal(3), "high": Decimal(2)},
        kept={"low": Decimal(3), "high": None},
    ),
    *(
        claim_rule(
            "claim_tolerance_not_negative",
            start=lambda other, comparator=comparator: in_a_version() | {"comparator": comparator},
            broken={"tolerance": Decimal("-0.1")},
            kept={"tolerance": Decimal(0)},
        )
        for comparator in ("exactly", "about")
    ),
    claim_rule(
        "claim_tolerance_has_a_basis",
        broken={"tolerance_basis": None},
        kept={"tolerance": None, "tolerance_basis": None},
    ),
    *(
        claim_rule("claim_change_has_a_direction", broken=change, kept=change | {"change_direction": "up"})
        for change in (
            {"change_kind": "relative"},
            {"change_from": Decimal(1)},
            {"change_to": Decimal(1)},
        )
    ),
    claim_rule(
        "claim_period_start_not_after_end",
        start=lambda other: in_a_version() | {"period_kind": "range"},
        broken={"period_start": date(2020, 9, 29), "period_end": DAY},
        kept={"period_start": DAY, "period_end": DAY},
    ),
    *(
        claim_rule(
            "claim_unspecified_period_has_no_dates",
            broken={column: DAY},
            kept={column: DAY, "period_kind": kind},
        )
        for column, kind in (("period_start", "since"), ("period_end", "until"))
    ),
    claim_rule(
        "claim_place_has_a_name",
        broken={"place_code": "US"},
        kept={"place_code": "US", "place_name": "United States"},
    ),
    claim_rule("claim_gaps_are_known_ones", broken={"gaps": ["period", "hue"]}, kept={"gaps": ["period", "unit"]}),
    *(
        claim_rule(
            "claim_selector_has_a_place_unless_orphaned",
            start=lambda other: in_a_version() | {"quote_state": "ambiguous"},
            broken=missing,
            kept=missing | {"quote_state": "orphaned"},
        )
        for missing in ({"quote_start": None, "quote_end": None}, {"quote_start": None}, {"quote_end": None})
    ),
    claim_rule(
        "claim_selector_start_before_end",
        start=lambda other: in_a_version() | {"quote_state": "ambiguous"},
        broken={"quote_start": 5, "quote_end": 5},
        kept={"quote_start": 5, "quote_end": 6},
    ),
    *(
        claim_rule(
            "claim_rejected_has_who_and_when",
            broken=lambda other, missing=missing: rejected() | missing,
            kept=lambda other: rejected(),
        )
        for missing in ({"decided_by": None}, {"decided_at": None})
    ),
    *(
        claim_rule(
            "claim_published_has_who_and_when",
            broken=lambda other, missing=missing: {"status": "published", **published()} | missing,
            kept=lambda other: {"status": "published", **published()},
        )
        for missing in ({"published_by": None}, {"published_at": None})
    ),
    *(
        claim_rule(
            "claim_retracted_has_who_when_and_why",
            start=lambda other: in_a_version() | {"status": "published"},
            broken=lambda other, missing=missing: retracted() | missing,
            kept=lambda other: retracted(),
        )
        for missing in ({"retracted_by": None}, {"retracted_at": None}, {"public_note": ""})
    ),
    claim_rule(
        "claim_merged_is_rejected",
        before=ClaimFactory,
        broken=lambda other: {"merged_into": other},
        kept=lambda other: rejected(merged_into=other),
    ),
    claim_rule(
        "claim_one_open_at_a_place",
        before=lambda: ClaimFactory(version=VersionFactory()),
        start=lambda other: {"version": other.version, "raw": "30 percent"},
        broken=lambda other: in_a_version(other.version),
        kept=lambda other: rejected(**in_a_version(other.version)),
    ),
    claim_rule(
        "claim_quote_stands_in_its_version",
        broken={"quote_exact": "71 percent"},
        kept={"quote_exact": "71 percent", "quote_state": "orphaned"},
    ),
    claim_rule(
        "claim_quote_stands_in_its_version",
        before=VersionFactory,
        start=lambda version: in_a_version(version) | {"quote_state": "ambiguous"},
        broken=lambda version: {"quote_end": len(version.text) + 1},
        kept=lambda version: {"quote_end": len(version.text)},
    ),
    claim_rule(
        "claim_quote_stands_in_its_version",
        before=VersionFactory,
        start=in_a_version,
        broken=lambda version: {"article": ArticleFactory()},
        kept=lambda version: {"version": VersionFactory(article=version.article, text=version.text + "!")},
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=str)
class TestConstraint(HoldsItsRules):
    pass


class TestOneOpenAtAPlace:
    def test_allows_a_qualitative_claim_beside_a_quantitative_one(self):
        first = ClaimFactory(version=VersionFactory())

        second = ClaimFactory(qualitative=True, **in_a_version(first.version))

        assert second.pk

    @pytest.mark.parametrize("status", [status for status in ClaimStatus.values if status != "rejected"])
    def test_counts_every_status_but_rejected_as_open(self, status):
        first = ClaimFactory(version=VersionFactory(), status=status)

        with refused_by("claim_one_open_at_a_place"):
            ClaimFactory(**in_a_version(first.version))

    def test_refuses_to_reopen_a_rejected_claim_beside_an_open_one(self):
        first = ClaimFactory(version=VersionFactory(), status="rejected")
        ClaimFactory(**in_a_version(first.version))

        with refused_by("claim_one_open_at_a_place"):
            type(first).objects.filter(pk=first.pk).update(status="suggested")


class TestQuoteStandsInItsVersion:
    def test_counts_code_points_and_not_bytes(self):
        version = VersionFactory(text="“Ünïcödé” 🙂 70 percent")

        claim = ClaimFactory(version=version)

        assert version.text[claim.quote_start : claim.quote_end] == "70 percent"

    def test_refuses_raw_sql_too(self):
        claim = ClaimFactory()

        with refused_by("claim_quote_stands_in_its_version"), connection.cursor() as cursor:
            cursor.execute("UPDATE claims_claim SET quote_start = quote_start + 1 WHERE id = %s", [claim.pk])

    def test_does_not_hinder_other_changes(self):
        claim = ClaimFactory()

        type(claim).objects.filter(pk=claim.pk).update(worth=0.5)

        claim.refresh_from_db()
        assert claim.worth == 0.5
