"""`manage.py ingest`: everything in that can be, once, and a file of the rest that can be fed again."""

import io
import json
import signal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import ingesting, intake
from articles.models import Article, RawDocument, Version
from tests.articles.ingest.archives import CLIPPING, PAGE, a_warc, a_zip, zipped

pytestmark = pytest.mark.django_db

README = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
HTML = ("Content-Type", "text/html")


def a_line(number, **fields):
    told = {"headline": f"Fare {number}", "publisher": "The Quay", "text": f"Pier {number} opened and {'o' * number}."}
    return json.dumps(told | fields)


def ingest(*arguments, **options):
    """The last line of what it says, and the error it ends with or None."""
    out = io.StringIO()
    error = None
    try:
        call_command("ingest", *map(str, arguments), stdout=out, stderr=io.StringIO(), **options)
    except CommandError as raised:
        error = raised
    return out.getvalue().split(";")[0], error


@pytest.fixture
def lines(tmp_path):
    """Three lines of which the second is broken."""
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join([a_line(1), '{"text": "cut', a_line(3)]), encoding="utf-8")
    return file


class TestTakesIn:
    def test_a_clipping(self, tmp_path):
        file = tmp_path / "a.txt"
        file.write_bytes(CLIPPING)

        said, error = ingest(file)

        version = Version.objects.get()
        assert (said, error) == ("1 created, 0 known, 0 failed", None)
        assert (version.text.encode(), version.captured_how, version.captured_from) == (CLIPPING, "file", str(file))
        assert version.article.publisher.name == "The Quay"

    def test_a_page_with_its_bytes(self, tmp_path):
        (tmp_path / "a.html").write_bytes(PAGE)

        ingest(tmp_path / "a.html")

        version = Version.objects.get()
        assert (version.captured_how, version.raw.length, version.raw.media_type) == ("html", len(PAGE), "text/html")
        assert version.article.headline == "Ferry fares rise"

    def test_the_good_ones_among_lines(self, lines):
        said, error = ingest(lines)

        assert said == "2 created, 0 known, 1 failed"
        assert error.returncode == 1
        assert sorted(Article.objects.values_list("headline", flat=True)) == ["Fare 1", "Fare 3"]

    def test_line_501_broken_among_1000_and_stores_the_rest(self, tmp_path, monkeypatch):
        file = tmp_path / "many.jsonl"
        lines = [a_line(number) for number in range(1, 1001)]
        lines[500] = lines[500][:-3]
        file.write_text("\n".join(lines), encoding="utf-8")

        [failed] = [item for item in ingesting.found_in([file]) if isinstance(item, ingesting.Failed)]

        assert (failed.where, failed.code) == (f"{file}:501", "malformed-json")

    def test_compressed_lines(self, tmp_path):
        (tmp_path / "a.jsonl.gz").write_bytes(zipped(a_line(1).encode()))

        assert ingest(tmp_path / "a.jsonl.gz")[0] == "1 created, 0 known, 0 failed"

    def test_lines_on_standard_input(self, monkeypatch):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(a_line(1).encode())))

        assert ingest("-")[0] == "1 created, 0 known, 0 failed"

    def test_the_entries_of_a_zip(self, tmp_path):
        made = a_zip({"a.txt": CLIPPING, "b.jsonl": a_line(1), "style.css": "b {}", "../c.txt": CLIPPING})
        (tmp_path / "a.zip").write_bytes(made.getvalue())

        said, _ = ingest(tmp_path / "a.zip")

        assert said == "2 created, 0 known, 1 failed"
        assert Version.objects.filter(captured_from=f"{tmp_path}/a.zip!a.txt").exists()

    def test_the_pages_of_a_warc_with_their_addresses(self, tmp_path):
        made = a_warc(("https://quay.example/1", [HTML], PAGE), compressed=True)
        (tmp_path / "a.warc.gz").write_bytes(made.getvalue())

        ingest(tmp_path / "a.warc.gz")

        assert Version.objects.get().captured_from == "https://quay.example/1"

    def test_a_folder_however_deep(self, tmp_path):
        (tmp_path / "deep" / "deeper").mkdir(parents=True)
        (tmp_path / "deep" / "deeper" / "a.txt").write_bytes(CLIPPING)
        (tmp_path / "deep" / "a.css").write_text("b {}")
        (tmp_path / "deep" / ".hidden.txt").write_bytes(CLIPPING)

        assert ingest(tmp_path)[0] == "1 created, 0 known, 0 failed"

    def test_what_a_pattern_matches(self, tmp_path):
        (tmp_path / "a.txt").write_bytes(CLIPPING)
        (tmp_path / "b.jsonl").write_text(a_line(1))

        assert ingest(f"{tmp_path}/*.txt")[0] == "1 created, 0 known, 0 failed"

    def test_by_whom(self, tmp_path, curator):
        (tmp_path / "a.txt").write_bytes(CLIPPING)

        ingest(tmp_path, by="curator")

        assert Version.objects.get().captured_by == curator


