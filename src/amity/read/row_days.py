"""The days of rows, as tables write them: one reading for all, or a clear word on why there is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amity.read.facts import facts

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:.*)?|(\d{4})(\d{2})(\d{2})|(\d{4})"
)
_PARTS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?:[T ,]+\d{1,2}:.*)?")
_NAMED = re.compile(
    r"(?:\w+,\s*)?(?:(\d{1,2})[\s.-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})),?[\s-]+(\d{4})", re.I
)


class NoOneReading(ValueError):
    """Days such as 3/4/1999 whose parts cannot be told apart; says which rows show it, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a table writes for a day, and the line on which it stands."""

    line: int
    text: str


def days_of(cells: Sequence[Cell]) -> list[str]:
    """Each cell's day in EDTF, as precise as it is written; empty for one that is none.

    Numbers such as 3/4/1999 are read alike in all rows: with the day first or the month first, as the rows
    show; with points between them the day is first, as is the custom. Raises NoOneReading where the rows
    show both, or neither.

    >>> days_of([Cell(line=2, text="3/4/1999"), Cell(line=3, text="25/4/1999")])
    ['1999-04-03', '1999-04-25']
    >>> days_of([Cell(line=2, text=text) for text in ("20041221", "Dec. 21, 2004", "soon")])
    ['2004-12-21', '2004-12-21', '']
    """
    day_first = _day_first(cells)
    return [_day(cell.text.strip(), day_first) for cell in cells]


def _day_first(cells: Sequence[Cell]) -> bool:
    parts = [(cell, match) for cell in cells if (match := _PARTS.fullmatch(cell.text.strip()))]
    first = next((cell for cell, m in parts if int(m[1]) > 12), None)
    second = next((cell for cell, m in parts if int(m[3]) > 12), None)
    if first and second:
        shown = f"line {first.line} has {first.text.strip()!r}, line {second.line} {second.text.strip()!r}"
        raise NoOneReading(f"its days are written in two ways: {shown}; write all of them like 1999-04-03")
    if parts and not first and not second and any(m[2] != "." and m[1] != m[3] for _, m in parts):
        cell = next(cell for cell, m in parts if m[2] != "." and m[1] != m[3])
        shown = f"{cell.text.strip()!r} in line {cell.line}"
        raise NoOneReading(
            f"nothing tells day from month in {shown} or any other row; write it like 1999-04-03"
        )
    return second is None


def _day(text: str, day_first: bool) -> str:
    if match := _ISO.fullmatch(text):
        year, month, day = match[1] or match[4] or match[7], match[2] or match[5], match[3] or match[6]
        return _edtf(int(year), int(month or 0), int(day or 0))
    if match := _PARTS.fullmatch(text):
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        return _edtf(year, other, one) if day_first else _edtf(year, one, other)
    if match := _NAMED.fullmatch(text):
        return _edtf(int(match[5]), _month(match[2] or match[3]), int(match[1] or match[4]))
    return ""


def _month(word: str) -> int:
    """The number of a month by its name or the first letters of it; 13, which is none, for another word."""
    names = facts("datasets")["months"]["names"]
    return next((n for n, name in enumerate(names, 1) if name.startswith(word.casefold())), 13)


def _edtf(year: int, month: int, day: int) -> str:
    """A day, month or year in EDTF; empty for one that the calendar does not have."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    parts = [f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]
    return "-".join(parts)
