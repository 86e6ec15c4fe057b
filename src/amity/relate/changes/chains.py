"""The state of the sampler for one line of evidence: several chains, run side by side in the same arrays."""

from typing import TYPE_CHECKING, Any

from amity.relate.changes.durations import draw_starts, fit
from amity.relate.changes.segments import FIRMNESS, LEVEL, MIDDLE, SPREAD, Measured, Tally, scale_prior

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[Any]

EACH = 3
"""Phases drawn of each chain in a sweep: independent of each other, given the rest."""
SHARES = (0.5, 0.05)
"""Shape and rate of the gamma prior on the events a year that a source tells of at level 1: nearly flat."""


class Chains:
    """Phases in turn with what is taken as given (Gibbs sampling).

    `given` [chain, ...] is what the fit of a phase depends on: the shares of the sources, or the values
    before they were rounded.
    """

    given: "Array"

    def __init__(self, number: int, priors: "Array") -> None:
        import numpy as np

        self.priors, self.years = priors, priors.shape[1] - 1
        self.prior: Array = priors[np.zeros(number, dtype=int)]

    def sweep(self, random: "Generator") -> tuple["Array", "Array", "Array"]:
        """Draw phases, levels and what is given: each [draw, ...], of all chains one after the other."""
        import numpy as np

        starts = draw_starts(self.fits() + self.prior, EACH, random)
        rows = starts.reshape(-1, self.years)
        # a number of its own for each phase of each row, so that one bincount sums over the phases of all
        phase = np.cumsum(rows, axis=1) - 1 + self.years * np.arange(len(rows))[:, None]
        levels, given = self.level(phase, random)
        self.given = given[EACH - 1 :: EACH]
        chances = np.cumsum(_shares(fit(self.priors, starts[:, -1])), axis=0)
        chosen = (chances < random.random(len(starts)) * chances[-1]).sum(0)
        self.prior = self.priors[chosen]
        return rows, levels, given

    def fits(self) -> "Array":
        """Log likelihood of the columns from i up to j as one phase, [chain, i, j]."""
        raise NotImplementedError

    def level(self, phase: "Array", random: "Generator") -> tuple["Array", "Array"]:
        """Draw the level of each column given its phase, and what is given from these; row by row."""
        raise NotImplementedError


def _shares(logs: "Array") -> "Array":
    """Probabilities [prior, chain] from their logarithms."""
    import numpy as np

    found: Array = np.exp(logs - np.logaddexp.reduce(logs, axis=0))
    return found


def _sums(phase: "Array", values: "Array") -> "Array":
    """Sums over the phases: one for each number that a phase may have."""
    import numpy as np

    spread = np.broadcast_to(values, phase.shape).ravel()
    return np.bincount(phase.ravel(), spread, minlength=phase.size)


class Counted(Chains):
    """Happenings as several sources tell of them; what each tells at level 1 is drawn with the phases."""

    def __init__(self, tally: Tally, number: int, priors: "Array") -> None:
        import numpy as np

        super().__init__(number, priors)
        self.tally = tally
        usual = (tally.counts.sum(1) + SHARES[0]) / (tally.exposure.sum(1) + SHARES[1])
        self.given = np.tile(usual, (number, 1))

    def fits(self) -> "Array":
        """By what each source tells."""
        return self.tally.segments(self.given)

    def level(self, phase: "Array", random: "Generator") -> tuple["Array", "Array"]:
        """The levels, relative to what is expected beforehand, and the shares of the sources."""
        import numpy as np

        told = _sums(phase, self.tally.counts.sum(0))
        expected = _sums(phase, np.repeat(self.given @ self.tally.exposure, EACH, axis=0))
        level: Array = np.maximum(random.gamma(LEVEL + told) / (LEVEL + expected), 1e-9)[phase]
        shape, rate = SHARES
        counted = np.broadcast_to(shape + self.tally.counts.sum(1), (len(phase), len(self.tally.counts)))
        return level, random.gamma(counted) / (rate + level @ self.tally.exposure.T)


class Valued(Chains):
    """A measured quantity in logarithms; the values before rounding are drawn with the phases."""

    def __init__(self, series: Measured, number: int, priors: "Array") -> None:
        import numpy as np

        super().__init__(number, priors)
        self.series, middle = series, series.middle()
        self.given = np.tile(middle, (number, 1))
        self.centre = float(np.median(middle[series.observed])) if series.observed.any() else 0.0

    def fits(self) -> "Array":
        """By the values before rounding."""
        return self.series.segments(self.given, self.centre)

    def level(self, phase: "Array", random: "Generator") -> tuple["Array", "Array"]:
        """The means in logarithms, and the values before rounding."""
        import numpy as np

        given = np.repeat(self.given, EACH, axis=0)
        weights = self.series.weight * self.series.observed
        apart = np.where(self.series.observed, given - self.centre, 0.0)
        size = _sums(phase, weights)
        mean = _sums(phase, weights * apart) / np.maximum(size, 1e-12)
        squares = _sums(phase, weights * (apart - mean[phase]) ** 2)
        pull = (MIDDLE / SPREAD) ** 2
        scale = scale_prior() + squares / 2 + pull * size * mean**2 / (2 * (pull + size))
        variance = scale / random.gamma(FIRMNESS + size / 2)
        spread = np.sqrt(variance / (pull + size))
        drawn = size * mean / (pull + size) + random.normal(size=len(size)) * spread
        level: Array = self.centre + drawn[phase]
        return level, within(self.series, level, np.sqrt(variance)[phase], random)


def within(series: Measured, mean: "Array", spread: "Array", random: "Generator") -> "Array":
    """Values from a normal distribution [..., year], each within the interval that its rounding leaves."""
    import numpy as np
    from scipy.special import ndtr, ndtri  # type: ignore[import-untyped]

    low = ndtr((np.where(series.observed, series.low, 0.0) - mean) / spread)
    high = ndtr((np.where(series.observed, series.high, 0.0) - mean) / spread)
    drawn = mean + spread * ndtri(np.clip(low + random.random(mean.shape) * (high - low), 1e-12, 1 - 1e-12))
    return np.where(series.observed, np.clip(drawn, series.low, series.high), 0.0)
