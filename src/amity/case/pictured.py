"""What the one-page picture of two states shows, put together from what relate says of their record."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from amity.model.contacts import Contact, Contacts, Rank
from amity.model.cooperation import Cooperation, NetCooperation, Way
from amity.model.coverage import Coverage
from amity.model.flows import Observation
from amity.model.mentions import DateMention
from amity.model.pictured import (
    ContactCount,
    CooperationLine,
    CooperationPoint,
    FlowLine,
    FlowPoint,
    PhaseBand,
    Pictured,
    StatusBar,
    Stretch,
    TreatyBar,
)
from amity.model.relations import Phase, Phases
from amity.model.representation import Level, Representation, Seat, Standing
from amity.model.series import Series
from amity.model.treaties import Treaty
from amity.model.when import When
from amity.relate.flows.gathering import line_of
from amity.relate.record import Record

STRENGTH = {
    Level.AMBASSADOR: 1.0, Level.ENVOY: 0.75, Level.CHARGE: 0.6, Level.MISSION: 0.6, Level.RELATIONS: 0.3,
    Level.RECOGNITION: 0.15, Level.NONE: 0.0, Level.SUSPENDED: 0.0, Level.SEVERED: 0.0,
}  # fmt: skip
"""How strongly a level is drawn; one that is not here is unknown."""
FIRST = ("trade", "votes", "aid", "labour", "investment", "headlines")
"""The measures that are shown first; each other comes after them, by its name."""
LONGEST = 40
"""The longest unit that is written out; of a longer one, what stands before its brackets."""
YEAR = 365.2425


def pictured(
    record: Record,
    texts: Mapping[str, str] | None = None,
    dates: Mapping[str, Sequence[DateMention]] | None = None,
) -> Pictured:
    """How the two states of a record stood, in all parts, as one page shows it.

    `texts` and `dates` of the documents help to follow treaties. A part that cannot be told is left out, and
    `missing` says why. Raises InvalidValue where the record is of more than two states, MissingExtra where
    the extra `relate` is not installed.
    """
    from amity.relate.contacts import contacts
    from amity.relate.cooperation import cooperation
    from amity.relate.coverage import coverage
    from amity.relate.flows import series
    from amity.relate.phases import phases
    from amity.relate.status import status
    from amity.relate.treaties import treaties

    pair = record.pair
    covered = coverage(record, pair)
    return assembled(
        record,
        Parts(
            standing=status(record, *pair),
            treaties=treaties(record, *pair, texts=texts, dates=dates),
            contacts=contacts(record, *pair),
            series=series(record, *pair),
            net=cooperation(record, *pair, coverage=covered, ways=(Way.ALL,)),
            phases=phases(record, *pair, coverage=covered),
            coverage=covered,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What relate says of two states, part by part."""

    standing: Standing
    treaties: Sequence[Treaty]
    contacts: Contacts
    series: Sequence[Series]
    net: NetCooperation
    phases: Phases
    coverage: Coverage


def assembled(record: Record, parts: Parts) -> Pictured:
    """The picture of results that are at hand."""
    one, other = (named(record, code) for code in record.pair)
    lines = tuple(flow_lines(parts.series, record))
    span = span_of(record, parts.coverage, lines)
    path = parts.net.path(Way.ALL)
    stretches = [one for direction in parts.standing.directions for one in direction.stretches]
    until = max((direction.told_until or span[1] for direction in parts.standing.directions), default=None)
    worth = {year: round(parts.coverage.exposure(year), 3) for year in parts.coverage.years}
    return Pictured(
        names=(one, other),
        span=span,
        rests=_rests(record, parts.coverage, lines),
        status=tuple(status_bars(stretches, record.pair, span, until)),
        treaties=tuple(treaty_bars(parts.treaties, span)),
        contacts=tuple(contact_counts(parts.contacts.contacts, record.pair)),
        flows=lines,
        cooperation=(cooperation_line(path),) if any(point.estimate for point in path) else (),
        phases=tuple(phase_bands(parts.phases.phases, span)),
        coverage={year: share for year, share in worth.items() if share > 0},
        missing=tuple(_missing(parts.contacts, parts.net, parts.phases)),
    )


