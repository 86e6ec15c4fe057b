"""What questions are put to: a record, with the coverage of its states and who tells of which event."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from amity.model.answers import Answer
from amity.model.contacts import Rank
from amity.model.coverage import Coverage
from amity.model.flows import Flow, Observation
from amity.model.queries import Measured, Selection
from amity.model.relations import Phases
from amity.model.treaties import Treaty
from amity.model.when import When
from amity.relate.coverage import coverage
from amity.relate.record import Entry, Record
from amity.relate.silence import silence

ANY = "apology"
"""A kind of which little is told, asked for where what would have been heard does not depend on the kind."""
LONGEST = 400
"""Years of a period that are looked at one by one; a longer one is cut to those that sources speak of."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A record that questions are put to; what is found of its coverage is kept.

    >>> from amity.reference import load
    >>> ground = Ground(Record(states=("GHA", "TGO"), reference=load()))
    >>> ground.exposure(("GHA", "TGO"), range(1960, 1963))
    0.0
    """

    record: Record
    _coverage: dict[tuple[str, ...], Coverage] = field(default_factory=dict, repr=False)
    _heard: dict[tuple[str, ...], dict[int, float]] = field(default_factory=dict, repr=False)
    _ranks: dict[tuple[str, ...], dict[str, Rank]] = field(default_factory=dict, repr=False)

    def coverage(self, states: Sequence[str]) -> Coverage:
        """How much the sources speak of the states; of those of the record where only one is named."""
        codes = self.pair(states)
        if codes not in self._coverage:
            self._coverage[codes] = coverage(self.record, codes)
        return self._coverage[codes]

    def pair(self, states: Sequence[str]) -> tuple[str, ...]:
        """The states in question, in alphabetical order; those of the record where only one is named."""
        return tuple(sorted(set(states))) if len(set(states)) > 1 else self.record.states

    def heard(self, states: Sequence[str], years: Sequence[int]) -> float:
        """How probably one act in some year of these would have been told (`amity.relate.silence`)."""
        codes = self.pair(states)[:2]
        if codes not in self._heard:
            found = silence(self.record, ANY, codes, years=1)
            self._heard[codes] = {part.period.start: part.heard[1] for part in found.periods}
        return math.fsum(self._heard[codes].get(year, 0.0) for year in years) / max(1, len(years))

    def rank(self, event: str, states: Sequence[str]) -> Rank:
        """The rank at which the contact was that an event is part of."""
        codes = self.pair(states)[:2]
        if codes not in self._ranks:
            from amity.relate.contacts import contacts

            made = contacts(self.record, *codes).contacts
            self._ranks[codes] = {name: contact.rank for contact in made for name in contact.events}
        return self._ranks[codes].get(event, Rank.UNKNOWN)

    def phases(self, states: Sequence[str]) -> Phases:
        """The phases of two states. Raises MissingExtra where numpy is not installed."""
        from amity.relate.phases import phases

        one, other = sorted(states)
        return self.record.once("phases", (one, other), lambda: phases(self.record, one, other))

    def treaties(self, states: Sequence[str]) -> tuple[Treaty, ...]:
        """The treaties and lesser agreements of two states, by the passages of their claims."""
        from amity.relate.treaties import treaties

        one, other = sorted(states)
        return self.record.once("treaties", (one, other), lambda: treaties(self.record, one, other))

    def exposure(self, states: Sequence[str], years: Iterable[int], streams: Iterable[str] = ()) -> float:
        """So many of the years are covered by a source at least; one covered by half counts half.

        With `streams` by these sources alone.
        """
        found = self.coverage(states)
        chosen = set(streams)
        sources = [stream for stream in found.streams if not chosen or stream.source in chosen]
        return math.fsum(min(1.0, sum(s.exposure.get(year, 0.0) for s in sources)) for year in years)

    def events(self, which: Selection) -> list[tuple[Entry, Answer]]:
        """The events of a selection that happened, each with whether it lies within the period."""
        return [(entry, within) for entry, within in self.entries(which) if entry.happened]

    def entries(self, which: Selection) -> list[tuple[Entry, Answer]]:
        """The entries of a selection, whether they happened or not, but for those outside its period."""
        states, period = which.states, which.period.period
        pool = (
            self.record.between(states[0], states[1]) if len(states) > 1 else tuple(self.record.of(states[0]))
        )
        return [
            (entry, within) for entry in pool
            if self._fits(entry, which) and (within := entry.event.date.during(period)) is not Answer.NO
        ]  # fmt: skip

    def _fits(self, entry: Entry, which: Selection) -> bool:
        event = entry.event
        if event.kind not in which.kinds:
            return False
        # where one or two states are asked for, all in the pool involve them
        if len(which.states) > 2 and not event.states.issuperset(which.states):
            return False
        if which.source and event.source != which.source:
            return False
        if which.target and event.target != which.target:
            return False
        if which.rank and not at_least_of(self.rank(event.id, which.states), which.rank):
            return False
        return not which.words or self.worded(event.claims, which.words)

    def worded(self, claims: Iterable[str], words: Iterable[str]) -> bool:
        """Whether one of the claims' passages has one of the words, whole; one with a star begins so."""
        pattern = _any_of(tuple(words))
        known = (self.record.claims[name] for name in claims if name in self.record.claims)
        return any(pattern.search(claim.passage.quote) for claim in known)

    def flows(self, series: Measured) -> tuple[Flow, ...]:
        """The observed values of a quantity, noughts too, in order of time."""
        found = [
            flow for flow in self.record.flows_between(*series.between, series.measure)
            if flow.value is not None and flow.observation in (Observation.OBSERVED, Observation.ZERO)
            and (not series.unit or flow.unit == series.unit)
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda flow: (flow.period.sort_key, flow.series, flow.row or 0)))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of the words: "port" is no part of "report", and "port*" begins "ports"."""
    parts = (re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"\b") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE)


def at_least_of(rank: Rank, wanted: Rank) -> bool:
    """Whether a rank is the wanted one or above it; one that is not known is not.

    >>> at_least_of(Rank.HEAD, Rank.MINISTER), at_least_of(Rank.UNKNOWN, Rank.OFFICIAL)
    (True, False)
    """
    if rank is Rank.HIGH:
        return (wanted.level or 0) >= (Rank.MINISTER.level or 0)
    return rank.level is not None and wanted.level is not None and rank.level <= wanted.level


def years_of(period: When, also: Sequence[int] = ()) -> range:
    """The years of a period; where it is open, or very long, as far as the years `also` go.

    >>> years_of(When.parse("1961/1963")), years_of(When.parse("1961/.."), (1950, 1964))
    (range(1961, 1964), range(1961, 1965))
    """
    first = period.first_year if period.first_year is not None else min(also, default=0)
    last = period.last_year if period.last_year is not None else max(also, default=-1)
    if last - first > LONGEST and also:
        first, last = max(first, min(also)), min(last, max(also))
    return range(first, last + 1)


def witnesses_of(entries: Iterable[Entry], *, opposed: bool = False) -> tuple[str, ...]:
    """The independent sources that tell of events, or that deny them, each once."""
    named = (entry.opposed if opposed else entry.witnesses for entry in entries)
    return tuple(sorted({name for names in named for name in names}))
