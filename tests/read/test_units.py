import pytest

from amity.read.units import combined, label_and_unit, unit_in, unit_of


@pytest.mark.parametrize(
    "words",
    [
        r"US\$ in millions", "US$ in million", "in millions of US dollars", "mln USD", "USDm", "US$m",
        "$ million", "million $", "in US$ m", "millions of U.S. dollars", "million US dollars", "US$ mn",
    ],
)  # fmt: skip
def test_millions_of_dollars_however_they_are_written(words: str) -> None:
    assert unit_of(words) == "US$ million"


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("$000", "US$ thousand"), ("'000 tons", "thousand tons"), ("%", "%"), ("per cent", "%"),
        ("% of GDP", "% of GDP"), ("million transferable rubles", "RUB million"), ("bn yuan", "CNY billion"),
        ("number of visits", "number of visits"),
        ("Unit: persons", "persons"), ("A$ million", "A$ million"), ("million", "million"),
    ],
)  # fmt: skip
def test_other_units(words: str, unit: str) -> None:
    assert unit_of(words) == unit


@pytest.mark.parametrize("words", ["1960-1980", "see text", "DPRK", "Figure 1", "c. 1990", "PRC", "m"])
def test_what_stands_in_brackets_and_is_no_unit(words: str) -> None:
    assert unit_of(words) == ""


@pytest.mark.parametrize(
    ("caption", "unit", "rest"),
    [
        ("Table 1 Trade (1960–1980) (US$ million)", "US$ million", "Table 1 Trade (1960–1980)"),
        ("Exports of coal, thousand tons, 1990-95", "thousand tons", "Exports of coal, 1990-95"),
        ("Trade, in millions of US dollars", "US$ million", "Trade"),
        ("Table 1 (in millions of dollars", "US$ million", "Table 1"),
        ("Trade. Unit: US$ million", "US$ million", "Trade."),
        ("Table 4: Visits by year", "", "Table 4: Visits by year"),
        ("Exports in 1990", "", "Exports in 1990"),
    ],
)
def test_the_unit_that_a_caption_names(caption: str, unit: str, rest: str) -> None:
    assert unit_in(caption) == (unit, rest)


def test_a_sign_at_a_figure_goes_with_the_scale_of_the_table() -> None:
    assert combined("million", "US$") == "US$ million"
    assert combined("US$", "million") == "US$ million"
    assert combined("US$ million", "%") == "%"
    assert combined("US$ million", "EUR") == "EUR"


def test_heads_give_label_and_unit() -> None:
    assert label_and_unit(["Share (%)"]) == ("Share", "%")
    assert label_and_unit(["US$ million", "1990"]) == ("1990", "US$ million")
    assert label_and_unit(["Exports", "1990"]) == ("Exports, 1990", "")
    assert label_and_unit(["%"]) == ("%", "%")
