"""A canonical text in the making, for formats whose text has to be put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from amity.model.documents import BlockKind
from amity.read.calls import marks_of
from amity.read.front_matter import said_of_itself
from amity.read.grids import Grid, GridCell, grid_of
from amity.read.kinds import with_kinds
from amity.read.reading import Reading, Stretch, figures_of
from amity.read.stretches import SUPERSCRIPTS

_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)


@dataclass(frozen=True, slots=True)
class Word:
    """What stands in a cell of a table that is written down; `head` where the file says it is a head.

    >>> Word("1990", head=True).text
    '1990'
    """

    text: str
    head: bool = False


class Draft:
    """Takes paragraphs, notes and tables in reading order, and gives the text with its structure.

    >>> draft = Draft()
    >>> draft.add("They met in 1956." + raised("1"))
    >>> draft.table([[Word("Year"), Word("Visits")], [Word("1956"), Word("2")]], title="Table 1 Visits")
    >>> draft.note("1", "Diary, p. 3.")
    >>> reading = draft.reading("test")
    >>> [str(block.kind) for block in reading.blocks], reading.cells[0].value, len(reading.marks)
    (['paragraph', 'caption', 'table', 'note'], 2.0, 1)
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._stretches: list[Stretch] = []
        self._grids: list[Grid] = []

    def add(
        self,
        words: str,
        kind: BlockKind | None = None,
        *,
        mark: str = "",
        page: int = 0,
        joint: str = "\n\n",
        confidence: float | None = None,
    ) -> None:
        """Add a stretch, of a kind if that is known; `joint` parts it from what stands before."""
        if not words.strip():
            return
        start = self._write(words, joint)
        lines = words.count("\n") + 1
        self._stretches.append(
            Stretch(
                start=start,
                end=self._length,
                words=words,
                kind=kind,
                mark=mark,
                page=page,
                lines=lines,
                confidence=confidence,
            )
        )

    @property
    def length(self) -> int:
        """How many characters are written."""
        return self._length

    def note(self, mark: str, words: str, *, page: int = 0) -> None:
        """Add a note with its mark."""
        self.add(f"{raised(mark)} {words}".strip(), BlockKind.NOTE, mark=mark, page=page)

    def table(
        self, rows: Sequence[Sequence[Word]], *, title: str = "", remarks: str = "", page: int = 0
    ) -> None:
        """Add a table as lines of cells parted by tabs, with its title above and remarks beneath."""
        self.add(title, BlockKind.CAPTION, page=page)
        start = self._write("", "\n\n")
        grid = [self._row(row, first=at == 0) for at, row in enumerate(rows)]
        words = "\n".join("\t".join(cell.text for cell in row) for row in grid)
        self._stretches.append(
            Stretch(start=start, end=self._length, words=words, kind=BlockKind.TABLE, page=page)
        )
        self.add(remarks, BlockKind.CAPTION, page=page)
        self._grids.append(grid_of(grid, title, remarks))

    def _row(self, row: Sequence[Word], *, first: bool) -> list[GridCell]:
        cells = []
        for at, word in enumerate(row):
            text = " ".join(word.text.split())
            start = self._write(text, "\t" if at else "" if first else "\n")
            cells.append(GridCell(text, start, self._length, word.head))
        return cells

    def _write(self, words: str, joint: str) -> int:
        """Write words after a joint; the offset at which they begin."""
        joint = joint if self._length else ""
        self._parts += [joint, words]
        start = self._length + len(joint)
        self._length = start + len(words)
        return start

    def reading(
        self, reader: str, csl: dict[str, Any] | None = None, warnings: Sequence[str] = ()
    ) -> Reading:
        """The text with blocks, marks and cells; `csl` goes before what the first lines say."""
        text = "".join(self._parts)
        named = with_kinds(self._stretches)
        blocks = tuple(stretch.block() for stretch in named)
        return Reading(
            text=text,
            reader=reader,
            blocks=blocks,
            marks=marks_of(text, blocks),
            cells=figures_of(self._grids),
            csl=said_of_itself(named) | (csl or {}),
            warnings=tuple(warnings),
        )


def raised(mark: str) -> str:
    """How a mark stands in a canonical text: numbers raised, signs as they are, letters in brackets.

    >>> raised("12"), raised("*"), raised("iv")
    ('¹²', '*', '[iv]')
    """
    if mark.isascii() and mark.isdigit():
        return mark.translate(_RAISED)
    return f"[{mark}]" if mark.isalnum() else mark
