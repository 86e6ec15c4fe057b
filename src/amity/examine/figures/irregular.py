"""What is odd in series of figures; every threshold stands here.

A jump is told by the median absolute deviation (Hampel 1974, "The influence curve and its role in robust
estimation") of the changes on a log scale, so that a volatile series has to jump further than a calm one.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, permutations
from statistics import median

from amity.examine.figures.lists import lists
from amity.examine.figures.tables import Point, Series

FACTOR = 4.0
"""A value that jumps is at least four times its neighbours on both sides, or at most a quarter of them."""
DEVIATIONS = 5.0
"""And so many deviations beyond the changes of the other years."""
LEAST = 5
"""So many values a series needs before anything is said of it."""
DISTINCT = 3
"""Values that repeat another's must be at least so many different ones."""
CODES = (-9.0, -99.0, -999.0, -9999.0, -8.0, -88.0, -1.0)
HIGH_CODES = (999.0, 9999.0, 99999.0)
"""Numbers by which data sets say that there is none (Correlates of War: -9; archives of surveys: 999)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something odd in one series or two: its sort, the values in question, and the reason."""

    sort: str
    points: tuple[Point, ...]
    why: str
    sure: bool = False


def jumps(series: Series) -> Iterator[Oddity]:
    """Values that leap up or down for one year and back again."""
    points = series.known()
    if len(points) < LEAST or any((p.value or 0.0) < 0 for p in points):
        return
    steps = [_step(one, other) for one, other in pairwise(points)]
    for at in range(1, len(points) - 1):
        before, after = steps[at - 1], steps[at]
        if before is None or after is None or before * after >= 0:
            continue
        others = [abs(step) for n, step in enumerate(steps) if n not in (at - 1, at) and step is not None]
        if len(others) < 2 or not _precise(points[at - 1 : at + 2]):
            continue
        leap = min(abs(before), abs(after))
        spread = 1.4826 * median(abs(step - median(others)) for step in others)
        if _slip(before, after) or (
            leap >= math.log(FACTOR) and leap >= median(others) + DEVIATIONS * max(spread, 0.1)
        ):
            beside = f"{points[at - 1].shown}; {points[at + 1].shown}"
            why = f"{points[at].shown} is {math.exp(leap):.3g} times off what stands on both sides ({beside})"
            yield Oddity(sort="jump", points=(points[at],), why=why)


SLIP = (7.0, 14.0)
"""A digit too many or too few makes about ten times as much, or a tenth, of what two like neighbours have."""


def _slip(before: float, after: float) -> bool:
    """Whether two steps, up and down again, are both of about ten times, between neighbours that are "
    "alike."""
    sizes = [math.exp(abs(step)) for step in (before, after)]
    return (
        all(SLIP[0] <= size <= SLIP[1] * 2 for size in sizes)
        and min(sizes) <= SLIP[1]
        and abs(before + after) <= math.log(2) + 1e-9
    )


def _step(one: Point, other: Point) -> float | None:
    """The change on a log scale, None where a value is nought."""
    first, last = one.value or 0.0, other.value or 0.0
    return math.log(last / first) if first > 0 and last > 0 else None


def _precise(points: Sequence[Point]) -> bool:
    """Whether rounding cannot make the leap: each value is at least ten of its last digits."""
    return all((point.value or 0.0) >= 10 * point.worth for point in points)


def codes(series: Series) -> Iterator[Oddity]:
    """Values that are codes for missing ones."""
    points = series.known()
    negative = [p for p in points if p.value in CODES]
    others = [p.value or 0.0 for p in points if p.value not in CODES]
    if negative and len(others) >= LEAST - 2 and min(others) >= 0:
        yield _codes(negative, "no other value is below nought")
    high = [p for p in points if p.value in HIGH_CODES]
    rest = [p.value or 0.0 for p in points if p.value not in HIGH_CODES]
    if len(high) > 1 and len(rest) >= LEAST - 2 and max(rest) * 5 < min(p.value or 0.0 for p in high):
        yield _codes(high, f"no other value is above {max(rest):,.10g}")


