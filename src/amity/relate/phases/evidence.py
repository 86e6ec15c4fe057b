"""What phases are sought in: happenings by year, source and channel, and measured quantities by year.

A contact counts once with all that is told of it (`amity.relate.contacts`), and each happening counts for one
source: the one of longest reach that tells of it. What is left for the others is then a thinned part of what
took place, and may be added up with it (a Poisson process split by source stays one), each held against what
is left to it (`columns`).
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.collecting import uncollected
from amity.model.contacts import Contact
from amity.model.coverage import Coverage
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds
from amity.relate.contacts import contacts
from amity.relate.record import Entry, Record

WIDEST = 10
"""Years that a date may leave open: what may lie in more says nothing of when."""
LEVELS = frozenset(("trade",))
"""Kinds that tell of a level, not of an act: flows measure it."""
FORMAL_BY = {"yes": True, "no": False, "by rank": None}
ABSENT = 3
"""Years from which the denial of a kind of act over a period is a statement on how little there was."""


_Dated = tuple[Entry, tuple[int, int]]
"""An entry with the first and last year in which it may lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A happening that counts once: its events, the years in which it may lie, its weight and its sources.

    `weight` is the credence of its best attested event. `cooperative` by the sign of the kind's weight on the
    scale of Goldstein (1992). `formal` is what represents or binds the states themselves: relations and
    missions, treaties, and contacts of a minister's rank or a higher one.
    """

    events: tuple[str, ...]
    channel: str
    cooperative: bool
    formal: bool
    first: int
    last: int
    weight: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A statement that nothing of a kind took place in a period: its source, and the events it denies by."""

    event: str
    channel: str
    both_ways: bool
    first: int
    last: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All of it: occasions, absences, and why some events are left out, by id."""

    occasions: tuple[Occasion, ...]
    absences: tuple[Absence, ...]
    left_out: Mapping[str, str]


@uncollected()
def evidence(record: Record, one: str, other: str, coverage: Coverage) -> Evidence:
    """What happened between two states, by credence, and what is said not to have.

    The work grows with the number of their events.
    """
    entries = record.between(one, other)
    together = _together(record, one, other)
    groups: dict[str, list[_Dated]] = {}
    left_out: dict[str, str] = {}
    for entry in entries:
        if not entry.happened or not _act(entry):
            continue
        span = _span(entry)
        if span is None:
            left_out[entry.event.id] = f"its date, {entry.event.date}, leaves the year open"
        else:
            contact = together.get(entry.event.id)
            key = contact.id if contact else _act_of(entry)
            groups.setdefault(key, []).append((entry, span))
    found = [_occasion(group, coverage, together) for group in groups.values()]
    return Evidence(
        occasions=tuple(sorted(found, key=lambda o: (o.first, o.last, o.events))),
        absences=tuple(_absences(entries, coverage)),
        left_out=left_out,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kindred:
    """A channel of acts and its noun.

    Acts that do not recur (an embassy stays open) are missed by nobody. Acts are `formal` or not by their
    kind, or None: by their rank.
    """

    channel: str
    noun: str
    recurs: bool
    formal: bool | None


@cache
def channels() -> Mapping[str, Kindred]:
    """The channel by family of kinds, as `data/phase_channels.csv` has them.

    >>> channels()["contact"].noun, channels()["embassy"].recurs
    ('contacts', False)
    """
    path = files("amity.relate") / "data" / "phase_channels.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {
        row["family"]: Kindred(
            channel=row["channel"],
            noun=row["noun"],
            recurs=row["recurs"] == "yes",
            formal=FORMAL_BY[row["formal"]],
        )
        for row in rows
    }


def channel_of(kind: str) -> str:
    """The channel of a kind: of acts against the other side always "conflict".

    >>> channel_of("visit"), channel_of("treaty_abrogated")
    ('contacts', 'conflict')
    """
    known = kinds()[kind]
    if (known.goldstein or 0) < 0:
        return "conflict"
    found = channels().get(known.family)
    return found.channel if found else "other acts"


def _act_of(entry: Entry) -> str:
    """What two tellings have in common that are of one act: kind, direction and date."""
    event = entry.event
    return " ".join((event.kind, event.source or "", event.target or "", event.date.edtf or event.id))


def _act(entry: Entry) -> bool:
    """Whether it is an act towards the other side, with a weight other than nought."""
    known = kinds().get(entry.event.kind)
    return known is not None and bool(known.goldstein) and known.name not in LEVELS


def _span(entry: Entry) -> tuple[int, int] | None:
    """The years in which it may lie; None where there are too many, or no end."""
    first, last = entry.event.date.first_year, entry.event.date.last_year
    if first is None or last is None or not 0 <= last - first < WIDEST:
        return None
    return first, last


def _together(record: Record, one: str, other: str) -> dict[str, Contact]:
    """For each event that belongs to a contact, the contact."""
    found = contacts(record, one, other).contacts
    return {event: contact for contact in found for event in contact.events}


def _formal(event: Event, contact: Contact | None) -> bool:
    """Whether it is an act of the states themselves, by its kind or by the rank of who came."""
    known = channels().get(kinds()[event.kind].family)
    if known is None or known.formal is False:
        return False
    return known.formal or bool(contact and contact.high)


def _occasion(group: Sequence[_Dated], coverage: Coverage, together: Mapping[str, Contact]) -> Occasion:
    best = max((entry for entry, _ in group), key=lambda e: (e.credence, e.event.id))
    first, last = min((span for _, span in group), key=lambda span: (span[1] - span[0], span))
    return Occasion(
        events=tuple(entry.event.id for entry, _ in group),
        channel=channel_of(best.event.kind),
        cooperative=(kinds()[best.event.kind].goldstein or 0) > 0,
        formal=any(_formal(entry.event, together.get(entry.event.id)) for entry, _ in group),
        first=first,
        last=last,
        weight=best.credence,
        sources=tuple(sorted({source for entry, _ in group for source in _sources(entry, coverage)})),
    )


def _sources(entry: Entry, coverage: Coverage) -> tuple[str, ...]:
    return coverage.told_by(entry.event.id) or entry.witnesses


def _absences(entries: Iterable[Entry], coverage: Coverage) -> Iterable[Absence]:
    """What a source says did not take place in years on end: of kinds of acts for the other side only."""
    for entry in entries:
        event = entry.event
        first, last = event.date.first_year, event.date.last_year
        if event.factuality is not Factuality.DID_NOT_HAPPEN or first is None or last is None:
            continue
        if last - first + 1 >= ABSENT and _act(entry) and channel_of(event.kind) != "conflict":
            yield Absence(
                event=event.id,
                channel=channel_of(event.kind),
                both_ways=not kinds()[event.kind].directed,
                first=first,
                last=last,
                sources=_sources(entry, coverage),
            )
