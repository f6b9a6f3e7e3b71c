import io
import json
from datetime import date
from decimal import Decimal

import pytest

from claims import reading
from claims.attribution import Attribution
from claims.figures import Change, Figure
from claims.reading import Reading

TEXT = "Sales rose 3 percent to 12,000, the company said."


def said(*content):
    return Attribution(
        source="the company",
        source_span=(32, 43),
        cue="said",
        cue_span=(44, 48),
        content=content,
        mode="indirect",
        modality=None,
        referent=None,
        anonymous=False,
        kind="organization",
    )


class TestRead:
    def test_rules_alone_find_the_figures(self):
        found = reading.read(TEXT, tier="rules")

        assert [figure.raw for figure in found.figures] == ["3 percent", "12,000"]
        assert found.tier == "rules"

    def test_resolves_a_day_from_the_date_of_publication(self):
        [figure] = reading.read("On Monday it made 12 arrests.", published_on=date(2020, 9, 29), tier="rules").figures

        assert figure.period is not None
        assert figure.period.start == date(2020, 9, 28)

    def test_many_texts_keep_their_order(self):
        texts = [f"They planted {n} trees." for n in range(2, 200)]

        values = [found.figures[0].value for found in reading.read_many(texts, tier="rules")]

        assert values == list(range(2, 200))


class TestAsJson:
    def test_values_are_decimal_strings(self):
        figure = Figure(
            start=0,
            end=1,
            raw="x",
            value=Decimal("1.20E+9"),
            change=Change("up", "relative", None, Decimal("0.50")),
        )

        [shown] = Reading((figure,), (), "rules").as_json()["figures"]

        assert shown["value"] == "1200000000"
        assert shown["change"] == {"direction": "up", "kind": "relative", "from": None, "to": "0.5"}

    def test_names_the_innermost_attribution(self):
        figure = Figure(start=11, end=20, raw="3 percent", value=Decimal(3))
        outer, inner = said((0, 49)), said((0, 30))

        [shown] = Reading((figure,), (outer, inner), "rules").as_json()["figures"]

        assert shown["attribution"] == 1

    def test_a_figure_outside_every_content_has_no_attribution(self):
        figure = Figure(start=40, end=41, raw="3", value=Decimal(3))

        [shown] = Reading((figure,), (said((0, 30)),), "rules").as_json()["figures"]

        assert shown["attribution"] is None


class TestPlain:
    @pytest.mark.parametrize(
        ("value", "written"),
        [("1.50", "1.5"), ("1E+3", "1000"), ("0.0", "0"), ("-0", "0"), ("-2.5", "-2.5"), ("100", "100")],
    )
    def test_writes_a_decimal_in_full(self, value, written):
        assert reading.plain(Decimal(value)) == written


class TestCommand:
    def test_reads_and_writes_a_json_object_a_line(self, monkeypatch, capsys):
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"id": "a", "text": TEXT}) + "\n"))

        reading.main(["--jsonl", "--tier", "rules"])

        [line] = capsys.readouterr().out.splitlines()
        assert json.loads(line)["id"] == "a"
