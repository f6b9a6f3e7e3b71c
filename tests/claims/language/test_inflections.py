import pytest

from claims.language.inflections import forms


class TestForms:
    @pytest.mark.parametrize(
        ("base", "expected"),
        [
            ("say", {"say", "says", "saying", "said"}),
            ("deny", {"deny", "denies", "denying", "denied"}),
            ("admit", {"admit", "admits", "admitting", "admitted"}),
            ("note", {"note", "notes", "noting", "noted"}),
            ("write", {"write", "writes", "writing", "wrote", "written"}),
        ],
    )
    def test_spells_every_form_of_a_verb(self, base, expected):
        assert set(forms(base)) == expected
