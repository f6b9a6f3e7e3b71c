"""Who puts a number to something, and who does not."""

import pytest

from claims import attribution
from claims.language import parser


@pytest.fixture(scope="module")
def read():
    proven = parser.load()
    if proven is None:
        pytest.skip("the model is not installed")
    return lambda text: attribution.find(text, doc=next(proven.parse([text])))


class TestReckoning:
    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("The premier has estimated the damage at 20 million crowns.", "The premier", "20 million"),
            ("The central bank has forecast growth of 1.9% in 2005.", "The central bank", "1.9%"),
            ("Trade in the union is estimated at about 2.3%.", None, "2.3%"),
        ],
    )
    def test_the_number_belongs_to_who_puts_it(self, read, text, source, content):
        [found] = read(text)

        at = text.index(content)
        assert found.source == source
        assert any(start <= at and at + len(content) <= end for start, end in found.content)


class TestPronouns:
    def test_what_it_said_is_its_own(self, read):
        [found] = [a for a in read("The firm is closing. It has said it will be seeking damages of $20m.") if a.cue]

        assert (found.source, found.cue) == ("It", "has said")

    def test_that_said_names_no_source(self, read):
        assert all(found.source is None for found in read("That said, five people came."))
