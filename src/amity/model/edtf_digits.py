"""Dates with unspecified digits (`X`), and years of many digits, as stretches of days."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from amity.model.edtf_calendar import FAR, Days, day_number, far_days, month_days, season_days

ANYTIME: tuple[Days, ...] = ((-FAR, FAR),)
LIMIT = 366
"""Up to so many alternatives are kept apart; of more, the hull."""
LEAP_GAP = 10
"""Among so many years that follow each other there is always a leap year."""

LONG_YEAR = re.compile(
    r"(?:Y(?P<long>-?[1-9][0-9]{4,})|Y(?P<base>-?[1-9][0-9]*)E(?P<exponent>[1-9][0-9]*)|(?P<short>-?[0-9]{4}))"
    r"(?:S(?P<digits>[1-9][0-9]*))?"
)
LONGEST = 30
"""Years of more digits are beyond every bound; turning them into numbers would only take time."""

Numbers = tuple[int, int]


def unspecified(year: str, month: str, day: str) -> tuple[Days, ...]:
    """The stretches of days that a date with `X` for some digits allows; empty parts are not stated.

    Raises ValueError where no day of the calendar fits.

    >>> [last - first + 1 for first, last in unspecified("198X", "", "")]
    [3653]
    >>> len(unspecified("198X", "11", "")), len(unspecified("1986", "XX", "31"))
    (10, 7)
    """
    if year.endswith("XXXX"):
        return ANYTIME
    if not month and year[:2].isdigit() and len(year) == 4 and year.rstrip("X").isdigit():
        return (far_days(int(year.replace("X", "0")), int(year.replace("X", "9"))),)
    whole_year = month in ("", "XX") and day in ("", "XX")
    years = _matching(year, *((-9999, 0) if year[0] == "-" else (0, 9999)))
    if whole_year:
        stretches = [far_days(*run) for run in years]
    else:
        singles = [y for first, last in years for y in range(first, last + 1)]
        if many := len(singles) > LIMIT:
            singles = singles[:LEAP_GAP] + singles[-LEAP_GAP:]
        stretches = [days for y in singles for days in _in_year(y, month or "XX", day)]
        stretches = [hull(stretches)] if many else stretches
    if not stretches:
        raise ValueError("no day of the calendar fits")
    return bounded(stretches)


def bounded(stretches: Sequence[Days]) -> tuple[Days, ...]:
    """The stretches themselves, or of too many the one that holds them all."""
    return tuple(stretches) if len(stretches) <= LIMIT else (hull(stretches),)


def hull(stretches: Sequence[Days]) -> Days:
    """The stretch that holds all stretches."""
    return min(first for first, _ in stretches), max(last for _, last in stretches)


def _in_year(year: int, month: str, day: str) -> Iterator[Days]:
    """The stretches within one year, for a month and a day with unspecified digits."""
    if month > "12" and month.isdigit():
        yield from season_days(year, int(month))
        return
    for first, last in _matching(month, 1, 12):
        if day in ("", "XX"):
            yield month_days(year, first)[0], month_days(year, last)[1]
            continue
        for number in range(first, last + 1):
            yield from _in_month(year, number, day)


def _in_month(year: int, month: int, day: str) -> Iterator[Days]:
    """The stretches within one month that exists for a day with unspecified digits."""
    first, last = month_days(year, month)
    for low, high in _matching(day, 1, last - first + 1):
        yield first + low - 1, first + high - 1


def _matching(digits: str, least: int, most: int) -> Iterator[Numbers]:
    """The runs of numbers between `least` and `most` that fit digits, some of them unspecified."""
    sign = -1 if digits[0] == "-" else 1
    stem = digits.lstrip("-").rstrip("X")
    width = 10 ** (len(digits.lstrip("-")) - len(stem))
    for choice in product(*("0123456789" if digit == "X" else digit for digit in stem)):
        low = int("".join(choice) or "0") * width
        run = (low, low + width - 1) if sign > 0 else (-low - width + 1, -low)
        if run[0] <= most and run[1] >= least:
            yield max(run[0], least), min(run[1], most)


def long_year(text: str) -> tuple[tuple[Days, ...], int] | None:
    """The stretch of a year of five or more digits, in powers of ten or with significant digits.

    With it comes the unit, in years, that the last stated digit counts. None for any other text.

    >>> long_year("Y17E7") == ((far_days(170_000_000, 170_000_000),), 10_000_000)
    True
    >>> long_year("1950S2") == ((far_days(1900, 1999),), 100)
    True
    """
    parts = LONG_YEAR.fullmatch(text)
    if not parts or (parts["short"] and not parts["digits"]):
        return None
    base, exponent = parts["base"] or parts["long"] or parts["short"], parts["exponent"] or "0"
    if len(base) > LONGEST or len(exponent) > 2:
        this_side = far_days(0, 0)[0]
        return ((-FAR, this_side) if base[0] == "-" else (this_side, FAR),), 1
    digits = int((parts["digits"] or str(LONGEST))[:3])
    year = int(base) * 10 ** int(exponent)
    unit = 10 ** max(0, len(str(abs(year))) - digits) if parts["digits"] else 1
    low = abs(year) // unit * unit
    years = (low, low + unit - 1) if year >= 0 else (-low - unit + 1, -low)
    return (far_days(*years),), max(unit, 10 ** int(exponent))


def steps(first: str, last: str) -> tuple[Days, ...] | None:
    """Each year, month or day from `first` to `last`, or None where they differ in precision.

    >>> len(steps("1670", "1672") or ()), steps("1670", "1672-01") is None
    (3, True)
    """
    if len(first) != len(last) or not (first + last).replace("-", "").isdigit():
        return None
    if len(first) == 4:
        return bounded([far_days(y, y) for y in range(int(first), int(last) + 1)])
    if len(first) == 7 and max(first[5:], last[5:]) < "13":
        low, high = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
        return bounded([month_days(n // 12, n % 12 + 1) for n in range(low, high + 1)])
    if len(first) == 10:
        low, high = (day_number(int(t[:4]), int(t[5:7]), int(t[8:])) for t in (first, last))
        return bounded([(n, n) for n in range(low, high + 1)]) if high - low < LIMIT else ((low, high),)
    return None
