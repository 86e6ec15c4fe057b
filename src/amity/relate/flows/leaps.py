"""Flags on single values of a series: leaps there and back, figures carried forward, seams, shares of few."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from amity.model.series import Flag, FlagKind, Point, Series
from amity.relate.flows.words import is_of

LEAP = 6.0
"""Units of a series' own noise that a value must leap, both there and back, to be flagged."""
ENOUGH = 8
"""Changes that a series must have for its noise to be told."""
NEAR = 8
"""Changes near by whose noise counts where it is more than that of the series."""
STILL = 0.05
"""The least noise of a logarithm: a quantity that is measured to a twentieth."""
WORN = 3
"""Digits that a figure must have for its return in the next period to be more than chance."""
MOVING = 0.8
"""The share of changes near by that are large where an unchanged figure is odd."""
STRIDE = 10
"""Last digits by which a figure moves where its change is large."""
FEW = 10
"""Cases of which a share is not to be read as one."""


def leaps(series: Series) -> Iterator[Flag]:
    """Values that leap out of the series and back, by more than LEAP times the noise on both sides.

    Noise is 1.4826 times the median absolute change elsewhere in the series (Hampel 1974). A quantity that
    grows by its own size is judged in logarithms too: both must be out of line.
    """
    points = [p for p in series.counted if p.year is not None]
    if is_of("codes", series.measure, series.unit) or len(points) <= ENOUGH:
        return
    scales = [_plain] if _is_linear(series) else [_plain, _logged]
    sizes = [_sizes(points, scale) for scale in scales]
    for at in range(1, len(points) - 1):
        size = min(one[at] for one in sizes)
        if size >= LEAP:
            before, point, after = points[at - 1 : at + 2]
            yield Flag(
                kind=FlagKind.SPIKE, period=point.period, strength=round(size, 1),
                rows=(*before.rows[:1], *point.rows[:1], *after.rows[:1]),
                reason=f"leaps from {before.value:.12g} to {point.value:.12g} and back to "
                f"{after.value:.12g}, {size:.1f} times the noise of the series",
            )  # fmt: skip


def _is_linear(series: Series) -> bool:
    return is_of("shares", series.measure, series.unit) or not series.nonnegative


def _plain(point: Point) -> float:
    return point.value or 0.0


def _logged(point: Point) -> float:
    """The logarithm of a value, of which nought is half of what would be counted as one."""
    low = ((point.high or 0.0) - (point.low or 0.0)) / 2 or 0.5
    return math.log(max(point.value or 0.0, low))


def _sizes(points: Sequence[Point], scale: Callable[[Point], float]) -> list[float]:
    """For each point how far it leaps there and back, the lesser of both, in units of the noise elsewhere."""
    values = [scale(point) for point in points]
    steps = [b - a for a, b in pairwise(values)]
    sizes = [0.0] * len(values)
    usual = 1.4826 * median(map(abs, steps))
    for at in range(1, len(values) - 1):
        there, back = steps[at - 1], steps[at]
        # without the leap itself the median is a little less than with it: only what is far is looked at
        if there * back < 0 and min(abs(there), abs(back)) > usual:
            floor = _floor(points[at - 1 : at + 2]) if scale is _plain else STILL
            sizes[at] = min(abs(there), abs(back)) / max(_noise(steps, at), floor)
    return sizes


def _noise(steps: Sequence[float], at: int) -> float:
    """What the series does elsewhere, or near by where that is more: the leap itself left out."""
    before, after = steps[: at - 1], steps[at + 1 :]
    if len(before) + len(after) < ENOUGH - 2:
        return math.inf
    half = NEAR // 2
    left, right = max(half, NEAR - len(after)), max(half, NEAR - len(before))
    near = (*before[-left:], *after[:right])
    return 1.4826 * max(median(map(abs, (*before, *after))), median(map(abs, near)))


def _floor(three: Sequence[Point]) -> float:
    """The least noise that a figure has: its rounding, and of whole counts the square root of the count."""
    before, point, after = three
    values = [p.value or 0.0 for p in three]
    width = (point.high or 0.0) - (point.low or 0.0)
    if width or any(value != int(value) for value in values):
        return max(width, 1e-9)
    return math.sqrt(max(before.value or 0.0, after.value or 0.0) + 1)


def repeats(series: Series) -> Iterator[Flag]:
    """Figures of three digits or more that are those of the period before, in a series that else moves."""
    points = series.counted
    if _is_linear(series) or is_of("codes", series.measure, series.unit) or len(points) <= ENOUGH:
        return
    strides = [abs((b.value or 0.0) - (a.value or 0.0)) / _digit(b) for a, b in pairwise(points)]
    for at, (before, point) in enumerate(pairwise(points)):
        near = [*strides[max(0, at - NEAR // 2) : at], *strides[at + 1 : at + 1 + NEAR // 2]]
        moving = sum(stride >= STRIDE for stride in near) >= MOVING * len(near)
        if strides[at] == 0 and moving and _digits(point) >= WORN:
            yield Flag(
                kind=FlagKind.REPEATED, period=point.period, rows=(*before.rows[:1], *point.rows[:1]),
                reason=f"is {point.value:.12g} as in {before.period}, to the last digit",
            )  # fmt: skip


def _digit(point: Point) -> float:
    """The worth of a figure's last digit."""
    return ((point.high or 0.0) - (point.low or 0.0)) or 1.0


def _digits(point: Point) -> int:
    """The digits that a figure is written with, noughts at its end not counted."""
    said = f"{point.value or 0.0:.12g}".lower().partition("e")[0].lstrip("-0.").replace(".", "")
    return len(said.rstrip("0"))


def seams(series: Series) -> Iterator[Flag]:
    """The periods from which on the figures are of another table or file."""
    for before, point in pairwise(p for p in series.counted if p.flows):
        old, new = before.flows[0].series, point.flows[0].series
        if old != new:
            yield Flag(
                kind=FlagKind.SEAM, period=point.period, rows=(*before.rows[:1], *point.rows[:1]),
                reason=f"is of another table ({new}) than the period before ({old})",
            )  # fmt: skip


def few(series: Series, ballots: Mapping[int, float]) -> Iterator[Flag]:
    """Shares of fewer than FEW cases; `ballots` has how many there were by year."""
    for point in series.counted:
        many = ballots.get(point.year or 0)
        if many is not None and many < FEW:
            yield Flag(
                kind=FlagKind.FEW, period=point.period, rows=point.rows[:1],
                reason=f"is a share of {many:g} roll call{'' if many == 1 else 's'}",
            )  # fmt: skip


def impossible(series: Series) -> Iterator[Flag]:
    """Figures below nought of a quantity that has none."""
    for point in series.counted:
        if series.nonnegative and point.value is not None and point.value < 0:
            reason = f"{series.measure} cannot be {point.value:.12g}"
            yield Flag(kind=FlagKind.IMPOSSIBLE, period=point.period, rows=point.rows, reason=reason)
