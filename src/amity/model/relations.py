"""How two states stood, through time."""

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.when import When


class Status(StrEnum):
    """How two states are represented with each other, from none to ambassadors."""

    NONE = "none"
    RECOGNISED = "recognised"
    RELATIONS = "relations"
    LEGATION = "legation"
    EMBASSY = "embassy"
    SUSPENDED = "suspended"
    SEVERED = "severed"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """The diplomatic status in a period, with the ids of the events that it follows from."""

    period: When
    status: Status
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A period in which a relation was of one kind: its name, level of cooperation and turning events.

    `cooperation` is net cooperation a year on the scale of Goldstein (1992), None where sources are silent.
    """

    period: When
    name: str
    cooperation: Estimate | None = None
    events: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name:
            raise InvalidValue("Phase", "name", self.name, "a name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A dyad through time: its status, phases, and the ids of the events that it is made from.

    `states` stand in alphabetical order. `covered` are the years of which the sources speak at all: silence
    outside them says nothing. Raises InvalidValue where two phases share a day.

    >>> warm = Phase(period=When.parse("1956-01-01/1960-12-31"), name="alliance")
    >>> cool = Phase(period=When.parse("1961-01-01/1975-12-31"), name="distance")
    >>> len(Relation(states=("MNG", "PRK"), phases=(warm, cool)).phases)
    2
    """

    states: tuple[str, str]
    status: tuple[Representation, ...] = ()
    phases: tuple[Phase, ...] = ()
    events: tuple[str, ...] = ()
    covered: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if len(self.states) != 2 or self.states[0] >= self.states[1]:
            raise InvalidValue("Relation", "states", self.states, "two codes in alphabetical order")
        ordered = sorted(self.phases, key=lambda phase: phase.period.earliest or -math.inf)
        if any(a.period.overlaps(b.period) is Answer.YES for a, b in pairwise(ordered)):
            raise InvalidValue("Relation", "phases", self.phases, "periods that share no day")
