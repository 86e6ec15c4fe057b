"""Measured series as others publish them: a column of years or days, and one of numbers for each measure.

What a header of ours would say is taken from the names: "grain_kt" is grain in kt, "tractors" a count of
tractors. Whose figures they are, and between whom, such a table does not say.
"""

import csv
import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from amity.errors import InvalidDate
from amity.model.flows import Flow, Observation
from amity.model.when import When

_WORD = re.compile(r"[^\W_]+\$?")


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a list of `wide.toml`."""
    text = (files("amity.store") / "wide.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


def is_wide(lines: Sequence[str]) -> bool:
    """Whether a file is such a table: a time in the first column, and in the others numbers alone.

    >>> is_wide(["year,grain_kt,tractors", "1970,41,310", "1971,44,.."]), is_wide(["period,value", "1970,41"])
    (True, False)
    """
    rows = [row for row in csv.reader(lines) if any(cell.strip() for cell in row)]
    if len(rows) < 2 or len(rows[0]) < 2 or rows[0][0].strip().casefold() not in _words("times"):
        return False
    if [name.strip().casefold() for name in rows[0][1:]] == ["value"] or not all(map(str.strip, rows[0])):
        return False
    body = [row for row in rows[1:] if len(row) == len(rows[0])]
    return len(body) == len(rows) - 1 and all(map(_time, (row[0] for row in body))) and _numeric(body)


def _numeric(body: Sequence[Sequence[str]]) -> bool:
    """Whether the cells behind the first of each row are figures or missing, most of them figures."""
    cells = [cell.strip() for row in body for cell in row[1:]]
    figures = sum(_number(cell) is not None for cell in cells)
    return figures * 2 > len(cells) and all(
        _number(c) is not None or c.casefold() in _words("missing") for c in cells
    )


def _time(text: str) -> bool:
    try:
        return bool(When.parse(text.strip()).edtf)
    except InvalidDate:
        return False


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(" ", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def flows_of(series: str, lines: Sequence[str]) -> Iterator[Flow]:
    """The figures of a table, row by row; `row` is the line of the file, from 1.

    >>> flow = next(flows_of("deliveries", ["year,grain_kt", "1970,41"]))
    >>> flow.measure, flow.unit, flow.value, str(flow.period), flow.row
    ('grain', 'kt', 41.0, '1970', 2)
    """
    reader = csv.reader(lines)
    names = [_measure(name) for name in next(reader)]
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        period = When.parse(cells[0].strip())
        for (measure, unit), cell in zip(names[1:], cells[1:], strict=True):
            yield _flow(series, (measure, unit), period, cell.strip(), line=reader.line_num)


def _flow(series: str, name: tuple[str, str], period: When, cell: str, *, line: int) -> Flow:
    measure, unit = name
    value = _number(cell)
    seen = Observation.OBSERVED if value else Observation.ZERO
    return Flow(
        series=series, measure=measure, source=None, target=None, directed=False, period=period, value=value,
        unit=unit, observation=Observation.MISSING if value is None else seen, rounding=_rounding(cell),
        row_label=period.edtf, column_label=measure, row=line,
    )  # fmt: skip


def _rounding(cell: str) -> float | None:
    """The worth of the last digit of a figure as it is written."""
    if _number(cell) is None or not re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return None
    return float(10.0 ** -len(cell.partition(".")[2]))


def _measure(name: str) -> tuple[str, str]:
    """What a column measures, and in what unit: the words at its end that are units, else things counted.

    >>> _measure("textiles_m_yards"), _measure("Trade (US$ million)"), _measure("tractors")
    (('textiles', 'm yards'), ('Trade', 'US$ million'), ('tractors', 'tractors'))
    """
    parts = _WORD.findall(name)
    first = len(parts)
    while first > 1 and parts[first - 1].casefold() in _words("units"):
        first -= 1
    measure = " ".join(parts[:first])
    return measure, " ".join(parts[first:]) or measure
