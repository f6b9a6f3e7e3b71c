"""Answers written as JSON."""

from collections import OrderedDict
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy
from rest_framework.utils.serializer_helpers import ReturnList

from config.rendering import JSONRenderer, to_json


class TestToJson:
    @pytest.mark.parametrize(
        ("data", "written"),
        [
            (Decimal("69.50"), b'"69.50"'),
            (Decimal(70), b'"70"'),
            ({"a": None}, b'{"a":null}'),
            ({1: "a"}, b'{"1":"a"}'),
            ("“é”🙂", "“é”🙂".join('""').encode()),
            (date(2020, 9, 29), b'"2020-09-29"'),
            (datetime(2020, 9, 29, 12, tzinfo=UTC), b'"2020-09-29T12:00:00+00:00"'),
            (OrderedDict(b=1, a=2), b'{"b":1,"a":2}'),
            (ReturnList([1], serializer=None), b"[1]"),
            (gettext_lazy("Yes"), b'"Yes"'),
            (2**63, b"9223372036854775808"),
        ],
    )
    def test_writes_values_as_the_contract_has_them(self, data, written):
        assert to_json(data) == written

    def test_refuses_what_it_does_not_know(self):
        with pytest.raises(TypeError):
            to_json(object())


class TestRender:
    def test_writes_nothing_for_nothing(self):
        assert JSONRenderer().render(None) == b""

    def test_indents_when_asked(self):
        assert JSONRenderer().render({"a": 1}, None, {"indent": 2}) == b'{\n  "a": 1\n}'
