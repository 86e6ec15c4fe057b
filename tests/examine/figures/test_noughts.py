"""Noughts of tables of our own beside prose that tells of sales, or explains them."""

import pytest

from amity.case.proof import piped

TRADE = """Trade between Peru and Cuba (thousand dollars)

| year | turnover |
|---|---|
| 1971 | 2,140 |
| 1972 | 2,380 |
| 1973 | 0 |
| 1974 | 2,510 |
| 1975 | 2,690 |

"""
EXPORTS = """Exports to Zambia (tonnes)

| | 1961 | 1962 | 1963 | 1964 |
|---|---|---|---|---|
| exports | 310 | 0 | 290 | 330 |

"""
STUDENTS = """Students from Laos in Prague

| year | students |
|---|---|
| 1981 | 40 |
| 1982 | 0 |
| 1983 | 52 |

"""
FAULTY = [
    (TRADE, "At the fair of 1973 Peruvian fishmeal worth half a million dollars was sold to Cuban buyers."),
    (TRADE, "In 1973 Cuba bought copper wire for 900,000 dollars in Lima."),
    (EXPORTS, "The first lorries of 1962 delivered 120 tonnes of seed to the farms."),
    (STUDENTS, "In 1982 some 35 young Laotians arrived, most of them for the technical schools."),
    (TRADE, "Sugar for 1.2 million dollars was shipped in the spring of 1973."),
]
SOUND = [
    (TRADE, "In 1973 no goods were exchanged, because the accounts were frozen."),
    (TRADE, "In 1974 Cuba bought copper wire for 900,000 dollars in Lima."),
    (TRADE, "In 1973 Chile bought copper wire for 900,000 dollars."),
    (TRADE, "A contract of 1973 would have sold fishmeal for two million dollars."),
    (TRADE, "In 1973 fishmeal for 300 dollars was sold at a bazaar."),
    (EXPORTS, "Twelve experts were sent in 1962."),
    (EXPORTS, "A zero means that there are no returns. In 1962 some 120 tonnes were delivered."),
    (STUDENTS, "In 1983 some 35 young Laotians arrived."),
    (STUDENTS, "In 1982 the last 40 students had left."),
]


def _odd(table: str, sentence: str) -> list[str]:
    found = piped((table + sentence).encode(), "a.md").findings
    return [one.passages[0].quote for one in found if one.check == "series" and one.verdict.fault]


@pytest.mark.parametrize(("table", "sentence"), FAULTY)
def test_a_nought_beside_cited_sales_is_odd(table: str, sentence: str) -> None:
    assert _odd(table, sentence) == ["0"]


@pytest.mark.parametrize(("table", "sentence"), SOUND)
def test_a_nought_that_is_explained_or_of_another_year_is_not(table: str, sentence: str) -> None:
    assert not _odd(table, sentence)
