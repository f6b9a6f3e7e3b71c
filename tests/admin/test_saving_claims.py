"""Saving claims in the admin: made from a passage, edited part by part, corrected in the open once published."""

from datetime import date
from decimal import Decimal

from claims.models import Claim, Evidence
from tests import factories
from tests.admin.forms import change_url, events, faults, filled, page_of, save
from tests.factories import ClaimFactory


class TestClaim:
    def test_is_made_from_a_passage_of_its_article(self, as_curator):
        version = factories.VersionFactory()
        source = factories.SourceFactory()
        sent = filled(as_curator, page_of(Claim, "add")) | {
            "article": version.article_id,
            "quote_exact": "70 percent",
            "text": "70 percent of its arrests follow a notice",
            "raw": "70 percent",
            "type": "share",
            "comparator": "exactly",
            "value": "70",
            "unit": "percent",
            "attributions-TOTAL_FORMS": "1",
            "attributions-0-source": source.pk,
            "attributions-0-role": "speaker",
        }

        response = as_curator.post(page_of(Claim, "add"), sent)

        assert response.status_code == 302
        claim = Claim.objects.get()
        assert (claim.status, claim.kind, claim.quote_start) == (
            "accepted",
            "quantitative",
            version.text.index("70 percent"),
        )
        assert (claim.tolerance, claim.gaps) == (Decimal("0.5"), ["period", "denominator"])
        assert claim.attributions.get().source == source
        assert events(claim) == [("claim.created", None)]

    def test_is_refused_where_its_quote_does_not_stand(self, as_curator):
        version = factories.VersionFactory()
        sent = filled(as_curator, page_of(Claim, "add"))
        sent |= {"article": version.article_id, "quote_exact": "17 percent", "text": "Something"}

        response = as_curator.post(page_of(Claim, "add"), sent)

        assert "does not stand in the text" in faults(response)

    def test_asks_which_where_its_quote_stands_twice(self, as_curator):
        version = factories.VersionFactory()
        sent = filled(as_curator, page_of(Claim, "add"))
        sent |= {"article": version.article_id, "quote_exact": "percent", "text": "Something"}

        response = as_curator.post(page_of(Claim, "add"), sent)

        assert "It stands there 2 times" in faults(response)

    def test_is_refused_of_an_article_without_a_text(self, as_curator):
        article = factories.ArticleFactory()
        sent = filled(as_curator, page_of(Claim, "add"))
        sent |= {"article": article.pk, "quote_exact": "percent", "text": "Something"}

        response = as_curator.post(page_of(Claim, "add"), sent)

        assert "No text is held of this article." in faults(response)

    def test_follows_its_quote_to_a_longer_one_at_the_same_place(self, as_curator):
        claim = ClaimFactory(version=factories.VersionFactory())

        save(as_curator, change_url(claim), {"quote_exact": "70 percent of its arrests"})

        claim.refresh_from_db()
        assert claim.version.text[claim.quote_start : claim.quote_end] == "70 percent of its arrests"
        assert events(claim) == [("claim.edited", ["quote"])]

    def test_loses_its_figure_when_all_of_it_is_emptied(self, as_curator):
        claim = ClaimFactory()
        emptied = dict.fromkeys(("raw", "comparator", "type", "value", "unit", "of", "tolerance"), "")

        save(as_curator, change_url(claim), emptied)

        claim.refresh_from_db()
        assert (claim.kind, claim.value, claim.raw) == ("qualitative", None, "")

    def test_needs_the_whole_figure_or_none_of_it(self, as_curator):
        claim = ClaimFactory()

        response = save(as_curator, change_url(claim), {"raw": "", "value": ""})

        assert "A figure needs this." in faults(response)
        assert "This comparator needs it." in faults(response)

    def test_is_told_a_broken_rule_as_a_sentence(self, as_curator):
        claim = ClaimFactory()

        response = save(as_curator, change_url(claim), {"comparator": "between", "low": "80", "high": "70"})

        assert "It would break the rule: claim lower not above upper." in faults(response)

    def test_works_its_interval_out_anew_when_the_value_changes(self, as_curator):
        claim = ClaimFactory(raw="about 12", value=Decimal(12), comparator="about", unit=None, type="count")

        save(as_curator, change_url(claim), {"value": "20"})

        claim.refresh_from_db()
        assert (claim.value, claim.tolerance, claim.tolerance_basis) == (Decimal(20), Decimal(2), "convention")

    def test_keeps_the_tolerance_that_a_curator_set(self, as_curator):
        claim = ClaimFactory()
        save(as_curator, change_url(claim), {"tolerance": "3"})

        save(as_curator, change_url(claim), {"counted": "arrests"})

        claim.refresh_from_db()
        assert (claim.tolerance, claim.tolerance_basis) == (Decimal(3), "curator")

    def test_is_about_topics_at_a_time_and_place_with_gaps(self, as_curator):
        claim, topic = ClaimFactory(), factories.TopicFactory()
        changes = {
            "subjects": [topic.pk],
            "gaps": ["place"],
            "period_kind": "since",
            "period_start": "2019-01-01",
            "place_name": "Mecklenburg County",
        }

        save(as_curator, change_url(claim), changes)

        claim.refresh_from_db()
        assert list(claim.topics.all()) == [topic]
        assert (claim.gaps, claim.period_start, claim.place_name) == (
            ["place"],
            date(2019, 1, 1),
            "Mecklenburg County",
        )
        assert events(claim) == [("claim.edited", ["gaps", "period", "place", "topics"])]

    def test_lets_its_sources_change_places_and_keeps_where_their_cues_stand(self, as_curator):
        sources = [factories.SourceFactory(), factories.SourceFactory()]
        claim = ClaimFactory(attributions=sources)
        claim.attributions.filter(position=0).update(cue="said", cue_start=4, cue_end=8)

        save(as_curator, change_url(claim), {"attributions-0-place": "2", "attributions-1-place": "1"})

        assert [row.source for row in claim.attributions.all()] == sources[::-1]
        assert claim.attributions.get(source=sources[0]).cue_start == 4

    def test_takes_changes_and_loses_evidence_by_verbs(self, as_curator):
        claim = ClaimFactory()
        changed = factories.EvidenceFactory(claim=claim)
        factories.EvidenceFactory(claim=claim, passage="Gone")
        source = factories.SourceFactory()
        sent = filled(as_curator, change_url(claim)) | {
            "evidence-TOTAL_FORMS": "3",
            "evidence-0-passage": "The report says otherwise.",
            "evidence-1-DELETE": "on",
            "evidence-2-stance": "refutes",
            "evidence-2-source": source.pk,
            "evidence-2-passage": "No.",
        }

        as_curator.post(change_url(claim), sent)

        passages = set(claim.evidence.values_list("passage", flat=True))
        assert passages == {"The report says otherwise.", "No."}
        assert [kind for kind, _ in events(claim)] == [
            "claim.evidence_edited",
            "claim.evidence_removed",
            "claim.evidence_added",
        ]
        assert Evidence.objects.filter(pk=changed.pk).exists()


class TestPublishedClaim:
    def test_is_closed(self, as_editor):
        claim = ClaimFactory(status="published")

        response = as_editor.post(change_url(claim), {"text": "Another."})

        assert response.status_code == 403

    def test_is_corrected_by_an_editor_with_a_note_for_readers(self, as_editor):
        claim = ClaimFactory(status="published")
        address = f"{change_url(claim)}?correct=1"

        save(as_editor, address, {"value": "71", "note": "It said 71."})

        claim.refresh_from_db()
        assert (claim.value, claim.public_note, claim.status) == (Decimal(71), "It said 71.", "published")
        assert events(claim) == [("claim.corrected", ["figure"])]

    def test_is_not_corrected_without_one(self, as_editor):
        claim = ClaimFactory(status="published")

        response = save(as_editor, f"{change_url(claim)}?correct=1", {"value": "71"})

        claim.refresh_from_db()
        assert claim.value == Decimal(70)
        assert "Readers must be told what was wrong." in faults(response)
