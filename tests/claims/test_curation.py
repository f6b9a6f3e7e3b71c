"""Claims made, suggested, edited and corrected."""

from datetime import date
from decimal import Decimal

import pytest

from articles.models import Event
from claims import anchors, curation
from claims.assertions import AttributionParts, FigureParts, PeriodParts, PlaceParts
from claims.models import Claim
from tests.factories import ClaimFactory, SourceFactory, StatisticFactory, TopicFactory, VersionFactory
from tests.rules import refused_by
from tests.times import NOON

pytestmark = pytest.mark.django_db

SHARE = FigureParts(
    raw="70 percent", value=Decimal(70), comparator="exactly", unit="percent", type="share", of="arrests"
)


@pytest.fixture
def version():
    return VersionFactory()


def an_assertion(version, **parts):
    return {"text": "A sentence.", "quote": anchors.find(version.text, "70 percent"), "figure": SHARE, **parts}


def by_source(source=None, **parts):
    return AttributionParts(source=source or SourceFactory(), role="speaker", **parts)


class TestCreate:
    def test_accepts_what_its_maker_decided_on(self, curator, version):
        claim = curation.create(version=version, assertion=an_assertion(version), by=curator, at=NOON)

        assert (claim.status, claim.created_by, claim.decided_by, claim.decided_at) == (
            "accepted",
            curator,
            curator,
            NOON,
        )
        assert (claim.extractor, claim.worth) == ("", None)

    def test_stores_every_part(self, curator, version):
        source, topic, statistic = SourceFactory(), TopicFactory(), StatisticFactory()

        claim = curation.create(
            version=version,
            assertion=an_assertion(
                version,
                period=PeriodParts("On Monday", date(2020, 9, 28), date(2020, 9, 28), "day", "resolved"),
                place=PlaceParts("Denver", "US-CO", "stated"),
                attributions=[by_source(source, mode="indirect", cue="said", cue_start=3, cue_end=7), by_source()],
                topics=[topic, topic],
                statistic=statistic,
                gaps=["unit"],
            ),
            by=curator,
            at=NOON,
        )

        claim = Claim.objects.get(pk=claim.pk)
        assert (claim.article, claim.version, claim.kind, claim.text) == (
            version.article,
            version,
            "quantitative",
            "A sentence.",
        )
        assert (claim.value, claim.unit, claim.of, claim.tolerance) == (70, "percent", "arrests", Decimal("0.5"))
        assert (claim.period_kind, claim.period_start, claim.place_code) == ("day", date(2020, 9, 28), "US-CO")
        assert (claim.gaps, claim.statistic, list(claim.topics.all())) == (["unit"], statistic, [topic])
        first, second = claim.attributions.order_by("position")
        assert (first.position, first.source, first.mode, first.cue) == (0, source, "indirect", "said")
        assert (first.cue_start, first.cue_end, second.position) == (3, 7, 1)

    def test_counts_as_the_first_revision_and_one_event(self, curator, version):
        claim = curation.create(version=version, assertion=an_assertion(version, gaps=[]), by=curator, at=NOON)

        assert claim.revision == 1
        event = Event.objects.get()
        assert (event.kind, event.subject_id, event.by, event.at) == ("claim.created", claim.pk, curator, NOON)

    def test_is_qualitative_without_a_figure(self, curator, version):
        claim = curation.create(version=version, assertion=an_assertion(version, figure=None), by=curator, at=NOON)

        assert (claim.kind, claim.value, claim.comparator) == ("qualitative", None, None)

    def test_refuses_a_source_twice_in_one_chain_and_leaves_nothing(self, curator, version):
        source = SourceFactory()
        assertion = an_assertion(version, attributions=[by_source(source), by_source(source)])

        with refused_by("attribution_not_to_oneself"):
            curation.create(version=version, assertion=assertion, by=curator, at=NOON)

        assert not Claim.objects.exists()

    def test_refuses_a_second_claim_at_the_place(self, curator, version):
        curation.create(version=version, assertion=an_assertion(version), by=curator, at=NOON)

        with refused_by("claim_one_open_at_a_place"):
            curation.create(version=version, assertion=an_assertion(version), by=curator, at=NOON)

    def test_refuses_a_quote_of_another_text(self, curator, version):
        quote = anchors.at("x" * 20 + "70 percent", 20, 30)

        with refused_by("claim_quote_stands_in_its_version"):
            curation.create(version=version, assertion=an_assertion(version, quote=quote), by=curator, at=NOON)


class TestGapsWorkedOut:
    @pytest.mark.parametrize(
        ("parts", "gaps"),
        [
            ({}, ["period", "source"]),
            ({"period": PeriodParts(kind="since", start=date(2019, 1, 1))}, ["source"]),
            ({"figure": FigureParts("70", "exactly", "share", Decimal(70))}, ["period", "denominator", "source"]),
            ({"figure": FigureParts("70", "exactly", "rate", Decimal(70))}, ["period", "denominator", "source"]),
            ({"figure": FigureParts("70", "exactly", "count", Decimal(70))}, ["period", "source"]),
            ({"figure": None}, ["source"]),
            ({"gaps": []}, []),
            ({"gaps": ["base_period"]}, ["base_period"]),
        ],
    )
    def test_name_what_the_columns_do_not_tell(self, curator, version, parts, gaps):
        claim = curation.create(version=version, assertion=an_assertion(version, **parts), by=curator, at=NOON)

        assert claim.gaps == gaps

    def test_name_no_source_where_one_is(self, curator, version):
        assertion = an_assertion(version, attributions=[by_source()])

        claim = curation.create(version=version, assertion=assertion, by=curator, at=NOON)

        assert claim.gaps == ["period"]


