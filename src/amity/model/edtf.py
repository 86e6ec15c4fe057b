"""EDTF read as bounds: which first and last days a date in the Extended Date/Time Format allows.

Source: ISO 8601-2:2019, annex A (EDTF, levels 0 to 2). What the standard leaves open is fixed here:

- A date stands for a happening on some day or days within it: the first and the last day of `1986-11`
  lie anywhere in that month. In an interval the first day lies within the start, the last within the end.
- `..` and an empty end both say that nothing is stated of that side.
- `~` (approximate) lets a date slip by up to ten of the unit that it stands at: days, months or years
  (for `19XX~` ten decades, for a season ten months).
- `?` and `%` (uncertain) leave the components that they qualify unspecified: `1984?` may be any time,
  `1984-06-?11` any day of that June.
- Digits unspecified at the end of a component make one stretch (`198X` are ten years); elsewhere they
  make alternatives (`198X-11` are ten Novembers).
- Members of a set, `[a,b]` one of or `{a,b}` all of, are alternatives: what is asked of the set is asked of
  any one of them. Of more than 366 alternatives the hull is kept: it holds them all, but less sharply.
- A time of day is allowed after a day and does not change its bounds.
"""

import re
from typing import TypeAlias

from amity.errors import InvalidDate
from amity.model.edtf_calendar import AROUND_NEW_YEAR, Days, day_number, month_days, season_days, year_days
from amity.model.edtf_digits import ANYTIME, LIMIT, bounded, hull, long_year, steps, unspecified

Span: TypeAlias = tuple[int, int, int, int]
"""Earliest and latest first day, earliest and latest last day; -FAR and FAR where there is no bound."""
Reading: TypeAlias = tuple[int, int, int, int, int, int, tuple[Span, ...] | None]
"""The span that holds all alternatives, the earliest and latest day as stated, the alternatives if many."""
Dated: TypeAlias = tuple[tuple[Days, ...], tuple[Days, ...]]
"""The stretches that a date allows with its qualifiers, and those that it states."""

YEAR_SLIP, MONTH_SLIP, DAY_SLIP = 3660, 310, 10
"""Ten years, months, days: how far `~` lets a date slip, in days."""
SEASON_SLIP = 120
"""How far a season of a year may reach into its neighbours, in days."""

_PLAIN = r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?([?~%])?"
PLAIN = re.compile(_PLAIN)
PLAIN_INTERVAL = re.compile(f"{_PLAIN}/{_PLAIN}")
QUALIFIED = re.compile(
    r"([?~%]?)(?!-0000)(-?[0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
TIMED = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)|24:00:00)"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
SET = re.compile(r"\[[^\[\]{}/]+\]|\{[^\[\]{}/]+\}")


def read(text: str) -> Reading:
    """The bounds of an EDTF text. Raises InvalidDate for any other text.

    >>> read("1986-11-18/1986-11-21")[:4] == (725328, 725328, 725331, 725331)
    True
    """
    try:
        if plain := PLAIN.fullmatch(text):
            year, month, day, mark = plain.groups()
            first, last = _plain_days(year, month, day)
            if mark is None:
                return first, last, first, last, first, last, None
            ((low, high),) = _marked(((first, last),), month, day, mark)
            return low, high, low, high, first, last, None
        if "/" in text:
            plain = PLAIN_INTERVAL.fullmatch(text)
            return _plain_interval(plain.groups()) if plain else _interval(text)
        allowed, stated = _members(text) if text[:1] in ("[", "{") else _date(text)
    except (ValueError, OverflowError) as error:
        raise InvalidDate(text) from error
    return _reading([(first, last, first, last) for first, last in allowed], stated, stated)


def _plain_days(year: str | None, month: str | None, day: str | None) -> Days:
    """First and last day of a date that has neither qualifiers nor unspecified digits."""
    if day is not None:
        number = day_number(int(year or 0), int(month or 0), int(day))
        return number, number
    return year_days(int(year or 0)) if month is None else month_days(int(year or 0), int(month))


def _marked(days: tuple[Days, ...], month: str | None, day: str | None, mark: str) -> tuple[Days, ...]:
    """The stretches of a date that is qualified as a whole."""
    if mark != "~":
        return ANYTIME
    return _slipped(days, DAY_SLIP if day else MONTH_SLIP if month else YEAR_SLIP)


def _plain_interval(sides: tuple[str | None, ...]) -> Reading:
    """The bounds of an interval between plain dates; raises ValueError where it ends before it begins."""
    year, month, day, mark, end_year, end_month, end_day, end_mark = sides
    first, latest_first = begins = _plain_days(year, month, day)
    earliest_last, last = ends = _plain_days(end_year, end_month, end_day)
    earliest, latest = min(first, earliest_last), max(last, latest_first)
    if mark:
        ((first, latest_first),) = _marked((begins,), month, day, mark)
    if end_mark:
        ((earliest_last, last),) = _marked((ends,), end_month, end_day, end_mark)
    if first > last:
        raise ValueError("the interval ends before it begins")
    return first, min(latest_first, last), max(first, earliest_last), last, earliest, latest, None


def _date(text: str) -> Dated:
    """The stretches of one date: no interval and no set. Raises ValueError for any other text."""
    if plain := PLAIN.fullmatch(text):
        year, month, day, mark = plain.groups()
        days = (_plain_days(year, month, day),)
        return days if mark is None else _marked(days, month, day, mark), days
    if parts := QUALIFIED.fullmatch(text):
        return _qualified(parts.groups(""))
    if timed := TIMED.fullmatch(text):
        return _date(timed[1])
    return _long(text)


