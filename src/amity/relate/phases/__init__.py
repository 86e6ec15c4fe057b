"""When there was little between two states, and when much: phases with uncertain boundaries.

Sought in what happened and in what was measured between the two, never in what a text says of how relations
stood. Acts are counted by source and year against how fully each source tells of it, so that a source that
begins or ends is no change; docs/phases.md says how.
"""

from amity.errors import MissingExtra
from amity.model.coverage import Coverage
from amity.model.relations import Estimate, Phases
from amity.relate.coverage import coverage as coverage_of
from amity.relate.coverage_exposure import heeded
from amity.relate.phases.columns import Columns, columns
from amity.relate.phases.describing import Described, quantiles
from amity.relate.phases.evidence import Evidence, evidence
from amity.relate.phases.lines import ENOUGH, Line, lines, turnings
from amity.relate.phases.measured import Quantity, quantities
from amity.relate.record import Record

__all__ = ["phases"]

SOURCES = 2
"""Independent sources that it takes to tell a change of relations from one of a source's attention."""


def phases(
    record: Record, one: str | None = None, other: str | None = None, *, coverage: Coverage | None = None
) -> Phases:
    """The phases of the relations of two states; by default of a record's dyad.

    Where nothing is told, or all by one source, there are none, and `why` says so. `coverage` is how fully
    each source tells of each year, by default as `amity.relate.coverage` finds it.

    Raises InvalidValue where the record is of more than two states and none are given, MissingExtra where
    numpy is not installed.

    >>> from amity.reference import load
    >>> found = phases(Record(states=("GHA", "TGO"), reference=load()))
    >>> found.phases, found.why
    ((), 'nothing is told of what happened between GHA and TGO')
    """
    pair = (one, other) if one and other else record.pair
    first, second = sorted(pair)
    covered = coverage if coverage is not None else coverage_of(record, (first, second))
    found = evidence(record, first, second, covered)
    series = quantities(record, first, second)
    if why := _too_little(found, series, covered, (first, second)):
        return Phases(states=(first, second), why=why, left_out=found.left_out)
    _need_numpy()
    axis = columns(found, series, covered)
    made = lines(found, series, coverage or heeded(covered), axis)
    described = Described(made, found, covered, axis)
    return Phases(
        states=(first, second),
        phases=described.phases(turnings(made)),
        chances=_chances(made, axis),
        levels={line.name: _levels(line, axis) for line in made},
        left_out=found.left_out,
        channels=tuple(line.name for line in made),
        step=axis.step,
    )


def _too_little(found: Evidence, series: list[Quantity], covered: Coverage, pair: tuple[str, str]) -> str:
    """Why no phases can be told; empty where they can."""
    between = f"between {pair[0]} and {pair[1]}"
    if not found.occasions and not series:
        return f"nothing is told of what happened {between}"
    number = sum(occasion.cooperative for occasion in found.occasions)
    if number < ENOUGH and not series:
        return f"too few events to say: {number} acts of cooperation {between}, of {ENOUGH} at least"
    tables = {row[0] for one in series for rows in one.rows.values() for row in rows}
    sources = {stream.source for stream in covered.streams if any(stream.exposure.values())}
    if len(sources) + len(tables) < SOURCES:
        only = ", ".join(sorted(sources | tables)) or "none"
        return (
            f"too few sources to say: all that is told {between} rests on one ({only}), of which a change of "
            "attention cannot be told from a change of relations"
        )
    return ""


def _need_numpy() -> None:
    try:
        import numpy  # noqa: F401
        import scipy  # type: ignore[import-untyped] # noqa: F401
    except ImportError:
        raise MissingExtra("what phases are computed with", "relate") from None


def _chances(made: list[Line], axis: Columns) -> dict[int, float]:
    """The probability that a phase begins in each year, in any line of evidence."""
    chances = [1.0] * axis.number
    for line in made:
        for column, chance in enumerate(line.starts.mean(0)):
            chances[column] *= 1 - float(chance)
    return {year: round(1 - chances[column], 3) for column, year in enumerate(axis.starts) if column}


def _levels(line: Line, axis: Columns) -> dict[int, Estimate]:
    return {year: quantiles(line.levels[:, column]) for column, year in enumerate(axis.starts)}
