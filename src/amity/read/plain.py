"""Plain text: the file's own text, unchanged."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from amity.read import text_tables
from amity.read.calls import marks_of
from amity.read.encodings import decode
from amity.read.front_matter import said_of_itself
from amity.read.kinds import with_kinds
from amity.read.limits import Limits
from amity.read.lines import lines_of
from amity.read.reading import Reading, Stretch, figures_of
from amity.read.stretches import stretches_of


def read_text(text: str) -> Reading:
    """The structure of a plain text: paragraphs, headings, notes and their marks, tables, furniture.

    >>> reading = read_text("Old Friends\\n\\nKim Il-sung came in July 1956.¹\\n\\n¹ Szalontai, p. 51.")
    >>> [str(block.kind) for block in reading.blocks], [(mark.mark, mark.block) for mark in reading.marks]
    (['heading', 'paragraph', 'note'], [('1', 2)])
    """
    lines = lines_of(text)
    tables = text_tables.find(text, lines)
    return composed(text, stretches_of(lines, tables), tables, "text")


def read_plain(path: Path, limits: Limits) -> Reading:
    """The reading of a file of plain text. Raises UnreadableDocument where its bytes are no text.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.txt")
    ...     _ = path.write_bytes("They met.".encode("utf-16"))
    ...     read_plain(path, Limits()).text
    'They met.'
    """
    decoded = decode(path.read_bytes(), str(path))
    return replace(read_text(decoded.text), warnings=decoded.warnings)


def composed(
    text: str, stretches: Sequence[Stretch], tables: Sequence[text_tables.TextTable], reader: str
) -> Reading:
    """The reading of a text whose stretches and tables are known.

    >>> composed("They met.", [Stretch(start=0, end=9, words="They met.")], (), "text").blocks[0].end
    9
    """
    named = with_kinds(stretches)
    blocks = tuple(stretch.block() for stretch in named)
    cells = figures_of([table.grid for table in tables])
    marks, csl = marks_of(text, blocks), said_of_itself(named)
    return Reading(text=text, reader=reader, blocks=blocks, marks=marks, cells=cells, csl=csl)
