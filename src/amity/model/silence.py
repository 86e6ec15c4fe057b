"""How much it says that sources are silent on something: the argument from silence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp, inf

from amity.errors import InvalidValue
from amity.model.coverage import Depth
from amity.model.when import When

BARELY, POSITIVE, STRONG = 1.25, 3.0, 20.0
"""Likelihood ratios from which silence says something, and what Kass and Raftery call positive and strong."""
Span = tuple[float, float, float]
"""A figure with its range: low, central, high."""


class Strength(StrEnum):
    """How strong an argument from silence is, by its likelihood ratio.

    The bounds 3 and 20 are those of Kass and Raftery (1995), Bayes Factors, J. Am. Stat. Assoc. 90:773-795.

    >>> Strength.of(1.0), Strength.of(5.0)
    (<Strength.NONE: 'none'>, <Strength.MODERATE: 'moderate'>)
    """

    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"
    BROKEN = "no silence"

    @staticmethod
    def of(ratio: float) -> "Strength":
        """The word for a likelihood ratio."""
        if ratio >= STRONG:
            return Strength.STRONG
        if ratio >= POSITIVE:
            return Strength.MODERATE
        return Strength.WEAK if ratio >= BARELY else Strength.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """How likely a source at full voice is to tell of something that happened between two states.

    Measured by recapture (Petersen 1896; Chapman 1951): of what other sources tell of a year, the part that a
    source tells too, by its exposure of that year. `events` are the ids of what was told twice, `chances` the
    opportunities for it; `low` and `high` hold it with 90 per cent (Wilson 1927). `by_source` has it for each
    source, drawn to the whole where it had few chances. `assumed` says that it is a convention, since no two
    sources speak of the same years. Raises InvalidValue where the three are out of order or no probabilities.

    >>> Detection(value=0.3, low=0.1, high=0.6, assumed=True, why="by convention").span
    (0.1, 0.3, 0.6)
    """

    value: float
    low: float
    high: float
    assumed: bool
    why: str
    events: tuple[str, ...] = ()
    chances: float = 0.0
    by_source: Mapping[str, Span] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.value <= self.high <= 1:
            raise InvalidValue("Detection", "value", self.value, f"between {self.low} and {self.high}")

    @property
    def span(self) -> Span:
        """The probability with its bounds."""
        return self.low, self.value, self.high

    def of(self, source: str) -> Span:
        """That of one source."""
        return self.by_source.get(source, self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentPeriod:
    """What silence in a period says, of one act and of a habit.

    `exposure` is the sum over years of the voices of disinterested sources, `interested` that of sources that
    speak for one of the states. `heard` is the probability that a single act in some year of the period would
    have been told; `expected` how many would have been told of a habit of so many a year as was assumed.
    `told` are the ids of events of the kinds that are told of the period all the same: then there is no
    silence.

    >>> said = SilentPeriod(period=range(1990, 2000), exposure=9.0, interested=0.0, depth=Depth.THIN,
    ...     heard=(0.1, 0.5, 0.8), expected=(0.5, 1.2, 2.5))
    >>> [round(ratio, 1) for ratio in said.once], str(said.strength)
    ([1.1, 2.0, 5.0], 'weak')
    >>> [round(ratio, 1) for ratio in said.habit], str(said.strength_of_habit)
    ([1.6, 3.3, 12.2], 'moderate')
    """

    period: range
    exposure: float
    interested: float
    depth: Depth
    heard: Span
    expected: Span
    told: tuple[str, ...] = ()

    @property
    def once(self) -> Span:
        """How many times likelier the silence is if nothing happened than if one act did: 1 / (1 - p)."""
        low, central, high = (1 / (1 - share) if share < 1 else inf for share in self.heard)
        return low, central, high

    @property
    def habit(self) -> Span:
        """The same for a habit: exp(n), n the number that would have been told."""
        low, central, high = (exp(number) if number < 700 else inf for number in self.expected)
        return low, central, high

    @property
    def strength(self) -> Strength:
        """How strongly silence speaks against a single act, by the central ratio."""
        return Strength.BROKEN if self.told else Strength.of(self.once[1])

    @property
    def strength_of_habit(self) -> Strength:
        """How strongly it speaks against a habit."""
        return Strength.BROKEN if self.told else Strength.of(self.habit[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A passage that says outright that it did not; `interested` if it speaks for one of the states."""

    claim: str
    kind: str
    date: When
    words: str
    source: str
    interested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What the silence of the sources on kinds of events between two states is worth, period by period.

    `rate` is the habit that is argued against, in acts a year; it is an assumption. `comparable` are the ids
    of events of the kinds that the same sources tell of one of the states and a third one: where there are
    some, these sources do tell of such things. `interested` are the sources that speak for one of the states,
    `doubtful` the ids of events of the kinds that are told but not believed.
    """

    states: tuple[str, str]
    kinds: tuple[str, ...]
    detection: Detection
    rate: float
    whole: SilentPeriod
    periods: tuple[SilentPeriod, ...] = ()
    denials: tuple[Denial, ...] = ()
    comparable: tuple[str, ...] = ()
    interested: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
