"""A version in, suggested claims out: on the seed, against its gold, and what people decided is never touched."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connections

from articles import intake
from articles.models import Version
from articles.readers import text as text_reader
from claims import curation, extraction
from claims.models import Claim, Proposal, Source
from seeds import gold
from tests.times import NOON

TEXT = """Harbor traffic rises

Ana Silva, Harbor Times, May 4, 2024

Traffic in the harbor rose 12 percent last year to 1,204 ships, the port authority said on Thursday.

The pier is old. About a third of the ships carried grain, according to the harbor master.
"""


@pytest.fixture
def version(curator):
    return intake.add(draft=text_reader.read(TEXT), by=curator, at=NOON).version


@pytest.fixture
def seed_version(curator):
    """The seed's text without its hand-checked claims."""
    return intake.add(draft=text_reader.read(gold.text()), by=curator, at=NOON).version


def _work_off_the_queue():
    """The real worker, in a thread of its own: the browser tests leave their event loop in this one."""

    def work():
        call_command("worker", "--one-shot")
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result(timeout=60)


def _suggested(version):
    return {claim.raw: claim for claim in Claim.objects.filter(version=version, kind="quantitative")}


GOLD = {claim["figure"]["raw"]: claim for claim in gold.load()["claims"] if claim["figure"]}


@pytest.mark.django_db
class TestOnTheSeed:
    @pytest.mark.parametrize("raw", GOLD)
    def test_finds_the_figure_as_the_gold_has_it(self, seed_version, raw):
        expected = GOLD[raw]["figure"]

        extraction.extract(version=seed_version, at=NOON)

        found = _suggested(seed_version)[raw]
        assert abs(found.value - Decimal(expected["value"])) < Decimal("0.0001")
        # "a dozen" is twelve as far as its words go; that it was a round one is a curator's reading
        assert found.comparator == expected["comparator"]
        assert (found.unit, found.type, found.of) == (expected["unit"], expected["type"], expected["of"])
        assert found.change_direction == (expected["change"] or {}).get("direction")

    @pytest.mark.parametrize("raw", GOLD)
    def test_finds_where_it_stands(self, seed_version, raw):
        expected = GOLD[raw]["quote"]

        extraction.extract(version=seed_version, at=NOON)

        found = _suggested(seed_version)[raw]
        assert (found.quote_start, found.quote_end) == (expected["start"], expected["end"])

    @pytest.mark.parametrize("raw", GOLD)
    def test_finds_what_it_leaves_open(self, seed_version, raw):
        extraction.extract(version=seed_version, at=NOON)

        assert _suggested(seed_version)[raw].gaps == GOLD[raw]["gaps"]

    @pytest.mark.parametrize(
        ("raw", "source", "kind", "role"),
        [
            ("70 percent", "the latest statistics", "dataset", "cited"),
            ("more than 160,000", "ICE", "organization", "speaker"),
            ("about one-third", "statistics", "dataset", "cited"),
            ("a dozen", "ICE", "organization", "speaker"),
        ],
    )
    def test_finds_who_says_it(self, seed_version, raw, source, kind, role):
        extraction.extract(version=seed_version, at=NOON)

        [attribution] = _suggested(seed_version)[raw].attributions.all()
        assert (attribution.source.name, attribution.source.kind, attribution.role) == (source, kind, role)

    @pytest.mark.parametrize("raw", GOLD)
    def test_finds_its_period(self, seed_version, raw):
        expected = GOLD[raw]["period"]

        extraction.extract(version=seed_version, at=NOON)

        found = _suggested(seed_version)[raw]
        start = found.period_start.isoformat() if found.period_start else None
        assert (found.period_kind, start) == (expected["kind"], expected["start"])

    def test_puts_the_share_of_arrests_before_the_three_officials(self, seed_version):
        extraction.extract(version=seed_version, at=NOON)

        found = _suggested(seed_version)
        officials = next(claim for raw, claim in found.items() if raw.startswith("three"))
        assert found["70 percent"].worth > officials.worth

    def test_knows_an_acronym_whose_organization_the_article_spells_out(self, seeded):
        version = Version.objects.get()
        Claim.objects.filter(raw="a dozen").update(status="suggested")

        extraction.extract(version=version, at=NOON)

        assert not Source.objects.filter(name="ICE").exists()


