"""Which states and years the rows of a published table are on, and which rows are kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from amity.datasets.codes import StateCodes
from amity.datasets.figures import number
from amity.datasets.registry import Dataset, layout
from amity.datasets.sheets import Sheet

_PAIR = re.compile(r"\s*[-_/–]\s*")
_YEAR = re.compile(r"\s*(\d{4})(?:\.0*|\D?\d\d(?:\D?\d\d)?|\W?[Qq][1-4])?\s*")
_PART = re.compile(r"\s*\d{4}(?:\D?(?P<month>0[1-9]|1[0-2])|\W?[Qq](?P<quarter>[1-4]))\s*")
OF_YEAR = "year"
"""What `Dataset.parts` is where the cells of the year's column have months or quarters: 1950-06, 1950Q2."""
QUARTERS = 32
"""What EDTF (ISO 8601-2) numbers quarters from: 33 is the first."""
LOOK = 50
"""Rows that are looked at to tell what a column has."""
FIRST_SESSION = 1945
"""The session of the UN General Assembly of that number more is that year's."""
SPAN = (1500, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row with its line, the states that its codes mean in its year, and its cells.

    `second` is None where the row is on one state; `part` is the month or quarter as EDTF has it ("-06",
    "-33"), empty for the whole year.
    """

    line: int
    first: str
    second: str | None
    year: int
    cells: Sequence[str]
    part: str = ""

    @property
    def period(self) -> str:
        """The year, with the part of it where there is one, in EDTF."""
        return f"{self.year:04d}{self.part}"


def parts_of(sheet: Sheet, year: int) -> str:
    """How the rows of a table tell of which part of the year they are; empty where they do not.

    `year` is the place of the year's column. Where its cells say it, all of the first rows do: 1911-12 alone
    could be a year from July to June.
    """
    for name in (*layout("month"), *layout("quarter")):
        if name in sheet.columns:
            return str(name)
    said = [cells[year] for _, cells in islice(sheet.rows(), LOOK)]
    return OF_YEAR if said and all(_PART.fullmatch(text) for text in said) else ""


def halves(text: str) -> list[str]:
    """The two codes in a cell; one where it has but one.

    >>> halves("MNG-PRK"), halves("710_712"), halves("MNG")
    (['MNG', 'PRK'], ['710', '712'], ['MNG'])
    """
    return _PAIR.split(text.strip(), maxsplit=1)


@dataclass(slots=True)
class Rows:
    """The rows of a table that are on any of the states in question, each for each of its years.

    `wanted` are those states, with all of their lines; none for all rows. As it is read, `seen` fills with
    the states and `years` with the years of all rows, kept or not, `unknown` with the codes of kept rows that
    mean no state, and `wrong` with what else cannot be read, by line.
    """

    sheet: Sheet
    dataset: Dataset
    codes: StateCodes
    wanted: frozenset[str] = frozenset()
    seen: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    unknown: dict[str, int] = field(default_factory=dict)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    _keeps: dict[str, bool] = field(default_factory=dict)
    _dated: dict[str, int | None] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Placed]:
        pair = self.sheet.at(self.dataset.pair)
        places = [self.sheet.at(names) for names in self.dataset.states] if pair is None else [pair]
        ends = [place for place in places if place is not None]
        year, keeps, passed = self.sheet.at(self.dataset.year), self._keeps, set[str]()
        for line, cells in self.sheet.rows():
            said = halves(cells[pair]) if pair is not None else [cells[at] for at in ends]
            kept = False
            for code in said:
                if code not in keeps:
                    keeps[code] = self._kept(code)
                kept = kept or keeps[code]
            if kept:
                yield from self._placed(line, said, cells)
            elif year is not None:
                passed.add(cells[year])
        self.years.update(found for text in passed if (found := self._year(text)))

    def _kept(self, code: str) -> bool:
        """Whether rows with a code are wanted; the codes that are looked at are remembered as seen."""
        meant = self.codes.state(code, self.dataset.system, 2000)
        if meant:
            self.seen.update(self.codes.line(meant))
        return not self.wanted or bool(meant and self.wanted.intersection(self.codes.line(meant)))

    def _placed(self, line: int, said: Sequence[str], cells: Sequence[str]) -> Iterator[Placed]:
        dates = self.dates(cells)
        if not dates:
            self.wrong.append((line, "it has no year that can be read"))
        for year in dates:
            self.years.add(year)
            found = [self.codes.state(code, self.dataset.system, year) for code in said]
            if self.dataset.other:
                found.append(self.codes.standing(self.dataset.other, year))
            strange = [code for code, state in zip(said, found, strict=False) if state is None]
            if strange or not found:
                self.unknown.update({code: self.unknown.get(code, line) for code in strange})
            elif len(found) > 1 and found[0] == found[1]:
                self.wrong.append((line, f"both of its states are {found[0]}"))
            else:
                second = found[1] if len(found) > 1 else None
                yield Placed(line=line, first=str(found[0]), second=second, year=year, cells=cells,
                             part=self.part(cells))  # fmt: skip

    def dates(self, cells: Sequence[str]) -> Sequence[int]:
        """The years of a row: that of its column, or all from the first of a spell to the last."""
        at = self.sheet.at(self.dataset.year)
        if at is not None:
            year = self._year(cells[at])
            return [year] if year else []
        if (at := self.sheet.at(self.dataset.session)) is not None:
            session = number(cells[at])
            return [FIRST_SESSION + int(session)] if session else []
        begin, end = (self.sheet.at(names) for names in self.dataset.spell)
        first, last = (self._year(cells[at]) if at is not None else None for at in (begin, end))
        return range(first, last + 1) if first and last and last - first < SPAN[1] - SPAN[0] else []

    def part(self, cells: Sequence[str]) -> str:
        """The part of the year that a row is of, as EDTF has it; empty where none can be told."""
        if not self.dataset.parts:
            return ""
        if self.dataset.parts == OF_YEAR:
            at = self.sheet.at(self.dataset.year)
            match = _PART.fullmatch(cells[at]) if at is not None else None
            month, quarter = match.groups() if match else ("", "")
        else:
            text = cells[self.sheet.columns.index(self.dataset.parts)].strip().removesuffix(".0")
            month, quarter = ("", text) if self.dataset.parts in layout("quarter") else (text, "")
        if month and month.isdecimal() and 1 <= int(month) <= 12:
            return f"-{int(month):02d}"
        return f"-{QUARTERS + int(quarter)}" if quarter in ("1", "2", "3", "4") else ""

    def _year(self, text: str) -> int | None:
        """The year in a cell: 1950, 1950.0, 1950-06-01 or 195006."""
        if text not in self._dated:
            match = _YEAR.fullmatch(text)
            year = int(match[1]) if match else 0
            self._dated[text] = year if SPAN[0] <= year <= SPAN[1] else None
        return self._dated[text]
