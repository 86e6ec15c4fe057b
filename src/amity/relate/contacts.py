"""Every contact between two states: who went to whom or met whom, when, at what rank and by which channel.

Counted is what happened and is believed; plans, offers and invitations are kept apart. So are messages, and
statements that count contacts over a period, which are tested against the contacts in hand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from amity.collecting import uncollected
from amity.model.answers import Answer
from amity.model.contacts import Capacity, Channel, Contact, Contacts, Form, Message
from amity.model.coverage import Coverage, Telling
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.relate.contacts_competence import competence
from amity.relate.contacts_forums import shared_forums
from amity.relate.contacts_journeys import Journey, Report, journeys
from amity.relate.contacts_ranks import Ranking, highest, settled
from amity.relate.contacts_tallies import is_tally, tallies
from amity.relate.coverage import coverage
from amity.relate.record import Entry, Record

KINDS = frozenset(("visit", "meeting", "talks_hosted"))
"""The kinds of events that are contacts of the states that take part."""
IN_FULL = 0.99
"""The exposure from which a serial source speaks of a year in full."""
FORETOLD = frozenset(
    (
        Factuality.PLANNED,
        Factuality.PROPOSED,
        Factuality.INVITED,
        Factuality.RUMOURED,
        Factuality.HYPOTHETICAL,
    )
)


def contacts(record: Record, one: str | None = None, other: str | None = None) -> Contacts:
    """The contacts between two states of a record; by default those of its dyad.

    The rank of persons is that of the offices they held at that date by the rosters, and of the titles and
    bodies in the words. A dyad without events has no contacts. The work grows with the number of events.

    Raises InvalidValue where the record is of more than two states and none are given.

    >>> from amity.model.events import Event
    >>> from amity.reference import load
    >>> event = Event(id="e", kind="visit", source="PRK", target="MNG", date=When.parse("1956-07"),
    ...     factuality=Factuality.HAPPENED, claims_for=("c",), persons=("Kim Il Sung",))
    >>> entry = Entry(event=event, credence=0.9, witnesses=("doc:survey",))
    >>> [visit] = contacts(Record(states=("MNG", "PRK"), reference=load(), entries=(entry,))).visits
    >>> visit.guest, str(visit.rank)
    ('PRK', 'head of state or ruling party')
    """
    pair = (one, other) if one and other else record.pair
    return record.once("contacts", pair, lambda: _between(record, *pair))


@uncollected()
def _between(record: Record, first: str, second: str) -> Contacts:
    told = [entry for entry in record.between(first, second) if _of_both(entry, (first, second))]
    ranking = Ranking(first, second, record.reference)
    covered = coverage(record, (first, second))
    period = {entry.event.id for entry in told if is_tally(entry)}
    found = _found([e for e in told if e.event.id not in period], record, ranking, covered)
    believed = tuple(contact for contact in found if contact.credence > 0.5)
    return Contacts(
        one=first,
        other=second,
        contacts=believed,
        doubtful=tuple(contact for contact in found if contact.credence <= 0.5),
        foretold=tuple(e.event.id for e in told if e.event.factuality in FORETOLD),
        denied=tuple(e.event.id for e in told if e.event.factuality in _DENIED and e.event.id not in period),
        messages=tuple(_messages(record.between(first, second))),
        tallies=tallies(record, ranking, believed),
        forums=shared_forums(record, (first, second)),
        coverage=covered,
    )


_DENIED = frozenset((Factuality.DID_NOT_HAPPEN, Factuality.DENIED))


def _found(told: Iterable[Entry], record: Record, ranking: Ranking, covered: Coverage) -> list[Contact]:
    """What took place, each with the serial sources that cover its year and do not tell of it."""
    happened = [
        entry for entry in told
        if entry.event.factuality is Factuality.HAPPENED and entry.event.kind in KINDS
    ]  # fmt: skip
    serial = _serial(covered)
    made = _contacts(happened, record, ranking, ranking.pair)
    return [replace(contact, untold_by=_untold(contact, covered, serial)) for contact in made]


def _of_both(entry: Entry, pair: tuple[str, str]) -> bool:
    """Whether it is a contact of the two, or an invitation; a third state's visit to both is none."""
    event = entry.event
    if event.kind == "visit":
        return event.source in pair
    return event.kind in KINDS or event.kind == "invitation"


def _contacts(
    happened: Iterable[Entry], record: Record, ranking: Ranking, pair: tuple[str, str]
) -> Iterator[Contact]:
    dated, undated = [], []
    for entry in happened:
        report = _report(entry, record, ranking, pair)
        if entry.event.date.earliest is None or entry.event.date.latest is None:
            undated.append(report)
        else:
            dated.append(report)
    for journey in journeys(dated):
        yield _contact(journey, record, ranking, pair)
    for report in sorted(undated, key=lambda report: (report.entry.event.date.sort_key, report.order)):
        journey = Journey()
        journey.take(report)
        yield _contact(journey, record, ranking, pair)


