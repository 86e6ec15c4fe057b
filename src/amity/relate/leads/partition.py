"""The mean of a series at each period, where it may change at any time but mostly does not.

The periods fall into phases of one mean each. All ways to part them are averaged over, each by how well it
agrees with what was told (product partitions; Barry and Hartigan 1992), exactly, by going forward and
backward through the periods (Fearnhead 2006). A level that jumps is followed at once, from both sides, where
a moving average or a regression on the past would take years.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from amity.relate.leads.extra import numpy, special

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]
    Phases = Callable[[Array, Array], tuple[Array, Array]]
    """Of phases from first periods to those after their last: the logarithm of how likely what they tell is,
    and their means."""

CHANGE, LONGEST = 1 / 30, 300
"""How likely beforehand a new phase begins with any period, and how many periods a phase has at most."""


def means(size: int, phases: "Phases") -> "Array":
    """The expected mean of each of `size` periods over all partitions into phases.

    The work grows with the number of periods, since no phase is longer than LONGEST.
    """
    np = numpy()
    change, stay = np.log(CHANGE), np.log1p(-CHANGE)
    forward, backward = np.full(size + 1, -np.inf), np.full(size + 1, -np.inf)
    found: Array = np.zeros(size)
    forward[0] = backward[size] = 0.0
    for end in range(1, size + 1):
        starts = np.arange(max(0, end - LONGEST), end)
        told = phases(starts, np.full(len(starts), end))[0] + (end - starts - 1) * stay
        forward[end] = np.logaddexp.reduce(forward[starts] + told + change * (starts > 0))
    for start in range(size - 1, -1, -1):
        ends = np.arange(start + 1, min(size, start + LONGEST) + 1)
        told, mean = phases(np.full(len(ends), start), ends)
        onward = told + (ends - start - 1) * stay + change * (ends < size) + backward[ends]
        backward[start] = np.logaddexp.reduce(onward)
        shares = np.exp(forward[start] + change * (start > 0) + onward - forward[size])
        found[start : ends[-1]] += np.cumsum((shares * mean)[::-1])[::-1]
    return found


def rates(counts: "Array", exposure: "Array") -> "Array":
    """The rate of each period for counts that are Poisson: the mean count for one of exposure.

    Rates of phases are gamma distributed beforehand about the mean rate of all, as widely as one event says.

    >>> import numpy as np
    >>> found = rates(np.array([1, 0, 2] * 8 + [9, 8, 10] * 8), np.ones(48))
    >>> bool(found[:20].max() < 2), bool(found[28:].min() > 7)
    (True, True)
    """
    np, log_gamma = numpy(), special().gammaln
    events, exposed = _sums(counts), _sums(exposure)
    prior = (exposed[-1] or 1.0) / max(events[-1], 1e-9)

    def phases(start: "Array", end: "Array") -> "tuple[Array, Array]":
        shape, rate = 1 + events[end] - events[start], prior + exposed[end] - exposed[start]
        return log_gamma(shape) + np.log(prior) - shape * np.log(rate), shape / rate

    return means(len(counts), phases)


def centres(values: "Array", variance: float) -> "Array":
    """The mean of each period for values that are normal about the mean of their phase.

    Means of phases are normal about nought beforehand, as widely as the values about them.

    >>> import numpy as np
    >>> found = centres(np.array([-2.0, -1.8, -2.2] * 6 + [2.0, 1.8, 2.2] * 6), 0.04)
    >>> bool(found[:16].max() < -1.5), bool(found[20:].min() > 1.5)
    (True, True)
    """
    np = numpy()
    summed = _sums(values)

    def phases(start: "Array", end: "Array") -> "tuple[Array, Array]":
        mean = (summed[end] - summed[start]) / (1 + end - start)
        told = 0.5 * (mean * (summed[end] - summed[start]) / variance - np.log(1 + end - start))
        return told, mean

    return means(len(values), phases)


def _sums(values: "Array") -> "Array":
    """The sums up to each period, from nought."""
    np = numpy()
    summed: Array = np.concatenate([[0.0], np.cumsum(values)])
    return summed
