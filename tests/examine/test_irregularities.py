"""Series of our own: calm ones, and some with a figure that cannot be or that looks wrong."""

from collections.abc import Callable, Sequence

import pytest

from amity.examine import Evidence, irregularities
from amity.model.flows import Flow, Observation
from amity.model.when import When


def _years(title: str, *values: str, first: int = 1960) -> str:
    heads = " | ".join(str(first + at) for at in range(len(values)))
    return f"{title}\n\n| {heads} |\n|{'---|' * len(values)}\n| {' | '.join(values)} |\n"


def _columns(title: str, heads: str, rows: Sequence[str]) -> str:
    rule = "|".join(["---"] * (heads.count("|") + 1))
    return f"{title}\n\n" + "\n".join(f"| {row} |" for row in (heads, rule, *rows)) + "\n"


VOTES = [
    f"{1961 + at} | {a} | {b}"
    for at, (a, b) in enumerate([(61, 61), (58, 58), (70, 70), (66, 66), (49, 49), (52, 52)])
]
LATE = [
    f"{1961 + at} | {a} | {b}"
    for at, (a, b) in enumerate([(61, 40), (58, 61), (70, 58), (66, 70), (49, 66), (52, 49), (55, 52)])
]

TEXTS: list[tuple[str, list[str]]] = [
    # a jump of one year
    (_years("Freight to Zambia (tonnes)", "865", "790", "7910", "810", "760", "802"), ["7910"]),
    (_years("Pilgrims from Iran", "520", "610", "590", "61", "640", "600"), ["61"]),
    (_years("Freight to Zambia (tonnes)", "865", "790", "910", "810", "760", "802"), []),
    (_years("Refugees in Chad", "20", "300", "4000", "60", "900", "12000", "150"), []),
    (_years("Trade of Peru and Cuba (US$ million)", "0.1", "0.2", "0.9", "0.1", "0.2", "0.1"), []),
    (_years("Loans", "40", "42", "300", "310", "320", "305"), []),
    (_years("Loans", "40", "42", "900"), []),
    (
        _years("Freight (tonnes)", "865", "790", "7910", "810", "760", "802") + "\nFreight soared in 1962.\n",
        [],
    ),
    # codes
    (_years("Students from Laos", "12", "15", "-9", "18", "20", "22"), ["-9"]),
    (_years("Balance of trade (US$ million)", "12", "-15", "-9", "18", "20", "22"), []),
    # one that repeats another
    (_columns("Votes with the majority", "year | Mali | Togo", VOTES), ["61", "61", "58", "58", "70", "70"]),
    (_columns("Votes with the majority", "year | Mali | Togo", LATE), ["61", "61", "58", "58", "70", "70"]),
    (_columns("Votes", "year | Mali | Togo", [f"{1961 + at} | 5 | 5" for at in range(6)]), []),
    (_columns("Votes", "year | Mali | Total", list(VOTES)), []),
    # a stock
    (
        _columns(
            "Cuban doctors",
            "year | new | leaving | at year's end",
            [
                "1971 | 62 | 11 | 194",
                "1972 | 70 | 24 | 240",
                "1973 | 58 | 33 | 365",
                "1974 | 61 | 39 | 287",
            ],
        ),
        ["365"],
    ),
    (
        _columns(
            "Cuban doctors",
            "year | new | leaving | at year's end",
            [
                "1971 | 62 | 11 | 194",
                "1972 | 70 | 24 | 240",
                "1973 | 58 | 33 | 265",
                "1974 | 61 | 39 | 287",
            ],
        ),
        [],
    ),
]


@pytest.mark.parametrize(("text", "cells"), TEXTS)
def test_odd_figures_are_found(tabled: Callable[..., Evidence], text: str, cells: list[str]) -> None:
    found = [one for one in irregularities.check(tabled(text)) if one.verdict.fault]
    assert sorted(said.quote for one in found for said in one.passages) == sorted(cells)


def test_two_tellings_that_differ_in_one_year(tabled: Callable[..., Evidence]) -> None:
    one = _years("Table 1 Trade of Peru and Cuba (US$ million)", "11", "12", "15", "19", "17", "21")
    other = _years("Table 2 Trade between Cuba and Peru (US$ million)", "11", "12", "51", "19", "17", "21")
    [found] = irregularities.check(tabled(f"{one}\n\n{other}"))
    assert "agree in 5 of 6 years" in found.explanation
    mirrored = _years("Table 2 Trade between Cuba and Peru (US$ million)", "10", "13", "16", "22", "15", "24")
    assert not list(irregularities.check(tabled(f"{one}\n\n{mirrored}")))


def _flows(values: Sequence[float], measure: str = "trade") -> list[Flow]:
    return [
        Flow(
            series="peru_cuba",
            measure=measure,
            source="CUB",
            target="PER",
            directed=False,
            period=When.parse(str(1960 + at)),
            value=value,
            unit="US$ million",
            rounding=1.0,
            row=10 + at,
            observation=Observation.OBSERVED if value else Observation.ZERO,
            origin="yearbook",
        )
        for at, value in enumerate(values)
    ]


def test_rows_of_a_file_are_named_by_their_line(tabled: Callable[..., Evidence]) -> None:
    [found] = irregularities.check(tabled("They met.", flows=_flows([40, 42, 4100, 39, 44, 41])))
    assert found.rows == ("peru_cuba:12",)
    assert str(found.verdict) == "suspicious"


def test_a_nought_in_a_year_of_which_a_deal_is_told(tabled: Callable[..., Evidence]) -> None:
    text = "In 1962 trade between Peru and Cuba reached US$30 million."
    found = [
        one for one in irregularities.check(tabled(text, flows=_flows([40, 42, 0, 39, 44, 41]))) if one.rows
    ]
    assert [one.rows for one in found] == [("peru_cuba:12",)]
    assert not list(irregularities.check(tabled(text, flows=_flows([40, 42, 30, 39, 44, 41]))))
