"""Deeds: events between two states that took place, by period and direction, with the streams that tell."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from amity.collecting import uncollected
from amity.model.cooperation import Component, Every, Way
from amity.model.coverage import Coverage
from amity.model.edtf_calendar import FAR_YEAR, day_number, day_parts
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.reference.kinds import kinds, plover_type
from amity.relate.cooperation.occasions import Deed, Told, occasions
from amity.relate.cooperation.weights import components, conventions
from amity.relate.record import Entry, Record

UNDATED = "not dated, or not to within years"
UNTOLD = "told by no independent source"
OUTSIDE = "outside the years of which its sources speak"
NO_ACT = "no act of one state towards the other"

DAYS = 365.25
PROMISES = frozenset({Factuality.PLANNED, Factuality.PROPOSED, Factuality.INVITED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What took place between two states, what was promised, and what was set aside, by reason."""

    done: tuple[Deed, ...] = ()
    promised: tuple[Deed, ...] = ()
    set_aside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@uncollected()
def deeds(record: Record, pair: tuple[str, str], coverage: Coverage, every: Every = Every.YEAR) -> Deeds:
    """The deeds between two states, whose codes stand in alphabetical order.

    A deed is what is told as having happened, by at least one independent source that speaks of its time;
    what tells of one contact, or of one act on one day, is one deed (`occasions`). What was planned, proposed
    or invited is a promise; what was denied, rumoured, supposed or did not happen is neither: that a text
    says that nobody came is no refusal to come.
    """
    heard = Heard(coverage, every)
    done: list[Told] = []
    promised: list[Deed] = []
    aside: dict[str, list[str]] = defaultdict(list)
    for entry in record.between(*pair):
        if entry.event.factuality is not Factuality.HAPPENED and not is_promise(entry.event):
            continue
        found = _deed(entry, pair, heard)
        if isinstance(found, str):
            aside[found].append(entry.event.id)
        elif entry.event.factuality is Factuality.HAPPENED:
            done.append((found, entry.event.date))
        else:
            promised.append(found)
    return Deeds(
        done=tuple(sorted(occasions(done, record, pair), key=_order)),
        promised=tuple(sorted(promised, key=_order)),
        set_aside={reason: tuple(sorted(ids)) for reason, ids in sorted(aside.items())},
    )


def is_promise(event: Event) -> bool:
    """Whether an event is only planned, proposed or invited, and PLOVER codes that as words."""
    return event.factuality in PROMISES and plover_type(event.kind, event.factuality) is not None


def _order(deed: Deed) -> tuple[int, str]:
    return min(deed.parts), deed.id


def _deed(entry: Entry, pair: tuple[str, str], heard: "Heard") -> Deed | str:
    """The deed that an entry is, or the reason why it is none."""
    event = entry.event
    component, way = components().get(event.kind), way_of(event, pair)
    if component is None or way is None:
        return NO_ACT
    streams = streams_of(entry, heard.coverage)
    promise = event.factuality is not Factuality.HAPPENED
    if not streams and not promise:
        return UNTOLD
    parts = parts_of(event.date, heard.every)
    if not parts:
        return UNDATED
    if not promise:
        parts = _heard(parts, streams, heard)
    if not parts:
        return OUTSIDE
    if promise:
        component = Component.WORDS
    return Deed(id=event.id, kind=event.kind, component=component, way=way, credence=entry.credence,
                parts=parts, streams=streams, events=(event.id,))  # fmt: skip


def streams_of(entry: Entry, coverage: Coverage) -> tuple[str, ...]:
    """The independent sources that tell of an entry; a work known through a document is that document."""
    if not entry.witnesses:
        return ()
    told = coverage.told_by(entry.event.id) or tuple(coverage.by_witness.get(w, w) for w in entry.witnesses)
    return tuple(sorted(set(told)))


def _heard(parts: Mapping[int, float], streams: tuple[str, ...], heard: "Heard") -> Mapping[int, float]:
    """The parts in periods of which one of the sources that tell of it speaks."""
    if all(heard.speak(streams, period) for period in parts):
        return parts
    return {period: part for period, part in parts.items() if heard.speak(streams, period)}