def named(record: Record, code: str) -> str:
    """The name of a state, or its code where the record knows none."""
    state = record.reference.states.get(code)
    return state.name if state else code


def span_of(record: Record, covered: Coverage, lines: Sequence[FlowLine]) -> tuple[int, int]:
    """The years from the first event or figure to the last."""
    years = [year for entry in record.dyad if entry.happened for year in _years(entry.event.date)]
    years += [math.floor(point.at) for one in lines for point in one.points]
    told = years or list(covered.years) or [date.min.year]
    return min(told), max(told)


def _years(when: When) -> Iterator[int]:
    """The first and last year of a date, where it is no vaguer than ten years."""
    first, last = when.first_year, when.last_year
    if first is not None and last is not None and last - first <= 10:
        yield from (first, last)


def at(day: int | None, otherwise: float) -> float:
    """A day as a year with its fraction.

    >>> from datetime import date
    >>> at(date(1990, 7, 2).toordinal(), 0.0), at(None, 1945.0)
    (1990.498, 1945.0)
    """
    if day is None or not 1 <= day <= date.max.toordinal():
        return otherwise
    found = date.fromordinal(day)
    return round(found.year + (found.timetuple().tm_yday - 1) / YEAR, 3)


def status_bars(
    stretches: Iterable[Representation], pair: tuple[str, str], span: tuple[int, int], until: int | None
) -> Iterator[StatusBar]:
    """Stretches of status as bars; what no end is told of goes on to the last year told of."""
    last = min(span[1], until or span[1]) + 1.0
    for one in stretches:
        start = at(one.start.earliest, span[0]) if one.start else float(span[0])
        end = at(one.end.earliest, last) if one.end else max(last, start)
        if end >= start:
            when = Stretch(start=start, end=end, open_end=one.end is None)
            yield StatusBar(
                way=pair.index(one.sender), when=when, level=_level(one), strength=STRENGTH.get(one.level),
                contested=one.contested, evidence=one.events,
            )  # fmt: skip


def _level(one: Representation) -> str:
    """The level in words, with where the mission sits if it is not there."""
    if one.level is Level.NONE:
        return "no relations"
    if one.seat is Seat.ELSEWHERE:
        return f"{one.level}, resident elsewhere"
    return "no mission" if one.seat is Seat.ABSENT else str(one.level)


def treaty_bars(found: Iterable[Treaty], span: tuple[int, int]) -> Iterator[TreatyBar]:
    """Treaties of which a signing is told as bars, to their end, the end of their term, or open."""
    for one in found:
        if one.signed is None or one.signed.earliest is None:
            continue
        start, limit = at(one.signed.earliest, span[0]), float(span[1] + 1)
        ended = one.end
        expiry = one.term.expiry if one.term else None
        last = ended.date if ended else expiry
        end = max(start, at(last.earliest, limit) if last else limit)
        fate = f"{ended.stage} {ended.date}" if ended else f"to {expiry}" if expiry else "no end is told"
        yield TreatyBar(
            name=one.title, when=Stretch(start=start, end=end, open_end=last is None), fate=fate,
            doubted=any(step.contested for step in one.steps), formal=one.formal,
            evidence=tuple(said.evidence for said in one.said),
        )  # fmt: skip


def contact_counts(found: Iterable[Contact], pair: tuple[str, str]) -> Iterator[ContactCount]:
    """Contacts of one year by year, direction and rank."""
    counts: dict[tuple[int, int, int], list[Contact]] = defaultdict(list)
    for one in found:
        if one.year is not None:
            counts[one.year, _way(one, pair), _rank(one.rank)].append(one)
    for (year, way, rank), some in sorted(counts.items()):
        events = tuple(event for one in some for event in one.events)
        yield ContactCount(year=year, way=way, rank=rank, count=len(some), evidence=events)


def _way(one: Contact, pair: tuple[str, str]) -> int:
    return pair.index(one.guest) if one.guest in pair and one.host in pair else 2


def _rank(rank: Rank) -> int:
    if rank in (Rank.HEAD, Rank.HEAD_OF_GOVERNMENT):
        return 0
    return 1 if rank in (Rank.MINISTER, Rank.HIGH) else 2


