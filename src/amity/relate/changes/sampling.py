"""Draws of phases from what is probable given counts and measured values: exact given the sources' shares.

The phases are drawn by the recursions of Fearnhead, "Exact and efficient Bayesian inference for multiple
changepoint problems", Statistics and Computing 16 (2006) 203-213. How much each source tells at a given level
is not known beforehand: it is drawn in turn with the phases (Gibbs sampling), so that what a boundary owes to a
source that begins is not taken for a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue
from amity.relate.changes.segments import FIRMNESS, LEVEL, MIDDLE, SPREAD, Measured, Tally, _scale

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[Any]

LASTS, SHAPE = (10.0, 15.0, 25.0, 50.0), 3
"""Years that phases last on average, each as likely beforehand, since nobody knows it of a dyad; and the shape
of that (negative binomial) prior: few phases are much shorter."""
SWEEPS, WARMING = 500, 50
"""Draws that are kept, and those before them that are not."""
SHARES = (0.5, 0.05)
"""Shape and rate of the gamma prior on the events a year that a source tells of at level 1: nearly flat."""
SEED = 1991


@dataclass(frozen=True)
class Draws:
    """Phases drawn: `starts` [draw, year] says where one begins, `levels` has [draw, year] for each tally.

    Levels are relative (1 is the mean expected beforehand); `means` are those of measured series, in logarithms.
    """

    starts: "Array"
    levels: tuple["Array", ...]
    means: tuple["Array", ...]


def draw(
    tallies: Sequence[Tally], series: Sequence[Measured] = (), *, step: int = 1, sweeps: int = SWEEPS
) -> Draws:
    """Draw phases that all channels share, each with its own level in a phase.

    `step` is the number of years that a column stands for. The same input gives the same draws. Raises
    InvalidValue where there is nothing to draw from, or the channels are of different years.

    >>> quiet, busy = [1] * 12, [6] * 12
    >>> found = draw([Tally(counts=[quiet + busy], exposure=[[1] * 24])], sweeps=50)
    >>> int(found.starts[:, 1:].mean(0).argmax() + 1)
    12
    """
    import numpy as np

    sizes = {tally.years for tally in tallies} | {len(one.observed) for one in series}
    if len(sizes) != 1 or 0 in sizes:
        raise InvalidValue("draw", "tallies, series", sorted(sizes), "channels of the same years")
    chain = _Chain(tallies, series, sizes.pop(), step)
    random = np.random.default_rng(SEED)
    for _ in range(WARMING):
        chain.sweep(random)
    kept = [chain.sweep(random) for _ in range(sweeps)]
    return Draws(
        starts=np.array([starts for starts, _, _ in kept]),
        levels=tuple(np.array([levels[i] for _, levels, _ in kept]) for i in range(len(tallies))),
        means=tuple(np.array([means[i] for _, _, means in kept]) for i in range(len(series))),
    )


class _Chain:
    """The state of the sampler: the share that each source tells, and the measured values before rounding."""

    def __init__(self, tallies: Sequence[Tally], series: Sequence[Measured], years: int, step: int) -> None:
        import numpy as np

        self.tallies, self.series, self.years = tallies, series, years
        self.priors = [Durations.of(years, lasts / step) for lasts in LASTS]
        self.durations = self.priors[0]
        self.shares = [(t.counts.sum(1) + SHARES[0]) / (t.exposure.sum(1) + SHARES[1]) for t in tallies]
        self.values = [one.middle() for one in series]
        self.centres = [float(np.median(v[s.observed])) for v, s in zip(self.values, series, strict=True)]

    def sweep(self, random: "Generator") -> tuple["Array", list["Array"], list["Array"]]:
        """Draw the phases, then their levels, then what was taken as given."""
        import numpy as np

        fits = [tally.segments(share) for tally, share in zip(self.tallies, self.shares, strict=True)]
        fits += [s.segments(v, c) for s, v, c in zip(self.series, self.values, self.centres, strict=True)]
        starts = draw_starts(np.sum(fits, axis=0), self.durations, random)
        self.durations = self._duration(starts, random)
        labels = np.cumsum(starts) - 1
        levels = [self._level(number, labels, random) for number in range(len(self.tallies))]
        means = [self._mean(number, labels, random) for number in range(len(self.series))]
        return starts, levels, means

    def _duration(self, starts: "Array", random: "Generator") -> "Durations":
        """How long phases last on average, as far as those drawn tell."""
        import numpy as np

        lengths = np.diff(np.append(np.flatnonzero(starts), self.years))
        fits = np.array([prior.fit(lengths) for prior in self.priors])
        chances = np.cumsum(np.exp(fits - np.logaddexp.reduce(fits)))
        return self.priors[min(int(np.searchsorted(chances, random.random())), len(chances) - 1)]

    def _level(self, number: int, labels: "Array", random: "Generator") -> "Array":
        """The level of a tally by year, and with it new shares of its sources."""
        import numpy as np

        tally = self.tallies[number]
        told = np.bincount(labels, tally.counts.sum(0))
        expected = np.bincount(labels, self.shares[number] @ tally.exposure)
        level = np.maximum(random.gamma(LEVEL + told) / (LEVEL + expected), 1e-9)[labels]
        shape, rate = SHARES
        self.shares[number] = random.gamma(shape + tally.counts.sum(1)) / (rate + tally.exposure @ level)
        return level

    def _mean(self, number: int, labels: "Array", random: "Generator") -> "Array":
        """The mean of a series by year, and with it new values within their rounding."""
        import numpy as np

        one, values, centre = self.series[number], self.values[number], self.centres[number]
        weights = one.weight * one.observed
        apart = np.where(one.observed, values - centre, 0.0)
        size = np.bincount(labels, weights)
        mean = np.bincount(labels, weights * apart) / np.maximum(size, 1e-12)
        squares = np.bincount(labels, weights * (apart - mean[labels]) ** 2)
        pull = (MIDDLE / SPREAD) ** 2
        scale = _scale() + squares / 2 + pull * size * mean**2 / (2 * (pull + size))
        variance = scale / random.gamma(FIRMNESS + size / 2)
        drawn = size * mean / (pull + size) + random.normal(size=len(size)) * np.sqrt(variance / (pull + size))
        centred = centre + drawn[labels]
        self.values[number] = within(one, centred, np.sqrt(variance)[labels], random)
        return centred


def within(series: Measured, mean: "Array", spread: "Array", random: "Generator") -> "Array":
    """Values from a normal distribution, each within the interval that its rounding leaves."""
    import numpy as np
    from scipy.special import ndtr, ndtri

    low = ndtr((np.where(series.observed, series.low, 0.0) - mean) / spread)
    high = ndtr((np.where(series.observed, series.high, 0.0) - mean) / spread)
    drawn = mean + spread * ndtri(np.clip(low + random.random(len(mean)) * (high - low), 1e-12, 1 - 1e-12))
    return np.where(series.observed, np.clip(drawn, series.low, series.high), 0.0)


@dataclass(frozen=True)
class Durations:
    """Log probabilities of how many columns a phase lasts, by their number from 0 on.

    `whole` of one that begins and ends within the years, `open` of one that runs on when they end, `entered`
    of what is left of one that was running when they began, `through` of one that runs through them all.
    """

    whole: "Array"
    open: "Array"
    entered: "Array"
    through: float

    @staticmethod
    def of(years: int, lasts: float) -> "Durations":
        """Those of as many columns, of phases that last `lasts` of them on average."""
        import numpy as np
        from scipy.stats import nbinom

        mean = max(lasts - 1, 0.5)
        prior = nbinom(SHAPE, SHAPE / (SHAPE + mean))
        lengths = np.arange(years + 20 * int(mean + 1))
        whole, running = prior.logpmf(lengths - 1), prior.logsf(lengths - 2)
        entered = running - np.logaddexp.reduce(running[1:])
        through = float(np.logaddexp.reduce(entered[years:]))
        return Durations(*(prior[: years + 1] for prior in (whole, running, entered)), through=through)

    def fit(self, lengths: "Array") -> float:
        """Log probability of phases of these lengths, which fill the years."""
        if len(lengths) == 1:
            return self.through
        return float(self.entered[lengths[0]] + self.whole[lengths[1:-1]].sum() + self.open[lengths[-1]])


def draw_starts(fits: "Array", durations: Durations, random: "Generator") -> "Array":
    """Draw where phases begin, by the backward recursion and forward draws of Fearnhead (2006, section 2).

    `fits[i, j]` is the log likelihood of the columns from i up to j as one phase. The phase that runs when
    the years begin, and that which runs when they end, may last beyond them.
    """
    import numpy as np

    years = len(fits) - 1
    after, choices = np.zeros(years + 1), []
    for start in range(years - 1, -1, -1):
        prior = (durations.whole if start else durations.entered)[1 : years - start + 1].copy()
        prior[-1] = durations.open[years - start] if start else durations.through
        weights = fits[start, start + 1 :] + after[start + 1 :] + prior
        after[start] = np.logaddexp.reduce(weights)
        choices.append(np.cumsum(np.exp(weights - after[start])))
    starts, at = np.zeros(years, dtype=bool), 0
    while at < years:
        starts[at] = True
        chances = choices[years - 1 - at]
        at += 1 + min(int(np.searchsorted(chances, random.random() * chances[-1])), years - at - 1)
    return starts
