"""A single part of the one-page picture, from results that were chosen: what `Listing.chart` draws."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from amity.case import pictured as shown
from amity.case.views import Measured
from amity.model.pictured import FlowLine, Pictured
from amity.model.when import When
from amity.relate.record import Record

Span = tuple[int, int]


def part_of(part: str, items: Sequence[Any], record: Record, period: When | None) -> Pictured:
    """A picture with one part alone, over the years of the period, or else of the record.

    >>> from amity.reference import load
    >>> part_of("phases", (), Record(states=("GHA", "TGO"), reference=load()), When.parse("1960/1970")).span
    (1960, 1970)
    """
    from amity.relate.coverage import coverage

    covered = coverage(record, record.pair)
    span = _span(period, shown.span_of(record, covered, ()))
    worth = {year: covered.exposure(year) for year in covered.years if span[0] <= year <= span[1]}
    one, other = (shown.named(record, code) for code in record.pair)
    empty = Pictured(names=(one, other), span=span, coverage={y: e for y, e in worth.items() if e > 0})
    return replace(empty, **_PARTS[part](items, record, span))


def _span(period: When | None, otherwise: Span) -> Span:
    first, last = (period.first_year, period.last_year) if period else (None, None)
    return (otherwise[0] if first is None else first, otherwise[1] if last is None else last)


def _lines(items: Iterable[Measured], record: Record) -> tuple[FlowLine, ...]:
    """The lines of the series, with the points that are among the items."""
    by_id: dict[str, list[Measured]] = {}
    for item in items:
        by_id.setdefault(item.series.id, []).append(item)
    series = [replace(some[0].series, points=tuple(item.point for item in some)) for some in by_id.values()]
    return tuple(shown.flow_lines(series, record))


_PARTS: Mapping[str, Callable[[Sequence[Any], Record, Span], dict[str, Any]]] = {
    "status": lambda items, record, span: {
        "status": tuple(shown.status_bars(items, record.pair, span, None))
    },
    "treaties": lambda items, record, span: {"treaties": tuple(shown.treaty_bars(items, span))},
    "contacts": lambda items, record, span: {"contacts": tuple(shown.contact_counts(items, record.pair))},
    "coverage": lambda items, record, span: {"coverage": {item.year: item.exposure for item in items}},
    "flows": lambda items, record, span: {"flows": _lines(items, record)},
    "cooperation": lambda items, record, span: {"cooperation": (shown.cooperation_line(items),)},
    "phases": lambda items, record, span: {"phases": tuple(shown.phase_bands(items, span))},
}
