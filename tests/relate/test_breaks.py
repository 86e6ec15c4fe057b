import pytest

from amity.model.effects import Scale
from amity.relate.breaks import breaks
from amity.relate.effects import Values

# trade of two states as the Norwegian-Finnish figures might run: rounded to 0.1, with a collapse and noughts
COLLAPSE = [10.2, 11.5, 12.1, 9.8, 11.0, 12.4, 3.1, 2.8, 2.2, 2.9, 2.5, 3.0, 2.7, 0.2]
YEARS = range(1985, 1999)


def test_the_collapse_breaks_the_level_and_the_last_fall_is_steeper_in_logarithms() -> None:
    moved = [*COLLAPSE[3:], *COLLAPSE[:3]]
    found = breaks(moved, years=YEARS, rounding=0.1)
    assert found.falls[0].years == (1987, 1988)


def test_a_step_to_a_nought_is_as_large_in_logarithms_as_rounding_lets_be_sure() -> None:
    (fall,) = [s for s in breaks([0.2, 0.0], rounding=0.1).falls if s.scale is Scale.LOGARITHM]
    assert fall.low == float("-inf")
    assert fall.size == pytest.approx(1.0986, abs=1e-3)
    assert fall.ratio == 0


def test_noughts_are_told_and_whether_another_value_for_them_matters() -> None:
    values = [5.0, 5.5, 4.8, 5.2, 5.1, 0.0, 0.1, 0.0, 0.1, 0.0, 0.1, 0.0]
    found = breaks(values, rounding=0.1)
    assert found.noughts.startswith(
        "4 noughts, each below 0.05, are taken for 0.025; the largest break is the same"
    )
    assert breaks([5.0, 4.0, 5.0, 4.0, 5.0, 4.0, 5.0, 3.0], rounding=0.1).noughts == ""


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([], "0 values: 8 are needed to seek a break"),
        ([3.0], "1 values: 8 are needed to seek a break"),
        ([0.0] * 12, "all 12 values are 0: nothing varies"),
    ],
)
def test_where_nothing_can_be_sought_it_says_why(values: list[float], why: str) -> None:
    found = breaks(values, rounding=0.1)
    assert found.why == why
    assert found.breaks == ()


def test_a_series_below_nought_has_no_logarithms_but_has_breaks() -> None:
    found = breaks(
        Values(
            years=tuple(range(12)),
            values=(-1.0,) * 6 + (-5.0, -5.1, -5.2, -5.0, -5.1, -5.0),
            nonnegative=False,
        )
    )
    assert {one.scale for one in found.sought} == {Scale.LEVEL}
    assert found.breaks[0].years == (5, 6)


def test_noise_has_no_break_but_the_largest_is_told() -> None:
    values = [5.1, 4.8, 5.3, 4.9, 5.0, 5.2, 4.7, 5.1, 5.0, 4.9, 5.2, 4.8, 5.0, 5.1]
    found = breaks(values)
    assert found.breaks == ()
    assert len(found.sought) == 2


def test_means_are_of_the_stretches_between_breaks() -> None:
    wave = (0.1, -0.1, 0.2, -0.2, 0.0, 0.1, -0.1, 0.0)
    values = [*(50 + w for w in wave), *(8 + w for w in wave), *(5 + w for w in wave)]
    found = breaks(values, years=range(1980, 2004)).breaks
    level = sorted(
        (one.years, round(one.before), round(one.after)) for one in found if one.scale is Scale.LEVEL
    )
    assert level == [((1987, 1988), 50, 8), ((1995, 1996), 8, 5)]


def test_a_break_as_near_to_the_end_as_can_be_told_says_so() -> None:
    wave = (0.1, -0.1, 0.2, -0.2, 0.0)
    late = breaks([*(9 + w for w in (*wave, *wave)), 3.0, 3.1], years=range(1980, 1992))
    assert late.sought[0].at_end
    middle = breaks([*(9 + w for w in wave), *(3 + w for w in wave)], years=range(1980, 1990))
    assert not middle.sought[0].at_end
