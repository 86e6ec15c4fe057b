"""Tables of one document that count the same in other years can be joined; all figures are invented."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.series import FlagKind, Series
from amity.model.when import When
from amity.reference import load
from amity.relate.breaks import breaks
from amity.relate.flows import series
from amity.relate.record import Record

REFERENCE = load()


def cell(year: int, value: float | None, *, table: str = "Table 1", doc: str = "survey",
         unit: str = "US$ million", rounding: float = 0.1) -> Flow:  # fmt: skip
    start = year + 10_000 * len(table)
    seen = Observation.MISSING if value is None else Observation.OBSERVED if value else Observation.ZERO
    return Flow(
        series=table, measure="trade", source="ARG", target="CHL", directed=False, value=value, unit=unit,
        period=When.of_year(year), observation=seen, rounding=rounding, origin=f"A {doc}",
        passage=Passage(doc=doc, start=start, end=start + 4, quote=f"{value or 0.0:.2f}"),
    )  # fmt: skip


def made(*flows: Flow, join: bool = False) -> tuple[Series, ...]:
    return series(Record(states=("ARG", "CHL"), reference=REFERENCE, flows=flows), "ARG", "CHL", join=join)


EARLY = tuple(cell(year, 2.0) for year in range(1960, 1965))
LATE = tuple(cell(year, 9.0, table="Table 2, later") for year in range(1970, 1975))


def test_tables_of_one_document_stay_apart_and_joining_them_is_offered() -> None:
    one, other = made(*EARLY, *LATE)
    assert other.id in one.notes[0]
    assert one.id in other.notes[0]
    assert "1970-1974" in one.notes[0]
    assert "can be joined" in one.notes[0]


def test_joined_they_are_one_series_that_says_so() -> None:
    (one,) = made(*EARLY, *LATE, join=True)
    assert one.years == (*range(1960, 1965), *range(1970, 1975))
    assert one.gaps == tuple(range(1965, 1970))
    assert one.tables == ("Table 1", "Table 2, later")
    assert "joined with" in one.notes[0]
    assert [(flag.kind, str(flag.period)) for flag in one.flags] == [(FlagKind.SEAM, "1970")]


def test_tables_at_odds_in_a_year_are_neither_offered_nor_joined() -> None:
    flows = (*EARLY, *LATE, cell(1964, 5.0, table="Table 2, later"))
    assert not any("joined" in note for one in made(*flows) for note in one.notes)
    assert len(made(*flows, join=True)) == 2


def test_figures_that_differ_by_rounding_alone_are_joined_and_the_finer_stands() -> None:
    (one,) = made(*EARLY, *LATE, cell(1964, 2.04, table="Table 2, later", rounding=0.01), join=True)
    point = one.at(1964)
    assert (point.value, len(point.rows)) == (2.04, 2)


def test_other_units_and_other_documents_are_never_joined() -> None:
    roubles = tuple(cell(f.period.first_year or 0, 1.0, table="Table 3", unit="RUB million") for f in LATE)
    elsewhere = tuple(cell(year, 9.0, doc="memoir", table="Table 9") for year in range(1980, 1985))
    assert len(made(*EARLY, *roubles, *elsewhere, join=True)) == 3


def test_a_missing_figure_and_a_nought_stay_what_they_are() -> None:
    more = (cell(1970, None, table="T2"), cell(1971, 0.0, table="T2"))
    (one,) = made(*EARLY, *more, join=True)
    assert [one.at(year).observation for year in (1969, 1970, 1971)] == [
        Observation.OUTSIDE, Observation.MISSING, Observation.ZERO
    ]  # fmt: skip


def test_the_first_table_of_one_document_is_not_that_of_another() -> None:
    flows = (cell(1960, 2.0), cell(1961, 3.0), cell(1960, 7.0, doc="memoir"), cell(1961, 8.0, doc="memoir"))
    found = made(*flows)
    assert [[point.value for point in one.points] for one in found] == [[7.0, 8.0], [2.0, 3.0]]
    assert {flag.kind for one in found for flag in one.flags} == {FlagKind.CONTRADICTED}


@given(order=st.permutations([0, 1, 2]), by=st.integers(-40, 40))
def test_order_has_no_say_and_years_shift_with_the_tables(order: list[int], by: int) -> None:
    tables = [
        tuple(cell(first + by + n, 1.0 + n, table=name) for n in range(4))
        for name, first in (("A", 1960), ("B", 1970), ("C", 1980))
    ]
    flows = [flow for at in order for flow in tables[at]]
    (one,) = made(*flows, join=True)
    assert one.years == tuple(first + by + n for first in (1960, 1970, 1980) for n in range(4))
    assert [str(flag.period) for flag in one.flags] == [str(1970 + by), str(1980 + by)]


def test_breaks_are_sought_across_a_join_and_any_order_gives_the_same() -> None:
    answers = {
        breaks(made(*flows, join=True)[0]).breaks[0].years
        for tables in permutations((EARLY, LATE))
        for flows in ([flow for table in tables for flow in table],)
    }
    assert answers == {(1964, 1970)}
