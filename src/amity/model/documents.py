"""Sources as works, and documents as read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from amity.errors import InvalidValue

LEAST_CONFIDENCE = 0.85
"""Below this mean confidence of the recognised words a scan is poor: what is read from it is never sure.

Measured on drawn pages with Tesseract 5.3: clean, turned and specked ones are read with 0.89 to 0.97 and
without wrong names; with growing blur the first wrong letters in names come between 0.80 and 0.86.
"""


class BlockKind(StrEnum):
    """What a stretch of a document is: only prose, headings and notes are read for claims."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    NOTE = "note"
    TABLE = "table"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Running heads, page numbers, authors' lines, imprint."""
    REFERENCE = "reference"
    """An entry of a bibliography."""
    ROW = "row"
    """A row of a dataset, which its own reader reads; `mark` has the line of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the canonical text, with the page it stands on and, for a note, its mark.

    `confidence` is how sure the recognition of a scan is of its words, from 0 to 1; None for what was no
    picture.

    >>> Block(kind=BlockKind.NOTE, start=10, end=40, mark="12").mark
    '12'
    >>> Block(kind=BlockKind.PARAGRAPH, start=0, end=40, page=3, confidence=0.62).poor
    True
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    mark: str = ""
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvalidValue("Block", "start, end", (self.start, self.end), "a span of the text")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise InvalidValue("Block", "confidence", self.confidence, "between 0 and 1")

    @property
    def poor(self) -> bool:
        """Whether the words come from a scan that was read with less than LEAST_CONFIDENCE."""
        return self.confidence is not None and self.confidence < LEAST_CONFIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """Where the text calls a note: the span of the mark itself, and the index of the note's block."""

    start: int
    end: int
    mark: str
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure of a table: its row and column heads, unit, and the span of its words in the text.

    `value` is None where the cell is empty or says that the figure is missing (".." or "n/a").
    """

    table: str
    row: str
    column: str
    value: float | None
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work, as CSL-JSON has it, with what is missing named.

    >>> Source(id="a", csl={"title": "On T.", "issued": {"date-parts": [[2013, 11, 14]]}}).issued
    '2013-11-14'
    """

    id: str
    csl: Mapping[str, Any] = field(default_factory=dict)
    origin: str = "none"
    """Where the entry comes from: "beside", "folder", "document" or "none"."""

    @property
    def title(self) -> str:
        """The work's title, or the empty string."""
        return str(self.csl.get("title") or "")

    @property
    def issued(self) -> str:
        """The day of publication in EDTF, as precise as it is known; empty where it is not.

        CSL-JSON gives it as numbers (`date-parts`), as text (`raw`, `literal`), or, against its schema,
        as a bare string: of texts only a day, month or year written after ISO 8601 is taken.

        >>> [Source(id="a", csl={"issued": said}).issued for said in ({"raw": "2013-11"}, "n.d.")]
        ['2013-11', '']
        """
        said = self.csl.get("issued")
        if not isinstance(said, Mapping):
            return _iso(said)
        parts = (said.get("date-parts") or [[]])[0]
        if not parts:
            return _iso(said.get("raw") or said.get("literal"))
        return "-".join(f"{int(p):04d}" if i == 0 else f"{int(p):02d}" for i, p in enumerate(parts) if p)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of what a citation needs and the entry lacks."""
        return tuple(name for name in ("title", "author", "issued") if not self.csl.get(name))


def _iso(text: object) -> str:
    """A text that is a day, month or year as ISO 8601 writes it; else the empty string."""
    return text if isinstance(text, str) and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The canonical text of a source as read, hashed, with its blocks, note marks and table cells.

    `name` is the file's name without its ending, `sha256` that of the text in UTF-8, `language` an
    ISO 639-1 code or "und", `warnings` what the reader noticed, a line each.
    """

    name: str
    path: str
    text: str
    sha256: str
    language: str
    reader: str
    source: Source
    blocks: tuple[Block, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    cells: tuple[Cell, ...] = ()
    warnings: tuple[str, ...] = ()
