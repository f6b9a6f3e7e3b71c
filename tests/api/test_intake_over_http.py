"""Articles come in as text, as a page, or by their address; a job is followed by whoever asked for it."""

import pytest
from rest_framework.test import APIClient

from articles.models import Article, Job, Version
from claims import annotations
from tests.api.asking import BASE, post, problem, rows
from tests.factories import ArticleFactory, ClaimFactory, JobFactory, SilentEditFactory, UserFactory, VersionFactory

pytestmark = pytest.mark.django_db

PAGE = """<html lang="en"><head><title>Ferry fares rise</title><meta property="og:site_name" content="The Quay">
<link rel="canonical" href="https://quay.example/fares"></head><body><article><h1>Ferry fares rise</h1><p>A crossing now
costs 48 crowns, the harbor office said on Tuesday. It carried 431,000 passengers last year, and about 70 percent of
them use a monthly ticket, according to a survey that the city made among those who wait there.</p></article></body>"""
FORBIDDEN = [
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://user:pass@paper.example.com/",
    "https://paper.example.com:8443/",
    "not an address",
]


class TestWhatIsSent:
    @pytest.mark.parametrize("body", [{}, {"text": "a", "html": "b"}, {"text": "a", "url": "https://a.example.com/"}])
    def test_is_one_of_text_html_and_url(self, as_curator, body):
        response = post(as_curator, "articles/", body)

        assert problem(response)[0] == 422
        assert not Article.objects.exists()

    def test_is_read_as_a_page(self, as_curator):
        response = post(as_curator, "articles/", {"html": PAGE})

        shown = response.json()
        assert response.status_code == 201
        assert (shown["headline"], shown["publisher"]["name"]) == ("Ferry fares rise", "The Quay")
        assert Version.objects.get().captured_how == "html"

    def test_goes_before_what_the_page_says(self, as_curator):
        response = post(as_curator, "articles/", {"html": PAGE, "publisher": "The Pier", "published_on": "2021-03-05"})

        shown = response.json()
        assert (shown["publisher"]["name"], shown["published_on"]) == ("The Pier", "2021-03-05")

    def test_twice_is_one_article(self, as_curator):
        first, second = (post(as_curator, "articles/", {"html": PAGE}) for _ in range(2))

        assert (first.status_code, second.status_code) == (201, 200)
        assert second.json()["id"] == first.json()["id"]

    def test_that_is_no_page_of_an_article_is_refused(self, as_curator):
        response = post(as_curator, "articles/", {"html": "<html><body></body></html>"})

        assert problem(response) == (422, "unreadable-article")

    @pytest.mark.parametrize("html", ["a\0b", 7, None, ["<p>"]])
    def test_that_is_no_string_is_refused(self, as_curator, html):
        response = post(as_curator, "articles/", {"html": html})

        assert response.status_code == 422


class TestAnAddress:
    def test_is_taken_on_with_a_job(self, as_curator):
        response = post(as_curator, "articles/", {"url": "https://paper.example.com/a", "genre": "opinion"})

        job = Job.objects.get()
        assert response.status_code == 202
        assert response.headers["Location"] == f"http://testserver{BASE}/jobs/{job.pk}/"
        assert response.json()["state"] == "queued"
        assert job.arguments == {"url": "https://paper.example.com/a", "genre": "opinion"}

    @pytest.mark.parametrize("url", FORBIDDEN)
    def test_that_is_not_public_is_refused_with_one_answer(self, as_curator, url):
        response = post(as_curator, "articles/", {"url": url})

        assert problem(response) == (422, "url-not-allowed")
        assert response.json()["detail"] == post(as_curator, "articles/", {"url": FORBIDDEN[0]}).json()["detail"]
        assert not Job.objects.exists()

    def test_is_for_curators(self, as_reader):
        response = post(as_reader, "articles/", {"url": "https://paper.example.com/a"})

        assert problem(response) == (403, "not-permitted")


