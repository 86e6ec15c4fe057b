"""Published datasets as documents: dated headlines, and coded events, a row a line.

The canonical text has one line for each row, so that a row can be quoted, shown and pointed at like any
passage. A headline's line is its day and its words ("2004-12-21: President arrives"), a coded event's its
days and its cells by name ("1956-07 | kind: visit | source: PRK | target: MNG"). A row whose day cannot be
read stands as "undated", and is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from amity.errors import UnreadableDocument
from amity.model.documents import Block, BlockKind
from amity.read.csv_rows import Rows, header_of, rows_of
from amity.read.encodings import decode
from amity.read.facts import facts
from amity.read.limits import Limits
from amity.read.reading import Reading
from amity.read.row_days import Cell, NoOneReading, days_of

HEADLINES, EVENTS = "headlines", "events"
"""What a dataset is of, and the name of its reader."""
UNDATED = "undated"
BETWEEN = "\n\n"
"""Rows are paragraphs, so that no sentence runs over two of them."""
_HEAD = 8192
_ROLES = {HEADLINES: ("headline",), EVENTS: ("kind", "source", "target")}
_MORE = ("place", "persons")
FORMS = (
    "name the columns date and title for dated headlines; date (or start and end), kind, source and target "
    "for coded events; a measured series goes into the case's tables/ with a header of its unit and source"
)
"""What a table in CSV has to look like, for whoever is told that one does not."""


def form_of(path: Path) -> str:
    """Whether a table is of headlines or of events, by the names of its columns; empty where of neither.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "agency.csv")
    ...     _ = path.write_text("Published,Headline\\n")
    ...     form_of(path)
    'headlines'
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        text = decode(head[: head.rfind(b"\n") + 1 or None], str(path)).text
    except (OSError, UnreadableDocument):
        return ""
    return _form(header_of(text)[0])


def _form(header: Sequence[str]) -> str:
    if not ("day" in (columns := columns_of(header)) or "start" in columns):
        return ""
    return next((form for form, roles in _ROLES.items() if all(role in columns for role in roles)), "")


def columns_of(header: Sequence[str]) -> Mapping[str, int]:
    """Which column has what, by the first of its names that the header has.

    >>> dict(columns_of(["event_date", "Actor1", "cameo", "actor2"]))["kind"]
    2
    """
    names = {name.casefold(): at for at, name in reversed(list(enumerate(header)))}
    listed = ((role, known) for role, known in facts("datasets").items() if isinstance(known, list))
    found = ((role, next((names[name] for name in known if name in names), None)) for role, known in listed)
    return {role: at for role, at in found if at is not None}


def read_dataset(path: Path, limits: Limits) -> Reading:
    """The reading of a dataset in CSV.

    Raises UnreadableDocument where its columns are not those of one, or its days have no one reading.
    """
    table = rows_of(path)
    form = _form(table.header)
    if not form:
        named = ", ".join(name for name in table.header if name)[:80]
        raise UnreadableDocument(
            str(path), f"is a table of values that is no dataset (columns {named})", FORMS
        )
    columns = columns_of(table.header)
    try:
        days = _days(table, columns)
    except NoOneReading as error:
        reason, _, remedy = str(error).rpartition("; ")
        raise UnreadableDocument(str(path), reason, remedy) from error
    lines = [_line(form, day, cells, columns) for day, (_, cells) in zip(days, table.rows, strict=True)]
    warnings = (*table.warnings, *_undated(table, days))
    numbers = [number for number, _ in table.rows]
    return Reading(
        text=BETWEEN.join(lines) + "\n", reader=form, blocks=tuple(_blocks(lines, numbers)), warnings=warnings
    )


def _days(table: Rows, columns: Mapping[str, int]) -> list[str]:
    """The day of each row, or the interval from its first day to its last."""
    name = "day" if "day" in columns else "start"
    first = _column(table, columns, name)
    if "end" not in columns or name == "day":
        return days_of(first)
    last = _column(table, columns, "end")
    read = days_of([*first, *last])
    pairs = zip(read[: len(first)], read[len(first) :], strict=True)
    return [f"{a}/{b}" if a and b and a < b else a for a, b in pairs]


def _column(table: Rows, columns: Mapping[str, int], name: str) -> list[Cell]:
    return [Cell(line=number, text=_cell(cells, columns, name)) for number, cells in table.rows]


def _cell(cells: Sequence[str], columns: Mapping[str, int], name: str) -> str:
    """A cell's words on one line; empty where the row is too short or the table has no such column."""
    at = columns.get(name, len(cells))
    return " ".join(cells[at].split()) if at < len(cells) else ""


def _line(form: str, day: str, cells: Sequence[str], columns: Mapping[str, int]) -> str:
    day = day or UNDATED
    if form == HEADLINES:
        return f"{day}: {_cell(cells, columns, 'headline')}"
    named = ((name, _cell(cells, columns, name).replace("|", "/")) for name in (*_ROLES[form], *_MORE))
    return " | ".join([day, *(f"{name}: {words}" for name, words in named if words)])


def _blocks(lines: Sequence[str], numbers: Sequence[int]) -> Iterator[Block]:
    at = 0
    for line, number in zip(lines, numbers, strict=True):
        yield Block(kind=BlockKind.ROW, start=at, end=at + len(line), mark=str(number))
        at += len(line) + len(BETWEEN)


def _undated(table: Rows, days: Sequence[str]) -> Iterator[str]:
    """A line on rows whose day is none: how many, and where the first stands."""
    lines = [number for day, (number, _) in zip(days, table.rows, strict=True) if not day]
    if lines:
        many = "1 row has" if len(lines) == 1 else f"{len(lines)} rows have"
        yield f"line {lines[0]}: {many} no day that can be read, and date nothing; write it like 1999-04-03"