class TestSuggest:
    def test_leaves_the_claim_to_decide(self, version):
        claim = curation.suggest(
            version=version, assertion=an_assertion(version), extractor="figures 1", worth=0.75, at=NOON
        )

        assert (claim.status, claim.extractor, claim.worth) == ("suggested", "figures 1", 0.75)
        assert (claim.created_by, claim.decided_by, claim.decided_at) == (None, None, None)
        event = Event.objects.get()
        assert (event.kind, event.by, event.at) == ("claim.suggested", None, NOON)


class TestEdit:
    def test_replaces_a_part_as_a_whole(self, curator):
        claim = ClaimFactory(counted="people")
        figure = FigureParts(raw="70 percent", value=Decimal(70), comparator="at_least", type="share")

        curation.edit(claim=claim, changes={"figure": figure}, by=curator, at=NOON)

        claim.refresh_from_db()
        assert (claim.comparator, claim.unit, claim.of, claim.counted, claim.tolerance) == (
            "at_least",
            None,
            None,
            None,
            None,
        )

    def test_leaves_the_parts_that_do_not_change(self, curator):
        topic = TopicFactory()
        claim = ClaimFactory(topics=[topic], gaps=["period"])

        curation.edit(claim=claim, changes={"text": "Edited."}, by=curator, at=NOON)

        assert (claim.text, claim.value, claim.gaps) == ("Edited.", 70, ["period"])
        assert (list(claim.topics.all()), claim.attributions.count()) == ([topic], 1)

    def test_replaces_attributions_in_their_new_order(self, curator):
        first, second = SourceFactory.create_batch(2)
        claim = ClaimFactory(attributions=[first, second])

        curation.edit(claim=claim, changes={"attributions": [by_source(second), by_source(first)]}, by=curator, at=NOON)

        assert [part.source for part in claim.attributions.order_by("position")] == [second, first]

    @pytest.mark.parametrize("part", ["attributions", "topics"])
    def test_raises_the_revision_for_rows_too(self, curator, part):
        claim = ClaimFactory()

        curation.edit(claim=claim, changes={part: []}, by=curator, at=NOON)

        assert claim.revision == Claim.objects.get(pk=claim.pk).revision == 2

    def test_makes_a_quantitative_claim_qualitative(self, curator):
        claim = ClaimFactory()

        curation.edit(claim=claim, changes={"figure": None}, by=curator, at=NOON)

        assert (claim.kind, claim.raw, claim.value_range) == ("qualitative", "", None)

    def test_anchors_a_new_quote(self, curator):
        claim = ClaimFactory(version=VersionFactory(), quote_state="ambiguous")
        quote = anchors.find(claim.version.text, "30 percent")

        curation.edit(claim=claim, changes={"quote": quote}, by=curator, at=NOON)

        assert (claim.quote_state, claim.quote_exact, claim.quote_start) == ("anchored", "30 percent", quote.start)

    def test_tells_which_parts_changed(self, curator):
        claim = ClaimFactory()

        curation.edit(claim=claim, changes={"topics": [], "place": None}, by=curator, at=NOON)

        assert Event.objects.get().data == {"fields": ["place", "topics"]}


class TestCorrect:
    def test_changes_it_and_tells_readers(self, editor):
        claim = ClaimFactory(status="published")

        curation.correct(claim=claim, changes={"text": "Corrected."}, note="A typing error.", by=editor, at=NOON)

        claim.refresh_from_db()
        assert (claim.text, claim.corrected_at, claim.public_note) == ("Corrected.", NOON, "A typing error.")
        assert Event.objects.get().data == {"fields": ["text"], "note": "A typing error."}

    @pytest.mark.parametrize("note", ["", "  "])
    def test_asks_for_a_note(self, editor, note):
        with pytest.raises(curation.ReasonRequired) as caught:
            curation.correct(claim=ClaimFactory(status="published"), changes={}, note=note, by=editor, at=NOON)

        assert caught.value.pointer == "/note"

    def test_refuses_to_leave_it_without_a_source(self, editor):
        claim = ClaimFactory(status="published")

        with pytest.raises(curation.UnattributedClaim):
            curation.correct(claim=claim, changes={"attributions": []}, note="Wrong source.", by=editor, at=NOON)

        stored = Claim.objects.get(pk=claim.pk)
        assert (stored.attributions.count(), stored.public_note, stored.corrected_at) == (1, "", None)


class TestAClaim:
    def test_is_called_by_its_figure_or_its_first_words(self):
        assert str(ClaimFactory()) == "70 percent"
        assert str(ClaimFactory(qualitative=True, text="x" * 100)) == "x" * 80
