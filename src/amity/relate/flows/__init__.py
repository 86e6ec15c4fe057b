"""Flows put together: series of what was counted between states, with their gaps, flags and regimes.

Units and their changes, rounding, sources and gaps are part of what a series is: observed nought, a missing
figure and a time that nobody counted are three things.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from amity.errors import NotFound
from amity.model.flows import Flow
from amity.model.series import Flag, Series
from amity.relate.flows.agreeing import contradicted, disagreements, flagged, share, totals
from amity.relate.flows.artefacts import Pair, artefacts
from amity.relate.flows.comparing import compare, course, label
from amity.relate.flows.gathering import Lines, gathered, place_of
from amity.relate.flows.joining import joined, offered
from amity.relate.flows.leaps import few, impossible, leaps, repeats, seams
from amity.relate.flows.regimes import regimes, spoken
from amity.relate.flows.words import is_of
from amity.relate.record import Record

__all__ = [
    "compare", "course", "disagreements", "label", "place_of", "press", "series", "share", "totals",
]  # fmt: skip


def series(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    measure: str | None = None,
    *,
    join: bool = False,
) -> tuple[Series, ...]:
    """What was counted of some states, as series: by measure, source, unit and direction, in order of time.

    With two states, what was counted between them; with one, all that it takes part in and what was counted
    of it alone; with none, everything. A state stands for those before and after it under its number: what
    was counted of the Soviet Union and of Russia is one series. With `join`, tables of one document that
    count the same are one series too, where no year is in conflict; else a note offers it. Raises NotFound
    for a code of no state.

    >>> from amity.model.flows import Observation
    >>> from amity.model.when import When
    >>> from amity.reference import load
    >>> flows = tuple(Flow(series="t", measure="trade", source="FIN", target=state, directed=False,
    ...     period=When.parse(year), value=value, unit="US$ million", rounding=1.0, row=row,
    ...     observation=Observation.OBSERVED)
    ...     for row, (year, state, value) in enumerate((("1990", "SUN", 9.0), ("1993", "RUS", 4.0)), 2))
    >>> record = Record(states=("FIN", "RUS"), reference=load(), flows=flows)
    >>> (trade,) = series(record, "FIN", "RUS")
    >>> trade.years, trade.gaps, trade.points[0].low
    ((1990, 1993), (1991, 1992), 8.5)
    """
    lines = Lines(record.reference)
    wanted = [lines.of(_known(record, code)) for code in (one, other) if code]
    flows = [f for f in record.flows if measure in (None, f.measure) and _is_on(f, wanted, lines)]
    found = gathered(record, flows, lines)
    made = contradicted(joined(found) if join else offered(found))
    marked = _artefacts(record, lines, made)
    told, ballots = spoken(record, lines), _ballots(made)
    return tuple(
        replace(_marked(s, ballots, marked.get(s.id, ())), regimes=regimes(told, s), notes=(*s.notes, *notes))
        for s, notes in zip(made, _other_units(made), strict=True)
    )


def press(record: Record, one: str, other: str) -> tuple[Series, ...]:
    """The press of each of two states on the other, as a share of all that it put out in that language.

    Empty where no list of headlines is at hand, or nobody counted the whole output.
    """
    lines = Lines(record.reference)
    found = []
    for counted in series(record, one, other, "headlines"):
        of_press = [f for f in record.flows if f.measure == "headlines" and f.target is None]
        own = [f for f in of_press if lines.of(f.source) == counted.source and f.unit == counted.unit]
        found += [share(counted, base) for base in gathered(record, own, lines)]
    return tuple(found)


def _other_units(made: Sequence[Series]) -> list[tuple[str, ...]]:
    """For each series of money a note on those that count the same in another unit, and stay apart."""
    units: dict[tuple[object, ...], dict[str, list[str]]] = {}
    keys = [(s.measure, s.source, s.target, s.directed) for s in made]
    for one, key in zip(made, keys, strict=True):
        units.setdefault(key, {}).setdefault(one.unit, []).append(one.id)
    return [
        tuple(
            f"counted in another unit too, {unit}: {', '.join(ids)}"
            for unit, ids in sorted(units[key].items())
            if unit != one.unit and is_of("money", one.measure)
        )
        for one, key in zip(made, keys, strict=True)
    ]


def _known(record: Record, code: str) -> str:
    if code not in record.reference.states:
        raise NotFound("state", code, "use an ISO 3166 alpha-3 code, such as MNG")
    return code


def _is_on(flow: Flow, wanted: Sequence[str | None], lines: Lines) -> bool:
    """Whether a flow is between the states that are wanted, or of the one."""
    ends = {lines.of(flow.source), lines.of(flow.target)} - {None}
    return ends == set(wanted) if len(wanted) > 1 else set(wanted) <= ends


def _marked(one: Series, ballots: Mapping[tuple[Pair, int], float], marks: Collection[Flag]) -> Series:
    """A series with all its flags, each by its period."""
    pair, shared = frozenset((str(one.source), str(one.target))), is_of("votes", one.measure)
    shared = shared and not is_of("ballots", one.measure)
    counts = {y: ballots[pair, y] for y in one.years if (pair, y) in ballots} if shared else {}
    found: dict[str, list[Flag]] = {}
    known = {flag.period.edtf for flag in marks}
    for flag in (*marks, *leaps(one), *repeats(one), *seams(one), *few(one, counts), *impossible(one)):
        # a leap that an artefact explains is told once
        if flag in marks or flag.kind != "spike" or flag.period.edtf not in known:
            found.setdefault(flag.period.edtf, []).append(flag)
    return flagged(one, found)


def _ballots(made: Iterable[Series]) -> dict[tuple[Pair, int], float]:
    """How many roll calls the shares of pairs are of, by pair and year."""
    return {
        (frozenset((str(s.source), str(s.target))), p.year): p.value
        for s in made if is_of("ballots", s.measure)
        for p in s.counted if p.year is not None and p.value is not None
    }  # fmt: skip


def _artefacts(record: Record, lines: Lines, made: Sequence[Series]) -> dict[str, list[Flag]]:
    """The flags of state-years out of line, by the id of the series, judged by all pairs on record."""
    if not any(is_of("votes", s.measure) and s.target for s in made):
        return {}
    every = gathered(record, [f for f in record.flows if is_of("votes", f.measure) and f.target], lines)
    ballots = _ballots(every)
    groups: dict[tuple[str, str], list[Series]] = {}
    for one in every:
        if not is_of("ballots", one.measure):
            groups.setdefault((one.unit, one.tables[0]), []).append(one)
    found: dict[str, list[Flag]] = {}
    for group in groups.values():
        for artefact in artefacts(group, ballots):
            for one in group:
                if artefact.state in (one.source, one.target):
                    found.setdefault(one.id, []).append(artefact.flag)
    return found
