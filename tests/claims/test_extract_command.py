"""`manage.py extract`: text or JSONL in, a JSON line per input out, nothing stored."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

TEXT = "🚢 Traffic rose 12 percent to 1,204 ships, the port authority said."


def _extract(*arguments, **options):
    out = StringIO()
    call_command("extract", *arguments, stdout=out, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


class TestExtract:
    @pytest.mark.parametrize("tier", ["best", "rules"])
    def test_reads_a_plain_text(self, tmp_path, tier):
        file = tmp_path / "article.txt"
        file.write_text(TEXT, encoding="utf-8")

        [found] = _extract(str(file), tier=tier)

        assert [TEXT[figure["start"] : figure["end"]] for figure in found["figures"]] == ["12 percent", "1,204"]

    def test_answers_a_line_for_each_line_in_order(self, tmp_path):
        file = tmp_path / "many.jsonl"
        lines = [json.dumps({"id": str(number), "text": f"It sold {number} ships."}) for number in range(12, 100)]
        file.write_text("\n".join(lines) + "\n\n", encoding="utf-8")

        found = _extract(str(file), jsonl=True)

        assert [(record["id"], record["figures"][0]["value"]) for record in found] == [
            (str(number), str(number)) for number in range(12, 100)
        ]

    def test_names_the_innermost_attribution_of_each_figure(self, tmp_path):
        file = tmp_path / "article.txt"
        file.write_text(TEXT, encoding="utf-8")

        [found] = _extract(str(file))

        share = found["figures"][0]
        assert found["attributions"][share["attribution"]]["source"] == "the port authority"

    @pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}'])
    def test_names_the_line_that_it_cannot_read(self, tmp_path, line):
        file = tmp_path / "bad.jsonl"
        file.write_text('{"id": "1", "text": "a"}\n' + line, encoding="utf-8")

        with pytest.raises(CommandError, match="Line 2"):
            _extract(str(file), jsonl=True)

    def test_says_what_is_wrong_with_the_file(self, tmp_path):
        latin = tmp_path / "latin.txt"
        latin.write_bytes("café".encode("latin-1"))

        with pytest.raises(CommandError, match="not UTF-8"):
            _extract(str(latin))
        with pytest.raises(CommandError, match="cannot be read"):
            _extract(str(tmp_path / "missing.txt"))
