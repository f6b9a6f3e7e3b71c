"""What a curator makes a claim of, and changes of it."""

import pytest

from articles.models import Event
from claims.models import Claim
from tests.api.asking import etag, faults, instant, patch, post, problem
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db


class TestClaims:
    def body(self, version, **more):
        given = {"article": version.article_id, "text": "70 percent of its arrests follow a notice."}
        return given | {"quote": {"exact": "70 percent"}, **more}

    def test_are_created_accepted_with_everything_they_say(self, as_curator, curator):
        version, source, topic = VersionFactory(), SourceFactory(), TopicFactory(slug="arrests")
        figure = {"raw": "70 percent", "value": "70", "comparator": "exactly", "unit": "percent", "type": "share"}

        response = post(
            as_curator,
            "claims/",
            self.body(
                version,
                figure=figure | {"of": "its arrests"},
                period={
                    "raw": "last year",
                    "start": "2019-01-01",
                    "end": "2019-12-31",
                    "kind": "year",
                    "basis": "resolved",
                },
                place={"code": "US", "name": "United States", "basis": "assumed"},
                attributions=[{"source": source.pk, "role": "speaker", "mode": "indirect", "cue": "The agency said"}],
                topics=["arrests"],
                statistic=StatisticFactory().pk,
            ),
        )

        claim, body = Claim.objects.get(pk=response.json()["id"]), response.json()
        assert (claim.status, claim.created_by, claim.decided_by) == ("accepted", curator, curator)
        assert body["figure"]["interval"] == {"low": "69.5", "high": "70.5", "basis": "rounding"}
        assert body["period"]["start"] == "2019-01-01"
        assert body["quote"]["start"] == version.text.index("70 percent")
        assert body["attributions"][0]["source"]["id"] == source.pk
        assert [item["slug"] for item in body["topics"]] == [topic.slug]
        assert body["gaps"] == []

    def test_are_qualitative_without_a_figure_and_told_their_gaps(self, as_curator):
        response = post(as_curator, "claims/", self.body(VersionFactory()))

        assert (response.json()["kind"], response.json()["gaps"]) == ("qualitative", ["source"])

    def test_are_sought_in_the_newest_text(self, as_curator):
        old = VersionFactory()
        new = VersionFactory(article=old.article, text="Corrected: 70 percent.")

        response = post(as_curator, "claims/", self.body(old))

        assert Claim.objects.get(pk=response.json()["id"]).version == new

    def test_whose_quote_is_not_in_the_text_are_refused(self, as_curator):
        response = post(as_curator, "claims/", self.body(VersionFactory(), quote={"exact": "71 percent"}))

        assert problem(response) == (422, "quote-not-found")
        assert faults(response) == {"/quote/exact": "quote-not-found"}

    def test_whose_quote_is_there_twice_are_refused_until_told_where(self, as_curator):
        version = VersionFactory(text="A dozen here, a dozen there: a dozen in all.")

        refused = post(as_curator, "claims/", self.body(version, quote={"exact": "a dozen"}))
        taken = post(as_curator, "claims/", self.body(version, quote={"exact": "a dozen", "prefix": "here, "}))

        assert problem(refused) == (422, "ambiguous-quote")
        assert taken.json()["quote"]["start"] == 14

    def test_at_a_place_that_has_one_are_refused(self, as_curator):
        version = VersionFactory()
        post(as_curator, "claims/", self.body(version))

        response = post(as_curator, "claims/", self.body(version))

        assert problem(response) == (409, "duplicate")
        assert Claim.objects.count() == 1

    def test_of_an_article_without_a_text_are_refused(self, as_curator):
        response = post(as_curator, "claims/", {"article": ArticleFactory().pk, "text": "x", "quote": {"exact": "x"}})

        assert problem(response) == (422, "quote-not-found")
        assert "/article" in faults(response)

    def test_are_changed_part_by_part(self, as_curator):
        claim = ClaimFactory(place_code="US", place_name="United States")

        response = patch(
            as_curator, f"claims/{claim.pk}/", {"place": None, "period": {"kind": "year", "start": "2019-01-01"}}
        )

        body = response.json()
        assert (body["place"], body["period"]["start"], body["figure"]["value"]) == (None, "2019-01-01", "70")

    def test_become_qualitative_when_their_figure_is_taken_away(self, as_curator):
        claim = ClaimFactory()

        response = patch(as_curator, f"claims/{claim.pk}/", {"figure": None})

        assert (response.json()["kind"], response.json()["figure"]) == ("qualitative", None)

    @pytest.mark.parametrize(
        ("part", "missing"),
        [
            ({"figure": {"raw": "70 percent"}}, {"/figure/comparator", "/figure/type"}),
            ({"period": {"raw": "last year"}}, {"/period/kind"}),
            ({"place": {"code": "US"}}, {"/place/name"}),
            ({"quote": {"prefix": "that "}}, {"/quote/exact"}),
            ({"attributions": [{"role": "speaker"}]}, {"/attributions/0/source"}),
        ],
    )
    def test_are_not_changed_by_half_a_part(self, as_curator, part, missing):
        claim = ClaimFactory()

        response = patch(as_curator, f"claims/{claim.pk}/", part)

        assert problem(response) == (422, "invalid")
        assert set(faults(response)) == missing

    def test_get_a_new_etag_when_only_their_topics_or_sources_change(self, as_curator):
        claim, topic, source = ClaimFactory(), TopicFactory(), SourceFactory()
        tags = [etag(as_curator, f"claims/{claim.pk}/")]

        tags.append(patch(as_curator, f"claims/{claim.pk}/", {"topics": [topic.slug]}).headers["ETag"])
        attribution = {"source": source.pk, "role": "cited"}
        tags.append(patch(as_curator, f"claims/{claim.pk}/", {"attributions": [attribution]}).headers["ETag"])

        revisions = [int(tag.strip('"').split("-")[0]) for tag in tags]
        assert revisions == sorted(set(revisions))

    def test_rest_on_each_source_once(self, as_curator):
        claim, source = ClaimFactory(), SourceFactory()
        twice = [{"source": source.pk, "role": role} for role in ("speaker", "cited")]

        response = patch(as_curator, f"claims/{claim.pk}/", {"attributions": twice})

        assert problem(response) == (422, "invalid")
        assert "/attributions" in faults(response)

    def test_leave_an_event_of_every_change(self, as_curator, curator):
        claim = ClaimFactory()

        response = patch(as_curator, f"claims/{claim.pk}/", {"text": "It says so."})

        event = Event.objects.get(subject_type="claim", subject_id=claim.pk)
        assert (event.kind, event.by, event.data) == ("claim.edited", curator, {"fields": ["text"]})
        claim.refresh_from_db()
        assert response.json()["updated_at"] == instant(claim.updated_at)
