"""Texts of our own on many dyads, each with a table: what they tell of it holds, fails, or cannot be told."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, claim_vs_table
from amity.model.flows import Flow, Observation
from amity.model.when import When

COPPER = """Table 1. Zambia's trade with China (US$ million)

| | 1966 | 1970 | 1974 | 1978 | 1982 |
|---|---|---|---|---|---|
| Exports | 1.2 | 4.8 | 19.5 | 7.1 | 0.0 |
| Imports | 0.4 | 5.0 | 38.0 | 36.2 | 12.9 |
"""
PARTNERS = """Table 2: Cuba's trade by partner (million pesos)

| Year | Soviet Union | Spain | Canada |
|------|------|------|------|
| 1959 | 13 | 31 | 40 |
| 1960 | 180 | 22 | 24 |
| 1961 | 580 | 15 | 36 |
| 1962 | 634 | 9 | 15 |
| 1963 | 625 | 42 | 20 |
"""
STUDENTS = """Table 3 Ghanaian students in Hungary

| 1961 | 1962 | 1963 | 1964 | 1965 | 1966 | 1967 |
|---|---|---|---|---|---|---|
| 12 | 40 | 85 | 160 | 170 | 90 | 8 |
"""
AID = """Table 4 Norwegian aid to Tanzania, NOK million

