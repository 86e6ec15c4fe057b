import numpy as np
import pytest

from amity.errors import InvalidValue
from amity.model.effects import Scale
from amity.relate.effects import Values, effect
from amity.relate.effects.regression import Null, autocorrelation, design, fit

YEARS = range(1980, 2010)
NOISE = np.random.default_rng(8).normal(scale=0.5, size=30)
FEW = 199


def test_a_large_change_is_found_with_its_size() -> None:
    values = [*(5 + NOISE[:15]), *(10 + NOISE[15:])]
    found = effect(values, 1995, years=YEARS, simulations=FEW)
    assert found.detected
    assert found.level is not None
    assert found.level.low < 5 < found.level.high
    assert found.says.startswith("a change of level of +")


def test_no_change_says_how_large_a_one_would_have_been_seen() -> None:
    found = effect([*(5 + NOISE)], 1995, years=YEARS, simulations=FEW)
    assert not found.detected
    assert found.detectable is not None
    assert 0.3 < found.detectable < 4
    assert found.says.startswith("no detectable change of level; one of")


def test_a_change_as_large_as_the_detectable_one_is_mostly_found() -> None:
    least = effect([*(5 + NOISE)], 1995, years=YEARS, simulations=FEW).detectable or 0.0
    random = np.random.default_rng(2)
    called = []
    for _ in range(20):
        values = 5 + random.choice(NOISE, 30) + least * (np.array(YEARS) >= 1995)
        called.append(effect([*values], 1995, years=YEARS, first=1980, simulations=99).detected)
    assert sum(called) >= 10


def test_a_trend_is_no_effect() -> None:
    found = effect([*(np.arange(30) * 0.5 + NOISE)], 1995, years=YEARS, first=1980, simulations=FEW)
    assert not found.detected


def test_a_collapse_long_before_is_no_effect_of_the_date() -> None:
    values = [*(50 + NOISE[:8]), *(5 + NOISE[8:])]
    found = effect(values, 2000, years=YEARS, simulations=FEW)
    assert found.first == 1988
    assert found.window == "the years bounded by the break of 1987-1988"
    assert not found.detected


def test_rounding_bounds_the_change() -> None:
    values = np.round(5 + NOISE, 0)
    coarse = effect([*values], 1995, years=YEARS, rounding=1.0, first=1980, simulations=FEW)
    fine = effect([*values], 1995, years=YEARS, rounding=0.01, first=1980, simulations=FEW)
    assert coarse.rounding is not None
    assert fine.rounding is not None
    assert coarse.level is not None
    assert coarse.rounding[0] < coarse.level.value < coarse.rounding[1]
    assert coarse.rounding[1] - coarse.rounding[0] == pytest.approx(
        100 * (fine.rounding[1] - fine.rounding[0])
    )


def test_too_few_points_give_the_bare_difference_and_why() -> None:
    found = effect([0.2, 1.8, 2.8], 1965, years=(1960, 1965, 1970), rounding=0.1)
    assert found.p is None
    assert found.difference == pytest.approx(2.1)
    assert found.says.startswith("nothing can be inferred: 1 values before 1965 and 2 from then on")


def test_all_noughts_carry_no_inference() -> None:
    found = effect([0.0] * 20, 1990, years=range(1980, 2000), rounding=0.1)
    assert found.why == "all 20 values are 0: nothing varies"
    assert found.difference == 0


@pytest.mark.parametrize("date", [1979, 1980, 2010])
def test_a_date_outside_the_series_is_an_error(date: int) -> None:
    with pytest.raises(InvalidValue, match="1980-2009"):
        effect([*NOISE], date, years=YEARS)


def test_a_series_without_a_value_is_an_error() -> None:
    with pytest.raises(InvalidValue, match="none"):
        effect([], 1990)


def test_noughts_in_logarithms_need_a_rounding() -> None:
    exact = Values(years=tuple(YEARS), values=(0.0, *(abs(NOISE[1:]) + 1)))
    with pytest.raises(InvalidValue, match="logarithms"):
        effect(exact, 1995, scale=Scale.LOGARITHM, first=1980)


def test_permuted_values_give_another_answer() -> None:
    values = [*(5 + NOISE[:15]), *(10 + NOISE[15:])]
    shuffled = [values[n] for n in np.random.default_rng(1).permutation(30)]
    assert effect(values, 1995, years=YEARS, simulations=FEW).detected
    assert not effect(shuffled, 1995, years=YEARS, simulations=FEW).detected


def test_of_nothing_an_effect_is_seldom_called_one() -> None:
    random, called, number = np.random.default_rng(7), 0, 150
    for _ in range(number):
        values = [random.normal()]
        for _ in range(24):
            values.append(0.5 * values[-1] + np.sqrt(0.75) * random.normal())
        found = effect(values, 1993, years=range(1980, 2005), first=1980, simulations=99)
        called += found.detected
    assert called / number <= 0.1


def test_without_autocorrelation_the_fit_is_least_squares() -> None:
    years = np.arange(20)
    regressors = design(years, 10)
    values = np.random.default_rng(0).normal(size=(3, 20)) * np.tile([1.0, -1.0], 10)
    found = fit(values, regressors, np.ones(19))
    by_hand = np.linalg.lstsq(regressors, values.T, rcond=None)[0].T
    assert found.memory.max() == 0
    assert np.allclose(found.coefficients, by_hand)


def test_autocorrelation_is_estimated_without_much_bias() -> None:
    random = np.random.default_rng(4)
    series = np.zeros((400, 60))
    for at in range(1, 60):
        series[:, at] = 0.5 * series[:, at - 1] + random.normal(size=400)
    regressors = design(np.arange(60), 30)
    left = series - (series @ np.linalg.pinv(regressors).T) @ regressors.T
    assert autocorrelation(left, 3).mean() == pytest.approx(0.5, abs=0.06)


def test_simulated_series_are_rounded_as_the_true_one() -> None:
    values = np.round(5 + NOISE, 1)
    null = Null.of(values, design(np.array(YEARS), 1995), np.ones(29), 0.1)
    drawn = null.rounded(null.fitted + null.deviations(5, np.random.default_rng(0)))
    assert np.allclose(drawn * 10, np.round(drawn * 10))
