"""Relations beyond one dyad: which leads which, who stands with whom, and whether that is balanced."""

from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.when import When

Pair = tuple[str, str]


class Leading(StrEnum):
    """What can be said of one dyad's going before another."""

    LEADS = "leads"
    NOT_DETECTED = "no detectable lead"
    TOO_FEW = "too few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """How the surprises of one dyad go with those of another so many periods later: a correlation.

    A surprise is how far what is told of a period departs from the level of its time.

    >>> Lag(periods=1, correlation=0.4).periods
    1
    """

    periods: int
    correlation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Whether what happens in one dyad comes before what happens in another.

    `lags` are the correlations of innovations, `strongest` the one of the largest size (None where too few):
    below nought, less of the second follows on more of the first. `p` is corrected for the number of lags,
    `holm` for both directions too. `detectable` is the correlation that would have been found in four of five
    such records; a lesser one may be there and not be seen. `periods` are those on which sources speak of
    both, `months` the length of one, `events` how many events (by credence) each dyad has in them, `undated`
    how many did not fit into one. `first_events` and `second_events` are their ids. Raises InvalidValue for a
    p that is no probability.

    >>> str(Lead(first=("PRK", "RUS"), second=("MNG", "PRK"), finding=Leading.TOO_FEW, why="").finding)
    'too few'
    """

    first: Pair
    second: Pair
    finding: Leading
    why: str
    months: int = 12
    measure: str = "events"
    lags: tuple[Lag, ...] = ()
    strongest: Lag | None = None
    p: float | None = None
    holm: float | None = None
    detectable: float | None = None
    periods: int = 0
    events: tuple[float, float] = (0.0, 0.0)
    undated: int = 0
    span: When | None = None
    first_events: tuple[str, ...] = ()
    second_events: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(p is not None and not 0 <= p <= 1 for p in (self.p, self.holm)):
            raise InvalidValue("Lead", "p", (self.p, self.holm), "probabilities")

    def after(self, periods: int) -> str:
        """So many periods in words: "1 year", "6 months"."""
        number, unit = (periods, "year") if self.months == 12 else (periods * self.months, "month")
        return f"{number} {unit}{'' if number == 1 else 's'}"


class Sign(StrEnum):
    """Whether two states stand well or ill with each other, both at once, or nobody knows."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    AMBIVALENT = "ambivalent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an edge rests on: an event, a treaty or a bond, with what it is worth, below nought for enmity.

    `evidence` is the id of an event (of its signing for a treaty), or rows of reference data
    ("alignments.csv: ..."), `words` its kind and date or its name.

    >>> Ground(evidence=("e-1",), worth=-0.4, words="criticism 1978-06").worth
    -0.4
    """

    evidence: tuple[str, ...]
    worth: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """How two states stood at a date: what speaks for friendship, what for enmity, and how sure that is.

    `states` in alphabetical order. `positive` and `negative` are weights of evidence, the sums of what the
    `grounds` are worth; `probability` that the edge is positive. Raises InvalidValue for what is no
    probability.

    >>> Edge(states=("IND", "PAK"), sign=Sign.NEGATIVE, positive=0.2, negative=3.0, probability=0.05).sign
    <Sign.NEGATIVE: 'negative'>
    """

    states: Pair
    sign: Sign
    positive: float
    negative: float
    probability: float
    grounds: tuple[Ground, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise InvalidValue("Edge", "probability", self.probability, "a probability")
        if len(self.states) != 2 or self.states[0] >= self.states[1]:
            raise InvalidValue("Edge", "states", self.states, "two codes in alphabetical order")

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of events and rows of reference data that it rests on, each once."""
        return tuple(dict.fromkeys(row for ground in self.grounds for row in ground.evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three states whose three edges are known, and whether they are balanced (Heider 1946).

    `signs` are those of the edges first-second, first-third, second-third. `probability` is that of balance,
    by the probabilities of the edges: half where one is as likely good as bad. `balanced` and `weakly` are
    None where an edge is ambivalent; `weakly` is balance after Davis (1967), by whom three enemies are no
    strain. Raises InvalidValue for what is no probability.
    """

    states: tuple[str, str, str]
    signs: tuple[Sign, Sign, Sign]
    probability: float
    balanced: bool | None
    weakly: bool | None

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise InvalidValue("Triad", "probability", self.probability, "a probability")


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How far a signed network is balanced.

    `share` is the part of its triads that are balanced (Cartwright and Harary 1956), `expected` the mean
    probability of that over all triads, ambivalent ones too, and `spread` its standard deviation by what is
    not sure about the edges, of which triads share some; None where there is no triad. `frustrated` are the
    edges that stand against the best division into two camps, `line_index` is between how many and how
    many there must be (Harary 1959), equal where it is exact. `camps` are the two, `ways` how many divisions
    are as good, None where not all were tried. `weak` says whether the
    balance of Davis (1967) holds, `against_weak` which negative edges lie within a cluster of friends.
    """

    triads: int
    share: float | None
    expected: float | None
    spread: float | None
    line_index: tuple[int, int]
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[Pair, ...]
    weak: bool
    against_weak: tuple[Pair, ...]
    ways: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNetwork:
    """The states of a region at a date, and how each pair of them stood, by what was known then.

    `edges` are the pairs of which anything is known, `triads` those of known edges, the least balanced first.
    `absent` are states that were asked for and did not exist then.
    """

    at: When
    states: tuple[str, ...]
    years: float
    edges: tuple[Edge, ...] = ()
    triads: tuple[Triad, ...] = ()
    balance: Balance | None = None
    absent: tuple[str, ...] = ()

    def edge(self, one: str, other: str) -> Edge | None:
        """The edge of two states; None where nothing is known."""
        pair = (min(one, other), max(one, other))
        return next((edge for edge in self.edges if edge.states == pair), None)
