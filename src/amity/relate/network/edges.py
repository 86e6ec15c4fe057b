"""The edges of a signed network: what speaks for friendship and for enmity of each pair."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from amity.model.networks import Edge, Ground, Pair, Sign
from amity.model.treaties import Stage, Treaty
from amity.reference.alignments import Alignment
from amity.reference.kinds import kinds
from amity.relate.brokers.known import Known, distinct
from amity.relate.brokers.terms import cite
from amity.relate.record import Entry, Record
from amity.relate.treaties import treaties

YEAR = 365.25
LOCAL = frozenset(("leadership_change", "constitutional_change", "leader_death", "border_closure"))
"""Kinds that are acts within a state, whatever other state a passage names beside it."""


_STEPS = 200
_POINTS = tuple(
    (math.log((number + 0.5) / _STEPS), math.log(1 - (number + 0.5) / _STEPS)) for number in range(_STEPS)
)
"""The logarithms of a share and of what is left of one, at the middles of so many equal steps."""


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
    record: Record, states: tuple[str, ...], known: Known, years: float, half_life: float
) -> tuple[Edge, ...]:
    """The edges of all pairs of states of which anything was known before a day, in alphabetical order."""
    among = frozenset(states)
    standing = tuple(in_force(record, among, known.day))
    signed = {(pair, ground.evidence) for pair, ground in standing}
    grounds: dict[Pair, list[Ground]] = {}
    for pair, ground in _events(record, among, known.day, years, half_life):
        # the signing of a treaty in force counts once: as the treaty
        if (pair, ground.evidence) not in signed:
            grounds.setdefault(pair, []).append(ground)
    for pair, ground in (*standing, *_bonds(known, among)):
        grounds.setdefault(pair, []).append(ground)
    return tuple(_edge(pair, found) for pair, found in sorted(grounds.items()))


def _events(
    record: Record, states: frozenset[str], day: int, years: float, half_life: float
) -> Iterator[tuple[Pair, Ground]]:
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
        words = f"{entry.event.kind} {entry.event.date}"
        for one, other in combinations(sorted(entry.event.states & states), 2):
            if _between(entry, (one, other)):
                yield (one, other), Ground(evidence=(entry.event.id,), worth=amount, words=words)


def in_force(record: Record, states: frozenset[str], day: int) -> Iterator[tuple[Pair, Ground]]:
    """The treaties of two states that documents tell of and that stood on a day, by the event of signing.

    One that may have ended before is left out: its end, contested or not, or the last day of its term.
    """
    for one, other in sorted(_bound(record, states)):
        for treaty in treaties(record, one, other):
            if treaty.formal and _stood(treaty, day):
                ground = Ground(
                    evidence=(treaty.id,), worth=weights()["treaty"],
                    words=f"{treaty.title} {treaty.signed}, in force",
                )  # fmt: skip
                yield (one, other), ground


def _bound(record: Record, states: frozenset[str]) -> set[Pair]:
    """The pairs of states that documents tell of a treaty of two between."""
    found = set[Pair]()
    for entry in record.entries:
        if entry.event.kind == "treaty_signed" and entry.happened and len(entry.event.states) == 2:
            one, other = sorted(entry.event.states)
            if {one, other} <= states:
                found.add((one, other))
    return found


def _stood(treaty: Treaty, day: int) -> bool:
    """Whether a treaty had been signed before a day and cannot have ended by then."""
    signed = treaty.signed
    if signed is None or signed.end_max is None or signed.end_max >= day:
        return False
    last = (Stage.ENDED, Stage.EXPIRED, Stage.SUPERSEDED)
    if any((step.date.earliest or 0) < day for step in treaty.steps if step.stage in last):
        return False
    term = treaty.term
    return term is None or term.automatic or term.expiry is None or (term.expiry.earliest or day) >= day


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


def _bonds(known: Known, states: frozenset[str]) -> Iterator[tuple[Pair, Ground]]:
    """What alliances, rivalries and common organisations of the day are worth to each pair."""
    for one, other in combinations(sorted(states), 2):
        if alliance := known.allied(one, other):
            wide = known.members(alliance[0]) > weights()["wide"]
            yield (one, other), _bond(alliance, weights()["alliance_wide" if wide else "alliance"])
        if rivalry := known.rivals(one, other):
            yield (one, other), _bond(rivalry, -weights()["rivalry"])
        shared = sorted(set(known.communities(one)) & set(known.communities(other)))
        for name in shared:
            rows = distinct(known.communities(one)[name], known.communities(other)[name])
            yield (one, other), _bond(rows, weights()["community"] / len(shared))


def _bond(rows: Sequence[Alignment], worth: float) -> Ground:
    return Ground(evidence=tuple(map(cite, rows)), worth=worth, words=rows[0].sort)


def _edge(pair: Pair, grounds: Iterable[Ground]) -> Edge:
    """The edge of a pair, its grounds in order of what they are worth."""
    ordered = sorted(grounds, key=lambda ground: (-abs(ground.worth), ground.evidence))
    positive = math.fsum(ground.worth for ground in ordered if ground.worth > 0)
    negative = math.fsum(-ground.worth for ground in ordered if ground.worth < 0)
    return Edge(
        states=pair,
        sign=sign(positive, negative),
        positive=positive,
        negative=negative,
        probability=majority(positive, negative),
        grounds=tuple(ordered),
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