class TestAJob:
    def test_is_its_requesters_and_the_staffs(self, as_curator):
        asker, other = UserFactory(), UserFactory()
        job = JobFactory(requested_by=asker)
        address = f"{BASE}/jobs/{job.pk}/"
        codes = []

        for user in (asker, other, None):
            client = APIClient()
            client.force_authenticate(user)
            codes.append(client.get(address).status_code)

        assert codes == [200, 404, 404]
        assert as_curator.get(address).status_code == 200

    def test_says_when_to_ask_again_until_it_is_over(self, as_curator):
        waiting, over = (
            JobFactory(),
            JobFactory(state="succeeded", result={"article": 1, "version": 1, "outcome": "known"}),
        )

        answers = [as_curator.get(f"{BASE}/jobs/{job.pk}/") for job in (waiting, over)]

        assert [answer.headers.get("Retry-After") for answer in answers] == ["1", None]

    def test_that_failed_says_why(self, as_curator):
        job = JobFactory(state="failed", problem_code="parse-limit", problem_detail="It took too long.")

        shown = as_curator.get(f"{BASE}/jobs/{job.pk}/").json()

        assert shown["problem"] == {"type": "/api/v1/problems/parse-limit/", "detail": "It took too long."}


TEXT = "🙂 First line\r\nThe harbor office counted 1,204 ships.\u2028Then 12 more."


@pytest.fixture
def version():
    return VersionFactory(article=ArticleFactory(released_at="2020-10-01T00:00Z"), text=TEXT)


def annotate(version, words, **parts):
    start = version.text.index(words)
    return ClaimFactory(
        article=version.article,
        version=version,
        quote_exact=words,
        quote_start=start,
        quote_end=start + len(words),
        **{"status": "published"} | parts,
    )


class TestAnnotations:
    def test_point_into_the_text_that_their_source_serves(self, version):
        annotate(version, "1,204")
        annotate(version, "12 more")

        page = APIClient().get(f"{BASE}/articles/{version.article_id}/annotations/").json()

        for item, words in zip(page["items"], ("1,204", "12 more"), strict=True):
            text = APIClient().get(item["target"]["source"]).content.decode()
            quote, position = item["target"]["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"] == words

    def test_are_json_ld(self, version):
        response = APIClient().get(f"{BASE}/articles/{version.article_id}/annotations/")

        assert response.headers["Content-Type"] == annotations.MEDIA_TYPE
        assert response.json()["type"] == "AnnotationPage"

    def test_leave_out_what_readers_may_not_see_and_what_is_not_surely_there(self, version):
        annotate(version, "1,204", quote_state="orphaned")
        claim = annotate(version, "12 more")
        annotate(version, "First line", status="suggested")

        page = APIClient().get(f"{BASE}/articles/{version.article_id}/annotations/").json()

        assert [item["id"].rsplit("-", 1)[1] for item in page["items"]] == [str(claim.pk)]

    def test_go_on_with_the_next_page(self, version):
        annotate(version, "1,204")
        annotate(version, "12 more")
        first = APIClient().get(f"{BASE}/articles/{version.article_id}/annotations/?page_size=1").json()

        second = APIClient().get(first["next"]).json()

        assert [len(page["items"]) for page in (first, second)] == [1, 1]
        assert "next" not in second


class TestTheText:
    def test_is_the_very_one(self, version):
        response = APIClient().get(f"{BASE}/articles/{version.article_id}/versions/1/text/")

        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert response.content.decode() == TEXT

    def test_of_an_article_that_is_not_released_is_hidden(self):
        version = VersionFactory()

        response = APIClient().get(f"{BASE}/articles/{version.article_id}/versions/1/text/")

        assert problem(response) == (404, "not-found")


class TestAnArticle:
    def test_shows_its_silent_edits(self, as_curator):
        edit = SilentEditFactory()

        shown = as_curator.get(f"{BASE}/articles/{edit.article_id}/").json()["silent_edits"]

        assert [(each["before"], each["after"], each["version"]) for each in shown] == [
            (edit.before, edit.after, edit.version_id)
        ]

    def test_shows_how_its_versions_hang_together(self, as_curator):
        first = VersionFactory(text="Seventy ships.")
        VersionFactory(
            article=first.article,
            number=2,
            text="Eighty ships.",
            relation="update",
            based_on=first,
            changes=[[0, 7, 0, 6]],
        )

        shown = rows(as_curator, f"articles/{first.article_id}/versions/")

        assert [(row["relation"], row["based_on"]) for row in shown] == [("first", None), ("update", first.pk)]
        assert shown[1]["changes"] == [[0, 7, 0, 6]]
