"""The tables of a network: `nodes.csv` and `links.csv` of a folder, each figure with its row and source.

A figure is a number, a range such as `240-270`, or unknown (empty, or the word). A cell `source` names whom
the row is from; where its figures have different sources, it says so: `length_km: a timetable; a handbook`.
"""

import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from amity.errors import AmityError, InvalidReference
from amity.model.routes import Figure, Link, Mode, Network, Place
from amity.model.when import When

NODES = ("place", "state", "sort", "transfer_cost", "transfer_days", "transfer_capacity", "source")
LINKS = (
    *("from", "to", "mode", "gauge_mm", "length_km", "cost_per_tkm", "cost_per_t"),
    *("crossing_cost", "crossing_days", "capacity_mt", "status", "exists", "closed", "source"),
)
ALSO = ("check", "note", "oneway")
"""Columns that may be left out: where a figure is still to be verified, anything else, and whether a link
carries only from its first place to its second."""
STATUSES = ("built", "planned")
RANGE = re.compile(
    r"\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*(?:[-–]\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*)?", re.IGNORECASE
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and where it stands."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def fault(self, reason: str) -> InvalidReference:
        """The error that says what is wrong with this row."""
        return InvalidReference(str(self.path), self.line, reason)

    def choice(self, column: str, choices: Sequence[str]) -> str:
        """The word in a cell. Raises InvalidReference for one that is none of the choices."""
        if self[column] not in choices:
            known = ", ".join(choice or "nothing" for choice in choices)
            raise self.fault(f"{column} is {self[column]!r}; write one of {known}")
        return self[column]

    def figure(self, column: str, subject: str, *, blank: float | None = None) -> Figure:
        """The figure in a cell; an empty cell is `blank`, or unknown."""
        low, high = ends_of(self[column], blank)
        return Figure(
            name=column, subject=subject, low=low, high=high, table=self.path.name, line=self.line,
            source=source_of(self["source"], column), check=self["check"],
        )  # fmt: skip


def network(folder: Path) -> Network:
    """The network whose tables `nodes.csv` and `links.csv` stand in a folder.

    Raises InvalidReference, with file and line, for what is missing or cannot be: a column, a place that no
    row of nodes has, a length below nought, a range whose low end is the higher one.
    """
    nodes, links = folder / "nodes.csv", folder / "links.csv"
    places = _made(_rows(nodes, NODES), _place)
    states: dict[str, str] = {}
    for row, place in places:
        if place.name in states:
            raise row.fault(f"{place.name!r} stands in two rows; keep one")
        states[place.name] = place.state
    joined = _made(_rows(links, LINKS), lambda row: _link(row, states))
    return Network(places=tuple(place for _, place in places), links=tuple(link for _, link in joined))


def ends_of(text: str, blank: float | None = None) -> tuple[float | None, float | None]:
    """The two ends of a figure as it is written. Raises ValueError for what is none.

    >>> ends_of("240-270"), ends_of("1435"), ends_of("unknown"), ends_of("", blank=0.0)
    ((240.0, 270.0), (1435.0, 1435.0), (None, None), (0.0, 0.0))
    """
    text = text.strip()
    if not text:
        return blank, blank
    if text.casefold() == "unknown":
        return None, None
    found = RANGE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no figure; write 240, 240-270 or unknown")
    low = float(found[1])
    return low, float(found[2]) if found[2] else low


def source_of(text: str, column: str) -> str:
    """Who gives the figure of a column, as a cell `source` says.

    >>> source_of("length_km: Timetable 2012; Handbook", "length_km"), source_of("A; B", "capacity_mt")
    ('Timetable 2012', 'A; B')
    """
    parts = [part.strip() for part in text.split(";")]
    named = {name: rest.strip() for name, colon, rest in (part.partition(":") for part in parts)
             if colon and name in (*NODES, *LINKS)}  # fmt: skip
    rest = [part for part in parts if part.partition(":")[0] not in named]
    return named.get(column) or "; ".join(rest)


def _rows(path: Path, columns: Collection[str]) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = [name.strip() for name in next(lines, [])]
            _check_header(path, header, columns)
            for cells in lines:
                if cells:
                    yield _row(path, lines.line_num, header, cells)
    except FileNotFoundError as error:
        raise InvalidReference(
            str(path), 1, "there is no such file; a network is nodes.csv and links.csv"
        ) from error
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise InvalidReference(str(path), 1, f"not a CSV file in UTF-8 ({error})") from error


def _check_header(path: Path, header: list[str], columns: Collection[str]) -> None:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns and name not in ALSO]
    if missing:
        raise InvalidReference(str(path), 1, f"there is no column {', '.join(missing)}")
    if unknown or len(set(header)) < len(header):
        reason = (
            f"a column twice, or one that is unknown ({', '.join(unknown)}); known are {', '.join(columns)}"
        )
        raise InvalidReference(str(path), 1, reason)


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise InvalidReference(str(path), line, f"{len(cells)} cells where the header has {len(header)}")
    row = Row(path, line, dict(zip(header, cells, strict=True)))
    if not row["source"]:
        raise row.fault("no source; say where the row comes from")
    return row


def _made(rows: Iterator[Row], make: Callable[[Row], T]) -> list[tuple[Row, T]]:
    made = []
    for row in rows:
        try:
            made.append((row, make(row)))
        except InvalidReference:
            raise
        except (AmityError, ValueError) as error:
            raise row.fault(str(error)) from error
    return made


def _place(row: Row) -> Place:
    name = row["place"]
    if not name:
        raise row.fault("no place; give it a name")
    return Place(
        name=name,
        state=row["state"],
        sort=row["sort"],
        transfer_cost=row.figure("transfer_cost", name),
        transfer_days=row.figure("transfer_days", name),
        transfer_capacity=row.figure("transfer_capacity", name),
    )


def _link(row: Row, states: Mapping[str, str]) -> Link:
    ends = row["from"], row["to"]
    for end in ends:
        if end not in states:
            raise row.fault(f"no place {end!r} in nodes.csv")
    mode = Mode(row.choice("mode", tuple(Mode)))
    # a link within one state crosses no border; where the state of an end is not given, it may
    home = 0.0 if states[ends[0]] == states[ends[1]] != "" or mode is Mode.SEA else None
    name = f"{ends[0]}-{ends[1]} ({mode})"
    # of the two ways to give a cost one may be left empty; where both are, the cost is unknown
    per_tkm, per_t = (0.0 if row[other] else None for other in ("cost_per_t", "cost_per_tkm"))
    return Link(
        ends=ends,
        mode=mode,
        gauges=tuple(int(gauge) for gauge in row["gauge_mm"].split("/") if gauge),
        length=row.figure("length_km", name),
        cost_per_tkm=row.figure("cost_per_tkm", name, blank=per_tkm),
        cost_per_t=row.figure("cost_per_t", name, blank=per_t),
        crossing_cost=row.figure("crossing_cost", name, blank=home),
        crossing_days=row.figure("crossing_days", name, blank=home),
        capacity=row.figure("capacity_mt", name),
        oneway=row.choice("oneway", ("", "no", "yes")) == "yes",
        planned=row.choice("status", STATUSES) == "planned",
        exists=When.parse(row["exists"]) if row["exists"] else None,
        closed=tuple(When.parse(part.strip()) for part in row["closed"].split(";") if part.strip()),
        line=row.line,
    )
