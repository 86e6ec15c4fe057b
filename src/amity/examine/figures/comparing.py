"""Whether one series exceeded another, or an amount, when a statement says so."""

import re
from collections.abc import Sequence

from amity.examine.figures.amounts import Amount
from amity.examine.figures.movements import Outcome
from amity.examine.figures.readings import absent, known_at
from amity.examine.figures.tables import Point, Series
from amity.examine.figures.telling import Telling
from amity.examine.figures.windows import Scope, Window
from amity.model.answers import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
_LASTING = (Scope.SINCE, Scope.ENDS, Scope.EACH)
"""What is told of all years from one on, or of each that is named, one year refutes."""
Side = tuple[Point, Point, Answer]
"""The values of two series in one year, and whether the first is greater."""


def compared(telling: Telling, one: Series, other: Series, window: Window) -> Outcome:
    """Whether `one` exceeded `other` (or lay below it, as the statement says)."""
    if telling.movement == "below":
        one, other = other, one
    sides = _sides(one, other)
    crossing = telling.first or telling.not_until or (telling.denied and window.scope is Scope.UNTIL)
    if crossing and window.scope is not Scope.WHOLE:
        return _crossed(sides, window.last)
    if window.scope is Scope.YEAR and telling.passing:
        return _overtook(sides, window.first)
    return _throughout(telling, sides, window, (one, other))


def _sides(one: Series, other: Series) -> list[Side]:
    """All years for which both have a value."""
    theirs = {point.first: point for point in other.known()}
    return [(p, theirs[p.first], _greater(p, theirs[p.first])) for p in one.known() if p.first in theirs]


def _greater(one: Point, other: Point) -> Answer:
    first, second = one.value or 0.0, other.value or 0.0
    if first == second:
        return UNKNOWN
    return YES if first > second else NO


def _crossed(sides: Sequence[Side], year: int) -> Outcome:
    """Whether one is greater in a year and was not so before."""
    here = next((side for side in sides if side[0].first <= year <= side[0].last), None)
    earlier = [side for side in sides if side[0].last < year]
    if here is None or not earlier:
        return Outcome(answer=UNKNOWN, missing=(year if here is None else year - 1,))
    already = [side for side in earlier if side[2] is YES]
    if already:
        return Outcome(answer=NO, points=(*already[0][:2], *here[:2]))
    if here[2] is NO:
        return Outcome(answer=NO, points=here[:2])
    sure = here[2] is YES and all(side[2] is NO for side in earlier)
    return Outcome(answer=YES if sure else UNKNOWN, points=(*earlier[-1][:2], *here[:2]))


def _overtook(sides: Sequence[Side], year: int) -> Outcome:
    """Whether one is greater in a year, and was not in the last year before."""
    here = next((side for side in sides if side[0].first <= year <= side[0].last), None)
    if here is None:
        return Outcome(answer=UNKNOWN, missing=(year,))
    earlier = [side for side in sides if side[0].last < year][-1:]
    if here[2] is NO or (earlier and earlier[0][2] is YES):
        return Outcome(answer=NO, points=(*(earlier[0][:2] if earlier else ()), *here[:2]))
    sure = here[2] is YES and earlier and earlier[0][2] is NO
    return Outcome(answer=YES if sure else UNKNOWN, points=here[:2])


def _throughout(
    telling: Telling, sides: Sequence[Side], window: Window, pair: tuple[Series, Series]
) -> Outcome:
    """Whether one is greater in all years meant; NO where in none, or where it must be so in each."""
    meant = [side for side in sides if _in(side[0], window)]
    if not meant:
        return Outcome(answer=UNKNOWN, missing=_lacking(pair, window))
    answers = [side[2] for side in meant]
    if set(answers) == {YES}:
        answer = YES
    elif NO in answers and (telling.always or window.scope in _LASTING or set(answers) == {NO}):
        answer = NO
    else:
        answer = UNKNOWN
    if telling.denied:
        never = {YES: NO, NO: YES if set(answers) == {NO} else UNKNOWN, UNKNOWN: UNKNOWN}
        answer = NO if telling.always and YES in answers else never[answer]
    shown = next((side for side in meant if side[2] is not YES), meant[0])
    if telling.denied:
        shown = next((side for side in meant if side[2] is YES), meant[0])
    return Outcome(answer=answer, points=shown[:2])


