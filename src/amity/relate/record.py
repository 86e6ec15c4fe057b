"""The record of states: what is known of them, how far to believe it, and on whose word."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from amity.errors import InvalidValue
from amity.model.claims import Claim
from amity.model.credence import Attestation, Credence
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow
from amity.model.witnesses import SourceGraph
from amity.reference import Reference
from amity.reference.kinds import kinds

T = TypeVar("T")
GROUPS = 32
"""Of so many groups of states at most is kept what was found."""
JUDGEMENT = "tone"
"""The family of kinds by which a text only judges how relations stood: cooling, warming."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event on record, how far to believe that it happened, and who says so.

    `credence` is a probability from 0 to 1 (docs/credence.md). `witnesses` are the ids of the independent
    sources that say that it happened, `opposed` of those that deny it: copies of one source are one witness,
    named by what they go back to ("doc:NAME", "work:...", "voice:..."). Raises InvalidValue for a credence
    that is no probability.

    >>> from amity.model.when import When
    >>> visit = Event(id="e", kind="visit", source="PRK", target="MNG", date=When.parse("1956-07"),
    ...     factuality=Factuality.HAPPENED, claims_for=("c",))
    >>> entry = Entry(event=visit, credence=0.9, witnesses=("doc:survey",))
    >>> entry.happened, entry.year
    (True, 1956)
    """

    event: Event
    credence: float
    witnesses: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    attestation: Attestation = Attestation.PROBABLE

    def __post_init__(self) -> None:
        if not 0 <= self.credence <= 1:
            raise InvalidValue("Entry", "credence", self.credence, "a probability")

    @property
    def happened(self) -> bool:
        """Whether it is told as a thing that happened, and believed rather than not."""
        return self.event.factuality is Factuality.HAPPENED and self.credence > 0.5

    @property
    def year(self) -> int | None:
        """The year of its date; None where the date leaves more than one open."""
        first, last = self.event.date.first_year, self.event.date.last_year
        return first if first is not None and first == last else None

    @staticmethod
    def of(event: Event, credence: Credence) -> "Entry":
        """An event as it was weighed.

        >>> from amity.model.when import When
        >>> event = Event(id="e", kind="aid", source="MNG", target="PRK", date=When.unknown(),
        ...     factuality=Factuality.HAPPENED, claims_for=("c",))
        >>> Entry.of(event, Credence(event="e", attestation=Attestation.DOUBTFUL, rule="")).credence
        0.5
        """
        return Entry(
            event=event,
            credence=credence.probability,
            witnesses=tuple(sorted(weighed.witness.roots[0] for weighed in credence.supporting)),
            opposed=tuple(sorted(weighed.witness.roots[0] for weighed in credence.opposing)),
            attestation=credence.attestation,
        )


@dataclass(frozen=True)
class Record:
    """What is known of the relations of some states.

    `states` are those in question, as codes in alphabetical order: two of a dyad, more of a region. `entries`
    are the events in order of time, of any states, since third states bear on a dyad too; `claims` all claims
    that carry, by id, of every shape (a count over a period, a silence); `flows` all measured values;
    `sources` the graph that witnesses are named in.

    Events that only report a judgement (`cooling`, `warming`) are set apart in `judged` when the record is
    made, so that no measure can be fed by them. Raises InvalidValue where fewer than two states, or one
    twice, are in question.

    >>> from amity.reference import load
    >>> record = Record(states=("PRK", "MNG"), reference=load())
    >>> record.states, record.between("MNG", "PRK")
    (('MNG', 'PRK'), ())
    """

    states: tuple[str, ...]
    reference: Reference = field(repr=False)
    entries: tuple[Entry, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict, repr=False)
    flows: tuple[Flow, ...] = field(default=(), repr=False)
    sources: SourceGraph = field(default_factory=SourceGraph, repr=False)
    judged: tuple[Entry, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if len(set(self.states)) < 2 or len(set(self.states)) < len(self.states):
            raise InvalidValue("Record", "states", self.states, "two or more different states")
        object.__setattr__(self, "states", tuple(sorted(self.states)))
        object.__setattr__(self, "judged", tuple(e for e in self.entries if judges(e.event.kind)))
        if self.judged:
            told = tuple(e for e in self.entries if not judges(e.event.kind))
            object.__setattr__(self, "entries", told)

    @property
    def pair(self) -> tuple[str, str]:
        """The two states of a dyad. Raises InvalidValue where the record is of more."""
        if len(self.states) != 2:
            raise InvalidValue("Record", "states", self.states, "two states; name the two that you mean")
        return self.states[0], self.states[1]

    def between(self, one: str, other: str) -> tuple[Entry, ...]:
        """The entries that involve both states, in order of time."""
        return self._by_pair.get(frozenset((one, other)), ())

    def of(self, state: str) -> Iterator[Entry]:
        """The entries that involve a state, in order of time."""
        return (entry for entry in self.entries if state in entry.event.states)

    @property
    def dyad(self) -> tuple[Entry, ...]:
        """The entries between the two states of a dyad. Raises InvalidValue where the record is of more."""
        return self.between(*self.pair)

    def summaries(self, one: str, other: str) -> dict[str, Claim]:
        """The claims on both states that sum up a period (a count, a state, a silence), by id.

        Those that only judge how relations stood are none of them.
        """
        both = {one, other}
        return {
            name: claim for name, claim in self.claims.items()
            if claim.shape != "event" and both <= claim.states and not judges(claim.kind)
        }  # fmt: skip

    def flows_between(self, one: str, other: str, measure: str | None = None) -> tuple[Flow, ...]:
        """The measured values between two states, in either direction, of one measure or all."""
        pair = {one, other}
        return tuple(
            flow for flow in self.flows
            if {flow.source, flow.target} == pair and measure in (None, flow.measure)
        )  # fmt: skip

    def once(self, what: str, states: tuple[str, ...], make: Callable[[], T]) -> T:
        """What `make` finds of some states, found when first asked for: a record does not change.

        Kept are the answers for so many groups of states as one asks of in a row.

        >>> from amity.reference import load
        >>> record = Record(states=("MNG", "PRK"), reference=load())
        >>> record.once("made", ("MNG", "PRK"), list) is record.once("made", ("MNG", "PRK"), list)
        True
        """
        kept: dict[tuple[str, ...], T] = self._found.setdefault(what, {})
        if states not in kept:
            if len(kept) >= GROUPS:
                kept.clear()
            kept[states] = make()
        return kept[states]

    @cached_property
    def _found(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _by_pair(self) -> dict[frozenset[str], tuple[Entry, ...]]:
        found: dict[frozenset[str], list[Entry]] = {}
        for entry in self.entries:
            for pair in _pairs(sorted(entry.event.states)):
                found.setdefault(pair, []).append(entry)
        return {pair: tuple(entries) for pair, entries in found.items()}


def judges(kind: str) -> bool:
    """Whether a kind only reports a judgement on relations, and so is evidence for no measure of them.

    >>> judges("cooling"), judges("visit")
    (True, False)
    """
    known = kinds().get(kind)
    return known is not None and known.family == JUDGEMENT


def _pairs(states: list[str]) -> Iterable[frozenset[str]]:
    return (frozenset((a, b)) for i, a in enumerate(states) for b in states[i + 1 :])
