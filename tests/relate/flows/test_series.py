"""Flows are put together to series; all figures are invented."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidValue, NotFound
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.series import FlagKind, Point
from amity.model.when import When
from amity.reference import load
from amity.relate.flows import disagreements, series, share, totals
from amity.relate.flows.gathering import bounds
from amity.relate.record import Record

REFERENCE = load()


def flow(
    year: str,
    value: float | None,
    *,
    source: str = "ARG",
    target: str = "CHL",
    table: str = "t",
    row: int = 2,
    measure: str = "trade",
    rounding: float | None = 0.1,
    directed: bool = False,
    label: str = "",
    unit: str = "US$ million",
    origin: str = "",
) -> Flow:
    seen = Observation.MISSING if value is None else Observation.OBSERVED if value else Observation.ZERO
    return Flow(
        series=table, measure=measure, source=source, target=target, directed=directed, value=value,
        unit=unit, period=When.parse(year), observation=seen, rounding=rounding, row=row,
        column_label=label, origin=origin,
    )  # fmt: skip


def record(flows: Iterable[Flow], claims: Iterable[Claim] = ()) -> Record:
    return Record(states=("ARG", "CHL"), reference=REFERENCE, flows=tuple(flows),
                  claims={claim.id: claim for claim in claims})  # fmt: skip


def test_noughts_missing_figures_and_years_that_nobody_counted_are_three_things() -> None:
    (one,) = series(record([flow("1960", 3.2), flow("1961", 0.0), flow("1962", None), flow("1965", 1.0)]))
    assert [one.at(year).observation for year in (1960, 1961, 1962, 1963)] == [
        Observation.OBSERVED, Observation.ZERO, Observation.MISSING, Observation.OUTSIDE
    ]  # fmt: skip
    assert (one.years, one.gaps, one.missing) == ((1960, 1961, 1965), (1962, 1963, 1964), (1962,))


def test_a_figure_stands_for_all_that_rounds_to_it() -> None:
    (one,) = series(record([flow("1960", 13.3), flow("1961", 0.0), flow("1962", 24.0, rounding=0.0)]))
    assert [p.low for p in one.points] == pytest.approx([13.25, 0.0, 24.0])
    assert [p.high for p in one.points] == pytest.approx([13.35, 0.05, 24.0])


def test_series_are_told_apart_by_measure_unit_direction_and_table() -> None:
    flows = [
        flow("1960", 1.0), flow("1960", 1.0, unit="million roubles"), flow("1960", 1.0, measure="aid"),
        flow("1960", 2.0, directed=True), flow("1960", 3.0, source="CHL", target="ARG", directed=True),
        flow("1960", 9.0, table="other"), flow("1960", 5.0, source="CHL", target="ARG"),
    ]  # fmt: skip
    found = series(record(flows))
    assert len(found) == 6
    (both,) = [
        s for s in found if s.tables == ("t",) and s.measure == "trade" and not s.directed and "US" in s.unit
    ]
    assert [flag.kind for flag in both.flags] == [FlagKind.CONTRADICTED, FlagKind.CONTRADICTED]


def test_rows_that_differ_are_told_and_not_averaged() -> None:
    (one,) = series(record([flow("1960", 5.0, row=2), flow("1960", 7.0, row=3)]))
    (point,) = one.points
    assert [point.value, point.low, point.high] == pytest.approx([5.0, 4.95, 7.05])
    assert point.rows == ("t:2", "t:3")
    assert "5 (t:2), 7 (t:3)" in point.flags[0].reason


def test_a_copied_table_moves_nothing() -> None:
    told = [flow(str(1960 + n), value) for n, value in enumerate((4.0, 5.5, 0.0, 2.5))]
    (alone,) = series(record(told))
    (doubled,) = series(record([*told, *(replace(f, series="u") for f in told)]))
    assert doubled.points == alone.points
    assert doubled.copies == ("u",)


def test_two_files_of_one_dataset_are_one_series_with_a_seam() -> None:
    early = [flow(str(year), 1.0, table="a", origin="Yearbook") for year in range(1950, 1953)]
    late = [flow(str(year), 2.0, table="b", origin="Yearbook") for year in range(1953, 1955)]
    (one,) = series(record([*early, *late]))
    assert one.years == tuple(range(1950, 1955))
    assert [(str(flag.period), flag.kind) for flag in one.flags] == [("1953", FlagKind.SEAM)]


def test_two_sources_that_differ_beyond_rounding_are_told() -> None:
    flows = [flow("1960", 1.4), flow("1961", 0.4), flow("1960", 0.0, table="u", rounding=1.0),
             flow("1961", 0.0, table="u", rounding=1.0)]  # fmt: skip
    found = series(record(flows))
    (apart,) = disagreements(found)
    assert (str(apart.period), apart.values, apart.rows) == ("1960", (1.4, 0.0), ("t:2", "u:2"))
    assert {flag.kind for one in found for flag in one.flags} == {FlagKind.CONTRADICTED}


def test_sums_are_made_only_where_both_directions_have_a_figure() -> None:
    there = [
        flow("1960", 2.0, directed=True),
        flow("1961", None, directed=True),
        flow("1962", 0.0, directed=True),
    ]
    back = [replace(f, source="CHL", target="ARG", value=f.value and 3.0) for f in there]
    back[1] = flow("1961", 5.0, source="CHL", target="ARG", directed=True)
    (total,) = totals(series(record([*there, *back])))
    assert [(p.value, p.observation) for p in total.points] == [
        (5.0, Observation.OBSERVED), (None, Observation.MISSING), (0.0, Observation.ZERO)
    ]  # fmt: skip
    assert total.points[0].high == pytest.approx(5.1)
    assert len(total.parts) == 2


def test_a_state_stands_for_those_under_its_number() -> None:
    flows = [flow("1960", 1.0, source="FIN", target="SUN"), flow("1995", 2.0, source="FIN", target="RUS")]
    (one,) = series(record(flows), "SUN", "FIN")
    assert (one.source, one.target, one.years) == ("FIN", "RUS", (1960, 1995))
    assert series(record(flows), "FIN", "EST") == ()
    with pytest.raises(NotFound):
        series(record(flows), "FIN", "ATL")


def test_bad_series_are_answered_honestly() -> None:
    (missing,) = series(record([flow("1960", None), flow("1961", None)]))
    assert (missing.years, missing.gaps, missing.step, missing.flags) == ((), (), 0, ())
    (single,) = series(record([flow("1960", 2.0)]))
    assert (single.years, single.gaps) == ((1960,), ())
    (negative,) = series(record([flow("1960", -2.0)]))
    assert [flag.kind for flag in negative.flags] == [FlagKind.IMPOSSIBLE]
    assert negative.sound == ()
    (signed,) = series(record([flow("1960", -2.0, measure="trade balance")]))
    assert signed.flags == ()
    (undated,) = series(record([replace(flow("1960", 1.0), period=When.unknown())]))
    assert undated.points == ()
    assert undated.notes == ("1 figures have no period, and stand in no place of the series",)


def test_what_a_source_says_of_its_own_figure_is_a_flag() -> None:
    flagged = replace(flow("1988", 3.3, label="flag: two prices"), observation=Observation.MISSING)
    (one,) = series(record([flow("1987", 3.0), flagged]))
    assert [(flag.kind, flag.reason) for flag in one.flags] == [(FlagKind.STATED, "two prices")]
    assert one.points[1].value is None


def said(quote: str, year: str, factuality: Factuality = Factuality.HAPPENED) -> Claim:
    passage = Passage(doc="d", start=0, end=len(quote), quote=quote)
    return Claim(passage=passage, kind="trade", source="ARG", target="CHL", date=When.parse(year),
                 factuality=factuality)  # fmt: skip


def test_payment_changes_with_the_claims_that_say_so() -> None:
    flows = [flow(str(year), 5.0) for year in range(1955, 1970)]
    paid = said("From 1959 their trade was settled in convertible currency", "1959/..")
    other = said("They ended the clearing of accounts, a payments agreement", "1960", Factuality.PLANNED)
    late = said("Trade was paid in hard currency", "1985")
    (one,) = series(record(flows, [paid, other, late]))
    assert [(r.since.edtf, r.cue, r.claims) for r in one.regimes] == [("1959", "hard currency", (paid.id,))]
    (none,) = series(record(flows, [other]))
    assert none.regimes == ()
    (votes,) = series(record([flow("1960", 0.5, measure="votes", unit="share")], [paid]))
    assert votes.regimes == ()


def test_the_order_of_flows_is_of_no_account() -> None:
    flows = [flow("1960", 5.0, row=2), flow("1960", 7.0, row=3), flow("1961", None), flow("1961", 1.0, row=9)]
    expected = series(record(flows))
    assert all(series(record(order)) == expected for order in permutations(flows))


@given(value=st.floats(0, 1e9), rounding=st.sampled_from([None, 0.0, 0.1, 1.0, 1000.0]))
def test_bounds_hold_the_value_and_are_not_below_nought(value: float, rounding: float | None) -> None:
    low, high = bounds(value, rounding, nonnegative=True)
    assert 0 <= low <= value <= high
    assert high - low <= (rounding or 0.0) * (1 + 1e-6) + 1e-6


def test_a_point_that_cannot_be_is_told() -> None:
    with pytest.raises(InvalidValue):
        Point(period=When.of_year(1990), value=1.0, low=2.0, high=3.0, observation=Observation.OBSERVED)
    with pytest.raises(InvalidValue):
        Point(period=When.of_year(1990), value=None, low=None, high=None, observation=Observation.OBSERVED)


def test_another_unit_of_the_same_is_told() -> None:
    found = series(
        record([flow("1988", 4.0, unit="million roubles", table="a"), flow("1992", 1.0, table="b")])
    )
    roubles, dollars = found if "roubles" in found[0].unit else found[::-1]
    assert roubles.notes == (f"counted in another unit too, US$ million: {dollars.id}",)
    assert dollars.notes == (f"counted in another unit too, million roubles: {roubles.id}",)


def test_what_payment_moved_away_from_is_not_what_it_moved_to() -> None:
    flows = [flow(str(year), 5.0) for year in range(1955, 1970)]
    moved = said("Their trade moved from clearing accounts to convertible currency", "1960")
    (one,) = series(record(flows, [moved]))
    assert [regime.cue for regime in one.regimes] == ["hard currency"]


def test_the_rest_of_a_claim_s_sentence_is_read_with_it() -> None:
    passage = Passage(
        doc="d",
        start=9,
        end=20,
        quote="their trade",
        prefix="in roubles. In all ",
        suffix=" was in dollars. So",
    )
    paid = Claim(passage=passage, kind="trade", source="ARG", target="CHL", date=When.parse("1960"),
                 factuality=Factuality.HAPPENED)  # fmt: skip
    (one,) = series(record([flow("1959", 1.0), flow("1961", 2.0)], [paid]))
    assert [(regime.cue, regime.words) for regime in one.regimes] == [
        ("hard currency", "In all their trade was in dollars")
    ]


def test_one_direction_cannot_be_more_than_both() -> None:
    both = [flow("1960", 10.0), flow("1961", 10.0), flow("1962", 10.0, unit="RUB million")]
    part = [
        flow(year, value, table="customs", directed=True)
        for year, value in (("1960", 9.0), ("1961", 12.0), ("1962", 50.0))
    ]
    (found,) = disagreements(series(record([*both, *part])))
    assert (str(found.period), found.values) == ("1961", (12.0, 10.0))
    assert found.reason == (
        "customs has 12 from ARG to CHL alone, more than the 10 US$ million of both directions in t"
    )


def test_a_means_of_payment_that_every_row_notes_came_once() -> None:
    rows = [flow(str(1960 + at), 5.0, row=at, label="exports in roubles") for at in range(2, 6)]
    (one,) = series(record(rows))
    assert [(str(regime.since), regime.cue) for regime in one.regimes] == [("1962", "roubles")]


def test_a_share_of_a_year_that_nobody_counted_is_outside_and_of_a_missing_figure_missing() -> None:
    base = [
        flow("1960", 10.0, table="base"),
        flow("1961", 10.0, table="base"),
        flow("1962", 0.0, table="base"),
    ]
    extra = series(record([
        replace(flow("1960", None), observation=Observation.OUTSIDE), flow("1961", None), flow("1963", 2.0)
    ]))[0]  # fmt: skip
    whole = series(record([*base, flow("1963", 4.0, table="base")]))[0]
    assert [point.observation for point in share(extra, whole).points] == [
        Observation.OUTSIDE, Observation.MISSING, Observation.OBSERVED
    ]  # fmt: skip


def test_a_large_figure_is_told_in_full() -> None:
    rows = [flow("1960", 12345678.0, row=2), flow("1960", 12345999.0, row=3)]
    (one,) = series(record(rows))
    assert "12345678 (t:2), 12345999 (t:3)" in one.flags[0].reason
