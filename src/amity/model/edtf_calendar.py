"""Day numbers and the parts of years, for any year of the proleptic Gregorian calendar.

Days count as `datetime.date.toordinal` counts them: 1 is the first of January of year 1; year 0 is 1 BC.
"""

from datetime import date
from functools import lru_cache
from typing import TypeAlias

Days: TypeAlias = tuple[int, int]
"""A stretch of days, both ends included."""

FAR = 10**30
"""Beyond every day that a date names: stands where there is no bound."""
FAR_YEAR = 10**24
"""Years beyond this have no bound on the far side."""

CYCLE_YEARS, CYCLE_DAYS = 400, 146_097
SHORT_MONTHS = (4, 6, 9, 11)
LAST_YEAR = 9998
"""The last year whose end `datetime.date` can reach from the year that follows."""


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day. Raises ValueError where the calendar has no such day.

    >>> day_number(1, 1, 1), day_number(0, 12, 31), day_number(-4799, 1, 1) == 1 - 12 * 146_097
    (1, 0, True)
    """
    if 0 < year <= LAST_YEAR:
        return date(year, month, day).toordinal()
    cycles, place = divmod(year - 1, CYCLE_YEARS)
    return date(place + 1, month, day).toordinal() + cycles * CYCLE_DAYS


@lru_cache(maxsize=1 << 15)
def day_parts(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number, the inverse of `day_number`.

    >>> day_parts(day_number(1948, 10, 15)), day_parts(0), day_parts(day_number(-170_000_000, 2, 29))
    ((1948, 10, 15), (0, 12, 31), (-170000000, 2, 29))
    """
    cycles, place = divmod(number - 1, CYCLE_DAYS)
    day = date.fromordinal(place + 1)
    return day.year + cycles * CYCLE_YEARS, day.month, day.day


def year_days(year: int) -> Days:
    """First and last day of a year."""
    first = day_number(year, 1, 1)
    return first, first + 364 + (not year % 4 and (bool(year % 100) or not year % 400))


def month_days(year: int, month: int) -> Days:
    """First and last day of a month. Raises ValueError for a month that is none of the twelve."""
    first = day_number(year, month, 1)
    if month == 2:
        return first, first + 27 + (not year % 4 and (bool(year % 100) or not year % 400))
    return first, first + (29 if month in SHORT_MONTHS else 30)


def far_days(first_year: int, last_year: int) -> Days:
    """First and last day of a run of years, without bound on a side beyond `FAR_YEAR`.

    >>> far_days(1900, 1999) == (day_number(1900, 1, 1), day_number(1999, 12, 31))
    True
    """
    first = -FAR if first_year < -FAR_YEAR else day_number(min(first_year, FAR_YEAR), 1, 1)
    last = FAR if last_year > FAR_YEAR else day_number(max(last_year, -FAR_YEAR), 12, 31)
    return first, last


# A season is taken as wide as its two reckonings, by months and by the sun, make it together.
AROUND_NEW_YEAR = ("24", "28", "30")
"""Codes of the seasons that begin in one year and end in the next: winter, southern summer."""
_WARM = {"spring": ((3, 1), (6, 22)), "summer": ((6, 1), (9, 24)), "autumn": ((9, 1), (12, 23))}
_NORTH = {21: "spring", 22: "summer", 23: "autumn", 25: "spring", 26: "summer", 27: "autumn"}
_SOUTH = {31: "spring", 32: "summer", 29: "autumn"}  # the northern season of the same months
_GROUPS = {33: 3, 37: 4, 40: 6}


def season_days(year: int, code: int) -> tuple[Days, ...]:
    """The stretches that a season or another part of a year may mean (ISO 8601-2 codes 21 to 41).

    Seasons without a hemisphere (21 to 24) are read as northern. The season around New Year gives two
    stretches: the one that the year begins in and the one that it ends in, since usage differs.
    Raises ValueError for any other code.

    >>> season_days(1950, 34) == ((day_number(1950, 4, 1), day_number(1950, 6, 30)),)
    True
    >>> len(season_days(1950, 24))
    2
    """
    if str(code) in AROUND_NEW_YEAR:
        return tuple((day_number(y, 12, 1), day_number(y + 1, 3, 21)) for y in (year - 1, year))
    if name := _NORTH.get(code) or _SOUTH.get(code):
        first, last = _WARM[name]
        return ((day_number(year, *first), day_number(year, *last)),)
    for base, months in _GROUPS.items():
        if base <= code < base + 12 // months:
            month = 1 + (code - base) * months
            return ((day_number(year, month, 1), month_days(year, month + months - 1)[1]),)
    raise ValueError(f"no part of a year has the code {code}")