class TestSecondRun:
    def test_stores_nothing(self, lines):
        ingest(lines)

        said, _ = ingest(lines)

        assert said == "0 created, 2 known, 1 failed"
        assert (Article.objects.count(), Version.objects.count(), RawDocument.objects.count()) == (2, 2, 2)

    def test_does_not_parse_what_was_read_from_there_before(self, tmp_path, django_assert_num_queries):
        (tmp_path / "a.html").write_bytes(PAGE)
        ingest(tmp_path)

        with django_assert_num_queries(1):
            said, _ = ingest(tmp_path)

        assert said == "0 created, 1 known, 0 failed"


class TestDryRun:
    def test_reads_all_and_stores_nothing(self, lines):
        said, error = ingest(lines, dry_run=True)

        assert (said, error.returncode) == ("2 read, 1 failed", 1)
        assert not Article.objects.exists()


class TestFailures:
    def test_are_kept_with_their_reason(self, lines, tmp_path):
        ingest(lines, failures=str(tmp_path / "failures.jsonl"))

        kept = json.loads((tmp_path / "failures.jsonl").read_text())
        assert kept["_raw"] == '{"text": "cut'
        assert (kept["_problem"]["code"], kept["_problem"]["where"]) == ("malformed-json", f"{lines}:2")

    def test_are_objects_that_can_be_mended_and_fed_again(self, tmp_path):
        (tmp_path / "a.jsonl").write_text(a_line(1, date="yesterday"))
        ingest(tmp_path / "a.jsonl", failures=str(tmp_path / "failures.jsonl"))
        kept = json.loads((tmp_path / "failures.jsonl").read_text())
        (tmp_path / "mended.jsonl").write_text(json.dumps(kept | {"date": "2021-03-03"}))

        said, error = ingest(retry=str(tmp_path / "mended.jsonl"))

        assert (said, error) == ("1 created, 0 known, 0 failed", None)

    def test_of_bytes_that_are_no_text_come_back_as_they_were(self, tmp_path):
        (tmp_path / "a.jsonl").write_bytes(b'{"text": "\xff\xfe"}')
        ingest(tmp_path / "a.jsonl", failures=str(tmp_path / "one"))

        ingest(retry=str(tmp_path / "one"), failures=str(tmp_path / "two"))

        first, second = (json.loads((tmp_path / name).read_text())["_raw"] for name in ("one", "two"))
        assert first == second

    @pytest.mark.parametrize("name", ["a.txt", "a.zip"])
    def test_of_files_and_entries_lead_to_them_again(self, tmp_path, name):
        broken, whole = (a_zip({"a.txt": content}).getvalue() for content in (b"\xff", CLIPPING))
        (tmp_path / name).write_bytes(broken if name == "a.zip" else b"\xff\xf0")
        ingest(tmp_path / name, failures=str(tmp_path / "failures.jsonl"))
        (tmp_path / name).write_bytes(whole if name == "a.zip" else CLIPPING)

        said, _ = ingest(retry=str(tmp_path / "failures.jsonl"))

        assert said == "1 created, 0 known, 0 failed"

    def test_cannot_be_feigned_to_read_files_of_this_machine(self, tmp_path):
        (tmp_path / "secret.txt").write_bytes(CLIPPING)
        (tmp_path / "a.jsonl").write_text(json.dumps({"_file": str(tmp_path / "secret.txt"), "text": "x"}))

        said, _ = ingest(tmp_path / "a.jsonl")

        assert said == "0 created, 0 known, 1 failed"
        assert not Article.objects.exists()

    @pytest.mark.parametrize(
        ("content", "code"),
        [(b"%PDF-1.7", "unsupported-media-type"), (b"MZ\x90", "unsupported-media-type"), (b"  ", "unreadable-article")],
    )
    def test_tell_what_a_file_is_instead(self, tmp_path, content, code):
        (tmp_path / "a.html").write_bytes(content)

        ingest(tmp_path / "a.html", failures=str(tmp_path / "failures.jsonl"))

        assert json.loads((tmp_path / "failures.jsonl").read_text())["_problem"]["code"] == code

    def test_are_told_of_a_file_that_is_not_there(self, tmp_path):
        said, error = ingest(tmp_path / "none.txt")

        assert (said, error.returncode) == ("0 created, 0 known, 1 failed", 1)


