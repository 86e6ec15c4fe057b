"""The level of reporting: the rate of deeds through time, which drifts and at times jumps.

A deed of weight w and credence c brings c w; over a period the sum is compound Poisson, with the variance of
c w squared. It is taken for s times a Poisson number, s = sum(c w^2) / sum(c w), which has that variance
(the scaled Poisson of Bohm and Zech 2014, Nucl. Instrum. Methods A 748:1-6). The logarithm of the rate drifts
by a normal step, and with a chance of one in ten years jumps; a level that only drifts gives intervals that
miss the truth around a jump (docs/cooperation.md has both as measured).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from amity.relate.cooperation.filtering import smoothed
from amity.relate.cooperation.weights import conventions

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

Smoother = Callable[["Numbers", "Sequence[Numbers]", "Numbers"], "tuple[Numbers, float]"]
UNSEEN = 0.5
"""What is added to a count before its logarithm is taken, so that a nought has one."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The logarithms of rates that are told apart, and how probable each is in each period."""

    levels: "Numbers"
    mass: "Numbers"

    def quantiles(self, shares: "Numbers", places: Sequence[int]) -> "Numbers":
        """The rates of some periods below which these shares of the probability lie; linear within a step."""
        import numpy as np

        step = self.levels[1] - self.levels[0]
        edges = np.concatenate([self.levels[:1] - step / 2, self.levels + step / 2])
        sums = np.cumsum(self.mass[list(places)], axis=1)
        found: Numbers = np.exp(
            [np.interp(shares, np.concatenate([[0.0], row / row[-1]]), edges) for row in sums]
        )
        return found


def levels(
    counts: "Numbers", exposure: "Numbers", gaps: "Sequence[float]", smoother: Smoother = smoothed
) -> Levels:
    """The rate of deeds in each period, with its uncertainty.

    `counts` are effective numbers of deeds by period, `exposure` how many periods' worth of full telling each
    is, `gaps` the years from each period to the next. How strongly the level drifts is not estimated but
    averaged over, by likelihood. Raises MissingExtra without the extra `relate`.

    >>> import numpy as np
    >>> found = levels(np.array([3.0, 2.0, 4.0, 3.0]), np.ones(4), [1.0, 1.0, 1.0])
    >>> low, middle, high = found.quantiles(np.array([0.05, 0.5, 0.95]), [1])[0]
    >>> bool(1 < low < middle < high < 6)
    True
    """
    import numpy as np

    grid = _grid(counts, exposure)
    first = around(grid, np.log((counts.sum() + UNSEEN) / exposure.sum()))
    told = poisson(counts[:, None], grid[None, :] + np.log(exposure)[:, None])
    masses, fits = [], []
    for drift in conventions()["level"]["drifts"]:
        steps = {gap: kernel(grid.tobytes(), drift, gap) for gap in set(gaps)}
        mass, fit = smoother(first, [steps[gap] for gap in gaps], told)
        masses.append(mass)
        fits.append(fit)
    share = np.exp(np.array(fits) - max(fits))
    return Levels(grid, np.einsum("d,dtk->tk", share / share.sum(), np.array(masses)))


def poisson(counts: "Numbers", logs: "Numbers") -> "Numbers":
    """The Poisson log-likelihood of counts at logarithms of their mean, up to what does not depend on it."""
    import numpy as np

    found: Numbers = counts * logs - np.exp(logs)
    return found


def _grid(counts: "Numbers", exposure: "Numbers") -> "Numbers":
    """Levels from below the lowest period's to above the highest one's, evenly in logarithms."""
    import numpy as np

    each = np.log((counts + UNSEEN) / exposure)
    room = 2 / np.sqrt(counts + UNSEEN)
    found: Numbers = np.linspace(
        (each - room).min(), (each + room).max(), conventions()["level"]["steps"], dtype=np.float64
    )
    return found


def around(grid: "Numbers", middle: float) -> "Numbers":
    """How probable each level is before anything is told: normal about the mean rate, and broad."""
    import numpy as np

    weight = np.exp(-0.5 * ((grid - middle) / conventions()["level"]["broad"]) ** 2) + 1e-12
    found: Numbers = weight / weight.sum()
    return found


@lru_cache(maxsize=64)
def kernel(grid: bytes, drift: float, gap: float) -> "Numbers":
    """The chances from each level (rows) to each other after `gap` years: a drift, and at times a jump."""
    import numpy as np

    at = np.frombuffer(grid, dtype=np.float64)
    rule = conventions()["level"]
    apart = at[:, None] - at[None, :]

    def normal(spread: float) -> "Numbers":
        step = at[1] - at[0]
        weight = (
            np.exp(-0.5 * (apart / spread) ** 2) if spread > step / 2 else _neighbours(apart, spread, step)
        )
        result: Numbers = weight / weight.sum(axis=1, keepdims=True)
        return result

    jumps = 1 - (1 - rule["jump_a_year"]) ** gap
    found: Numbers = (1 - jumps) * normal(drift * gap**0.5) + jumps * normal(
        rule["jump"] * max(gap, 1) ** 0.5
    )
    return found


def _neighbours(apart: "Numbers", spread: float, step: float) -> "Numbers":
    """A drift of less than a step: now and then to the next level, so often that its variance holds."""
    import numpy as np

    near = np.abs(np.abs(apart) / step - 1) < 0.5
    found: Numbers = np.where(near, spread**2 / (2 * step**2), 0.0) + np.eye(len(apart))
    np.fill_diagonal(found, 1 - spread**2 / step**2)
    return found
