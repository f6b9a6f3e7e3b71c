"""What a curator creates and changes around claims, resource by resource."""

import pytest

from articles.models import Article, Publisher
from claims.models import Link, Observation, Review, Source, Statistic, Topic
from tests.api.asking import BASE, act, etag, faults, patch, post, problem
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    LinkFactory,
    PublisherFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

HARBOR = (
    "Harbor traffic fell by a fifth\n\nJane Doe, Harbor Times, May 4, 2024\n\n"
    "Traffic in the harbor fell by a fifth last year, the port authority said."
)


def located(response):
    """The id of the record just created."""
    assert response.status_code == 201, response.content
    return response.json()["id"]


class TestPublishers:
    def test_are_created(self, as_curator):
        response = post(as_curator, "publishers/", {"name": "Harbor Times", "homepage": "https://harbor.example"})

        publisher = Publisher.objects.get(pk=located(response))
        assert (publisher.name, publisher.url) == ("Harbor Times", "https://harbor.example")
        assert response.headers["Location"] == f"http://testserver{BASE}/publishers/{publisher.pk}/"

    def test_are_changed(self, as_curator):
        publisher = PublisherFactory(name="Harbor Times")

        response = patch(as_curator, f"publishers/{publisher.pk}/", {"wikidata_id": "Q42"})

        assert response.status_code == 200
        assert (response.json()["wikidata_id"], response.json()["name"]) == ("Q42", "Harbor Times")

    def test_of_a_name_that_is_taken_are_refused(self, as_curator):
        PublisherFactory(name="Harbor Times")

        response = post(as_curator, "publishers/", {"name": "HARBOR TIMES"})

        assert problem(response) == (409, "duplicate")
        assert Publisher.objects.count() == 1

    def test_that_were_merged_are_not_changed(self, as_curator):
        publisher = PublisherFactory(merged_into=PublisherFactory())

        response = patch(as_curator, f"publishers/{publisher.pk}/", {"name": "Other"}, match="*")

        assert problem(response) == (409, "merged-record")


class TestArticles:
    def test_are_created_from_their_text(self, as_curator):
        response = post(as_curator, "articles/", {"text": HARBOR})

        article = Article.objects.get(pk=located(response))
        body = response.json()
        assert body["headline"] == "Harbor traffic fell by a fifth"
        assert body["authors"] == ["Jane Doe"]
        assert (body["publisher"]["name"], body["published_on"]) == ("Harbor Times", "2024-05-04")
        assert article.versions.get().text == HARBOR
        assert response.headers["ETag"] == etag(as_curator, f"articles/{article.pk}/")

    def test_take_what_is_given_before_what_the_text_says(self, as_curator):
        given = {"headline": "Harbors", "publisher": "Coast Daily", "authors": ["Ana", "Bo"], "genre": "analysis"}

        response = post(as_curator, "articles/", {"text": HARBOR, "published_on": "2024-06-01", **given})

        body = response.json()
        assert (body["headline"], body["authors"], body["genre"]) == ("Harbors", ["Ana", "Bo"], "analysis")
        assert (body["publisher"]["name"], body["published_on"]) == ("Coast Daily", "2024-06-01")

    def test_of_a_text_that_is_known_answer_the_article_that_holds_it(self, as_curator):
        first = post(as_curator, "articles/", {"text": HARBOR})

        again = post(as_curator, "articles/", {"text": HARBOR.replace("\n\n", "\r\n\r\n")})

        assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
        assert Article.objects.count() == 1

    def test_of_a_text_without_a_publisher_are_refused(self, as_curator):
        response = post(as_curator, "articles/", {"text": "A headline\n\nand a text."})

        assert problem(response) == (422, "unreadable-article")
        assert faults(response) == {"/publisher": "unreadable-article"}
        assert not Article.objects.exists()

    def test_with_an_author_longer_than_a_name_can_be_are_refused(self, as_curator):
        response = post(
            as_curator, "articles/", {"text": f"A headline\n\n{'x' * 250}, Harbor Times, May 4, 2024\n\nText."}
        )

        assert problem(response)[0] == 422
        assert not Article.objects.exists()

    def test_are_changed_with_their_authors_and_publisher(self, as_curator):
        article = ArticleFactory()

        response = patch(
            as_curator,
            f"articles/{article.pk}/",
            {"authors": ["Ana", "Bo"], "publisher": "Coast Daily", "genre": "opinion"},
        )

        body = response.json()
        assert (body["authors"], body["publisher"]["name"], body["genre"]) == (["Ana", "Bo"], "Coast Daily", "opinion")
        assert body["revision"] > article.revision

    def test_get_a_new_etag_when_only_their_authors_change(self, as_curator):
        article = ArticleFactory()
        before = etag(as_curator, f"articles/{article.pk}/")

        response = patch(as_curator, f"articles/{article.pk}/", {"authors": ["Ana"]})

        assert response.headers["ETag"] != before
        assert response.json()["revision"] == article.revision + 1