def _codes(points: Sequence[Point], reason: str) -> Oddity:
    shown = "; ".join(point.shown for point in points[:3])
    return Oddity(
        sort="code", points=tuple(points), why=f"{shown}: a code for missing values, since {reason}"
    )


def repeated(one: Series, other: Series) -> Iterator[Oddity]:
    """Two series with the same values, year for year, or one a year behind the other."""
    for lag, words in ((0, "repeats"), (1, "repeats, a year later,"), (-1, "repeats, a year earlier,")):
        pairs = _paired(one, other, lag)
        values = [p.value for p, _ in pairs]
        if len(pairs) < LEAST or len(set(values)) < DISTINCT or len(pairs) < 0.8 * len(one.known()):
            continue
        if all(p.value == q.value for p, q in pairs):
            points = tuple(point for pair in pairs[:3] for point in pair)
            shown = ", ".join(f"{value:g}" for value in values[:6] if value is not None)
            why = f"{other.name} {words} {one.name} in {len(pairs)} values: {shown}"
            yield Oddity(sort="repeated", points=points, why=why)
            return


def _paired(one: Series, other: Series, lag: int) -> list[tuple[Point, Point]]:
    """The values of one with those of the other, so many places on."""
    first, second = one.known(), other.known()
    place = {point.first: at for at, point in enumerate(second)}
    found = []
    for point in first:
        at = place.get(point.first)
        if at is not None and 0 <= at + lag < len(second):
            found.append((point, second[at + lag]))
    return found


def differing(one: Series, other: Series) -> Iterator[Oddity]:
    """Two tellings of one series that agree but for a value or two beyond rounding."""
    theirs = {p.first: p for p in other.known()}
    both = [(p, theirs[p.first]) for p in one.known() if p.first in theirs]
    if len(both) < LEAST:
        return
    off = [(p, q) for p, q in both if p.low > q.high or q.low > p.high]
    if 0 < len(off) <= max(1, len(both) // 5):
        shown = "; ".join(f"{p.shown} here, {q.shown} there" for p, q in off)
        agreed = f"{len(both) - len(off)} of {len(both)} years"
        why = f"{one.name} and {other.name} agree in {agreed}, but not in these: {shown}"
        yield Oddity(sort="differing", points=tuple(point for pair in off for point in pair), why=why)


@cache
def _of_stock() -> re.Pattern[str]:
    return re.compile("|".join(lists("measures")["stocks"]["words"]), re.IGNORECASE)


def stocks(table: Sequence[Series]) -> Iterator[Oddity]:
    """A stock that is not what it was, and what came in, less what went out."""
    held = [series for series in table if _of_stock().search(series.label)]
    if len(held) != 1 or not 3 <= len(table) <= 6:
        return
    stock = held[0]
    for came, went in permutations([series for series in table if series is not stock], 2):
        found = list(_balance(stock, came, went))
        if found:
            yield from found
            return


def _balance(stock: Series, came: Series, went: Series) -> Iterator[Oddity]:
    """The one value that breaks a balance which holds in all other years."""
    points = stock.known()
    rows = [(p, came.at(p.first), went.at(p.first)) for p in points]
    if len(points) < 3 or any(
        a is None or b is None or a.value is None or b.value is None for _, a, b in rows
    ):
        return
    nets = [(a.value or 0.0) - (b.value or 0.0) for _, a, b in rows if a and b]
    values = [p.value or 0.0 for p in points]
    wrong = [at for at in range(1, len(values)) if values[at - 1] + nets[at] != values[at]]
    if not wrong or len(values) - 1 - len(wrong) < 1:
        return
    at = wrong[0]
    due = values[at - 1] + nets[at]
    mended = [*values[:at], due, *values[at + 1 :]]
    if all(mended[n - 1] + nets[n] == mended[n] for n in range(1, len(mended))):
        why = (
            f"{points[at].shown}: {values[at - 1]:,.10g} and {nets[at]:+,.10g} in the year come to "
            f"{due:,.10g}, "
            "with which all other years go on"
        )
        yield Oddity(sort="balance", points=(points[at],), why=why, sure=True)
