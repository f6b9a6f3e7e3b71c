"""The README says what is so: its settings table, its example, its map and its links."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _within(shown, actual):
    """Every key that is shown has the shown value."""
    if isinstance(shown, dict):
        return all(key in actual and _within(value, actual[key]) for key, value in shown.items())
    if isinstance(shown, list):
        return len(shown) == len(actual) and all(map(_within, shown, actual))
    return shown == actual


class TestSettingsTable:
    def test_lists_just_the_variables_that_the_settings_read(self):
        settings = (ROOT / "config" / "settings.py").read_text(encoding="utf-8")
        read = set(re.findall(r'env\.\w+\("(\w+)"', settings))

        listed = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))

        assert listed == read


class TestExample:
    @pytest.mark.django_db
    def test_is_what_the_api_answers(self, client, seeded):
        [address] = re.findall(r"curl 'http://127.0.0.1:8000([^']+)'", README)
        shown = json.loads(re.search(r"```json\n(.*?)```", README, re.DOTALL)[1])

        answer = client.get(address)

        assert answer.status_code == 200
        assert _within(shown, answer.json())


class TestMap:
    def test_names_only_files_that_are_there(self):
        table = README[README.index("## To change X") : README.index("## Settings")]
        named = re.findall(r"`([\w./]+)`", table)

        missing = [path for path in named if not (ROOT / path).exists()]

        assert named
        assert missing == []


class TestOpenApiFile:
    def test_is_what_the_code_generates(self):
        from drf_spectacular.generators import SchemaGenerator
        from drf_spectacular.renderers import OpenApiYamlRenderer

        schema = SchemaGenerator().get_schema(request=None, public=True)

        generated = OpenApiYamlRenderer().render(schema, renderer_context={})

        assert (ROOT / "openapi.yaml").read_bytes() == generated
