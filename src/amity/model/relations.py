"""How two states stood, through time: phases with uncertain boundaries, named by what is seen."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with the interval that holds it with the given probability.

    >>> Estimate(value=2.0, low=1.5, high=3.0).coverage
    0.9
    """

    value: float
    low: float
    high: float
    coverage: float = 0.9

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise InvalidValue("Estimate", "value", self.value, f"between {self.low} and {self.high}")
        if not 0 < self.coverage < 1:
            raise InvalidValue("Estimate", "coverage", self.coverage, "between 0 and 1")


class Amount(StrEnum):
    """How much there is between two states in a phase, beside what is usual between them.

    NONE: nothing is told by sources that speak of the time. UNKNOWN: too little is told, of that time or of
    all, to say. A dyad that never changed is MIDDLING throughout, however much it does.
    """

    NONE = "none"
    LITTLE = "little"
    MIDDLING = "middling"
    MUCH = "much"
    UNKNOWN = "unknown"


class Turn(StrEnum):
    """How a channel stands beside the phase before; UNCLEAR where the interval allows both more and fewer."""

    MORE = "more"
    FEWER = "fewer"
    NONE = "none"
    UNCLEAR = "unclear"
    UNSEEN = "not seen before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is seen of one channel in a phase: contacts, treaties, trade.

    `amount` is a count, weighted by credence, of a channel of events, and the geometric mean of a measured
    quantity, in `unit`; `years` are those that it rests on (of which a source speaks, or with a value).
    `change` is the level relative to the phase before (2: twice as much), None where that had no evidence.

    >>> Seen(channel="trade", amount=14.2, unit="US$ million", years=6, turn=Turn.MORE).turn
    <Turn.MORE: 'more'>
    """

    channel: str
    amount: float
    years: int
    turn: Turn = Turn.UNSEEN
    change: Estimate | None = None
    unit: str = "events"
    measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A period in which the relations of two states were of one kind, by events and flows.

    `name` says what is seen ("more contacts and trade"), `amount` how much that is for these two states, and
    `level` the same as a figure, 1 being usual. `begins` is the year of its beginning with the interval that
    holds it; None for the first, which began when or before the sources do. `probability` is that of there
    being a change at all near that year. `change` is the level of all events relative to the phase before.
    `events` and `rows` (series, row, period) are what it rests on; `sources` the independent sources that
    speak of it, `exposure` the mean worth of their telling in a year.

    >>> Phase(period=When.parse("1961/1975"), name="fewer contacts", amount=Amount.LITTLE).years
    (1961, 1975)
    """

    period: When
    name: str
    amount: Amount = Amount.UNKNOWN
    level: Estimate | None = None
    begins: Estimate | None = None
    probability: float | None = None
    change: Estimate | None = None
    seen: tuple[Seen, ...] = ()
    events: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()
    sources: tuple[str, ...] = ()
    exposure: float = 0.0
    caveat: str = ""

    def __post_init__(self) -> None:
        if not self.name:
            raise InvalidValue("Phase", "name", self.name, "a name")

    @property
    def years(self) -> tuple[int | None, int | None]:
        """Its first and last year."""
        return self.period.first_year, self.period.last_year


@dataclass(frozen=True, kw_only=True)
class Phases:
    """The phases of a dyad in order of time; none of them where `why` says why not.

    `chances` has for each year (the first of each step of years, where the record is of centuries) the
    probability that a phase begins then; `levels` by channel how much there is by year, 1 being the mean.
    `left_out` are the ids of events that no year can be given to, with the reason; `channels` what the phases
    were sought in.
    """

    states: tuple[str, str]
    phases: tuple[Phase, ...] = ()
    why: str = ""
    chances: Mapping[int, float] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, Estimate]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    channels: tuple[str, ...] = ()
    step: int = 1

    def __post_init__(self) -> None:
        _check(self.states, self.phases)

    def at(self, year: int) -> Phase | None:
        """The phase of a year; None outside what the record is of.

        >>> cool = Phase(period=When.parse("1961/1975"), name="fewer contacts")
        >>> Phases(states=("MNG", "PRK"), phases=(cool,)).at(1966).name
        'fewer contacts'
        """
        for phase in self.phases:
            first, last = phase.years
            if first is not None and last is not None and first <= year <= last:
                return phase
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A dyad through time: its phases, and the ids of the events that it is made from.

    `states` stand in alphabetical order. `covered` are the years of which the sources speak at all: silence
    outside them says nothing. Raises InvalidValue where two phases share a day.

    >>> warm = Phase(period=When.parse("1956-01-01/1960-12-31"), name="more visits")
    >>> cool = Phase(period=When.parse("1961-01-01/1975-12-31"), name="fewer visits")
    >>> len(Relation(states=("MNG", "PRK"), phases=(warm, cool)).phases)
    2
    """

    states: tuple[str, str]
    phases: tuple[Phase, ...] = ()
    events: tuple[str, ...] = ()
    covered: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        _check(self.states, self.phases)


def _check(states: tuple[str, str], phases: tuple[Phase, ...]) -> None:
    if len(states) != 2 or states[0] >= states[1]:
        raise InvalidValue("Relation", "states", states, "two codes in alphabetical order")
    ordered = sorted(phases, key=lambda phase: phase.period.earliest or -math.inf)
    if any(a.period.overlaps(b.period) is Answer.YES for a, b in pairwise(ordered)):
        raise InvalidValue("Relation", "phases", phases, "periods that share no day")
