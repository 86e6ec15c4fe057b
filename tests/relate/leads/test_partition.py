import math
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.networks import Lead, Leading
from amity.relate.leads.partition import CHANGE, LONGEST, centres, rates


def by_brute_force(counts: list[float], exposure: list[float]) -> list[float]:
    """The expected rates over all partitions, each tried by itself."""
    size, prior = len(counts), sum(exposure) / sum(counts)
    found, whole = [0.0] * size, 0.0
    for changes in product((True, False), repeat=size - 1):
        bounds = [0, *(at for at, yes in enumerate(changes, 1) if yes), size]
        likely = CHANGE ** sum(changes) * (1 - CHANGE) ** (size - 1 - sum(changes))
        means = []
        for start, end in pairwise(bounds):
            events, exposed = sum(counts[start:end]), sum(exposure[start:end])
            likely *= math.gamma(1 + events) * prior / (prior + exposed) ** (1 + events)
            means += [(1 + events) / (prior + exposed)] * (end - start)
        whole += likely
        found = [sum_ + likely * mean for sum_, mean in zip(found, means, strict=True)]
    return [sum_ / whole for sum_ in found]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9).map(float), st.floats(min_value=0.1, max_value=3)), min_size=2, max_size=8
    ).filter(lambda both: sum(count for count, _ in both) > 0)
)
def test_rates_are_those_of_all_partitions(both: list[tuple[float, float]]) -> None:
    counts, exposure = map(list, zip(*both, strict=True))
    found = rates(np.array(counts), np.array(exposure))
    assert list(found) == pytest.approx(by_brute_force(counts, exposure), rel=1e-6)


@given(st.lists(st.floats(min_value=-5, max_value=5), min_size=2, max_size=40))
def test_centres_turn_with_the_values(values: list[float]) -> None:
    found = centres(np.array(values), 1.0)
    assert list(centres(-np.array(values), 1.0)) == pytest.approx(list(-found), abs=1e-9)
    assert list(centres(np.array(values[::-1]), 1.0)) == pytest.approx(list(found[::-1]), abs=1e-9)


def test_a_series_longer_than_any_phase_has_one_rate_too() -> None:
    found = rates(np.full(3 * LONGEST, 2.0), np.ones(3 * LONGEST))
    assert found == pytest.approx(np.full(3 * LONGEST, 2.0), rel=1e-2)


def test_nothing_told_has_a_rate_of_nothing() -> None:
    assert rates(np.zeros(5), np.ones(5)) == pytest.approx(np.zeros(5), abs=1e-6)
    assert np.isfinite(rates(np.zeros(5), np.zeros(5))).all()


@pytest.mark.parametrize(
    ("months", "periods", "words"),
    [(12, 1, "1 year"), (12, 3, "3 years"), (1, 1, "1 month"), (3, 2, "6 months")],
)
def test_periods_are_told_in_years_or_months(months: int, periods: int, words: str) -> None:
    one = Lead(first=("A", "B"), second=("A", "C"), finding=Leading.TOO_FEW, why="", months=months)
    assert one.after(periods) == words
