"""Krippendorff's alpha: how far readers agree beyond what chance would bring.

After Krippendorff, K. (2004), Content Analysis, 2nd ed., ch. 11, and Krippendorff, K. (2011), Computing
Krippendorff's Alpha-Reliability. Two or more readers; what one left out is missing, and a unit that fewer
than two coded says nothing. 1 is perfect agreement, 0 what chance would bring, below 0 systematic
disagreement. How bad it is that two values differ is for a metric to say.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import fsum, isfinite
from random import Random
from statistics import fmean
from typing import Any, TypeVar

from amity.errors import InvalidValue

V = TypeVar("V", bound=Hashable)
Difference = Callable[[Any, Any], float]
"""How bad it is that two values differ: symmetric, 0 where it is not bad at all (the square of the books)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """A difference that is 1 for most pairs of different values, so that only the others need be computed.

    `near` gives, of some values, each pair of different ones that may differ by less, once.
    """

    difference: Difference
    near: Callable[[Iterable[Any]], Iterable[tuple[Any, Any]]]

    def __call__(self, one: Any, other: Any) -> float:
        """How bad it is that the two differ."""
        return self.difference(one, other)


RESAMPLES = 1000
DRAWS = 500_000
"""Draws of units at most for an interval; of many units fewer resamples say as much."""
SEED = 2004


