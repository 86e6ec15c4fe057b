import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.explain.odds import at_least, beta_above, rate_above

SHARES = st.floats(0, 1)


@given(st.lists(SHARES, max_size=6), st.integers(1, 7))
def test_at_least_is_the_sum_over_all_ways(probabilities: list[float], number: int) -> None:
    ways = [
        math.prod(p if held else 1 - p for p, held in zip(probabilities, which, strict=True))
        for which in product((True, False), repeat=len(probabilities))
        if sum(which) >= number
    ]
    assert at_least(number, probabilities) == pytest.approx(math.fsum(ways), abs=1e-9)


@pytest.mark.parametrize(("a", "b"), [(0.5, 0.5), (1, 3), (2.5, 0.5), (40, 9), (300, 77)])
@pytest.mark.parametrize("x", [0.01, 0.2, 0.5, 0.77, 0.99])
def test_beta_above_agrees_with_another_implementation(a: float, b: float, x: float) -> None:
    scipy = pytest.importorskip("scipy.stats")
    assert beta_above(a, b, x) == pytest.approx(float(scipy.beta.sf(x, a, b)), abs=1e-9)


@given(st.integers(0, 30), st.integers(0, 30), st.floats(0.5, 50), st.floats(0.5, 50))
def test_one_rate_or_the_other_is_higher(one: int, other: int, first: float, second: float) -> None:
    above = rate_above((one, other), (first, second))
    assert above + rate_above((other, one), (second, first)) == pytest.approx(1)


def test_a_larger_factor_is_harder_to_exceed() -> None:
    assert rate_above((9, 3), (10, 10), 4) < 0.5 < rate_above((9, 3), (10, 10))
