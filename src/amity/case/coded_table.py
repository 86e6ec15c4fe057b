"""A table of coded claims as spreadsheets save it: rows with the numbers that a spreadsheet shows.

Commas, semicolons or tabs between cells, any encoding that can be told, any line ends. A cell that was
guarded from being taken for a formula comes back as it was.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amity.case.coded_rows import NEEDED, TAKEN
from amity.errors import UnreadableDocument
from amity.present.cells import FORMULA

if TYPE_CHECKING:
    from amity.read.encodings import Decoded

DELIMITERS = ",;\t"
SPREADSHEET = "sep="
"""With a line of this the table says what stands between its cells; spreadsheets do not count it."""
TOLD = ("id", "standing")
"""Columns that go out and are not read when they come in."""
LATIN = ("cp1252", "cp1250", "cp1254")
"""Code pages of Windows of which a short text in one is taken for one in another; the commonest first."""
TORN = 50
"""Rows whose quotation marks do not pair, after which the rest is given up as one."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
PAIR = "its quotation marks do not pair; save the table from a spreadsheet as CSV, or double those in a cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row by its number, the header being 1, with its cells by column."""

    number: int
    cells: Mapping[str, str]

    @property
    def doc(self) -> str:
        """The name of the document that it is about."""
        return self.cells.get("doc", "").strip()

    @property
    def bare(self) -> bool:
        """Whether it names a document and nothing else: coded, and nothing found."""
        others = (cell for name, cell in self.cells.items() if name not in ("doc", "engine"))
        return bool(self.doc) and not any(cell.strip() for cell in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a table in their order; `torn` has a reason for each row that cannot be told, by number.

    `warnings` are lines on what was assumed or passed over.
    """

    rows: tuple[Row, ...]
    torn: tuple[tuple[int, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def documents(self) -> frozenset[str]:
        """The documents that any row is about."""
        return frozenset(row.doc for row in self.rows)


def read_table(path: Path) -> Table:
    """The table in a file, in its likeliest encoding.

    Raises UnreadableDocument where it is no text, or its header lacks a column that is needed.
    """
    return table_of(str(path), decodings(path)[0])


def decodings(path: Path) -> tuple["Decoded", ...]:
    """The ways to read the bytes of a file, the likeliest first: one, but of Latin code pages.

    A few words in one of those are as good in another; which it was, the quotes will tell. Raises
    UnreadableDocument where it is no text.
    """
    from amity.read.encodings import Decoded, decode

    try:
        data = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        raise UnreadableDocument(str(path), reason, "check its name, and that you may read it") from error
    found = decode(data, str(path))
    if found.encoding not in LATIN:
        return (found,)
    assumed = "it is not UTF-8; read as {}, which is assumed: if letters look wrong, save it as UTF-8"
    pages = (page for page in LATIN if _undefined(data, page) == 0)
    return tuple(
        Decoded(text=data.decode(page), encoding=page, warnings=(assumed.format(page),)) for page in pages
    ) or (found,)


def _undefined(data: bytes, page: str) -> int:
    """How many bytes mean nothing in a code page."""
    return data.decode(page, errors="replace").count("\ufffd")


@lru_cache(maxsize=8)
def table_of(path: str, decoded: "Decoded") -> Table:
    """The table in a text that was read from a file. Raises UnreadableDocument as `read_table` does."""
    lines = _LINE.findall(decoded.text)
    if lines and lines[0].casefold().startswith(SPREADSHEET):
        del lines[0]
    delimiter = max(DELIMITERS, key=lambda one: len({*_names(lines, one)} & {*TAKEN}))
    header = _names(lines, delimiter)
    _check(path, header)
    rows, torn = [], []
    for number, cells in enumerate(_records(lines[1:], delimiter), 2):
        if cells is None:
            torn.append((number, PAIR))
        elif len(cells) > len(header) and any(cells[len(header) :]):
            more = f"has {len(cells)} cells, and the header {len(header)}"
            torn.append((number, f"{more}; put a text that holds {delimiter!r} in quotation marks"))
        elif any(cell.strip() for cell in cells):
            rows.append(Row(number=number, cells=dict(zip(header, map(_bare, cells), strict=False))))
    if sum(reason == PAIR for _, reason in torn) > TORN:
        torn[-1] = torn[-1][0], f"from here on nothing was read: {PAIR}"
    return Table(rows=tuple(rows), torn=tuple(torn), warnings=(*decoded.warnings, *_strange(header)))


def _names(lines: Sequence[str], delimiter: str) -> list[str]:
    """The names of the columns: in small letters, spaces as underscores."""
    cells = next(csv.reader(lines[:1], delimiter=delimiter), [])
    return ["_".join(cell.split()).casefold() for cell in cells]


def _check(path: str, header: Sequence[str]) -> None:
    """Raise UnreadableDocument where the header cannot be that of coded claims."""
    lacking = [name for name in NEEDED if name not in header]
    if not lacking and "quote" not in header and not {"start", "end"} <= {*header}:
        lacking = ["quote"]
    if lacking:
        remedy = (
            f"name the columns in the first row; `amity claims CASE --csv` writes {', '.join(TAKEN[:6])}, ..."
        )
        raise UnreadableDocument(path, f"has no column {' and no column '.join(lacking)}", remedy)
    if twice := [name for name in dict.fromkeys(header) if name in TAKEN and header.count(name) > 1]:
        raise UnreadableDocument(path, f"has more than one column {twice[0]}", "rename all but one of them")


def _records(lines: Sequence[str], delimiter: str) -> Iterator[list[str] | None]:
    """The cells of each row; None for one whose quotation marks do not pair: the next begins a line later."""
    at = torn = 0
    while at < len(lines) and torn <= TORN:
        reader, first = csv.reader(lines[at:], delimiter=delimiter, strict=True), at
        try:
            for cells in reader:
                yield cells
                first = at + reader.line_num
        except csv.Error:
            yield None
            first, torn = first + 1, torn + 1
        at = first


def _bare(cell: str) -> str:
    """A cell without the apostrophe that kept it from being taken for a formula.

    >>> [_bare(cell) for cell in ("'=1+1", "''=1+1", "'tis", "-5")]
    ['=1+1', "'=1+1", "'tis", '-5']
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def guarded(value: Any) -> Any:
    """A value of which `_bare` gives back what it was, once it has gone out as a safe cell.

    >>> [guarded(value) for value in ("=1+1", "'=1+1", "'tis", -5)]
    ['=1+1', "''=1+1", "'tis", -5]
    """
    held = isinstance(value, str) and value.startswith("'") and value.lstrip("'").startswith(FORMULA)
    return f"'{value}" if held else value


def _strange(header: Sequence[str]) -> Iterator[str]:
    """A line on columns that are not read, so that a slip in a name is seen."""
    if unknown := [name for name in header if name and name not in (*TAKEN, *TOLD)]:
        yield f"not read: {', '.join(unknown)}, which are no columns of coded claims"
