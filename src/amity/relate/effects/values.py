"""A series as plain arrays: years, values, and what rounding leaves open of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue
from amity.model.effects import Scale
from amity.model.flows import Flow, Observation
from amity.model.series import FlagKind, Point, Series
from amity.model.when import When

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

YEAR = (365, 366)
"""The days of a year; a period from July to June is one too, that of its first."""
SMALLEST = 0.5
"""In logarithms a nought is taken to be this share of the largest value that rounding makes a nought."""


@dataclass(frozen=True, kw_only=True)
class Values:
    """Values by year, in order, each with the bounds that rounding leaves, and the rows where it stands.

    `rounding` is the step in which values are told; `spans` are bounds of single values where they are known,
    as of a year of which two rows differ. `note` says what was put together or left out. Raises InvalidValue
    where years are not in order or the lists differ in length.

    >>> found = Values(years=(1990, 1991), values=(13.3, 2.3), rounding=0.1)
    >>> [round(bound, 2) for bound in found.bounds(0)]
    [13.25, 13.35]
    """

    years: tuple[int, ...]
    values: tuple[float, ...]
    rounding: float = 0.0
    rows: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    unit: str = ""
    states: tuple[str, ...] = ()
    nonnegative: bool = True
    spans: tuple[tuple[float, float], ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.years) != len(self.values):
            raise InvalidValue(
                "Values", "values", len(self.values), f"one for each of {len(self.years)} years"
            )
        if list(self.years) != sorted(set(self.years)):
            raise InvalidValue("Values", "years", self.years, "in order, each once")

    @classmethod
    def of(cls, series: Series) -> "Values":
        """The figures of a series on which a finding may rest, one for each year.

        Of a series that has none of a whole year the means are taken of the years whose months, or other
        parts, all have figures. Figures of other periods are left out, and the note says so.
        """
        points, used = _by_year(series.sound)
        kept = [points[year] for year in sorted(points)]
        notes = ["means of the parts of each year"] if used > len(kept) else []
        if left := len(series.sound) - used:
            notes.append(f"{left} figures of other periods than whole years are left out")
        notes += [
            f"figures from {flag.period} on are of another table: a change there may be one of the counting"
            for point in kept for flag in point.flags if flag.kind is FlagKind.SEAM
        ]  # fmt: skip
        return cls(
            years=tuple(sorted(points)),
            values=tuple(float(point.value or 0.0) for point in kept),
            rounding=_rounding(kept),
            rows=tuple(point.rows for point in kept),
            name=f"{series.measure} ({series.id})",
            unit=series.unit,
            states=tuple(state for state in (series.source, series.target) if state),
            nonnegative=series.nonnegative,
            spans=tuple((point.low or 0.0, point.high or 0.0) for point in kept),
            note="; ".join(notes),
        )

    def bounds(self, at: int) -> tuple[float, float]:
        """What rounding leaves open of one value."""
        if self.spans:
            return self.spans[at]
        low, high = self.values[at] - self.rounding / 2, self.values[at] + self.rounding / 2
        return (max(low, 0.0) if self.nonnegative else low), high

    def told(self, first: int, last: int) -> tuple[str, ...]:
        """The rows of some years."""
        chosen = (rows for year, rows in zip(self.years, self.rows, strict=False) if first <= year <= last)
        return tuple(row for rows in chosen for row in rows)

    def between(self, first: int | None, last: int | None) -> "Values":
        """The values of some years alone."""
        kept = [
            at for at, year in enumerate(self.years)
            if (first is None or year >= first) and (last is None or year <= last)
        ]  # fmt: skip
        return replace(
            self,
            years=tuple(self.years[at] for at in kept),
            values=tuple(self.values[at] for at in kept),
            rows=tuple(self.rows[at] for at in kept) if self.rows else (),
            spans=tuple(self.spans[at] for at in kept) if self.spans else (),
        )

    def array(self, scale: Scale, share: float = SMALLEST) -> "Array":
        """The values on a scale; in logarithms a nought is `share` of the largest that rounding makes one.

        Raises InvalidValue for the logarithm of what is below nought, or of a nought that is exact.
        """
        import numpy as np

        values = np.array(self.values, dtype=float)
        if scale is Scale.LEVEL:
            return values
        highest = np.array([self.bounds(at)[1] for at in range(len(values))])
        if (values < 0).any() or ((values == 0) & (highest <= 0)).any():
            raise InvalidValue(
                "Values", "values", min(self.values), "above nought, to be compared in logarithms"
            )
        found: Array = np.log(np.where(values > 0, values, share * highest))
        return found


def _of_a_year(period: When) -> bool:
    """Whether a period is a year long."""
    return YEAR[0] <= _days(period) <= YEAR[1]


def _days(period: When) -> int:
    """How many days a period has; 0 where it is open."""
    if period.earliest is None or period.latest is None:
        return 0
    return period.latest - period.earliest + 1


def _by_year(points: Sequence[Point]) -> tuple[dict[int, Point], int]:
    """One point by year, and how many they are made of: those of whole years, or else means of the parts."""
    whole = [point for point in points if _of_a_year(point.period)]
    if whole:
        found = {point.year or 0: point for point in reversed(whole)}
        return found, len(found)
    years: dict[int, list[Point]] = {}
    for point in points:
        if point.year is not None and point.period.last_year == point.year:
            years.setdefault(point.year, []).append(point)
    full = {year: parts for year, parts in years.items() if _fill_a_year(parts)}
    return {year: _mean(year, parts) for year, parts in full.items()}, sum(map(len, full.values()))


def _fill_a_year(parts: Sequence[Point]) -> bool:
    """Whether months, or other parts, follow on each other and make a year."""
    follow = all(a.period.latest == (b.period.earliest or 0) - 1 for a, b in pairwise(parts))
    return follow and YEAR[0] <= sum(_days(part.period) for part in parts) <= YEAR[1]


def _mean(year: int, parts: Sequence[Point]) -> Point:
    value = fmean(part.value or 0.0 for part in parts)
    flows: tuple[Flow, ...] = tuple(flow for part in parts for flow in part.flows)
    return Point(
        period=When.of_year(year), value=value, observation=Observation.OBSERVED,
        low=min(value, fmean(part.low or 0.0 for part in parts)),
        high=max(value, fmean(part.high or 0.0 for part in parts)),
        rows=tuple(row for part in parts for row in part.rows), flows=flows,
        flags=tuple(flag for part in parts for flag in part.flags),
    )  # fmt: skip


def _rounding(points: Sequence[Point]) -> float:
    """The step in which values are told: the widest span, of a nought twice, but for rows that differ."""
    wide = [(_width(p), any(f.kind is FlagKind.CONTRADICTED for f in p.flags)) for p in points]
    agreed = [width for width, at_odds in wide if not at_odds]
    return max(agreed) if agreed else min((width for width, _ in wide), default=0.0)


def _width(point: Point) -> float:
    low, high = point.low or 0.0, point.high or 0.0
    return 2 * high if point.value == 0 else high - low


def as_values(
    series: "Series | Values | Sequence[float]", years: Sequence[int] | None = None, rounding: float = 0.0
) -> Values:
    """A series, or plain values with their years, as values.

    >>> as_values([1.0, 2.0], years=[1990, 1991]).values
    (1.0, 2.0)
    """
    if isinstance(series, Values):
        return series
    if isinstance(series, Series):
        return Values.of(series)
    chosen = tuple(years) if years is not None else tuple(range(len(series)))
    return Values(years=chosen, values=tuple(float(value) for value in series), rounding=rounding)
