"""The edges of a signed network: what speaks for friendship and for enmity of each pair."""

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

from amity.model.networks import Edge, Pair, Sign
from amity.reference.kinds import kinds
from amity.relate.brokers.known import Known
from amity.relate.brokers.terms import cite
from amity.relate.record import Entry, Record

YEAR = 365.25
LOCAL = frozenset(("leadership_change", "constitutional_change", "leader_death", "border_closure"))
"""Kinds that are acts within a state, whatever other state a passage names beside it."""


_STEPS = 200
_POINTS = tuple(
    (math.log((number + 0.5) / _STEPS), math.log(1 - (number + 0.5) / _STEPS)) for number in range(_STEPS)
)
"""The logarithms of a share and of what is left of one, at the middles of so many equal steps."""


@dataclass(slots=True)
class _Tally:
    """What is known of a pair so far."""

    positive: float = 0.0
    negative: float = 0.0
    evidence: list[str] = field(default_factory=list)

    def add(self, amount: float, evidence: str) -> None:
        self.positive += max(0.0, amount)
        self.negative += max(0.0, -amount)
        self.evidence.append(evidence)


@cache
def weights() -> Mapping[str, float]:
    """What each kind of evidence weighs, from data/network_weights.csv.

    >>> weights()["event"]
    1.0
    """
    path = Path(__file__).parents[1] / "data" / "network_weights.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["evidence"]: float(row["weight"]) for row in csv.DictReader(file)}


def edges(
    record: Record, states: tuple[str, ...], day: int, years: float, half_life: float
) -> tuple[Edge, ...]:
    """The edges of all pairs of states of which anything was known before a day, in alphabetical order."""
    tallies: dict[Pair, _Tally] = {}
    for pair, amount, evidence in (
        *_events(record, frozenset(states), day, years, half_life),
        *_bonds(Known(record.reference, day), frozenset(states)),
    ):
        tallies.setdefault(pair, _Tally()).add(amount, evidence)
    return tuple(_edge(pair, tally) for pair, tally in sorted(tallies.items()))


def _events(
    record: Record, states: frozenset[str], day: int, years: float, half_life: float
) -> Iterator[tuple[Pair, float, str]]:
    """What events of the years before the day are worth to each pair that took part."""
    for entry in record.entries:
        latest = entry.event.date.end_max
        if latest is None or latest >= day or not entry.happened:
            continue
        age = (day - (entry.event.date.latest or latest)) / YEAR
        worth = _worth(entry)
        if age > years or not worth:
            continue
        amount = weights()["event"] * worth * math.exp(-math.log(2) * age / half_life)
        for pair in combinations(sorted(entry.event.states & states), 2):
            if _between(entry, pair):
                yield (pair[0], pair[1]), amount, entry.event.id


def _worth(entry: Entry) -> float:
    """An event's weight from -1 to 1, by its kind and credence."""
    kind = kinds().get(entry.event.kind)
    if kind is None or kind.goldstein is None or kind.name in LOCAL:
        return 0.0
    return entry.credence * kind.goldstein / 10


def _between(entry: Entry, pair: tuple[str, ...]) -> bool:
    """Whether an event is one between the two: those who only stand by it together are no adversaries."""
    sides = {entry.event.source, entry.event.target}
    return bool(sides & set(pair)) and (_worth(entry) > 0 or sides == set(pair))


def _bonds(known: Known, states: frozenset[str]) -> Iterator[tuple[Pair, float, str]]:
    """What alliances, rivalries and common organisations of the day are worth to each pair."""
    for one, other in combinations(sorted(states), 2):
        if row := known.allied(one, other):
            yield (one, other), weights()["alliance"], cite(row)
        if row := known.rivals(one, other):
            yield (one, other), -weights()["rivalry"], cite(row)
        shared = sorted(set(known.communities(one)) & set(known.communities(other)))
        for name in shared:
            row = known.communities(one)[name]
            amount = weights()["community"] / len(shared)
            yield (one, other), amount, cite(row)


def _edge(pair: Pair, tally: _Tally) -> Edge:
    return Edge(
        states=pair,
        sign=sign(tally.positive, tally.negative),
        positive=tally.positive,
        negative=tally.negative,
        probability=majority(tally.positive, tally.negative),
        evidence=tuple(dict.fromkeys(tally.evidence)),
    )


def sign(positive: float, negative: float) -> Sign:
    """The sign of a pair: unknown below a weight, ambivalent where both sides are strong.

    >>> [str(sign(*both)) for both in ((2, 0), (0.1, 0.2), (1, 1), (0.2, 3))]
    ['positive', 'unknown', 'ambivalent', 'negative']
    """
    whole = positive + negative
    if whole < weights()["known"]:
        return Sign.UNKNOWN
    if min(positive, negative) / whole >= weights()["ambivalent"]:
        return Sign.AMBIVALENT
    return Sign.POSITIVE if positive > negative else Sign.NEGATIVE


def majority(positive: float, negative: float) -> float:
    """How likely it is that friendship outweighs enmity: of a beta distribution, its part above one half.

    Each side begins with one, so that nothing known is one half (Laplace).

    >>> majority(0, 0), majority(3, 0) > 0.9, round(majority(2, 5) + majority(5, 2), 6)
    (0.5, True, 1.0)
    """
    heights = [positive * good + negative * bad for good, bad in _POINTS]
    top = max(heights)
    values = [math.exp(height - top) for height in heights]
    return sum(values[len(values) // 2 :]) / sum(values)
