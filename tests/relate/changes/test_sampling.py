from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest

from amity.errors import InvalidValue
from amity.relate.changes.chains import within
from amity.relate.changes.durations import Durations, draw_starts
from amity.relate.changes.partition import likely
from amity.relate.changes.sampling import draw
from amity.relate.changes.segments import Measured, Tally


def tally(counts: Any, exposure: Any) -> Tally:
    return Tally(counts=np.array(counts), exposure=np.array(exposure))


def enumerated(fits: Any, prior: Any) -> dict[tuple[int, ...], float]:
    """The probability of every way to part the years, one by one."""
    years = len(fits) - 1
    weights = {}
    for size in range(years):
        for inner in combinations(range(1, years), size):
            ends = [0, *inner, years]
            parts = list(pairwise(ends))
            weights[inner] = sum(fits[a, b] + prior[a, b] for a, b in parts)
    total = np.logaddexp.reduce(list(weights.values()))
    return {inner: float(np.exp(weight - total)) for inner, weight in weights.items()}


def test_phases_are_drawn_with_the_probabilities_that_enumeration_gives() -> None:
    random = np.random.default_rng(5)
    counts = [2, 3, 1, 9, 8, 10, 2]
    durations = Durations.of(len(counts), 4.0, 1)
    fits = tally(counts=[counts], exposure=[[1.0] * 7]).segments(np.array([3.0]))
    (drawn,) = draw_starts((fits + durations.prior)[None], 4000, random)
    found: dict[tuple[int, ...], int] = {}
    for starts in drawn:
        inner = tuple(int(at) for at in np.flatnonzero(starts)[1:])
        found[inner] = found.get(inner, 0) + 1
    for inner, probability in enumerated(fits, durations.prior).items():
        assert found.get(inner, 0) / 4000 == pytest.approx(probability, abs=0.03)


@pytest.mark.parametrize(("years", "lasts", "shortest"), [(20, 5.0, 1), (30, 15.0, 3), (2, 10.0, 3)])
def test_what_is_left_of_a_phase_that_was_running_is_a_distribution(
    years: int, lasts: float, shortest: int
) -> None:
    durations = Durations.of(400, lasts, shortest)
    assert np.exp(durations.whole).sum() == pytest.approx(1.0, abs=1e-3)
    short = Durations.of(years, lasts, shortest)
    assert short.through <= 0
    assert short.prior.shape == (years + 1, years + 1)


def test_a_source_that_begins_is_no_change() -> None:
    random = np.random.default_rng(3)
    survey, agency = random.poisson(2, 50), random.poisson(8, 50)
    agency[:25] = 0
    exposure = [[1.0] * 50, [0.0] * 25 + [1.0] * 25]
    found = draw([tally(counts=[survey, agency], exposure=exposure)])
    assert likely(found.starts[0]) == []


def test_a_change_in_what_every_source_tells_is_found() -> None:
    random = np.random.default_rng(3)
    rates = np.array([1.0] * 20 + [4.0] * 30)
    counts = [random.poisson(2 * rates), random.poisson(3 * rates)]
    counts[1][:25] = 0
    found = draw([tally(counts=counts, exposure=[[1.0] * 50, [0.0] * 25 + [1.0] * 25])])
    (boundary,) = likely(found.starts[0])
    assert boundary.low <= 20 <= boundary.high
    assert boundary.probability > 0.9


def test_years_of_which_nobody_speaks_make_a_boundary_wide() -> None:
    counts = [2] * 12 + [0] * 10 + [9] * 12
    heard, silent = [1.0] * 34, [1.0] * 12 + [0.0] * 10 + [1.0] * 12
    told = [2] * 12 + [2] * 5 + [9] * 5 + [9] * 12
    sharp = likely(draw([tally(counts=[told], exposure=[heard])]).starts[0])[0]
    wide = likely(draw([tally(counts=[counts], exposure=[silent])]).starts[0])[0]
    assert wide.high - wide.low > sharp.high - sharp.low + 3


def test_the_same_input_gives_the_same_draws_whatever_stands_beside_it() -> None:
    told = tally(counts=[[1] * 10 + [5] * 10], exposure=[[1.0] * 20])
    values = np.log([1.0] * 20)
    alone = draw([told], sweeps=20)
    beside = draw([told], [Measured(low=values, high=values)], sweeps=20)
    assert (alone.starts[0] == beside.starts[0]).all()
    assert (alone.levels[0] == beside.levels[0]).all()


def test_noughts_stay_below_what_rounding_makes_one() -> None:
    series = Measured(low=np.array([-np.inf, 0.0]), high=np.array([-3.0, 0.1]))
    drawn = within(series, np.zeros(2), np.ones(2), np.random.default_rng(1))
    assert drawn[0] <= -3
    assert 0 <= drawn[1] <= 0.1


def test_a_fall_in_a_rounded_series_with_noughts_is_found() -> None:
    high = [10.0, 12.0, 11.0, 13.0, 12.0, 10.0, 11.0, 12.0]
    low = [0.1, 0.0, 0.2, 0.0, 0.1, 0.0, 0.0, 0.1]
    values = np.array(high + low)
    with np.errstate(divide="ignore"):
        bounds = np.log(np.maximum(values - 0.05, 0)), np.log(values + 0.05)
    found = likely(draw([], [Measured(low=bounds[0], high=bounds[1])]).starts[0])
    assert [boundary.start for boundary in found] == [8]


def test_channels_of_different_years_are_refused() -> None:
    one, other = (tally(counts=[[1] * size], exposure=[[1] * size]) for size in (3, 4))
    with pytest.raises(InvalidValue):
        draw([one, other])
    with pytest.raises(InvalidValue):
        draw([])
