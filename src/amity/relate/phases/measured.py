"""Measured quantities between two states by year, as the bounds that rounding leaves in logarithms."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import median

from amity.model.flows import Flow
from amity.relate.record import Record

LEAST = 4
"""Values that a series needs to say anything of when a level changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity by year: its name and unit, the bounds of each value, and the rows that it is from.

    Bounds are natural logarithms; the lower one of a nought is -inf.
    """

    measure: str
    noun: str
    unit: str
    bounds: Mapping[int, tuple[float, float]]
    rows: Mapping[int, tuple[tuple[str, str, str], ...]]


def quantities(record: Record, one: str, other: str) -> list[Quantity]:
    """The quantities of `data/phase_measures.csv` that were measured between two states in years enough.

    One in both directions is their sum. Of a quantity told twice of a year, in one unit, the finest rounding
    stands, and of several of these the middle one: a table that copies another adds nothing.
    """
    groups: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in record.flows_between(one, other):
        if flow.measure in measures() and flow.value is not None and _year(flow) is not None:
            groups[flow.measure, flow.unit].append(flow)
    found = [_quantity(*key, flows) for key, flows in sorted(groups.items())]
    return [one for one in found if len(one.bounds) >= LEAST]


@cache
def measures() -> Mapping[str, str]:
    """The noun of each measure that phases are sought in; how much is written of a state is none of them."""
    path = files("amity.relate") / "data" / "phase_measures.csv"
    return {row["measure"]: row["noun"] for row in csv.DictReader(path.read_text("utf-8").splitlines())}


def _year(flow: Flow) -> int | None:
    first, last = flow.period.first_year, flow.period.last_year
    return first if first == last else None


def _quantity(measure: str, unit: str, flows: Sequence[Flow]) -> Quantity:
    bounds: dict[int, tuple[float, float]] = {}
    rows: dict[int, tuple[tuple[str, str, str], ...]] = {}
    least = min((f.value for f in flows if f.value), default=1.0)
    by_year: dict[int, list[Flow]] = defaultdict(list)
    for flow in flows:
        by_year[_year(flow) or 0].append(flow)
    for year, told in sorted(by_year.items()):
        value, rounding = _told(told)
        if (bound := log_bounds(value, rounding, least)) is not None:
            bounds[year] = bound
            rows[year] = tuple(sorted({place(flow) for flow in told}))
    return Quantity(measure=measure, noun=measures()[measure], unit=unit, bounds=bounds, rows=rows)


def place(flow: Flow) -> tuple[str, str, str]:
    """Where a value stands: the series, the row (of a table in a document its document), the period."""
    where = str(flow.row) if flow.row is not None else flow.passage.doc if flow.passage else flow.row_label
    return flow.series, where, str(flow.period)


def _told(flows: Iterable[Flow]) -> tuple[float, float]:
    """The value of a year and its rounding: the sum of both directions where both are told."""
    ways: dict[tuple[str, ...], list[Flow]] = defaultdict(list)
    for flow in flows:
        ways[(flow.source or "", flow.target or "") if flow.directed else ()].append(flow)
    chosen = [ways[()]] if () in ways else [ways[way] for way in sorted(ways)]
    values = [_finest(told) for told in chosen]
    return math.fsum(value for value, _ in values), math.fsum(rounding for _, rounding in values)


def _finest(flows: Sequence[Flow]) -> tuple[float, float]:
    finest = min(flow.rounding or 0.0 for flow in flows)
    return median(sorted({f.value or 0.0 for f in flows if (f.rounding or 0.0) == finest})), finest


def log_bounds(value: float, rounding: float, least: float) -> tuple[float, float] | None:
    """The logarithms between which a rounded value lies; None for what has none.

    A nought without rounding lies somewhere below half the `least` value of the series.

    >>> [round(bound, 2) for bound in log_bounds(1.0, 0.1, 0.1)], log_bounds(0.0, 0.1, 0.1)[0]
    ([-0.05, 0.05], -inf)
    """
    if value < 0:
        return None
    low, high = value - rounding / 2, value + rounding / 2
    if value == 0 and not rounding:
        high = least / 2
    return (math.log(low) if low > 0 else -math.inf), math.log(high)
