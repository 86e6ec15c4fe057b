"""The terms of a host's score that rest on a record: what documents and datasets tell of it and the parties.

An event counts where its last possible day is over before the day in question and it is believed to have
happened. Documents written later may tell of it: they are evidence of that time, and what they say of the
day itself and after, who hosted among it, is left out with all other later events.
"""

import math
from collections.abc import Iterator

from amity.model.brokers import Reason
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds
from amity.relate.brokers.represented import Represented
from amity.relate.brokers.terms import Parties, Weights, halved, reason
from amity.relate.record import Entry, Record

HOSTED = ("talks_hosted", "mediation")


class Told:
    """What a record tells of states before a day."""

    def __init__(self, record: Record, day: int) -> None:
        self.record, self.day = record, day
        self.represented = Represented(record, day)
        self._thirds: dict[Parties, dict[tuple[str, str], list[Entry]]] = {}

    def reasons(self, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
        """All that it tells for or against a state as host of two others."""
        yield from self._contacts(host, parties, weights)
        yield from self._conflicts(host, parties, weights)
        yield from self._hosted(host, parties, weights)
        yield from self._offered(host, parties, weights)

    def _contacts(self, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
        amounts, ids = [], []
        for party in parties:
            found = [e for e in self._between(host, party) if _weight(e) > 0 and e.event.kind not in HOSTED]
            amounts.append(self._amount(found, weights["contacts"].scale))
            ids += [entry.event.id for entry in found]
        if min(amounts) > 0:
            words = f"friendly events with {parties[0]} {amounts[0]:.1f}, with {parties[1]} {amounts[1]:.1f}"
            value = min(3.0, math.log2(1 + min(amounts)))
            yield reason(weights, "contacts", value, words, ids)

    def _conflicts(self, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
        found = {
            entry.event.id: entry
            for party in parties
            for entry in self._between(host, party)
            if _weight(entry) < 0
        }
        if found:
            amount = self._amount(list(found.values()), weights["conflicts"].scale)
            words = f"hostile acts with either {amount:.1f}"
            yield reason(weights, "conflicts", min(3.0, math.log2(1 + amount)), words, found)

    def _hosted(self, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
        found = self._third(parties).get(("hosted", host), [])
        if found:
            amount = self._amount(found, weights["record_pair"].scale)
            words = "hosted the two by the documents"
            ids = [entry.event.id for entry in found]
            yield reason(weights, "record_pair", min(2.0, math.log2(1 + amount)), words, ids)

    def _offered(self, host: str, parties: Parties, weights: Weights) -> Iterator[Reason]:
        found = self._third(parties).get(("offered", host), [])
        if found:
            amount = self._amount(found, weights["offered"].scale)
            ids = [entry.event.id for entry in found]
            yield reason(weights, "offered", min(1.0, amount), "offered to bring the two together", ids)

    def _third(self, parties: Parties) -> dict[tuple[str, str], list[Entry]]:
        """Talks of the two that others hosted, and offers that they made, by sort and state."""
        if parties not in self._thirds:
            found: dict[tuple[str, str], list[Entry]] = {}
            for entry in self.record.between(*parties):
                sort = _part(entry)
                if sort and entry.event.source and self._before(entry):
                    found.setdefault((sort, entry.event.source), []).append(entry)
            self._thirds[parties] = found
        return self._thirds[parties]

    def _between(self, one: str, other: str) -> list[Entry]:
        return [e for e in self.record.between(one, other) if e.happened and self._before(e)]

    def _before(self, entry: Entry) -> bool:
        latest = entry.event.date.end_max
        return latest is not None and latest < self.day

    def _amount(self, entries: list[Entry], half_life: float) -> float:
        """How many events that is, by credence, each halved in so many years."""
        return sum(
            entry.credence * halved(self.day - (entry.event.date.latest or self.day), half_life)
            for entry in entries
        )


def _weight(entry: Entry) -> float:
    """The weight of Goldstein (1992) of an event's kind; 0 for what is no act."""
    kind = kinds().get(entry.event.kind)
    return (kind.goldstein or 0.0) if kind else 0.0


def _part(entry: Entry) -> str:
    """Whether its source hosted others in an event, offered to, or neither."""
    if entry.event.kind in HOSTED:
        meant = (Factuality.PROPOSED, Factuality.PLANNED, Factuality.INVITED)
        return "hosted" if entry.happened else "offered" if entry.event.factuality in meant else ""
    return "offered" if entry.event.kind == "mediation_offer" else ""
