"""Tables of which every line holds one cell, as copying from a page often leaves them."""

from collections.abc import Sequence
from itertools import pairwise

from amity.read.captions import is_title
from amity.read.figures import Figure, Sort, figure_of
from amity.read.grids import GridCell
from amity.read.lines import Line
from amity.read.units import unit_in

_WIDEST = 48
_FEWEST = 6
_HEADS, _MOST = 12, 1200


def rows_from(lines: Sequence[Line], at: int) -> list[list[GridCell]]:
    r"""The rows of the table whose first cell is line `at`; none where no such table begins there.

    Read are a head of periods followed by rows of as many figures, with or without names; and heads in
    words followed by rows that each begin with a period.

    >>> from amity.read.lines import lines_of
    >>> lines = lines_of("Year\n1960\n1965\n1970\nChina\n5.7\n5.4\n2.5")
    >>> [[cell.text for cell in row] for row in rows_from(lines, 0)]
    [['Year', '1960', '1965', '1970'], ['China', '5.7', '5.4', '2.5']]
    """
    if _in_title(lines[at].text) or (at and lines[at - 1].text and not _in_title(lines[at - 1].text)):
        return []
    first = _cells(lines, at, _HEADS)
    head = [figure_of(cell.text) for cell in first]
    if len(first) < _FEWEST or not _begins_table(head):
        return []
    cells = _cells(lines, at, _MOST)
    figures = [figure_of(cell.text) for cell in cells]
    return _under_periods(cells, figures) or _after_periods(cells, figures)


def _begins_table(head: Sequence[Figure]) -> bool:
    """Whether the first cells have three periods in a row, or two heads before the first of them."""
    if not any(figure.sort is Sort.PERIOD for figure in head):
        return False
    names = next(at for at, figure in enumerate(head) if figure.sort is not Sort.TEXT)
    return names > 1 or _periods(head, names) > 2


def _in_title(words: str) -> bool:
    """Whether a line belongs to the title of a table, or cannot be a cell."""
    return not words or len(words) > _WIDEST or is_title(words) or bool(unit_in(words)[0])


def _cells(lines: Sequence[Line], at: int, most: int) -> list[GridCell]:
    """The short lines from `at`, up to a long one or two blank ones, `most` of them at most."""
    cells: list[GridCell] = []
    blank = 0
    for line in map(lines.__getitem__, range(at, len(lines))):
        blank = blank + 1 if line.blank else 0
        if blank > 1 or len(line.text) > _WIDEST or len(cells) == most:
            break
        if line.text:
            cells.append(GridCell(line.text, line.start, line.end))
    return cells


def _under_periods(cells: list[GridCell], figures: list[Figure]) -> list[list[GridCell]]:
    """A head of three periods or more, and rows of as many figures under it."""
    named = figures[0].sort is Sort.TEXT
    start = 1 if named else 0
    size = _periods(figures, start)
    if size < 3:
        return []
    rows = [cells[: start + size]] if named else [[GridCell(), *cells[:size]]]
    at, labelled = start + size, False
    while at < len(cells):
        name = 1 if figures[at].sort is Sort.TEXT else 0
        row = figures[at + name : at + name + size]
        folded = not name and _periods(figures, at) >= 2
        if not folded and (len(row) < size or not all(figure.counted for figure in row)):
            break
        taken = _periods(figures, at) if folded else size
        size = taken if folded else size
        labelled = labelled or bool(name)
        rows.append([*(cells[at : at + 1] if name else [GridCell()]), *cells[at + name : at + name + taken]])
        at += name + taken
    if len(rows) < 2:
        return []
    return rows if labelled else [row[1:] if not row[0].text else row for row in rows]


def _after_periods(cells: list[GridCell], figures: list[Figure]) -> list[list[GridCell]]:
    """Two heads or more in words, and rows of a period and figures under them."""
    width = next((at for at, figure in enumerate(figures) if figure.sort is not Sort.TEXT), 0)
    if width < 2:
        return []
    rows = [cells[:width]]
    for at in range(width, len(cells) - width + 1, width):
        first, *others = figures[at : at + width]
        if first.sort is not Sort.PERIOD or not all(figure.counted for figure in others):
            break
        rows.append(cells[at : at + width])
    return rows if len(rows) > 2 else []


def _periods(figures: Sequence[Figure], at: int) -> int:
    """How many periods follow each other from `at`, their years rising or falling."""
    end = at
    while end < len(figures) and figures[end].sort is Sort.PERIOD:
        end += 1
    years = [figure.value or 0.0 for figure in figures[at:end]]
    rising = all(a < b for a, b in pairwise(years)) or all(a > b for a, b in pairwise(years))
    return end - at if rising else 0
