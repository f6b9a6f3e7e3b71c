import pytest

from claims.attribution import sources


class TestKindOf:
    @pytest.mark.parametrize(
        ("source", "kind"),
        [
            ("the latest statistics", "dataset"),
            ("a Marlow poll released Monday", "survey"),
            ("the survey of 1,000 adults", "survey"),
            ("the agency", "organization"),
            ("ICE", "organization"),
            ("the Marlow Times", "publication"),
            ("an internal report", "document"),
            ("three U.S. officials", "unnamed"),
            ("two of the officials", "unnamed"),
            ("mill owner Anna Reed", "person"),
            ("Reed", "person"),
            (None, "unnamed"),
        ],
    )
    def test_reads_the_kind_off_the_head(self, source, kind):
        assert sources.kind_of(source) == kind


class TestIsAnonymous:
    def test_holds_for_officials_without_a_name(self):
        assert sources.is_anonymous("three U.S. officials")

    def test_does_not_hold_for_an_official_with_a_name(self):
        assert not sources.is_anonymous("agency official Henry Marsh")
