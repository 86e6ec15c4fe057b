"""Who could bring two states to one table: hosts in order, each with the reasons that it is ranked by."""

from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One term of a host's score: how far it holds, what it weighs, and what it rests on.

    `value` is how far the term holds, mostly from 0 to 1 and below 0 where its opposite is known; `weight` is
    in units of log-odds. `evidence` names rows of reference data ("missions.csv: ..."), ids of events, or
    series and row of measured values. Raises InvalidValue for a term without a name.

    >>> Reason(term="near", value=0.5, weight=1.5, words="2,080 km on average").worth
    0.75
    """

    term: str
    value: float
    weight: float
    words: str
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.term:
            raise InvalidValue("Reason", "term", self.term, "the name of a term")

    @property
    def worth(self) -> float:
        """What it adds to the score, in log-odds."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """A state as host of talks between two others: its place in the order, and why.

    `score` is the sum of what its reasons are worth; `share` what a conditional logit (McFadden 1974) makes
    of it beside all others, which is a way to read the scores and no calibrated probability. `track` is the
    highest at which it has hosted these two so far: 1, 1.5, 2, or empty where it has not. Raises InvalidValue
    for a rank below 1.

    >>> Broker(state="MNG", rank=1, score=2.5, share=0.1).rank
    1
    """

    state: str
    rank: int
    score: float
    share: float
    track: str = ""
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if self.rank < 1:
            raise InvalidValue("Broker", "rank", self.rank, "1 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brokerage:
    """All states as hosts for two others at a date, in order, by what was known before it.

    `parties` are the two in alphabetical order, `unknown` says of what nothing is on record.
    """

    parties: tuple[str, str]
    at: When
    brokers: tuple[Broker, ...] = ()
    unknown: tuple[str, ...] = ()

    def of(self, state: str) -> Broker | None:
        """The place of one state; None for a party, or what was no state then."""
        return next((broker for broker in self.brokers if broker.state == state), None)
