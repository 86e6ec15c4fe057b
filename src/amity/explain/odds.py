"""The few probabilities that questions to the record need."""

import math
from collections.abc import Iterable

STEPS, NEAR = 300, 1e-12


def at_least(number: int, probabilities: Iterable[float]) -> float:
    """The probability that so many of some independent things hold, each with its own (Poisson binomial).

    >>> round(at_least(1, [0.5, 0.5]), 3), at_least(1, [])
    (0.75, 0.0)
    """
    fewer = [1.0, *([0.0] * (number - 1))]
    for p in probabilities:
        fewer = [q * (1 - p) + (fewer[i - 1] * p if i else 0.0) for i, q in enumerate(fewer)]
    return min(1.0, max(0.0, 1 - math.fsum(fewer)))


def rate_above(counts: tuple[float, float], exposures: tuple[float, float], factor: float = 1.0) -> float:
    """The probability that the first of two rates is above the second times a factor.

    Counts are taken as Poisson with the prior of Jeffreys, so that two noughts tell nothing.

    >>> round(rate_above((0, 0), (10, 10)), 2), round(rate_above((8, 1), (10, 10)), 2)
    (0.5, 0.99)
    """
    (one, other), (first, second) = counts, exposures
    split = factor * first / (factor * first + second)
    return beta_above(one + 0.5, other + 0.5, split)


def beta_above(a: float, b: float, x: float) -> float:
    """The probability that a share with a beta distribution is above `x`.

    >>> beta_above(1.0, 1.0, 0.25), round(beta_above(2.5, 0.5, 0.5), 3)
    (0.75, 0.924)
    """
    if x <= 0 or x >= 1:
        return 1.0 if x <= 0 else 0.0
    scale = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return 1 - scale * _fraction(a, b, x) / a
    return scale * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function (Lentz 1976)."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d, c = 1 / (1 + term * d), 1 + term / c
            value *= c * d
        if abs(c * d - 1) < NEAR:
            break
    return value
