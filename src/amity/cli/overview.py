"""How two states stood, each part in a line or two with what it rests on: what `amity relation` prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amity.errors import MissingExtra

if TYPE_CHECKING:
    from amity.model.cooperation import Cooperation
    from amity.model.coverage import Coverage
    from amity.model.relations import Estimate, Phase
    from amity.model.representation import Direction, Representation
    from amity.model.series import Series
    from amity.model.treaties import Treaty
    from amity.relate.record import Record

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line of the overview: the part it is of, what it says, and the ids or rows that it rests on."""

    part: str
    text: str
    rests_on: tuple[str, ...] = ()


def overview(record: "Record", texts: Texts) -> Iterator[Said]:
    """All parts of how the two states of a record stood, in the order in which a historian asks for them."""
    from amity.relate.coverage import coverage

    known = coverage(record, record.pair)
    yield from _sources(known)
    yield from _status(record, texts)
    yield from _treaties(record, texts)
    yield from _contacts(record)
    yield from _flows(record)
    for part, lines in (("cooperation", _cooperation), ("phases", _phases)):
        try:
            yield from lines(record, known)
        except MissingExtra as error:
            yield Said(part=part, text=f"not measured: {error}")


def _sources(found: "Coverage") -> Iterator[Said]:
    from amity.model.coverage import Depth

    years = found.years
    if not years:
        yield Said(part="sources", text="none speaks of the two")
        return
    well = sum(found.depth(year) is Depth.WELL for year in years)
    names = tuple(stream.source for stream in found.streams)
    text = (
        f"{len(names)} independent, on {years[0]} to {years[-1]}; {well} of {len(years)} years well covered"
    )
    yield Said(part="sources", text=text, rests_on=names)


def _status(record: "Record", texts: Texts) -> Iterator[Said]:
    from amity.relate.status import status

    for direction in status(record, texts=texts).directions:
        name = f"{direction.sender} in {direction.receiver}"
        if not direction.stretches:
            yield Said(part="status", text=f"{name}: nothing is told")
            continue
        then, now = direction.stretches[0], direction.stretches[-1]
        yield Said(part="status", text=f"{name}, then: {_stretch(then)}", rests_on=then.events)
        if now is not then:
            yield Said(part="status", text=f"{name}, now: {_stretch(now)}{_told_until(direction)}",
                       rests_on=now.events)  # fmt: skip


def _stretch(stretch: "Representation") -> str:
    since = f" since {stretch.start}" if stretch.start else ""
    until = f" until {stretch.end}" if stretch.end else ""
    return f"{stretch.level}{since}{until}{', contested' if stretch.contested else ''}"


def _told_until(direction: "Direction") -> str:
    return f" (the sources tell of the two until {direction.told_until})" if direction.told_until else ""


def _treaties(record: "Record", texts: Texts) -> Iterator[Said]:
    from amity.relate.treaties import treaties

    found = treaties(record, texts=texts)
    formal = [treaty for treaty in found if treaty.formal]
    for treaty in formal:
        yield Said(part="treaties", text=_treaty(treaty), rests_on=(treaty.id,))
    lesser = tuple(treaty.id for treaty in found if not treaty.formal)
    if lesser:
        yield Said(part="treaties", text=_counted(len(lesser), "lesser agreement"), rests_on=lesser)
    if not found:
        yield Said(part="treaties", text="nothing is told")


def _treaty(treaty: "Treaty") -> str:
    signed = f"signed {treaty.signed}" if treaty.signed else "no signing is told"
    years = treaty.term.years if treaty.term else None
    term = f", for {years:g} years" if years else ""
    end = treaty.end
    ended = f", {end.stage} {end.date}{' (contested)' if end.contested else ''}" if end else ""
    return f"{treaty.title}: {signed}{term}{ended}"


