import math
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.relate.phases.measured import log_bounds, quantities

VALUES = {1950: 1.0, 1951: 2.0, 1952: 0.0, 1953: 3.0, 1954: 4.0}


def test_a_quantity_has_bounds_and_rows_by_year(make: SimpleNamespace) -> None:
    (found,) = quantities(make.record([], make.trade(VALUES)), "FIN", "SUN")
    assert found.bounds[1951] == pytest.approx((math.log(1.95), math.log(2.05)))
    assert found.bounds[1952][0] == -math.inf
    assert found.rows[1950] == (("customs", "2", "1950"),)


def test_a_table_that_copies_another_adds_nothing(make: SimpleNamespace) -> None:
    (once,) = quantities(make.record([], make.trade(VALUES)), "FIN", "SUN")
    (twice,) = quantities(
        make.record([], [*make.trade(VALUES), *make.trade(VALUES, series="copy")]), "FIN", "SUN"
    )
    assert twice.bounds == once.bounds


def test_the_finest_rounding_stands(make: SimpleNamespace) -> None:
    coarse = make.trade(dict.fromkeys(VALUES, 5.0), series="coarse", rounding=1.0)
    (found,) = quantities(make.record([], [*make.trade(VALUES), *coarse]), "FIN", "SUN")
    assert found.bounds[1954] == pytest.approx((math.log(3.95), math.log(4.05)))


def test_both_directions_are_added(make: SimpleNamespace) -> None:
    out = [replace(flow, directed=True) for flow in make.trade(VALUES)]
    back = [replace(flow, source="SUN", target="FIN") for flow in out]
    (found,) = quantities(make.record([], [*out, *back]), "FIN", "SUN")
    assert found.bounds[1954] == pytest.approx((math.log(7.9), math.log(8.1)))


def test_a_few_values_say_nothing_of_when(make: SimpleNamespace) -> None:
    assert quantities(make.record([], make.trade({1950: 1.0, 1951: 9.0})), "FIN", "SUN") == []


@given(st.floats(0, 1e6), st.sampled_from((0.0, 0.1, 1.0)))
def test_bounds_hold_the_value(value: float, rounding: float) -> None:
    low, high = log_bounds(value, rounding, 0.1) or (0.0, 0.0)
    assert low <= high
    if value > 0:
        assert low - 1e-9 <= math.log(value) <= high + 1e-9


def test_what_is_below_nought_has_none() -> None:
    assert log_bounds(-1.0, 0.1, 0.1) is None
