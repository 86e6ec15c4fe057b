"""Percentages and multiples that a statement gives, held against the values of a series."""

import re
from collections.abc import Iterator

from amity.examine.figures.movements import Outcome
from amity.examine.figures.readings import Readings, known_at, readings
from amity.examine.figures.shares import Share, around, shares
from amity.examine.figures.statements import Statement
from amity.examine.figures.tables import Point, Series
from amity.examine.figures.windows import Scope, of_mention
from amity.examine.numerals import cardinal
from amity.model.answers import Answer

_OF_THAT = re.compile(
    r"\s+of\s+(?:that|the\s+(?:figure|level|value|volume|number|total|sum|amount|trade|turnover)|its(?:\s+level|\s+value)?|what\s+it\s+(?:was|had\s+been))\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\s*(?:some\s+|about\s+|nearly\s+|almost\s+|more\s+than\s+|over\s+)?(?P<factor>\d{1,3}(?:\.\d)?|[a-z]+)\s+times\s+(?:that|the\s+(?:figure|level|value|volume|number)|as\s+(?:high|much|large|great|many|big|numerous)|what|higher|larger)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s*(?:sharply\s+|steeply\s+|further\s+|again\s+)?(?:by\s+)?(?:only\s+|just\s+|as\s+much\s+as\s+)?$",
    re.IGNORECASE,
)


def relative(statement: Statement, series: Series) -> Iterator[Outcome]:
    """What a series says of "17% of that in 1990", "five times that of 1980", "fell by a third"."""
    rest = statement.telling.rest
    if statement.telling.denied:
        return
    found = next(iter(shares(rest)), None)
    if found and statement.telling.movement == "reach" and _OF_THAT.match(rest, found.end):
        yield _ratio(statement, series, found)
    elif found and statement.telling.movement in _SIGNS and _BY.fullmatch(rest[: found.start]):
        yield from _changed(statement, series, found)
    elif statement.telling.movement == "reach" and (times := _TIMES.match(rest)):
        yield from _multiple(statement, series, times)


_SIGNS = {"rise": 1, "soar": 1, "recover": 1, "fall": -1, "plunge": -1}


def _years(statement: Statement, series: Series) -> tuple[Point, Point] | tuple[int, ...]:
    """The values of the two years that are compared; the years without one where they lack."""
    windows = [of_mention(mention) for mention in statement.mentions]
    years = [w.last for w in windows if w and w.scope in (Scope.YEAR, Scope.BY, Scope.UNTIL)]
    if len(years) != 2 or len(windows) != 2:
        return ()
    one, other = known_at(series, years[0]), known_at(series, years[1])
    if one is None or other is None:
        return tuple(y for y, p in zip(years, (one, other), strict=True) if p is None)
    return one, other


def _ratio(statement: Statement, series: Series, share: Share) -> Outcome:
    found = _years(statement, series)
    if len(found) != 2 or not isinstance(found[0], Point) or not isinstance(found[1], Point):
        return Outcome(answer=Answer.UNKNOWN, missing=tuple(y for y in found if isinstance(y, int)))
    low, high = _between(found[0], found[1])
    return Outcome(answer=share.extent.allows(low, high), points=(found[0], found[1]))


def _between(one: Point, other: Point) -> tuple[float, float]:
    """The least and the most that one rounded value can be of another."""
    if other.low <= 0:
        return 0.0, float("inf")
    return max(0.0, one.low) / other.high, one.high / other.low


def _multiple(statement: Statement, series: Series, times: re.Match[str]) -> Iterator[Outcome]:
    factor, found = _factor(times["factor"]), _years(statement, series)
    if not factor or len(found) != 2 or not isinstance(found[0], Point) or not isinstance(found[1], Point):
        return
    lead = times.group()[: times.start("factor") - times.start()].strip()
    low, high = _between(found[0], found[1])
    yield Outcome(answer=around(factor, lead or "rough").allows(low, high), points=(found[0], found[1]))


def _factor(words: str) -> float:
    return float(words) if words[0].isdigit() else float(cardinal(words) or 0)


def _changed(statement: Statement, series: Series, share: Share) -> Iterator[Outcome]:
    """Whether a rise or a fall was by that share, on any reasonable reading of the years."""
    if statement.window is None:
        return
    sign = _SIGNS[statement.telling.movement]
    found = readings(series, statement.window)
    if not found.pairs:
        yield Outcome(answer=Answer.UNKNOWN, missing=found.missing)
        return
    answers = [_by(one, other, sign, share) for one, other in found.pairs]
    yield _any(found, answers, whole=statement.window.scope is Scope.WHOLE)


def _by(one: Point, other: Point, sign: int, share: Share) -> Answer:
    low, high = _between(other, one)
    return share.extent.allows(low - 1, high - 1) if sign > 0 else share.extent.allows(1 - high, 1 - low)


def _any(found: Readings, answers: list[Answer], *, whole: bool) -> Outcome:
    """YES where one reading holds; NO where all fail, and the years are stated."""
    if Answer.YES in answers:
        return Outcome(answer=Answer.YES, points=found.pairs[answers.index(Answer.YES)])
    if whole or Answer.UNKNOWN in answers:
        return Outcome(answer=Answer.UNKNOWN)
    return Outcome(answer=Answer.NO, points=found.pairs[0])