def _contacts(record: "Record") -> Iterator[Said]:
    from amity.model.contacts import Rank, top
    from amity.relate.contacts import contacts

    found = contacts(record)
    for guest, host in ((found.one, found.other), (found.other, found.one)):
        visits = [visit for visit in found.visits if visit.guest == guest]
        ranks = top(visit.rank for visit in visits) if visits else Rank.UNKNOWN
        dated = sorted((*visit.date.sort_key, str(visit.date)) for visit in visits if str(visit.date))
        ends = list(dict.fromkeys((dated[0][-1], dated[-1][-1]))) if dated else []
        span = f", {' to '.join(map(str, ends))}" if ends else ""
        highest = f", highest rank {ranks}" if visits and ranks is not Rank.UNKNOWN else ""
        number = _counted(len(visits), "visit")
        yield Said(part="contacts", text=f"{number} of {guest} to {host}{span}{highest}",
                   rests_on=tuple(event for visit in visits for event in visit.events))  # fmt: skip


def _counted(number: int, one: str) -> str:
    """How many are told of: a number of none would say that there were none.

    >>> _counted(0, "visit"), _counted(1, "visit"), _counted(2, "visit")
    ('no visit is told', '1 visit', '2 visits')
    """
    return f"{number} {one}{'s' if number > 1 else ''}" if number else f"no {one} is told"


def _flows(record: "Record") -> Iterator[Said]:
    from amity.relate.flows import series
    from amity.relate.flows.gathering import line_of

    found = [one for one in series(record, *record.pair) if one.counted]
    own = {line_of(record.reference, code): code for code in record.pair}
    for one in found:
        yield Said(
            part="flows", text=_series(one, own), rests_on=tuple(row for p in one.counted for row in p.rows)
        )
    if not found:
        yield Said(part="flows", text="nothing was counted between the two")


def _series(one: "Series", own: "Mapping[str | None, str]") -> str:
    """A series in a line; `own` has the dyad's codes by those of the states through time."""
    first, last = one.counted[0], one.counted[-1]
    sides = [own.get(code, code) for code in (one.source, one.target)]
    way = f" {sides[0]} to {sides[1]}" if one.directed and one.source and one.target else ""
    ends = f"{first.value:g} in {first.period}"
    if last is not first:
        ends += f", {last.value:g} in {last.period}"
    flagged = sum(point.doubtful for point in one.points)
    doubt = f", {flagged} flagged" if flagged else ""
    return f"{one.measure}{way} ({one.unit}): {ends}, {len(one.counted)} values{doubt}  {one.id}"


def _cooperation(record: "Record", known: "Coverage") -> Iterator[Said]:
    from amity.model.cooperation import Way
    from amity.relate.cooperation import cooperation

    path = cooperation(record, coverage=known, ways=(Way.ALL,)).path()
    figures = sorted(((p.estimate.value, p) for p in path if p.estimate), key=lambda pair: pair[0])
    without = len(path) - len(figures)
    if not figures:
        why = path[0].abstained if path else "no source speaks of the two"
        years = f" for any of {_counted(len(path), 'year')}" if path else ""
        yield Said(part="cooperation", text=f"no figure{years}: {why}")
        return
    for word, period in (("lowest", figures[0][1]), ("highest", figures[-1][1]), ("latest", _last(path))):
        assert period.estimate is not None  # noqa: S101 - chosen for having one
        text = f"{word} in {period.period}: {_figure(period.estimate)}"
        yield Said(part="cooperation", text=text, rests_on=period.entries)
    yield Said(part="cooperation", text=f"{without} of {len(path)} years without a figure: too few sources")


def _last(path: "tuple[Cooperation, ...]") -> "Cooperation":
    return [period for period in path if period.estimate][-1]


def _figure(found: "Estimate") -> str:
    return f"{found.value:.1f} (90% {found.low:.1f} to {found.high:.1f}) weighted events a year"


def _phases(record: "Record", known: "Coverage") -> Iterator[Said]:
    from amity.relate.phases import phases

    found = phases(record, coverage=known)
    for phase in found.phases:
        yield Said(part="phases", text=_phase(phase), rests_on=phase.events)
    if not found.phases:
        yield Said(part="phases", text=f"none: {found.why}")


def _phase(phase: "Phase") -> str:
    first, last = phase.years
    begins = phase.begins
    sure = f", begins {begins.low:.0f} to {begins.high:.0f}" if begins else ""
    return f"{first} to {last}: {phase.amount}, {phase.name}{sure}"
