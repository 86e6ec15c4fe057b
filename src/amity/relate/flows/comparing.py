"""Two series over one period: what each does, and how little so few points can show."""

from collections.abc import Sequence
from itertools import combinations, pairwise, permutations
from math import factorial
from random import Random

from amity.errors import InvalidValue
from amity.model.series import Comparison, Course, Direction, Point, Series

EXACT = 7
"""Points up to which every order is tried; of more, DRAWS of them."""
DRAWS = 4000
SEED = 1938
"""Of the draws; the year of Kendall's paper on rank correlation."""
LOOSE = 0.05
"""The chance below which two courses are said to go together or apart."""


def compare(series: Series, other: Series, period: tuple[int, int]) -> Comparison:
    """What two series do between two years, and whether that many points tell of a tie between them.

    The direction is that from the first figure to the last, beyond what rounding leaves open; flagged values
    that are no news are left out. The chance is that of Kendall's tau (1938) at least as far from nought
    under any order of the years that both have. Raises InvalidValue for a period that ends before it begins.

    >>> from amity.model.flows import Observation
    >>> from amity.model.when import When
    >>> def made(name: str, *values: float) -> Series:
    ...     points = (Point(period=When.of_year(1970 + n), value=v, low=v, high=v,
    ...                     observation=Observation.OBSERVED) for n, v in enumerate(values))
    ...     return Series(id=name, measure="trade", unit="t", source="FIN", target="SWE", directed=False,
    ...                   origin="", points=tuple(points))
    >>> found = compare(made("a", 1, 2, 3), made("b", 6, 5, 4), (1970, 1972))
    >>> found.one.direction.value, found.other.direction.value, round(found.p, 2)
    ('rises', 'falls', 0.33)
    """
    if period[0] > period[1]:
        raise InvalidValue("compare", "period", period, "a first year and a later one")
    one, two = course(series, period), course(other, period)
    p = _chance(*_shared(one.points, two.points))
    return Comparison(period=period, one=one, other=two, p=p, says=_sentence(one, two, period, p))


def course(series: Series, period: tuple[int, int]) -> Course:
    """What a series does between two years: its sound points there, and where they go."""
    points = tuple(point for point in series.within(*period) if not point.doubtful)
    return Course(series=series.id, label=label(series), points=points, direction=_direction(points))


def label(series: Series) -> str:
    """What a series is of, in a few words.

    >>> label(Series(id="", measure="aid", unit="t", source="FIN", target="EST", directed=True, origin="",
    ...     points=()))
    'aid FIN>EST (t)'
    """
    ends = [state for state in (series.source, series.target) if state]
    return f"{series.measure} {('>' if series.directed else '-').join(ends)} ({series.unit})".replace(
        "  ", " "
    )


def _direction(points: Sequence[Point]) -> Direction:
    if len(points) < 2:
        return Direction.UNKNOWN
    first, last = points[0], points[-1]
    if (last.low or 0.0) > (first.high or 0.0):
        return Direction.RISES
    return Direction.FALLS if (last.high or 0.0) < (first.low or 0.0) else Direction.STAYS


def _shared(one: Sequence[Point], two: Sequence[Point]) -> tuple[list[float], list[float]]:
    """The values of the periods that both have."""
    theirs = {point.period.edtf: point.value for point in two}
    pairs = [(point.value, theirs[point.period.edtf]) for point in one if point.period.edtf in theirs]
    return [a or 0.0 for a, _ in pairs], [b or 0.0 for _, b in pairs]


def _concord(one: Sequence[float], two: Sequence[float]) -> int:
    """Pairs of periods in which both go the same way, less those in which they part."""
    both = ((a - c, b - d) for (a, b), (c, d) in combinations(list(zip(one, two, strict=True)), 2))
    return sum((x * y > 0) - (x * y < 0) for x, y in both)


def _chance(one: list[float], two: list[float]) -> float | None:
    """The share of all orders of one series in which both go as much together, or apart; None below three."""
    if len(one) < 3 or len({*one}) < 2 or len({*two}) < 2:
        return None
    seen = abs(_concord(one, two))
    if len(one) <= EXACT:
        found = sum(abs(_concord(one, order)) >= seen for order in permutations(two))
        return found / factorial(len(two))
    random, order = Random(SEED), list(two)  # noqa: S311 - draws, not secrets
    found = 0
    for _ in range(DRAWS):
        random.shuffle(order)
        found += abs(_concord(one, order)) >= seen
    return (found + 1) / (DRAWS + 1)


def _sentence(one: Course, two: Course, period: tuple[int, int], p: float | None) -> str:
    said = f"From {period[0]} to {period[1]} {_course(one)}, while {_course(two)}."
    many = sorted({len(one.points), len(two.points)})
    points = f"{many[0]} points each" if len(many) == 1 else f"{many[0]} and {many[1]} points"
    if p is None:
        return f"{said} With {points} nothing can be said of a tie between the two."
    if p < LOOSE:
        return f"{said} With {points} such a likeness or contrast arises by chance in {p:.1%} of all orders."
    return (
        f"{said} With {points} this shows little: two series with no tie between them go as much together or "
        f"apart in {p:.0%} of all orders, so neither a tie nor its absence is shown."
    )


def _course(course: Course) -> str:
    if course.ends is None:
        return f"{course.label} has {len(course.points) or 'no'} figure{'s'[: len(course.points) != 1]}"
    first, last = course.ends
    steady = _steady(course)
    verb = {"stays": "stays as it is, as far as its rounding tells,"}.get(
        course.direction, str(course.direction)
    )
    return f"{course.label} {steady}{verb} from {first:.12g} to {last:.12g}"


def _steady(course: Course) -> str:
    """Whether every step goes the way of the whole."""
    steps = [(b.value or 0.0) - (a.value or 0.0) for a, b in pairwise(course.points)]
    sign = {Direction.RISES: 1, Direction.FALLS: -1}.get(course.direction, 0)
    return "steadily " if sign and len(steps) > 1 and all(step * sign > 0 for step in steps) else ""
