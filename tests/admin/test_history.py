"""A record's history page: who changed what from which value to which."""

from decimal import Decimal

import pytest

from articles.admin import history
from claims.models import Claim, Source
from tests import factories
from tests.admin.forms import change_url, save


def page(client, record):
    response = client.get(change_url(record).replace("/change/", "/history/"))
    assert response.status_code == 200
    return response


def told(response):
    """The entries as (who, [step or change in words]), newest first."""
    return [
        (
            entry.by,
            [f"{step.what} {step.act}: {step.name}" for step in entry.steps if step.name]
            + [f"{change.field}: {change.old} → {change.new}" for step in entry.steps for change in step.changes],
        )
        for entry in response.context["entries"]
    ]


class TestHistory:
    def test_tells_who_changed_what(self, as_curator):
        claim = factories.ClaimFactory()
        save(as_curator, change_url(claim), {"comparator": "at_least", "unit": "", "gaps": ["place", "unit"]})

        newest = told(page(as_curator, claim))[0]

        assert newest[0] == "curator"
        assert {"comparator: exactly → at least", "unit: percent → ", "gaps:  → Place, Unit"} <= set(newest[1])

    def test_names_what_a_record_refers_to(self, as_curator):
        agency = factories.SourceFactory(name="The Agency")
        source = factories.SourceFactory()
        save(as_curator, change_url(source), {"affiliation": agency.pk})

        newest = told(page(as_curator, source))[0]

        assert newest == ("curator", ["affiliation:  → The Agency"])

    def test_tells_of_rows_that_came_and_went(self, as_curator):
        claim = factories.ClaimFactory(attributions=[factories.SourceFactory(name="The Agency")])
        post = factories.SourceFactory(name="The Post")
        save(as_curator, change_url(claim), {"attributions-0-source": post.pk})

        newest = told(page(as_curator, claim))[0]

        assert newest == (
            "curator",
            ["attribution removed: Speaker: The Agency", "attribution added: Speaker: The Post"],
        )

    def test_leaves_out_rows_that_an_edit_only_wrote_anew(self, as_curator):
        topics = [factories.TopicFactory(name="Arrests"), factories.TopicFactory(name="Detainers")]
        claim = factories.ClaimFactory(attributions=[factories.SourceFactory(name="The Agency")])
        save(as_curator, change_url(claim), {"attributions-0-cue": "it said", "subjects": [topics[0].pk]})

        newest = told(page(as_curator, claim))[0]

        assert newest == ("curator", ["topic added: Arrests"])

    def test_tells_the_verbs_account_beside_it(self, as_curator):
        claim = factories.ClaimFactory()
        save(as_curator, change_url(claim), {"counted": "arrests"})

        [done] = page(as_curator, claim).context["events"]

        assert (done.told, done.by, done.details) == ("Claim edited", "curator", (("fields", "figure"),))

    def test_tells_of_changes_that_came_by_another_door(self, as_curator):
        source = factories.SourceFactory(name="Agency")
        Source.objects.filter(pk=source.pk).update(name="The Agency")

        response = page(as_curator, source)

        assert told(response)[0][0] == "outside the web"
        assert "name: Agency → The Agency" in told(response)[0][1]

    def test_escapes_what_it_shows(self, as_curator):
        source = factories.SourceFactory()
        save(as_curator, change_url(source), {"description": "<script>alert(1)</script>"})

        content = page(as_curator, source).content.decode()

        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content
        assert "<script>alert(1)" not in content

    def test_opens_for_records_that_never_change(self, as_curator):
        response = page(as_curator, factories.VersionFactory())

        assert "it never changes once written" in response.content.decode()

    @pytest.mark.parametrize("make", [factories.JobFactory, factories.ResemblanceFactory])
    def test_does_not_say_so_of_what_machines_change(self, as_curator, make):
        content = page(as_curator, make()).content.decode()

        assert "Its history is not kept" in content
        assert "never changes" not in content

    @pytest.mark.parametrize("changes", [3, 12])
    def test_costs_as_many_queries_however_long_it_is(self, as_curator, django_assert_num_queries, changes):
        claim = factories.ClaimFactory()
        for value in range(changes):
            Claim.objects.filter(pk=claim.pk).update(value=Decimal(value))

        with django_assert_num_queries(15):
            page(as_curator, claim)

    def test_of_no_record_leads_back(self, as_curator):
        claim = factories.ClaimFactory()
        address = change_url(claim).replace(f"/{claim.pk}/", "/999999/").replace("/change/", "/history/")

        assert as_curator.get(address).status_code == 302


class TestWords:
    def test_make_an_event_readable(self):
        assert history.words("article.version_added") == "Article version added"
