from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import figures
from claims.figures import concepts
from claims.figures.descriptions import Number
from claims.figures.tokens import tokenize
from claims.language import parser


def read(text: str, tier: str) -> list[figures.Figure]:
    model = parser.load() if tier == "parse" else None
    if tier == "parse" and model is None:
        pytest.skip("the parser's model is not installed")
    doc = next(model.parse([text])) if model else None
    return figures.find(text, doc=doc)


@pytest.mark.parametrize("tier", ["rules", "parse"])
class TestCounted:
    @pytest.mark.parametrize(
        ("text", "counted"),
        [
            ("The firm plans 12 new coal plants in the north.", "new coal plants"),
            ("Dozens of protesters marched to the square.", "protesters"),
            ("The police made a dozen arrests.", "arrests"),
            ("The club sold three first-team players.", "first-team players"),
            ("The office closed 300 such “safe rooms” in spring.", "safe rooms"),
        ],
    )
    def test_is_the_noun_with_its_modifiers(self, tier, text, counted):
        [figure] = read(text, tier)

        assert figure.counted == counted

    def test_is_understood_where_a_second_number_leaves_it_out(self, tier):
        _, before = read("The chain has 12 shops, up from nine in spring.", tier)

        assert (before.value, before.counted) == (Decimal(9), "shops")

    def test_is_none_where_no_noun_follows(self, tier):
        [figure] = read("In the end 4,200 were sent home.", tier)

        assert figure.counted is None


@pytest.mark.parametrize("tier", ["rules", "parse"])
class TestOf:
    @pytest.mark.parametrize(
        ("text", "of"),
        [
            ("Some 60 percent of the workers joined.", "the workers"),
            ("About 70 percent of the loans Acme makes go to farmers.", "the loans Acme makes"),
            ("One in five adults has a dog.", "adults"),
            ("More than half of 900 voters agreed.", "900 voters"),
            ("Half (51 percent) of the tenants agreed.", "the tenants"),
        ],
    )
    def test_is_the_whole_a_share_is_part_of(self, tier, text, of):
        share = read(text, tier)[0]

        assert share.of == of

    def test_is_understood_for_a_second_share_of_the_same_whole(self, tier):
        _, second = read("About 28 percent of voters liked him, while 23 percent did not.", tier)

        assert second.of == "voters"


class TestConcept:
    @pytest.mark.parametrize(
        ("text", "concept"),
        [
            ("Revenue rose 3 percent.", "Revenue"),
            ("The bank paid a fine of $3 billion.", "fine, bank"),
            ("The city cut its budget to $40 million.", "budget, city"),
            ("The group said it has 40 mills.", "group"),
            ("The mill runs on a 5kW solar panel.", "solar panel, mill"),
            ("The survey of 900 tenants ended.", "survey"),
            ("They sold two of the senator's boats.", "senator"),
        ],
    )
    def test_is_what_the_quantity_belongs_to(self, text, concept):
        [figure] = read(text, "parse")

        assert figure.concept == concept

    def test_is_none_for_a_counted_subject(self):
        [figure] = read("Dozens of people were hurt.", "parse")

        assert figure.concept is None

    @pytest.mark.parametrize(
        ("text", "concept"),
        [
            ("Revenue rose 3 percent.", "Revenue"),
            ("A fine of $3 billion was paid.", "fine"),
            ("It needs a $40 adapter.", "adapter"),
        ],
    )
    def test_is_read_off_word_order_without_a_parse(self, text, concept):
        [figure] = read(text, "rules")

        assert figure.concept == concept


class TestPronouns:
    @pytest.mark.parametrize(
        ("text", "concept"),
        [
            ("The firm had a good spring, and it lost $2 million in summer.", "firm"),
            ("When it closed, the shop owed $4,000.", "shop"),
            ("The club grew while it earned $3 million.", "club"),
        ],
    )
    def test_stand_for_the_subject_of_the_clause_they_depend_on(self, text, concept):
        figure = read(text, "parse")[-1]

        assert figure.concept == concept

    def test_worth_before_a_price_is_no_part_of_the_name(self):
        length, _ = read("The club signed a three-year deal worth 60 million euros.", "parse")

        assert length.concept == "deal, club"


@given(st.text(max_size=200), st.data())
def test_describe_answers_for_every_number_on_any_text(text, data):
    tokens = tokenize(text)
    chosen = data.draw(st.lists(st.sampled_from(tokens), unique=True, max_size=5)) if tokens else []
    numbers = [
        Number(
            (token.start, token.end),
            (token.start, token.end),
            data.draw(st.sampled_from([None, "percent", "year"])),
        )
        for token in sorted(chosen)
    ]

    found = concepts.describe(text, numbers, tokens=tokens)

    assert len(found) == len(numbers)
