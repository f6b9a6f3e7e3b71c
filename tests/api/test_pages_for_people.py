"""What a browser gets: the docs page and the browsable answers, with nothing from another host."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib.staticfiles import finders

from tests.api.asking import BASE, problem
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db

LOADING = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


class Loaded(HTMLParser):
    """The addresses of everything that a page loads by itself."""

    def __init__(self, page):
        super().__init__()
        self.addresses = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.addresses += [value for name, value in attrs if (tag, name) in LOADING and value]


def loads(response):
    return Loaded(response.content.decode()).addresses


class TestTheDocsPage:
    def test_loads_nothing_from_another_host(self, anonymous):
        response = anonymous.get(f"{BASE}/docs/", headers=BROWSER)

        assert response.status_code == 200
        assert loads(response)
        assert all(address.startswith("/static/") for address in loads(response))
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", response.content.decode())

    def test_loads_only_what_we_serve(self, anonymous):
        addresses = loads(anonymous.get(f"{BASE}/docs/", headers=BROWSER))

        missing = [address for address in addresses if not finders.find(address.removeprefix("/static/"))]

        assert missing == []

    def test_reads_our_own_schema(self, anonymous):
        page = anonymous.get(f"{BASE}/docs/", headers=BROWSER).content.decode()

        assert f"{BASE}/schema/" in page


class TestABrowsableAnswer:
    @pytest.mark.parametrize("address", ["", "claims/", "claims/{0.pk}/", "articles/", "topics/", "me/", "statistics/"])
    def test_is_a_page_that_loads_nothing_from_another_host(self, anonymous, address):
        claim = ClaimFactory(status="published")

        response = anonymous.get(f"{BASE}/{address.format(claim)}", headers=BROWSER)

        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/html")
        assert loads(response)
        assert all(address.startswith("/static/") for address in loads(response))

    def test_holds_the_same_json(self, anonymous):
        claim = ClaimFactory(status="published")

        page = anonymous.get(f"{BASE}/claims/{claim.pk}/", headers=BROWSER).content.decode()

        assert "&quot;gaps&quot;" in page
        assert claim.text.split(".")[0] in page

    def test_shows_what_an_article_says_as_text(self, anonymous):
        claim = ClaimFactory(status="published", text="<script>alert(1)</script> The agency", quote_exact="The agency")

        page = anonymous.get(f"{BASE}/claims/{claim.pk}/", headers=BROWSER).content.decode()

        assert "<script>alert(1)</script>" not in page

    def test_of_a_refusal_is_a_page_with_its_status(self, anonymous):
        response = anonymous.get(f"{BASE}/claims/999999999/", headers=BROWSER)

        assert response.status_code == 404
        assert response.headers["Content-Type"].startswith("text/html")

    def test_offers_a_curator_no_form_that_could_not_work(self, as_curator):
        claim = ClaimFactory()

        page = as_curator.get(f"{BASE}/claims/{claim.pk}/", headers=BROWSER).content.decode()

        assert 'name="_content"' not in page

    def test_is_json_when_the_address_asks_for_it(self, anonymous):
        response = anonymous.get(f"{BASE}/claims/?format=json", headers=BROWSER)

        assert response.headers["Content-Type"] == "application/json"

    def test_of_an_unknown_address_is_a_problem(self, anonymous):
        assert problem(anonymous.get(f"{BASE}/nothing/", headers=BROWSER)) == (404, "not-found")
