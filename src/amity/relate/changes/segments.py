"""How well one level explains a stretch of years: marginal likelihoods of counts and of measured values."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LEVEL = 1.0
"""Shape of the gamma prior on the level of a phase, whose mean is 1: levels a third or three times as high
are nothing unusual."""
SPREAD, MIDDLE = 1.5, 0.5
"""Of measured values in natural logarithms: how far phases lie apart, and values within one (the standard
deviations expected beforehand)."""
FIRMNESS = 2.0
"""Shape of the inverse gamma prior on the variance within a phase: 2 is the least that has a mean."""
MEMORY = 0.5
"""Autocorrelation that yearly values within a phase are taken to have: n values are worth n(1-r)/(1+r)."""


@dataclass(frozen=True)
class Tally:
    """What each source tells of each year, as arrays (sources, years): counts, and how fully it tells.

    A count where nothing is told of (exposure 0) is left out. Raises InvalidValue for arrays that differ in
    shape, or hold what is negative or no number.

    >>> Tally(counts=[[1, 0, 2]], exposure=[[1, 1, 0]]).counts.tolist()
    [[1.0, 0.0, 0.0]]
    """

    counts: "Array"
    exposure: "Array"

    def __post_init__(self) -> None:
        import numpy as np

        counts = np.atleast_2d(np.asarray(self.counts, dtype=float))
        exposure = np.atleast_2d(np.asarray(self.exposure, dtype=float))
        if counts.shape != exposure.shape:
            raise InvalidValue("Tally", "exposure", exposure.shape, f"an array like counts, {counts.shape}")
        if not (np.isfinite(counts).all() and np.isfinite(exposure).all()):
            raise InvalidValue("Tally", "counts, exposure", "nan", "numbers")
        if (counts < 0).any() or (exposure < 0).any():
            raise InvalidValue("Tally", "counts, exposure", "negative", "numbers from 0")
        object.__setattr__(self, "counts", np.where(exposure > 0, counts, 0.0))
        object.__setattr__(self, "exposure", exposure)

    @property
    def years(self) -> int:
        """How many years it is of."""
        return int(self.counts.shape[1])

    def segments(self, shares: "Array") -> "Array":
        """Log marginal likelihood of the years from i up to j under one level, as an array [..., i, j].

        `shares` [..., source] has the events a year that each source tells of at level 1. Gamma-Poisson, the
        level integrated out (Fearnhead 2006, section 3); what does not depend on the phases is left out.
        """
        import numpy as np

        told, known = self._told
        found: Array = known - (LEVEL + told) * np.log(LEVEL + _from_to(shares @ self.exposure))
        return found

    @cached_property
    def _told(self) -> tuple["Array", "Array"]:
        """Counts from i up to j, and what of the likelihood follows from them alone."""
        import numpy as np
        from scipy.special import gammaln  # type: ignore[import-untyped]

        told = _from_to(self.counts.sum(0))
        return told, LEVEL * np.log(LEVEL) - gammaln(LEVEL) + gammaln(LEVEL + told)


@dataclass(frozen=True)
class Measured:
    """A quantity by year in natural logarithms, each value between `low` and `high` for its rounding.

    NaN where nothing was measured; -inf as `low` of a nought, which rounding may have made of anything less.

    >>> Measured(low=[0.0, -float("inf")], high=[0.1, -3.0]).observed.tolist()
    [True, True]
    """

    low: "Array"
    high: "Array"
    observed: "Array" = field(init=False)

    def __post_init__(self) -> None:
        import numpy as np

        low, high = np.asarray(self.low, dtype=float), np.asarray(self.high, dtype=float)
        if low.shape != high.shape or (low > high).any():
            raise InvalidValue(
                "Measured", "low, high", (low.shape, high.shape), "low up to high, of each year"
            )
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)
        object.__setattr__(self, "observed", ~np.isnan(high))

    @property
    def weight(self) -> float:
        """What a value is worth beside an independent one."""
        return (1 - MEMORY) / (1 + MEMORY)

    def middle(self) -> "Array":
        """Values to begin with: the middle of each interval, a step below what bounds a nought."""
        import numpy as np

        low = np.where(np.isfinite(self.low), self.low, self.high - 1.0)
        found: Array = np.where(self.observed, (low + self.high) / 2, 0.0)
        return found

    def segments(self, values: "Array", centre: float) -> "Array":
        """Log marginal likelihood of the years from i up to j under one mean and variance, as [..., i, j].

        Normal with a normal-inverse-gamma prior (Raiffa & Schlaifer 1961), for `values` [..., year] given,
        each of a weight below 1 since those of neighbouring years are alike.
        """
        import numpy as np
        from scipy.special import gammaln

        number, mean, squares = self.sums(values, centre)
        pull = (MIDDLE / SPREAD) ** 2
        shape = FIRMNESS + number / 2
        scale = (
            scale_prior() + (squares - number * mean**2) / 2 + pull * number * mean**2 / (2 * (pull + number))
        )
        prior = FIRMNESS * np.log(scale_prior()) - gammaln(FIRMNESS)
        found: Array = gammaln(shape) - shape * np.log(scale) + np.log(pull / (pull + number)) / 2 + prior
        found -= number / 2 * np.log(2 * np.pi)
        return found

    def sums(self, values: "Array", centre: float) -> tuple["Array", "Array", "Array"]:
        """Weight, mean and sum of squares about `centre` of the years from i up to j."""
        import numpy as np

        weights = self.weight * self.observed
        apart = np.where(self.observed, values - centre, 0.0)
        number = _from_to(weights)
        mean = _from_to(weights * apart) / np.maximum(number, 1e-12)
        return number, mean, np.maximum(_from_to(weights * apart**2), number * mean**2)


def scale_prior() -> float:
    """Scale of the inverse gamma prior on the variance, so that its mean is that of MIDDLE."""
    return (FIRMNESS - 1) * MIDDLE**2


def _from_to(values: "Array") -> "Array":
    """Sums of the values [..., year] from i up to, not with, j, as [..., i, j]; 0 where j is not beyond i."""
    import numpy as np

    total = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=total[..., 1:])
    found: Array = np.triu(total[..., None, :] - total[..., :, None])
    return found
