"""Tables in plain text and Markdown, also those whose layout is broken."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.read import captions, stacked
from amity.read.columns import aligned
from amity.read.figures import Sort, figure_of
from amity.read.grids import Grid, GridCell, grid_of
from amity.read.lines import Line
from amity.read.rows import Cut, TextRow, label_and_figures, row_of
from amity.read.units import unit_in

_LIST = re.compile(r"(?:\(?\d{1,3}[.)]|[-*•–·]|\(?[a-zA-Z][.)])$")
_HYPHENED = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")
_PROSE = 7
_GROUP = 60


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in lines of text: indices of its first and last line, of its title's and of those beneath.

    >>> TextTable(first=1, last=2, title=(0,), beneath=(), grid=Grid(())).title
    (0,)
    """

    first: int
    last: int
    title: tuple[int, ...]
    beneath: tuple[int, ...]
    grid: Grid


def find(text: str, lines: Sequence[Line]) -> tuple[TextTable, ...]:
    r"""The tables in the order of the text.

    >>> from amity.read.lines import lines_of
    >>> text = "Trade (US$ million)\nYear\t1960\t1965\nChina\t5.7\t5.4\n"
    >>> [(table.first, table.last, table.grid.title) for table in find(text, lines_of(text))]
    [(1, 2, 'Trade (US$ million)')]
    """
    rows = [row_of(text, line, at) for at, line in enumerate(lines)]
    found: list[TextTable] = []
    at = 0
    while at < len(lines):
        run = _run(rows, lines, at)
        table = _table(run, lines, found) if len(run) > 1 else None
        table = table or _stacked(lines, at, found)
        if table:
            found.append(table)
        at = max(at + 1, table.last + 1 if table else 0, at + len(run) if not table else 0)
    return tuple(found)


def _run(rows: Sequence[TextRow | None], lines: Sequence[Line], at: int) -> list[TextRow]:
    """The rows that follow each other from line `at`, cut alike."""
    run: list[TextRow] = []
    cut: Cut | None = None
    while at < len(rows):
        row = rows[at]
        if row and (cut is None or row.cut in (cut, Cut.BORDER) or cut is Cut.BORDER):
            run.append(row)
            cut = row.cut if row.cut is not Cut.BORDER else cut
        elif not _goes_on(rows, lines, at, cut):
            break
        elif lines[at].text:
            run.append(_named_group(lines[at], at, cut))
        at += 1
    return run


def _named_group(line: Line, at: int, cut: Cut | None) -> TextRow:
    cell = GridCell(line.text, line.start, line.end)
    return TextRow(at, cut or Cut.LOOSE, ((line.indent, line.indent + len(line.text), cell),))


def _goes_on(rows: Sequence[TextRow | None], lines: Sequence[Line], at: int, cut: Cut | None) -> bool:
    """Whether line `at`, no row itself, stands between two rows: blank, or the name of a group of rows."""
    after = rows[at + 1] if at + 1 < len(rows) else None
    if cut in (None, Cut.BORDER, Cut.PIPE) or not after or after.cut is not cut:
        return False
    words = lines[at].text
    if not words:
        return any(figure_of(cell.text).counted for cell in after.filled)
    plain = len(words) < _GROUP and words[-1] not in ".!?;" and not captions.is_title(words)
    return plain and sum(map(_is_period, after.filled)) < 2


def _table(run: Sequence[TextRow], lines: Sequence[Line], found: Sequence[TextTable]) -> TextTable | None:
    own, body = _own_title(run)
    while body and body[-1].cut is Cut.LOOSE and not _holds_figures(body[-1]):
        body.pop()
    kept = [row for row in body if row.pieces]
    cells = _cells(kept, lines)
    if not cells or not body:
        return None
    first, last = body[0].line, body[-1].line
    title = [row.line for row in own] or _above(lines, first, found)
    return _composed(lines, first, last, title, cells)


def _composed(
    lines: Sequence[Line], first: int, last: int, title: Sequence[int], cells: Sequence[Sequence[GridCell]]
) -> TextTable:
    beneath = _beneath(lines, last)
    if not title:
        title, beneath = _title_beneath(lines, last, beneath)
    words = [" ".join(_without_echo(re.split(r"\t+", lines[at].text))) for at in title]
    grid = grid_of(
        cells, _HYPHENED.sub("", " ".join(words).strip()), "\n".join(lines[at].text for at in beneath)
    )
    return TextTable(first, last, tuple(title), tuple(beneath), grid)


