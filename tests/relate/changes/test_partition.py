from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from amity.relate.changes.partition import boundaries, likely, partition, shortest


def starting(size: int, *chosen: tuple[int, int]) -> Any:
    """Draws: for each pair as many as the first that have a boundary at the second, 0 for none."""
    rows = []
    for number, at in chosen:
        row = np.zeros(size, dtype=bool)
        row[[0, at]] = True
        rows += [row] * number
    return np.array(rows)


def test_a_boundary_in_doubt_stands_in_the_middle_and_has_all_its_years() -> None:
    draws = starting(30, *((10, at) for at in range(10, 20)))
    (found,) = likely(draws)
    assert 13 <= found.start <= 16
    assert found.high - found.low >= 7
    assert found.probability == 1.0


def test_a_change_that_is_less_than_likely_is_not_told() -> None:
    assert likely(starting(30, (60, 0), (40, 15))) == []
    assert [one.start for one in likely(starting(30, (20, 0), (80, 15)))] == [15]


@given(st.lists(st.lists(st.booleans(), min_size=8, max_size=8), min_size=1, max_size=6))
def test_phases_fill_the_years_and_intervals_hold_their_boundary(draws: list[list[bool]]) -> None:
    starts = np.array(draws)
    starts[:, 0] = True
    phases = partition(starts)
    assert phases[0] == 0
    assert phases == sorted(set(phases))
    for one in boundaries(starts, phases):
        assert one.low <= one.start <= one.high
        assert 0 <= one.probability <= 1


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=12), st.floats(0.5, 0.95))
def test_no_shorter_stretch_holds_as_much(weights: list[float], held: float) -> None:
    chances = np.array(weights) / sum(weights)
    low, high = shortest(chances, held)
    mass = chances[low : high + 1].sum()
    for start in range(len(chances) - (high - low) + 1):
        other = chances[start : start + high - low].sum()
        assert abs(other - held) >= abs(mass - held) - 1e-9 or other < held


@given(st.lists(st.lists(st.booleans(), min_size=12, max_size=12), min_size=1, max_size=9))
def test_every_boundary_that_is_told_is_likely(draws: list[list[bool]]) -> None:
    starts = np.array(draws)
    starts[:, 0] = True
    found = likely(starts, 0.6)
    assert all(one.probability >= 0.6 for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})
