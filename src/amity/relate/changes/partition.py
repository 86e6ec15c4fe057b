"""The phases that agree best with all that were drawn, and where each of them may begin."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LIKELY = 0.66
"""A boundary is told where a change is likelier than this: two to one."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a phase begins: the column, the first and last that hold nine tenths of what is probable.

    `probability` is that of there being a change at all between the middles of the two phases that it parts.
    """

    start: int
    low: int
    high: int
    probability: float


def partition(starts: "Array") -> list[int]:
    """The first columns of the phases that agree best with the draws `starts` [draw, column].

    Best is what is expected to put the fewest pairs of columns together that are apart, or apart that are
    together: the loss of Binder (1978), as Lau & Green (2007) use it for partitions drawn.

    >>> import numpy as np
    >>> partition(np.array([[1, 0, 0, 1, 0, 0]] * 3 + [[1, 0, 0, 0, 1, 0]], dtype=bool))
    [0, 3]
    """
    import numpy as np

    gain = _gain(_together(starts))
    size = starts.shape[1]
    best, last = np.zeros(size + 1), np.zeros(size + 1, dtype=int)
    for end in range(1, size + 1):
        sums = best[:end] + gain[:end, end]
        last[end] = int(sums.argmax())
        best[end] = sums[last[end]]
    found, at = [], size
    while at:
        at = int(last[at])
        found.append(at)
    return found[::-1]


def _together(starts: "Array") -> "Array":
    """How often two columns are of one phase."""
    import numpy as np

    labels = np.cumsum(starts, axis=1)
    return np.array([(labels == labels[:, [column]]).mean(0) for column in range(labels.shape[1])])


def _gain(together: "Array") -> "Array":
    """What putting the columns from i up to j together gains, as an array [i, j]."""
    import numpy as np

    size = len(together)
    total = np.zeros((size + 1, size + 1))
    total[1:, 1:] = np.cumsum(np.cumsum(together - 0.5, axis=0), axis=1)
    ends = np.arange(size + 1)
    found: Array = total[ends, ends][None, :] - total - total.T + total[ends, ends][:, None]
    return found


NEARNESS = (0.8, 0.9, 1.0, 0.9, 0.8)
"""A boundary is put where a change is likeliest within two columns to each side: what a column counts for."""


def boundaries(starts: "Array", phases: list[int], within: float = 0.9) -> list[Boundary]:
    """Where each phase after the first begins, by the draws.

    >>> import numpy as np
    >>> boundaries(np.array([[1, 0, 0, 1, 0, 0]] * 3 + [[1, 0, 0, 0, 1, 0]], dtype=bool), [0, 3])
    [Boundary(start=3, low=3, high=4, probability=1.0)]
    """
    ends = [*phases, starts.shape[1]]
    middles = [(a + b) / 2 for a, b in pairwise(ends)]
    return [
        _boundary(starts, at, (before, after), within)
        for at, before, after in zip(phases[1:], middles, middles[1:], strict=False)
    ]


def likely(starts: "Array", least: float = LIKELY) -> list[Boundary]:
    """The boundaries of the phases that agree best with the draws, without those that are not likely.

    The least likely is given up first, and the two phases that it parted are taken together, until each one
    left is likely.
    """
    phases = partition(starts)
    while True:
        found = boundaries(starts, phases)
        doubtful = [(one.probability, n) for n, one in enumerate(found, 1) if one.probability < least]
        if not doubtful:
            return found
        del phases[min(doubtful)[1]]


def _boundary(starts: "Array", at: int, between: tuple[float, float], within: float) -> Boundary:
    import numpy as np

    columns = np.arange(starts.shape[1])
    near = starts & (columns > between[0]) & (columns < between[1])
    if not near.any():
        return Boundary(at, at, at, 0.0)
    at = _middle(near.mean(0))
    nearest = np.where(near, np.abs(columns - at), starts.shape[1]).argmin(1)[near.any(1)]
    chances = np.bincount(nearest, minlength=starts.shape[1]) / len(nearest)
    low, high = shortest(chances, within)
    return Boundary(at, min(low, at), max(high, at), float(near.any(1).mean()))


def _middle(chances: "Array") -> int:
    """The column with the most of what is probable within two of it, the nearer the better."""
    import numpy as np

    held = np.convolve(chances, NEARNESS, "same")
    best = np.flatnonzero(held >= held.max() - 1e-9)
    return int(best[len(best) // 2])


def shortest(chances: "Array", within: float) -> tuple[int, int]:
    """The shortest stretch of columns that holds nearest to as much of what is probable.

    Columns are whole: one that held at least as much would on average hold more.

    >>> import numpy as np
    >>> shortest(np.array([0.05, 0.5, 0.42, 0.03]), 0.9)
    (1, 2)
    """
    import numpy as np

    total = np.append(0.0, np.cumsum(chances))
    tried: list[tuple[float, int, int]] = []
    for length in range(len(chances)):
        held = total[length + 1 :] - total[: len(chances) - length]
        low = int(held.argmax())
        tried.append((abs(float(held[low]) - within), low, low + length))
        if held[low] >= within:
            break
    return min(tried[-2:])[1:]
