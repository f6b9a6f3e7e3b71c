"""Keyset pages: every row once, in order, whatever the order is by and whatever comes in between."""

from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import quote

import pytest

from articles.models import Article
from claims.models import Claim
from config import pagination
from tests.api.asking import BASE, ids, problem
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    LinkFactory,
    ObservationFactory,
    PublisherFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
    VersionFactory,
)
from tests.times import NOON

pytestmark = pytest.mark.django_db


def walk(client, address, link="next"):
    """The ids of each page from this address on, and the address of the last one."""
    pages = []
    while address:
        last, body = address, client.get(address).json()
        pages.append([row["id"] for row in body["results"]])
        address = body[link]
    return pages, last


def flat(pages):
    return [identity for page in pages for identity in page]


@pytest.fixture
def claims():
    """Seven published claims: values, worths and dates with ties and without."""
    values = [None, Decimal(5), Decimal("5.0"), Decimal("-7.25"), None, Decimal(10) ** 30, Decimal(5)]
    worths = [0.1, None, 0.30000000000000004, 0.3, None, 0.1, 1.0]
    made = []
    for number, (value, worth) in enumerate(zip(values, worths, strict=True)):
        bounds = {} if value is not None else {"low": Decimal(1), "high": Decimal(2), "comparator": "between"}
        made.append(ClaimFactory(status="published", value=value, worth=worth, **bounds))
        moment = NOON + timedelta(microseconds=number // 2)
        Claim.objects.filter(pk=made[-1].pk).update(created_at=moment, published_at=moment)
        Claim.objects.filter(pk=made[-1].pk).update(updated_at=moment)
        Article.objects.filter(pk=made[-1].article_id).update(published_on=[None, date(2020, 1, 1)][number % 2])
    return made


CLAIM_ORDERS = ["id", "value", "worth", "created_at", "updated_at", "published_at", "published_on"]


class TestWalking:
    @pytest.mark.parametrize("size", [1, 3, 7])
    @pytest.mark.parametrize("order", [sign + name for name in CLAIM_ORDERS for sign in ("", "-")])
    def test_to_the_end_yields_every_claim_once_in_the_order_of_one_page(self, claims, anonymous, order, size):
        whole = ids(anonymous, f"claims/?ordering={order}&page_size=200")

        pages, _ = walk(anonymous, f"{BASE}/claims/?ordering={order}&page_size={size}")

        assert flat(pages) == whole
        assert sorted(whole) == sorted(claim.pk for claim in claims)
        assert all(len(page) <= size for page in pages)

    @pytest.mark.parametrize("order", [sign + name for name in CLAIM_ORDERS for sign in ("", "-")])
    def test_back_yields_the_same_pages(self, claims, anonymous, order):
        forward, last = walk(anonymous, f"{BASE}/claims/?ordering={order}&page_size=2")

        backward, first = walk(anonymous, last, "previous")

        assert flat(reversed(backward)) == flat(forward)
        assert anonymous.get(first).json()["previous"] is None

    @pytest.mark.parametrize("order", ["value", "-value", "worth", "-worth", "published_on", "-published_on"])
    def test_sorts_claims_without_the_value_last(self, claims, anonymous, order):
        column = {"value": "value", "worth": "worth", "published_on": "article__published_on"}[order.lstrip("-")]

        found = ids(anonymous, f"claims/?ordering={order}")

        shown = [Claim.objects.values_list(column, flat=True).get(pk=pk) for pk in found]
        known = [value for value in shown if value is not None]
        assert shown == sorted(known, reverse=order.startswith("-")) + [None] * (len(shown) - len(known))

    @pytest.mark.parametrize("order", ["id", "-id", "value", "-value", "worth", "-worth"])
    def test_neither_repeats_nor_loses_a_row_when_others_come_in_between(self, claims, anonymous, order):
        expected = ids(anonymous, f"claims/?ordering={order}&page_size=200")
        address, seen = f"{BASE}/claims/?ordering={order}&page_size=2", []

        while address:
            body = anonymous.get(address).json()
            seen += [row["id"] for row in body["results"]]
            address = body["next"]
            ClaimFactory(status="published", value=Decimal(-100), worth=0.0)
            ClaimFactory(status="published", value=Decimal(6), worth=0.9)
            if len(seen) > 30:
                break

        assert [pk for pk in seen if pk in expected] == expected
        assert len(seen) <= 30 or order == "id"

    def test_goes_on_when_the_row_it_stood_at_is_gone(self, anonymous):
        first, second, third = (PublisherFactory(name=name).pk for name in "ABC")
        page = anonymous.get(f"{BASE}/publishers/?page_size=2").json()
        type(PublisherFactory()).objects.filter(pk=second).delete()

        rest = anonymous.get(page["next"]).json()

        assert [row["id"] for row in page["results"]] == [first, second]
        assert rest["results"][0]["id"] == third

    def test_keeps_the_filters(self, claims, anonymous):
        pages, _ = walk(anonymous, f"{BASE}/claims/?value__gte=5&page_size=1&ordering=value")

        assert len(flat(pages)) == 4

    def test_may_change_the_page_size_on_the_way(self, claims, anonymous):
        first = anonymous.get(f"{BASE}/claims/?page_size=1").json()

        rest = anonymous.get(first["next"].replace("page_size=1", "page_size=200")).json()

        assert len(rest["results"]) == 6
        assert rest["next"] is None


def offered():
    """Every other list with what fills it and the orders it offers."""
    stamped = ("id", "updated_at")
    statistic = "statistics/{0.statistic_id}/observations/"
    return [
        (
            "articles/",
            lambda n: ArticleFactory(published_on=[None, date(2020, 1, 1)][n % 2]),
            (*stamped, "published_on"),
        ),
        ("publishers/", lambda n: PublisherFactory(name=f"{n} Ü"), (*stamped, "name")),
        ("sources/", lambda n: SourceFactory(name="same", kind="dataset"), (*stamped, "name")),
        ("topics/", lambda n: TopicFactory(name=f"{n // 2}", parent=TopicFactory()), (*stamped, "name")),
        ("statistics/", lambda n: StatisticFactory(title="same"), (*stamped, "title")),
        ("links/", lambda n: LinkFactory(score=[None, 0.1, 0.1][n % 3]), (*stamped, "score")),
        ("reviews/", lambda n: ReviewFactory(reviewed_on=[None, date(2020, 1, 1)][n % 2]), (*stamped, "reviewed_on")),
        (statistic, None, ("id", "period_start", "vintage_on")),
        ("articles/{0.article_id}/versions/", None, ("number",)),
        ("articles/{0.article_id}/claims/", None, ("id", "quote_start")),
    ]


class TestEveryOtherList:
    @pytest.mark.parametrize(
        ("address", "make", "order"),
        [
            (address, make, sign + order)
            for address, make, orders in offered()
            for order in orders
            for sign in ("", "-")
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_yields_every_row_once_forwards_and_backwards(self, as_curator, address, make, order):
        address = f"{BASE}/{self.filled(address, make)}?ordering={order}&page_size=2"
        whole, _ = walk(as_curator, address.replace("page_size=2", "page_size=200"))

        forward, last = walk(as_curator, address)
        backward, _ = walk(as_curator, last, "previous")

        assert len(flat(whole)) >= 5
        assert flat(forward) == flat(whole)
        assert flat(reversed(backward)) == flat(whole)

    def filled(self, address, make):
        if make is not None:
            for number in range(5):
                make(number)
            return address
        if "observations" in address:
            row = ObservationFactory()
            for number in range(4):
                ObservationFactory(statistic=row.statistic, vintage_on=date(2020, 1, 1 + number), period_label="again")
            return address.format(row)
        row = VersionFactory()
        for _ in range(4):
            VersionFactory(article=row.article)
        if "claims" in address:
            for version in row.article.versions.all():
                ClaimFactory(version=version, quote_exact="The agency")
            Claim.objects.filter(version__number=2).update(quote_state="orphaned", quote_start=None, quote_end=None)
        return address.format(row)


class TestACursor:
    @pytest.fixture
    def cursor(self, claims, anonymous):
        address = anonymous.get(f"{BASE}/claims/?ordering=value&unit=percent&page_size=1").json()["next"]
        return address.split("cursor=")[1].split("&")[0]

    @pytest.mark.parametrize(
        "edit",
        [
            lambda cursor: cursor[:-1] + ("A" if cursor[-1] != "A" else "B"),
            lambda cursor: "A" + cursor[1:],
            lambda cursor: cursor.split("%3A")[0],
            lambda cursor: cursor + "%00",
            lambda cursor: "",
            lambda cursor: "1",
            lambda cursor: "x" * 100_000,
            lambda cursor: cursor * 20,
            lambda cursor: quote("☃"),
        ],
        ids=["last", "first", "unsigned", "nul", "empty", "number", "huge", "repeated", "snowman"],
    )
    def test_is_refused_when_it_was_edited(self, cursor, anonymous, edit):
        response = anonymous.get(f"{BASE}/claims/?ordering=value&unit=percent&page_size=1&cursor={edit(cursor)}")

        assert problem(response) == (400, "invalid-parameter")
        assert "'cursor'" in response.json()["detail"]

    @pytest.mark.parametrize(
        "address",
        [
            "claims/?ordering=value&unit=USD",
            "claims/?ordering=value",
            "claims/?ordering=-value&unit=percent",
            "claims/?unit=percent",
            "sources/?ordering=name",
        ],
    )
    def test_is_refused_by_another_list_filter_or_order(self, cursor, anonymous, address):
        response = anonymous.get(f"{BASE}/{address}&cursor={cursor}")

        assert problem(response) == (400, "invalid-parameter")
        assert "'cursor'" in response.json()["detail"]


class TestAPage:
    @pytest.mark.parametrize("size", ["0", "-1", "201", "1e2", "1.0", " 5", "١", "", "all", "1" + "0" * 30])
    def test_refuses_a_size_out_of_bounds(self, anonymous, size):
        response = anonymous.get(f"{BASE}/claims/", {"page_size": size})

        assert problem(response) == (400, "invalid-parameter")
        assert "'page_size'" in response.json()["detail"]

    @pytest.mark.parametrize("size", ["1", "200"])
    def test_takes_a_size_at_its_bounds(self, anonymous, size):
        assert anonymous.get(f"{BASE}/claims/?page_size={size}").status_code == 200

    def test_holds_fifty_rows_when_no_size_is_given(self, anonymous):
        TopicFactory.create_batch(51)

        assert len(ids(anonymous, "topics/")) == 50

    def test_is_one_of_a_kind_when_nothing_is_found(self, anonymous):
        body = anonymous.get(f"{BASE}/claims/").json()

        assert body == {"next": None, "previous": None, "results": []}

    def test_counts_exactly_up_to_the_limit(self, anonymous, monkeypatch):
        monkeypatch.setattr(pagination, "COUNT_LIMIT", 3)
        TopicFactory.create_batch(3)

        body = anonymous.get(f"{BASE}/topics/?count=true&page_size=1").json()

        assert (body["count"], body["count_is"]) == (3, "exact")

    def test_says_at_least_beyond_the_limit(self, anonymous, monkeypatch):
        monkeypatch.setattr(pagination, "COUNT_LIMIT", 3)
        TopicFactory.create_batch(4)

        body = anonymous.get(f"{BASE}/topics/?count=true&page_size=1").json()

        assert (body["count"], body["count_is"]) == (3, "at_least")

    def test_counts_the_same_on_every_page(self, claims, anonymous):
        first = anonymous.get(f"{BASE}/claims/?count=true&page_size=3").json()

        second = anonymous.get(first["next"]).json()

        assert (first["count"], second["count"]) == (7, 7)

    def test_has_no_count_unasked(self, anonymous):
        assert "count" not in anonymous.get(f"{BASE}/claims/?count=false").json()