def flow_lines(series: Sequence[Series], record: Record) -> Iterator[FlowLine]:
    """A line for each measure and direction; series that follow each other are one line with a gap."""
    kept = [one for one in series if one.sound and "representation" not in one.measure]
    groups: dict[tuple[str, ...], list[Series]] = defaultdict(list)
    for one in kept:
        groups[one.measure, one.unit, one.source or "", one.target or ""].append(one)
    # a series is of the state through time: the Soviet Union's is told under its name where the dyad has that
    own = {line_of(record.reference, code): code for code in record.pair}
    order = sorted(groups, key=lambda key: (FIRST.index(key[0]) if key[0] in FIRST else len(FIRST), key))
    for key in order:
        points: list[FlowPoint] = []
        for one in sorted(groups[key], key=lambda one: one.years):
            last = points[-1].at if points else -math.inf
            gap = [FlowPoint(at=last, value=None)] if points else []
            points += gap + [point for point in _points(one) if point.at > last]
        ends = [named(record, own.get(code, code)) for code in key[2:] if code]
        joint = "on" if key[0] == "headlines" else "to"
        way = f", {ends[0]} {joint} {ends[-1]}" if groups[key][0].directed and len(ends) > 1 else ""
        yield FlowLine(name=f"{key[0].capitalize()}{way}", unit=_unit(key[1]), points=tuple(points))


def _points(one: Series) -> Iterator[FlowPoint]:
    for point in one.points:
        if point.year is None:
            continue
        value = point.value if point.counted and not point.doubtful else None
        doubt = "; ".join(flag.reason for flag in point.flags if flag.serious)
        note = doubt or ("no figure" if point.observation is Observation.MISSING else "")
        yield FlowPoint(at=point.year + 0.5, value=value, evidence="; ".join(point.rows), note=note)


def _unit(unit: str) -> str:
    return unit if len(unit) <= LONGEST else unit.partition(" (")[0]


def cooperation_line(path: Iterable[Cooperation]) -> CooperationLine:
    """Net cooperation of one way as a line, with gaps where one abstains."""
    points = []
    for one in path:
        if one.period.first_year is not None:
            found = one.estimate
            points.append(CooperationPoint(
                at=one.period.first_year + 0.5, value=found.value if found else None,
                low=found.low if found else None, high=found.high if found else None,
            ))  # fmt: skip
    return CooperationLine(name="net cooperation", points=tuple(points))


def phase_bands(found: Iterable[Phase], span: tuple[int, int]) -> Iterator[PhaseBand]:
    """Phases as bands, those outside the years that are shown left out."""
    for one in found:
        first, last = one.years
        if first is None or last is None or last < span[0] or first > span[1]:
            continue
        when = Stretch(start=float(first), end=float(last + 1))
        unsure = (one.begins.low, one.begins.high + 1) if one.begins else None
        yield PhaseBand(name=one.name, when=when, unsure=unsure, amount=str(one.amount), evidence=one.events)


def _rests(record: Record, covered: Coverage, lines: Sequence[FlowLine]) -> str:
    """How many events, sources and series the picture rests on."""
    happened = sum(entry.happened for entry in record.dyad)
    sources = sum(any(stream.exposure.values()) for stream in covered.streams)
    parts = [_counted(happened, "event"), f"{_counted(sources, 'independent source')}"]
    if lines:
        parts.append(_counted(len(lines), "measured series", "measured series"))
    return f"{parts[0]} on the word of {parts[1]}" + (f", and {parts[2]}" if lines else "")


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _missing(contacts: Contacts, net: NetCooperation, phases: Phases) -> Iterator[str]:
    if undated := len(contacts.undated):
        yield f"{_counted(undated, 'contact')} of no one year"
    if not any(one.estimate for one in net.path(Way.ALL)):
        reasons = Counter(one.abstained for one in net.path(Way.ALL) if one.abstained)
        why = reasons.most_common(1)[0][0] if reasons else "nothing is told"
        yield f"net cooperation: {why}"
    if phases.why:
        yield f"phases: {phases.why}"
