"""What a reader of one format makes of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from amity.model.documents import Block, BlockKind, Cell, NoteMark
from amity.read.grids import Grid
from amity.read.tables import cells_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The canonical text of a file with its structure, and what the file says of itself (`csl`).

    `reader` names format and reader; `warnings` are lines for the user.

    >>> Reading(text="They met.", reader="text").blocks
    ()
    """

    text: str
    reader: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    cells: tuple[Cell, ...] = ()
    csl: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a text that is to become a block: where it stands, its words, what it is if that is known.

    `lines` counts its lines, `mark` is that of a note, `page` 0 where there are no pages, `confidence` that
    of the recognition of a scan.

    >>> Stretch(start=0, end=9, words="They met.").block().kind
    <BlockKind.PARAGRAPH: 'paragraph'>
    """

    start: int
    end: int
    words: str
    kind: BlockKind | None = None
    mark: str = ""
    page: int = 0
    lines: int = 1
    confidence: float | None = None

    def block(self) -> Block:
        """The block, a paragraph where nothing else is known."""
        kind = self.kind or BlockKind.PARAGRAPH
        return Block(
            kind=kind,
            start=self.start,
            end=self.end,
            page=self.page or None,
            mark=self.mark,
            confidence=self.confidence,
        )


def figures_of(grids: Sequence[Grid]) -> tuple[Cell, ...]:
    """The cells of all tables of a document; tables of the same title are numbered apart.

    >>> from amity.read.grids import GridCell
    >>> grid = Grid(((GridCell("1990"), GridCell("1991")), (GridCell("5"), GridCell("6"))), "Trade")
    >>> [cell.table for cell in figures_of([grid, grid])]
    ['Trade', 'Trade', 'Trade (2)', 'Trade (2)']
    """
    cells: list[Cell] = []
    names: dict[str, int] = {}
    for at, grid in enumerate(grids, start=1):
        found = cells_of(grid, f"Table {at}")
        title = found[0].table if found else ""
        names[title] = names.get(title, 0) + 1
        if names[title] > 1:
            found = tuple(replace(cell, table=f"{title} ({names[title]})") for cell in found)
        cells.extend(found)
    return tuple(cells)
