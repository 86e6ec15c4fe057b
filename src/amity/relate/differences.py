"""How a dyad's change compares with that of others in the same years: difference in differences.

With few dyads no standard error is to be trusted: whether the change stands out is told by its rank among all
(permutation inference, after Conley & Taber 2011 and Abadie, Diamond & Hainmueller 2010), and where even the
first of so few could come of chance, by nothing but the bare differences.
"""

import math
from collections.abc import Sequence
from statistics import fmean

from amity.errors import InvalidValue
from amity.model.effects import Change, Differences
from amity.model.series import Series
from amity.relate.effects.values import Values, as_values

__all__ = ["differences"]

POINTS, DYADS = 8, 20
"""Values of the dyad in question, and dyads, that inference takes: of fewer than 20 the first of all stands
out by chance more often than one time in twenty."""


def differences(
    series: Series | Values,
    others: Sequence[Series | Values],
    *,
    date: int | None = None,
    first: int | None = None,
    last: int | None = None,
) -> Differences:
    """How much more or less a series changed than others.

    With a date the change is that of the mean from then on against the mean before; without, that of the last
    value against the first. Compared are the years from `first` to `last` that all have.

    Raises InvalidValue where there are no others, where units differ, or where there are no two years that
    all have, or none on one side of the date.

    >>> north = Values(years=(1960, 1970), values=(1.0, 3.0), rounding=0.1, name="north")
    >>> south = Values(years=(1960, 1970), values=(5.0, 2.5), rounding=0.1, name="south")
    >>> found = differences(north, [south])
    >>> found.level, found.p, found.why
    (4.5, None, '2 values and 2 dyads: 8 and 20 are needed to infer anything; these are the bare differences')
    """
    whole = [one.between(first, last) for one in _alike((series, *others))]
    common = sorted(set.intersection(*({*one.years} for one in whole)))
    before, after = _sides(common, date)
    changes = [_change(one, before, after) for one in whole]
    mine, rest = changes[0], changes[1:]
    level = mine.change - fmean(one.change for one in rest)
    logs = [log for one in whole if (log := _logarithm(one, before, after)) is not None]
    why = _too_few(common, len(changes))
    return Differences(
        change=mine, others=tuple(rest), level=round(level, 9), bounds=_bounds(mine, rest),
        logarithm=logs[0] - fmean(logs[1:]) if len(logs) == len(whole) else None,
        p=None if why else _rank(changes), why=why, unit=whole[0].unit, notes=tuple(_notes(whole, common)),
    )  # fmt: skip


def _alike(some: Sequence[Series | Values]) -> list[Values]:
    """Series as values, where there are two at least, of one unit."""
    if len(some) < 2:
        raise InvalidValue("differences", "others", "none", "one series to compare with, at least")
    found = [as_values(one) for one in some]
    if len(units := sorted({one.unit for one in found})) > 1:
        raise InvalidValue(
            "differences", "unit", units, "one unit: what is counted otherwise has no difference"
        )
    return found


def _bounds(mine: Change, rest: Sequence[Change]) -> tuple[float, float]:
    """What rounding leaves of the difference."""
    low, high = mine.low - fmean(one.high for one in rest), mine.high - fmean(one.low for one in rest)
    return round(low, 9), round(high, 9)


def _sides(common: Sequence[int], date: int | None) -> tuple[list[int], list[int]]:
    """The years before and after: of a period, its first and its last."""
    if date is None:
        before, after = list(common[:1]), list(common[1:])[-1:]
    else:
        before, after = [y for y in common if y < date], [y for y in common if y >= date]
    if not before or not after:
        needed = (
            "two years that all series have" if date is None else f"years before and from {date} on in all"
        )
        raise InvalidValue("differences", "series", f"values of {list(common)}", needed)
    return before, after


def _change(one: Values, before: Sequence[int], after: Sequence[int]) -> Change:
    at = {year: number for number, year in enumerate(one.years)}
    ends = [[one.bounds(at[year]) for year in years] for years in (before, after)]
    values = [[one.values[at[year]] for year in years] for years in (before, after)]
    years = (*before, *after)
    return Change(
        series=one.name,
        states=one.states,
        years=years,
        values=tuple(one.values[at[year]] for year in years),
        change=round(fmean(values[1]) - fmean(values[0]), 9),
        low=fmean(low for low, _ in ends[1]) - fmean(high for _, high in ends[0]),
        high=fmean(high for _, high in ends[1]) - fmean(low for low, _ in ends[0]),
        rows=one.told(years[0], years[-1]),
    )


def _logarithm(one: Values, before: Sequence[int], after: Sequence[int]) -> float | None:
    """The change in logarithms; None where a value has none."""
    at = {year: number for number, year in enumerate(one.years)}
    values = [[one.values[at[year]] for year in years] for years in (before, after)]
    if min(min(side) for side in values) <= 0:
        return None
    return fmean(map(math.log, values[1])) - fmean(map(math.log, values[0]))


def _too_few(common: Sequence[int], dyads: int) -> str:
    if len(common) >= POINTS and dyads >= DYADS:
        return ""
    needed = f"{POINTS} and {DYADS} are needed to infer anything"
    return f"{len(common)} values and {dyads} dyads: {needed}; these are the bare differences"


def _rank(changes: Sequence[Change]) -> float:
    """The share of dyads that differ from the mean of the rest at least as much as the first does."""
    total = math.fsum(one.change for one in changes)
    apart = [abs(one.change - (total - one.change) / (len(changes) - 1)) for one in changes]
    return sum(one >= apart[0] - 1e-12 for one in apart) / len(apart)


def _notes(whole: Sequence[Values], common: Sequence[int]) -> list[str]:
    left = sum(len(one.years) for one in whole) - len(common) * len(whole)
    notes = [f"{left} values of years that not all have are left out"] if left else []
    return notes + sorted({f"{one.name}: {one.note}" for one in whole if one.note})
