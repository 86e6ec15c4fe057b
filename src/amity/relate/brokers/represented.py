"""Who was represented where by what a record tells: its documents first, then published datasets.

What documents tell of a mission goes before the rows of missions.csv, and these before the datasets, which
count of each state what their last year before the day in question has.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from amity.model.brokers import Reason
from amity.model.representation import Coded, Level, Representation, Seat, Standing
from amity.model.when import When
from amity.reference.kinds import kinds
from amity.relate.brokers.terms import Parties, Weights, reason
from amity.relate.record import Record
from amity.relate.status import status

FAMILIES = ("relations", "embassy")
ABSENT, LESSER, RESIDENT = -0.5, 0.3, 1.0


class Represented:
    """The missions of states as a record tells them before a day."""

    def __init__(self, record: Record, day: int) -> None:
        self.day = day
        entries = tuple(
            entry for entry in record.entries
            if entry.event.date.end_max is not None and entry.event.date.end_max < day
        )  # fmt: skip
        flows = tuple(flow for flow in record.flows if (flow.period.latest or day) < day)
        self.record = replace(record, entries=entries, flows=flows)

    def reasons(
        self, host: str, parties: Parties, weights: Weights, listed: list[Reason]
    ) -> Iterator[Reason]:
        """The reasons of representation, `listed` those by reference data, with what the record tells."""
        rest = list(listed)
        for party in parties:
            if frozenset((host, party)) not in self._told:
                continue
            standing = status(self.record, host, party)
            for term, sender, receiver in (("resident", host, party), ("received", party, host)):
                same = [r for r in rest if r.term == term and _names(r, sender, receiver)]
                found = self._of(standing, sender) or ([] if same else self._coded(standing, sender))
                if found:
                    rest = [r for r in rest if r not in same]
                    value, words, evidence = found[0]
                    yield reason(weights, term, value, words, evidence)
        yield from rest

    @cached_property
    def _told(self) -> frozenset[frozenset[str]]:
        """The pairs of which anything is told that bears on representation."""
        known = kinds()
        pairs = {
            frozenset((one, other))
            for entry in self.record.entries
            if (kind := known.get(entry.event.kind)) and kind.family in FAMILIES
            for one in entry.event.states
            for other in entry.event.states
            if one < other
        }
        flows = (flow for flow in self.record.flows if flow.measure == "representation")
        return frozenset(pairs | {frozenset((f.source, f.target)) for f in flows if f.source and f.target})

    def _of(self, standing: Standing, sender: str) -> list[tuple[float, str, tuple[str, ...]]]:
        """What documents tell of a mission on the day before: at most one answer, none where in doubt."""
        eve = When.of_day(date.fromordinal(self.day - 1))
        held = [stretch for stretch in standing.of(sender).at(eve) if _answer(stretch) is not None]
        if len({_answer(stretch) for stretch in held}) != 1:
            return []
        stretch = held[-1]
        words = f"by the documents {stretch.sender} in {stretch.receiver}: {stretch.level}"
        since = f" since {stretch.start}" if stretch.start else ""
        return [(_answer(stretch) or 0.0, words + since, stretch.events)]

    @staticmethod
    def _coded(standing: Standing, sender: str) -> list[tuple[float, str, tuple[str, ...]]]:
        """What published datasets say of a mission in their last year."""
        rows: list[Coded] = [row for row in standing.coded if row.sender == sender]
        if not rows:
            return []
        last = max(rows, key=lambda row: row.period.sort_key)
        value = RESIDENT if last.level.mission else ABSENT
        words = f"{sender} in {last.receiver} by {last.series} in {last.period}: {last.level}"
        return [(value, words, (f"{last.series}, row {last.row}",))]


def _answer(stretch: Representation) -> float | None:
    """How far a stretch is a mission on the spot; None where it does not say."""
    if stretch.level.mission:
        return LESSER if stretch.seat is Seat.ELSEWHERE else RESIDENT
    shut = stretch.level in (Level.SEVERED, Level.SUSPENDED, Level.NONE) or stretch.seat is Seat.ABSENT
    return ABSENT if shut else None


def _names(listed: Reason, sender: str, receiver: str) -> bool:
    """Whether a reason rests on the row of that sender, or of all states, in that capital."""
    return any(row.split()[1:3] in ([sender, receiver], ["*", receiver]) for row in listed.evidence)
