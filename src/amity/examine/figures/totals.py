"""Totals in tables: what a row or a column adds up, the others come to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from amity.examine.figures.lists import lists
from amity.examine.figures.measures import is_total
from amity.examine.figures.tables import worth_of, years_of
from amity.model.answers import Answer
from amity.model.documents import Cell, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A total with the cells that it adds up, what they come to, and whether that is it."""

    total: Cell
    parts: tuple[Cell, ...]
    sum: float
    answer: Answer


@cache
def _no_part() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists('measures')['no_part']['words'])})", re.IGNORECASE)


def additions(document: Document) -> Iterator[Added]:
    """The totals of all tables of a document whose parts are in the table.

    A sum that is not the total is a fault where the same total holds in another row or column, or where the
    parts come to more than the whole; less may stand there because not all parts do.
    """
    tables: dict[str, list[Cell]] = {}
    for cell in document.cells:
        tables.setdefault(cell.table, []).append(cell)
    for cells in tables.values():
        yield from _judged(list(_down(cells, document)), cells)
        yield from _judged(list(_across(cells, document)), cells)


def _down(cells: Sequence[Cell], document: Document) -> Iterator[Added]:
    """Total rows: under each head the rows above."""
    yield from _added([(cell.column, cell.row, cell) for cell in cells], document)


def _across(cells: Sequence[Cell], document: Document) -> Iterator[Added]:
    """Total columns: in each row the columns beside."""
    yield from _added([(cell.row, cell.column, cell) for cell in cells], document)


def _added(placed: Sequence[tuple[str, str, Cell]], document: Document) -> Iterator[Added]:
    lines: dict[str, list[tuple[str, Cell]]] = {}
    for line, label, cell in placed:
        lines.setdefault(line, []).append((label, cell))
    for line, members in lines.items():
        totals = [cell for label, cell in members if is_total(label)]
        parts = [(label, cell) for label, cell in members if not is_total(label) and cell is not None]
        whole = totals[0] if len(totals) == 1 and len(parts) > 1 and not _no_part().search(line) else None
        found = _sum(whole, parts, document) if whole else None
        if found:
            yield found


def _sum(total: Cell, parts: Sequence[tuple[str, Cell]], document: Document) -> Added | None:
    """A total held against its parts; None where one of them is missing, or of another unit, or no part."""
    years = [years_of(label) is not None for label, _ in parts]
    if any(years) and not all(years):
        return None
    kept = [cell for label, cell in parts if not _no_part().search(label)]
    if (
        total.value is None
        or len(kept) != len(parts)
        or any(c.value is None or c.unit != total.unit for c in kept)
    ):
        return None
    room = sum(worth_of(document.text[c.start : c.end]) for c in (*kept, total)) / 2
    if all(worth_of(document.text[c.start : c.end]) == 1 for c in (*kept, total)):
        room = 1.0 if total.unit else 0.0
    come = sum(cell.value or 0.0 for cell in kept)
    off = come - total.value
    answer = Answer.YES if abs(off) <= room + 1e-9 else Answer.NO if off > 0 else Answer.UNKNOWN
    return Added(total=total, parts=tuple(kept), sum=round(come, 10), answer=answer)


def _judged(found: Sequence[Added], cells: Sequence[Cell]) -> Iterator[Added]:
    """Sums that fail where others hold, or with more than the whole; all that hold where all do."""
    holding = [one for one in found if one.answer is Answer.YES]
    failing = [one for one in found if one.answer is not Answer.YES]
    if not failing:
        yield from holding
    elif len(holding) >= len(failing) or (len(found) == 1 and _complete(found[0])):
        for one in failing:
            yield Added(total=one.total, parts=one.parts, sum=one.sum, answer=Answer.NO)
    elif not holding and len(found) == 1 and failing[0].answer is Answer.NO:
        yield failing[0]


_COUNTED = re.compile(
    r"\b(?:all|sum\s+of(?:\s+the)?)\s+(?P<number>two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


def _complete(one: Added) -> bool:
    """Whether the head of the total says how many parts it has, and they are there ("all four")."""
    found = _COUNTED.search(f"{one.total.row} {one.total.column}")
    return found is not None and lists("numbers")["cardinals"][found["number"].casefold()] == len(one.parts)
