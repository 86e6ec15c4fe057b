"""Tables of a PDF: those drawn with lines, and those that only stand in columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amity.read.columns import Piece, aligned
from amity.read.draft import Word
from amity.read.figures import Sort, figure_of
from amity.read.grids import GridCell
from amity.read.pdf_words import Drawn, PageLine, PageWord, rows_of, text_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_FEWEST_EDGES = 5
_LONGEST_CELL = 300
_WIDE, _NARROW = 0.9, 0.45
_MOST_HEADS = 2
Rows = list[list[Word]]


def drawn_tables(page: "Page", drawn: Drawn) -> list[tuple[tuple[float, float, float, float], Rows]]:
    """Boxes and rows of the tables whose cells are drawn.

    >>> drawn_tables(None, Drawn(words=[], edges=[], images=0))
    []
    """
    if len(drawn.edges) < _FEWEST_EDGES:
        return []
    found = []
    for table in page.find_tables():
        rows = _rows(table, drawn.words)
        filled = [[word.text for word in row if word.text] for row in rows]
        longest = max((len(text) for row in filled for text in row), default=0)
        if sum(len(row) > 1 for row in filled) > 1 and longest <= _LONGEST_CELL:
            found.append((table.bbox, rows))
    return found


def _rows(table: "Table", words: Sequence[PageWord]) -> Rows:
    inside = [word for word in words if _within(word, table.bbox)]
    return [[Word(_words_in(box, inside)) for box in row.cells] for row in table.rows]


def _words_in(box: tuple[float, float, float, float] | None, words: Sequence[PageWord]) -> str:
    lines = rows_of([word for word in words if box and _within(word, box)], 0)
    return " ".join(line.text for line in lines)


def _within(word: PageWord, box: tuple[float, float, float, float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def outside(words: Sequence[PageWord], box: tuple[float, float, float, float]) -> list[PageWord]:
    """The words that do not stand in a box.

    >>> outside([PageWord("word", 10, 20, 10, 20, 10)], (0, 0, 50, 50))
    []
    """
    return [word for word in words if not _within(word, box)]


def standing_tables(run: Sequence[PageLine]) -> list[tuple[int, int, Rows]]:
    """First and last line and rows of the tables that a column's lines make by where their words stand.

    Lines with wide gaps follow each other, and at least half of what stands after the gaps are figures.

    >>> head = PageWord("Year", 0, 30, 0, 9, 10), PageWord("1990", 60, 90, 0, 9, 10)
    >>> row = PageWord("Laos", 0, 30, 12, 21, 10), PageWord("5.7", 60, 90, 12, 21, 10)
    >>> [(first, last) for first, last, _ in standing_tables([PageLine(head, 1), PageLine(row, 1)])]
    [(0, 1)]
    """
    found = []
    at = 0
    while at < len(run):
        end = at
        while end < len(run) and len(pieces_of(run[end])) > 1:
            end += 1
        first, last = _of_figures(run, at, end)
        rows = _standing(run[first:last]) if last - first > 1 else []
        if rows:
            found.append((first, last - 1, rows))
        at = max(end, at + 1)
    return found


def _of_figures(run: Sequence[PageLine], start: int, end: int) -> tuple[int, int]:
    """The lines from two before the first to the last in which figures stand after a gap."""
    with_figures = [at for at in range(start, end) if any(map(_is_figure, pieces_of(run[at])[1:]))]
    if not with_figures:
        return start, start
    return max(start, with_figures[0] - _MOST_HEADS), with_figures[-1] + 1


def _is_figure(piece: Piece) -> bool:
    return figure_of(piece[2].text).sort is not Sort.TEXT


def _standing(lines: Sequence[PageLine]) -> Rows:
    pieces = [pieces_of(line) for line in lines]
    later = [figure_of(cell.text).sort for row in pieces for _, _, cell in row[1:]]
    figures = sum(sort is not Sort.TEXT for sort in later)
    counted = any(sort in (Sort.NUMBER, Sort.MISSING) for sort in later)
    if 2 * figures < len(later) or not counted:
        return []
    return [[Word(cell.text) for cell in row] for row in aligned(pieces)]


def pieces_of(line: PageLine) -> list[Piece]:
    """A line cut at its wide gaps; between two figures a narrower one will do.

    >>> words = [PageWord(w, x, x + 25, 0, 9, 10) for w, x in (("North", 0), ("Korea", 28), ("0.2", 80))]
    >>> [cell.text for _, _, cell in pieces_of(PageLine(tuple(words), 1))]
    ['North Korea', '0.2']
    """
    groups: list[list[PageWord]] = []
    for word in line.words:
        before = groups[-1][-1] if groups else None
        counted = before is not None and _counted(before.text) and _counted(word.text)
        if before is not None and word.x0 - before.x1 <= (_NARROW if counted else _WIDE) * line.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [(group[0].x0, group[-1].x1, GridCell(text_of(group, line.size))) for group in groups]


def _counted(words: str) -> bool:
    return figure_of(words).sort in (Sort.NUMBER, Sort.PERIOD, Sort.MISSING)
