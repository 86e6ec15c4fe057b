"""What a series gives to be computed with: one value a year, each with its own bounds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.effects import Scale
from amity.model.flows import Flow, Observation
from amity.model.series import Series
from amity.model.when import When
from amity.reference import load
from amity.relate.breaks import breaks
from amity.relate.effects import Values, effect
from amity.relate.flows import series
from amity.relate.record import Record

REFERENCE = load()
LEVELS = (9.0, 9.5, 8.8, 9.1, 9.3, 8.9, 2.0, 2.2, 1.9, 2.1, 2.3, 1.8)


def flow(period: str, value: float | None, row: int = 2, rounding: float = 1.0) -> Flow:
    seen = Observation.MISSING if value is None else Observation.OBSERVED if value else Observation.ZERO
    return Flow(
        series="t", measure="oil", source="RUS", target="FIN", directed=True, value=value, unit="kt",
        period=When.parse(period), observation=seen, rounding=rounding, row=row, origin="a ministry",
    )  # fmt: skip


def made(*flows: Flow) -> Series:
    (found,) = series(Record(states=("FIN", "RUS"), reference=REFERENCE, flows=flows))
    return found


def months(year: int, value: float, number: int = 12) -> list[Flow]:
    return [flow(f"{year}-{month:02}", value + month, row=month) for month in range(1, number + 1)]


def test_of_months_the_means_of_full_years_are_taken_and_never_one_month_for_the_year() -> None:
    found = Values.of(made(*months(1980, 10), *months(1981, 30), *months(1982, 50, number=11)))
    assert found.years == (1980, 1981)
    assert found.values == pytest.approx((16.5, 36.5))
    assert found.rounding == pytest.approx(1.0)
    assert len(found.rows[0]) == 12
    assert "means of the parts" in found.note
    assert "11 figures of other periods" in found.note


def test_a_year_with_a_missing_month_has_no_mean() -> None:
    some = [*months(1980, 10), *months(1981, 30)]
    some[3] = flow("1980-04", None)
    assert Values.of(made(*some)).years == (1981,)


def test_totals_of_years_and_figures_of_months_are_not_mixed() -> None:
    found = Values.of(made(flow("1979", 120.0), flow("1980", 130.0), *months(1981, 10)))
    assert found.years == (1979, 1980)
    assert found.note == "12 figures of other periods than whole years are left out"


def test_figures_of_several_years_are_none_of_their_first() -> None:
    found = Values.of(made(flow("1979", 120.0), flow("1980/1984", 600.0)))
    assert found.years == (1979,)


def test_a_year_from_july_to_june_is_a_year() -> None:
    assert Values.of(made(flow("1979-07/1980-06", 120.0), flow("1980-07/1981-06", 130.0))).years == (
        1979,
        1980,
    )


def test_rows_that_differ_widen_their_own_year_and_no_other() -> None:
    some = [flow(str(1980 + at), round(10 * level)) for at, level in enumerate(LEVELS)]
    found = Values.of(made(*some, flow("1983", 900.0, row=9)))
    assert found.rounding == pytest.approx(1.0)
    assert found.bounds(3) == (90.5, 900.5)
    assert found.bounds(4) == (92.5, 93.5)


def test_where_another_table_begins_a_change_may_be_of_the_counting() -> None:
    early = [flow(str(1980 + at), 10.0 + at % 2) for at in range(6)]
    late = [replace(flow(str(1986 + at), 30.0 + at % 2), series="later") for at in range(6)]
    found = breaks(made(*early, *late))
    assert found.breaks[0].years == (1985, 1986)
    assert "figures from 1986 on are of another table" in found.note


def test_a_nought_has_no_logarithm_where_it_is_exact() -> None:
    exact = [
        flow(str(1980 + at), value, rounding=0.0) for at, value in enumerate((3, 2, 0, 4, 5, 6, 7, 8, 9))
    ]
    assert {one.scale for one in breaks(made(*exact)).sought} == {Scale.LEVEL}


def test_the_years_used_are_told_by_the_break_that_bounds_them() -> None:
    years = (*range(1960, 1970), *range(1975, 1990))
    values = [*(50.0 + n % 3 for n in range(10)), *(5.0 + n % 3 for n in range(15))]
    assert effect(values, 1985, years=years, simulations=99).window == (
        "the years bounded by the break of 1969-1975"
    )


@settings(max_examples=8, deadline=None)
@given(times=st.sampled_from((0.01, 3.0, 1000.0)), by=st.integers(-60, 60))
def test_a_constant_scales_breaks_in_level_alone_and_years_shift_them(times: float, by: int) -> None:
    years = range(1980, 1992)
    one = breaks(LEVELS, years=years, rounding=0.1)
    other = breaks(
        [value * times for value in LEVELS], years=[year + by for year in years], rounding=0.1 * times
    )
    assert len(one.breaks) == len(other.breaks) == 2
    for a, b in zip(one.breaks, other.breaks, strict=True):
        assert (b.years, b.p) == ((a.years[0] + by, a.years[1] + by), a.p)
        assert b.ratio == pytest.approx(a.ratio)
        assert b.before == pytest.approx(a.before * times)
        assert b.statistic == pytest.approx(a.statistic, rel=1e-3)


@settings(max_examples=4, deadline=None)
@given(times=st.sampled_from((0.01, 1000.0)), by=st.integers(-60, 60))
def test_a_constant_scales_effects_in_level_alone(times: float, by: int) -> None:
    years = range(1980, 1992)
    for scale, factor in ((Scale.LEVEL, times), (Scale.LOGARITHM, 1.0)):
        one = effect(LEVELS, 1986, years=years, scale=scale, first=1980, simulations=99)
        other = effect(
            [v * times for v in LEVELS], 1986 + by, years=[y + by for y in years], scale=scale,
            first=1980 + by, simulations=99,
        )  # fmt: skip
        assert one.level is not None
        assert other.level is not None
        assert other.level.value == pytest.approx(one.level.value * factor, rel=1e-6)
        assert (other.level.low, other.level.high) == pytest.approx(
            (one.level.low * factor, one.level.high * factor), rel=1e-4
        )
        assert other.p == one.p