class TestSources:
    def test_are_created(self, as_curator):
        board, publisher = SourceFactory(), PublisherFactory()

        response = post(
            as_curator,
            "sources/",
            {"kind": "publication", "name": "Harbor Times", "affiliation": board.pk, "publisher": publisher.pk},
        )

        source = Source.objects.get(pk=located(response))
        assert (source.affiliation, source.publisher) == (board, publisher)

    def test_are_changed(self, as_curator):
        source = SourceFactory(affiliation=SourceFactory())

        response = patch(as_curator, f"sources/{source.pk}/", {"affiliation": None, "description": "A board."})

        assert (response.json()["affiliation"], response.json()["description"]) == (None, "A board.")

    def test_are_not_affiliated_in_a_circle(self, as_curator):
        board = SourceFactory()
        member = SourceFactory(affiliation=board)

        response = patch(as_curator, f"sources/{board.pk}/", {"affiliation": member.pk})

        assert problem(response)[0] == 422
        assert "source not affiliated with itself" in response.json()["detail"]

    def test_are_not_affiliated_with_one_that_was_merged(self, as_curator):
        merged = SourceFactory(merged_into=SourceFactory())

        response = post(as_curator, "sources/", {"kind": "person", "name": "Jane Doe", "affiliation": merged.pk})

        assert problem(response) == (422, "invalid")
        assert "/affiliation" in faults(response)


class TestTopics:
    def test_are_created(self, as_curator):
        parent = TopicFactory()

        response = post(as_curator, "topics/", {"slug": "harbors", "name": "Harbors", "parent": parent.pk})

        assert Topic.objects.get(pk=located(response)).parent == parent

    def test_are_changed(self, as_curator):
        topic = TopicFactory()

        assert patch(as_curator, f"topics/{topic.pk}/", {"name": "Harbors"}).json()["name"] == "Harbors"

    def test_of_a_slug_that_is_taken_are_refused(self, as_curator):
        TopicFactory(slug="harbors")

        assert problem(post(as_curator, "topics/", {"slug": "harbors", "name": "Other"})) == (409, "duplicate")


class TestStatistics:
    def body(self, **more):
        given = {"slug": "harbor-calls", "title": "Calls", "property": "number of calls", "type": "count"}
        return given | {"frequency": "year", "source": SourceFactory().pk, **more}

    def test_are_created(self, as_curator):
        response = post(as_curator, "statistics/", self.body(place_code="PT", place_name="Portugal", counted="calls"))

        statistic = Statistic.objects.get(pk=located(response))
        assert response.json()["place"] == {"code": "PT", "name": "Portugal"}
        assert statistic.counted == "calls"

    def test_are_changed(self, as_curator):
        statistic = StatisticFactory()

        assert patch(as_curator, f"statistics/{statistic.pk}/", {"unit": "percent"}).json()["unit"] == "percent"


