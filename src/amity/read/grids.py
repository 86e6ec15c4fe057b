"""Tables as rows and columns of words, whatever file they come from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from amity.read.figures import Figure, Sort, decimal_sign, figure_of


@dataclass(frozen=True, slots=True)
class GridCell:
    """The words of one cell with their span in the canonical text; `head` where the file says so.

    >>> GridCell("5.7", 10, 13).head
    False
    """

    text: str = ""
    start: int = 0
    end: int = 0
    head: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length, its title, and what stands above or beneath it (sources, units).

    >>> Grid(((GridCell("5.7"), GridCell("5.4")),)).width
    2
    """

    rows: tuple[tuple[GridCell, ...], ...]
    title: str = ""
    remarks: str = ""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Read:
    """A cell with what its words are.

    >>> Read(GridCell(""), figure_of("")).empty
    True
    """

    cell: GridCell
    figure: Figure

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the cell."""
        return self.figure.sort is Sort.EMPTY


Row = tuple[Read, ...]


def grid_of(rows: Iterable[Sequence[GridCell]], title: str = "", remarks: str = "") -> Grid:
    """A grid whose short rows are filled up with empty cells.

    >>> grid_of([[GridCell("a")], [GridCell("b"), GridCell("c")]]).width
    2
    """
    filled = [tuple(row) for row in rows]
    width = max((len(row) for row in filled), default=0)
    return Grid(tuple(tuple(_filled(row, width)) for row in filled), title, remarks)


def _filled(row: tuple[GridCell, ...], width: int) -> Iterator[GridCell]:
    """The cells of a row; an empty one stands where the one before it ends."""
    end = next((cell.start for cell in row if cell.text), 0)
    for cell in (*row, *(GridCell() for _ in range(width - len(row)))):
        yield cell if cell.text else GridCell("", end, end, cell.head)
        end = cell.end if cell.text else end


def rows_read(grid: Grid) -> list[Row]:
    """The rows with their figures, read with the decimal sign that the table shows.

    >>> [read.figure.value for read in rows_read(grid_of([[GridCell("1,5"), GridCell("1.500")]]))[0]]
    [1.5, 1500.0]
    """
    decimal = decimal_sign(cell.text for row in grid.rows for cell in row)
    return [tuple(Read(cell, figure_of(cell.text, decimal)) for cell in row) for row in grid.rows]


def side_by_side(grid: Grid) -> list[Grid]:
    """The parts of a table whose columns go on beside themselves: the same heads twice or more in one row.

    >>> heads = [GridCell(word) for word in ("Year", "Trade", "Year", "Trade")]
    >>> figures = [GridCell(word) for word in ("1985", "10.7", "1991", "2.3")]
    >>> [part.rows[1][0].text for part in side_by_side(grid_of([heads, figures]))]
    ['1985', '1991']
    """
    for row in rows_read(grid)[:3]:
        size = _repeated(row) or _pairs(row)
        if size:
            starts = range(0, grid.width, size)
            return [replace(grid, rows=tuple(row[at : at + size] for row in grid.rows)) for at in starts]
    return [grid]


def _repeated(row: Row) -> int:
    """How many heads come again and again in this row; 0 where none do."""
    heads = [read.figure.words.lower() for read in row]
    if not heads or not heads[0] or row[0].figure.sort is Sort.PERIOD:
        return 0
    sizes = (size for size in range(2, len(heads) // 2 + 1) if len(heads) % size == 0)
    return next((size for size in sizes if heads == heads[:size] * (len(heads) // size)), 0)


def _pairs(row: Row) -> int:
    """2 where the row is year, figure, year, figure ..."""
    sorts = [read.figure.sort for read in row]
    even = len(sorts) >= 4 and len(sorts) % 2 == 0
    return 2 if even and sorts == [Sort.PERIOD, Sort.NUMBER] * (len(sorts) // 2) else 0
