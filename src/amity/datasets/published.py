"""Measured series in the layouts in which they are published: a file in, flows out.

The registry (`data/published.toml`) says what each dataset's columns mean; a table that it does not know, but
that has states, years and figures, is taken as it says of itself (`data/layouts.toml`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from amity.datasets.across import read_across, states_across
from amity.datasets.codes import StateCodes
from amity.datasets.fillings import filled
from amity.datasets.layouts import guessed
from amity.datasets.placed import Placed, Rows, parts_of
from amity.datasets.registry import Dataset, Known, Value, recognise
from amity.datasets.shared_treaties import read_treaties
from amity.datasets.sheets import Sheet, sheet_of
from amity.datasets.tellings import columns_of, flows_of, gather
from amity.errors import UnreadableDocument
from amity.model.flows import Flow, Observation
from amity.model.when import When
from amity.reference import Reference
from amity.reference.agencies import agency_named

WHOLE = 4_000_000
"""Bytes up to which all rows of a file are kept; of a larger one those on a state in question alone."""
SHOWN = 3
"""Lines of a file that cannot be read of which each is told by itself; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was read of a published table: its dataset (None where it is left out), flows and problems."""

    dataset: Dataset | None
    flows: tuple[Flow, ...] = ()
    problems: tuple[str, ...] = ()


def read_published(
    path: Path, reference: Reference, states: Sequence[str] = (), *, whole: int = WHOLE
) -> Published | None:
    """The flows of a published table; None for a file that is no table of states.

    Of a file of more than `whole` bytes only rows on one of the `states` are kept, where any is given. A row
    that cannot be read costs itself alone, and is told. What is known to be no series comes back without
    flows and with a line on what it is.

    >>> import tempfile
    >>> from amity.reference import load
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "trade.csv")
    ...     text = "ccode1,ccode2,year,flow1,flow2\\n375,365,1955,120.5,-9\\n"
    ...     _ = path.write_text(text, encoding="utf-8")
    ...     read = read_published(path, load())
    ...     [(f.source, f.target, f.value, f.observation.value) for f in read.flows]
    [('SUN', 'FIN', 120.5, 'observed'), ('FIN', 'SUN', None, 'missing')]
    """
    sheet = sheet_of(path)
    if sheet is None:
        return None
    codes = StateCodes(reference)
    found = recognise(sheet.columns, path.stem) or _across(sheet, codes) or guessed(sheet, codes)
    if isinstance(found, Known):
        return Published(dataset=None, problems=(f"{path}: is {found.says}",))
    if found is not None and found.form == "across" and not states_across(sheet, found, codes):
        found = guessed(sheet, codes)
    if found is None:
        return None
    wanted = {other for state in states for other in codes.line(state)} if _large(path, whole) else set()
    return _read(sheet, Rows(sheet, found, codes, frozenset(wanted)), states)


def _large(path: Path, whole: int) -> bool:
    return path.stat().st_size > whole


def _read(sheet: Sheet, rows: Rows, states: Sequence[str]) -> Published:
    dataset, known = rows.dataset, (sheet.path.stem, rows.dataset.citation)
    try:
        if dataset.form == "across":
            flows = read_across(sheet, rows, known)
        elif dataset.form == "treaties":
            flows = read_treaties(sheet, rows, known)
        elif dataset.form == "agency":
            flows = _of_agency(sheet, rows, known)
        else:
            flows = _of_rows(sheet, rows, states, known)
    except UnreadableDocument as error:
        return Published(dataset=dataset, problems=(str(error),))
    return Published(dataset=dataset, flows=flows, problems=tuple(_problems(rows)))


def _of_rows(sheet: Sheet, rows: Rows, states: Sequence[str], known: tuple[str, str]) -> tuple[Flow, ...]:
    columns = columns_of(sheet, rows.dataset)
    rows.wrong += gather(rows, columns, rows.dataset)
    return (*flows_of(columns, *known), *filled(columns, rows, states, known))


def _of_agency(sheet: Sheet, rows: Rows, known: tuple[str, str]) -> tuple[Flow, ...]:
    """The output of a press agency: whose it is, the name of the file says, or nobody."""
    name = sheet.path.stem
    places = (
        Placed(line=line, first=agency_named(name, When.of_year(year)), second=None, year=year, cells=cells)
        for line, cells in sheet.rows()
        for year in rows.dates(cells)
    )
    columns = columns_of(sheet, rows.dataset)
    rows.wrong += gather(places, columns, rows.dataset)
    return tuple(replace(flow, source=flow.source or None) for flow in flows_of(columns, *known))


def _across(sheet: Sheet, codes: StateCodes) -> Dataset | None:
    """The layout of a table that has a column for each state: what it measures, its file's name says."""
    name = sheet.path.stem.replace("_", " ").replace("-", " ")
    value = Value(columns=(), measure=name, unit="as the table has it", sender=1)
    dataset = Dataset(
        id="", title=name, citation=sheet.path.stem, licence="", note="", needs=(), values=(value,),
        form="across", signed=True, absent=Observation.OUTSIDE,
    )  # fmt: skip
    if not states_across(sheet, dataset, codes):
        return None
    year = sheet.at(dataset.year)
    return replace(dataset, parts=parts_of(sheet, year)) if year is not None else dataset


def _problems(rows: Rows) -> Iterator[str]:
    """A line on codes that mean no state, and one on each of the first rows that cannot be read."""
    path = rows.sheet.path
    if rows.unknown:
        codes = ", ".join(repr(code) for code in sorted(rows.unknown)[:5])
        more = f" and {len(rows.unknown) - 5} more" if len(rows.unknown) > 5 else ""
        remedy = "rows with them are left out; add the states to the case's reference/states.csv"
        line = min(rows.unknown.values())
        yield f"{path}, line {line}: no state is known by the code {codes}{more}; {remedy}"
    wrong = sorted(rows.wrong)
    for line, reason in wrong[:SHOWN]:
        yield f"{path}, line {line}: {reason}; it is left out, mend it to have it read"
    if len(wrong) > SHOWN:
        yield f"{path}: {len(wrong) - SHOWN} more cells or rows are left out for reasons of this kind"
