"""Every page of the admin opens, for those who may open it, and costs no more for many records than for few."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from knox.models import AuthToken
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Appearance, Article, Event, Job, Publisher, RawDocument, Resemblance, Version
from claims.models import Check, Claim, Link, Observation, Review, Source, Statistic, Topic
from tests import factories
from tests.admin.forms import change_url, page_of

WRITTEN_BY_MACHINES = (Version, RawDocument, Event, Job, Resemblance, Check)
WRITTEN_BY_PEOPLE = (Publisher, Article, Appearance, Source, Topic, Claim, Link, Statistic, Observation, Review)
RECORDS = WRITTEN_BY_MACHINES + WRITTEN_BY_PEOPLE
OF_SUPERUSERS = (User, Group, AuthToken, ProcrastinateJob)

MAKERS = {
    Publisher: factories.PublisherFactory,
    Article: factories.ArticleFactory,
    Appearance: factories.AppearanceFactory,
    Version: factories.VersionFactory,
    RawDocument: factories.RawDocumentFactory,
    Event: factories.EventFactory,
    Job: factories.JobFactory,
    Resemblance: factories.ResemblanceFactory,
    Source: factories.SourceFactory,
    Topic: factories.TopicFactory,
    Claim: factories.ClaimFactory,
    Link: factories.LinkFactory,
    Statistic: factories.StatisticFactory,
    Observation: factories.ObservationFactory,
    Check: factories.CheckFactory,
    Review: factories.ReviewFactory,
}


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


class TestSeed:
    """The seed takes seconds to load, so one test looks at all of its lists, and one at all of its records."""

    def test_is_listed_whole(self, seeded, as_editor):
        shown = {model: as_editor.get(page_of(model)).context["cl"].result_count for model in RECORDS}

        assert shown == {model: model.objects.count() for model in RECORDS}

    def test_opens_record_by_record(self, seeded, as_editor):
        records = [record for model in RECORDS for record in model.objects.order_by("-pk")[:5]]

        refused = [str(record) for record in records if as_editor.get(change_url(record)).status_code != 200]

        assert refused == []

    def test_shows_the_seventy_percent_claim_as_people_read_it(self, seeded, as_editor):
        row = next(row for row in as_editor.get(page_of(Claim)).content.decode().split("<tr") if "70 percent" in row)

        assert "69.5 to 70.5" in row
        assert "the latest statistics" in row
        assert "Period" in row


class TestPages:
    @pytest.mark.parametrize("model", RECORDS)
    def test_open_for_a_record(self, as_editor, model):
        record = MAKERS[model]()

        assert as_editor.get(change_url(record)).status_code == 200

    @pytest.mark.parametrize("model", WRITTEN_BY_PEOPLE)
    def test_offer_an_empty_form(self, as_editor, model):
        response = as_editor.get(page_of(model, "add"))

        assert response.status_code == 200

    @pytest.mark.parametrize("model", WRITTEN_BY_MACHINES)
    def test_offer_no_form_for_what_machines_write(self, as_editor, model):
        response = as_editor.get(page_of(model, "add"))

        assert response.status_code == 403

    @pytest.mark.parametrize("model", RECORDS)
    def test_cost_as_many_queries_for_many_records_as_for_few(self, as_editor, model):
        for _ in range(3):
            MAKERS[model]()
        few = queries(as_editor, page_of(model))

        for _ in range(9):
            MAKERS[model]()

        assert queries(as_editor, page_of(model)) == few

    @pytest.mark.parametrize("model", RECORDS)
    def test_find_records_by_words(self, as_editor, model):
        MAKERS[model]()

        response = as_editor.get(page_of(model), {"q": "arrests"})

        assert response.status_code == 200

    @pytest.mark.parametrize("model", RECORDS)
    def test_can_be_narrowed_by_every_filter(self, as_editor, model):
        MAKERS[model]()
        changelist = as_editor.get(page_of(model)).context["cl"]
        choices = [choice for spec in changelist.filter_specs for choice in spec.choices(changelist)]

        answers = {as_editor.get(page_of(model) + choice["query_string"]).status_code for choice in choices}

        assert answers <= {200}

    @pytest.mark.parametrize("model", RECORDS)
    def test_never_offer_to_delete(self, as_superuser, model):
        record = MAKERS[model]()

        response = as_superuser.post(change_url(record).replace("/change/", "/delete/"), {"post": "yes"})

        assert response.status_code == 403

    def test_lead_from_an_event_to_its_record(self, as_editor):
        claim = factories.ClaimFactory()
        factories.EventFactory(subject_id=claim.pk)
        factories.EventFactory(subject_type="something", subject_id=1)

        page = as_editor.get(page_of(Event)).content.decode()

        assert change_url(claim) in page
        assert "something 1" in page

    def test_hide_the_bytes_of_raw_documents(self, as_editor):
        document = factories.RawDocumentFactory(gzip=b"BYTES-AS-THEY-CAME")

        page = as_editor.get(change_url(document)).content

        assert b"BYTES-AS-THEY-CAME" not in page

    def test_begin_at_an_index(self, as_editor):
        response = as_editor.get("/admin/")

        assert response.status_code == 200


class TestText:
    """An article is somebody else's text: it is shown, and never becomes a part of the page."""

    HOSTILE = "Before <script>alert(1)</script> they said <b>70 percent</b> & more.\n"

    def test_is_escaped_around_the_quote_and_in_it(self, as_editor):
        version = factories.VersionFactory(text=self.HOSTILE)
        claim = factories.ClaimFactory(version=version, quote_exact="<b>70 percent</b>")

        page = as_editor.get(change_url(claim)).content.decode()

        assert "<mark>&lt;b&gt;70 percent&lt;/b&gt;</mark>" in page
        assert "<script>alert(1)" not in page

    def test_is_escaped_on_the_page_of_its_version(self, as_editor):
        version = factories.VersionFactory(text=self.HOSTILE)

        page = as_editor.get(change_url(version)).content.decode()

        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert(1)" not in page


class TestSuperuser:
    @pytest.mark.parametrize("model", [Job, Resemblance])
    def test_sees_what_curators_see_of_intake(self, as_superuser, model):
        record = MAKERS[model]()

        assert as_superuser.get(page_of(model)).status_code == 200
        assert as_superuser.get(change_url(record)).status_code == 200

    @pytest.mark.parametrize("model", OF_SUPERUSERS)
    def test_sees_people_and_machines(self, as_superuser, model):
        response = as_superuser.get(page_of(model))

        assert response.status_code == 200

    def test_gives_out_a_token_that_is_shown_once(self, as_superuser, curator):
        response = as_superuser.post(page_of(AuthToken, "add"), {"user": curator.pk}, follow=True)

        [token] = AuthToken.objects.filter(user=curator)
        assert token.token_key in str(next(iter(response.context["messages"])))
        assert as_superuser.get(change_url(token)).status_code == 200

    def test_opens_a_person_and_a_role(self, as_superuser, curator):
        group = Group.objects.get(name="curator")

        assert as_superuser.get(change_url(curator)).status_code == 200
        assert as_superuser.get(change_url(group)).status_code == 200

    def test_cannot_change_a_job(self, as_superuser):
        assert as_superuser.get(page_of(ProcrastinateJob, "add")).status_code == 403