class Heard:
    """Which sources speak of which periods; each question is answered once."""

    def __init__(self, coverage: Coverage, every: Every) -> None:
        self.coverage, self.every = coverage, every
        self._by_source = {stream.source: stream for stream in coverage.streams}
        self._known: dict[tuple[tuple[str, ...], int], bool] = {}

    def speak(self, streams: tuple[str, ...], period: int) -> bool:
        """Whether any of these sources speaks of a period."""
        found = self._known.get((streams, period))
        if found is None:
            year, known = year_of(period, self.every), self._by_source
            found = any(known[source].speaks_of(year) for source in streams if source in known)
            self._known[streams, period] = found
        return found


def way_of(event: Event, pair: tuple[str, str]) -> Way | None:
    """Who acts on whom; None where it is no act between the two, though both took part.

    Of acts without direction, and talks in which both sit, both act. Of directed acts of one on a third
    state, or of a third on one, it is none between the two.

    >>> held = Event(id="e", kind="visit", source="PRK", target="MNG", date=When.unknown(),
    ...     factuality=Factuality.HAPPENED, claims_for=())
    >>> way_of(held, ("MNG", "PRK"))
    <Way.BACK: 'back'>
    """
    known = kinds().get(event.kind)
    directed = known is not None and known.directed
    if {event.source, event.target} == set(pair):
        if not directed:
            return Way.JOINT
        return Way.FORTH if event.source == pair[0] else Way.BACK
    both_beside = set(pair) <= set(event.others)
    return Way.JOINT if not directed or both_beside or event.target is None else None


def parts_of(date: When, every: Every) -> Mapping[int, float]:
    """The share of a deed by period, by days; empty where its date leaves too many years open.

    >>> dict(parts_of(When.parse("1986-11-21"), Every.YEAR)), dict(parts_of(When.parse("198X"), Every.YEAR))
    ({1986: 1.0}, {})
    >>> {year: round(part, 2) for year, part in parts_of(When.parse("1950-07/1952-06"), Every.YEAR).items()}
    {1950: 0.25, 1951: 0.5, 1952: 0.25}
    """
    if date.earliest is None or date.latest is None:
        return {}
    return _parts(date.earliest, date.latest, every)


@lru_cache(maxsize=100_000)
def _parts(first: int, last: int, every: Every) -> Mapping[int, float]:
    if last - first > conventions()["periods"]["longest_years"] * DAYS:
        return MappingProxyType({})
    start, end = period_of(first, every), period_of(last, every)
    years = (year_of(start, every), year_of(end, every))
    if any(abs(year) >= FAR_YEAR for year in years) or (every is Every.MONTH and not 0 <= years[0] <= 9999):
        return MappingProxyType({})
    days = last - first + 1
    return MappingProxyType({
        period: (min(last + 1, first_day(period + 1, every)) - max(first, first_day(period, every))) / days
        for period in range(start, end + 1)
    })  # fmt: skip


def period_of(day: int, every: Every) -> int:
    """The number of the period that a day falls into: its year, or months since the year 0.

    >>> from datetime import date
    >>> period_of(date(1986, 11, 21).toordinal(), Every.MONTH) == 1986 * 12 + 10
    True
    """
    year, month, _ = day_parts(day)
    return year if every is Every.YEAR else year * 12 + month - 1


def year_of(period: int, every: Every) -> int:
    """The year that a period lies in."""
    return period if every is Every.YEAR else period // 12


def first_day(period: int, every: Every) -> int:
    """The number of the first day of a period."""
    if every is Every.YEAR:
        return day_number(period, 1, 1)
    return day_number(period // 12, period % 12 + 1, 1)


def when_of(period: int, every: Every) -> When:
    """A period as a date.

    >>> str(when_of(1986 * 12 + 10, Every.MONTH)), str(when_of(1986, Every.YEAR))
    ('1986-11', '1986')
    """
    return When.of_year(period) if every is Every.YEAR else When.of_month(period // 12, period % 12 + 1)


def periods_of(coverage: Coverage, every: Every) -> Iterator[int]:
    """The periods of which any source speaks, in order."""
    for year in coverage.years:
        if every is Every.YEAR:
            yield year
        elif 0 <= year <= 9999:
            yield from range(year * 12, year * 12 + 12)
