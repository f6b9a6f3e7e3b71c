"""The truth table of who sees what: four roles, five statuses, every door."""

import pytest

from tests.api.asking import BASE, ids, problem
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    LinkFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "reader", "curator", "editor")
STATUSES = ("suggested", "accepted", "published", "retracted", "rejected")
PUBLIC = ("published", "retracted")
TABLE = [(role, status, role in ("curator", "editor") or status in PUBLIC) for role in ROLES for status in STATUSES]

table = pytest.mark.parametrize(("role", "status", "sees"), TABLE)


@pytest.fixture
def made(status):
    """One claim in the row's status, with something behind every filter."""
    source, topic = SourceFactory(), TopicFactory(slug="harbors")
    statistic = StatisticFactory(source=source)
    claim = ClaimFactory(
        status=status,
        attributions=[source],
        topics=[topic],
        statistic=statistic,
        place_code="PT",
        place_name="Portugal",
        gaps=["period"],
        period_kind="year",
        period_start="2019-01-01",
        period_end="2019-12-31",
    )
    ReviewFactory(claim=claim, reviewer=source)
    return claim


FILTERS = [
    "q=arrests",
    "article={claim.article_id}",
    "publisher={claim.article.publisher_id}",
    "topic=harbors",
    "statistic={claim.statistic_id}",
    "source={claim.statistic.source_id}",
    "speaker={claim.statistic.source_id}",
    "place=PT",
    "unit=percent",
    "type=share",
    "comparator=exactly",
    "status={claim.status}",
    "kind=quantitative",
    "gap=period",
    "value__gte=70",
    "value__lte=70",
    "value_overlaps=70,70",
    "period_from=2019-06-01",
    "period_to=2019-06-01",
    "published_on__gte=2020-01-01",
    "published_on__lte=2021-01-01",
    "updated_since=2020-01-01T00:00:00Z",
    "has_review=true",
    "ordering=worth",
]


@table
class TestAClaim:
    def test_is_listed_to_those_who_see_it(self, made, client_of, role, sees):
        assert ids(client_of(role), "claims/") == ([made.pk] if sees else [])

    def test_is_shown_by_itself_to_those_who_see_it(self, made, client_of, role, sees):
        response = client_of(role).get(f"{BASE}/claims/{made.pk}/")

        assert response.status_code == (200 if sees else 404)
        assert made.text not in response.content.decode() or sees

    def test_is_found_by_filters_by_those_who_see_it(self, made, client_of, role, sees):
        found = ids(client_of(role), "claims/?" + "&".join(FILTERS).format(claim=made))

        assert found == ([made.pk] if sees else [])

    def test_is_counted_to_those_who_see_it(self, made, client_of, role, sees):
        body = client_of(role).get(f"{BASE}/claims/?count=true&status={made.status}").json()

        assert body["count"] == int(sees)

    def test_is_among_its_articles_claims_to_those_who_see_it(self, made, client_of, role, sees):
        other = ClaimFactory(status="published", version=made.version, quote_exact="The agency", attributions=[])
        type(other.article).objects.filter(pk=made.article_id).update(released_at=other.published_at)

        found = ids(client_of(role), f"articles/{made.article_id}/claims/")

        assert sorted(found) == ([made.pk, other.pk] if sees else [other.pk])

    def test_shows_its_reviews_to_those_who_see_it(self, made, client_of, role, sees):
        client, review = client_of(role), made.reviews.get()

        assert ids(client, "reviews/") == ([review.pk] if sees else [])
        assert client.get(f"{BASE}/reviews/{review.pk}/").status_code == (200 if sees else 404)

    def test_shows_its_links_to_those_who_see_it(self, made, client_of, role, sees):
        client, other = client_of(role), ClaimFactory(status="published")
        outward = LinkFactory(from_claim=made, to_claim=other, state="confirmed")
        inward = LinkFactory(from_claim=ClaimFactory(status="published"), to_claim=made, state="confirmed")

        assert ids(client, "links/") == ([inward.pk, outward.pk] if sees else [])
        assert ids(client, f"links/?claim={made.pk}") == ([inward.pk, outward.pk] if sees else [])
        assert client.get(f"{BASE}/links/{outward.pk}/").status_code == (200 if sees else 404)