def _report(entry: Entry, record: Record, ranking: Ranking, pair: tuple[str, str]) -> Report:
    event = entry.event
    guest, sure = _guest(entry, record, ranking, pair)
    capacities = tuple(ranking.capacities(entry, record.claims, guest))
    form = _form(entry, record, capacities, pair)
    if form is Form.RESIDENT:
        guest, sure = _ambassador(capacities) or guest, False
    known = ((name, ranking.person(name, event.date)) for name in event.persons)
    return Report(
        entry=entry,
        form=form,
        guest=guest,
        sure=sure,
        first=event.date.earliest or 0,
        last=event.date.latest or 0,
        capacities=capacities,
        people=frozenset(person.id if person else name.casefold() for name, person in known),
        spots=tuple(
            (said.passage.doc, said.passage.start)
            for name in event.claims_for
            if (said := record.claims.get(name))
        ),
    )


def _guest(entry: Entry, record: Record, ranking: Ranking, pair: tuple[str, str]) -> tuple[str | None, bool]:
    """Who came to the other, and whether that is sure.

    The visitor; of a meeting, whoever is not at home; or whoever the words say is received, which is sure of
    a delegation alone, for a president met on his own soil is received as well.
    """
    event = entry.event
    if event.kind == "visit":
        return event.source, True
    if event.kind == "talks_hosted" and event.source in pair:
        return (pair[1] if event.source == pair[0] else pair[0]), True
    if event.place and len(at := _lies_in(event.place, event.date, record) & set(pair)) == 1:
        return (pair[1] if at == {pair[0]} else pair[0]), True
    heard = [ranking.heard(record.claims[name]) for name in event.claims_for if name in record.claims]
    guests = {(one.guest, one.sure) for one in heard if one.guest}
    return guests.pop() if len(guests) == 1 else (None, False)


def _lies_in(place: str, when: When, record: Record) -> set[str]:
    return set(record.reference.resolve(place, when if when.edtf else None))


def _form(entry: Entry, record: Record, capacities: Iterable[Capacity], pair: tuple[str, str]) -> Form:
    event = entry.event
    if event.kind == "visit":
        return Form.VISIT
    at = _lies_in(event.place, event.date, record) if event.place else set()
    if event.kind == "talks_hosted":
        return Form.HOSTED if event.source in pair else Form.ELSEWHERE
    if at and not at & set(pair):
        return Form.ELSEWHERE
    resident = any(one.channel is Channel.EMBASSY for one in capacities)
    return Form.RESIDENT if resident else Form.MEETING


def _ambassador(capacities: Iterable[Capacity]) -> str | None:
    return next((one.state for one in capacities if one.channel is Channel.EMBASSY), None)


def _contact(journey: Journey, record: Record, ranking: Ranking, pair: tuple[str, str]) -> Contact:
    entries = [report.entry for report in journey.reports]
    events = sorted(entries, key=lambda entry: (entry.event.date.sort_key, entry.event.id))
    guest = journey.guest
    host = None if guest is None else pair[0] if guest == pair[1] else pair[1]
    capacities = settled(journey.capacities)
    when = _date(journey)
    equal = _equal(capacities, guest, host, pair)
    competent, article = competence(capacities, pair, when, record.reference)
    return Contact(
        id=events[0].event.id, form=journey.form, guest=guest, host=host, date=when,
        events=tuple(entry.event.id for entry in events),
        claims=tuple(sorted({name for entry in entries for name in entry.event.claims_for})),
        credence=max(entry.credence for entry in entries),
        witnesses=tuple(sorted({witness for entry in entries for witness in entry.witnesses})),
        capacities=capacities, place=next((e.event.place for e in events if e.event.place), None),
        equal=equal, competent=competent, competence=article,
    )  # fmt: skip


def _date(journey: Journey) -> When:
    """From the first day to the last that is told: about, where reports can be of the day before."""
    stated = [report.entry.event.date for report in journey.reports]
    if len({when.edtf for when in stated}) == 1:
        return stated[0]
    exact = [w for w in stated if (w.earliest, w.latest) == (journey.first, journey.last)]
    if exact:
        return min(exact, key=lambda when: (len(when.edtf), when.edtf))
    first, last = (date.fromordinal(day).isoformat() for day in (journey.first, journey.last))
    return When.parse(f"{first}~/{last}~", inferred=("day",))


def _equal(
    capacities: tuple[Capacity, ...], guest: str | None, host: str | None, pair: tuple[str, str]
) -> Answer:
    """Whether both sides stood at the same step; unknown where the step of either is not known."""
    sides = (guest, host) if guest and host else pair
    one, other = (highest(capacities, side).level for side in sides)
    if one is None or other is None:
        return Answer.UNKNOWN
    return Answer.YES if one == other else Answer.NO


def _serial(covered: Coverage) -> dict[int, list[str]]:
    """By year the serial sources that speak of it in full."""
    found: dict[int, list[str]] = {}
    for stream in covered.streams:
        if stream.telling is Telling.SERIAL:
            for year, share in stream.exposure.items():
                if share >= IN_FULL:
                    found.setdefault(year, []).append(stream.source)
    return found


def _untold(contact: Contact, covered: Coverage, serial: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    """The serial sources that speak in full of its year and do not tell of it."""
    if contact.year is None:
        return ()
    told = {source for event in contact.events for source in covered.told_by(event)}
    return tuple(source for source in serial.get(contact.year, ()) if source not in told)


def _messages(entries: Iterable[Entry]) -> Iterator[Message]:
    for entry in entries:
        event = entry.event
        if event.kind == "condolence" and entry.event.factuality is Factuality.HAPPENED:
            yield Message(
                event=event.id, sender=event.source, receiver=event.target, date=event.date,
                claims=event.claims_for,
            )  # fmt: skip
