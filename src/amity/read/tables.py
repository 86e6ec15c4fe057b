"""From the rows and columns of a table to its figures, each with row, column and unit."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amity.model.documents import Cell
from amity.read.figures import Figure, Sort, without_marks
from amity.read.grids import Grid, GridCell, Read, Row, rows_read, side_by_side
from amity.read.units import combined, label_and_unit, unit_in, unit_of

_NOTHING = Read(GridCell(), Figure(Sort.EMPTY))


@dataclass(frozen=True, slots=True)
class _Section:
    """Rows of heads and the rows of figures under them; a folded table has several."""

    heads: tuple[Row, ...]
    body: tuple[Row, ...]


def cells_of(grid: Grid, name: str = "Table") -> tuple[Cell, ...]:
    r"""The figures of a table, in the order of its rows; `name` where it has no title.

    A table folded in two or more is read as one; sideways parts likewise. A head of one row that spans
    the table is a title or a unit.

    >>> from amity.read.grids import GridCell, grid_of
    >>> rows = [[GridCell(w) for w in line.split()] for line in ("1985 1986", "10.7 ..", "1987", "19.5")]
    >>> [(c.column, c.value, c.unit) for c in cells_of(grid_of(rows, "Trade (US$ million)"))]
    [('1985', 10.7, 'US$ million'), ('1986', None, 'US$ million'), ('1987', 19.5, 'US$ million')]
    """
    rows, spanning = _without_spanning_heads(rows_read(grid))
    unit, title = unit_in(" ".join(filter(None, [grid.title, *spanning])))
    unit = unit or unit_in(grid.remarks)[0]
    title = without_marks(" ".join(title.split())) or name
    kept = Grid(tuple(tuple(read.cell for read in _once(row)) for row in rows))
    parts = [rows_read(part) for part in side_by_side(kept)] if rows else []
    return tuple(cell for part in parts for cell in _cells(part, title, unit))


def _without_spanning_heads(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """The table without first rows in which one and the same text fills all, and those texts."""
    spanning: list[str] = []
    while len(rows) > 1 and len(rows[0]) > 1:
        words = [read.cell.text for read in rows[0] if not read.empty]
        if len(set(words)) != 1 or rows[0][0].empty or rows[0][0].figure.sort is not Sort.TEXT:
            break
        spanning.append(words[0])
        rows = rows[1:]
    return rows, spanning


def _once(row: Row) -> Row:
    """A row that one text spans, with the text in its first cell alone: it names the rows under it."""
    words = {read.cell.text for read in row}
    if len(row) < 2 or len(words) > 1 or row[0].figure.sort is not Sort.TEXT:
        return row
    first = GridCell(row[0].cell.text, row[0].cell.start, row[0].cell.end)
    return (Read(first, row[0].figure), *(_NOTHING for _ in row[1:]))


def _cells(rows: Sequence[Row], title: str, unit: str) -> Iterator[Cell]:
    for section in _sections(rows):
        yield from _Columns(section, title, unit).cells()


def _sections(rows: Sequence[Row]) -> Iterator[_Section]:
    heads: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if _is_head(row, heads, body):
            if body:
                yield _Section(tuple(heads), tuple(body))
                heads, body = [], []
            heads.append(row)
        else:
            body.append(row)
    if body:
        yield _Section(tuple(heads), tuple(body))


def _is_head(row: Row, heads: Sequence[Row], body: Sequence[Row]) -> bool:
    """Whether a row holds heads: periods in their order, or words before there are figures."""
    filled = [read for read in row if not read.empty]
    if not filled or any(read.figure.counted for read in filled if not read.cell.head):
        return False
    if all(read.cell.head for read in filled):
        return True
    goes_on = filled[0].figure.sort is Sort.PERIOD and any(
        head[0].figure.sort is Sort.PERIOD for head in heads
    )
    if heads and len(filled) == 1 and filled[0] is row[0] and not goes_on:
        return False
    if body:
        return _like(row, heads) or (_of_periods(row) and any(_folds(head, row) for head in heads))
    if heads and row[0].figure.sort is Sort.PERIOD and not heads[0][0].empty:
        return False
    return not (_of_periods(row) and any(_of_periods(head) for head in heads))


def _like(row: Row, heads: Sequence[Row]) -> bool:
    words = [read.figure.words for read in row]
    return any([read.figure.words for read in head] == words for head in heads)


def _folds(head: Row, row: Row) -> bool:
    """Whether a row of periods begins like the head of periods before it."""
    return _of_periods(head) and (
        row[0].figure.sort is head[0].figure.sort is not Sort.TEXT
        or row[0].figure.words == head[0].figure.words
    )


def _of_periods(row: Row) -> bool:
    """Whether all but the first cell are periods, and their years rise or fall."""
    filled = [read for read in row if not read.empty]
    if filled and filled[0].figure.sort is Sort.TEXT:
        filled = filled[1:]
    if not filled or any(read.figure.sort is not Sort.PERIOD for read in filled):
        return False
    years = [read.figure.value or 0.0 for read in filled]
    rising = all(a <= b for a, b in pairwise(years))
    return rising or all(a >= b for a, b in pairwise(years))


class _Columns:
    """One section of a table with its columns told apart: stub, units, figures."""

    def __init__(self, section: _Section, title: str, unit: str) -> None:
        self.title, self.unit = title, unit
        self.body = section.body
        self.heads = _in_place(section)
        width = max(len(row) for row in self.body)
        self.stub = self._stub_width(width)
        self.units = self._column_of_units(width)
        values = range(self.stub, width)
        self.values = [at for at in values if at != self.units and self._has_figures(at)]

    def _column(self, at: int) -> list[Read]:
        return [row[at] for row in self.body if at < len(row) and not row[at].empty]

    def _has_figures(self, at: int) -> bool:
        filled = self._column(at)
        figures = sum(read.figure.counted or read.figure.value is not None for read in filled)
        return figures > 0 and 2 * figures >= len(filled)

    def _stub_width(self, width: int) -> int:
        """How many columns at the left name the rows."""
        if any(head[0].figure.sort is Sort.PERIOD for head in self.heads if head):
            return 0
        names = [at for at in range(width) if not self._of_numbers(at)]
        first = next((at for at in range(width) if self._of_numbers(at)), width)
        if first == 0 and 1 in names and self._numbers_its_rows():
            first = next((at for at in range(1, width) if self._of_numbers(at)), width)
        return first

    def _of_numbers(self, at: int) -> bool:
        """Whether a column holds figures; figures that look like years are some under the head of a year."""
        filled = self._column(at)
        dated = any(head[at].figure.sort is Sort.PERIOD for head in self.heads if at < len(head))
        figures = sum(read.figure.counted or (dated and read.figure.value is not None) for read in filled)
        return 2 * figures >= max(1, len(filled))

    def _numbers_its_rows(self) -> bool:
        numbers = [read.figure.value for read in self._column(0)]
        return numbers == [float(n) for n in range(1, len(numbers) + 1)]

    def _column_of_units(self, width: int) -> int | None:
        for at in range(width):
            filled = self._column(at)
            named = self._head(at)[0].lower() in ("unit", "units", "unit of measure")
            if filled and (named or (at > 0 and all(_names_unit(read) for read in filled))):
                return at
        return None

    def _head(self, at: int) -> tuple[str, str]:
        """The words above a column, the outer head first, and the unit among them."""
        return label_and_unit([self._above(at, level) for level in range(len(self.heads))])

    def _above(self, at: int, level: int) -> str:
        """The head of a column; where it is left out above another head, that of the column before."""
        row = self.heads[level]
        lower = any(at < len(head) and not head[at].empty for head in self.heads[level + 1 :])
        while lower and at > self.stub and row[at].empty:
            at -= 1
        return row[at].figure.words if at < len(row) else ""

    def cells(self) -> Iterator[Cell]:
        """The figures, row by row."""
        heads = {at: self._head(at) for at in self.values}
        for row, label, unit in self._named_rows():
            if any(row[at].figure.counted or row[at].figure.value is not None for at in self.values):
                for at in self.values:
                    yield from self._cell(row[at], label, heads[at], combined(self.unit, unit))

    def _cell(self, read: Read, row: str, head: tuple[str, str], unit: str) -> Iterator[Cell]:
        column, own = head
        figure = read.figure
        if figure.sort is Sort.TEXT or (read.empty and not column):
            return
        unit = combined(combined(unit, own), figure.unit)
        start, end = read.cell.start, read.cell.end
        yield Cell(
            table=self.title, row=row, column=column, value=figure.value, unit=unit, start=start, end=end
        )

    def _named_rows(self) -> Iterator[tuple[Row, str, str]]:
        """Each row with its name and unit; a line without figures names the rows under it where it must."""
        named = [(row, *self._name(at)) for at, row in enumerate(self.body)]
        often = Counter(name for row, name, _ in named if not self._is_group(row))
        group, group_unit = "", ""
        for row, name, unit in named:
            if self._is_group(row):
                group, group_unit = name, unit
                continue
            full = f"{group}, {name}" if group and often[name] > 1 else name
            yield row, full, unit or group_unit

    def _is_group(self, row: Row) -> bool:
        return all(row[at].empty for at in self.values) and any(not read.empty for read in row)

    def _name(self, index: int) -> tuple[str, str]:
        """The name of a row from its stub; what the row leaves out is that of the row above."""
        row = self.body[index]
        names = []
        for at in range(self.stub):
            above = index
            while at < self.stub - 1 and above > 0 and self.body[above][at].empty:
                above -= 1
            if at != self.units and not (at == 0 and self.stub > 1 and self._numbers_its_rows()):
                names.append(self.body[above][at].figure.words)
        label, unit = label_and_unit(names)
        if self.units is not None and not row[self.units].empty:
            unit = unit_of(row[self.units].cell.text) or row[self.units].cell.text
        return label, unit


def _names_unit(read: Read) -> bool:
    return read.figure.sort is Sort.TEXT and bool(unit_of(read.cell.text))


def _in_place(section: _Section) -> tuple[Row, ...]:
    """The heads, moved one column on where they leave out the corner above the names of the rows."""
    body = section.body
    return tuple((_NOTHING, *head[:-1]) if _lacks_corner(head, body) else head for head in section.heads)


def _lacks_corner(head: Row, body: Sequence[Row]) -> bool:
    filled = max((at + 1 for at, read in enumerate(head) if not read.empty), default=0)
    if head[0].figure.sort is not Sort.PERIOD or filled >= len(head):
        return False
    return all(row[0].figure.sort is Sort.TEXT and not row[filled].empty for row in body)
