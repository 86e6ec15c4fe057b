"""Which events are one contact: a visit with the meetings in it, and reports of the same days.

Events are taken day by day. One continues the contact that is under way where it follows within two days
(four where a person or a rank is the same) and nothing speaks against it: another guest, another place,
another person, a delegation of another sort. What is dated to a month or a year joins a contact of that time
only by a person, or within a month by a minister's rank or higher in the same channel; a meeting also a visit
of that month of which the same text tells right beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeAlias

from amity.model.contacts import HIGH_RANKS, Capacity, Channel, Form, Rank
from amity.relate.record import Entry

NEXT_DAYS, SAME_DAYS = 2, 4
SOME_DAYS, MONTH = 5, 31
"""A date with more days than the first is not a day's; one with more than the second is none of a month."""
AT_ONCE = 16
"""Contacts that can be under way at once; older ones are over."""
Standing: TypeAlias = tuple[str, Channel, Rank]
"""A side, and the channel and rank at which it stands in a contact."""
BESIDE = 250
"""Letters within which a text tells of one thing."""
ALONE = frozenset((Channel.PEOPLE, Channel.ARMY, Channel.PARTY))
"""Delegations that travel by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event with what is known of its sides.

    `people` are the names by which persons are told apart; `sure` says that `guest` is, not merely likely.
    `spots` are the texts and the places in them that tell it. `ranks` says what stands
    for sides in it, `known` the channels of the guest, as far as they are told.
    """

    entry: Entry
    form: Form
    guest: str | None
    first: int
    last: int
    capacities: tuple[Capacity, ...] = ()
    people: frozenset[str] = frozenset()
    sure: bool = True
    spots: tuple[tuple[str, int], ...] = ()
    ranks: frozenset[Standing] = field(init=False)
    known: frozenset[Channel] = field(init=False)

    def __post_init__(self) -> None:
        told = [one for one in self.capacities if one.state and one.channel is not Channel.UNKNOWN]
        ranks = frozenset((one.state or "", one.channel, one.rank) for one in told)
        object.__setattr__(self, "ranks", ranks)
        object.__setattr__(self, "known", frozenset(one.channel for one in told if one.state == self.guest))

    @property
    def order(self) -> tuple[int, int, bool, str]:
        """What reports are put in order by: time, the visit before the meetings, the id."""
        return self.first, self.last, self.form is not Form.VISIT, self.entry.event.id


@dataclass(slots=True)
class Journey:
    """Reports that are taken to be of one contact."""

    reports: list[Report] = field(default_factory=list)
    guest: str | None = None
    sure: bool = False
    form: Form = Form.MEETING
    first: int = 0
    last: int = 0
    people: set[str] = field(default_factory=set)
    capacities: list[Capacity] = field(default_factory=list)
    ranks: set[Standing] = field(default_factory=set)
    exact: bool = False

    def take(self, report: Report) -> None:
        """Add a report. The days are those of reports that are dated to the day, if any is."""
        exact = report.last - report.first <= SOME_DAYS
        if not self.reports or (exact and not self.exact):
            self.first, self.last = report.first, report.last
        elif exact:
            self.first, self.last = min(self.first, report.first), max(self.last, report.last)
        self.exact = self.exact or exact
        self.reports.append(report)
        if report.guest and (not self.guest or (report.sure and not self.sure)):
            self.guest, self.sure = report.guest, report.sure
        self.form = report.form if self.form is Form.MEETING else self.form
        self.people |= report.people
        self.capacities.extend(report.capacities)
        self.ranks |= report.ranks

    def known(self) -> set[Channel]:
        """The channels of the guest, as far as they are known."""
        return {channel for state, channel, _ in self.ranks if state == self.guest}


def journeys(reports: Iterable[Report]) -> list[Journey]:
    """The contacts that reports add up to, in order of time; the work grows with their number."""
    ordered = sorted(reports, key=lambda report: report.order)
    found: list[Journey] = []
    under_way: list[Journey] = []
    for report in ordered:
        if report.last - report.first > SOME_DAYS:
            continue
        under_way = [journey for journey in under_way[-AT_ONCE:] if report.first - journey.last <= SAME_DAYS]
        fitting = [journey for journey in under_way if _continues(report, journey)]
        if fitting:
            max(fitting, key=lambda journey: _nearness(report, journey)).take(report)
        else:
            under_way.append(_begun(report, found))
    _place_coarse([report for report in ordered if report.last - report.first > SOME_DAYS], found)
    return sorted(found, key=lambda journey: (journey.first, journey.last, journey.reports[0].entry.event.id))


