"""How long phases last: a prior on their lengths, and draws of phases from it and from how well each fits."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[Any]

SHORTEST = 3
"""Years that a phase lasts at least: what is shorter is an episode."""
LASTS, SHAPE = (10.0, 15.0, 25.0, 50.0), 3
"""Years that phases last on average, each as likely beforehand, since nobody knows it of a dyad; and the
shape of that (negative binomial) prior: few phases are much shorter."""


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
        from scipy.special import betainc, gammaln  # type: ignore[import-untyped]

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


def priors(years: int, step: int) -> "Array":
    """The prior of each length that phases may last on average, [length, i, j]; `step` years to a column."""
    import numpy as np

    shortest = -(-SHORTEST // step)
    return np.array([Durations.of(years, lasts / step, shortest).prior for lasts in LASTS])


def fit(priors: "Array", starts: "Array") -> "Array":
    """Log probability of the phases that `starts` [chain, column] has, by each prior: [prior, chain].

    >>> import numpy as np
    >>> fit(np.array([[[0, 1, 2], [0, 0, 3], [0, 0, 0]]]), np.array([[True, True], [True, False]])).tolist()
    [[4.0, 2.0]]
    """
    import numpy as np

    chain, first = np.nonzero(starts)
    following = np.append(first[1:], 0)
    end = np.where(following == 0, starts.shape[1], following)
    parts = priors[:, first, end]
    return np.array([np.bincount(chain, part, minlength=len(starts)) for part in parts])


def draw_starts(joint: "Array", number: int, random: "Generator") -> "Array":
    """Draw where phases begin, by the backward recursion and forward draws of Fearnhead (2006, section 2).

    `joint[chain, i, j]` is the log probability of the columns from i up to j as one phase, by the prior on
    lengths and by how well one level fits. Returns [chain, draw, column]; the `number` of draws of a chain
    are independent of each other.
    """
    import numpy as np

    chains, years = joint.shape[0], joint.shape[1] - 1
    after = np.zeros((chains, years + 1))
    for start in range(years - 1, -1, -1):
        weights = joint[:, start, start + 1 :] + after[:, start + 1 :]
        most = np.maximum(weights.max(1), np.finfo(float).min)
        with np.errstate(divide="ignore"):
            after[:, start] = most + np.log(np.exp(weights - most[:, None]).sum(1))
    starts = np.zeros((chains, number, years), dtype=bool)
    chain, draw = (index.ravel() for index in np.indices((chains, number)))
    at = np.zeros(len(chain), dtype=int)
    while len(at):
        starts[chain, draw, at] = True
        chances = np.cumsum(np.exp(joint[chain, at] + after[chain] - after[chain, at][:, None]), axis=1)
        aim = random.random(len(at)) * chances[:, -1]
        at = np.minimum((chances <= aim[:, None]).sum(1), years)
        running = at < years
        chain, draw, at = chain[running], draw[running], at[running]
    return starts
