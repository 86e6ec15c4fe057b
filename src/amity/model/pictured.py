"""What the one-page picture of a relation shows: parts that are drawn on one axis of time.

Times are years with a fraction (1990.5 is the middle of 1990). Every part names in `evidence` the ids of the
events or claims, or the rows, that it rests on.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from amity.errors import InvalidValue
from amity.model.coverage import HEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of time from `start` to `end`; `open_end` where it still lasts, or nobody says when it ended.

    Raises InvalidValue where it ends before it starts.

    >>> Stretch(start=1986.9, end=1995.0).length
    8.1
    """

    start: float
    end: float
    open_end: bool = False

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise InvalidValue("Stretch", "end", self.end, f"no earlier than {self.start}")

    @property
    def length(self) -> float:
        """How many years it lasts."""
        return round(self.end - self.start, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusBar:
    """How one state was represented with the other in a stretch of time.

    `way` is 0 for the first state in the second, 1 for the other direction. `level` is in words
    ("ambassador"), `strength` its height from 0 (none) to 1 (resident ambassador), None where it is unknown.
    """

    way: int
    when: Stretch
    level: str
    strength: float | None
    contested: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyBar:
    """A treaty from its signature to its end or the end of its term.

    `fate` says how it stands or ended, in words; `doubted` that sources disagree on it; `formal` whether it
    is a treaty, and no lesser agreement, of which only the signature is drawn.
    """

    name: str
    when: Stretch
    fate: str = ""
    doubted: bool = False
    formal: bool = True
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCount:
    """Contacts of one rank in one direction in one year.

    `rank` is 0 for heads of state, government or ruling party, 1 for ministers, 2 for others. `way` is 0
    where the first state's people go to the second, 1 for the other direction, 2 for none (a meeting
    elsewhere, talks without a host).
    """

    year: int
    way: int
    rank: int
    count: int
    what: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPoint:
    """A value of a measured line; None where it is missing, or must not be taken at its face (`note`)."""

    at: float
    value: float | None
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """A measured quantity through time, in the order of time."""

    name: str
    unit: str
    points: tuple[FlowPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationPoint:
    """Net cooperation at a time with its interval; all three are None where the model abstains."""

    at: float
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationLine:
    """Net cooperation of one direction, or of both together."""

    name: str
    points: tuple[CooperationPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBand:
    """A phase of the relation: `unsure` is when it may have begun, `amount` how much there was, in a word."""

    name: str
    when: Stretch
    unsure: tuple[float, float] | None = None
    amount: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A dyad through time, as one page shows it.

    `names` are the two states' names, in the order of the ways 0 and 1. `span` has the first and last year
    shown. `coverage` says by year how many independent sources' worth of telling there is; a year that is
    not in it is one that no source speaks of. `title` is what the picture says at first glance, `rests` what
    it rests on. Raises InvalidValue for a span that ends before it begins, or phases out of order.
    """

    names: tuple[str, str]
    span: tuple[int, int]
    title: str = ""
    rests: str = ""
    status: tuple[StatusBar, ...] = ()
    treaties: tuple[TreatyBar, ...] = ()
    contacts: tuple[ContactCount, ...] = ()
    flows: tuple[FlowLine, ...] = ()
    cooperation: tuple[CooperationLine, ...] = ()
    phases: tuple[PhaseBand, ...] = ()
    coverage: dict[int, float] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    """What could not be shown, and why, a line each."""

    def __post_init__(self) -> None:
        if self.span[0] > self.span[1]:
            raise InvalidValue("Pictured", "span", self.span, "a first and a last year")
        starts = [phase.when.start for phase in self.phases]
        if any(one > other for one, other in pairwise(starts)):
            raise InvalidValue("Pictured", "phases", starts, "in the order of time")

    @property
    def silent(self) -> tuple[Stretch, ...]:
        """The stretches within the span of which no source speaks so that it could be heard."""
        gaps: list[Stretch] = []
        for year in range(self.span[0], self.span[1] + 1):
            if self.coverage.get(year, 0.0) >= HEARD:
                continue
            if gaps and gaps[-1].end == year:
                gaps[-1] = Stretch(start=gaps[-1].start, end=year + 1.0)
            else:
                gaps.append(Stretch(start=float(year), end=year + 1.0))
        return tuple(gaps)
