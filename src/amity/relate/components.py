"""What net cooperation is made from, before anything is weighed: counts of deeds by component and period."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from amity.model.cooperation import Component, ComponentCount, Every, Way
from amity.model.coverage import HEARD, Coverage
from amity.relate.cooperation.deeds import Deeds, deeds, periods_of, when_of, year_of
from amity.relate.cooperation.measure import pair_of
from amity.relate.cooperation.occasions import Deed
from amity.relate.coverage import coverage as coverage_of
from amity.relate.record import Record

WAYS = (Way.FORTH, Way.BACK, Way.JOINT)
Cell = tuple[int, Component, Way]


def components(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    *,
    every: Every = Every.YEAR,
    coverage: Coverage | None = None,
    silent: bool = False,
) -> tuple[ComponentCount, ...]:
    """How many deeds of each component fall into each period, by direction, with the coverage of the period.

    Only counts of something are given, or with `silent` those of nothing too, for all periods of which any
    source speaks: there a nought is a nought. By default the states are those of the record's dyad. What is
    counted, and what is not, stands in `amity.relate.cooperation.deeds`. Raises InvalidValue where the record
    is of more than two states and none are named.

    >>> from amity.reference import load
    >>> components(Record(states=("GHA", "TGO"), reference=load()))
    ()
    """
    pair = pair_of(record, one, other)
    known = coverage_of(record, pair) if coverage is None else coverage
    return counted(deeds(record, pair, known, every), known, every, silent=silent)


def counted(
    found: Deeds, coverage: Coverage, every: Every, *, silent: bool = False
) -> tuple[ComponentCount, ...]:
    """The same from deeds that were found already."""
    sorted_in: dict[Cell, list[tuple[Deed, bool]]] = defaultdict(list)
    for some, promised in ((found.done, False), (found.promised, True)):
        for deed in some:
            for period in deed.parts:
                sorted_in[period, deed.component, deed.way].append((deed, promised))
    cells = set(sorted_in)
    if silent:
        cells |= set(_all(periods_of(coverage, every)))
    order = {component: at for at, component in enumerate(Component)}
    ordered = sorted(cells, key=lambda cell: (cell[0], order[cell[1]], WAYS.index(cell[2])))
    return tuple(_count(cell, sorted_in.get(cell, ()), coverage, every) for cell in ordered)


def _all(periods: Iterable[int]) -> Iterator[Cell]:
    return ((period, component, way) for period in periods for component in Component for way in WAYS)


def _count(cell: Cell, some: Iterable[tuple[Deed, bool]], coverage: Coverage, every: Every) -> ComponentCount:
    period, component, way = cell
    year = year_of(period, every)
    done = [deed for deed, promised in some if not promised]
    return ComponentCount(
        period=when_of(period, every),
        component=component,
        way=way,
        deeds=math.fsum(deed.parts[period] for deed in done),
        expected=math.fsum(deed.parts[period] * deed.credence for deed in done),
        promises=math.fsum(deed.parts[period] for deed, promised in some if promised),
        streams=tuple(s.source for s in coverage.streams if s.exposure.get(year, 0.0) >= HEARD),
        exposure=coverage.exposure(year),
        entries=tuple(name for deed, _ in some for name in deed.events),
    )
