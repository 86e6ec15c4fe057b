"""How fully a source speaks of each year: in its time as a matter of course, or looking back."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import Any

from amity.model.coverage import Coverage, Telling
from amity.model.edtf_calendar import day_parts, year_days

MONTH = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A thing that a source tells: its first and last possible day, and where and when it is told.

    Days are numbers as `datetime.date.toordinal` counts them. `place` is what things stand in order by within
    the source (the day of the text's issue, the text, the offset), None where no text is at hand; `issued`
    the day of issue of its text, None where that is not known. `stated` says that it is a statement on a
    period, not a happening, `about` that it involves the states in question.
    """

    first: int
    last: int
    place: tuple[int, str, int] | None = None
    issued: int | None = None
    stated: bool = False
    about: bool = True

    @property
    def text(self) -> str:
        """The text that tells it; empty where none is at hand."""
        return self.place[1] if self.place else ""

    @property
    def years(self) -> range:
        """The years in which it can lie."""
        return range(year_of(self.first), year_of(self.last) + 1)


@cache
def weights() -> Mapping[str, Any]:
    """The conventions of `coverage_weights.toml`."""
    path = files("amity.relate") / "data" / "coverage_weights.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def is_serial(told: Sequence[Told]) -> bool:
    """Whether a source tells in its time, or as a list does: exact dates, one after another.

    Of a text in hand its order shows it; of a run of dated issues the nearness of what is told to the day of
    issue; of rows without a text their number a year.
    """
    rule = weights()["serial"]
    things = [one for one in told if not one.stated]
    exact = [one for one in things if one.last - one.first <= MONTH]
    if len(exact) < rule["least"] or len(exact) < rule["dated_to_the_month"] * len(things):
        return False
    placed = sorted((one for one in exact if one.place), key=lambda one: one.place or (0, "", 0))
    if len(placed) < rule["least"]:
        span = max(one.last for one in exact) - min(one.first for one in exact) + 1
        return bool(len(exact) >= rule["a_year"] * span / 365.25)
    return _in_order(placed) or _in_time(placed)


def _in_order(placed: Sequence[Told]) -> bool:
    """Whether one text has its things in order of time, from the first on or from the last back."""
    pairs = list(pairwise(placed))
    later = sum(one.last <= other.last for one, other in pairs)
    earlier = sum(one.last >= other.last for one, other in pairs)
    return bool(max(later, earlier) >= weights()["serial"]["in_order"] * len(pairs))


def _in_time(placed: Sequence[Told]) -> bool:
    """Whether what is told is mostly of the days before the issue of the text that tells it."""
    rule = weights()["serial"]
    near = sum(
        one.issued is not None and -1 <= one.issued - one.first <= rule["within_days"] for one in placed
    )
    return bool(near >= rule["close"] * len(placed))


def serial_exposure(first: int, last: int) -> dict[int, float]:
    """Exposure 1 in a span of days; of years that lie in it in part, that part.

    >>> from datetime import date
    >>> days = [date(1997, 7, 2).toordinal(), date(1999, 12, 31).toordinal()]
    >>> {year: round(share, 2) for year, share in serial_exposure(*days).items()}
    {1997: 0.5, 1998: 1.0, 1999: 1.0}
    """
    return {year: _part(year, first, last) for year in range(year_of(first), year_of(last) + 1)}


def narrative_exposure(told: Iterable[Told]) -> dict[int, float]:
    """How likely the narratives of a source are to tell anything of a year, by what they tell around it.

    1 - exp(-n), n the things told of the year as smoothed by two kernels of Epanechnikov (1969), a near and a
    far one: a narrative that tells 1956 and then 1986 speaks thinly of the years between. Each text speaks
    of no year before the first thing it tells, and of none after the last, or after its issue if that came
    soon after.

    >>> from datetime import date
    >>> days = [date(year, 7, 1).toordinal() for year in (1956, 1956, 1986)]
    >>> found = narrative_exposure(Told(first=day, last=day) for day in days)
    >>> found[1956] > found[1971] > 0, min(found), max(found)
    (True, 1956, 1986)
    """
    by_text: dict[str, list[Told]] = {}
    for one in told:
        by_text.setdefault(one.text, []).append(one)
    smoothed: dict[int, float] = {}
    for _, things in sorted(by_text.items()):
        for year, number in _smoothed(things).items():
            smoothed[year] = smoothed.get(year, 0.0) + number
    return {year: 1 - exp(-number) for year, number in sorted(smoothed.items()) if number > 0}


