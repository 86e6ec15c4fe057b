"""Which column a piece of a line stands in, told from where it stands."""

from collections.abc import Sequence

from amity.read.grids import GridCell

Piece = tuple[float, float, GridCell]
"""From where to where a piece stands in its line (characters or points), and its words."""


def aligned(lines: Sequence[Sequence[Piece]]) -> list[list[GridCell]]:
    """Rows of cells from lines whose pieces stand above each other.

    The columns are those of the lines with the most pieces. A piece goes to the column that it overlaps
    most; one that spans several goes to the first of them.

    >>> heads = [(9.0, 13.0, GridCell("1960")), (16.0, 20.0, GridCell("1965"))]
    >>> first = [(0.0, 5.0, GridCell("China")), (10.0, 13.0, GridCell("5.7")), (17.0, 20.0, GridCell("5.4"))]
    >>> [[cell.text for cell in row] for row in aligned([heads, first])]
    [['', '1960', '1965'], ['China', '5.7', '5.4']]
    """
    columns = _columns(lines)
    return [_placed(line, columns) for line in lines]


def _columns(lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The extents of the columns: those of the fullest lines, widened by what stands under them."""
    most = max(len(line) for line in lines)
    columns: list[tuple[float, float]] = []
    for line in sorted(lines, key=len, reverse=True):
        for start, end, _ in line if 2 * len(line) >= most else ():
            _enter(columns, start, end)
    return sorted(columns)


def _enter(columns: list[tuple[float, float]], start: float, end: float) -> None:
    """Widen the column that the piece alone overlaps, or make a column of it where it overlaps none."""
    met = [at for at, (left, right) in enumerate(columns) if start < right and left < end]
    if not met:
        columns.append((start, end))
    elif len(met) == 1:
        left, right = columns[met[0]]
        columns[met[0]] = (min(left, start), max(right, end))


def _placed(line: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> list[GridCell]:
    row = [GridCell() for _ in columns]
    for start, end, cell in line:
        at = max(range(len(columns)), key=lambda at: (_overlap(columns[at], start, end), -at))
        row[at] = cell if not row[at].text else _both(row[at], cell)
    return row


def _overlap(column: tuple[float, float], start: float, end: float) -> float:
    """How far the two overlap; where they do not, how far they are apart, below nought."""
    return min(column[1], end) - max(column[0], start)


def _both(first: GridCell, second: GridCell) -> GridCell:
    return GridCell(f"{first.text} {second.text}", first.start, second.end, first.head)
