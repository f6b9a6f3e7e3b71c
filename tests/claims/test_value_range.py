"""The interval that a figure stands for, as the database derives it."""

from decimal import Decimal

import pytest
from django.db import connection

from claims import search
from claims.models import Claim
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db

# comparator, value, low, high, tolerance → the range as PostgreSQL writes it, what it rests on
TABLE = [
    ("exactly", "70", None, None, "0.5", "[69.5,70.5)", "rounding"),
    ("exactly", "70", None, None, None, "[70,70]", "stated"),
    ("exactly", "70", None, None, "0", "[70,70]", "stated"),
    ("exactly", "-70", None, None, "0.5", "[-70.5,-69.5)", "rounding"),
    ("exactly", "69.50", None, None, "0.005", "[69.495,69.505)", "rounding"),
    ("about", "0.3333", None, None, "0.0333", "[0.3000,0.3666]", "curator"),
    ("about", "12", None, None, "1", "[11,13]", "curator"),
    ("about", "12", None, None, None, "[12,12]", "stated"),
    ("less_than", "100000", None, None, None, "(,100000)", "comparator"),
    ("at_most", "100000", None, None, None, "(,100000]", "comparator"),
    ("more_than", "160000", None, None, None, "(160000,)", "comparator"),
    ("at_least", "160000", None, None, None, "[160000,)", "comparator"),
    ("more_than", "160000", None, None, "500", "(160000,)", "comparator"),
    ("between", None, "10", "20", None, "[10,20]", "stated"),
    ("between", "15", "10", "20", None, "[10,20]", "stated"),
    ("between", None, "10", "10", None, "[10,10]", "stated"),
    ("between", None, "-20", "-10", None, "[-20,-10]", "stated"),
]


def a_claim(comparator, value, low=None, high=None, tolerance=None, **columns):
    def decimal(text):
        return None if text is None else Decimal(text)

    basis = {"exactly": "rounding", "about": "curator"}.get(comparator, "convention") if tolerance else None
    return ClaimFactory(
        comparator=comparator,
        value=decimal(value),
        low=decimal(low),
        high=decimal(high),
        tolerance=decimal(tolerance),
        tolerance_basis=basis or (tolerance and "curator"),
        **columns,
    )


def range_as_written(claim):
    with connection.cursor() as cursor:
        cursor.execute("SELECT value_range::text FROM claims_claim WHERE id = %s", [claim.pk])
        [written] = cursor.fetchone()
    return written


class TestValueRange:
    @pytest.mark.parametrize(("comparator", "value", "low", "high", "tolerance", "expected", "basis"), TABLE)
    def test_follows_the_table(self, comparator, value, low, high, tolerance, expected, basis):
        claim = a_claim(comparator, value, low, high, tolerance)

        assert range_as_written(claim) == expected
        assert claim.interval_basis == basis

    def test_is_none_for_a_qualitative_claim(self):
        claim = ClaimFactory(qualitative=True)

        assert range_as_written(claim) is None
        assert claim.interval_basis is None

    def test_follows_an_update(self):
        claim = a_claim("more_than", "160000")

        Claim.objects.filter(pk=claim.pk).update(value=Decimal(170000), comparator="at_least")

        assert range_as_written(claim) == "[170000,)"

    def test_follows_raw_sql(self):
        claim = a_claim("exactly", "70", tolerance="0.5")

        with connection.cursor() as cursor:
            cursor.execute("UPDATE claims_claim SET tolerance = 2 WHERE id = %s", [claim.pk])

        assert range_as_written(claim) == "[68,72)"

    def test_keeps_thirty_places(self):
        claim = a_claim("at_most", "0.000000000000000000000000000001")

        assert range_as_written(claim) == "(,0.000000000000000000000000000001]"


class TestSearchByInterval:
    @pytest.mark.parametrize(
        ("figure", "low", "high", "is_found"),
        [
            (("more_than", "160000"), "150000", "170000", True),
            (("less_than", "100000"), "150000", "170000", False),
            (("more_than", "160000"), "150000", "160000", False),
            (("at_least", "160000"), "150000", "160000", True),
            (("more_than", "160000"), "1000000000", None, True),
            (("more_than", "160000"), None, "159999", False),
            (("less_than", "100000"), None, "0", True),
            (("less_than", "100000"), "100000", None, False),
            (("at_most", "100000"), "100000", None, True),
            (("exactly", "70", None, None, "0.5"), "70.4", "71", True),
            (("exactly", "70", None, None, "0.5"), "70.5", "71", False),
            (("exactly", "70", None, None, "0.5"), "69", "69.5", True),
            (("exactly", "70", None, None, "0.5"), "69", "69.49", False),
            (("exactly", "70"), "70", "70", True),
            (("exactly", "70"), "70.0001", "71", False),
            (("about", "12", None, None, "1"), "13", "14", True),
            (("about", "12", None, None, "1"), "13.01", "14", False),
            (("between", None, "10", "20"), "20", "30", True),
            (("between", None, "10", "20"), "1", "9.99", False),
            (("between", None, "10", "20"), "12", "13", True),
            (("exactly", "-5"), "-6", "-4", True),
        ],
    )
    def test_finds_figures_that_may_stand_for_a_value_between(self, figure, low, high, is_found):
        claim = a_claim(*figure)

        found = search.by_interval(Claim.objects.all(), low and Decimal(low), high and Decimal(high))

        assert list(found) == ([claim] if is_found else [])

    def test_finds_no_qualitative_claim(self):
        ClaimFactory(qualitative=True)

        assert not search.by_interval(Claim.objects.all(), None, None).exists()

    def test_finds_the_detainers_of_the_seed(self, seeded):
        found = search.by_interval(Claim.objects.all(), Decimal(150000), Decimal(170000))

        assert [claim.raw for claim in found] == ["more than 160,000"]
