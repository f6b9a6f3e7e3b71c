"""Decimals come back with the digits that they were written with."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim, Observation
from tests.factories import ClaimFactory, ObservationFactory, ReviewFactory

pytestmark = pytest.mark.django_db

AS_WRITTEN = [
    "70",
    "69.50",
    "0.3333",
    "160000",
    "0",
    "0.00",
    "-12.50",
    "0.000000000000000000000000000001",
    "0.123456789012345678901234567890",
    "123456789012345678901234567890.123456789012345678901234567890",
    "999999999999999999999999999999",
    "3.10",
]


class TestDecimal:
    @pytest.mark.parametrize("digits", AS_WRITTEN)
    def test_of_a_claim_keeps_its_digits(self, digits):
        value = Decimal(digits)

        claim = ClaimFactory(
            value=value, low=value, high=value, change_direction="up", change_from=value, change_to=value
        )

        claim.refresh_from_db()
        kept = (claim.value, claim.low, claim.high, claim.change_from, claim.change_to)
        assert [format(each, "f") for each in kept] == [digits] * 5

    @pytest.mark.parametrize("digits", AS_WRITTEN)
    def test_of_an_observation_keeps_its_digits(self, digits):
        observation = ObservationFactory(value=Decimal(digits))

        observation.refresh_from_db()
        assert format(observation.value, "f") == digits

    def test_of_a_rating_keeps_its_digits(self):
        review = ReviewFactory(rating_value=Decimal("3.50"), rating_best=Decimal(5), rating_worst=Decimal("1.0"))

        review.refresh_from_db()
        assert [str(each) for each in (review.rating_value, review.rating_best, review.rating_worst)] == [
            "3.50",
            "5",
            "1.0",
        ]

    @pytest.mark.parametrize("digits", AS_WRITTEN)
    def test_survives_an_update(self, digits):
        claim = ClaimFactory()

        Claim.objects.filter(pk=claim.pk).update(value=Decimal(digits))

        assert format(Claim.objects.get(pk=claim.pk).value, "f") == digits

    def test_is_a_numeric_without_a_declared_scale(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' "
                "AND table_name LIKE 'claims_%%' AND data_type = 'numeric' AND numeric_scale IS NOT NULL"
            )
            [with_a_scale] = cursor.fetchone()

        assert with_a_scale == 0

    def test_is_found_by_its_value_whatever_its_zeros(self):
        observation = ObservationFactory(value=Decimal("70.00"))

        assert Observation.objects.get(value=Decimal(70)) == observation

    @pytest.mark.parametrize("digits", ["1E-31", "1E31"])
    def test_beyond_30_places_is_refused_by_forms(self, digits):
        with pytest.raises(ValidationError):
            Claim._meta.get_field("value").clean(Decimal(digits), None)

    @given(
        st.decimals(
            min_value=Decimal("-1E29"), max_value=Decimal("1E29"), allow_nan=False, allow_infinity=False, places=30
        )
    )
    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_of_30_places_round_trips(self, value):
        observation = ObservationFactory(value=value)

        observation.refresh_from_db()
        assert observation.value.as_tuple() == value.as_tuple()
