"""Django's own checks find nothing to say."""

from io import StringIO

from django.core.management import call_command


class TestChecks:
    def test_pass_without_a_warning(self):
        said = StringIO()

        call_command("check", "--fail-level", "WARNING", stdout=said, stderr=said)

        assert "no issues" in said.getvalue()
