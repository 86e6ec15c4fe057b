"""Whether events were more or fewer in one time than in another, by sources that speak of both."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from amity.explain.ground import Ground, witnesses_of, years_of
from amity.explain.happenings import claims_of
from amity.explain.odds import rate_above
from amity.model.answers import Answer
from amity.model.competing import Outcome
from amity.model.queries import Compared, Followed, Selection
from amity.relate.record import Entry


def compared(query: Compared, ground: Ground) -> Outcome:
    """Whether such events were more (or fewer) a year than in another period, by a factor at least.

    Counted are events told by sources that speak of both periods, by how far they are believed, against the
    years that these sources cover: so a source that begins in between makes nothing more.
    """
    other = replace(query.which, period=query.than)
    known = ground.coverage(query.which.states).years
    spans = (years_of(query.which.period, known), years_of(query.than, known))
    streams = _speaking_of_all(ground, query.which, spans)
    if not streams:
        return Outcome.unknown("no source speaks of both periods")
    told = [_told(ground, which, streams) for which in (query.which, other)]
    exposures = [ground.exposure(query.which.states, span, streams) for span in spans]
    return _outcome(told, exposures, ground, factor=query.factor, fewer=query.fewer)


def followed(query: Followed, ground: Ground) -> Outcome:
    """Whether events were more frequent in the years after those of another selection than at other times."""
    leads = [entry for entry, within in ground.events(query.which) if within is Answer.YES and entry.year]
    known = ground.coverage(query.then.states).years
    span = years_of(query.then.period, known)
    after = {
        year + step for entry in leads if (year := entry.year) for step in range(1, query.within + 1)
    } & set(span)
    others = [year for year in span if year not in after]
    streams = _speaking_of_all(ground, query.then, (sorted(after), others))
    if not leads or not streams:
        return Outcome.unknown(
            "nothing told to come first" if not leads else "no source speaks of both times"
        )
    every = _told(ground, query.then, streams)
    told = [[e for e in every if e.year in after], [e for e in every if e.year not in after]]
    exposures = [ground.exposure(query.then.states, years, streams) for years in (sorted(after), others)]
    return _outcome(told, exposures, ground, also=leads)


def _outcome(
    told: Sequence[Sequence[Entry]], exposures: Sequence[float], ground: Ground,
    *, factor: float = 1.0, fewer: bool = False, also: Sequence[Entry] = (),
) -> Outcome:  # fmt: skip
    one, two = (sum(entry.credence for entry in entries) for entries in told)
    if min(exposures) <= 0:
        return Outcome.unknown("no source covers both")
    if fewer:
        probability = rate_above((two, one), (exposures[1], exposures[0]), factor)
    else:
        probability = rate_above((one, two), (exposures[0], exposures[1]), factor)
    entries = [*told[0], *told[1], *also]
    words = (
        f"{n:.1f} events in {years:.1f} covered years" for n, years in zip((one, two), exposures, strict=True)
    )
    return Outcome.of(
        probability, margin=" against ".join(words), events=tuple(dict.fromkeys(e.event.id for e in entries)),
        claims=claims_of(entries, ground), witnesses=witnesses_of(entries),
    )  # fmt: skip


def _speaking_of_all(ground: Ground, which: Selection, spans: Iterable[Iterable[int]]) -> tuple[str, ...]:
    """The sources that speak of some year of each of the spans."""
    parts = [set(span) for span in spans]
    return tuple(
        stream.source for stream in ground.coverage(which.states).streams
        if all(any(stream.speaks_of(year) for year in part) for part in parts)
    )  # fmt: skip


def _told(ground: Ground, which: Selection, streams: Sequence[str]) -> list[Entry]:
    """The events of a selection, surely within its period, that one of the sources tells."""
    by_event, chosen = ground.coverage(which.states), set(streams)
    return [
        entry for entry, within in ground.events(which)
        if within is Answer.YES and not chosen.isdisjoint(by_event.told_by(entry.event.id))
    ]  # fmt: skip
