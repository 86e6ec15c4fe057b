"""The rows of a table in CSV: whatever the encoding, and whatever stands between its cells.

A quotation mark that is never closed would swallow all that follows it: a row that runs over more lines than
a headline can is read again as one line, marks and all, and the rest goes on behind it.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from amity.read.encodings import decode

DELIMITERS = ",;\t|"
SPREADSHEET = "sep="
"""With such a line of its own a spreadsheet says what stands between the cells."""
TALLEST = 6
"""Lines of the tallest row; of a taller one the quotation marks do not pair."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The names of the columns, and each row with the line of the file that it begins on, from 1.

    Names are in small letters, with spaces as underscores. `warnings` are lines for the user.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    warnings: tuple[str, ...] = ()


def header_of(text: str) -> tuple[tuple[str, ...], str, int]:
    """The names of the columns, what stands between the cells, and how many lines the header takes.

    >>> header_of("Date;Title\\n1990-03-26;They met\\n")
    (('date', 'title'), ';', 1)
    """
    lines = text.splitlines()[:3]
    head = 1 if lines and lines[0].casefold().startswith(SPREADSHEET) else 0
    line = lines[head] if len(lines) > head else ""
    delimiter = max(DELIMITERS, key=line.count)
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return tuple("_".join(cell.split()).casefold() for cell in cells), delimiter, head + 1


def rows_of(path: Path) -> Rows:
    """All rows of a file but the empty ones. Raises UnreadableDocument where its bytes are no text.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.csv")
    ...     _ = path.write_text("date,title\\n1990-03-26,\\"Hello, all\\"\\n")
    ...     rows_of(path).rows
    ((2, ('1990-03-26', 'Hello, all')),)
    """
    decoded = decode(path.read_bytes(), str(path), keeps_controls=False)
    header, delimiter, head = header_of(decoded.text)
    lines = _LINE.findall(decoded.text)
    torn: list[int] = []
    rows = tuple(
        (number, tuple(cells))
        for number, cells in _records(lines, head, delimiter, torn)
        if any(cell.strip() for cell in cells)
    )
    return Rows(header=header, rows=rows, warnings=(*decoded.warnings, *_unpaired(torn)))


def _records(
    lines: Sequence[str], at: int, delimiter: str, torn: list[int]
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line that it begins on; of one whose marks do not pair the first line alone."""
    while at < len(lines):
        tall = _paired(lines, at)
        window = lines[at : at + (tall or 1)]
        if not tall:
            torn.append(at + 1)
        plain = csv.reader(window, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        reader, first = csv.reader(window, delimiter=delimiter) if tall else plain, at
        for cells in reader:
            yield first + 1, cells
            first = at + reader.line_num
        at += len(window)


def _paired(lines: Sequence[str], at: int) -> int:
    """How many lines from one on hold an even number of quotation marks together; 0 where too many would."""
    marks = 0
    for tall, line in enumerate(lines[at : at + TALLEST], 1):
        marks += line.count('"')
        if marks % 2 == 0:
            return tall
    return 0


def _unpaired(torn: Sequence[int]) -> Iterator[str]:
    if torn:
        where = f"line {torn[0]}" + (f" and {len(torn) - 1} more" if len(torn) > 1 else "")
        yield f"{where}: the quotation marks do not pair, and stand as they are; double those in a cell"
