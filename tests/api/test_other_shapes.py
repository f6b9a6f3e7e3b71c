"""The representations of everything around claims, to the field, over the seed."""

import pytest

from articles.models import Appearance
from claims.models import Observation, Source, Statistic, Topic
from tests.api.asking import BASE, instant, rows
from tests.factories import LinkFactory, ReviewFactory
from tests.times import NOON

pytestmark = pytest.mark.django_db
HOST = f"http://testserver{BASE}"


def stamps(record):
    return {
        "revision": record.revision,
        "created_at": instant(record.created_at),
        "updated_at": instant(record.updated_at),
    }


class TestTheShape:
    def test_of_an_article(self, seed, anonymous):
        original, repost = Appearance.objects.filter(article=seed.article)
        seed.article.refresh_from_db()

        found = anonymous.get(f"{BASE}/articles/{seed.article.pk}/").json()

        assert found == {
            "id": seed.article.pk,
            "url": f"{HOST}/articles/{seed.article.pk}/",
            "headline": "ICE Preparing Targeted Arrests in ‘Sanctuary Cities,’ Amplifying President’s Campaign Theme",
            "authors": ["Nick Miroff", "Devlin Barrett"],
            "publisher": {"id": seed.publisher.pk, "name": "Washington Post"},
            "published_on": "2020-09-29",
            "language": "en",
            "genre": "news",
            "canonical_url": None,
            "published_at": None,
            "modified_at": None,
            "merged_into": None,
            "appearances": [
                {
                    "id": original.pk,
                    "kind": "original",
                    "site": "Washington Post",
                    "url": "",
                    "appeared_on": "2020-09-29",
                    "publisher": {"id": seed.publisher.pk, "name": "Washington Post"},
                    "version": None,
                    "copied_from": None,
                },
                {
                    "id": repost.pk,
                    "kind": "repost",
                    "site": "",
                    "url": "",
                    "appeared_on": "2020-09-30",
                    "publisher": None,
                    "version": seed.version.pk,
                    "copied_from": original.pk,
                },
            ],
            "silent_edits": [],
            **stamps(seed.article),
        }

    def test_of_a_version(self, seed, anonymous):
        [found] = rows(anonymous, f"articles/{seed.article.pk}/versions/")

        assert found == {
            "id": seed.version.pk,
            "article": seed.article.pk,
            "number": 1,
            "text": seed.version.text,
            "length": len(seed.version.text),
            "sha256": seed.version.sha256,
            "captured_at": instant(NOON),
            "captured_how": "seed",
            "captured_from": "000_0344220245553d24.txt",
            "relation": "first",
            "based_on": None,
            "changes": [],
            "remarks": [],
        }

    def test_of_a_publisher(self, seed, anonymous):
        found = anonymous.get(f"{BASE}/publishers/{seed.publisher.pk}/").json()

        assert found == {
            "id": seed.publisher.pk,
            "url": f"{HOST}/publishers/{seed.publisher.pk}/",
            "name": "Washington Post",
            "homepage": "https://www.washingtonpost.com/",
            "wikidata_id": "Q166032",
            "merged_into": None,
            **stamps(seed.publisher),
        }

    def test_of_a_source(self, seed, anonymous):
        lucero = Source.objects.get(name="Henry Lucero")

        found = anonymous.get(f"{BASE}/sources/{lucero.pk}/").json()

        assert found == {
            "id": lucero.pk,
            "url": f"{HOST}/sources/{lucero.pk}/",
            "kind": "person",
            "name": "Henry Lucero",
            "description": "Called “ICE official” in the article",
            "affiliation": {
                "id": lucero.affiliation_id,
                "name": "U.S. Immigration and Customs Enforcement",
                "kind": "organization",
            },
            "publisher": None,
            "wikidata_id": "",
            "merged_into": None,
            **stamps(lucero),
        }

    def test_of_a_source_that_is_a_publisher(self, seed, anonymous):
        post = Source.objects.get(name="Washington Post")

        found = anonymous.get(f"{BASE}/sources/{post.pk}/").json()

        assert found["publisher"] == {"id": seed.publisher.pk, "name": "Washington Post"}

    def test_of_a_topic(self, seed, anonymous):
        topic = Topic.objects.get(slug="immigration-detainers")

        found = anonymous.get(f"{BASE}/topics/{topic.pk}/").json()

        assert found == {
            "id": topic.pk,
            "url": f"{HOST}/topics/{topic.pk}/",
            "slug": "immigration-detainers",
            "name": "Immigration detainers",
            "parent": topic.parent_id,
            "merged_into": None,
            **stamps(topic),
        }

    def test_of_a_statistic(self, seed, anonymous):
        statistic = Statistic.objects.select_related("source").get(slug="ice-detainers")

        found = anonymous.get(f"{BASE}/statistics/{statistic.pk}/").json()

        assert found == {
            "id": statistic.pk,
            "url": f"{HOST}/statistics/{statistic.pk}/",
            "slug": "ice-detainers",
            "title": "ICE detainers",
            "description": statistic.description,
            "property": "number of detainers",
            "population": "people held by other law enforcement agencies",
            "denominator": "",
            "type": "count",
            "unit": None,
            "counted": "detainers",
            "place": {"code": "US", "name": "United States"},
            "frequency": "fiscal_year",
            "source": {
                "id": statistic.source_id,
                "name": "U.S. Immigration and Customs Enforcement",
                "kind": "organization",
            },
            **stamps(statistic),
        }

    def test_of_an_observation(self, seed, anonymous):
        observation = Observation.objects.select_related("source").get(
            statistic__slug="ice-administrative-arrests", period_label="FY2016"
        )

        found = rows(anonymous, f"statistics/{observation.statistic_id}/observations/")[0]

        assert found == {
            "id": observation.pk,
            "statistic": observation.statistic_id,
            "period": {"label": "FY2016", "start": "2015-10-01", "end": "2016-09-30"},
            "value": "110104",
            "status": "A",
            "source": {"id": observation.source_id, "name": observation.source.name, "kind": "organization"},
            "vintage_on": "2017-12-05",
            "citation": {
                "title": "Fiscal Year 2017 ICE Enforcement and Removal Operations Report",
                "url": "https://www.ice.gov/removal-statistics/2017",
                "locator": "",
            },
        }

    def test_of_a_link(self, seed, anonymous):
        link = LinkFactory(from_claim=seed.share, to_claim=seed.detainers, state="confirmed")

        [found] = rows(anonymous, "links/")

        assert found == {
            "id": link.pk,
            "url": f"{HOST}/links/{link.pk}/",
            "kind": "repeats",
            "state": "confirmed",
            "from_claim": seed.share.pk,
            "to_claim": seed.detainers.pk,
            "score": None,
            "reasons": [],
            **stamps(link),
        }

    def test_of_a_review(self, seed, anonymous):
        review = ReviewFactory(claim=seed.share, rating_value="2.50", rating_best="5", rating_worst="1")

        found = anonymous.get(f"{BASE}/reviews/{review.pk}/").json()

        assert found == {
            "id": review.pk,
            "claim": seed.share.pk,
            "reviewer": {"id": review.reviewer_id, "name": review.reviewer.name, "kind": "organization"},
            "url": "",
            "title": "",
            "summary": "",
            "rating": "Mostly true",
            "rating_value": "2.50",
            "rating_best": "5",
            "rating_worst": "1",
            "reviewed_on": None,
            "origin": "native",
            **stamps(review),
        }


class TestMe:
    def test_tells_an_anonymous_reader_so(self, anonymous):
        assert anonymous.get(f"{BASE}/me/").json() == {"username": None, "roles": []}

    def test_tells_a_curator_their_role(self, as_curator):
        assert as_curator.get(f"{BASE}/me/").json() == {"username": "curator", "roles": ["curator"]}