class Metric(StrEnum):
    """The metrics of Krippendorff (2004, ch. 11), by what the values are.

    NOMINAL: names; ORDINAL: ranks; INTERVAL: numbers whose differences count; RATIO: numbers from a true
    zero up, whose proportions count. All but NOMINAL ask for numbers.

    >>> Metric("ratio")
    <Metric.RATIO: 'ratio'>
    """

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Alpha with what it rests on: `units` that two or more coded, and the `values` given to them.

    `low` and `high` bound the interval of 95 per cent. Without a figure `reason` says why there is none.
    """

    alpha: float | None
    units: int
    values: int
    low: float | None = None
    high: float | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.alpha is None) != bool(self.reason):
            raise InvalidValue("Agreement", "reason", self.reason, "given just where no figure is")


def agreement(
    units: Iterable[Sequence[V | None]], metric: Metric | Difference = Metric.NOMINAL, *, minimum: int = 1
) -> Agreement:
    """Alpha over units, each with the values that the readers gave it in any order; None is a missing value.

    There is no figure for fewer than `minimum` units that two or more coded, nor where all values are alike:
    nothing then tells agreement from a reader who always says the same. The interval is that of `interval`.
    Raises InvalidValue where a metric that asks for numbers gets none.

    >>> anna, bold = "aabbdcccedda", "babbbccceddd"
    >>> found = agreement(zip(anna, bold))
    >>> round(found.alpha, 3), found.units, found.values
    (0.692, 12, 24)
    """
    coded = [kept for unit in units if len(kept := [value for value in unit if value is not None]) > 1]
    size = sum(map(len, coded))
    if len(coded) < max(1, minimum):
        few = f"{len(coded)} units that two or more coded; it takes {max(1, minimum)}"
        return Agreement(alpha=None, units=len(coded), values=size, reason=few)
    frequencies = Counter(value for unit in coded for value in unit)
    scaled, difference = _scaled(metric, frequencies)
    counts = {scaled[value]: count for value, count in frequencies.items()}
    expected = _expected(metric, counts, difference) / (size - 1) if len(counts) > 1 else 0.0
    if not expected:
        alike = "all values are alike, so that nothing tells agreement from habit"
        return Agreement(alpha=None, units=len(coded), values=size, reason=alike)
    observed = [_observed([scaled[value] for value in unit], difference) for unit in coded]
    low, high = interval(observed, [len(unit) for unit in coded], expected / size)
    alpha = 1 - fsum(observed) / expected
    return Agreement(alpha=alpha, units=len(coded), values=size, low=low, high=high)


def interval(observed: Sequence[float], sizes: Sequence[int], expected: float) -> tuple[float, float]:
    """The bounds of 95 per cent for alpha, by drawing units anew with the expected disagreement held fixed.

    A bootstrap in the manner of Krippendorff, Bootstrapping Distributions for Krippendorff's Alpha, which
    holds the expected disagreement fixed too, but draws pairs of values. `observed` is each unit's share in
    the observed disagreement, `sizes` how many coded it, `expected` the expected disagreement of a value. It
    takes units for independent, which claims of one document are not quite: read it as the least width. The
    same units give the same bounds: the seed is fixed.

    >>> interval([0.0] * 9 + [2.0], [2] * 10, 0.5)
    (0.4, 1.0)
    """
    random = Random(SEED)  # noqa: S311 - chance that anyone can repeat is what is wanted
    pairs, drawn = sorted(zip(observed, sizes, strict=True)), []
    for _ in range(max(200, min(RESAMPLES, DRAWS // len(pairs)))):
        shares, values = zip(*random.choices(pairs, k=len(pairs)), strict=True)
        drawn.append(1 - fsum(shares) / sum(values) / expected)
    drawn.sort()
    cut = round(0.025 * len(drawn))
    return drawn[cut], drawn[-1 - cut]


def _observed(unit: Sequence[Any], difference: Difference) -> float:
    """A unit's share in the observed disagreement: each pair both ways, by the readers that could pair."""
    return 2 * fsum(difference(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1)


def _expected(metric: Metric | Difference, frequencies: Mapping[V, int], difference: Difference) -> float:
    """The sum of the differences between all values that were given, each pair both ways.

    The work grows with the square of the number of different values, but for names and what is `Bounded`.
    """
    size = sum(frequencies.values())
    unequal = size**2 - sum(count**2 for count in frequencies.values())
    if metric is Metric.NOMINAL:
        return unequal
    if isinstance(metric, Bounded):
        near = ((frequencies[a] * frequencies[b], a, b) for a, b in metric.near(frequencies))
        return unequal - 2 * fsum(count * (1 - difference(a, b)) for count, a, b in near)
    pairs = combinations(frequencies.items(), 2)
    return 2 * fsum(n * m * difference(a, b) for (a, n), (b, m) in pairs)


def _scaled(metric: Metric | Difference, frequencies: Mapping[V, int]) -> tuple[dict[V, Any], Difference]:
    """What each value counts as, and how two such differ.

    The ordinal difference, the values between two ranks and half of those on them, is that of mean ranks.
    """
    if not isinstance(metric, Metric):
        return {value: value for value in frequencies}, metric
    if metric is Metric.NOMINAL:
        return {value: value for value in frequencies}, _unequal
    numbers = {value: _number(value, metric) for value in frequencies}
    if metric is Metric.ORDINAL:
        return _mean_ranks(numbers, frequencies), _square
    return numbers, _square if metric is Metric.INTERVAL else _proportion


def _number(value: object, metric: Metric) -> float:
    if isinstance(value, int | float) and isfinite(value) and (value >= 0 or metric is not Metric.RATIO):
        return value
    wanted = "a number of at least nought" if metric is Metric.RATIO else "a number"
    raise InvalidValue("Agreement", "value", value, f"{wanted}, for the {metric} metric")


def _mean_ranks(numbers: Mapping[V, float], frequencies: Mapping[V, int]) -> dict[V, float]:
    ranks, before = {}, 0
    for value in sorted(numbers, key=numbers.__getitem__):
        ranks[value] = before + fmean((1, frequencies[value]))
        before += frequencies[value]
    return ranks


def _unequal(one: object, other: object) -> float:
    return 1.0 if one != other else 0.0


def _square(one: float, other: float) -> float:
    apart = one - other
    return apart * apart


def _proportion(one: float, other: float) -> float:
    return 0.0 if one == other else ((one - other) / (one + other)) ** 2