@pytest.mark.parametrize("status", [status for status in STATUSES if status not in PUBLIC])
class TestAHiddenClaim:
    def test_is_found_by_no_filter(self, made, as_reader, status):
        found = {query: ids(as_reader, f"claims/?{query.format(claim=made)}") for query in FILTERS}

        assert found == {query: [] for query in FILTERS}


@table
class TestASource:
    def test_of_one_claim_only_is_shown_to_those_who_see_the_claim(self, client_of, role, status, sees):
        client, source = client_of(role), SourceFactory()
        ClaimFactory(status=status, attributions=[source])

        assert ids(client, f"sources/?q={source.name}") == ([source.pk] if sees else [])
        assert client.get(f"{BASE}/sources/{source.pk}/").status_code == (200 if sees else 404)

    def test_that_only_reviews_a_claim_is_shown_to_those_who_see_the_claim(self, client_of, role, status, sees):
        client = client_of(role)
        review = ReviewFactory(claim=ClaimFactory(status=status, attributions=[]))

        assert client.get(f"{BASE}/sources/{review.reviewer_id}/").status_code == (200 if sees else 404)

    def test_whose_people_alone_speak_is_shown_to_those_who_see_the_claim(self, client_of, role, status, sees):
        client, board = client_of(role), SourceFactory()
        ClaimFactory(status=status, attributions=[SourceFactory(kind="person", affiliation=board)])

        assert client.get(f"{BASE}/sources/{board.pk}/").status_code == (200 if sees else 404)


@pytest.mark.parametrize("role", ROLES)
class TestAnArticle:
    def test_that_is_not_released_is_hidden_from_readers_by_every_door(self, client_of, role):
        client, claim = client_of(role), ClaimFactory(status="suggested")
        sees = role in ("curator", "editor")
        address = f"articles/{claim.article_id}/"

        answers = [client.get(f"{BASE}/{address}{below}").status_code for below in ("", "versions/", "claims/")]

        assert answers == [200 if sees else 404] * 3
        assert ids(client, "articles/") == ([claim.article_id] if sees else [])
        assert client.get(f"{BASE}/articles/?count=true").json()["count"] == int(sees)

    def test_that_is_released_is_shown_to_everybody_with_its_texts(self, client_of, role):
        client, claim = client_of(role), ClaimFactory(status="published")

        assert ids(client, "articles/") == [claim.article_id]
        assert ids(client, f"articles/{claim.article_id}/versions/") == [claim.version_id]
        assert ids(client, f"articles/{claim.article_id}/claims/") == [claim.pk]


class TestALink:
    @pytest.mark.parametrize("state", ["suggested", "confirmed", "rejected"])
    @pytest.mark.parametrize("role", ROLES)
    def test_between_public_claims_is_shown_to_readers_once_confirmed(self, client_of, role, state):
        claims = ClaimFactory.create_batch(2, status="published")
        link = LinkFactory(from_claim=claims[0], to_claim=claims[1], state=state)
        sees = role in ("curator", "editor") or state == "confirmed"

        assert ids(client_of(role), "links/") == ([link.pk] if sees else [])


class TestAHiddenRecord:
    def test_answers_as_one_that_is_not_there(self, anonymous):
        claim, article = ClaimFactory(status="suggested"), ArticleFactory()

        for hidden, missing in [("claims/{0}/", claim.pk), ("articles/{0}/", article.pk)]:
            answers = [
                anonymous.get(f"{BASE}/{hidden.format(pk)}").json() | {"instance": ""} for pk in (missing, 999_999_999)
            ]
            assert answers[0] == answers[1]

    def test_cannot_be_written_to_see_whether_it_is_there(self, as_reader):
        claim = ClaimFactory(status="suggested")

        for pk in (claim.pk, 999_999_999):
            response = as_reader.patch(f"{BASE}/claims/{pk}/", {}, format="json", headers={"If-Match": "*"})
            assert problem(response) == (403, "not-permitted")
