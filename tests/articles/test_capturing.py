"""Taking in what stands at an address, from a real site, by the job that a request asks for."""

import pytest

from articles import capturing, fetching, jobs, tasks
from articles.fetching import Fetcher, FetchFailed, Guard, Limits
from articles.models import Article, Fetch, Job, Version
from tests.articles.fetching.sites import Site, page, redirect
from tests.factories import JobFactory
from tests.times import NOON

pytestmark = pytest.mark.django_db

PAGE = """<!doctype html><html lang="en"><head><title>Ferry fares rise</title>
<meta property="og:site_name" content="The Quay"><meta name="author" content="Ana Silva">
<meta property="article:published_time" content="2021-03-03T23:30:00-05:00"></head><body><article><h1>Ferry fares
rise</h1><p>A crossing now costs 48 crowns, the harbor office said on Tuesday, which is 12 percent more than a year
ago.</p><p>The line carried 431,000 passengers last year. About 70 percent of them use a monthly ticket, according to a
survey that the city made in the spring among those who wait at the landing in the morning.</p></article></body>
</html>"""


@pytest.fixture
def site(monkeypatch):
    """A site of this machine, and an instance that may fetch from it."""
    site = Site()
    fetcher = Fetcher(
        Guard(allow={site.authority}), user_agent="Factrail/0 (+https://factrail.example)", limits=Limits(total=3.0)
    )
    monkeypatch.setattr(fetching, "fetch", fetcher.fetch)
    yield site
    site.close()


def serve(site, body=PAGE, path="/a", **headers):
    site.pages[path] = page(body.encode(), **headers)
    return f"{site.url}{path}"


def capture(url):
    return capturing.capture(url=url, given={}, by=None, at=NOON)


class TestAPage:
    def test_is_stored_with_what_it_says_of_itself(self, site):
        receipt = capture(serve(site))

        article = Article.objects.get(pk=receipt.article.pk)
        assert (receipt.outcome, article.headline, article.publisher.name) == (
            "created",
            "Ferry fares rise",
            "The Quay",
        )
        assert [byline.name for byline in article.bylines.all()] == ["Ana Silva"]
        # the day where it was published, and the instant
        assert str(article.published_on) == "2021-03-03"
        assert article.published_at.isoformat() == "2021-03-04T04:30:00+00:00"

    def test_is_kept_as_it_came_and_says_where_from(self, site):
        url = serve(site)

        version = capture(url).version

        assert (version.captured_how, version.captured_from, version.raw.media_type) == ("fetched", url, "text/html")
        assert version.raw.length == len(PAGE.encode())

    def test_that_redirects_is_of_the_address_where_it_stands(self, site):
        serve(site)
        site.pages["/old"] = redirect("/a")

        receipt = capture(f"{site.url}/old")

        assert receipt.article.canonical_url == f"{site.url}/a"

    def test_goes_before_what_it_says_with_what_is_given(self, site):
        receipt = capturing.capture(
            url=serve(site),
            given={"publisher": "The Pier", "published_on": "2021-03-05", "authors": ["Bo Ek"]},
            by=None,
            at=NOON,
        )

        assert receipt.article.publisher.name == "The Pier"
        assert str(receipt.article.published_on) == "2021-03-05"

    def test_in_plain_text_is_read_as_one(self, site):
        text = "Fares rise\n\nAna Silva, The Quay, March 3, 2021\n\nA crossing costs 48 crowns."
        url = serve(site, text, Content_Type="text/plain; charset=utf-8")

        assert capture(url).version.text == text


class TestTheSameAddressAgain:
    def test_is_asked_only_for_changes(self, site):
        url = serve(site, ETag='"one"')
        first = capture(url)
        site.pages["/a"] = page(b"", status=304, Content_Length=None, ETag='"one"')

        second = capture(url)

        assert site.headers[-1]["If-None-Match"] == '"one"'
        assert (second.outcome, second.version) == ("known", first.version)

    def test_keeps_the_validators_of_the_last_whole_answer(self, site):
        url = serve(site, ETag='"one"')
        capture(url)
        site.pages["/a"] = page(b"", status=304, Content_Length=None)
        capture(url)

        capture(url)

        assert site.headers[-1]["If-None-Match"] == '"one"'
        assert list(Fetch.objects.values_list("status", flat=True)) == [304, 304, 200]

    def test_adds_no_version_of_what_stayed(self, site):
        url = serve(site)

        outcomes = [capture(url).outcome for _ in range(2)]

        assert outcomes == ["created", "known"]
        assert Version.objects.count() == 1

    def test_adds_a_version_of_what_changed(self, site):
        url = serve(site)
        capture(url)
        serve(site, PAGE.replace("431,000", "413,000"))

        receipt = capture(url)

        assert (receipt.outcome, receipt.version.relation) == ("updated", "update")
        assert receipt.version.changed_passages == [("431,000", "413,000")]


