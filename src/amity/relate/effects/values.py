"""A series as plain arrays: years, values, and what rounding leaves open of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue
from amity.model.effects import Scale
from amity.model.series import Series

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

SMALLEST = 0.5
"""In logarithms a nought is taken to be this share of the largest value that rounding makes a nought."""


@dataclass(frozen=True, kw_only=True)
class Values:
    """Values by year, in order, each with the bounds that rounding leaves, and the rows where it stands.

    Raises InvalidValue where years are not in order or the lists differ in length.

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

    def __post_init__(self) -> None:
        if len(self.years) != len(self.values):
            raise InvalidValue(
                "Values", "values", len(self.values), f"one for each of {len(self.years)} years"
            )
        if list(self.years) != sorted(set(self.years)):
            raise InvalidValue("Values", "years", self.years, "in order, each once")

    @classmethod
    def of(cls, series: Series) -> "Values":
        """The figures of a series on which a finding may rest, of single years."""
        points = {point.year: point for point in series.sound if point.year is not None}
        kept = [points[year] for year in sorted(points)]
        widths = [
            point.high - point.low for point in kept if point.high is not None and point.low is not None
        ]
        widths += [2 * p.high for p in kept if p.value == 0 and p.high is not None]
        return cls(
            years=tuple(sorted(points)),
            values=tuple(float(point.value or 0.0) for point in kept),
            rounding=max(widths, default=0.0),
            rows=tuple(point.rows for point in kept),
            name=f"{series.measure} ({series.id})",
            unit=series.unit,
            states=tuple(state for state in (series.source, series.target) if state),
            nonnegative=series.nonnegative,
        )

    def bounds(self, at: int) -> tuple[float, float]:
        """What rounding leaves open of one value."""
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
        return Values(
            years=tuple(self.years[at] for at in kept),
            values=tuple(self.values[at] for at in kept),
            rounding=self.rounding,
            rows=tuple(self.rows[at] for at in kept) if self.rows else (),
            name=self.name,
            unit=self.unit,
            states=self.states,
            nonnegative=self.nonnegative,
        )

    def array(self, scale: Scale, share: float = SMALLEST) -> "Array":
        """The values on a scale; in logarithms a nought is `share` of the largest that rounding makes one.

        Raises InvalidValue for the logarithm of what is below nought, or of a nought that is exact.
        """
        import numpy as np

        values = np.array(self.values, dtype=float)
        if scale is Scale.LEVEL:
            return values
        if (values < 0).any() or (not self.rounding and (values == 0).any()):
            raise InvalidValue(
                "Values", "values", min(self.values), "above nought, to be compared in logarithms"
            )
        found: Array = np.log(np.where(values > 0, values, share * self.rounding / 2))
        return found


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