def _begun(report: Report, found: list[Journey]) -> Journey:
    journey = Journey()
    journey.take(report)
    found.append(journey)
    return journey


def _continues(report: Report, journey: Journey) -> bool:
    same = bool(report.people & journey.people or report.ranks & journey.ranks)
    reach = SAME_DAYS if same else NEXT_DAYS
    if report.first - journey.last > reach or not _agree(report, journey):
        return False
    return _company(report.known, journey.known())


def _agree(report: Report, journey: Journey) -> bool:
    """Whether guest and form do not speak against a report's being part of a contact."""
    guests = {report.guest, journey.guest} - {None}
    if len(guests) > 1 and report.sure and journey.sure:
        return False
    apart = {Form.ELSEWHERE, Form.RESIDENT}
    if (report.form in apart or journey.form in apart) and report.form is not journey.form:
        return False
    if report.form is Form.VISIT and journey.form is Form.VISIT and report.people and journey.people:
        return bool(report.people & journey.people)
    return True


def _company(some: Set[Channel], others: Set[Channel]) -> bool:
    """Whether two sets of channels of the guest can be of one delegation; where one is empty, they can."""
    if not some or not others or some & others:
        return True
    return not (some <= ALONE or others <= ALONE)


def _nearness(report: Report, journey: Journey) -> tuple[bool, bool, int, int]:
    people = bool(report.people & journey.people)
    rank = bool(report.ranks & journey.ranks)
    return people, rank, journey.last, -journey.first


def _place_coarse(reports: Sequence[Report], found: list[Journey]) -> None:
    """Put reports of a month or a year to the contact they tell of, or else by themselves."""
    index = _Index()
    for journey in found:
        index.add(journey)
    for report in sorted(reports, key=lambda report: (report.form is not Form.VISIT, report.order)):
        near = [
            journey for journey in index.candidates(report)
            if report.first <= journey.last and journey.first <= report.last and _agree(report, journey)
        ]  # fmt: skip
        if near:
            near[0].take(report)
        else:
            index.add(_begun(report, found))


class _Index:
    """Contacts by person, by rank and by where a visit is told."""

    def __init__(self) -> None:
        self._by_person: dict[tuple[str, int], list[Journey]] = defaultdict(list)
        self._by_rank: dict[tuple[Standing, int], list[Journey]] = defaultdict(list)
        self._by_spot: dict[tuple[str, int], list[Journey]] = defaultdict(list)

    def add(self, journey: Journey) -> None:
        """Take in a contact."""
        for month in sorted({journey.first // MONTH, journey.last // MONTH}):
            for person in journey.people:
                self._by_person[person, month].append(journey)
            for rank in journey.ranks:
                self._by_rank[rank, month].append(journey)
        if journey.form is Form.VISIT:
            for doc, start in (spot for report in journey.reports for spot in report.spots):
                self._by_spot[doc, start // BESIDE].append(journey)

    def candidates(self, report: Report) -> list[Journey]:
        """The contacts that a report can tell of, the likeliest first."""
        months = range(report.first // MONTH, min(report.last, report.first + 366) // MONTH + 1)
        people = [self._by_person.get((key, m), ()) for key in sorted(report.people) for m in months]
        found = [journey for group in people for journey in group[:AT_ONCE]]
        if found or report.last - report.first > MONTH:
            return found
        high = sorted(rank for rank in report.ranks if rank[2] in HIGH_RANKS)
        ranked = [self._by_rank.get((rank, m), ()) for rank in high for m in months]
        found = [journey for group in ranked for journey in group[:AT_ONCE]]
        return found + (self._beside(report) if report.form is Form.MEETING else [])

    def _beside(self, report: Report) -> list[Journey]:
        """The visits that the same text tells beside it, the nearest first."""
        cells = [(doc, start // BESIDE + step) for doc, start in report.spots for step in (0, -1, 1)]
        return [journey for cell in cells for journey in self._by_spot.get(cell, ())[:AT_ONCE]]