def work(job, attempts=1):
    """What the worker does with a request, so often."""
    for _ in range(attempts):
        try:
            tasks.fetch_article.func(None, job=job.pk)
        except tasks.TryAgain:
            continue
    job.refresh_from_db()
    return job


class TestTheJob:
    def test_tells_what_came_of_it(self, site):
        job = work(JobFactory(arguments={"url": serve(site)}))

        assert (job.state, job.done, job.total, job.attempts) == ("succeeded", 3, 3, 1)
        article = Article.objects.get()
        assert job.result == {"article": article.pk, "version": article.versions.get().pk, "outcome": "created"}

    def test_done_twice_takes_in_once(self, site):
        job = JobFactory(arguments={"url": serve(site)})

        work(job, attempts=2)

        assert (Article.objects.count(), site.pages_asked) == (1, ["/a"])

    def test_fails_for_good_where_nothing_stands(self, site):
        job = work(JobFactory(arguments={"url": f"{site.url}/nothing"}))

        assert (job.state, job.problem_code, job.attempts) == ("failed", "fetch-failed", 1)
        assert "404" in job.problem_detail

    def test_is_put_off_while_the_site_is_broken(self, site):
        site.pages["/a"] = page(b"", status=503)

        job = work(JobFactory(arguments={"url": f"{site.url}/a"}))

        assert (job.state, job.problem_code, job.finished_at) == ("queued", "fetch-failed", None)

    def test_gives_up_after_five_attempts(self, site):
        site.pages["/a"] = page(b"", status=503)

        job = work(JobFactory(arguments={"url": f"{site.url}/a"}), attempts=7)

        assert (job.state, job.attempts) == ("failed", 5)
        assert site.pages_asked == ["/a"] * 5

    def test_succeeds_when_the_site_is_back(self, site):
        site.pages["/a"] = page(b"", status=503)
        job = work(JobFactory(arguments={"url": f"{site.url}/a"}), attempts=2)
        serve(site)

        work(job)

        assert (job.state, job.attempts, job.problem_code) == ("succeeded", 3, "")

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ("%PDF-1.7 not a page at all", "unsupported-media-type"),
            ("<html><title>Nothing here</title><body></body></html>", "unreadable-article"),
            ("<html><body><p " + " ".join(f"a{n}" for n in range(400_000)) + ">" + "x " * 99, "parse-limit"),
        ],
    )
    def test_fails_for_what_is_no_article(self, site, monkeypatch, body, code):
        monkeypatch.setattr("articles.readers.bounded.SECONDS", 3.0)
        monkeypatch.setitem(capturing.bounded.read_html.__kwdefaults__, "seconds", 3.0)

        job = work(JobFactory(arguments={"url": serve(site, body)}))

        assert (job.state, job.problem_code) == ("failed", code)

    def test_fails_for_an_address_that_is_not_allowed(self, site):
        job = work(JobFactory(arguments={"url": "http://127.0.0.1:1/"}))

        assert (job.state, job.problem_code) == ("failed", "url-not-allowed")


class TestVerbsOnJobs:
    def test_leave_a_finished_one_as_it_is(self):
        job = JobFactory(state="succeeded")

        begun = jobs.begin(job=job, at=NOON)
        jobs.fail(job=job, error=FetchFailed("late", transient=False), at=NOON)

        job.refresh_from_db()
        assert (begun, job.state) == (False, "succeeded")

    def test_say_how_far_it_is(self):
        job = JobFactory()
        jobs.begin(job=job, at=NOON)

        jobs.reach(job=job, step="storing")

        job.refresh_from_db()
        assert (job.state, job.step, job.done, job.attempts) == ("running", "storing", 2, 1)


class TestAsking:
    def test_enqueues_in_the_same_transaction(self, curator):
        from procrastinate.contrib.django.models import ProcrastinateJob

        job = jobs.request(kind="fetch_article", arguments={"url": "https://a.example/"}, by=curator, at=NOON)

        queued = ProcrastinateJob.objects.filter(task_name="articles.fetch_article", args={"job": job.pk})
        assert [each.status for each in queued] == ["todo"]
        assert Job.objects.get().requested_by == curator
