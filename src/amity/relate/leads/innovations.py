"""What in a series its own past does not tell, and how that of one goes with that of another later.

Cross-correlation of innovations after Haugh (1976): each series is freed of what its own last periods
foretell by least squares; what is left of the one is held against what is left of the other one, two, three
periods later. Each lag's sum of products is divided by the root of the sum of their squares, which allows
for periods of which the sources speak more or less. Chance is found by changing the signs of the second
series' innovations at random, block by block, the same for all lags, so that the largest of several is held
against the largest of several (Westfall and Young 1993; wild bootstrap: Wu 1986, Liu 1988).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.errors import MissingExtra

if TYPE_CHECKING:
    import numpy as np

OWN, BLOCKS, LARGEST, DRAWS, SEED = 5, 7, 2.0, 1999, 20121115
"""Periods of its own past that each series is freed of; blocks of equal sign; the standard deviations that an
innovation counts for at most; draws; where draws begin. Set on simulated dyads whose rates change by phases
(bench/leads.py): with a shorter past or shorter blocks, phases that a few years' past does not foretell make
false alarms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """The correlations at lags 1, 2, ..., and how likely chance makes the largest of them as large."""

    correlations: tuple[float, ...]
    p: float
    threshold: float


def crossing(first: list[float], second: list[float], lags: int) -> Crossing:
    """How innovations of the first series go with later ones of the second.

    Both have a value for each of the same periods, without gaps. `threshold` is the correlation that the
    largest would have to pass at the level of 5 %. Raises MissingExtra where NumPy is not there.

    >>> from random import Random
    >>> surprises = [Random(number).gauss(0, 1) for number in range(60)]
    >>> found = crossing(surprises, [0.0, *surprises[:-1]], 2)
    >>> found.correlations[0] > 0.9, found.p < 0.05
    (True, True)
    """
    np = _numpy()
    x, y = (bounded(innovations(series)) for series in (first, second))
    products = [x[:-lag] * y[lag:] for lag in range(1, lags + 1)]
    observed = max(abs(_sum(np, part)) for part in products)
    chance = _chance(np, products, lags, len(y))
    p = (1 + int((chance >= observed - 1e-12).sum())) / (1 + len(chance))
    scale = float(np.sqrt((x * x).mean() * (y * y).mean())) or 1.0
    root = max(float(np.sqrt((part * part).sum())) for part in products)
    return Crossing(
        correlations=tuple(float(part.sum()) / (scale * len(y)) for part in products),
        p=p,
        threshold=float(np.quantile(chance, 0.95)) * root / (scale * len(y)),
    )


def innovations(series: list[float]) -> "np.ndarray[Any, Any]":
    """What is left of a series when its own last periods and its mean are taken out by least squares."""
    numpy = _numpy()
    values = numpy.asarray(series, dtype=float)
    past = [values[OWN - lag : len(values) - lag] for lag in range(1, OWN + 1)]
    design = numpy.column_stack([numpy.ones(len(values) - OWN), *past])
    fitted, *_ = numpy.linalg.lstsq(design, values[OWN:], rcond=None)
    left: np.ndarray[Any, Any] = values[OWN:] - design @ fitted
    return left


def bounded(values: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Innovations about their mean, none larger than a few standard deviations, so that no one year decides.

    The deviation is that of the median (Hampel 1974).
    """
    numpy = _numpy()
    limit = LARGEST * 1.4826 * float(numpy.median(numpy.abs(values)))
    held: np.ndarray[Any, Any] = numpy.clip(values, -limit, limit) if limit > 0 else values
    centred: np.ndarray[Any, Any] = held - held.mean()
    return centred


def _chance(np: Any, products: "list[np.ndarray[Any, Any]]", lags: int, length: int) -> Any:
    """The largest sums that chance makes: signs of the later innovations drawn anew, block by block."""
    block = max(1, length // BLOCKS)
    draws = np.random.default_rng(SEED).integers(0, 2, size=(DRAWS, -(-length // block))) * 2 - 1
    signs = np.repeat(draws, block, axis=1)[:, :length]
    largest = np.zeros(DRAWS)
    for lag in range(1, lags + 1):
        part = products[lag - 1]
        root = float(np.sqrt((part * part).sum()))
        if root > 0:
            largest = np.maximum(largest, np.abs(signs[:, lag:] @ part) / root)
    return largest


def _sum(np: Any, part: "np.ndarray[Any, Any]") -> float:
    root = float(np.sqrt((part * part).sum()))
    return float(part.sum()) / root if root > 0 else 0.0


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:
        raise MissingExtra("lead and lag between dyads", "relate") from None
    return numpy
