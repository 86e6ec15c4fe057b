"""Statements in plain words on tables of our own: which of them the figures bear out."""

import pytest

from amity.case.proof import piped

TRADE = """| year | exports to Brazil (million pesos) | imports from Brazil (million pesos) |
|---|---|---|
| 1970 | 210 | 150 |
| 1971 | 190 | 170 |
| 1972 | 185 | 195 |
| 1973 | 160 | 220 |
| 1974 | 150 | 260 |

"""
CARGO = """Table 1. Cargo between Kenya and India (kt)

| | 1975 | 1980 | 1985 |
|---|---|---|---|
| sisal | 48 | 66 | 91 |
| soda ash | 120 | 104 | 71 |
| hides | 19 | 26 | 34 |

"""
TOURISTS = """| year | Finnish tourists in Estonia | Estonian tourists in Finland |
|---|---|---|
| 1980 | 14,000 | 900 |
| 1983 | 31,000 | 700 |
| 1986 | 38,000 | 1,200 |
| 1989 | 70,000 | 2,100 |

"""
APPRENTICES = """Table 2. Apprentices from Angola in Hungary

| year | arrived | left |
|---|---|---|
| 1981 | 320 | 40 |
| 1982 | 280 | 90 |
| 1983 | 150 | 130 |
| 1984 | 90 | 210 |
| 1985 | 60 | 260 |

"""
FAULTY = [
    (TRADE, "It was not until 1973 that Argentina bought more from Brazil than it sold to her."),
    (TRADE, "Argentina sold more to Brazil than it bought in every year shown."),
    (TRADE, "Not before 1974 did Argentina's purchases from Brazil exceed its sales."),
    (TRADE, "In all five years Argentina bought less from Brazil than it sold there."),
    (TRADE, "Argentina sold more than it bought throughout the period."),
    (TRADE, "Only in 1973 did imports overtake exports."),
    (TRADE, "Exports and imports both declined throughout."),
    (TRADE, "Imports were at their highest in 1972."),
    (CARGO, "Soda ash, too, was sold in larger quantities every time."),
    (CARGO, "Exports of sisal nearly doubled, and soda ash, too, was sold in ever larger quantities."),
    (CARGO, "Sisal and soda ash both gained ground."),
    (CARGO, "Less and less sisal was shipped, while hides held their own."),
    (CARGO, "Ever more soda ash crossed the ocean."),
    (TOURISTS, "Never in the decade did more than 60,000 Finns a year visit Estonia."),
    (TOURISTS, "At no time did more than 2,000 Estonians visit Finland."),
    (TOURISTS, "Never more than 50,000 Finns came to Estonia in a year."),
    (TOURISTS, "In no year did Finnish tourists number more than 40,000."),
    (TOURISTS, "The number of Finnish tourists was highest in 1986."),
    (APPRENTICES, "The number of those who left was greatest in 1984."),
    (APPRENTICES, "Arrivals and departures both grew year after year."),
    (APPRENTICES, "The number of those who arrived exceeded that of those who left in every year."),
    (APPRENTICES, "More apprentices arrived than left until 1985."),
    (APPRENTICES, "Fewer and fewer left."),
]
SOUND = [
    (TRADE, "It was not until 1972 that Argentina bought more from Brazil than it sold to her."),
    (TRADE, "Argentina sold more to Brazil than it bought in 1970 and 1971."),
    (TRADE, "Not before 1972 did Argentina's purchases from Brazil exceed its sales."),
    (TRADE, "In 1973 Argentina bought more from Brazil than it sold there."),
    (TRADE, "Only in 1972 did imports overtake exports."),
    (TRADE, "Exports declined throughout, while imports grew."),
    (TRADE, "Never did Argentine exports fall below 140 million pesos."),
    (TRADE, "Brazil bought more from Argentina than it sold in 1973, say the Brazilian books."),
    (TRADE, "Argentina bought more from Chile than it sold there in every year."),
    (TRADE, "Imports were at their highest in 1974."),
    (CARGO, "Sisal, too, was sold in larger quantities."),
    (
        CARGO,
        "Exports of sisal nearly doubled in ten years, and hides, too, were sold in ever larger quantities.",
    ),
    (CARGO, "Sisal and hides both gained ground."),
    (CARGO, "Less and less soda ash was shipped, while hides held their own."),
    (CARGO, "Ever more sisal crossed the ocean."),
    (CARGO, "Cloves, too, were sold in smaller quantities."),
    (TOURISTS, "Never in the decade did more than 80,000 Finns a year visit Estonia."),
    (TOURISTS, "At no time did more than 2,500 Estonians visit Finland."),
    (TOURISTS, "Never before had more than 40,000 Finns come to Estonia in a year."),
    (TOURISTS, "The number of Finnish tourists was highest in 1989."),
    (TOURISTS, "Never did more than 500 Finns a day visit the exhibition."),
    (APPRENTICES, "The number of those who left was greatest in 1985."),
    (APPRENTICES, "Arrivals fell year after year, departures grew."),
    (APPRENTICES, "More apprentices arrived than left until 1983."),
    (APPRENTICES, "Fewer and fewer arrived."),
]


def _faults(table: str, sentence: str) -> list[str]:
    found = piped((table + sentence).encode(), "a.md").findings
    return [one.check for one in found if one.verdict.fault]


@pytest.mark.parametrize(("table", "sentence"), FAULTY)
def test_figures_gainsay_plain_words(table: str, sentence: str) -> None:
    assert "claim_vs_table" in _faults(table, sentence)


@pytest.mark.parametrize(("table", "sentence"), SOUND)
def test_what_figures_bear_out_or_do_not_tell_raises_no_alarm(table: str, sentence: str) -> None:
    assert not _faults(table, sentence)
