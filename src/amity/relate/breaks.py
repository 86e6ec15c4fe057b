"""Breaks at unknown dates: where the mean of a series changes, and its steepest steps.

The largest F over all admissible dates (Andrews 1993, "Tests for Parameter Instability and Structural Change
With Unknown Change Point", Econometrica 61), then the largest in each part (Bai & Perron 1998). The tables of
critical values are for long series: here p is found by simulating the series without a break, as
autocorrelated and as rounded as it is.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amity.errors import MissingExtra
from amity.model.effects import Break, Breaks, Scale, Step
from amity.model.series import Series
from amity.relate.effects.regression import Null, design, fit
from amity.relate.effects.values import SMALLEST, Values, as_values

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["breaks"]

TRIM, SIDE, LEAST = 0.15, 3, 8
"""Share of the values, and number of them, that must lie on each side of a break; values needed in all."""
LEVEL, SIMULATIONS, MOST = 0.05, 299, 5
"""A break is found where p is at most this; series simulated for it; breaks sought in a series."""
OTHERS = (0.1, 1.0)
"""Other shares of the rounding that noughts are taken for in logarithms, to see whether it matters."""
SHOWN = 3
"""Steps that are told on each scale."""
SEED = 1993


def breaks(
    series: Series | Values | Sequence[float], *, years: Sequence[int] | None = None, rounding: float = 0.0
) -> Breaks:
    """The breaks of a series in level and in logarithms, and its steepest falls and rises.

    `years` and `rounding` go with plain values. Raises MissingExtra where numpy is not installed.

    >>> found = breaks([9.0, 9.5, 8.8, 9.1, 9.3, 2.0, 2.2, 1.9, 2.1, 2.3], years=range(1986, 1996))
    >>> found.breaks[0].years, found.falls[0].years
    ((1990, 1991), (1990, 1991))
    """
    whole = as_values(series, years, rounding)
    scales = [Scale.LEVEL, *([Scale.LOGARITHM] if _has_logarithms(whole) else [])]
    steps = [step for scale in scales for step in _steps(whole, scale)]
    why = _too_few(whole)
    found: list[Break] = []
    if not why:
        _need_numpy()
        found = [one for scale in scales for one in _sought(whole, scale)]
    regimes = series.regimes if isinstance(series, Series) else ()
    return Breaks(
        series=whole.name,
        unit=whole.unit,
        breaks=tuple(one for one in found if one.p <= LEVEL),
        sought=tuple(next(one for one in found if one.scale is scale) for scale in scales if found),
        falls=tuple(_steepest(steps, -1)),
        rises=tuple(_steepest(steps, 1)),
        noughts=_noughts(whole, found) if Scale.LOGARITHM in scales else "",
        regimes=tuple(f"{regime.since}: {regime.words}" for regime in regimes),
        claims=tuple(name for regime in regimes for name in (*regime.claims, *regime.rows)),
        note=whole.note,
        why=why,
    )


def _has_logarithms(whole: Values) -> bool:
    """Whether all values have one: none is below nought, and a nought only by rounding."""
    return bool(whole.values) and all(
        value > 0 or (value == 0 and whole.bounds(at)[1] > 0) for at, value in enumerate(whole.values)
    )


def _too_few(whole: Values) -> str:
    size = len(whole.values)
    if size < LEAST:
        return f"{size} values: {LEAST} are needed to seek a break"
    if len(set(whole.values)) == 1:
        return f"all {size} values are {whole.values[0]:g}: nothing varies"
    return ""


def _need_numpy() -> None:
    try:
        import numpy  # noqa: F401
    except ImportError:
        raise MissingExtra("what breaks are computed with", "relate") from None


def _steps(whole: Values, scale: Scale) -> Iterator[Step]:
    """The change from each value to the next."""
    for at, (year, after) in enumerate(pairwise(whole.years)):
        (low, high), (later_low, later_high) = whole.bounds(at), whole.bounds(at + 1)
        ends = (later_low - high, later_high - low)
        if scale is Scale.LOGARITHM:
            ends = (_log(later_low) - math.log(high), math.log(later_high) - _log(low))
        values = (whole.values[at], whole.values[at + 1])
        yield Step(years=(year, after), values=values, scale=scale, low=ends[0], high=ends[1],
                   rows=whole.told(year, after))  # fmt: skip


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -math.inf


def _steepest(steps: Sequence[Step], sign: int) -> Iterator[Step]:
    """The steps that are largest on each scale whatever rounding hides, in one direction."""
    for scale in Scale:
        chosen = [s for s in steps if s.scale is scale and s.size and math.copysign(1, s.change) == sign]
        yield from sorted(chosen, key=lambda s: (-s.size, s.years))[:SHOWN]


@dataclass(frozen=True)
class _Cut:
    """A place where a stretch breaks in two, with F there and how often as large a one comes of nothing."""

    at: int
    statistic: float
    p: float
    at_end: bool


def _sought(whole: Values, scale: Scale) -> list[Break]:
    """The largest break on a scale, and those found in the parts beside it, the largest first."""
    import numpy as np

    values, years = whole.array(scale), np.array(whole.years)
    waiting, cuts = [(0, len(values))], list[_Cut]()
    while waiting and len(cuts) < MOST:
        start, end = waiting.pop(0)
        if end - start < LEAST or np.ptp(values[start:end]) == 0:
            continue
        at, statistic, p = _largest(values[start:end], years[start:end], whole, scale)
        if p <= LEVEL or not cuts:
            at_end = not _side(end - start) < at < end - start - _side(end - start)
            cuts.append(_Cut(start + at, statistic, p, at_end))
        if p <= LEVEL:
            waiting += [(start, start + at), (start + at, end)]
    ends = sorted({0, len(values), *(cut.at for cut in cuts)})
    found = [_break(whole, values, cut, _beside(cut.at, ends), scale) for cut in cuts]
    return sorted(found, key=lambda one: (-_height(one), one.years))


def _beside(at: int, ends: Sequence[int]) -> tuple[int, int]:
    """The ends of the stretches on both sides of a break."""
    place = ends.index(at)
    return ends[place - 1], ends[place + 1]


def _side(size: int) -> int:
    """How many of so many values must lie on each side of a break."""
    return max(SIDE, math.ceil(TRIM * size))


def _height(one: Break) -> float:
    """How large the change of the mean is, on the scale."""
    if one.scale is Scale.LEVEL:
        return abs(one.after - one.before)
    return abs(math.log(one.after / one.before))


def _largest(values: "Array", years: "Array", whole: Values, scale: Scale) -> tuple[int, float, float]:
    """Where F is largest, how large it is, and how often as large a one comes of nothing."""
    import numpy as np

    gaps = np.diff(years).astype(float)
    side = _side(len(values))
    dates = range(side, len(values) - side + 1)
    designs = [design(years, int(years[at]), trend=False) for at in dates]
    observed = np.array([fit(values[None], one, gaps).statistic[0] ** 2 for one in designs])
    best = int(observed.argmax())
    null = Null.of(values, designs[best], gaps, whole.rounding if scale is Scale.LEVEL else 0.0)
    drawn = null.rounded(null.fitted + null.deviations(SIMULATIONS, np.random.default_rng(SEED)))
    highest = np.max([fit(drawn, one, gaps).statistic ** 2 for one in designs], axis=0)
    p = (1 + (highest >= observed[best]).sum()) / (SIMULATIONS + 1)
    return dates[best], float(observed[best]), float(p)


def _break(whole: Values, values: "Array", cut: _Cut, ends: tuple[int, int], scale: Scale) -> Break:
    means = [float(values[a:b].mean()) for a, b in ((ends[0], cut.at), (cut.at, ends[1]))]
    before, after = (math.exp(mean) for mean in means) if scale is Scale.LOGARITHM else means
    years = (whole.years[cut.at - 1], whole.years[cut.at])
    return Break(years=years, scale=scale, statistic=round(cut.statistic, 2), p=cut.p, before=before,
                 after=after, rows=whole.told(*years), at_end=cut.at_end)  # fmt: skip


def _noughts(whole: Values, found: Sequence[Break]) -> str:
    """What noughts are taken for in logarithms, and whether another choice moves the largest break."""
    highest = [whole.bounds(at)[1] for at, value in enumerate(whole.values) if value == 0]
    first = next((one for one in found if one.scale is Scale.LOGARITHM), None)
    if not highest or first is None:
        return ""
    many = (
        f"1 nought, below {highest[0]:g}, is"
        if len(highest) == 1
        else (f"{len(highest)} noughts, each below {max(highest):g}, are")
    )
    said = f"{many} taken for {max(highest) * SMALLEST:g}"
    others = {_years_of_largest(whole, share) for share in OTHERS} - {first.years}
    if not others:
        return f"{said}; the largest break is the same for a tenth of the bound and for all of it"
    moved = " and ".join(f"{a}-{b}" for a, b in sorted(others))
    return f"{said}; with another choice the largest break is that of {moved}"


def _years_of_largest(whole: Values, share: float) -> tuple[int, int]:
    import numpy as np

    years = np.array(whole.years)
    at, _, _ = _largest(whole.array(Scale.LOGARITHM, share), years, whole, Scale.LOGARITHM)
    return whole.years[at - 1], whole.years[at]
