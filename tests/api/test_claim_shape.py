"""A claim's representation, to the field, over the seed."""

import pytest

from claims.models import Source, Statistic, Topic
from tests.api.asking import BASE, instant, rows
from tests.factories import CheckFactory, ClaimFactory, ReviewFactory
from tests.times import NOON

pytestmark = pytest.mark.django_db
HOST = f"http://testserver{BASE}"


def shown_share(seed):
    """The contract's own example."""
    statistics, post = Source.objects.get(name="the latest statistics"), Source.objects.get(name="Washington Post")
    arrests, detainers = Topic.objects.filter(slug__in=["immigration-arrests", "immigration-detainers"]).order_by(
        "name"
    )
    return {
        "id": seed.share.pk,
        "url": f"{HOST}/claims/{seed.share.pk}/",
        "text": "According to the latest statistics, 70 percent of the arrests ICE makes occur after the agency has "
        "been notified about an immigrant’s pending release from jail or state prison.",
        "kind": "quantitative",
        "status": "published",
        "figure": {
            "raw": "70 percent",
            "value": "70",
            "low": None,
            "high": None,
            "comparator": "exactly",
            "unit": "percent",
            "counted": None,
            "of": "the arrests ICE makes",
            "type": "share",
            "change": None,
            "interval": {"low": "69.5", "high": "70.5", "basis": "rounding"},
        },
        "period": {"raw": None, "start": None, "end": None, "kind": "unspecified", "basis": None},
        "place": {"code": "US", "name": "United States", "basis": "assumed"},
        "quote": {
            "exact": "70 percent",
            "prefix": "rding to the latest statistics, ",
            "suffix": " of the arrests ICE makes occur ",
            "start": 1733,
            "end": 1743,
            "state": "anchored",
        },
        "article": shown_article(seed),
        "attributions": [
            {
                "role": "cited",
                "mode": "indirect",
                "cue": "According to",
                "source": {"id": statistics.pk, "name": "the latest statistics", "kind": "dataset"},
            },
            {
                "role": "reported_by",
                "mode": None,
                "cue": None,
                "source": {"id": post.pk, "name": "Washington Post", "kind": "publication"},
            },
        ],
        "statistic": None,
        "topics": [
            {"id": arrests.pk, "slug": "immigration-arrests", "name": "Immigration arrests"},
            {"id": detainers.pk, "slug": "immigration-detainers", "name": "Immigration detainers"},
        ],
        "checks": [],
        "reviews": [],
        "gaps": ["period"],
        "revision": seed.share.revision,
        "created_at": instant(seed.share.created_at),
        "updated_at": instant(seed.share.updated_at),
        "published_at": instant(NOON),
    }


def shown_article(seed):
    return {
        "id": seed.article.pk,
        "url": f"{HOST}/articles/{seed.article.pk}/",
        "headline": "ICE Preparing Targeted Arrests in ‘Sanctuary Cities,’ Amplifying President’s Campaign Theme",
        "publisher": {"id": seed.publisher.pk, "name": "Washington Post"},
        "published_on": "2020-09-29",
    }


class TestAClaim:
    def test_is_shown_to_the_field(self, seed, anonymous):
        response = anonymous.get(f"{BASE}/claims/{seed.share.pk}/")

        assert response.json() == shown_share(seed)

    def test_is_shown_in_a_list_as_by_itself(self, seed, anonymous):
        found = rows(anonymous, "claims/?unit=percent&q=arrests")

        assert found == [shown_share(seed)]

    def test_is_found_by_an_interval_that_its_open_figure_reaches(self, seed, anonymous):
        [found] = rows(anonymous, "claims/?value_overlaps=150000,170000")

        statistic = Statistic.objects.get(slug="ice-detainers")
        assert found["figure"] == {
            "raw": "more than 160,000",
            "value": "160000",
            "low": None,
            "high": None,
            "comparator": "more_than",
            "unit": None,
            "counted": "detainers",
            "of": None,
            "type": "count",
            "change": None,
            "interval": {"low": "160000", "high": None, "basis": "comparator"},
        }
        assert found["period"] == {
            "raw": "since 2019",
            "start": "2019-01-01",
            "end": None,
            "kind": "since",
            "basis": "stated",
        }
        assert found["statistic"] == {"id": statistic.pk, "slug": "ice-detainers", "title": "ICE detainers"}
        assert found["gaps"] == ["period"]

    def test_names_the_period_among_the_gaps_of_the_70_percent_claim(self, seed, anonymous):
        [found] = rows(anonymous, "claims/?unit=percent&q=arrests")

        assert found["gaps"] == ["period"]

    def test_shows_the_change_that_a_figure_is(self, seed, anonymous):
        found = anonymous.get(f"{BASE}/claims/{seed.third.pk}/").json()["figure"]

        assert found["type"] == "change"
        assert found["change"] == {"direction": "down", "kind": "relative", "from": None, "to": None}
        assert found["interval"] == {"low": "0.3000", "high": "0.3666", "basis": "curator"}

    def test_has_no_figure_when_it_is_qualitative(self, db, anonymous):
        claim = ClaimFactory(qualitative=True, status="published")

        found = anonymous.get(f"{BASE}/claims/{claim.pk}/").json()

        assert (found["kind"], found["figure"], found["place"]) == ("qualitative", None, None)

    def test_shows_its_checks_and_reviews(self, db, anonymous):
        claim = ClaimFactory(status="published")
        check = CheckFactory(claim=claim)
        review = ReviewFactory(claim=claim, url="https://factdesk.example/1")

        found = anonymous.get(f"{BASE}/claims/{claim.pk}/").json()

        assert found["checks"] == [
            {
                "id": check.pk,
                "outcome": "agrees",
                "explanation": "The record says the same.",
                "observation": check.observation_id,
                "computed_at": instant(NOON),
            }
        ]
        assert found["reviews"] == [
            {
                "id": review.pk,
                "reviewer": {"id": review.reviewer_id, "name": review.reviewer.name, "kind": "organization"},
                "rating": "Mostly true",
                "url": "https://factdesk.example/1",
                "reviewed_on": None,
            }
        ]

    def test_tells_readers_that_it_was_retracted_and_why(self, db, anonymous):
        claim = ClaimFactory(status="retracted", public_note="The source withdrew it.")

        found = anonymous.get(f"{BASE}/claims/{claim.pk}/").json()

        assert found["notice"] == {"kind": "retracted", "at": instant(NOON), "note": "The source withdrew it."}

    @pytest.mark.parametrize(
        "digits", ["70.00", "0.1", "-3.50", "123456789012345678901234567890", "0.000000000000000001"]
    )
    def test_keeps_the_digits_of_its_value(self, db, anonymous, digits):
        claim = ClaimFactory(status="published", value=digits, tolerance=None, tolerance_basis=None)

        found = anonymous.get(f"{BASE}/claims/{claim.pk}/").json()

        assert found["figure"]["value"] == digits
