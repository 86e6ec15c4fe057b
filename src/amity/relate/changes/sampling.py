"""Draws of phases from what is probable given counts and measured values: exact given the sources' shares.

The phases are drawn by the recursions of Fearnhead, "Exact and efficient Bayesian inference for multiple
changepoint problems", Statistics and Computing 16 (2006) 203-213. How much each source tells at a given level
is not known beforehand: it is drawn in turn with the phases (Gibbs sampling), so that what a boundary owes
to a source that begins is not taken for a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue
from amity.relate.changes.segments import FIRMNESS, LEVEL, MIDDLE, SPREAD, Measured, Tally, scale_prior

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[Any]

SHORTEST = 3
"""Years that a phase lasts at least: what is shorter is an episode."""
LASTS, SHAPE = (10.0, 15.0, 25.0, 50.0), 3
"""Years that phases last on average, each as likely beforehand, since nobody knows it of a dyad; and the
shape of that (negative binomial) prior: few phases are much shorter."""
SWEEPS, WARMING, EACH = 2000, 60, 3
"""Sweeps kept (so many that another seed gives the same phases), those before them, draws in each."""
SHARES = (0.5, 0.05)
"""Shape and rate of the gamma prior on the events a year that a source tells of at level 1: nearly flat."""
SEED = 1991


@dataclass(frozen=True)
class Draws:
    """Phases drawn of each channel: `starts` [draw, year] says where one begins, `levels` how high it is.

    Tallies come first, then measured series. Levels of a tally are relative (1 is the mean expected
    beforehand), those of a series are means in logarithms. `shares` [draw, source] has for each tally what
    its sources tell a year at level 1.
    """

    starts: tuple["Array", ...]
    levels: tuple["Array", ...]
    shares: tuple["Array", ...]


def draw(
    tallies: Sequence[Tally], series: Sequence[Measured] = (), *, step: int = 1, sweeps: int = SWEEPS
) -> Draws:
    """Draw the phases of each channel by itself.

    `step` is the number of years that a column stands for. The same input gives the same draws. Raises
    InvalidValue where there is nothing to draw from, or the channels are of different years.

    >>> quiet, busy = [1] * 12, [6] * 12
    >>> found = draw([Tally(counts=[quiet + busy], exposure=[[1] * 24])], sweeps=50)
    >>> int(found.starts[0][:, 1:].mean(0).argmax() + 1)
    12
    """
    import numpy as np

    sizes = {tally.years for tally in tallies} | {len(one.observed) for one in series}
    if len(sizes) != 1 or 0 in sizes:
        raise InvalidValue("draw", "tallies, series", sorted(sizes), "channels of the same years")
    shortest = -(-SHORTEST // step)
    priors = [Durations.of(years, lasts / step, shortest) for years in sizes for lasts in LASTS]
    chains: list[_Channel] = [_Counted(tally, priors) for tally in tallies]
    chains += [_Valued(one, priors) for one in series]
    for chain in chains:
        random = np.random.default_rng(SEED)
        for _ in range(WARMING + sweeps):
            chain.step(random)
    return Draws(
        starts=tuple(np.array(chain.starts_drawn[WARMING * EACH :]) for chain in chains),
        levels=tuple(np.array(chain.levels_drawn[WARMING * EACH :]) for chain in chains),
        shares=tuple(np.array(c.shares_drawn[WARMING * EACH :]) for c in chains if isinstance(c, _Counted)),
    )


class _Channel:
    """The state of the sampler for one channel, and what it has drawn."""

    def __init__(self, years: int, priors: Sequence["Durations"]) -> None:
        import numpy as np

        self.years, self.priors, self.prior = years, priors, priors[0]
        self.starts = np.zeros(years, dtype=bool)
        self.starts[0] = True
        self.given: Array = np.empty(0)
        self.starts_drawn: list[Array] = []
        self.levels_drawn: list[Array] = []

    def step(self, random: "Generator") -> None:
        """Draw phases and their levels, several times, and from the last what was taken as given."""
        given = self.given
        for starts in draw_starts(self.fits(), self.prior, EACH, random):
            self.starts, self.given = starts, given
            self.starts_drawn.append(starts)
            self.levels_drawn.append(self.level(self.labels, random))
        self.prior = self._lasting(random)

    @property
    def labels(self) -> "Array":
        """The number of the phase that each column is of."""
        import numpy as np

        return np.cumsum(self.starts) - 1

    def _lasting(self, random: "Generator") -> "Durations":
        """How long phases last on average, as far as those drawn tell."""
        import numpy as np

        lengths = np.diff(np.append(np.flatnonzero(self.starts), self.years))
        fits = np.array([prior.fit(lengths) for prior in self.priors])
        chances = np.cumsum(np.exp(fits - np.logaddexp.reduce(fits)))
        return self.priors[min(int(np.searchsorted(chances, random.random())), len(chances) - 1)]

    def fits(self) -> "Array":
        """Log likelihood of the columns from i up to j as one phase."""
        raise NotImplementedError

    def level(self, labels: "Array", random: "Generator") -> "Array":
        """Draw the level of each column, given the phase that it is of."""
        raise NotImplementedError


class _Counted(_Channel):
    """Happenings as several sources tell of them; what each tells at level 1 is drawn with the phases."""

    def __init__(self, tally: Tally, priors: Sequence["Durations"]) -> None:
        super().__init__(tally.years, priors)
        self.tally = tally
        self.given = (tally.counts.sum(1) + SHARES[0]) / (tally.exposure.sum(1) + SHARES[1])
        self.shares_drawn: list[Array] = []

    def fits(self) -> "Array":
        return self.tally.segments(self.given)

    def level(self, labels: "Array", random: "Generator") -> "Array":
        import numpy as np

        told = np.bincount(labels, self.tally.counts.sum(0))
        expected = np.bincount(labels, self.given @ self.tally.exposure)
        level: Array = np.maximum(random.gamma(LEVEL + told) / (LEVEL + expected), 1e-9)[labels]
        shape, rate = SHARES
        self.given = random.gamma(shape + self.tally.counts.sum(1)) / (rate + self.tally.exposure @ level)
        self.shares_drawn.append(self.given)
        return level


class _Valued(_Channel):
    """A measured quantity in logarithms; the values before rounding are drawn with the phases."""

    def __init__(self, series: Measured, priors: Sequence["Durations"]) -> None:
        import numpy as np

        super().__init__(len(series.observed), priors)
        self.series, self.given = series, series.middle()
        self.centre = float(np.median(self.given[series.observed])) if series.observed.any() else 0.0

    def fits(self) -> "Array":
        return self.series.segments(self.given, self.centre)

    def level(self, labels: "Array", random: "Generator") -> "Array":
        import numpy as np

        weights = self.series.weight * self.series.observed
        apart = np.where(self.series.observed, self.given - self.centre, 0.0)
        size = np.bincount(labels, weights)
        mean = np.bincount(labels, weights * apart) / np.maximum(size, 1e-12)
        squares = np.bincount(labels, weights * (apart - mean[labels]) ** 2)
        pull = (MIDDLE / SPREAD) ** 2
        scale = scale_prior() + squares / 2 + pull * size * mean**2 / (2 * (pull + size))
        variance = scale / random.gamma(FIRMNESS + size / 2)
        drawn = size * mean / (pull + size) + random.normal(size=len(size)) * np.sqrt(
            variance / (pull + size)
        )
        level: Array = self.centre + drawn[labels]
        self.given = within(self.series, level, np.sqrt(variance)[labels], random)
        return level


def within(series: Measured, mean: "Array", spread: "Array", random: "Generator") -> "Array":
    """Values from a normal distribution, each within the interval that its rounding leaves."""
    import numpy as np
    from scipy.special import ndtr, ndtri  # type: ignore[import-untyped]

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
    def of(years: int, lasts: float, shortest: int) -> "Durations":
        """Those of as many columns, of phases that last `lasts` of them on average, `shortest` at least."""
        import numpy as np
        from scipy.special import betainc, gammaln

        mean = max(lasts - shortest, 0.5)
        chance = SHAPE / (SHAPE + mean)
        lengths = np.arange(years + 20 * int(mean + shortest))
        beyond = np.maximum(lengths - shortest, 0)
        whole = gammaln(beyond + SHAPE) - gammaln(beyond + 1) - gammaln(SHAPE)
        whole += SHAPE * np.log(chance) + beyond * np.log1p(-chance)
        whole = np.where(lengths < shortest, -np.inf, whole)
        upto = betainc(np.maximum(beyond, 1), SHAPE, 1 - chance)
        running = np.log(np.where(beyond > 0, upto, 1.0))
        entered = running - np.logaddexp.reduce(running[1:])
        through = float(np.logaddexp.reduce(entered[years:]))
        least = np.where(lengths < shortest, -np.inf, 0.0)
        parts = [part[: years + 1] for part in (whole, running + least, entered + least)]
        return Durations(parts[0], parts[1], parts[2], through)

    @cached_property
    def prior(self) -> "Array":
        """Log probability of a phase from column i up to j, as an array [i, j]."""
        import numpy as np

        years = len(self.whole) - 1
        lengths = np.arange(years + 1)[None, :] - np.arange(years + 1)[:, None]
        found: Array = np.where(lengths > 0, self.whole[np.abs(lengths)], -np.inf)
        found[0, 1:] = self.entered[1:]
        found[1:years, years] = self.open[years - 1 : 0 : -1]
        found[0, years] = self.through
        return found

    def fit(self, lengths: "Array") -> float:
        """Log probability of phases of these lengths, which fill the years."""
        if len(lengths) == 1:
            return self.through
        return float(self.entered[lengths[0]] + self.whole[lengths[1:-1]].sum() + self.open[lengths[-1]])


def draw_starts(fits: "Array", durations: Durations, number: int, random: "Generator") -> list["Array"]:
    """Draw where phases begin, by the backward recursion and forward draws of Fearnhead (2006, section 2).

    `fits[i, j]` is the log likelihood of the columns from i up to j as one phase. The phase that runs when
    the years begin, and that which runs when they end, may last beyond them. The `number` of draws are
    independent of each other.
    """
    import numpy as np

    years, joint = len(fits) - 1, fits + durations.prior
    after = np.zeros(years + 1)
    for start in range(years - 1, -1, -1):
        weights = joint[start, start + 1 :] + after[start + 1 :]
        most = weights.max()
        after[start] = most + np.log(np.exp(weights - most).sum()) if most > -np.inf else most
    return [_forward(joint, after, random) for _ in range(number)]


def _forward(joint: "Array", after: "Array", random: "Generator") -> "Array":
    import numpy as np

    years = len(after) - 1
    starts, at = np.zeros(years, dtype=bool), 0
    while at < years:
        starts[at] = True
        chances = np.cumsum(np.exp(joint[at, at + 1 :] + after[at + 1 :] - after[at]))
        at += 1 + min(int(np.searchsorted(chances, random.random() * chances[-1])), years - at - 1)
    return starts
