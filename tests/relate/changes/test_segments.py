import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammaln  # type: ignore[import-untyped]

from amity.errors import InvalidValue
from amity.relate.changes.segments import Measured, Tally

COUNTS = st.lists(st.integers(0, 20), min_size=2, max_size=15)


def gamma_poisson(told: float, expected: float) -> float:
    """By hand: a gamma prior of shape and rate 1, Poisson counts, without their factorials."""
    return float(gammaln(1 + told) - (1 + told) * np.log(1 + expected))


@given(COUNTS)
def test_a_stretch_has_the_marginal_likelihood_of_its_sums(counts: list[int]) -> None:
    tally = Tally(counts=np.array([counts]), exposure=np.ones((1, len(counts))))
    found = tally.segments(np.array([2.0]))
    for start in range(len(counts)):
        for end in range(start + 1, len(counts) + 1):
            by_hand = gamma_poisson(sum(counts[start:end]), 2.0 * (end - start))
            assert found[start, end] == pytest.approx(by_hand)


def test_what_is_told_of_years_of_which_a_source_does_not_speak_is_left_out() -> None:
    tally = Tally(counts=np.array([[3, 4], [5, 6]]), exposure=np.array([[1, 0], [1, 1]]))
    assert tally.counts.tolist() == [[3, 0], [5, 6]]


@pytest.mark.parametrize(
    ("counts", "exposure"), [([[1, 2]], [[1]]), ([[-1]], [[1]]), ([[1]], [[float("nan")]]), ([[1]], [[-1]])]
)
def test_a_tally_checks_itself(counts: list[list[float]], exposure: list[list[float]]) -> None:
    with pytest.raises(InvalidValue):
        Tally(counts=np.array(counts), exposure=np.array(exposure))


def test_two_levels_explain_a_jump_better_than_one_and_one_a_level_stretch() -> None:
    for values, better in (([0.0] * 10 + [3.0] * 10, True), ([0.1, -0.1] * 10, False)):
        series = Measured(low=np.array(values), high=np.array(values))
        fits = series.segments(series.middle(), 0.0)
        assert bool(fits[0, 10] + fits[10, 20] > fits[0, 20]) is better


def test_years_without_a_value_say_nothing() -> None:
    nan = float("nan")
    with_gap = Measured(low=np.array([1.0, nan, 2.0]), high=np.array([1.0, nan, 2.0]))
    without = Measured(low=np.array([1.0, 2.0]), high=np.array([1.0, 2.0]))
    assert with_gap.segments(with_gap.middle(), 0.0)[0, 3] == pytest.approx(
        without.segments(without.middle(), 0.0)[0, 2]
    )


def test_bounds_that_are_crossed_are_refused() -> None:
    with pytest.raises(InvalidValue):
        Measured(low=np.array([1.0]), high=np.array([0.0]))
