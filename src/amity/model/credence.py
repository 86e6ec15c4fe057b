"""How far a happening is to be believed, first as a historian weighs it, then as a probability."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import exp, fsum, sqrt

from amity.errors import InvalidValue
from amity.model.truths import RankedValue
from amity.model.witnesses import Directness, Witness

MONTH, YEAR, DECADE = 31, 366, 3653
"""Days within which a report is of the month, the year, the ten years of what it tells."""
WITHIN = 1.645
"""Standard deviations to each side that hold 90 per cent of a normal distribution."""
DOUBT = 0.5
"""The weight of a witness may be wrong by this share of it, and what is held beforehand by as much."""


class Attestation(StrEnum):
    """How well it is attested that something happened, the worst first; the rules stand in docs/credence.md.

    >>> Attestation.ATTESTED.rank > Attestation.CONTESTED.rank
    True
    """

    REFUTED = "refuted"
    DOUBTFUL = "doubtful"
    CONTESTED = "contested"
    PROBABLE = "probable"
    ATTESTED = "attested"

    @property
    def rank(self) -> int:
        """The place in that order, from 0."""
        return list(Attestation).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What one factor adds to the log-odds (natural logarithm) of a witness, and why."""

    factor: str
    level: str
    log_odds: float
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedWitness:
    """One independent witness on one happening, as it is known by its best claim.

    `removes` counts the hands between the origin and the text in hand; `unnamed` says that the text has it
    from somebody it does not name. `days` lie between what happened and the report (negative for a report
    that came before), None where either is undated. `side` is the code of the party whose side speaks,
    "third" for another state, empty where it is not known. `terms` add up to its weight.
    """

    witness: Witness
    claim: str
    label: str
    directness: Directness
    removes: int
    unnamed: bool
    days: int | None
    side: str
    reviewed: bool
    sound: bool
    terms: tuple[Term, ...]

    @property
    def weight(self) -> float:
        """The weight of evidence (Good 1950) in log-odds; nought at least, for bad sources prove nothing."""
        return max(0.0, fsum(term.log_odds for term in self.terms))

    @property
    def close(self) -> bool:
        """Whether it stands close to what happened: told within the month, or officially within the year."""
        reach = YEAR if self.directness is Directness.OFFICIAL else MONTH
        return not self.unnamed and self.days is not None and 0 <= self.days <= reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """Which of the values that witnesses give to one field of an event is to be preferred, and why.

    `values` has all of them, the most probable first, each with the sources that give it.

    >>> ranked = RankedValue(value="1948-10-15", probability=0.9, sources=("doc:a",))
    >>> Preference(field="date", values=(ranked,), why="Two of three witnesses say so.").value
    '1948-10-15'
    """

    field: str
    values: tuple[RankedValue, ...]
    why: str

    def __post_init__(self) -> None:
        if not self.values:
            raise InvalidValue("Preference", "values", self.values, "one value at least")

    @property
    def value(self) -> str:
        """The preferred value."""
        return self.values[0].value


@dataclass(frozen=True)
class Credence:
    """What speaks for and against that something happened.

    `supporting` and `opposing` are the independent witnesses, the weightiest first; `torn` the sources that
    say both, which count for neither; `foretold` how many claims only planned, offered or rumoured it, which
    count for nothing. `rule` is the rule by which `attestation` was given.
    """

    event: str
    attestation: Attestation
    rule: str
    supporting: tuple[WeighedWitness, ...] = ()
    opposing: tuple[WeighedWitness, ...] = ()
    torn: tuple[str, ...] = ()
    foretold: int = 0
    preferences: tuple[Preference, ...] = ()
    prior: float = 0.0

    @property
    def witnesses(self) -> int:
        """How many independent witnesses say that it happened."""
        return len(self.supporting)

    @cached_property
    def log_odds(self) -> float:
        """The log-odds that it happened: what is held beforehand, and the weights for and against."""
        return fsum((self.prior, *(t.weight for t in self.supporting), *(-t.weight for t in self.opposing)))

    @property
    def probability(self) -> float:
        """The probability that it happened, from the model of docs/credence.md.

        >>> Credence(event="e", attestation=Attestation.DOUBTFUL, rule="Nothing says so.").probability
        0.5
        """
        return _logistic(self.log_odds)

    @property
    def interval(self) -> tuple[float, float]:
        """Between which bounds the probability lies with 90 per cent, if each weight may err by half.

        >>> low, high = Credence(event="e", attestation=Attestation.DOUBTFUL, rule="").interval
        >>> round(low, 2), round(high, 2)
        (0.31, 0.69)
        """
        weights = [witness.weight for witness in (*self.supporting, *self.opposing)]
        spread = WITHIN * sqrt(DOUBT**2 + fsum((DOUBT * weight) ** 2 for weight in weights))
        return _logistic(self.log_odds - spread), _logistic(self.log_odds + spread)


def _logistic(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds)) if log_odds > -700 else 0.0
