"""Which tellings are of one deed: all of one contact, and acts of one kind, direction and day.

A visit is told in an arrival, two receptions and a departure. Were each a deed, a busy press would make the
level seem higher and better known than it is. So what `amity.relate.contacts` takes for one contact is one
deed, and of other acts one a day of each kind and direction counts: the filter that is usual for event data
(Leetaru and Schrodt 2013, "GDELT: Global Data on Events, Location and Tone", ISA). Phases are sought in
occasions of the same kind. Measured by bench/cooperation.py on dyads whose visits are told in several items.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amity.model.cooperation import Component, Way
from amity.model.when import When
from amity.relate.contacts import contacts
from amity.relate.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What took place between two states, or the promise of it, which counts once.

    `id` is the event that stands for it, `events` are all that tell of it. `parts` has the share of it by
    period (1 in all, unless some of its periods are outside what its sources speak of); `streams` the
    independent sources that tell of it; `credence` how far to believe it.
    """

    id: str
    kind: str
    component: Component
    way: Way
    credence: float
    parts: Mapping[int, float]
    streams: tuple[str, ...]
    events: tuple[str, ...]


Told = tuple[Deed, When]
"""A deed as one event tells of it, with the event's date."""
ARRIVAL = "visit"
"""The kind of a contact in which somebody travels to the other side, whatever else is told of it."""


def occasions(told: Iterable[Told], record: Record, pair: tuple[str, str]) -> Iterator[Deed]:
    """One deed for each contact, and for the acts of each kind, direction and day.

    The work grows with the number of events.
    """
    groups: dict[object, list[Deed]] = {}
    some = list(told)
    known = contacts(record, *pair)
    for deed, date in some:
        contact = known.contact(deed.id)
        groups.setdefault(contact.id if contact else _act(deed, date), []).append(deed)
    return (_one(group) for group in groups.values())


def _act(deed: Deed, date: When) -> object:
    """What two tellings of one act have in common; of a date that is not of a day only the event itself."""
    if date.earliest is None or date.earliest != date.latest:
        return deed.id, "alone"
    return deed.kind, deed.way, date.earliest


def _one(group: Sequence[Deed]) -> Deed:
    """A deed with all that is told of it: of the journey's kind, dated as narrowly as any of it is."""
    if len(group) == 1:
        return group[0]
    lead = min(group, key=lambda deed: (deed.kind != ARRIVAL, -deed.credence, min(deed.parts), deed.id))
    return replace(
        lead,
        credence=max(deed.credence for deed in group),
        parts=_narrowest(group, lead),
        streams=tuple(sorted({source for deed in group for source in deed.streams})),
        events=tuple(sorted(name for deed in group for name in deed.events)),
    )


def _narrowest(group: Sequence[Deed], lead: Deed) -> Mapping[int, float]:
    """The parts of what is dated to the fewest periods, those of the lead before others."""
    return min(group, key=lambda deed: (len(deed.parts), deed is not lead, min(deed.parts), deed.id)).parts
