import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.documents import BlockKind, Cell
from amity.read.lines import lines_of
from amity.read.plain import read_text
from amity.read.text_tables import find


def cells(text: str) -> list[Cell]:
    """The figures of a text; each must stand in the text where it says."""
    reading = read_text(text)
    for cell in reading.cells:
        words = text[cell.start : cell.end]
        assert words == words.strip()
        assert cell.value is None or any(letter.isdigit() for letter in words)
    return list(reading.cells)


def values(text: str) -> dict[tuple[str, str], float | None]:
    return {(cell.row, cell.column): cell.value for cell in cells(text)}


TRADE = {
    ("Laos", "1990"): 10.5, ("Laos", "1995"): 11.2, ("Laos", "2000"): None,
    ("Viet Nam", "1990"): 3.1, ("Viet Nam", "1995"): -2.0, ("Viet Nam", "2000"): 4.5,
}  # fmt: skip
LAYOUTS = {
    "tabs": "Country\t1990\t1995\t2000\nLaos\t10.5\t11.2\tn/a\nViet Nam\t3.1\t(2.0)\t4.5",
    "tabs after a row": "Country\t1990\t1995\t2000\t\nLaos\t10.5\t11.2\tn/a\t\t\nViet Nam\t3.1\t-2.0\t4.5\t",
    "two tabs for one": "Country\t\t1990\t1995\t2000\nLaos\t\t10.5\t11.2\t..\nViet Nam\t3.1\t-2.0\t4.5",
    "blank lines": "Country\t1990\t1995\t2000\n\nLaos\t10.5\t11.2\tn/a\n\nViet Nam\t3.1\t-2.0\t4.5",
    "wide spaces": """\
        Country      1990     1995     2000
        Laos         10.5     11.2       ..
        Viet Nam      3.1    (2.0)      4.5""",
    "wide spaces and a cell left out": """\
                     1990     1995     2000
        Laos         10.5     11.2
        Viet Nam      3.1     -2.0      4.5""",
    "single spaces": "Country 1990 1995 2000\nLaos 10.5 11.2 n/a\nViet Nam 3.1 -2.0 4.5",
    "single spaces without a corner": "1990 1995 2000\nLaos 10.5 11.2 n/a\nViet Nam 3.1 -2.0 4.5",
    "pipes": """\
        | Country  | 1990 | 1995 | 2000 |
        |----------|-----:|-----:|-----:|
        | Laos     | 10.5 | 11.2 | —    |
        | Viet Nam | 3.1  | −2.0 | 4.5  |""",
    "a drawn frame": """\
        +----------+------+------+------+
        | Country  | 1990 | 1995 | 2000 |
        +----------+------+------+------+
        | Laos     | 10.5 | 11.2 | n.a. |
        | Viet Nam | 3.1  | −2.0 | 4.5* |
        +----------+------+------+------+""",
    "a cell a line": "Country\n1990\n1995\n2000\nLaos\n10.5\n11.2\nn/a\nViet Nam\n3.1\n-2.0\n4.5",
    "decimal commas": "Country\t1990\t1995\t2000\nLaos\t10,5\t11,2\tn/a\nViet Nam\t3,1\t-2,0\t4,5",
    "folded in two": "Country\t1990\t1995\nLaos\t10.5\t11.2\nViet Nam\t3.1\t-2.0\n"
    "Country\t2000\nLaos\t..\nViet Nam\t4.5",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_table_in_many_layouts(layout: str, end: str) -> None:
    table = textwrap.dedent(LAYOUTS[layout])
    text = f"Words before it.\n\nTable 3 Trade of two states (US$ in millions)\n{table}\n\nWords after it.\n"
    found = cells(text.replace("\n", end))
    assert {(cell.row, cell.column): cell.value for cell in found} == TRADE
    assert {cell.unit for cell in found} == {"US$ million"}
    assert {cell.table for cell in found} == {"Table 3 Trade of two states"}


def test_a_title_that_tabs_and_lines_break() -> None:
    title = "Table 2 Imports of\tcoal and\toil, 1990 to\t2000 (US$ in\t\t\nthousands) ¹⁴\t\t\t"
    text = f"{title}\nYear\t1990\t2000\nLaos\t5\t7\n"
    found = cells(text)
    assert [(cell.row, cell.column, cell.value, cell.unit) for cell in found] == [
        ("Laos", "1990", 5.0, "US$ thousand"),
        ("Laos", "2000", 7.0, "US$ thousand"),
    ]
    assert found[0].table == "Table 2 Imports of coal and oil, 1990 to 2000"


def test_rows_of_years_and_figures_in_turn() -> None:
    text = (
        "Table\tTable 4 Aid (EUR million)\t\n1990\t1991\t1992\n0.0\t0.1\t..\n1993\t1994\t1995\n1.5\t2\t2.5\n"
    )
    found = cells(text)
    assert [(cell.column, cell.value) for cell in found] == [
        ("1990", 0.0), ("1991", 0.1), ("1992", None), ("1993", 1.5), ("1994", 2.0), ("1995", 2.5),
    ]  # fmt: skip
    assert {(cell.row, cell.unit) for cell in found} == {("", "EUR million")}


def test_years_down_in_lines_of_one_cell_each() -> None:
    assert values("Year\nExports\nImports\n1985\n10.7\n2.0\n1986\n18.7\n..\n") == {
        ("1985", "Exports"): 10.7, ("1985", "Imports"): 2.0,
        ("1986", "Exports"): 18.7, ("1986", "Imports"): None,
    }  # fmt: skip


def test_unit_and_source_beneath() -> None:
    text = "Year\t1990\t1991\nCoal\t5\t6\nUnit: thousand tons\nSource: Yearbook 1992\n\nThe rest.\n"
    assert {cell.unit for cell in cells(text)} == {"thousand tons"}
    kinds = [block.kind for block in read_text(text).blocks]
    assert kinds == [BlockKind.TABLE, BlockKind.CAPTION, BlockKind.PARAGRAPH]


def test_groups_of_rows_between_wide_spaces() -> None:
    text = textwrap.dedent("""\
        Table 5. Trade by commodity (US$ thousand)
                         1990   1991
        Exports
          Coal             10     20
        Imports
          Coal              1      2
        """)
    assert values(text) == {
        ("Exports, Coal", "1990"): 10.0, ("Exports, Coal", "1991"): 20.0,
        ("Imports, Coal", "1990"): 1.0, ("Imports, Coal", "1991"): 2.0,
    }  # fmt: skip


def test_a_title_without_number_that_tabs_break() -> None:
    text = "Turnover between\tA and B (mil-\tlions of USD)\t\nYear\t1990\t1991\nA\t1\t2\nB\t4\t5\n"
    assert {(cell.table, cell.unit) for cell in cells(text)} == {("Turnover between A and B", "US$ million")}
    assert values(text)["B", "1991"] == 5.0


def test_a_unit_in_a_line_of_its_own() -> None:
    text = "Table 2. Trade\n\t1990\t1991\n(US$ million)\nLaos\t5\t6\nChina\t7\t8\n"
    assert {(cell.table, cell.unit) for cell in cells(text)} == {("Table 2. Trade", "US$ million")}
    assert values(text) == {
        ("Laos", "1990"): 5.0, ("Laos", "1991"): 6.0, ("China", "1990"): 7.0, ("China", "1991"): 8.0,
    }  # fmt: skip


def test_two_tables_one_under_the_other() -> None:
    heads = "\nYear\t1990\t1991\nA\t"
    text = f"Table 1 Trade (US$ million){heads}1\t2\nTable 2 Aid (EUR million){heads}3\t4\n"
    assert [(cell.table, cell.value, cell.unit) for cell in cells(text)][::2] == [
        ("Table 1 Trade", 1.0, "US$ million"), ("Table 2 Aid", 3.0, "EUR million"),
    ]  # fmt: skip


def test_years_marked_as_estimates() -> None:
    text = "Country\t1990\t1991 (est.)\t1992p\nLaos\t5\t6e\t7 (prelim.)\n"
    assert values(text) == {("Laos", "1990"): 5.0, ("Laos", "1991"): 6.0, ("Laos", "1992"): 7.0}


@pytest.mark.parametrize(
    "text",
    [
        "He went there.  She came back in 1990.\nThey met.  It was 1995.\n",
        "1956\tKim Il-sung visited Mongolia for talks.\n1988\tHe visited again from June 28 to July 1.\n",
        "1.\tFirst point of it\n2.\tSecond point of it\n",
        "The years 1990 1991 1992 were bad.\nThe next were better.\n",
        "The   delegation   met  the\nminister    in  1990 and  the\npresident   in 1991   also.\n",
        "1. Introduction .......... 3\n2. The Cold War .......... 15\n",
        "A | B said so.\nC | D went home.",
        "Tel.  1234 5678\nFax   1234 5679\n",
    ],
)
def test_prose_and_lists_are_no_tables(text: str) -> None:
    assert cells(text) == []


def test_tables_of_the_same_title_are_told_apart() -> None:
    table = "Trade\nYear\t1990\t1991\nLaos\t{}\t6\n"
    text = f"{table.format(1)}\nBetween the two stands a sentence.\n\n{table.format(2)}"
    assert sorted({cell.table for cell in cells(text)}) == ["Trade", "Trade (2)"]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Laos", "Viet Nam", "North Korea", "China"]), min_size=1, max_size=4, unique=True
    ),
    st.integers(min_value=2, max_value=9),
    st.sampled_from(["\t", "   ", " | "]),
    st.data(),
)
def test_every_figure_of_a_table_comes_back(
    names: list[str], years: int, part: str, data: st.DataObject
) -> None:
    figures = st.integers(min_value=0, max_value=999999).map(lambda n: f"{n / 10:.1f}")
    heads = [str(1980 + year) for year in range(years)]
    rows = {name: [data.draw(figures) for _ in heads] for name in names}
    width = max(len(name) for name in names)
    lines = [["Year".ljust(width), *(head.rjust(8) for head in heads)]]
    lines += [[name.ljust(width), *(figure.rjust(8) for figure in row)] for name, row in rows.items()]
    text = "\n".join(part.join(line) for line in lines) + "\n"
    expected = {(n, h): float(f) for n, row in rows.items() for h, f in zip(heads, row, strict=True)}
    assert values(text) == expected


@settings(deadline=None)
@given(st.text(alphabet="ab 19.,\t|-\n%$()", max_size=200))
def test_any_layout_is_survived_and_spans_hold(text: str) -> None:
    lines = lines_of(text)
    for table in find(text, lines):
        assert 0 <= table.first <= table.last < len(lines)
    for cell in read_text(text).cells:
        assert 0 <= cell.start <= cell.end <= len(text)
