"""Each filter of the claim list: it finds what it should, it leaves out what it should, it refuses what cannot be."""

import pytest

from tests.api.asking import BASE, ids, problem
from tests.factories import CheckFactory, ClaimFactory, ReviewFactory, TopicFactory

pytestmark = pytest.mark.django_db

# (claim of the seed, a query that finds it, one that does not)
FILTERS = [
    ("share", "q=arrests", "q=submarines"),
    ("share", "q=arrested", "q=arrests -notified"),
    ("share", 'q="pending release"', 'q="release pending"'),
    ("share", "q=submarines OR arrests", "q=submarines OR tanks"),
    ("share", "article={article}", "article=999999999"),
    ("share", "publisher={publisher}", "publisher=999999999"),
    ("detainers", "source={ice}", "source={lucero}"),
    ("detainers", "source={post}", "source=9223372036854775807"),
    ("detainers", "speaker={ice}", "speaker={post}"),
    ("detainers", "topic=immigration-detainers", "topic=politics"),
    ("detainers", "topic=immigration", "topic=immigration-arrests"),
    ("detainers", "topic={topic}", "topic=999999999999999999999"),
    ("detainers", "statistic={ice_detainers}", "statistic={ice_administrative_arrests}"),
    ("share", "place=US", "place=US-CA"),
    ("share", "unit=percent", "unit=USD"),
    ("share", "type=share", "type=count"),
    ("detainers", "comparator=more_than", "comparator=exactly"),
    ("share", "status=published", "status=retracted"),
    ("share", "kind=quantitative", "kind=qualitative"),
    ("share", "gap=period", "gap=base_period"),
    ("share", "value__gte=70", "value__gte=70.01"),
    ("share", "value__lte=70", "value__lte=69.99"),
    ("detainers", "value_overlaps=150000,170000", "value_overlaps=150000,160000"),
    ("share", "value_overlaps=70.4,80", "value_overlaps=70.5,80"),
    ("detainers", "value_overlaps=999999999,", "value_overlaps=,160000"),
    ("dozen", "period_from=2020-09-28", "period_from=2020-09-29"),
    ("dozen", "period_to=2020-09-28", "period_to=2020-09-27"),
    ("detainers", "period_from=2030-01-01", "period_to=2018-12-31"),
    ("share", "published_on__gte=2020-09-29", "published_on__gte=2020-09-30"),
    ("share", "published_on__lte=2020-09-29", "published_on__lte=2020-09-28"),
    ("share", "updated_since=2020-10-01T00:00:00Z", "updated_since=2120-10-01T00:00:00Z"),
    ("share", "unit=percent&q=arrests", "unit=percent&q=submarines"),
]

CANNOT_BE = {
    "q": ["x" * 501, "x OR " * 20_000],
    "article": ["abc", "0", "-1", "1.5", "1_0", "١", "1e3", str(10**30)],
    "publisher": ["abc", "1_0"],
    "source": ["abc", "1,2"],
    "speaker": ["ICE"],
    "topic": ["x" * 101],
    "statistic": ["ice-detainers"],
    "place": ["x" * 21],
    "unit": ["x" * 51],
    "type": ["weight"],
    "comparator": [">"],
    "status": ["draft"],
    "kind": ["numeric"],
    "gap": ["none"],
    "value__gte": ["1_000", "١٢٣", "1,234", "NaN", "Infinity", "0x10", "1e3", "9" * 5_000],
    "value__lte": ["many"],
    "value_overlaps": ["5", "5,1", "a,b", ",", "1,2,3", "1_0,20"],
    "period_from": ["2020-02-30", "09/30/2020", "0000-00-00", "10000-01-01"],
    "period_to": ["yesterday"],
    "published_on__gte": ["Sept. 29, 2020"],
    "published_on__lte": ["20200929"],
    "updated_since": ["yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"],
    "has_review": ["yes", "1"],
    "check": ["true"],
    "ordering": ["quote_start", "--id", "id,value", "?", "article__headline"],
    "count": ["yes"],
}


