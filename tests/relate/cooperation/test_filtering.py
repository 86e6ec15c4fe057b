"""The smoothers are held to that of statsmodels, which keeps all pairs of levels."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from statsmodels.tsa.regime_switching.markov_switching import (  # type: ignore[import-untyped]
    cy_hamilton_filter_log,
    cy_kim_smoother_log,
)

from amity.relate.cooperation import filtering
from amity.relate.cooperation.filtering import many, smoothed
from amity.relate.cooperation.levels import around, kernel, poisson

Numbers = NDArray[np.float64]
LEVELS: Numbers = np.linspace(-3.0, 3.0, 13)


def by_library(first: Numbers, steps: list[Numbers], told: Numbers) -> tuple[Numbers, float]:
    """The smoothed probabilities and the log-likelihood as statsmodels has them."""
    move = np.stack([np.eye(len(first)), *(step.T for step in steps)], axis=-1)
    pairs = np.repeat(told.T[:, None, :], len(first), axis=1)
    results = cy_hamilton_filter_log(first, move, pairs, 0)
    _, found = cy_kim_smoother_log(move, results[4], results[5])
    return found.T, float(results[2].sum())


def told_of(counts: list[int], exposure: float) -> Numbers:
    return poisson(np.array(counts, dtype=float)[:, None], LEVELS[None, :] + np.log(exposure))


@settings(max_examples=25, deadline=None)
@given(
    counts=st.lists(st.integers(0, 30), min_size=1, max_size=15),
    exposure=st.floats(0.05, 2.0),
    gaps=st.lists(st.sampled_from((1 / 12, 1.0, 7.0)), min_size=14, max_size=14),
)
def test_both_smoothers_are_those_of_the_library(
    counts: list[int], exposure: float, gaps: list[float]
) -> None:
    first, told = around(LEVELS, 0.5), told_of(counts, exposure)
    steps = [kernel(LEVELS.tobytes(), 0.2, gap) for gap in gaps[: len(counts) - 1]]
    masses, fit = by_library(first, steps, told)
    mine, likelihood = smoothed(first, steps, told)
    others, likelihoods = many(first, steps, np.stack([told, told[::-1]], axis=1))
    assert np.abs(mine - masses).max() < 1e-8
    assert np.abs(others[:, 0] - masses).max() < 1e-8
    assert likelihood == pytest.approx(fit, abs=1e-8)
    assert likelihoods[0] == pytest.approx(fit, abs=1e-8)


def test_what_is_filtered_in_blocks_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    first, told = around(LEVELS, 0.5), told_of([3, 0, 4, 9, 8, 7, 1, 0, 0, 2, 3], 1.0)
    steps = [kernel(LEVELS.tobytes(), 0.2, 1.0)] * 10
    whole, fit = smoothed(first, steps, told)
    monkeypatch.setattr(filtering, "BLOCK", 4)
    parts, again = smoothed(first, steps, told)
    assert np.abs(whole - parts).max() < 1e-10
    assert again == pytest.approx(fit, abs=1e-10)


@given(drift=st.floats(0.001, 1.0), gap=st.floats(1 / 12, 100.0))
def test_steps_are_probabilities(drift: float, gap: float) -> None:
    step = kernel(LEVELS.tobytes(), drift, gap)
    assert (step >= 0).all()
    assert step.sum(axis=1) == pytest.approx(1.0)


def test_a_small_drift_has_its_variance() -> None:
    from amity.relate.cooperation.levels import _neighbours

    apart = LEVELS[:, None] - LEVELS[None, :]
    middle = _neighbours(apart, 0.1, 0.5)[6]
    assert float((middle * (LEVELS - LEVELS[6]) ** 2).sum()) == pytest.approx(0.01)