| Year | Aid |
|---|---|
| 1970 | 20 |
| 1972 | 45 |
| 1974 | 110 |
| 1976 | 180 |
| 1978 | 260 |
| 1980 | 300 |
| 1982 | 305 |
| 1984 | 298 |
"""

SAID: list[tuple[str, str, str | None]] = [
    # rises and falls
    (COPPER, "Zambian exports to China rose sharply between 1966 and 1974.", "consistent"),
    (COPPER, "Zambian exports to China fell between 1966 and 1974.", "inconsistent"),
    (COPPER, "From 1974 to 1982, China's imports from Zambia declined.", "consistent"),
    (COPPER, "Zambia's imports from China grew steadily from 1966 to 1982.", "inconsistent"),
    (COPPER, "Zambia's imports from China grew from 1966 to 1982.", "consistent"),
    (COPPER, "Exports did not rise between 1974 and 1982.", "consistent"),
    (COPPER, "Exports did not decline between 1974 and 1982.", "inconsistent"),
    (COPPER, "Trade between Zambia and China collapsed between 1974 and 1982.", "consistent"),
    (
        COPPER,
        "Exports of Zambia collapsed from 19.5 million in 1974 to 7.1 million four years later.",
        "consistent",
    ),
    (COPPER, "Trade between Zambia and China stagnated between 1970 and 1974.", "inconsistent"),
    (AID, "Norwegian aid to Tanzania stagnated in the early 1980s.", "consistent"),
    (AID, "Norway increased its aid to Tanzania steadily in the 1970s.", "consistent"),
    (AID, "Norway cut nothing: aid to Tanzania decreased in the 1970s.", "inconsistent"),
    (STUDENTS, "The number of Ghanaian students in Hungary plummeted after the coup of 1966.", "consistent"),
    (STUDENTS, "In 1967 the number of Ghanaian students in Hungary dropped steeply.", "consistent"),
    (STUDENTS, "In 1964 the number of Ghanaian students in Hungary dropped.", "inconsistent"),
    # highest and lowest
    (
        STUDENTS,
        "Ghanaian students in Hungary were most numerous, and their number peaked in 1965.",
        "consistent",
    ),
    (STUDENTS, "The number of Ghanaian students in Hungary peaked in 1963.", "inconsistent"),
    (COPPER, "Exports reached their highest level in 1978.", "inconsistent"),
    (COPPER, "Exports reached their peak in 1974 and fell thereafter.", "consistent"),
    (PARTNERS, "Cuban trade with Spain bottomed out in 1962.", "consistent"),
    (PARTNERS, "Cuban trade with Spain bottomed out in 1960.", "inconsistent"),
    # multiples
    (STUDENTS, "Between 1962 and 1963 the number of students more than doubled.", "consistent"),
    (STUDENTS, "Between 1964 and 1966 the number of students trebled.", "inconsistent"),
    (AID, "Aid to Tanzania doubled between 1970 and 1972.", "consistent"),
    (AID, "Aid to Tanzania halved between 1970 and 1972.", "inconsistent"),
    (STUDENTS, "Between 1965 and 1966 the number of students nearly halved.", "consistent"),
    (STUDENTS, "Between 1965 and 1966 the number of students more than halved.", "inconsistent"),
    (STUDENTS, "Between 1966 and 1967 the number of students more than halved.", None),
    # other ways of telling
    (PARTNERS, "In every year of the table Spain bought more than Canada.", "inconsistent"),
    (PARTNERS, "Canada was Cuba's largest partner in 1959.", "consistent"),
    (PARTNERS, "Spain was Cuba's largest partner in 1961.", "inconsistent"),
    (STUDENTS, "The best year was 1965.", "consistent"),
    (STUDENTS, "Most students came in 1963.", "inconsistent"),
    (STUDENTS, "In no year did the number of students exceed 150.", "inconsistent"),
    (AID, "Payments grew until 1982.", "consistent"),
    (AID, "Payments shrank between 1970 and 1980.", "inconsistent"),
    (AID, "Tensions shrank between 1970 and 1980.", None),
    (AID, "Nyerere rose between 1970 and 1980.", None),
    # ends and new beginnings
    (COPPER, "By 1982, exports to China had almost disappeared.", "consistent"),
    (COPPER, "By 1978, imports from China had almost disappeared.", "inconsistent"),
    (COPPER, "Exports ceased in 1982.", "consistent"),
    (COPPER, "Imports ceased in 1982.", "inconsistent"),
    (STUDENTS, "In 1967 the number of students returned to the level of 1961.", None),
    (STUDENTS, "In 1966 the number of students returned to the level of 1963.", "consistent"),
    (STUDENTS, "In 1964 the number of students returned to the level of 1961.", "inconsistent"),
    # one series and another
    (
        PARTNERS,
        "It was not until 1960 that trade with the Soviet Union exceeded that with Spain.",
        "consistent",
    ),
    (
        PARTNERS,
        "It was not until 1962 that trade with the Soviet Union exceeded that with Spain.",
        "inconsistent",
    ),
    (PARTNERS, "In 1960 the Soviet Union overtook Canada in trade with Cuba.", "consistent"),
    (PARTNERS, "In 1962 trade with Spain was higher than trade with Canada.", "inconsistent"),
    (PARTNERS, "In 1963 trade with Spain was higher than trade with Canada.", "consistent"),
    (COPPER, "Imports always exceeded exports.", "inconsistent"),
    (COPPER, "Imports exceeded exports from 1970 to 1982.", "consistent"),
    (COPPER, "Exports never exceeded imports in the 1970s.", "consistent"),
    (AID, "Aid was higher in 1984 than in 1978.", "consistent"),
    (AID, "Aid was lower in 1984 than in 1978.", "inconsistent"),
    # figures with their years
    (AID, "Norwegian aid to Tanzania amounted to NOK 110 million in 1974.", "consistent"),
    (COPPER, "Exports were worth US$ 19.5 million in 1974.", "consistent"),
    (COPPER, "Exports were worth US$ 91.5 million in 1974.", "inconsistent"),
    (COPPER, "Imports rose from 0.4 million in 1966 to 38 million in 1974.", "consistent"),
    (COPPER, "Imports rose from 0.4 million in 1966 to 58 million in 1974.", "inconsistent"),
    (
        STUDENTS,
        "In 1964 there was a jump: the number of Ghanaian students in Hungary reached 160.",
        "consistent",
    ),
    (STUDENTS, "The number of Ghanaian students in Hungary reached 260 in 1964.", "inconsistent"),
    (COPPER, "Exports exceeded US$ 15 million in 1974.", "consistent"),
    (COPPER, "Exports never exceeded US$ 15 million.", "inconsistent"),
    # the table does not reach, or the words say too little
    (COPPER, "Trade between Zambia and China rose again between 1982 and 1990.", "unverifiable"),
    (STUDENTS, "Ghanaian students in Hungary doubled in number between 1970 and 1980.", "unverifiable"),
    (COPPER, "Zambian exports to Japan fell between 1966 and 1974.", None),
    (COPPER, "Exports of tobacco to China, which are not shown, could have fallen in 1970.", None),
    (COPPER, "Both sides agreed that exports would double between 1974 and 1978.", None),
    (COPPER, "It was hoped that trade had grown in 1978.", None),
    (COPPER, "Food aid to Zambia fell between 1966 and 1974.", None),
    (PARTNERS, "Did trade with Spain rise in 1960?", None),
    (PARTNERS, "Che Guevara rose to power in 1959; tensions with Canada increased in 1960.", None),
    (PARTNERS, "Trade between Spain and Canada fell in 1960.", None),
    (AID, "The population of Tanzania fell in 1974.", None),
]


@pytest.mark.parametrize(("table", "sentence", "verdict"), SAID)
def test_what_is_said_of_a_table_is_held_against_it(
    tabled: Callable[..., Evidence], table: str, sentence: str, verdict: str | None
) -> None:
    found = list(claim_vs_table.check(tabled(f"{table}\n{sentence}\n")))
    assert [str(one.verdict) for one in found][:1] == ([verdict] if verdict else [])
    assert len({str(one.verdict) for one in found}) <= 1


@pytest.mark.parametrize(("table", "sentence", "verdict"), SAID[:12])
def test_a_sentence_may_stand_before_its_table(
    tabled: Callable[..., Evidence], table: str, sentence: str, verdict: str | None
) -> None:
    found = list(claim_vs_table.check(tabled(f"{sentence}\n\n{table}")))
    assert [str(one.verdict) for one in found] == ([verdict] if verdict else [])


def test_the_explanation_cites_the_cells_and_the_finding_lists_them(tabled: Callable[..., Evidence]) -> None:
    text = f"{COPPER}\nIt is known that exports fell between 1966 and 1974, there.\n"
    [found] = claim_vs_table.check(tabled(text))
    assert "1.2 (Exports, 1966); 19.5 (Exports, 1974)" in found.explanation
    assert {said.quote for said in found.passages} == {"1.2", "19.5", "exports fell between 1966 and 1974"}


def test_a_measured_series_of_the_case_makes_a_statement_suspicious_and_no_more(
    tabled: Callable[..., Evidence],
) -> None:
    flows = [
        Flow(
            series="imports_fr_dz",
            measure="trade",
            source="DZA",
            target="FRA",
            directed=False,
            unit="US$ million",
            period=When.parse(str(year)),
            value=value,
            observation=Observation.OBSERVED,
            rounding=1.0,
            row=year - 1960,
        )
        for year, value in ((1970, 900.0), (1971, 500.0), (1972, 520.0))
    ]
    [rising] = claim_vs_table.check(tabled("Trade between France and Algeria rose in 1971.", flows=flows))
    assert str(rising.verdict) == "suspicious"
    assert "500 (line 11)" in rising.explanation
    [falling] = claim_vs_table.check(tabled("Trade between France and Algeria fell in 1971.", flows=flows))
    assert str(falling.verdict) == "consistent"
    assert not list(
        claim_vs_table.check(tabled("Trade between France and Morocco rose in 1971.", flows=flows))
    )


def test_the_table_that_is_cited_counts(tabled: Callable[..., Evidence]) -> None:
    first = "Table 1 Trade of Peru and Cuba\n\n| 1970 | 1971 | 1972 |\n|---|---|---|\n| 1 | 2 | 3 |\n"
    second = first.replace("Table 1", "Table 2").replace("| 1 | 2 | 3 |", "| 3 | 2 | 1 |")
    text = f"{first}\nAs Table 2 shows, trade between Peru and Cuba fell from 1970 to 1972.\n\n{second}"
    [found] = claim_vs_table.check(tabled(text))
    assert str(found.verdict) == "consistent"


def test_a_table_without_a_unit_is_told_of_once(tabled: Callable[..., Evidence]) -> None:
    table = "Table 1 Loans of Norway to Tanzania\n\n| 1970 | 1971 | 1972 |\n|---|---|---|\n| 11 | 12 | 15 |\n"
    said = "Norway's loans reached US$ 15 million in 1972. They were worth US$ 11 million in 1970."
    text = f"{table}\n{said}\n"
    told = [one for one in claim_vs_table.check(tabled(text)) if "names no unit" in one.explanation]
    assert [str(one.verdict) for one in told] == ["unverifiable"]
