"""Net cooperation by period from the rates of cooperative and of hostile deeds, with its intervals."""

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from amity.model.relations import Estimate

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

POINTS = 41
FACTORS = 9
"""By how many equally probable values each rate, and the uncertain telling, is stood for."""


def middles(number: int) -> "Numbers":
    """The middles of so many equal shares of 1.

    >>> [float(share) for share in middles(2)]
    [0.25, 0.75]
    """
    import numpy as np

    found: Numbers = (np.arange(number, dtype=np.float64) + 0.5) / number
    return found


def net(warm: "Numbers | None", cold: "Numbers | None", spread: "Numbers") -> list[Estimate]:
    """The middle and the 90 % interval of cooperation less conflict, by period.

    `warm` and `cold` (periods, points) have equally probable weighted rates, or None where there are no such
    deeds; `spread` (periods) is the standard deviation of the logarithm of what both are multiplied by.

    >>> import numpy as np
    >>> [found] = net(np.array([[1.0, 2.0, 3.0]]), None, np.zeros(1))
    >>> found.value
    2.0
    """
    import numpy as np

    periods = len(spread)
    up = np.zeros((periods, 1)) if warm is None else warm
    down = np.zeros((periods, 1)) if cold is None else cold
    apart = (up[:, :, None] - down[:, None, :]).reshape(periods, -1)
    normal = np.array([NormalDist().inv_cdf(share) for share in middles(FACTORS)])
    factors = np.exp(spread[:, None] * normal[None, :])
    # one period at a time: all at once would take memory for periods x points x points x factors
    return [_estimate((a[:, None] * f[None, :]).ravel()) for a, f in zip(apart, factors, strict=True)]


def _estimate(values: "Numbers") -> Estimate:
    import numpy as np

    values = np.sort(values)
    low, middle, high = np.interp((0.05, 0.5, 0.95), middles(len(values)), values)
    return Estimate(value=float(middle), low=float(low), high=float(high))
