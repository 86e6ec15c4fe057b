from dataclasses import replace

import pytest

from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.when import When
from amity.present.material import Material
from amity.present.series import Series, all_series, as_year, note_of, row_of, set_aside, year_of


def flows(values: dict[str, float | None], *, target: str = "PRK", row: str = "") -> tuple[Flow, ...]:
    return tuple(
        Flow(series="Trade", measure="trade", source="MNG", target=target, directed=False, unit="US$ million",
             period=When.parse(year), value=value, row=n, row_label=row,
             observation=Observation.MISSING if value is None else Observation.OBSERVED)
        for n, (year, value) in enumerate(values.items(), start=1)
    )  # fmt: skip


def only(*found: Flow) -> Series:
    names = {"MNG": "Mongolia", "PRK": "North Korea", "CHN": "China"}
    [series] = all_series(Material(title="t", dyad=("MNG", "PRK"), names=names, documents=(), flows=found))
    return series


def test_the_series_of_the_sample_are_told_apart(material: Material) -> None:
    found = all_series(material)
    assert [(series.title, series.unit, len(series.lines)) for series in found] == [
        ("Trade of the two countries", "US$ million", 1),
        ("Headlines on Mongolia", "headlines", 1),
        ("Diplomatic representation", "level, 0 to 3", 2),
    ]
    assert [line.label for line in found[2].lines] == ["Mongolia → North Korea", "North Korea → Mongolia"]


@pytest.mark.parametrize(
    ("values", "finding"),
    [
        (
            {"1989": 13.9, "1990": 13.3, "1991": 2.3},
            "Trade fell from 13.3 in 1990 to 2.3 in 1991, its largest change",
        ),
        ({"1960": 0.2, "1970": 2.8}, "Trade rose from 0.2 in 1960 to 2.8 in 1970"),
        ({"1960": 2.0, "1970": 2.0, "1975": 2.0}, "Trade stayed at 2 from 1960 to 1975"),
        ({"1960": 2.0, "1961": None}, "Trade: one figure, 2 in 1960"),
        ({"1960": None}, "Trade: no figure is known"),
    ],
)
def test_the_finding_follows_from_the_figures(values: dict[str, float | None], finding: str) -> None:
    assert only(*flows(values)).finding == finding


def test_permuted_figures_move_the_finding() -> None:
    assert only(*flows({"1989": 2.3, "1990": 13.3, "1991": 13.9})).finding.startswith(
        "Trade rose from 2.3 in 1989"
    )


def test_the_order_of_the_figures_does_not_matter() -> None:
    found = flows({"1989": 13.9, "1990": 13.3, "1991": 2.3})
    assert only(*reversed(found)).finding == only(*found).finding


def test_what_is_between_the_states_comes_first_and_is_spoken_of() -> None:
    series = only(
        *flows({"1960": 5.7, "1965": 5.4, "1970": 1.0}, target="CHN"), *flows({"1960": 0.2, "1970": 2.8})
    )
    assert [line.label for line in series.lines] == ["Mongolia and North Korea", "Mongolia and China"]
    assert series.finding.startswith("Trade rose from 0.2")
    assert series.between


def test_rows_of_the_same_states_go_by_their_labels() -> None:
    series = only(*flows({"1960": 1.0}, row="exports"), *flows({"1960": 2.0}, row="imports"))
    assert [line.label for line in series.lines] == ["exports", "imports"]


def test_a_missing_figure_is_no_nought(material: Material) -> None:
    headlines = all_series(material)[1].main
    assert [flow.period.edtf for flow in headlines.counted] == ["1997", "1998", "1999", "2001", "2002"]
    assert [flow.value for flow in headlines.counted] == [24, 11, 0, 9, 13]


def in_cells(rows: dict[str, str], value: float = 1.0) -> tuple[Flow, ...]:
    """Flows of a table in a document, whose rows are years and whose columns have the heads given."""
    passage = Passage(doc="d", start=0, end=1, quote="1")
    return tuple(
        replace(flows({year: value})[0], row_label=f"in {year}", column_label=head, passage=passage)
        for year, head in rows.items()
    )


def test_where_rows_are_years_the_heads_of_columns_name_the_lines() -> None:
    found = in_cells({"1988": "Total", "1989": "Total"})
    assert {row_of(flow) for flow in found} == {"Total"}
    assert row_of(replace(found[0], column_label="")) == ""


def test_a_note_in_a_file_names_no_line_and_a_flag_sets_a_figure_aside() -> None:
    flow = replace(flows({"1993": 0.3})[0], column_label="flag: repeats another state's votes")
    aside = replace(flow, observation=Observation.MISSING)
    assert (row_of(flow), note_of(flow)) == ("", "repeats another state's votes")
    assert (set_aside(flow), set_aside(aside)) == (False, True)
    series = only(aside, *flows({"1994": 0.8, "1995": 0.7}))
    assert [flow.value for flow in series.main.counted] == [0.8, 0.7]


def test_a_measure_that_says_nothing_gives_way_to_the_name_of_the_line() -> None:
    found = tuple(replace(flow, measure="quantity") for flow in flows({"1960": 1.0, "1961": 2.0}))
    assert only(*found).finding == "Mongolia and North Korea rose from 1 in 1960 to 2 in 1961"


def test_a_year_is_a_number_with_a_fraction() -> None:
    assert year_of(When.parse("1990")) == 1990.0
    assert year_of(When.parse("1990-07")) == 1990.5
    assert year_of(When.unknown()) is None
    assert as_year(-400) is None


def test_units_part_series_of_one_name() -> None:
    found = flows({"1960": 1.0})
    other = (replace(found[0], unit="tonnes"),)
    material = Material(title="t", dyad=("MNG", "PRK"), names={}, documents=(), flows=(*found, *other))
    assert [series.unit for series in all_series(material)] == ["US$ million", "tonnes"]


def test_the_head_of_a_row_says_what_a_figure_without_a_measure_is_of() -> None:
    said = flows({"1980": 1250.0, "1981": 1400.0}, row="Exports to Korea")
    named = only(*(replace(f, measure="value") for f in said))
    assert named.finding == "Exports to Korea rose from 1,250 in 1980 to 1,400 in 1981"
    state = only(*(replace(f, measure="value", row_label="North Korea") for f in said))
    assert state.finding.startswith("Mongolia and North Korea rose")
