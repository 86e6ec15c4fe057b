"""Whether a series moved as a statement says; every threshold stands here.

A statement holds where a reasonable reading of it holds, and fails only where all do. Between the two
thresholds of a vague word nothing is said.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from amity.examine.figures.amounts import Extent, cardinal, number_words
from amity.examine.figures.readings import (
    Readings,
    absent,
    before,
    covering,
    known_at,
    readings,
)
from amity.examine.figures.tables import Point, Series
from amity.examine.figures.telling import Telling
from amity.examine.figures.windows import Scope, Window
from amity.model.answers import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SHARP = 1 / 3
"""A sharp rise is one by a third or more, a sharp fall one by a quarter (its inverse); by less than a "
"tenth neither."""
FAINT = 0.1
STEADY = (0.1, 0.25)
"""A steady movement turns back at most by a tenth of its whole way; by more than a quarter it is none."""
FLAT = (0.2, 0.5)
"""What stagnates keeps within a fifth of its highest value; by more than a half it does not."""
VANISHED = (0.1, 0.25)
"""What has almost disappeared is at most a tenth of its highest value before; at more than a quarter it "
"is there."""
CEASED = (0.02, 0.1)
"""What has ceased is nought (a fiftieth of the highest value may be rounding or late deliveries)."""
LEVEL = (1.1, 1.5)
"""A level is returned to within a tenth of its range; half as much again is another level."""
TIMES = {
    "double": (2.0, Extent(fits=(1.85, 2.25), may=(1.6, 2.6))),
    "treble": (3.0, Extent(fits=(2.75, 3.3), may=(2.5, 3.6))),
    "quadruple": (4.0, Extent(fits=(3.7, 4.4), may=(3.4, 4.8))),
    "halve": (0.5, Extent(fits=(0.45, 0.55), may=(0.38, 0.62))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Whether a statement holds of a series, the values that say so, and the years that lack one."""

    answer: Answer
    points: tuple[Point, ...] = ()
    missing: tuple[int, ...] = ()


def outcome(telling: Telling, series: Series, window: Window) -> Outcome:
    """Whether one series moved as told; UNKNOWN with `missing` where it lacks the years."""
    found = _TESTS[telling.movement](telling, series, window)
    return _denied(found) if telling.denied else found


def _denied(found: Outcome) -> Outcome:
    turned = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}
    return replace(found, answer=turned[found.answer])


def _over(telling: Telling, found: Readings, holds: Callable[[Point, Point], Answer]) -> Outcome:
    """The answer over all readings: of a denial it is the other way round that one will do."""
    if not found.pairs:
        return Outcome(answer=UNKNOWN, missing=found.missing)
    answers = [holds(one, other) for one, other in found.pairs]
    chosen = (
        NO if telling.denied and NO in answers else YES if not telling.denied and YES in answers else None
    )
    if chosen is None:
        chosen = answers[0] if len(set(answers)) == 1 else UNKNOWN
    pair = found.pairs[answers.index(chosen)] if chosen in answers else found.pairs[0]
    return Outcome(answer=chosen, points=pair)


def _change(sign: int, way: str) -> Callable[[Telling, Series, Window], Outcome]:
    def test(telling: Telling, series: Series, window: Window) -> Outcome:
        if window.scope is Scope.WHOLE:
            return _whole_change(telling, series, sign)
        found = readings(series, window, began=telling.began)

        def holds(one: Point, other: Point) -> Answer:
            return _moved(one, other, sign, telling.way or way, series)

        if window.scope is Scope.EACH:
            return _all(found, holds)
        return _over(telling, found, holds)

    return test


def _all(found: Readings, holds: Callable[[Point, Point], Answer]) -> Outcome:
    """Of several years that are named, each must do."""
    answers = [holds(one, other) for one, other in found.pairs]
    answer = NO if NO in answers else UNKNOWN if UNKNOWN in answers or not answers else YES
    pair = found.pairs[answers.index(answer)] if answer in answers else ()
    return Outcome(answer=answer, points=pair, missing=found.missing)


def _moved(one: Point, other: Point, sign: int, way: str, series: Series) -> Answer:
    """Whether a value rose (sign 1) or fell (-1) to another, in that way."""
    first, last = _value(one), _value(other)
    if first == last:
        return UNKNOWN if one.worth else NO
    if (last - first) * sign < 0:
        return NO
    if way == "steady":
        return _steady(one, other, sign, series)
    low, high = sorted((first, last))
    size = (high - low) / low if low > 0 else float("inf")
    if way == "sharp":
        return YES if size >= SHARP else NO if size < FAINT else UNKNOWN
    if way == "slight":
        return YES if size <= SHARP else NO if size > 1 else UNKNOWN
    return YES


def _steady(one: Point, other: Point, sign: int, series: Series) -> Answer:
    points = list(series.known(min(one.first, other.first), max(one.last, other.last)))
    way = abs(_value(other) - _value(one))
    back = max((-sign * (_value(b) - _value(a)) for a, b in pairwise(points)), default=0.0)
    return _between(back / way, STEADY)


def _between(share: float, limits: tuple[float, float]) -> Answer:
    """YES up to the first of two limits, NO beyond the second."""
    return YES if share <= limits[0] else NO if share > limits[1] else UNKNOWN


def _whole_change(telling: Telling, series: Series, sign: int) -> Outcome:
    """A change in no stated years: the whole way shows it; there is none where no step goes that way."""
    points = series.known()
    if len(points) < 2:
        return Outcome(answer=UNKNOWN)
    answer = _moved(points[0], points[-1], sign, telling.way, series)
    steps = [(_value(b) - _value(a)) * sign for a, b in pairwise(points)]
    each = telling.always and telling.way == "steady"
    if answer is NO and max(steps) > 0 and not each:
        answer = UNKNOWN
    if telling.denied and answer is YES and min(steps) < 0:
        answer = UNKNOWN
    return Outcome(answer=answer, points=(points[0], points[-1]))


def _flat(telling: Telling, series: Series, window: Window) -> Outcome:
    points = _inside(series, window)
    if len(points) < 2 or window.scope in (Scope.YEAR, Scope.EACH, Scope.COMPARED, Scope.WHOLE):
        return Outcome(answer=UNKNOWN)
    low, high = min(points, key=_value), max(points, key=_value)
    if high.value == 0:
        return Outcome(answer=YES, points=(points[0], points[-1]))
    room = max(0.0, high.low - low.high) / _value(high)
    return Outcome(answer=_between(room, FLAT), points=(low, high))


def _inside(series: Series, window: Window) -> tuple[Point, ...]:
    """The values of the years of a window."""
    first = {Scope.UNTIL: None, Scope.BY: None, Scope.WHOLE: None, Scope.AFTER: window.last + 1}.get(
        window.scope, window.first
    )
    last = {Scope.SINCE: None, Scope.AFTER: None, Scope.WHOLE: None}.get(window.scope, window.last)
    return series.known(first, last)


def _extreme(sign: int) -> Callable[[Telling, Series, Window], Outcome]:
    def test(telling: Telling, series: Series, window: Window) -> Outcome:
        points = series.known()
        if len(points) < 3 or window.scope not in (Scope.YEAR, Scope.RANGE, Scope.ENDS):
            return Outcome(answer=UNKNOWN)
        told = _inside(series, window)
        if not told:
            return Outcome(answer=UNKNOWN, missing=absent(series, window.first, window.last))
        top = max(points, key=lambda point: (sign * _value(point), -point.first))
        best = max(told, key=lambda point: sign * _value(point))
        if sign * _value(best) >= sign * _value(top):
            return Outcome(answer=YES, points=(best,))
        far = abs(top.first - best.first) > 15 and _local(best, points, sign)
        return Outcome(answer=UNKNOWN if far else NO, points=(best, top))

    return test


def _local(point: Point, points: Sequence[Point], sign: int) -> bool:
    """Whether a value is beyond those right beside it: the peak of its own time, if not of all."""
    at = points.index(point)
    beside = points[max(0, at - 1) : at + 2]
    return all(sign * _value(point) >= sign * _value(other) for other in beside)


def more_or_less(factor: float) -> dict[str, Extent]:
    """What "more than doubled" and "nearly doubled" leave room for; more than halved is less than a half.

    >>> more_or_less(0.5)["over"].allows(0.46, 0.46), more_or_less(2.0)["over"].allows(1.8, 1.8)
    (Answer.YES, Answer.NO)
    """
    if factor < 1:
        return {
            "over": Extent(fits=(factor * 0.6, factor), may=(0.0, factor * 1.02)),
            "under": Extent(fits=(factor * 0.99, factor * 1.2), may=(factor * 0.9, factor * 1.35)),
        }
    return {
        "over": Extent(fits=(factor, factor * 1.6), may=(factor * 0.98, float("inf"))),
        "under": Extent(fits=(factor * 0.85, factor * 1.01), may=(factor * 0.75, factor * 1.1)),
    }


def _times(movement: str) -> Callable[[Telling, Series, Window], Outcome]:
    factor, plain = TIMES[movement]
    room = more_or_less(factor)

    def test(telling: Telling, series: Series, window: Window) -> Outcome:
        allowed = room.get(telling.more, plain)

        def holds(one: Point, other: Point) -> Answer:
            if one.low <= 0:
                return NO if _value(other) <= 0 else UNKNOWN
            return allowed.allows(other.low / one.high, other.high / one.low)

        if window.scope is Scope.WHOLE:
            return _spanning(telling, series, holds)
        return _over(telling, readings(series, window), holds)

    return test


_WITHIN = re.compile(
    rf"\b(?:in|within|over|in\s+only|in\s+just)\s+(?P<number>\d{{1,2}}|{number_words()})\s+years\b",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\b(?:in|within|over)\s+(?:a|one|the)\s+decade\b", re.IGNORECASE)


def _spanning(telling: Telling, series: Series, holds: Callable[[Point, Point], Answer]) -> Outcome:
    """What happened "in ten years": between some two values so far apart; of no stated time the whole way."""
    points = series.known()
    found = _WITHIN.search(telling.rest)
    length = int(_number(found["number"])) if found else 10 if _DECADE.search(telling.rest) else 0
    if not length:
        return of_any_years(points, holds)
    pairs = tuple((p, q) for p in points if (q := known_at(series, p.first + length)) is not None)
    return _over(telling, Readings(pairs), holds)


ANY_YEARS = 15
"""In a longer series some two values fit nearly any number, so that nothing is said."""


def of_any_years(points: Sequence[Point], holds: Callable[[Point, Point], Answer]) -> Outcome:
    """A change in no stated years: the first and the last value show it; it fails where no two values do."""
    if len(points) < 2:
        return Outcome(answer=UNKNOWN)
    answer, ends = holds(points[0], points[-1]), (points[0], points[-1])
    if answer is YES or len(points) > ANY_YEARS:
        return Outcome(answer=YES if answer is YES else UNKNOWN, points=ends)
    every = {holds(one, other) for at, one in enumerate(points) for other in points[at + 1 :]}
    return Outcome(answer=NO if every == {NO} else UNKNOWN, points=ends)


def _number(words: str) -> float:
    return float(words) if words.isdigit() else cardinal(words.casefold())


def _gone(limits: tuple[float, float]) -> Callable[[Telling, Series, Window], Outcome]:
    def test(telling: Telling, series: Series, window: Window) -> Outcome:
        year = {Scope.RANGE: window.last, Scope.ENDS: window.last}.get(window.scope, window.first)
        if window.scope is Scope.WHOLE:
            return Outcome(answer=UNKNOWN)
        points = _after(series, window, year)
        if not points:
            return Outcome(answer=UNKNOWN, missing=(year,))
        peak = max(series.known(last=max(year, points[0].first)), key=_value)
        if not peak.value:
            return Outcome(answer=UNKNOWN)
        shares = [(max(0.0, point.low) / peak.value, point) for point in points]
        share, point = min(shares, key=lambda one: one[0])
        return Outcome(answer=_between(share, limits), points=(peak, point))

    return test


def _after(series: Series, window: Window, year: int) -> tuple[Point, ...]:
    """The values that show whether something went on: of the year and, where it began to be so, those "
    "after."""
    here = known_at(series, year)
    if window.scope in (Scope.SINCE, Scope.AFTER):
        return series.known(first=year + (window.scope is Scope.AFTER))
    if window.scope in (Scope.RANGE, Scope.ENDS):
        return series.known(window.first, window.last)
    later = series.known(year + 1, year + 1)
    return tuple(p for p in ((here, *later) if window.scope is Scope.YEAR else (here,)) if p is not None)


def _resumed(telling: Telling, series: Series, window: Window) -> Outcome:
    if window.scope is not Scope.YEAR:
        return Outcome(answer=UNKNOWN)
    point, earlier = known_at(series, window.first), before(series, window.first)
    if point is None or earlier is None:
        return Outcome(answer=UNKNOWN, missing=(window.first if point is None else window.first - 1,))
    if not point.value:
        return Outcome(answer=NO, points=(earlier, point))
    peak = max(map(_value, series.known()))
    gap = covering(series, window.first - 1)
    if gap is not None and gap.value is None:
        return Outcome(answer=UNKNOWN)
    return Outcome(answer=_between(_value(earlier) / peak, CEASED), points=(earlier, point))


def _recovered(telling: Telling, series: Series, window: Window) -> Outcome:
    if telling.denied and window.scope in (Scope.AFTER, Scope.SINCE):
        base, later = before(series, window.last + 1), series.known(first=window.last + 1)
        highest = max(series.known(last=window.last), key=_value, default=None)
        if base is None or highest is None or not later or not highest.value:
            return Outcome(answer=UNKNOWN)
        best = max(later, key=_value)
        share = _value(best) / highest.value
        return Outcome(answer=YES if share >= 0.9 else NO if share < 0.6 else UNKNOWN, points=(highest, best))
    return _change(1, "")(telling, series, window)


_TESTS: dict[str, Callable[[Telling, Series, Window], Outcome]] = {
    "rise": _change(1, ""),
    "soar": _change(1, "sharp"),
    "fall": _change(-1, ""),
    "plunge": _change(-1, "sharp"),
    "flat": _flat,
    "peak": _extreme(1),
    "bottom": _extreme(-1),
    "double": _times("double"),
    "treble": _times("treble"),
    "quadruple": _times("quadruple"),
    "halve": _times("halve"),
    "vanish": _gone(VANISHED),
    "cease": _gone(CEASED),
    "resume": _resumed,
    "recover": _recovered,
}
TESTED = frozenset(_TESTS)
"""The movements that one series shows by itself."""


def returned(series: Series, window: Window, level: Window) -> Outcome:
    """Whether a series came back in a window to the level that it had in another."""
    then = series.known(level.first, level.last)
    now = (
        _inside(series, window)[-1:]
        if window.scope is not Scope.YEAR
        else series.known(window.first, window.last)
    )
    if not then or not now:
        missing = absent(series, level.first, level.last) if not then else (window.last,)
        return Outcome(answer=UNKNOWN, missing=missing)
    low, high = min(then, key=_value), max(then, key=_value)
    point = now[-1]
    for limit, answer in zip(LEVEL, (YES, UNKNOWN), strict=True):
        if low.low / limit <= _value(point) <= high.high * limit:
            return Outcome(answer=answer, points=(low, high, point))
    return Outcome(answer=NO, points=(low, high, point))


def _value(point: Point) -> float:
    return point.value if point.value is not None else 0.0
