"""Articles by their address or their page's source, and how what was asked for gets on."""

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Article, Event, Job
from tests.admin.forms import change_url, faults, page_of, save, told
from tests.factories import ArticleFactory, JobFactory, PublisherFactory

STORY = "https://paper.example.com/stories/quay"
PAGE = (
    "<!doctype html><html lang=nl><head><title>Quay sinks by 12 centimetres</title>"
    "<meta property='og:site_name' content='The Harbour Post'></head><body><article>"
    "<h1>Quay sinks by 12 centimetres</h1>"
    "<p>The old quay sank by 12 centimetres in ten years, the port office said on Tuesday.</p>"
    "<p>Its engineers measured it at 40 places and found cracks at 3 of them.</p></article></body></html>"
)


def address_page():
    return reverse("admin:articles_article_add_from_address")


class TestAddress:
    def test_is_asked_for_from_the_list_of_articles(self, as_curator):
        page = as_curator.get(page_of(Article)).content.decode()

        assert address_page() in page

    def test_becomes_a_job_whose_page_comes_next(self, as_curator, curator):
        response = as_curator.post(address_page(), {"url": STORY}, follow=True)

        [job] = Job.objects.all()
        assert (job.arguments, job.requested_by, job.state) == ({"url": STORY}, curator, "queued")
        assert response.redirect_chain == [(change_url(job), 302)]
        assert "It is asked for." in told(response)

    def test_is_enqueued_once(self, as_curator):
        as_curator.post(address_page(), {"url": STORY})

        [job] = Job.objects.all()
        assert list(ProcrastinateJob.objects.values_list("task_name", "args")) == [
            ("articles.fetch_article", {"job": job.pk})
        ]
        assert list(Event.objects.values_list("kind", "by__username")) == [("job.requested", "curator")]

    def test_takes_along_what_goes_before_the_page(self, as_curator):
        sent = {"url": STORY, "publisher": "The Harbour Post", "published_on": "2024-03-05", "headline": ""}

        as_curator.post(address_page(), sent)

        assert Job.objects.get().arguments == {
            "url": STORY,
            "publisher": "The Harbour Post",
            "published_on": "2024-03-05",
        }

    @pytest.mark.parametrize(
        "url", ["http://127.0.0.1/", "http://[::1]/", "https://paper.example.com:8443/", "http://10.1.2.3/"]
    )
    def test_is_refused_on_the_form_where_it_is_no_public_page(self, as_curator, url):
        response = as_curator.post(address_page(), {"url": url})

        assert "Only public web pages are asked for" in response.content.decode()
        assert not Job.objects.exists()

    @pytest.mark.parametrize("url", ["", "no address", "ftp://paper.example/stories", "javascript:alert(1)"])
    def test_is_refused_where_it_is_none(self, as_curator, url):
        response = as_curator.post(address_page(), {"url": url})

        assert response.context["form"].errors["url"]
        assert not Job.objects.exists()

    def test_comes_back_escaped(self, as_curator):
        response = as_curator.post(address_page(), {"url": '"><script>alert(1)</script>'})

        assert "<script>alert(1)" not in response.content.decode()

    def test_asks_for_nothing_by_being_opened(self, as_editor):
        response = as_editor.get(address_page(), {"url": STORY})

        assert response.status_code == 200
        assert not Job.objects.exists()

    def test_is_not_for_readers(self, as_reader):
        response = as_reader.post(address_page(), {"url": STORY})

        assert response.status_code == 403
        assert not Job.objects.exists()


class TestPageSource:
    def test_is_read_as_its_article(self, as_curator):
        save(as_curator, page_of(Article, "add"), {"page": PAGE})

        [article] = Article.objects.all()
        version = article.versions.get()
        assert (article.headline, article.publisher.name) == ("Quay sinks by 12 centimetres", "The Harbour Post")
        assert article.language == "nl"
        assert (version.captured_how, version.raw.media_type) == ("html", "text/html")
        assert "cracks at 3 of them" in version.text

    def test_gives_way_to_what_was_filled_in(self, as_curator):
        publisher = PublisherFactory(name="The Morning Tide")

        save(as_curator, page_of(Article, "add"), {"page": PAGE, "headline": "A quay", "publisher": publisher.pk})

        article = Article.objects.get()
        assert (article.headline, article.publisher) == ("A quay", publisher)

    def test_is_given_in_place_of_the_text_and_not_beside_it(self, as_curator):
        response = save(as_curator, page_of(Article, "add"), {"page": PAGE, "text": "A text."})

        assert "not both" in faults(response)
        assert not Article.objects.exists()

    def test_or_the_text_is_needed(self, as_curator):
        response = save(as_curator, page_of(Article, "add"), {"headline": "A quay"})

        assert "Give its text, or the source of its page." in faults(response)

    def test_without_an_article_in_it_is_refused_on_the_form(self, as_curator):
        response = save(as_curator, page_of(Article, "add"), {"page": "<p></p>"})

        assert "cannot be read as an article" in faults(response)
        assert not Article.objects.exists()


class TestJob:
    def test_tells_what_it_is_at(self, as_curator):
        job = JobFactory(state="running", step="reading", done=1)

        page = as_curator.get(change_url(job)).content.decode()

        assert "1 of 3, reading" in page
        assert "Look again" in page

    def test_tells_why_it_failed(self, as_curator):
        job = JobFactory(state="failed", problem_code="fetch-failed", problem_detail="The site answered 500.")

        page = as_curator.get(change_url(job)).content.decode()

        assert "fetch-failed: The site answered 500." in page
        assert "Look again" not in page

    def test_tells_that_it_will_be_tried_again(self, as_curator):
        job = JobFactory(problem_code="fetch-failed", problem_detail="The site answered 500.", attempts=1)

        page = as_curator.get(change_url(job)).content.decode()

        assert "The site answered 500. It will be tried again." in page

    @pytest.mark.parametrize("page", ["list", "record"])
    def test_leads_to_its_article(self, as_curator, page):
        article = ArticleFactory(headline="Quay sinks")
        job = JobFactory(state="succeeded", article=article)

        shown = as_curator.get(change_url(job) if page == "record" else page_of(Job)).content.decode()

        assert f'href="{change_url(article)}">Quay sinks</a>' in shown

    @pytest.mark.parametrize("page", ["list", "record"])
    def test_shows_hostile_words_as_words(self, as_curator, page):
        hostile = "<script>alert(1)</script>"
        article = ArticleFactory(headline=hostile)
        job = JobFactory(state="succeeded", article=article, arguments={"url": hostile, hostile: [hostile]})

        shown = as_curator.get(change_url(job) if page == "record" else page_of(Job)).content.decode()

        assert "<script>alert(1)" not in shown

    def test_is_found_by_a_part_of_its_address(self, as_curator):
        wanted, _ = JobFactory(arguments={"url": STORY}), JobFactory()

        found = as_curator.get(page_of(Job), {"q": "quay"}).context["cl"].queryset

        assert list(found) == [wanted]

    def test_is_not_changed_by_whoever_asks(self, as_editor):
        job = JobFactory()

        response = as_editor.post(change_url(job), {"state": "failed"})

        job.refresh_from_db()
        assert response.status_code == 403
        assert job.state == "queued"