class TestObservations:
    def body(self, source, **more):
        return {
            "period": {"label": "2024", "start": "2024-01-01", "end": "2024-12-31"},
            "value": "1204.50",
            "source": source.pk,
            "vintage_on": "2025-02-01",
            "citation": {"title": "Harbor yearbook 2024", "locator": "p. 3"},
            **more,
        }

    def test_are_added_and_known_the_second_time(self, as_curator):
        statistic = StatisticFactory()
        address, row = f"statistics/{statistic.pk}/observations/", self.body(statistic.source)

        first = post(as_curator, address, {"observations": [row]})
        second = post(as_curator, address, {"observations": [row, row | {"vintage_on": "2025-03-01"}]})

        assert (first.status_code, first.json()) == (200, {"added": 1, "known": 0})
        assert second.json() == {"added": 1, "known": 1}
        assert [str(value) for value in Observation.objects.values_list("value", flat=True)] == ["1204.50"] * 2

    def test_are_all_refused_when_one_differs_from_the_record(self, as_curator):
        statistic = StatisticFactory()
        address, row = f"statistics/{statistic.pk}/observations/", self.body(statistic.source)
        post(as_curator, address, {"observations": [row]})

        response = post(
            as_curator, address, {"observations": [row | {"vintage_on": "2025-03-01"}, row | {"value": "1205"}]}
        )

        assert problem(response) == (409, "duplicate")
        assert Observation.objects.count() == 1

    def test_without_a_value_are_refused_unless_marked_missing(self, as_curator):
        statistic = StatisticFactory()
        address = f"statistics/{statistic.pk}/observations/"

        refused = post(as_curator, address, {"observations": [self.body(statistic.source, value=None)]})
        taken = post(as_curator, address, {"observations": [self.body(statistic.source, value=None, status="M")]})

        assert problem(refused) == (422, "invalid")
        assert taken.json() == {"added": 1, "known": 0}

    def test_point_at_the_one_at_fault(self, as_curator):
        statistic = StatisticFactory()
        good = self.body(statistic.source)
        bad = good | {"period": {"label": "2024", "start": "2024-12-31", "end": "2024-01-01"}}

        response = post(as_curator, f"statistics/{statistic.pk}/observations/", {"observations": [good, bad]})

        assert problem(response) == (422, "invalid-date")
        assert list(faults(response)) == ["/observations/1/period/end"]


class TestLinks:
    def test_are_created_confirmed(self, as_curator):
        one, other = ClaimFactory.create_batch(2)

        response = post(as_curator, "links/", {"kind": "repeats", "from_claim": one.pk, "to_claim": other.pk})

        link = Link.objects.get(pk=located(response))
        assert (link.state, link.from_claim, link.to_claim) == ("confirmed", one, other)
        assert response.headers["Location"] == f"http://testserver{BASE}/links/{link.pk}/"

    @pytest.mark.parametrize(("verb", "state"), [("confirm", "confirmed"), ("reject", "rejected")])
    def test_are_decided_on_once(self, as_curator, verb, state):
        link = LinkFactory()

        response = act(as_curator, f"links/{link.pk}/", verb)
        again = act(as_curator, f"links/{link.pk}/", verb)

        assert (response.status_code, response.json()["state"]) == (200, state)
        assert problem(again) == (409, "conflict")

    def test_to_the_claim_itself_are_refused(self, as_curator):
        claim = ClaimFactory()

        response = post(as_curator, "links/", {"kind": "repeats", "from_claim": claim.pk, "to_claim": claim.pk})

        assert problem(response)[0] == 422
        assert not Link.objects.exists()

    def test_of_a_pair_that_is_linked_are_refused(self, as_curator):
        link = LinkFactory()

        response = post(
            as_curator, "links/", {"kind": "repeats", "from_claim": link.from_claim_id, "to_claim": link.to_claim_id}
        )

        assert problem(response) == (409, "duplicate")


class TestReviews:
    def test_are_created(self, as_curator):
        claim, reviewer = ClaimFactory(), SourceFactory()

        response = post(
            as_curator,
            "reviews/",
            {"claim": claim.pk, "reviewer": reviewer.pk, "rating": "Unproven", "url": "https://factdesk.example/70"},
        )

        review = Review.objects.get(pk=located(response))
        assert (review.claim, review.rating_label, review.origin) == (claim, "Unproven", "native")
        assert response.headers["Location"] == f"http://testserver{BASE}/reviews/{review.pk}/"

    def test_are_changed(self, as_curator):
        review = ReviewFactory()

        response = patch(
            as_curator, f"reviews/{review.pk}/", {"rating": "False", "rating_best": "5", "rating_worst": "1"}
        )

        assert (response.json()["rating"], response.json()["rating_best"]) == ("False", "5")

    def test_with_half_a_scale_are_refused(self, as_curator):
        response = patch(as_curator, f"reviews/{ReviewFactory().pk}/", {"rating_best": "5"})

        assert problem(response) == (422, "invalid-number")
