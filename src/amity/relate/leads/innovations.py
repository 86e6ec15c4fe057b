"""What in a series its own level does not tell, and how that of one goes with that of another later.

Cross-correlation of innovations after Haugh (1976): each series is freed by itself of what it has of its
own, here the rates of its phases; what is left of the one is held against what is left of the other one, two,
three periods later. Since each is freed without a look at the other, independent series stay independent,
even though the phases are found from both sides. Chance is found by permuting what is left of the second
series, the same for all lags, so that the largest of several is held against the largest of several (Westfall
and Young 1993).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.relate.leads.extra import numpy
from amity.relate.leads.partition import centres, rates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[Any]
    Series = Sequence[float] | Array

LARGEST, DRAWS, SEED = 3.0, 1999, 20121115
"""The standard deviations that an innovation counts for at most, draws, and where draws begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """The correlations at lags 1, 2, ..., and how likely chance makes the largest of them as large.

    `threshold` is the correlation that the largest would have to pass at the level of 5 %.
    """

    correlations: tuple[float, ...]
    p: float
    threshold: float


def crossing(first: "Series", second: "Series", lags: int) -> Crossing:
    """How innovations of the first series go with later ones of the second.

    Both have a value for each of the same periods, without gaps, more periods than lags. Raises MissingExtra
    where NumPy is not there.

    >>> from random import Random
    >>> surprises = [Random(number).gauss(0, 1) for number in range(60)]
    >>> found = crossing(surprises, [0.0, *surprises[:-1]], 2)
    >>> found.correlations[0] > 0.9, found.p < 0.05
    (True, True)
    """
    np = numpy()
    x, y = bounded(first), bounded(second)
    scale = float(np.sqrt((x @ x) * (y @ y))) or 1.0
    drawn = np.random.default_rng(SEED).permuted(np.tile(y, (DRAWS, 1)), axis=1)
    sums, chance = _sums(np, x, y, lags), np.abs(_sums(np, x, drawn, lags)).max(axis=0)
    largest = float(np.abs(sums).max())
    return Crossing(
        correlations=tuple(float(part) / scale for part in sums),
        p=(1 + int((chance >= largest - 1e-9).sum())) / (1 + DRAWS),
        threshold=float(np.quantile(chance, 0.95)) / scale,
    )


def of_counts(told: "Series", expected: "Series", spread: "Series") -> "Array":
    """How far what was told of each period departs from the rate of its phase, in standard deviations.

    `expected` is what sources would tell at their mean rates, `spread` the variance of that: what is told is
    made a number of events of equal size, whose variance is their mean (Poisson). A period of which no source
    tells anything ever has no surprise.
    """
    np = numpy()
    amounts, means, variances = (np.asarray(values, dtype=float) for values in (told, expected, spread))
    size = np.divide(means, variances, out=np.zeros(len(means)), where=variances > 0)
    counts, exposure = amounts * size, means * size
    mean = exposure * rates(counts, exposure)
    left: Array = np.divide(counts - mean, np.sqrt(mean), out=np.zeros(len(mean)), where=mean > 0)
    return left


def of_amounts(amounts: "Series") -> "Array":
    """How far each amount departs from the mean of its phase, in standard deviations.

    The deviation is that of one amount from the next (von Neumann 1941), which phases hardly touch.
    """
    np = numpy()
    values = np.asarray(amounts, dtype=float)
    variance = float((np.diff(values) ** 2).mean() / 2)
    left: Array = values - (centres(values, variance) if variance else values)
    return left / (variance**0.5 or 1.0)


def bounded(innovations: "Series") -> "Array":
    """Innovations about their mean, none so large that one period decides."""
    np = numpy()
    held: Array = np.clip(np.asarray(innovations, dtype=float), -LARGEST, LARGEST)
    held -= held.mean()
    return held


def _sums(np: Any, x: "Array", y: "Array", lags: int) -> "Array":
    """The sums of products at each lag, those of more lags raised as if they had as many terms."""
    size = len(x)
    parts = [y[..., lag:] @ x[:-lag] * (size / (size - lag)) ** 0.5 for lag in range(1, lags + 1)]
    stacked: Array = np.stack(parts)
    return stacked
