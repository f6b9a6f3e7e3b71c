"""The gold file, verified against the text."""

import hashlib
import json
from datetime import date
from decimal import Decimal

import pytest

from claims import choices, intervals
from seeds import gold

GOLD = gold.load()
TEXT = gold.text()
CLAIMS = GOLD["claims"]


def by_key(item):
    return item.get("key") or item.get("slug")


each_claim = pytest.mark.parametrize("claim", CLAIMS, ids=by_key)
each_figure = pytest.mark.parametrize("claim", [claim for claim in CLAIMS if claim["figure"]], ids=by_key)


class TestText:
    def test_is_the_seed_byte_for_byte(self):
        digest = hashlib.sha256(gold.text_bytes()).hexdigest()

        assert digest == "c9fccb723499b04d922ce46595d1197292a299321f2a82dafeb995f1b0c8f89e"
        assert len(gold.text_bytes()) == 3336

    def test_has_the_headline_and_authors_of_the_gold(self):
        article = GOLD["article"]

        assert article["headline"] in TEXT
        assert all(author in TEXT for author in article["authors"])


@each_claim
class TestSelector:
    def test_quotes_the_text(self, claim):
        quote = claim["quote"]

        assert TEXT[quote["start"] : quote["end"]] == quote["exact"] != ""

    def test_tells_the_32_code_points_either_side(self, claim):
        quote = claim["quote"]

        assert quote["prefix"] == TEXT[max(0, quote["start"] - 32) : quote["start"]]
        assert quote["suffix"] == TEXT[quote["end"] : quote["end"] + 32]

    def test_is_found_once_with_its_surroundings(self, claim):
        quote = claim["quote"]

        assert TEXT.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1

    def test_stands_in_the_claims_sentence(self, claim):
        quote, sentence = claim["quote"], claim["sentence"]

        assert TEXT[sentence["start"] : sentence["end"]] == claim["text"]
        assert sentence["start"] <= quote["start"] < quote["end"] <= sentence["end"]

    def test_has_every_cue_in_the_text(self, claim):
        for part in claim["attributions"]:
            start, end = part["cue_span"] or (None, None)

            assert part["cue"] == (TEXT[start:end] if part["cue_span"] else None)


class TestClaims:
    def test_have_keys_of_their_own(self):
        keys = [claim["key"] for claim in CLAIMS]

        assert len(keys) == len(set(keys))

    def test_have_places_of_their_own(self):
        places = [(claim["quote"]["start"], claim["quote"]["end"], claim["kind"]) for claim in CLAIMS]

        assert len(places) == len(set(places))

    def test_stand_in_reading_order(self):
        starts = [claim["quote"]["start"] for claim in CLAIMS]

        assert starts == sorted(starts)

    def test_are_the_four_of_the_worked_table_and_twenty_without_a_figure(self):
        figures = [claim["figure"]["raw"] for claim in CLAIMS if claim["figure"]]

        assert figures == ["70 percent", "more than 160,000", "about one-third", "a dozen"]
        assert len(CLAIMS) == 24


@each_claim
class TestClaim:
    def test_is_quantitative_if_and_only_if_it_has_a_figure(self, claim):
        assert claim["kind"] == ("quantitative" if claim["figure"] else "qualitative")

    def test_uses_the_words_of_the_lists(self, claim):
        assert claim["status"] in choices.ClaimStatus.values
        assert claim["period"]["kind"] in choices.PeriodKind.values
        assert {claim["period"]["basis"], (claim["place"] or {}).get("basis")} <= {None, *choices.Basis.values}
        assert set(claim["gaps"]) <= set(choices.Gap.values)
        assert {part["role"] for part in claim["attributions"]} <= set(choices.AttributionRole.values)
        assert {part["mode"] for part in claim["attributions"]} <= {None, *choices.AttributionMode.values}

    def test_rests_on_sources_of_the_gold_each_once(self, claim):
        named = [part["source"] for part in claim["attributions"]]

        assert set(named) <= {source["key"] for source in GOLD["sources"]}
        assert len(named) == len(set(named)) >= 1

    def test_ends_with_the_paper(self, claim):
        assert claim["attributions"][-1]["source"] == "washington-post"

    def test_is_about_topics_of_the_gold(self, claim):
        assert set(claim["topics"]) <= {topic["slug"] for topic in GOLD["topics"]}

    def test_belongs_to_a_statistic_of_the_gold_or_none(self, claim):
        assert claim["statistic"] in {None, *(statistic["slug"] for statistic in GOLD["statistics"])}

    def test_has_a_period_in_order(self, claim):
        start, end = claim["period"]["start"], claim["period"]["end"]

        assert not start or not end or date.fromisoformat(start) <= date.fromisoformat(end)


@each_figure
class TestFigure:
    def test_is_quoted_in_its_own_words(self, claim):
        assert claim["figure"]["raw"] == claim["quote"]["exact"]

    def test_holds_decimals_in_strings(self, claim):
        for name in ("value", "low", "high", "tolerance"):
            written = claim["figure"][name]

            assert written is None or str(Decimal(written)) == written

    def test_has_the_tolerance_of_the_rule_unless_a_curator_set_it(self, claim):
        figure = claim["figure"]
        worked_out = intervals.tolerance(
            value=Decimal(figure["value"]), comparator=figure["comparator"], unit=figure["unit"]
        )

        if figure["tolerance_basis"] != "curator":
            assert (figure["tolerance"] and Decimal(figure["tolerance"]), figure["tolerance_basis"]) == worked_out


class TestRecord:
    def test_is_unique_for_a_period_source_and_vintage(self):
        columns = ("statistic", "period_start", "period_end", "source", "vintage_on")
        keys = [tuple(item[name] for name in columns) for item in GOLD["observations"]]

        assert len(keys) == len(set(keys))

    @pytest.mark.parametrize(
        "item", GOLD["observations"], ids=lambda item: f"{item['statistic']} {item['period_label']}"
    )
    def test_cites_its_publication_and_covers_its_fiscal_year(self, item):
        year = int(item["period_label"].removeprefix("FY"))

        assert (item["period_start"], item["period_end"]) == (f"{year - 1}-10-01", f"{year}-09-30")
        assert item["vintage_on"] > item["period_start"]
        assert item["citation"]["title"]
        assert item["citation"]["url"].startswith("https://")
        assert int(item["value"]) > 0

    def test_tells_in_the_readme_where_each_figure_stands(self):
        readme = (gold.FOLDER / "README.md").read_text(encoding="utf-8")

        missing = [item["value"] for item in GOLD["observations"] if f"{int(item['value']):,}" not in readme]

        assert missing == []

    def test_lists_what_comes_first_before_what_refers_to_it(self):
        for items, key, reference in ((GOLD["sources"], "key", "affiliation"), (GOLD["topics"], "slug", "parent")):
            seen = set()
            for item in items:
                assert item[reference] is None or item[reference] in seen
                seen.add(item[key])


class TestGoldFile:
    def test_is_json_without_numbers_that_are_not_whole(self):
        def refuse(text):
            raise AssertionError(f"{text} is a float")

        path = gold.FOLDER / f"{gold.NAME}.gold.json"

        assert json.loads(path.read_text(encoding="utf-8"), parse_float=refuse)