def _lacking(pair: tuple[Series, Series], window: Window) -> tuple[int, ...]:
    if window.scope is Scope.WHOLE:
        return ()
    return tuple(sorted({year for series in pair for year in absent(series, window.first, window.last)}))


def _in(point: Point, window: Window) -> bool:
    if window.scope is Scope.WHOLE:
        return True
    first = {Scope.UNTIL: -9999, Scope.BY: window.last, Scope.AFTER: window.last + 1}.get(
        window.scope, window.first
    )
    last = 9999 if window.scope in (Scope.SINCE, Scope.AFTER) else window.last
    if window.scope is Scope.EACH:
        return point.first in (window.first, window.last)
    return point.last >= first and point.first <= last


def beyond(telling: Telling, series: Series, amount: Amount, value: float, window: Window) -> Outcome:
    """Whether a series exceeded an amount (or lay below it); `value` is the amount in the unit of the "
    "series."""
    points = [point for point in series.known() if _in(point, window)]
    if not points:
        return Outcome(answer=UNKNOWN, missing=absent(series, window.first, window.last))
    sign = -1 if telling.movement == "below" else 1
    answers = [_beyond(point, value, sign) for point in points]
    if telling.first or telling.not_until or passive(telling):
        return _first_beyond(series, value, sign, window)
    each = telling.movement == "below" or telling.always
    if telling.denied:
        answer = NO if YES in answers else YES if set(answers) == {NO} else UNKNOWN
        shown = YES if YES in answers else answers[0]
    elif each:
        answer = NO if NO in answers else YES if set(answers) == {YES} else UNKNOWN
        shown = NO if NO in answers else answers[0]
    else:
        answer = YES if YES in answers else NO if set(answers) == {NO} else UNKNOWN
        shown = YES if YES in answers else answers[0]
    return Outcome(answer=answer, points=(points[answers.index(shown)],))


def _first_beyond(series: Series, value: float, sign: int, window: Window) -> Outcome:
    here = known_at(series, window.last)
    if here is None or window.scope is Scope.WHOLE:
        return Outcome(answer=UNKNOWN, missing=(window.last,) if here is None else ())
    already = [p for p in series.known(last=window.last - 1) if _beyond(p, value, sign) is YES]
    answer = NO if already or _beyond(here, value, sign) is NO else _beyond(here, value, sign)
    return Outcome(answer=answer, points=(*already[:1], here))


def _beyond(point: Point, value: float, sign: int) -> Answer:
    if sign * (point.low if sign > 0 else point.high) > sign * value:
        return YES
    return NO if sign * (point.value or 0.0) < sign * value else UNKNOWN


def later_than(telling: Telling, series: Series, window: Window) -> Outcome:
    """Whether a series was higher (or lower) in one year than in another."""
    one, other = known_at(series, window.first), known_at(series, window.last)
    missing = tuple(y for y, p in ((window.first, one), (window.last, other)) if p is None)
    if one is None or other is None:
        return Outcome(answer=UNKNOWN, missing=missing)
    answer = _greater(other, one) if telling.movement == "below" else _greater(one, other)
    if telling.denied:
        answer = {YES: NO, NO: YES}.get(answer, UNKNOWN)
    return Outcome(answer=answer, points=(one, other))


_PASSIVE = re.compile(
    r"(?:been|was|were)\s+(?:passed|crossed|exceeded|topped|surpassed|reached)$", re.IGNORECASE
)


def passive(telling: Telling) -> bool:
    """Whether the amount is the subject: "the million was passed in 1990"."""
    return telling.movement == "exceed" and bool(_PASSIVE.search(telling.named or telling.subject))


def foremost(series: Series, others: Sequence[Series], window: Window) -> Outcome:
    """Whether of the rows of a table that are those of states one has the highest value in a year."""
    here = known_at(series, window.last)
    rivals = [(other, point) for other in others if (point := known_at(other, window.last)) is not None]
    if here is None:
        return Outcome(answer=UNKNOWN, missing=(window.last,))
    if not rivals:
        return Outcome(answer=UNKNOWN)
    _, best = max(rivals, key=lambda rival: rival[1].value or 0.0)
    return Outcome(answer=_greater(here, best), points=(here, best))
