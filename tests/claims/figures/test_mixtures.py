"""Numbers in mixtures of digits and words, sums of money, names of currencies, and what is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.figures import Figure, find


def only(text: str) -> Figure:
    [figure] = find(text)
    assert text[figure.start : figure.end] == figure.raw
    return figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The answer is 6 hundred and 14.", "614"),
        ("It sold 3 million 250 thousand copies", "3250000"),
        ("They counted 5 thousand 2 hundred ballots", "5200"),
        ("Budget: two million, four hundred thousand, one hundred and six", "2400106"),
        ("one six-hundredth", "0.00166666666666667"),
        ("three ten-thousandths", "0.0003"),
        ("two hundred forty fifths", "4.44444444444444"),
        ("point seven", "0.7"),
        ("oh point two", "0.2"),
        ("sixty point oh three", "60.03"),
        ("5 over 8", "0.625"),
        ("1 000 000", "1000000"),
        ("3.450.000 visitors", "3450000"),
        ("about three mln tonnes", "3000000"),
        ("one in 13 pupils", "0.0769230769230769"),
        ("one", "1"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["10.200.13.254", "on a third channel", "It will last until at least 2031.", "COVID -19 spread."]
)
def test_no_figure(text: str) -> None:
    assert find(text) == []


def test_two_numbers_stay_two() -> None:
    assert [figure.value for figure in find("They sold 4 thousand, 12 of them red")] == [4000, 12]
    assert [figure.value for figure in find("At that point six people left 2 rooms")] == [6, 2]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between one hundred and three hundred", 100, 300),
        ("between 4 to 9", 4, 9),
        ("4 through 9", 4, 9),
        ("4-9", 4, 9),
        ("more than 4 and up to 9", 4, 9),
        ("bigger than 4 or equal and smaller than 9", 4, 9),
    ],
)
def test_range(text: str, low: int, high: int) -> None:
    figure = only(text)
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $7 and 20 cents.", "7.2", "USD"),
        ("It cost 7 pounds 20 pence.", "7.2", "GBP"),
        ("It cost \u00a37 and 20p.", "7.2", "GBP"),
        ("It cost 7 yuan 3 jiao 4 fen.", "7.34", "CNY"),
        ("It cost 7 roubles 60 kopecks.", "7.6", "RUB"),
        ("It cost 80 kopecks.", "80", "kopeck"),
        ("It cost half a dollar.", "0.5", "USD"),
        ("It lasted half an hour.", "0.5", "hour"),
        ("It is a third of an acre.", "0.333333333333333", "acre"),
        ("It cost 900 Belarusian rubles.", "900", "BYN"),
        ("It cost 900 Trinidad and Tobago dollars.", "900", "TTD"),
        ("It cost 900 Costa Rican colones.", "900", "CRC"),
        ("It cost 900 Polish z\u0142otych.", "900", "PLN"),
        ("It cost 900 Cypriot pounds.", "900", "cypriot pound"),
        ("It cost 900 pesos.", "900", "peso"),
        ("It cost rs. 900.", "900", "INR"),
        ("It cost 42.5 cts a gallon.", "42.5", "cent per gallon"),
    ],
)
def test_money_and_parts(text: str, value: str, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_orders_of_magnitude_have_units() -> None:
    figure = only("It lost tens of millions of euros.")
    assert (figure.raw, figure.low, figure.unit) == ("tens of millions of euros", Decimal(10**7), "EUR")


def test_each_sign_has_its_number() -> None:
    assert [figure.unit for figure in find("$ 40.00 $ 52.97 for May")] == ["USD", "USD"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("There were 300 drivers at work and 70 who waited.", ["drivers", "drivers"]),
        ("The bank let go 70 who had signed.", ["people"]),
        ("They want another goal or two.", ["goal"]),
        ("It is 30k cheaper than its rival.", [None]),
        ("The 3 cylinder engine was loud.", ["cylinder"]),
        ("She kept a record 21 titles.", ["record titles"]),
        ("They can record two channels.", ["channels"]),
        ("More than 900 farm and factory workers came.", ["farm and factory workers"]),
        ("It was 900 estimated in May.", [None]),
    ],
)
def test_counted(text: str, counted: list[str | None]) -> None:
    assert [figure.counted for figure in find(text)] == counted
