"""The record of a case as it would be had some passages or figures not been told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from amity.examine.credence import Weighing
from amity.examine.credence.weighing import weigh
from amity.model.claims import Shape
from amity.model.decisions import Settled
from amity.model.events import Event
from amity.model.flows import Flow
from amity.model.reviewed import ReviewedClaim
from amity.model.witnesses import SourceGraph
from amity.reconcile.events import in_order, unordered
from amity.reconcile.matching import Matching
from amity.reconcile.tellings import Key, telling
from amity.reference import Reference
from amity.relate.record import Entry, Record

if TYPE_CHECKING:
    from amity.case.case import Case


class Losses:
    """Makes the record of a case anew without some claims or flows, as often as one asks.

    Events are put together and weighed anew from the claims that are left: one that had a date from what is
    gone is dated by the rest. Sources are bound to each other as before. Claims of which none can ever be of
    one happening with one of the others are put together apart, so that only what the loss bears on is done
    again; the result is that of all claims at once.
    """

    def __init__(self, case: "Case", record: Record) -> None:
        self.record, self.settled = record, case.decisions.decided.settled
        self.claims = {said.id: said for said in case.claims()}
        documents = {document.name for document in case.documents()}
        self.told = {
            name: said for name, said in self.claims.items()
            if said.standing.carries and said.claim.passage.doc in documents
        }  # fmt: skip
        self.parts = parts(self.claims.values(), self.settled, record.reference)
        self.part_of = {said.id: at for at, part in enumerate(self.parts) for said in part}
        self.events_of = {at: self._made(part) for at, part in enumerate(self.parts)}

    def without(self, claims: Collection[str] = (), flows: Collection[Flow] = ()) -> Record:
        """The record as it would be had these claims and flows not been told."""
        measured = set(flows)
        left = tuple(flow for flow in self.record.flows if flow not in measured)
        if not claims:
            whole = (*self.record.entries, *self.record.judged)
            return replace(self.record, entries=whole, flows=left) if measured else self.record
        return replace(
            self.record,
            entries=self._entries(set(claims)),
            claims={name: claim for name, claim in self.record.claims.items() if name not in claims},
            flows=left,
        )

    def _entries(self, gone: set[str]) -> tuple[Entry, ...]:
        """The events that are left, weighed; those that nothing has touched as they were."""
        touched = {self.part_of[name] for name in gone if name in self.part_of}
        made = {at: self._made([s for s in self.parts[at] if s.id not in gone]) for at in touched}
        found = in_order(event for at in self.events_of for event in made.get(at, self.events_of[at]))
        told = {name: said for name, said in self.told.items() if name not in gone}
        graph, entries = self._graph(found, touched, made, told), self._whole
        if graph.edges != self._weighing.graph.edges:
            entries = {}
        return tuple(
            held if (held := entries.get(event.id)) and held.event == event
            else Entry.of(event, weigh(event, told, graph))
            for event in found
        )  # fmt: skip

    def _graph(
        self, found: Sequence[Event], touched: Iterable[int], made: Mapping[int, Sequence[Event]],
        told: Mapping[str, ReviewedClaim],
    ) -> SourceGraph:  # fmt: skip
        """The sources with those bound that err alike, which an event of one claim has no say in."""
        before = {event.id: event for at in touched for event in self.events_of[at]}
        after = {event.id: event for at in touched for event in made[at]}
        moved = [
            event for one, other in ((before, after), (after, before)) for name, event in one.items()
            if other.get(name) != event
        ]  # fmt: skip
        if all(len(event.claims) < 2 for event in moved):
            return self._weighing.graph
        return Weighing(found, told, self.record.sources, self.record.reference).graph

    @cached_property
    def _weighing(self) -> Weighing:
        found = in_order(event for events in self.events_of.values() for event in events)
        return Weighing(found, self.told, self.record.sources, self.record.reference)

    @cached_property
    def _whole(self) -> dict[str, Entry]:
        """The events as they are with nothing lost, weighed, by id."""
        found = in_order(event for events in self.events_of.values() for event in events)
        graph = self._weighing.graph
        return {event.id: Entry.of(event, weigh(event, self.told, graph)) for event in found}

    def _made(self, part: Iterable[ReviewedClaim]) -> list[Event]:
        return unordered(part, self.settled, self.record.reference)


def parts(
    claims: Iterable[ReviewedClaim], settled: Settled, reference: Reference
) -> list[list[ReviewedClaim]]:
    """Claims of events in groups, so that no claim can be of one happening with one of another group.

    Together are claims of a family of kinds and the same states; with them those that leave one of the two
    states out, which may be filled; and what an analyst holds to be of one happening.

    >>> from amity.reference import load
    >>> parts([], Settled(), load())
    []
    """
    people = Matching(reference).people
    by_key: dict[Key, list[ReviewedClaim]] = defaultdict(list)
    for said in claims:
        if said.standing.carries and said.claim.shape is Shape.EVENT:
            by_key[telling(said, people, reference).key].append(said)
    lead = {key: key for key in by_key}
    for held in _bound(by_key, settled):
        for key in held[1:]:
            lead[_root(lead, key)] = _root(lead, held[0])
    found: dict[Key, list[ReviewedClaim]] = defaultdict(list)
    for key in sorted(by_key, key=repr):
        found[_root(lead, key)] += by_key[key]
    return list(found.values())


def _bound(by_key: Mapping[Key, Sequence[ReviewedClaim]], settled: Settled) -> Iterable[list[Key]]:
    """Groups of keys that have to stay together."""
    of = {said.id: key for key, held in by_key.items() for said in held}
    yield from ([of[name] for name in sorted(names) if name in of] for names in settled.together)
    # a claim that names one state alone may be of what any other state did with it
    sides: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(by_key, key=repr):
        for state in filter(None, key[1:]):
            sides[key[0], state].append(key)
    yield from ([key, *sides[key[0], s]] for key in by_key if not all(key[1:]) for s in filter(None, key[1:]))


def _root(lead: dict[Key, Key], key: Key) -> Key:
    while lead[key] != key:
        lead[key] = lead[lead[key]]
        key = lead[key]
    return key
