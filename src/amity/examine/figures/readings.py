"""Which values of a series a statement can be held against: each reasonable reading is a pair of values."""

from collections.abc import Sequence
from dataclasses import dataclass

from amity.examine.figures.tables import Point, Series
from amity.examine.figures.windows import Scope, Window

REACH = 6
"""How many years before a stretch its starting level may stand: tables are often five-yearly."""
UNSEEN = 0.4
"""Of a decade so much may lack values at either end before nothing can be said of it."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Pairs of values from which to which a series moved, and the years without a value that it would "
    "take."""

    pairs: tuple[tuple[Point, Point], ...] = ()
    missing: tuple[int, ...] = ()


def covering(series: Series, year: int) -> Point | None:
    """The value for a year: its own, or that of a head of several years that holds it."""
    own = series.at(year)
    if own is not None:
        return own
    return next((p for p in series.points if p.first <= year <= p.last), None)


def known_at(series: Series, year: int) -> Point | None:
    """The value for a year where the table has one."""
    point = covering(series, year)
    return point if point is not None and point.value is not None else None


def before(series: Series, year: int) -> Point | None:
    """The last value before a year."""
    return next(iter(reversed(series.known(last=year - 1))), None)


def readings(series: Series, window: Window, *, began: bool = False) -> Readings:
    """The pairs of values that a movement in a window can be read on."""
    find = {
        Scope.YEAR: _year, Scope.ENDS: _ends, Scope.RANGE: _range, Scope.SINCE: _since, Scope.AFTER: _since,
        Scope.UNTIL: _until, Scope.BY: _until, Scope.COMPARED: _compared, Scope.EACH: _each,
    }.get(window.scope)  # fmt: skip
    found = find(series, window) if find else Readings(_whole(series))
    if began and window.scope is Scope.YEAR and found.pairs:
        later = series.known(first=window.first + 1)
        found = Readings((*found.pairs, *((p[1], later[0]) for p in found.pairs if later)))
    return found


def _year(series: Series, window: Window) -> Readings:
    point, earlier = known_at(series, window.first), before(series, window.first)
    if point is None:
        return Readings(missing=(window.first,))
    return Readings(((earlier, point),)) if earlier else Readings(missing=(window.first - 1,))


def _each(series: Series, window: Window) -> Readings:
    found = [_year(series, Window(scope=Scope.YEAR, first=y, last=y)) for y in (window.first, window.last)]
    missing = tuple(year for one in found for year in one.missing)
    return Readings(tuple(pair for one in found for pair in one.pairs) if not missing else (), missing)


def _ends(series: Series, window: Window) -> Readings:
    ends = known_at(series, window.first), known_at(series, window.last)
    missing = tuple(y for y, end in zip((window.first, window.last), ends, strict=True) if end is None)
    one, other = ends
    return Readings(((one, other),)) if one and other and one != other else Readings(missing=missing)


def _compared(series: Series, window: Window) -> Readings:
    """The later of the two words is what the first is held against."""
    return _ends(series, Window(scope=Scope.ENDS, first=window.last, last=window.first))


def _range(series: Series, window: Window) -> Readings:
    points = series.known(window.first, window.last)
    length = window.last - window.first + 1
    slack = UNSEEN * length
    if not points or points[0].first - window.first > slack or window.last - points[-1].last > slack:
        return Readings(missing=absent(series, window.first, window.last))
    earlier = before(series, window.first)
    pairs = [(points[0], points[-1])] if len(points) > 1 else []
    if earlier and window.first - earlier.last <= REACH:
        pairs.append((earlier, points[-1]))
    half = len(points) // 2
    if half > 1:
        pairs.append((mean(points[:half]), mean(points[-half:])))
    preceding = series.known(window.first - length, window.first - 1)
    if preceding:
        pairs.append((mean(preceding), mean(points)))
    return Readings(tuple(pairs))


def _since(series: Series, window: Window) -> Readings:
    year = window.last
    later = series.known(first=year + 1)
    bases = [p for p in (known_at(series, year), before(series, window.first)) if p is not None]
    if not later or not bases:
        return Readings(missing=(year + 1,) if bases else (year,))
    ends = [later[-1], later[0], mean(later)]
    return Readings(tuple((base, end) for base in bases for end in dict.fromkeys(ends)))


def _until(series: Series, window: Window) -> Readings:
    """To the level of the year: "until" from the first one or the mean so far, "by" also from any other."""
    point = known_at(series, window.last)
    if point is None:
        return Readings(missing=(window.last,))
    earlier = series.known(last=window.last - 1)
    if not earlier:
        return Readings(missing=(window.last - 1,))
    bases = [earlier[0], mean(earlier)]
    if window.scope is Scope.BY:
        bases += [max(earlier, key=_value), min(earlier, key=_value)]
    return Readings(tuple((base, point) for base in dict.fromkeys(bases)))


def _whole(series: Series) -> tuple[tuple[Point, Point], ...]:
    points = series.known()
    return ((points[0], points[-1]),) if len(points) > 1 else ()


def absent(series: Series, first: int, last: int) -> tuple[int, ...]:
    """The years of a stretch, or its ends where it is long, for which a series has no value."""
    years = range(first, last + 1) if last - first < 12 else (first, last)
    return tuple(year for year in years if known_at(series, year) is None)


def mean(points: Sequence[Point]) -> Point:
    """The mean of some values, as a point over their years."""
    total = sum(_value(point) for point in points) / len(points)
    first, last = points[0].first, points[-1].last
    return Point(
        first=first, last=last, value=round(total, 10), worth=0.0,
        row=f"mean of {first}-{last}" if first != last else points[0].row, column="",
    )  # fmt: skip


def _value(point: Point) -> float:
    return point.value if point.value is not None else 0.0