class TestAFilter:
    @pytest.mark.parametrize(("name", "hit", "miss"), FILTERS)
    def test_finds_the_claim_and_leaves_it_out(self, seed, anonymous, name, hit, miss):
        claim, known = getattr(seed, name).pk, seed.ids

        found = ids(anonymous, f"claims/?page_size=200&{hit.format(**known)}")
        others = ids(anonymous, f"claims/?page_size=200&{miss.format(**known)}")

        assert claim in found
        assert claim not in others

    @pytest.mark.parametrize(("answer", "other"), [("true", "false"), ("false", "true")])
    def test_tells_claims_with_a_review_from_those_without(self, anonymous, answer, other):
        claim = ClaimFactory(status="published")
        if answer == "true":
            ReviewFactory.create_batch(2, claim=claim)

        assert ids(anonymous, f"claims/?article={claim.article_id}&has_review={answer}") == [claim.pk]
        assert ids(anonymous, f"claims/?article={claim.article_id}&has_review={other}") == []

    def test_finds_claims_by_what_a_check_came_to(self, anonymous):
        claim = ClaimFactory(status="published")
        CheckFactory(claim=claim, outcome="conflicts")

        assert ids(anonymous, "claims/?check=conflicts") == [claim.pk]
        assert ids(anonymous, "claims/?check=agrees") == []

    def test_finds_claims_of_a_topic_two_levels_down_once(self, anonymous):
        top = TopicFactory()
        middle = TopicFactory(parent=top)
        claim = ClaimFactory(status="published", topics=[TopicFactory(parent=middle), middle])

        assert ids(anonymous, f"claims/?topic={top.slug}") == [claim.pk]

    def test_finds_nothing_of_a_topic_that_is_not_there(self, seed, anonymous):
        assert ids(anonymous, "claims/?topic=no-such-topic") == []

    def test_meets_every_filter_given_at_once(self, seed, anonymous):
        query = f"article={seed.article.pk}&kind=quantitative&place=US&type=count&comparator=more_than&gap=period"

        found = ids(anonymous, f"claims/?{query}")

        assert found == [seed.detainers.pk]

    def test_counts_what_it_finds(self, seed, anonymous):
        response = anonymous.get(f"{BASE}/claims/?kind=quantitative&count=true")

        assert response.json()["count"] == 4

    def test_works_on_the_claims_of_one_article(self, seed, anonymous):
        ClaimFactory(status="published")

        found = ids(anonymous, f"articles/{seed.article.pk}/claims/?unit=percent")

        assert found == [seed.share.pk]


class TestARefusedParameter:
    @pytest.mark.parametrize(
        ("name", "value"),
        [(name, value) for name, values in CANNOT_BE.items() for value in values],
        ids=lambda text: text[:20],
    )
    def test_is_named_when_its_value_cannot_be(self, anonymous, name, value):
        response = anonymous.get(f"{BASE}/claims/", {name: value})

        assert problem(response) == (400, "invalid-parameter")
        assert f"'{name}'" in response.json()["detail"]

    @pytest.mark.parametrize(
        "address",
        ["claims/", "articles/", "sources/", "topics/", "publishers/", "statistics/", "links/", "reviews/", "me/"],
    )
    def test_is_named_when_it_is_unknown(self, anonymous, address):
        response = anonymous.get(f"{BASE}/{address}?colour=red")

        assert problem(response) == (400, "invalid-parameter")
        assert "'colour'" in response.json()["detail"]

    def test_is_named_when_it_is_unknown_to_a_detail(self, seed, anonymous):
        response = anonymous.get(f"{BASE}/claims/{seed.share.pk}/?unit=percent")

        assert problem(response) == (400, "invalid-parameter")

    def test_is_named_when_it_is_given_twice(self, anonymous):
        response = anonymous.get(f"{BASE}/claims/?unit=percent&unit=USD")

        assert problem(response) == (400, "invalid-parameter")
        assert "'unit'" in response.json()["detail"]

    @pytest.mark.parametrize("value", ["%00", "a%00b", "%ff", "%ed%a0%80"])
    @pytest.mark.parametrize("name", ["q", "unit", "topic", "cursor"])
    def test_is_named_when_it_holds_no_text(self, anonymous, name, value):
        response = anonymous.get(f"{BASE}/claims/?{name}={value}")

        assert problem(response) == (400, "invalid-parameter")
        assert f"'{name}'" in response.json()["detail"]
