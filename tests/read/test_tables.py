from typing import Any

import pytest

from amity.read.grids import GridCell, grid_of
from amity.read.tables import cells_of


def read(rows: str, title: str = "") -> list[tuple[str, str, float | None, str]]:
    """Row, column, value and unit of each figure of a table whose cells are parted by bars."""
    grid = grid_of([[GridCell(word.strip()) for word in row.split("|")] for row in rows.split("\n")], title)
    return [(cell.row, cell.column, cell.value, cell.unit) for cell in cells_of(grid)]


TRADE = [
    ("North Korea", "1960", 0.2, "US$ million"),
    ("North Korea", "1965", 1.8, "US$ million"),
    ("China", "1960", 5.7, "US$ million"),
    ("China", "1965", None, "US$ million"),
]


@pytest.mark.parametrize(
    "rows",
    [
        "Year|1960|1965\nNorth Korea|0.2|1.8\nChina|5.7|..",
        "|1960|1965\nNorth Korea|0.2|1.8\nChina|5.7|n/a",
        "1960|1965\nNorth Korea|0.2|1.8\nChina|5.7|-",
        "|US$ million|US$ million\nYear|1960|1965\nNorth Korea|0.2|1.8\nChina|5.7|",
        "Country|1960¹|1965*\nNorth Korea|0.2|1.8 a\nChina²|5.7|..",
        "Trade||\nCountry|1960|1965\nNorth Korea|$0.2|$1.8\nChina|$5.7|..",
    ],
)
def test_years_across(rows: str) -> None:
    title = "Table 1 Trade" if "US$" in rows else "Table 1 Trade (US$ in millions)"
    assert read(rows, title) == TRADE


def test_a_table_folded_in_three_is_one() -> None:
    rows = "1985|1986\n10.7|18.7\n1987|1988\n19.5|15.7\n1989|\n12.1|"
    years = [(column, value) for _, column, value, _ in read(rows)]
    assert years == [("1985", 10.7), ("1986", 18.7), ("1987", 19.5), ("1988", 15.7), ("1989", 12.1)]


def test_a_folded_table_with_names_of_rows() -> None:
    rows = "Year|1990|1991\nExports|1|2\nImports|3|4\nYear|1992|1993\nExports|5|6\nImports|7|8"
    assert [cell[:3] for cell in read(rows)][4:6] == [("Exports", "1992", 5.0), ("Exports", "1993", 6.0)]
    assert len(read(rows)) == 8


def test_years_down() -> None:
    rows = "Year|Exports (mln USD)|Share (%)\n1985|10.7|12\n1986|(3)|n/a"
    assert read(rows) == [
        ("1985", "Exports", 10.7, "US$ million"),
        ("1985", "Share", 12.0, "%"),
        ("1986", "Exports", -3.0, "US$ million"),
        ("1986", "Share", None, "%"),
    ]


def test_two_rows_of_heads() -> None:
    rows = "|Exports||Imports|\nCountry|1990|1991|1990|1991\nChina|1|2|3|4"
    assert [cell[1] for cell in read(rows)] == [
        "Exports, 1990",
        "Exports, 1991",
        "Imports, 1990",
        "Imports, 1991",
    ]


def test_the_same_heads_side_by_side() -> None:
    rows = "Year|Trade|Year|Trade\n1985|1|1987|2\n1986|3|1988|4"
    assert sorted(cell[0] for cell in read(rows)) == ["1985", "1986", "1987", "1988"]
    assert {cell[1] for cell in read(rows)} == {"Trade"}


def test_year_and_figure_in_turn_without_heads() -> None:
    assert [cell[:3] for cell in read("1985|1|1986|2\n1987|3|1988|4")] == [
        ("1985", "", 1.0),
        ("1987", "", 3.0),
        ("1986", "", 2.0),
        ("1988", "", 4.0),
    ]


def test_a_line_that_names_the_rows_under_it() -> None:
    rows = "Item|1990|1991\nExports||\nChina|1|2\nImports||\nChina|4|5"
    assert [cell[0] for cell in read(rows)] == [
        "Exports, China",
        "Exports, China",
        "Imports, China",
        "Imports, China",
    ]


def test_such_a_line_is_no_part_of_names_that_stand_alone() -> None:
    assert {cell[0] for cell in read("Item|1990|1991\nTrade||\nChina|1|2\nJapan|4|5")} == {"China", "Japan"}


def test_a_column_of_units() -> None:
    rows = "Commodity|Unit|1990|1991\nCoal|thousand tons|5|6\nOil|barrels|1|2"
    assert {(cell[0], cell[3]) for cell in read(rows)} == {("Coal", "thousand tons"), ("Oil", "barrels")}


def test_numbers_of_rows_are_no_figures() -> None:
    rows = "No.|Country|Trade\n1|China|$5\n2|Japan|$6"
    assert read(rows, "Trade (in millions)") == [
        ("China", "Trade", 5.0, "US$ million"),
        ("Japan", "Trade", 6.0, "US$ million"),
    ]


def test_two_columns_that_name_a_row() -> None:
    assert [cell[0] for cell in read("Country|Year|Visits\nChina|1990|3\n|1991|4")] == [
        "China, 1990",
        "China, 1991",
    ]


def test_figures_that_look_like_years_under_years() -> None:
    assert [cell[2] for cell in read("Country|1990|2000\nChina|1950|2010\nJapan|1960|1990")] == [
        1950,
        2010,
        1960,
        1990,
    ]


def test_a_table_of_words_has_no_figures() -> None:
    assert read("Date|Visitor\n5 Nov|Paek\n2 Jan|Kim") == []


def test_decimal_commas_are_told_from_the_table() -> None:
    assert [cell[2] for cell in read("Year|1990|1991\nTrade|1.234,5|0,3\nAid|1.500|12,25")] == [
        1234.5,
        0.3,
        1500.0,
        12.25,
    ]
    assert [cell[2] for cell in read("Year|1990|1991\nTrade|1,234.5|0.3\nAid|1,500|12.25")] == [
        1234.5,
        0.3,
        1500.0,
        12.25,
    ]


@pytest.mark.parametrize("title", ["", "Trade\nby year", "Table 1 Trade ¹⁴"])
def test_titles_lose_marks_and_breaks(title: str) -> None:
    grid = grid_of([[GridCell(w) for w in row] for row in (["Year", "1990"], ["Trade", "5"])], title)
    assert cells_of(grid)[0].table in ("Table", "Trade by year", "Table 1 Trade")


def test_nothing_at_all() -> None:
    empty: list[Any] = []
    assert cells_of(grid_of(empty)) == ()
    assert cells_of(grid_of([[GridCell("5")]])) == cells_of(grid_of([[GridCell("5")]]))