def _smoothed(things: Sequence[Told]) -> dict[int, float]:
    """How many things one text would tell of each year, as what it does tell lets expect."""
    bounds = _bounds(things)
    found: dict[int, float] = {}
    for year, number in _by_year(one for one in things if not one.stated).items():
        for at, share in _kernel(year, *bounds):
            found[at] = found.get(at, 0.0) + number * share
    for year, number in _by_year(one for one in things if one.stated).items():
        found[year] = found.get(year, 0.0) + number
    return found


def _bounds(things: Sequence[Told]) -> tuple[int, int]:
    """The first and last year of which one text can speak."""
    first, last = min(one.years[0] for one in things), max(one.years[-1] for one in things)
    issued = [year_of(one.issued) for one in things if one.issued is not None]
    near = weights()["narrative"]["near_years"]
    return first, max([last, *(year for year in issued if year - last <= near)])


def _by_year(told: Iterable[Told]) -> dict[int, float]:
    """How many things are told of each year; one of a stretch of years counts for a part of it in each."""
    rule = weights()["stated"]
    spans: dict[tuple[int, int, bool], int] = {}
    for one in told:
        key = one.years[0], one.years[-1], one.stated
        spans[key] = spans.get(key, 0) + 1
    found: dict[int, float] = {}
    for (first, last, stated), number in sorted(spans.items()):
        length = last - first + 1
        share = rule["a_year"] * min(1.0, rule["years"] / length) if stated else 1 / length
        for year in range(first, last + 1):
            found[year] = found.get(year, 0.0) + number * share
    return found


@lru_cache(maxsize=4096)
def _kernel(year: int, first: int, last: int) -> tuple[tuple[int, float], ...]:
    """What one thing told of a year is worth for the years around, within bounds; it adds up to 1."""
    rule = weights()["narrative"]
    near = _epanechnikov(year, rule["near_years"], first, last)
    far = _epanechnikov(year, rule["far_years"], first, last)
    share = rule["near_share"]
    return tuple((at, share * near.get(at, 0.0) + (1 - share) * weight) for at, weight in far.items())


def _epanechnikov(year: int, width: int, first: int, last: int) -> dict[int, float]:
    years = range(max(first, year - width), min(last, year + width) + 1)
    raw = {at: 1 - ((at - year) / (width + 1)) ** 2 for at in years}
    total = sum(raw.values())
    return {at: weight / total for at, weight in raw.items()}


def _part(year: int, first: int, last: int) -> float:
    start, end = year_days(year)
    return (min(last, end) - max(first, start) + 1) / (end - start + 1)


@lru_cache(maxsize=65536)
def year_of(day: int) -> int:
    """The year of a day.

    >>> from datetime import date
    >>> year_of(date(1986, 11, 21).toordinal())
    1986
    """
    return day_parts(day)[0]


def heeded(coverage: Coverage) -> Coverage:
    """How far each source heeds the years: of narratives, the chance that they tell anything in some years.

    Who tells one thing in some years was listening in them; that another tells of many more may be for there
    having been more, which exposure must not explain away where changes are sought. So 1 - (1 - e)^w stands
    for the exposure e, w being the years (`heard_years`) in which one thing lets a narrative be heard.

    >>> from amity.model.coverage import Stream
    >>> one = Stream(source="doc:a", label="a", telling=Telling.NARRATIVE, exposure={1956: 0.5, 1957: 0.9})
    >>> [stream] = heeded(Coverage(states=("GHA", "TGO"), streams=(one,))).streams
    >>> {year: round(share, 2) for year, share in stream.exposure.items()}
    {1956: 0.97, 1957: 1.0}
    """
    years = weights()["narrative"]["heard_years"]
    streams = tuple(
        replace(one, exposure={year: 1 - (1 - share) ** years for year, share in one.exposure.items()})
        if one.telling is Telling.NARRATIVE
        else one
        for one in coverage.streams
    )
    return replace(coverage, streams=streams)
