"""Series as lines: for a scholar's eye, and as JSON objects for other programs."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from amity.model.flows import Observation
from amity.model.series import Comparison, Flag, FlagKind, Point, Regime, Series
from amity.relate.flows.comparing import label

LEGEND = "? missing   · not counted   * flagged"
"""What stands in the lines of a series beside figures; 0 is a nought that was counted."""
_MARKS = {Observation.MISSING: "?", Observation.OUTSIDE: "·"}
TEN = 10
FEW_PARTS = 2
"""Figures of one year that are shown side by side; of more, as of months, each year has a line."""


def lines(series: Series) -> Iterator[str]:
    """A series in lines: what it is, its figures by decade, its regimes and flags, its source."""
    yield f"{series.id}  {label(series)}{_rounded(series)}"
    yield f"  {_extent(series)}"
    yield from _figures(series)
    for regime in series.regimes:
        told = ", ".join((*regime.claims, *regime.rows))
        yield f"  from {regime.since}: {regime.cue} ({told})"
    for reason, flags in _alike(series.flags):
        rows = ", ".join(dict.fromkeys([row for flag in flags for row in flag.rows[:3]][:6]))
        years = ", ".join(dict.fromkeys(str(flag.period) for flag in flags))
        yield f"  * {years} {flags[0].kind}: {reason} ({rows})"
    yield from (f"  {note}" for note in series.notes)
    copies = f"; also in {', '.join(series.copies)}, which says the same" if series.copies else ""
    yield f"  source: {series.origin or 'not said'} [{', '.join(series.tables)}]{copies}"


def series_line(series: Series) -> dict[str, Any]:
    """A series as a JSON object, with every point's interval, observation, rows and flags."""
    return {
        "id": series.id,
        "measure": series.measure,
        "unit": series.unit,
        "source": series.source,
        "target": series.target,
        "directed": series.directed,
        "origin": series.origin,
        "tables": list(series.tables),
        "copies": list(series.copies),
        "parts": list(series.parts),
        "notes": list(series.notes),
        "gaps": list(series.gaps),
        "missing": list(series.missing),
        "regimes": [_regime_line(regime) for regime in series.regimes],
        "points": [_point_line(point) for point in series.points],
    }  # fmt: skip


def comparison_line(found: Comparison) -> dict[str, Any]:
    """What two series do over a period, as a JSON object."""
    return {
        "period": list(found.period),
        "p": found.p,
        "says": found.says,
        "courses": [
            {
                "series": one.series,
                "label": one.label,
                "direction": str(one.direction),
                "points": [_point_line(point) for point in one.points],
            }
            for one in (found.one, found.other)
        ],
    }


def _regime_line(regime: Regime) -> dict[str, Any]:
    return {
        "since": str(regime.since),
        "cue": regime.cue,
        "words": regime.words,
        "claims": list(regime.claims),
        "rows": list(regime.rows),
    }


def _point_line(point: Point) -> dict[str, Any]:
    return {
        "period": str(point.period),
        "value": point.value,
        "low": point.low,
        "high": point.high,
        "observation": str(point.observation),
        "rows": list(point.rows),
        "flags": [
            {"kind": str(f.kind), "reason": f.reason, "rows": list(f.rows), "strength": f.strength}
            for f in point.flags
        ],
    }


def _rounded(series: Series) -> str:
    """How the figures are rounded, where that is told."""
    worth = sorted({f.rounding for p in series.counted for f in p.flows if f.rounding})
    return f", rounded to {worth[0]:g}" if worth and not series.parts else ""


def _extent(series: Series) -> str:
    """How many figures there are, and what the years between them are."""
    years, noughts = series.years, sum(p.observation is Observation.ZERO for p in series.points)
    if not years:
        return f"no figure; {len(series.missing)} missing" if series.missing else "no figure"
    said = f"{years[0]}-{years[-1]}: {_many(len(series.counted), 'figure')}"
    if noughts:
        said += f", {noughts} of them nought" if noughts < len(series.counted) else ", all nought"
    between = [year for year in series.missing if years[0] < year < years[-1]]
    uncounted = len(series.gaps) - len({*between} & {*series.gaps})
    parts = [f"{len(between)} missing"] if between else []
    parts += [f"{_many(uncounted, 'year')} between not counted"] if uncounted else []
    return said + (f"; {', '.join(parts)}" if parts else "; no gap")


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _figures(series: Series) -> Iterator[str]:
    """The figures, ten years a line; a series that never changes in one."""
    digits = 3 if series.parts and "share" in series.measure else 12
    if len({point.value for point in series.counted}) == 1 and len(series.counted) > 2 and not series.flags:
        yield f"  {_cell(series.counted[0], digits)} throughout"
        return
    by_year: dict[int, list[str]] = {}
    for point in series.points:
        if point.year is not None:
            by_year.setdefault(point.year, []).append(_cell(point, digits))
    years = [p.year for p in series.points if p.year is not None and p.observation is not Observation.OUTSIDE]
    if not years:
        return
    if max(map(len, by_year.values())) > FEW_PARTS:
        yield from _by_part(series, range(min(years), max(years) + 1), digits)
        return
    cells = {year: "/".join(by_year.get(year, ["·"])) for year in range(min(years), max(years) + 1)}
    width = max(len(cell) for cell in cells.values())
    for decade, members in groupby(cells, key=lambda year: year // TEN * TEN):
        shown = {year: cells[year] for year in members}
        row = (shown.get(year, "").rjust(width) for year in range(decade, decade + TEN))
        yield f"  {decade}s {' '.join(row)}".rstrip()


def _by_part(series: Series, years: range, digits: int) -> Iterator[str]:
    """The figures of months or quarters, a year a line, each in the place of its part of the year."""
    parts = sorted({str(p.period)[4:] for p in series.points})
    cells = {str(point.period): _cell(point, digits) for point in series.points}
    width = max(map(len, cells.values()))
    for year in years:
        row = (cells.get(f"{year:04d}{part}", "·").rjust(width) for part in parts)
        yield f"  {year} {' '.join(row)}"


def _cell(point: Point, digits: int) -> str:
    said = f"{point.value:.{digits}g}" if point.counted else _MARKS[point.observation]
    return f"{said}*" if point.flags else said


def _alike(flags: Sequence[Flag]) -> Iterator[tuple[str, list[Flag]]]:
    """Flags by their reason, in order of time; of sources that differ the first tells for all."""
    by_reason: dict[str, list[Flag]] = {}
    for flag in flags:
        key = flag.kind if flag.kind is FlagKind.CONTRADICTED else flag.reason
        by_reason.setdefault(key, []).append(flag)
    for alike in by_reason.values():
        more = len({flag.reason for flag in alike}) - 1
        yield alike[0].reason + (f"; and {more} more such" if more else ""), alike
