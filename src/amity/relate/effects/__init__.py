"""What a series does at the date of an event, beside what it does anyway.

A change of level at the date is sought beside a trend, with autocorrelated deviations; how often one as large
comes of nothing is found by simulating the series without it, rounded as it is. The same is done at all other
dates (placebos). Where nothing is found, it is said how large a change would have been.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue, MissingExtra
from amity.model.effects import Effect, Scale
from amity.model.relations import Estimate
from amity.model.series import Series
from amity.relate.effects.regression import Null, design, fit, weighted
from amity.relate.effects.values import Values, as_values

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["Values", "as_values", "effect"]

SIDE, LEAST = 3, 8
"""Values that are needed on each side of a date, and in all."""
SIMULATIONS, POWER = 999, 400
"""Series simulated for p, and for how large a change would have been found."""
FOUND, LEVEL = 0.8, 0.05
"""How often it would have been, at which level."""
APART = 3
"""Years from the date within which a break may be the effect itself, and does not bound the years used."""
SEED = 2002


def effect(
    series: Series | Values | Sequence[float],
    date: int,
    *,
    years: Sequence[int] | None = None,
    rounding: float = 0.0,
    scale: Scale = Scale.LEVEL,
    first: int | None = None,
    last: int | None = None,
    simulations: int = SIMULATIONS,
) -> Effect:
    """What a series does from the year `date` on.

    `years` and `rounding` go with plain values. Used are the years from `first` to `last`, by default those
    between the breaks that lie nearest to the date, so that a collapse long before is no effect of it.
    Raises InvalidValue for a date outside the years, MissingExtra where numpy is not installed.

    >>> quiet = [2.0, 2.2, 1.9, 2.1, 2.0, 1.8, 2.1, 2.0, 2.2, 1.9]
    >>> found = effect([*quiet, *(value + 3 for value in quiet)], 1990, years=range(1980, 2000),
    ...     simulations=199)
    >>> found.detected, round(found.level.value)
    (True, 3)
    """
    whole = as_values(series, years, rounding)
    if not whole.years or not whole.years[0] < date <= whole.years[-1]:
        span = f"{whole.years[0]}-{whole.years[-1]}" if whole.years else "none"
        raise InvalidValue(
            "effect", "date", date, f"a year after the first of the series, up to its last ({span})"
        )
    _need_numpy()
    used, window = _window(whole, date, scale, first, last)
    if why := _too_few(used, date):
        return _bare(used, date, scale, window, why)
    return _effect(used, date, scale, window, simulations)


def _need_numpy() -> None:
    try:
        import numpy  # noqa: F401
        import scipy  # type: ignore[import-untyped] # noqa: F401
    except ImportError:
        raise MissingExtra("what effects are computed with", "relate") from None


def _window(
    whole: Values, date: int, scale: Scale, first: int | None, last: int | None
) -> tuple[Values, str]:
    """The years that are used, and why these."""
    if first is not None or last is not None:
        return whole.between(first, last), "the years that were asked for"
    from amity.relate.breaks import breaks

    found = [one.years for one in breaks(whole).breaks if one.scale is scale]
    before = max((pair for pair in found if pair[1] <= date - APART), key=lambda pair: pair[1], default=None)
    after = min((pair for pair in found if pair[0] >= date + APART), default=None)
    if before is None and after is None:
        return whole, "all years"
    used = whole.between(before[1] if before else None, after[0] if after else None)
    bounds = [f"the break of {pair[0]}-{pair[1]}" for pair in (before, after) if pair]
    return used, f"the years bounded by {' and '.join(bounds)}"


def _too_few(used: Values, date: int) -> str:
    before = sum(year < date for year in used.years)
    after = len(used.years) - before
    if min(before, after) < SIDE or before + after < LEAST:
        needed = f"{SIDE} on each side and {LEAST} in all are needed"
        return f"{before} values before {date} and {after} from then on; {needed}"
    if len(set(used.values)) == 1:
        return f"all {before + after} values are {used.values[0]:g}: nothing varies"
    return ""


def _bare(used: Values, date: int, scale: Scale, window: str, why: str) -> Effect:
    return Effect(
        series=used.name, unit=used.unit, scale=scale, date=date, window=window, why=why,
        difference=_difference(used, date, scale), **_span(used, date),
    )  # fmt: skip


def _span(used: Values, date: int) -> dict[str, Any]:
    before = sum(year < date for year in used.years)
    first, last = (used.years[0], used.years[-1]) if used.years else (date, date)
    return {
        "first": first, "last": last, "before": before, "after": len(used.years) - before,
        "rows": used.told(first, last), "note": used.note,
    }  # fmt: skip


def _difference(used: Values, date: int, scale: Scale) -> float | None:
    values = used.array(scale)
    before = [v for v, year in zip(values, used.years, strict=True) if year < date]
    after = [v for v, year in zip(values, used.years, strict=True) if year >= date]
    return float(sum(after) / len(after) - sum(before) / len(before)) if before and after else None


@dataclass(frozen=True)
class _Test:
    """A coefficient, the last of the regressors, with what simulation without it says of it."""

    value: float
    error: float
    memory: "Array"
    null: Null
    chance: "Array"

    @property
    def statistic(self) -> float:
        return abs(self.value) / self.error

    @property
    def p(self) -> float:
        return float((1 + (self.chance >= self.statistic).sum()) / (len(self.chance) + 1))

    @property
    def estimate(self) -> Estimate:
        """The value with its 90 % interval."""
        off = self.quantile(0.9) * self.error
        return Estimate(value=self.value, low=self.value - off, high=self.value + off)

    def quantile(self, share: float) -> float:
        """What the statistic stays below so often where there is nothing."""
        import numpy as np

        return float(np.quantile(self.chance, share))


def _test(values: "Array", regressors: "Array", gaps: "Array", rounding: float, number: int) -> _Test:
    import numpy as np

    found = fit(values[None], regressors, gaps)
    null = Null.of(values, regressors, gaps, rounding)
    drawn = null.rounded(null.fitted + null.deviations(number, np.random.default_rng(SEED)))
    chance = np.abs(fit(drawn, regressors, gaps).statistic)
    return _Test(float(found.coefficients[0, -1]), float(found.errors[0, -1]), found.memory, null, chance)


def _effect(used: Values, date: int, scale: Scale, window: str, simulations: int) -> Effect:
    """The effect where there are values enough."""
    import numpy as np

    values, years = used.array(scale), np.array(used.years)
    gaps, regressors = np.diff(years).astype(float), _regressors(years, date, slope=False)
    rounding = used.rounding if scale is Scale.LEVEL else 0.0
    test = _test(values, regressors, gaps, rounding, simulations)
    placebos = _placebos(values, years, gaps, date)
    slope, turns = None, np.empty(0, dtype=bool)
    if min((years < date).sum(), (years >= date).sum()) > SIDE:
        sloped = _test(values, _regressors(years, date, slope=True), gaps, rounding, simulations)
        slope = sloped.estimate
        turns = _placebos(values, years, gaps, date, slope=True) >= sloped.statistic
    return Effect(
        series=used.name, unit=used.unit, scale=scale, date=date, window=window,
        difference=_difference(used, date, scale),
        level=test.estimate,
        slope=slope,
        slope_placebo=float(turns.mean()) if len(turns) else None,
        rounding=_rounding(used, scale, test.value, _weights(regressors, gaps, test.memory)),
        autocorrelation=round(test.null.memory, 2),
        p=test.p,
        placebo=float((placebos >= test.statistic).mean()) if len(placebos) else None,
        placebos=len(placebos),
        detectable=_detectable(test.null, regressors, gaps, test.quantile(1 - LEVEL)),
        **_span(used, date),
    )  # fmt: skip


def _regressors(years: "Array", date: int, *, slope: bool) -> "Array":
    """Those of the change of level, or of the change of trend beside it; the one in question last."""
    return design(years, date, slope=True)[:, [0, 1, 3, 2]] if slope else design(years, date)


def _placebos(values: "Array", years: "Array", gaps: "Array", date: int, *, slope: bool = False) -> "Array":
    """The statistic at all other dates with values enough on both sides."""
    import numpy as np

    side = SIDE + slope
    dates = [int(year) for year in years[side : len(years) - side + 1] if year != date]
    made = [_regressors(years, at, slope=slope) for at in dates]
    return np.array([abs(fit(values[None], one, gaps).statistic[0]) for one in made])


def _weights(regressors: "Array", gaps: "Array", memory: "Array") -> "Array":
    """What each value has to do with the change of level, which is a weighted sum of them."""
    import numpy as np

    size = len(regressors)
    return weighted(np.eye(size), regressors, gaps, np.repeat(memory, size)).coefficients[:, -1]


def _rounding(used: Values, scale: Scale, level: float, weights: "Array") -> tuple[float, float] | None:
    """The bounds of the change over all values that rounding allows.

    In logarithms noughts are let go down to a tenth of what they are taken to be.
    """
    import numpy as np

    if not used.rounding:
        return None
    size = len(used.values)
    bounds = np.array([used.bounds(at) for at in range(size)])
    values = used.array(scale)
    if scale is Scale.LOGARITHM:
        low = np.where(bounds[:, 0] > 0, np.log(np.maximum(bounds[:, 0], 1e-300)), values - np.log(10))
        bounds = np.stack([low, np.log(bounds[:, 1])], axis=1)
    off = bounds - values[:, None]
    ends = weights[:, None] * off
    return float(level + ends.min(1).sum()), float(level + ends.max(1).sum())


def _detectable(null: Null, regressors: "Array", gaps: "Array", critical: float) -> float:
    """The least change of level that the test finds in four of five series as they are otherwise."""
    import numpy as np

    deviations = null.fitted + null.deviations(POWER, np.random.default_rng(SEED + 1))
    step = regressors[:, -1]

    def power(change: float) -> float:
        made = null.rounded(deviations + change * step)
        return float((np.abs(fit(made, regressors, gaps).statistic) > critical).mean())

    low, high = 0.0, max(4 * float(np.std(null.residuals)), 2 * null.rounding, 1e-9)
    while power(high) < FOUND and high < 1e12:
        low, high = high, 2 * high
    for _ in range(10):
        middle = (low + high) / 2
        low, high = (low, middle) if power(middle) >= FOUND else (middle, high)
    return high
