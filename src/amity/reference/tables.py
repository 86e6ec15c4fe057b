"""The files that reference data stand in: which columns each has, and how they are read.

A table is a CSV file with one header. A user's folder may hold a file of the same name: its rows are added
to ours, and all rows of ours that share the identity of one of them (the same state, the same text for the
same state, the same holder of the same office) give way to it.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from amity.errors import AmityError, InvalidReference
from amity.model.when import When

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A kind of reference file: its name, its columns, those that may be left out, and its identity."""

    name: str
    columns: tuple[str, ...]
    optional: frozenset[str] = frozenset()
    identity: tuple[str, ...]
    places: Mapping[str, int]


def _table(name: str, columns: str, identity: str, optional: str = "") -> Table:
    return Table(
        name=name,
        columns=tuple(columns.split()),
        optional=frozenset(optional.split()),
        identity=tuple(identity.split()),
        places={column: place for place, column in enumerate(columns.split())},
    )


TABLES = {
    table.name: table
    for table in (
        _table("states", "code name exists iso2 cow gw predecessors successors source", "code",
               "iso2 cow gw predecessors successors"),
        _table("names", "text state sort valid source", "text state", "valid"),
        _table("organisations", "text state sort valid source", "text state", "valid"),
        _table("places", "text state sort valid source", "text state", "valid"),
        _table("one_party", "state parties valid source", "state parties"),
        _table("forums", "id names sort exists track members predecessors successors source", "id",
               "exists track members predecessors successors"),
        _table("memberships", "forum state held role source", "forum state held"),
        _table("institutions", "id state names generic sort exists predecessors successors source", "id",
               "generic predecessors successors"),
        _table("competences", "state office act valid article source", "state office act valid"),
        _table("namesakes", "text sort source", "text"),
        _table("offices", "id state role title source", "id"),
        _table("titles", "office text valid source", "office text", "valid"),
        _table("persons", "id name order state spellings born died source", "id", "spellings born died"),
        _table("tenures", "office person held as_of source", "office person", "as_of"),
        _table("landmarks", "id names date states source", "id", "names states"),
        _table("missions", "sender receiver sort held source", "sender receiver", "held"),
        _table("hostings", "host parties held track role name source", "host held name", "track"),
        _table("alignments", "id sort states held source", "id"),
        _table("capitals", "state capital latitude longitude neighbours population source", "state",
               "neighbours population"),
        *(_table(f"names_{language}", "text meaning sort valid source", "text meaning", "meaning valid")
          for language in ("ja", "ko", "mn", "ru", "zh")),
    )
}  # fmt: skip


class Row:
    """One row of a table, with the file and line that it stands in."""

    __slots__ = ("cells", "line", "path", "table")

    def __init__(self, table: Table, path: Path, line: int, cells: tuple[str, ...]) -> None:
        self.table, self.path, self.line, self.cells = table, path, line, cells

    def __getitem__(self, column: str) -> str:
        return self.cells[self.table.places[column]]

    @property
    def identity(self) -> tuple[str, ...]:
        """The cells that tell what the row is about."""
        return tuple(self[column] for column in self.table.identity)

    def parts(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, divided by semicolons."""
        return tuple(part.strip() for part in self[column].split(";") if part.strip())

    def fault(self, reason: str) -> InvalidReference:
        """The error that says what is wrong with this row, and where it stands."""
        return InvalidReference(str(self.path), self.line, reason)


@cache
def moment(edtf: str) -> When:
    """The date of a cell; the same text gives the same object, and an empty cell the unknown date.

    >>> str(moment("1948-09-09/.."))
    '1948-09-09/..'
    """
    return When.parse(edtf) if edtf else When.unknown()


def read(table: Table, path: Path) -> tuple[Row, ...]:
    """The rows of a file. Raises InvalidReference where it is not a table of that kind."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_rows(table, path, csv.reader(file, strict=True)))
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise InvalidReference(str(path), 1, f"not a CSV file in UTF-8 ({error})") from error


def _rows(table: Table, path: Path, lines: Iterator[list[str]]) -> Iterator[Row]:
    header = tuple(name.strip() for name in next(iter(lines), []))
    _check_header(table, path, header)
    places = [header.index(name) if name in header else len(header) for name in table.columns]
    straight = header == table.columns
    for number, cells in enumerate(lines, start=2):
        if not cells:
            continue
        if len(cells) != len(header):
            reason = f"{len(cells)} cells where the header has {len(header)}"
            raise InvalidReference(str(path), number, reason)
        row = Row(table, path, number, tuple(cells if straight else _ordered(cells, places)))
        if not row.cells[-1]:
            raise row.fault("no source; say in the last column where the row comes from")
        yield row


def _ordered(cells: list[str], places: list[int]) -> list[str]:
    """The cells in the order of our columns; an empty one for a column that the file leaves out."""
    return [[*cells, ""][place] for place in places]


def _check_header(table: Table, path: Path, header: tuple[str, ...]) -> None:
    """Raise InvalidReference unless all needed columns are there and no unknown or double one."""
    missing = [name for name in table.columns if name not in header and name not in table.optional]
    unknown = [name for name in header if name not in table.columns]
    if missing or unknown or len(set(header)) != len(header):
        found = ", ".join(header) or "nothing"
        reason = f"the header must be {', '.join(table.columns)}; found {found}"
        raise InvalidReference(str(path), 1, reason)


def merge(files: Iterable[tuple[Row, ...]]) -> tuple[Row, ...]:
    """All rows of several files; rows of a later file replace those of the same identity before it."""
    merged: tuple[Row, ...] = ()
    for rows in files:
        if merged:
            replaced = {row.identity for row in rows}
            merged = tuple(row for row in merged if row.identity not in replaced)
        merged += rows
    return merged


def build(rows: Iterable[Row], make: Callable[[Row], T]) -> tuple[T, ...]:
    """What `make` makes of each row; what it raises is told as an error of that row."""
    made = []
    for row in rows:
        try:
            made.append(make(row))
        except InvalidReference:
            raise
        except (AmityError, ValueError, LookupError) as error:
            raise row.fault(str(error)) from error
    return tuple(made)


def group(rows: Iterable[Row], column: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows by the value of a column, in their order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return {value: tuple(members) for value, members in found.items()}
