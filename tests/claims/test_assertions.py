"""The parts of a claim, and the columns that they fill."""

from datetime import date
from decimal import Decimal

import pytest

from claims import anchors, assertions
from claims.assertions import FigureParts, PeriodParts, PlaceParts
from claims.models import Claim

FIGURE = FigureParts(
    raw="70 percent", value=Decimal(70), comparator="exactly", unit="percent", type="share", of="arrests"
)


class TestColumns:
    def test_are_none_for_an_edit_that_changes_rows_only(self):
        assert assertions.columns({"attributions": [], "topics": []}) == {}

    def test_of_a_figure_make_the_claim_quantitative(self):
        columns = assertions.columns({"figure": FIGURE})

        assert columns["kind"] == "quantitative"
        assert (columns["raw"], columns["value"], columns["of"]) == ("70 percent", Decimal(70), "arrests")

    def test_of_no_figure_clear_every_column_of_one(self):
        columns = assertions.columns({"figure": None})

        assert columns.pop("kind") == "qualitative"
        assert columns.pop("raw") == ""
        assert columns.keys() == set(FigureParts.__slots__) - {"raw"}
        assert set(columns.values()) == {None}

    def test_of_a_figure_replace_it_as_a_whole(self):
        given, emptied = assertions.columns({"figure": FIGURE}), assertions.columns({"figure": None})

        assert given.keys() == emptied.keys()

    def test_work_out_a_tolerance_that_nobody_set(self):
        columns = assertions.columns({"figure": FIGURE})

        assert (columns["tolerance"], columns["tolerance_basis"]) == (Decimal("0.5"), "rounding")

    @pytest.mark.parametrize("width", [Decimal(0), Decimal("0.0333")])
    def test_keep_a_tolerance_that_a_curator_set(self, width):
        figure = FigureParts(
            raw="about one-third",
            value=Decimal("0.3333"),
            comparator="about",
            type="change",
            tolerance=width,
            tolerance_basis="curator",
        )

        columns = assertions.columns({"figure": figure})

        assert (columns["tolerance"], columns["tolerance_basis"]) == (width, "curator")

    def test_of_a_quote_anchor_it(self):
        quote = anchors.at("said 70 percent of", 5, 15)

        columns = assertions.columns({"quote": quote})

        assert columns == {
            "quote_exact": "70 percent",
            "quote_prefix": "said ",
            "quote_suffix": " of",
            "quote_start": 5,
            "quote_end": 15,
            "quote_state": "anchored",
        }

    def test_of_a_period_replace_it_as_a_whole(self):
        columns = assertions.columns({"period": PeriodParts(raw="2020", start=date(2020, 1, 1), kind="since")})

        assert columns == {
            "period_raw": "2020",
            "period_start": date(2020, 1, 1),
            "period_end": None,
            "period_kind": "since",
            "period_basis": None,
        }

    def test_of_a_place_and_of_none_are_the_same_ones(self):
        place = assertions.columns({"place": PlaceParts("Denver", "US-CO", "stated")})

        assert place == {"place_name": "Denver", "place_code": "US-CO", "place_basis": "stated"}
        assert assertions.columns({"place": None}) == dict.fromkeys(place)

    def test_are_all_columns_of_the_model(self):
        columns = assertions.columns(
            {
                "text": "x",
                "quote": anchors.at("x", 0, 1),
                "figure": FIGURE,
                "period": PeriodParts(),
                "place": None,
                "statistic": None,
                "gaps": [],
            }
        )

        assert columns.keys() <= {field.name for field in Claim._meta.fields}
