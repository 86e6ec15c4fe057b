"""Evidence laid out in arrays: a column a year, or a step of years where the record is of centuries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.model.coverage import Coverage
from amity.relate.changes.segments import Measured, Tally
from amity.relate.phases.evidence import Absence, Evidence, Occasion
from amity.relate.phases.measured import Quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

MOST = 200
"""Columns at most: beyond so many years, each stands for several."""


@dataclass(frozen=True)
class Columns:
    """The years of the columns, and the sources of the rows by reach, the longest first."""

    first: int
    last: int
    step: int
    sources: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return (self.last - self.first) // self.step + 1

    @property
    def starts(self) -> range:
        """The first year of each."""
        return range(self.first, self.last + 1, self.step)

    def of(self, year: int) -> int:
        """The column of a year."""
        return (year - self.first) // self.step

    def end(self, column: int) -> int:
        """The last year of a column."""
        return min(self.first + (column + 1) * self.step - 1, self.last)


def columns(found: Evidence, series: Sequence[Quantity], coverage: Coverage) -> Columns:
    """The columns that hold all that is told or measured, and the years of which sources speak.

    The order of sources follows from what they tell, not from their names.
    """
    years = {year for occasion in found.occasions for year in (occasion.first, occasion.last)}
    years |= {year for one in series for year in one.bounds} | set(coverage.years)
    first, last = min(years), max(years)
    tellers = [s for s in coverage.streams if any(s.exposure.values())]
    reach = {s.source: (-sum(s.exposure.values()), min(s.exposure), s.source) for s in tellers}
    return Columns(first, last, -(-(last - first + 1) // MOST), tuple(sorted(reach, key=lambda s: reach[s])))


def tally(
    occasions: Iterable[Occasion], absences: Iterable[Absence], coverage: Coverage, axis: Columns
) -> Tally:
    """The counts of occasions by source and column, each counted for the source of longest reach.

    They weigh by credence, in proportion to what is usual: how far to believe all of them alike says nothing
    of when they took place. Each source is exposed to what those of longer reach have left to it (`_left`).
    """
    exposure = exposures(coverage, axis)
    kept = list(occasions)
    found = _told(kept, exposure, axis)
    shares = found.shares(exposure / axis.step)
    _deny(exposure, kept, absences, axis)
    return Tally(counts=found.counts, exposure=_left(exposure, shares, axis))


@dataclass(frozen=True)
class _Told:
    """What sources tell, [source, column]: `counts` for the first of each occasion, `sole` told by one alone.

    `occasions` [column] has all of them, `again` [source] those of a source that others tell too.
    """

    counts: "Array"
    sole: "Array"
    occasions: "Array"
    again: "Array"

    def shares(self, voice: "Array") -> "Array":
        """How much each source tells of what another one tells, where it speaks in full: by recapture.

        The mean by the prior of Jeffreys: below 1 always, one half for a source that is nowhere heard beside
        another. `voice` is the exposure, from 0 to 1.
        """
        import numpy as np

        chances = (voice * (self.occasions - self.sole)).sum(1)
        found: Array = (self.again + 0.5) / (np.maximum(chances, self.again) + 1)
        return found


def _told(kept: Sequence[Occasion], exposure: "Array", axis: Columns) -> _Told:
    """Lay out what sources tell of the columns of which they speak."""
    import numpy as np

    usual = sum(occasion.weight for occasion in kept) / max(len(kept), 1)
    row = {source: number for number, source in enumerate(axis.sources)}
    counts, sole = np.zeros_like(exposure), np.zeros_like(exposure)
    occasions, again = np.zeros(axis.number), np.zeros(len(exposure))
    for occasion in kept:
        at = _spread(occasion, axis)
        tellers = sorted(row[source] for source in occasion.sources if source in row)
        heard = [n for n in tellers if any(exposure[n, column] > 0 for column in at)]
        for column, share in at.items() if heard else ():
            counts[heard[0], column] += occasion.weight / usual * share
            occasions[column] += share
            if len(heard) == 1:
                sole[heard[0], column] += share
        if len(heard) > 1:
            again[heard] += 1
    return _Told(counts, sole, occasions, again)


def _left(exposure: "Array", shares: "Array", axis: Columns) -> "Array":
    """The exposure of each source to what no source of longer reach tells.

    An act counts for the first that tells it, so a source has more left to it where one before it falls
    silent: without this, that one's silence would look like more acts of the next.
    """
    import numpy as np

    untold = np.cumprod(1 - shares[:, None] * (exposure / axis.step).clip(0, 1), axis=0)
    found: Array = exposure.copy()
    found[1:] *= untold[:-1]
    return found


def _deny(exposure: "Array", kept: Sequence[Occasion], absences: Iterable[Absence], axis: Columns) -> None:
    """Raise the exposure of sources that say that a kind of act did not occur in a period.

    They spoke of that period as far as that kind goes: by the part of all occasions that are of the kind.
    """
    total = sum(occasion.weight for occasion in kept)
    row = {source: number for number, source in enumerate(axis.sources)}
    by_channel: dict[str, float] = {}
    for occasion in kept:
        by_channel[occasion.channel] = by_channel.get(occasion.channel, 0.0) + occasion.weight / total
    for absence in absences:
        share = by_channel.get(absence.channel, 0.0) * (1.0 if absence.both_ways else 0.5)
        between = slice(max(axis.of(absence.first), 0), max(axis.of(absence.last) + 1, 0))
        for number in {row[source] for source in absence.sources if source in row}:
            exposure[number, between] += share * (axis.step - exposure[number, between]).clip(0)


def exposures(coverage: Coverage, axis: Columns) -> "Array":
    """How fully each source speaks of each column, in years' worth."""
    import numpy as np

    found = np.zeros((len(axis.sources), axis.number))
    row = {source: number for number, source in enumerate(axis.sources)}
    for stream in coverage.streams:
        if stream.source in row:
            for year, share in stream.exposure.items():
                if share:  # a year of which it does not speak may lie outside the columns
                    found[row[stream.source], axis.of(year)] += share
    return found


def _spread(occasion: Occasion, axis: Columns) -> dict[int, float]:
    """The columns in which it may lie, each with its part."""
    years = range(occasion.first, occasion.last + 1)
    found: dict[int, float] = {}
    for year in years:
        found[axis.of(year)] = found.get(axis.of(year), 0.0) + 1 / len(years)
    return found


def measured(quantity: Quantity, axis: Columns) -> Measured:
    """A quantity by column: of several years in one, the mean of their bounds."""
    import numpy as np

    low, high = np.full(axis.number, np.nan), np.full(axis.number, np.nan)
    by_column: dict[int, list[tuple[float, float]]] = {}
    for year, bounds in quantity.bounds.items():
        by_column.setdefault(axis.of(year), []).append(bounds)
    for column, bounds_of in by_column.items():
        low[column] = sum(bound for bound, _ in bounds_of) / len(bounds_of)
        high[column] = sum(bound for _, bound in bounds_of) / len(bounds_of)
    return Measured(low=low, high=high)