def _long(text: str) -> Dated:
    """The stretches of a year of many digits, with the qualifiers of a whole date."""
    mark = text[-1:] if text[-1:] in ("?", "~", "%") else ""
    found = long_year(text.removesuffix(mark))
    if found is None:
        raise ValueError(text)
    stated, unit = found
    if mark in ("?", "%"):
        return ANYTIME, stated
    return (_slipped(stated, YEAR_SLIP * unit) if mark else stated), stated


def _qualified(parts: tuple[str, ...]) -> Dated:
    """The stretches of a date with qualifiers or unspecified digits.

    A qualifier before a component qualifies it alone, one behind it also all that stand left of it.
    """
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = parts
    allowed = _stretches(year, month, day)
    stated = unspecified(year, "", "") if month in AROUND_NEW_YEAR else allowed
    marks = before_year + after_year + before_month + after_month + before_day + after_day
    if not marks:
        return allowed, stated
    if any(mark in "?%" for mark in before_year + after_year + after_month + after_day):
        return ANYTIME, stated
    slip = _slip(year, before_year + after_year, before_month + after_month, before_day + after_day)
    if "?" in marks or "%" in marks:
        slip = max(slip, SEASON_SLIP if month.isdigit() and month > "12" else 0)
        month, day = _if_certain(month, before_month), _if_certain(day, before_day)
        allowed = _stretches(year, month, day)
    return _slipped(allowed, slip), stated


def _if_certain(digits: str, mark: str) -> str:
    """A component, or an unspecified one where it is marked as uncertain."""
    return "XX" if mark in ("?", "%") else digits


def _stretches(year: str, month: str, day: str) -> tuple[Days, ...]:
    """The stretches of a date whose parts may have unspecified digits; a season takes no day."""
    if "X" in year or "X" in month or "X" in day:
        if day and month.isdigit() and month > "12":
            raise ValueError(month)
        return unspecified(year, month, day)
    if month > "12" and not day:
        return season_days(int(year), int(month))
    return (_plain_days(year, month or None, day or None),)


def _slip(year: str, year_marks: str, month_marks: str, day_marks: str) -> int:
    """How many days an approximate date may slip, by the largest unit that is marked with `~`."""
    if "~" in year_marks:
        unspecified_digits = len(year) - len(year.rstrip("X"))
        return int(YEAR_SLIP * 10 ** max(0, unspecified_digits - 1))
    return MONTH_SLIP if "~" in month_marks else DAY_SLIP if "~" in day_marks else 0


def _slipped(stretches: tuple[Days, ...], slip: int) -> tuple[Days, ...]:
    """The stretches, each widened by `slip` days on both sides."""
    return tuple((first - slip, last + slip) for first, last in stretches) if slip else stretches


def _interval(text: str) -> Reading:
    """The bounds of an interval. Raises ValueError where it ends before it begins."""
    start, _, end = text.partition("/")
    if not start and not end:
        raise ValueError("an interval needs a date on one side")
    starts, stated_starts = _side(start)
    ends, stated_ends = _side(end)
    if len(starts) * len(ends) > LIMIT:
        starts, ends = (hull(starts),), (hull(ends),)
    spans = [
        (first, min(latest_first, last), max(first, earliest_last), last)
        for first, latest_first in starts
        for earliest_last, last in ends
        if first <= last
    ]
    if not spans:
        raise ValueError("the interval ends before it begins")
    if stated_starts[0][0] > stated_ends[-1][1]:  # only qualifiers make it possible
        stated_starts, stated_ends = stated_ends, stated_starts
    return _reading(spans, stated_starts, stated_ends)


def _side(text: str) -> Dated:
    """The stretches of one side of an interval; nothing is stated of an open or unknown one."""
    return (ANYTIME, ANYTIME) if text in ("", "..") else _date(text)


def _members(text: str) -> Dated:
    """The stretches of all members of a set."""
    if not SET.fullmatch(text):
        raise ValueError(text)
    parts = text[1:-1].replace(", ", ",").split(",")
    members = [_member(part, first=i == 0, last=i == len(parts) - 1) for i, part in enumerate(parts)]
    allowed, stated = (tuple(days for member in members for days in member[side]) for side in (0, 1))
    return bounded(allowed), stated


def _member(text: str, *, first: bool, last: bool) -> Dated:
    """The stretches of a member: a date, all from one date to another, or all up to or from one."""
    start, dots, end = text.partition("..")
    if not dots:
        return _date(text)
    if (not start and not (end and first)) or (not end and not last):
        raise ValueError(text)
    if start and end and (each := steps(start, end)) is not None:
        if not each:
            raise ValueError(text)
        return each, each
    starts, ends = _side(start), _side(end)
    allowed, stated = ((starts[i][0][0], ends[i][-1][1]) for i in (0, 1))
    if stated[0] > stated[1]:
        raise ValueError(text)
    return (allowed,), (stated,)


def _reading(spans: list[Span], starts: tuple[Days, ...], ends: tuple[Days, ...]) -> Reading:
    """The span that holds all spans, with the earliest and latest stated day and the alternatives."""
    earliest, latest = min(first for first, _ in starts), max(last for _, last in ends)
    if len(spans) == 1:
        return *spans[0], earliest, latest, None
    a, b, c, d = zip(*spans, strict=True)
    return min(a), max(b), min(c), max(d), earliest, latest, tuple(spans)