class TestInterrupted:
    def test_ends_with_the_summary_and_keeps_what_is_in(self, lines, monkeypatch):
        add = intake.add

        def add_until_interrupted(**parts):
            if parts["draft"].headline == "Fare 3":
                raise KeyboardInterrupt
            return add(**parts)

        monkeypatch.setattr(intake, "add", add_until_interrupted)

        said, error = ingest(lines)

        assert (said, error.returncode) == ("1 created, 0 known, 1 failed", 130)
        assert Article.objects.get().headline == "Fare 1"

    def test_finishes_the_article_at_hand(self, lines, monkeypatch):
        add = intake.add

        def add_while_interrupted(**parts):
            signal.raise_signal(signal.SIGINT)
            return add(**parts)

        monkeypatch.setattr(intake, "add", add_while_interrupted)

        said, error = ingest(lines)

        assert (said, error.returncode) == ("1 created, 0 known, 0 failed", 130)
        assert Article.objects.get().headline == "Fare 1"


class TestArguments:
    @pytest.mark.parametrize("options", [{}, {"by": "nobody"}, {"failures": "/nowhere/at/all"}])
    def test_are_refused_before_anything_is_read(self, tmp_path, options):
        paths = [tmp_path] if options else []

        _, error = ingest(*paths, **options)

        assert error is not None

    def test_keep_the_failures_apart_from_what_is_retried(self, tmp_path):
        file = tmp_path / "failures.jsonl"
        file.write_text(a_line(1))

        _, error = ingest(retry=str(file), failures=str(file))

        assert "another file" in str(error)
        assert file.read_text() == a_line(1)


class TestReadme:
    def test_shows_a_line_that_is_taken_in(self, tmp_path):
        shown = README[README.index("## Taking articles in") :]
        [line] = [line.strip() for line in shown[: shown.index("\n## ")].splitlines() if line.startswith("    {")]
        (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")

        assert ingest(tmp_path / "a.jsonl")[0] == "1 created, 0 known, 0 failed"

    def test_names_every_field_and_option(self):
        from articles.management.commands.ingest import Command
        from articles.readers import jsonl

        shown = README[README.index("## Taking articles in") :]
        options = [o for a in Command().create_parser("manage.py", "ingest")._actions for o in a.option_strings]
        own = {"--by", "--dry-run", "--failures", "--retry"} & set(options)

        missing = [name for name in {*jsonl._NAMES, *jsonl.ALIASES} if f"`{name}`" not in shown]
        assert missing == []
        assert [option for option in own if option not in shown] == []