def _without_echo(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces of a title that tabs cut, without one that the next repeats ("Table<TAB>Table 1 ...")."""
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=False):
        if not (piece and after.startswith(piece.strip())):
            yield piece.strip()


def _own_title(run: Sequence[TextRow]) -> tuple[list[TextRow], list[TextRow]]:
    """The first rows that are the table's title, cut by the table's own tabs; and the other rows."""
    words = ""
    for at, row in enumerate(run):
        joined = " ".join(_without_echo([cell.text for cell in row.filled]))
        goes_on = captions.open_bracket(words) or (len(row.filled) == 1 and not _holds_figures(row))
        titled = captions.is_title(joined) or _names_unit_over_periods(run, joined)
        if not (titled if at == 0 else goes_on) or row.cut is Cut.PIPE:
            return list(run[:at]), list(run[at:])
        words = f"{words} {joined}"
    return [], list(run)


def _names_unit_over_periods(run: Sequence[TextRow], joined: str) -> bool:
    """Whether the first row is a title without number: it holds a unit, and the heads are years below it."""
    heads = next((row for row in run[1:4] if sum(map(_is_period, row.filled)) > 1), None)
    named = captions.open_bracket(joined) or bool(unit_in(joined)[0])
    return heads is not None and named and not _holds_figures(run[0])


def _is_period(cell: GridCell) -> bool:
    return figure_of(cell.text).sort is Sort.PERIOD


def _holds_figures(row: TextRow) -> bool:
    return row.tail > 0 or any(figure_of(cell.text).sort is not Sort.TEXT for cell in row.filled)


def _cells(rows: Sequence[TextRow], lines: Sequence[Line]) -> list[list[GridCell]]:
    """The rows as cells; empty where the lines make no table."""
    full = [row for row in rows if len(row.filled) > 1 or row.tail > 1]
    if len(full) < 2:
        return []
    if rows[0].cut is Cut.LOOSE:
        return _counted_from_end(rows, lines) or _stood_in_line(rows)
    if _is_prose(full):
        return []
    return _cut(rows)


def _is_prose(rows: Sequence[TextRow]) -> bool:
    """Whether what tabs or pipes part are sentences or items of a list, not the cells of a table."""
    if all(_LIST.match(row.filled[0].text) for row in rows):
        return True
    later = [cell.text for row in rows for cell in row.filled[1:]]
    figures = sum(figure_of(words).counted for words in later)
    sentences = sum(len(words.split()) >= _PROSE or words.endswith((".", "!", "?")) for words in later)
    return 2 * sentences >= len(later) and sentences > figures


def _cut(rows: Sequence[TextRow]) -> list[list[GridCell]]:
    """Cells as tabs and pipes part them; tabs that only align (two where one would do) part once."""
    dense = [list(row.filled) for row in rows]
    places = {tuple(at for at, (_, _, cell) in enumerate(row.pieces) if cell.text) for row in rows}
    if rows[0].cut is Cut.TAB and len({len(row) for row in dense}) == 1 and len(places) > 1:
        return dense
    return [[cell for _, _, cell in row.pieces] for row in rows]


def _counted_from_end(rows: Sequence[TextRow], lines: Sequence[Line]) -> list[list[GridCell]]:
    """Rows under a head of periods, each with as many figures at its end as the head has periods."""
    cut = [label_and_figures(lines[row.line], row.tail) for row in rows]
    tails = {row.tail for row in rows if row.tail}
    head = next((cells for cells, row in zip(cut, rows, strict=True) if row.tail), [])
    dated = [figure_of(cell.text).sort is Sort.PERIOD for cell in head[1:]]
    if len(tails) != 1 or not all(dated) or len(dated) < 2 or sum(len(cells) > 1 for cells in cut) < 2:
        return []
    if all(not cells[0].text for cells in cut):
        return [cells[1:] for cells in cut]
    return cut


def _stood_in_line(rows: Sequence[TextRow]) -> list[list[GridCell]]:
    """Cells by where they stand in their lines, where at least half are figures."""
    wide = [row for row in rows if len(row.filled) > 1]
    later = [figure_of(cell.text).sort for row in wide for cell in row.filled[1:]]
    figures = sum(sort is not Sort.TEXT for sort in later)
    counted = any(sort in (Sort.NUMBER, Sort.MISSING) for sort in later)
    if len(wide) < 2 or 2 * figures < len(later) or not counted:
        return []
    return aligned([row.pieces for row in rows])


def _above(lines: Sequence[Line], first: int, found: Sequence[TextTable]) -> list[int]:
    """The lines of the title above a table."""
    floor = found[-1].last + 1 if found else 0
    end = first
    while end > floor and lines[end - 1].blank and first - end < 2:
        end -= 1
    start = end
    while start > floor and not lines[start - 1].blank and end - start < 4:
        start -= 1
    for at in range(start, end):
        if captions.is_title(lines[at].text):
            return list(range(at, end))
    last = lines[end - 1].text if end > start else ""
    loose = end < first and (end - start > 1 or "(" not in last)
    return [end - 1] if last and len(last) < 150 and last[-1] not in ".!?" and not loose else []


def _beneath(lines: Sequence[Line], last: int) -> list[int]:
    """The lines under a table that give its source, notes or unit."""
    at = last + 1
    if at + 1 < len(lines) and lines[at].blank:
        at += 1
    found: list[int] = []
    while at < len(lines) and lines[at].text and len(found) < 4:
        if not found and not captions.is_beneath(lines[at].text):
            break
        found.append(at)
        at += 1
    return found


def _title_beneath(lines: Sequence[Line], last: int, beneath: list[int]) -> tuple[list[int], list[int]]:
    """A title that stands under its table, and what else stands there."""
    if beneath:
        return [], beneath
    at = last + 1
    while at < len(lines) and lines[at].blank and at < last + 3:
        at += 1
    alone = at < len(lines) and captions.is_title(lines[at].text)
    followed = at + 1 < len(lines) and not lines[at + 1].blank
    return ([at], []) if alone and not followed else ([], [])


def _stacked(lines: Sequence[Line], at: int, found: Sequence[TextTable]) -> TextTable | None:
    """A table of which each line holds one cell, from line `at`."""
    rows = stacked.rows_from(lines, at)
    if not rows:
        return None
    used = [cell for row in rows for cell in row]
    last = next(i for i in range(at, len(lines)) if lines[i].end == used[-1].end)
    return _composed(lines, at, last, _above(lines, at, found), rows)