@pytest.mark.django_db
class TestExtract:
    def test_suggests_statements_without_a_figure_too_below_those_with_one(self, seed_version):
        extraction.extract(version=seed_version, at=NOON)

        [statement] = Claim.objects.filter(kind="qualitative", text__contains="put you in danger")[:1]
        assert statement.status == "suggested"
        assert statement.worth < _suggested(seed_version)["70 percent"].worth

    def test_adds_nothing_the_second_time(self, version):
        extraction.extract(version=version, at=NOON)
        before = list(Claim.objects.values_list("id", "revision"))

        report = extraction.extract(version=version, at=NOON)

        assert (report.suggested, report.refreshed, report.proposed) == (0, 0, 0)
        assert list(Claim.objects.values_list("id", "revision")) == before

    def test_does_not_suggest_again_what_was_rejected(self, version, curator):
        extraction.extract(version=version, at=NOON)
        for claim in Claim.objects.all():
            curation.reject(claim=claim, reason="Not needed.", by=curator, at=NOON)

        report = extraction.extract(version=version, at=NOON)

        assert report.suggested == 0


@pytest.mark.django_db
class TestANewerExtractor:
    @pytest.fixture
    def older(self, version):
        """Suggestions of an extractor that read 12 percent as 11."""
        extraction.extract(version=version, at=NOON)
        Claim.objects.filter(raw="12 percent").update(extractor="factrail-rules 0.9", value=11)
        return Claim.objects.get(raw="12 percent")

    def test_corrects_a_suggestion_that_nobody_touched(self, version, older):
        report = extraction.extract(version=version, at=NOON)

        older.refresh_from_db()
        assert report.refreshed == 1
        assert older.value == 12

    def test_proposes_to_change_what_a_person_accepted_and_does_not_change_it(self, version, older, curator):
        curation.accept(claim=older, by=curator, at=NOON)

        report = extraction.extract(version=version, at=NOON)

        older.refresh_from_db()
        assert report.proposed == 1
        assert older.value == 11
        assert Proposal.objects.get(claim=older).differences == {"value": ["11", "12"]}

    def test_proposes_to_change_what_a_person_edited(self, version, older, curator):
        curation.edit(claim=older, changes={"gaps": ["unit"]}, by=curator, at=NOON)

        extraction.extract(version=version, at=NOON)

        older.refresh_from_db()
        assert older.value == 11

    def test_proposes_once(self, version, older, curator):
        curation.accept(claim=older, by=curator, at=NOON)
        extraction.extract(version=version, at=NOON)

        report = extraction.extract(version=version, at=NOON)

        assert report.proposed == 0


@pytest.mark.django_db(transaction=True)
class TestTheJob:
    def test_is_enqueued_with_the_article_and_done_by_the_worker(self, version):
        _work_off_the_queue()

        assert Claim.objects.filter(version=version, raw="12 percent", status="suggested").exists()

    def test_is_not_enqueued_for_an_article_that_was_rolled_back(self, curator):
        from django.db import transaction
        from procrastinate.contrib.django.models import ProcrastinateJob

        before = ProcrastinateJob.objects.count()

        with transaction.atomic():
            intake.add(draft=text_reader.read(TEXT), by=curator, at=NOON)
            transaction.set_rollback(True)

        assert ProcrastinateJob.objects.count() == before


@pytest.mark.django_db
class TestARangeThatIsQualified:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("8 to 10 percent", ("between", None, 8, 10)),
            ("About 8 to 10 percent", ("between", None, 8, 10)),
            ("Roughly between 8 and 10 percent", ("between", None, 8, 10)),
            ("Fewer than 8 to 10 percent", ("less_than", 10, None, None)),
            ("More than 8 to 10 percent", ("more_than", 8, None, None)),
            ("At least 8 to 10 percent", ("at_least", 8, None, None)),
            ("Up to 8 to 10 percent", ("at_most", 10, None, None)),
        ],
    )
    def test_is_held_as_what_it_bounds(self, words, expected):
        text = f"{words} of the ships carried grain, the harbor master said."
        draft = text_reader.read(text, headline="Ships", publisher="Harbor Times")
        version = intake.add(draft=draft, by=None, at=NOON).version

        extraction.extract(version=version, at=NOON)

        claim = Claim.objects.get(kind="quantitative")
        assert (claim.comparator, claim.value, claim.low, claim.high) == expected
