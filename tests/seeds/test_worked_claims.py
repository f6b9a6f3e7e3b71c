"""The four claims of the worked table in the architecture, as they stand in the database after the seed."""

from datetime import date
from decimal import Decimal

import pytest

from claims.models import Claim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

PAPER = ("Washington Post", "publication", "reported_by", None, None)
ICE = "U.S. Immigration and Customs Enforcement"

COLUMNS = (
    "kind", "status", "value", "low", "high", "comparator", "unit", "counted", "of", "type",
    "change_direction", "change_kind", "change_from", "change_to", "tolerance", "tolerance_basis",
    "period_raw", "period_start", "period_end", "period_kind", "period_basis",
    "place_code", "place_name", "place_basis", "gaps", "quote_start", "quote_end", "quote_state",
)  # fmt: skip

NOTHING = dict.fromkeys(COLUMNS) | {
    "kind": "quantitative",
    "status": "published",
    "period_kind": "unspecified",
    "gaps": [],
    "quote_state": "anchored",
}
ASSUMED_US = {"place_code": "US", "place_name": "United States", "place_basis": "assumed"}

WORKED = {
    "70 percent": NOTHING
    | ASSUMED_US
    | {
        "value": Decimal(70),
        "comparator": "exactly",
        "unit": "percent",
        "of": "the arrests ICE makes",
        "type": "share",
        "tolerance": Decimal("0.5"),
        "tolerance_basis": "rounding",
        "gaps": ["period"],
        "quote_start": 1733,
        "quote_end": 1743,
    },
    "more than 160,000": NOTHING
    | ASSUMED_US
    | {
        "value": Decimal(160000),
        "comparator": "more_than",
        "counted": "detainers",
        "type": "count",
        "period_raw": "since 2019",
        "period_start": date(2019, 1, 1),
        "period_kind": "since",
        "period_basis": "stated",
        "gaps": ["period"],
        "quote_start": 1889,
        "quote_end": 1906,
    },
    "about one-third": NOTHING
    | {
        "value": Decimal("0.3333"),
        "comparator": "about",
        "of": "the agency’s arrests",
        "type": "change",
        "change_direction": "down",
        "change_kind": "relative",
        "tolerance": Decimal("0.0333"),
        "tolerance_basis": "curator",
        "period_raw": "After the outbreak",
        "period_kind": "event",
        "period_basis": "stated",
        "gaps": ["base_period"],
        "quote_start": 2529,
        "quote_end": 2544,
    },
    "a dozen": NOTHING
    | {
        "value": Decimal(12),
        "comparator": "about",
        "counted": "arrests",
        "type": "count",
        "tolerance": Decimal(1),
        "tolerance_basis": "curator",
        "period_raw": "On Monday",
        "period_start": date(2020, 9, 28),
        "period_end": date(2020, 9, 28),
        "period_kind": "day",
        "period_basis": "resolved",
        "place_code": "US-NC",
        "place_name": "Mecklenburg County, N.C.",
        "place_basis": "stated",
        "quote_start": 2590,
        "quote_end": 2597,
    },
}


class TestWorkedClaim:
    @pytest.mark.parametrize("raw", WORKED)
    def test_has_the_columns_of_the_table(self, raw):
        claim = Claim.objects.get(raw=raw)

        assert {name: getattr(claim, name) for name in COLUMNS} == WORKED[raw]

    @pytest.mark.parametrize(
        ("raw", "chain"),
        [
            ("70 percent", [("the latest statistics", "dataset", "cited", "indirect", "According to"), PAPER]),
            ("more than 160,000", [(ICE, "organization", "speaker", "indirect", "the agency said"), PAPER]),
            ("about one-third", [("statistics", "dataset", "cited", "indirect", "statistics show"), PAPER]),
            ("a dozen", [(ICE, "organization", "speaker", "indirect", "announced"), PAPER]),
        ],
    )
    def test_has_the_chain_of_the_table(self, raw, chain):
        claim = Claim.objects.get(raw=raw)

        attributions = claim.attributions.select_related("source").order_by("position")

        assert [(part.source.name, part.source.kind, part.role, part.mode, part.cue) for part in attributions] == chain

    @pytest.mark.parametrize(
        ("raw", "lower", "upper", "bounds", "basis"),
        [
            ("70 percent", "69.5", "70.5", "[)", "rounding"),
            ("more than 160,000", "160000", None, "()", "comparator"),
            ("about one-third", "0.3000", "0.3666", "[]", "curator"),
            ("a dozen", "11", "13", "[]", "curator"),
        ],
    )
    def test_stands_for_the_interval_of_the_table(self, raw, lower, upper, bounds, basis):
        claim = Claim.objects.get(raw=raw)

        found = claim.value_range
        assert (str(found.lower), found.upper and str(found.upper), found.bounds) == (lower, upper, bounds)
        assert claim.interval_basis == basis

    @pytest.mark.parametrize(
        ("raw", "statistic", "topics"),
        [
            ("70 percent", None, {"immigration-arrests", "immigration-detainers"}),
            ("more than 160,000", "ice-detainers", {"immigration-detainers"}),
            ("about one-third", "ice-administrative-arrests", {"immigration-arrests", "covid-19-pandemic"}),
            ("a dozen", None, {"immigration-arrests", "sanctuary-policies"}),
        ],
    )
    def test_belongs_to_its_statistic_and_topics(self, raw, statistic, topics):
        claim = Claim.objects.get(raw=raw)

        assert (claim.statistic and claim.statistic.slug) == statistic
        assert {topic.slug for topic in claim.topics.all()} == topics

    def test_comes_by_way_of_the_repost(self):
        claim = Claim.objects.get(raw="70 percent")

        repost = claim.version.appearances.get()
        assert (repost.kind, repost.appeared_on) == ("repost", date(2020, 9, 30))
        assert (repost.copied_from.kind, repost.copied_from.publisher.name) == ("original", "Washington Post")


class TestQualitativeClaims:
    def test_include_the_backlog_according_to_the_agency(self):
        claim = Claim.objects.get(quote_exact__startswith="Sanctuary policies also have worsened")

        assert claim.kind == "qualitative"
        assert claim.attributions.first().source.name == ICE

    def test_include_what_lucero_said_directly(self):
        claims = Claim.objects.filter(attributions__source__name="Henry Lucero", attributions__mode="direct")

        assert claims.count() >= 2
        assert {claim.kind for claim in claims} == {"qualitative"}

    def test_include_what_three_unnamed_officials_described(self):
        claims = Claim.objects.filter(attributions__source__name="three U.S. officials")

        assert set(claims.values_list("attributions__source__kind", flat=True)) >= {"unnamed"}
