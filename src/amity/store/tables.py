"""Measured series: CSV files with a small header, each row a flow.

The header has a line `# key: value` for each of series, measure, unit, source, states, directed, rounding
and coverage (an interval in EDTF), and any number of notes. Columns are period and value, then any of
source_state, target_state and note. An empty value is missing; 0 is an observed nought. A note that begins
with `flag:` says that the figure must not be taken at its face: its flow is kept as missing, figure and all.
"""

import csv
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from amity.errors import AmityError, UnreadableDocument
from amity.model.flows import Flow, Observation
from amity.model.when import When
from amity.store import wide

KEYS = ("series", "measure", "unit", "source", "states", "directed", "rounding", "coverage")
COLUMNS = ("period", "value", "source_state", "target_state", "note")
FLAG = "flag:"
Read = tuple[tuple[Flow, ...], tuple[str, ...]]
"""The flows of a file, and a line for each part of it that cannot be read."""
REMEDY = (
    "write lines like '# unit: US$ million' for a measured series; a table of dated headlines has columns "
    "date and title, one of coded events date, kind, source and target: add it again with `amity add`"
)
"""What a table has to look like, for whoever put in one that is in neither form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What holds for a whole series; `rounding` is the worth of the last digit, `coverage` an interval."""

    series: str
    measure: str
    unit: str
    source: str
    states: tuple[str, ...]
    directed: bool
    rounding: float
    coverage: When


def table_files(folder: Path) -> tuple[Path, ...]:
    """The files of measured series in `tables/`, by name."""
    return tuple(sorted(folder.glob("*.csv"))) if folder.is_dir() else ()


def read_tables(
    folder: Path, published: Callable[[Path], Read | None] = lambda _: None
) -> tuple[tuple[Flow, ...], tuple[str, ...]]:
    """The flows of all files in `tables/`, and a line for each file, or part of one, that cannot be read.

    `published` reads a file in the layout of a published dataset, and has None for one that is not; it is
    asked of each file without a header of ours.
    """
    flows: list[Flow] = []
    problems: list[str] = []
    for path in table_files(folder):
        try:
            found = None if _is_headed(path) else published(path)
            told, lines = found if found is not None else (read_table(path), ())
        except UnreadableDocument as error:
            problems.append(str(error))
            continue
        flows += told
        problems += lines
    return tuple(flows), tuple(problems)


def _is_headed(path: Path) -> bool:
    """Whether a file begins as one with a header of ours, or not even that can be read."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.readline().startswith("#")
    except (OSError, UnicodeDecodeError):
        return False


def read_table(path: Path) -> tuple[Flow, ...]:
    """The flows of a file of `tables/`, in the order of its rows; `row` is the line of the file, from 1.

    A table without our header whose first column is the year or day and whose others hold nothing but numbers
    is taken as it is (`amity.store.wide`).

    The note of a row stands in `column_label`. Raises UnreadableDocument where the file is not in that form.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise _wrong(path, 1, "it is not UTF-8", "save it as UTF-8") from error
    except OSError as error:
        raise _wrong(
            path, 1, f"it cannot be read ({error.strerror})", "check that you may read it"
        ) from error
    if wide.is_wide(lines):
        return tuple(wide.flows_of(path.stem, lines))
    head = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header = _header(path, lines[:head])
    return tuple(_flows(path, header, lines[head:], head + 1))


def _header(path: Path, lines: Sequence[str]) -> Header:
    pairs = [line.lstrip("#").strip().partition(":") for line in lines]
    said = {key.strip(): value.strip() for key, _, value in pairs}
    if missing := [key for key in KEYS if not said.get(key)]:
        raise _wrong(path, 1, f"the header lacks {', '.join(missing)}", REMEDY)
    if said["directed"] not in ("yes", "no"):
        raise _wrong(path, 1, f"directed is {said['directed']!r}", "write yes or no")
    try:
        return Header(
            series=said["series"],
            measure=said["measure"],
            unit=said["unit"],
            source=said["source"],
            states=tuple(said["states"].split()),
            directed=said["directed"] == "yes",
            rounding=float(said["rounding"]),
            coverage=When.parse(said["coverage"]),
        )
    except ValueError as error:
        raise _wrong(path, 1, f"the header has a wrong value ({error})", "mend it") from error


def _flows(path: Path, header: Header, lines: Sequence[str], first: int) -> Iterator[Flow]:
    rows = csv.DictReader(lines, strict=True)
    columns = tuple(rows.fieldnames or ())
    if columns[:2] != COLUMNS[:2] or columns != tuple(c for c in COLUMNS if c in columns):
        raise _wrong(
            path, first, "the columns are wrong", f"write period,value and then any of {COLUMNS[2:]}"
        )
    try:
        for row in rows:
            yield _flow(header, row, first + rows.line_num - 1)
    except (csv.Error, ValueError, AmityError) as error:
        raise _wrong(path, first + rows.line_num - 1, str(error), "mend the row") from error


def _flow(header: Header, row: Mapping[str, str | None], line: int) -> Flow:
    note, text = row.get("note") or "", (row["value"] or "").strip()
    if None in row:
        raise ValueError("more cells than columns")
    value = _number(text) if text else None
    source, target = row.get("source_state"), row.get("target_state")
    sides = (source, target) if source and target else (*header.states, None, None)[:2]
    return Flow(
        series=header.series,
        measure=header.measure,
        source=sides[0],
        target=sides[1],
        directed=header.directed,
        period=When.parse(row["period"] or ""),
        value=value,
        unit=header.unit,
        observation=_observation(value, note),
        rounding=header.rounding,
        column_label=note,
        row=line,
        origin=header.source,
    )


def _number(text: str) -> float:
    """The value of a cell. Raises ValueError for what is no number, or none that can be counted with."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{text!r} is no number; a value is written plainly, such as 1250.5, or left empty")
    return value


def _observation(value: float | None, note: str) -> Observation:
    if value is None or note.startswith(FLAG):
        return Observation.MISSING
    return Observation.OBSERVED if value else Observation.ZERO


def _wrong(path: Path, line: int, reason: str, remedy: str) -> UnreadableDocument:
    return UnreadableDocument(f"{path}, line {line}", reason, remedy)
