"""A table in CSV as it streams by: names of columns, then row after row with its line."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from amity.datasets.registry import plain
from amity.errors import UnreadableDocument

DELIMITERS = ",;\t|"
ENCODINGS = ("utf-8-sig", "cp1252")
"""Published tables are in one of these; the second reads any bytes but five."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The columns of a table, as they are written and as the registry writes them, and how to read its rows.

    `columns` has each name once: of two that are written alike only the first can be asked for.
    """

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    columns: tuple[str, ...]

    def at(self, names: Sequence[str]) -> int | None:
        """The place of the first of some columns that is there; None where none is."""
        return next((self.columns.index(name) for name in names if name in self.columns), None)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row but the empty ones, with the line of the file on which it ends, from 1.

        A row that is short is filled up with empty cells. Raises UnreadableDocument where the file stops
        being text or a row cannot be told.
        """
        width = len(self.header)
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter)
            try:
                next(reader, None)
                for cells in reader:
                    if len(cells) >= width:
                        yield reader.line_num, cells
                    elif any(cells):
                        yield reader.line_num, cells + [""] * (width - len(cells))
            except (csv.Error, UnicodeDecodeError) as error:
                where = f"{self.path}, line {reader.line_num + 1}"
                raise UnreadableDocument(where, str(error), "save the table as CSV in UTF-8") from error


def sheet_of(path: Path) -> Sheet | None:
    """The table in a file; None where it begins like no table of several named columns.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.csv")
    ...     _ = path.write_text("ccode1;ccode2;Year\\n2;20;1950\\n", encoding="utf-8")
    ...     sheet = sheet_of(path)
    ...     sheet.columns, list(sheet.rows())
    (('ccode1', 'ccode2', 'year'), [(2, ['2', '20', '1950'])])
    """
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            line = file.readline()
    except (OSError, UnicodeDecodeError):
        return None
    delimiter = max(DELIMITERS, key=line.count)
    header = next(csv.reader([line], delimiter=delimiter), [])
    if line.startswith("#") or len(header) < 2:
        return None
    columns = tuple(map(plain, header))
    return Sheet(path=path, encoding=encoding, delimiter=delimiter, header=tuple(header), columns=columns)


def _encoding(path: Path) -> str:
    """The encoding in which all of a file can be read."""
    try:
        with path.open(encoding=ENCODINGS[0]) as file:
            while file.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return ENCODINGS[1]
    except OSError:
        pass
    return ENCODINGS[0]
