import numpy as np
import pytest
from numpy.typing import NDArray

from amity.relate.cooperation.shares import shares

Numbers = NDArray[np.float64]
YEARS = 40


def simulated(p: tuple[float, float], starts: int, seed: int = 3) -> tuple[Numbers, Numbers, Numbers]:
    """What two sources tell of deeds whose rate changes; the second begins late."""
    random = np.random.default_rng(seed)
    rate = np.where(np.arange(YEARS) < 20, 20.0, 60.0)
    speaks = np.stack([np.ones(YEARS), (np.arange(YEARS) >= starts).astype(float)])
    told, total = np.zeros((2, YEARS)), np.zeros(YEARS)
    for year in range(YEARS):
        tells = random.random((random.poisson(rate[year]), 2)) < np.array(p) * speaks[:, year]
        told[:, year], total[year] = tells.sum(axis=0), tells.any(axis=1).sum()
    return told, total, speaks


def test_shares_are_found_whatever_the_rate() -> None:
    found = shares(*simulated((0.1, 0.7), starts=10))
    share = 1 / (1 + np.exp(-found.log_odds))
    assert share == pytest.approx([0.1, 0.7], abs=0.08)


def test_what_is_told_by_one_alone_is_the_smaller_part() -> None:
    found = shares(*simulated((0.1, 0.7), starts=10))
    assert found.telling[-1] == pytest.approx(1.0)
    assert found.telling[0] == pytest.approx(0.1 / 0.73, abs=0.05)
    assert found.spread[-1] == pytest.approx(0.0, abs=1e-6)
    assert 0 < found.spread[0] < 0.5


def test_sources_that_share_no_year_leave_it_open() -> None:
    told = np.array([[5.0, 6.0, 0.0, 0.0], [0.0, 0.0, 5.0, 6.0]])
    apart = shares(told, told.sum(axis=0), np.array([[1.0, 1, 0, 0], [0, 0, 1, 1]]))
    shared = shares(told + told[::-1], told.sum(axis=0), np.ones((2, 4)))
    assert apart.spread.min() > 0.5
    assert shared.spread.max() == pytest.approx(0.0, abs=1e-6)


def test_the_slope_is_that_of_the_loss() -> None:
    from amity.relate.cooperation.shares import _Likelihood

    tie, at, step = _Likelihood(*simulated((0.3, 0.6), starts=5)), np.array([-0.4, 0.8]), 1e-6
    for side in np.eye(2):
        numeric = (tie.loss(at + step * side) - tie.loss(at - step * side)) / (2 * step)
        assert float(tie.slope(at) @ side) == pytest.approx(numeric, rel=1e-4)


def test_the_curvature_is_that_of_the_slope() -> None:
    from amity.relate.cooperation.shares import _Likelihood

    tie, at, step = _Likelihood(*simulated((0.3, 0.6), starts=5)), np.array([-0.4, 0.8]), 1e-5
    for row, side in zip(tie.curvature(at), np.eye(2), strict=True):
        numeric = (tie.slope(at + step * side) - tie.slope(at - step * side)) / (2 * step)
        assert row == pytest.approx(numeric, rel=1e-4)


def test_hundreds_of_sources_are_no_burden() -> None:
    random = np.random.default_rng(4)
    told = random.poisson(0.2, (300, 60)).astype(float)
    found = shares(told, np.maximum(told.max(axis=0), told.sum(axis=0) * 0.8), np.full((300, 60), 0.5))
    assert np.isfinite(found.spread).all()
    assert found.telling == pytest.approx(np.ones(60), abs=0.6)
