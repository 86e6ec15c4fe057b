"""Coverage and silence as rows for tables and other programs."""

from collections.abc import Iterator
from typing import Any

from amity.model.coverage import Coverage
from amity.model.silence import Silence, SilentPeriod, Span

Row = dict[str, Any]


def stream_rows(coverage: Coverage) -> Iterator[Row]:
    """The independent sources: how each tells, of which years, and how that was found."""
    for stream in coverage.streams:
        years = sorted(year for year, share in stream.exposure.items() if share > 0)
        yield {
            "source": stream.source, "label": stream.label, "telling": str(stream.telling),
            "from": years[0] if years else None, "to": years[-1] if years else None,
            "events": sum(stream.told.values()), "voice_of": stream.state if stream.official else None,
            "why": stream.why,
        }  # fmt: skip


def coverage_rows(coverage: Coverage, years: int = 1) -> Iterator[Row]:
    """How well each year is covered, or each period of so many years from a full number on."""
    known = coverage.years
    if not known:
        return
    for start in range(known[0] // years * years, known[-1] + 1, years):
        period = [y for y in range(start, start + years) if known[0] <= y <= known[-1]]
        yield {
            "years": str(start) if years == 1 else f"{period[0]}-{period[-1]}",
            "exposure": round(coverage.mean_exposure(period), 2),
            "sources": max(coverage.independent(year) for year in period),
            "depth": str(coverage.depth_of(period)),
            "told": sum(stream.told.get(year, 0) for stream in coverage.streams for year in period),
            "by": [stream.source for stream in coverage.streams if any(map(stream.speaks_of, period))],
        }  # fmt: skip


def silence_rows(silence: Silence) -> Iterator[Row]:
    """What silence says of each period, and of all."""
    for period in (*silence.periods, silence.whole):
        yield _silent(period, period is silence.whole)


def _silent(period: SilentPeriod, whole: bool) -> Row:
    years = f"{period.period.start}-{period.period.stop - 1}" if period.period else "no years"
    return {
        "years": f"{years} in all" if whole else years,
        "coverage": str(period.depth),
        "exposure": round(period.exposure, 1),
        "interested": round(period.interested, 1),
        "told": list(period.told),
        "heard": _rounded(period.heard),
        "once": _rounded(period.once),
        "against_one": str(period.strength),
        "habit": _rounded(period.habit),
        "against_habit": str(period.strength_of_habit),
    }


def _rounded(span: Span) -> list[float]:
    return [round(value, 2) if value < 1000 else float(f"{value:.0f}") for value in span]
