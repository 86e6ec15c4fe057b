"""Percentages and multiples that a statement gives, held against the values of a series."""

import re
from collections.abc import Iterator

from amity.examine.figures.lists import lists
from amity.examine.figures.movements import Outcome, of_any_years
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
_OF_BEFORE = re.compile(
    r"\s+(?:of\s+)?(?:that\s+|what\s+it\s+was\s+|the\s+figure\s+)?(?:of\s+|in\s+)?the\s+(?:year\s+before|previous\s+year|preceding\s+year)",
    re.IGNORECASE,
)
_FOLD = re.compile(
    r"\s*(?:by\s+a\s+factor\s+of\s+(?P<number>\d+|[a-z]+)|(?P<fold>[a-z]+fold))\b", re.IGNORECASE
)
_LEAD = re.compile(r"\b(more than|nearly|almost|about|over|some|less than)\s+$", re.IGNORECASE)
_BY = re.compile(
    r"\s*(?:sharply\s+|steeply\s+|further\s+|again\s+)?(?:by\s+)?(?:only\s+|just\s+|as\s+much\s+as\s+)?$",
    re.IGNORECASE,
)


def relative(statement: Statement, series: Series) -> Iterator[Outcome]:
    """What a series says of "17% of that in 1990", "five times that of 1980", "fell by a third"."""
    rest = statement.telling.rest
    found = next(iter(shares(rest)), None)
    if statement.telling.denied and not statement.others:
        return
    if found and statement.telling.movement == "reach" and _OF_THAT.match(rest, found.end):
        yield _ratio(statement, series, found)
    elif found and statement.telling.movement in _SIGNS and _BY.fullmatch(rest[: found.start]):
        yield from _changed(statement, series, found)
    elif found and len(statement.others) == 1 and not rest[: found.start].strip():
        yield from _of_other(statement, series, statement.others[0], found)
    elif found and statement.telling.movement == "reach" and _OF_BEFORE.match(rest, found.end):
        yield from _of_year_before(statement, series, found)
    elif statement.telling.movement == "reach" and (times := _TIMES.match(rest)):
        yield from _multiple(statement, series, times)
    elif statement.telling.movement == "times":
        yield from _as_many(statement, series)
    elif statement.telling.movement in _SIGNS and (fold := _FOLD.match(rest)):
        yield from _folded(statement, series, fold)


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


def _as_many(statement: Statement, series: Series) -> Iterator[Outcome]:
    """ "Twice as many in 1975 as in 1970"."""
    words = statement.sentence[slice(*statement.telling.verb)]
    found = _years(statement, series)
    if len(found) == 2 and isinstance(found[0], Point) and isinstance(found[1], Point):
        lead = _LEAD.search(statement.sentence[: statement.telling.verb[0]])
        factor = {"twice": 2.0, "thrice": 3.0}.get(words.split()[0].casefold()) or _factor(words.split()[0])
        low, high = _between(found[0], found[1])
        yield Outcome(
            answer=around(factor, lead[1] if lead else "rough").allows(low, high), points=(found[0], found[1])
        )


def _folded(statement: Statement, series: Series, fold: re.Match[str]) -> Iterator[Outcome]:
    """ "Grew fivefold": the later value is so many times the earlier."""
    factor = lists("numbers")["multiples"].get((fold["fold"] or "").casefold()) or _factor(
        fold["number"] or "1"
    )
    if statement.window is None or factor < 2:
        return
    found = readings(series, statement.window)
    room = around(float(factor), "rough")
    answers = [room.allows(*_between(other, one)) for one, other in found.pairs]
    if answers and _SIGNS[statement.telling.movement] > 0:
        yield _any(found, answers, whole=statement.window.scope is Scope.WHOLE)


def _of_other(statement: Statement, series: Series, other: Series, share: Share) -> Iterator[Outcome]:
    """ "Reached a tenth of those of Israel": in all years that are meant, or in none where that is denied."""
    window = statement.window
    if window is None:
        return
    pairs = [(p, q) for p in series.known() if (q := other.at(p.first)) is not None and q.value]
    if window.scope is Scope.YEAR:
        pairs = [(p, q) for p, q in pairs if p.first == window.first]
    elif window.scope is not Scope.WHOLE:
        return
    limit = share.extent.fits[0]
    above = [(p, q) for p, q in pairs if (p.value or 0.0) >= limit * (q.value or 0.0)]
    if statement.telling.denied and pairs:
        yield Outcome(answer=Answer.NO if above else Answer.YES, points=(above or pairs)[0])
    elif window.scope is Scope.YEAR and pairs:
        yield Outcome(answer=share.extent.allows(*_between(*pairs[0])), points=pairs[0])


def _of_year_before(statement: Statement, series: Series, share: Share) -> Iterator[Outcome]:
    """ "Fell to half of the year before"."""
    window = statement.window
    if window is None or window.scope is not Scope.YEAR:
        return
    here, earlier = known_at(series, window.last), known_at(series, window.last - 1)
    if here is not None and earlier is not None:
        yield Outcome(answer=share.extent.allows(*_between(here, earlier)), points=(here, earlier))


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
    if statement.window.scope is Scope.WHOLE:
        yield of_any_years(series.known(), lambda one, other: _by(one, other, sign, share))
        return
    answers = [_by(one, other, sign, share) for one, other in found.pairs]
    yield _any(found, answers, whole=False)


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
