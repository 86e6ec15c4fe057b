"""How two states were represented with each other, by direction, and how their relations began."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from amity.errors import InvalidValue
from amity.model.when import When


class Level(StrEnum):
    """The rank at which one state is represented in another, the lowest first.

    Heads of mission are classed as in the Vienna Convention on Diplomatic Relations (1961), art. 14.
    RELATIONS: relations exist, and nothing is told of a mission, or it is told that there is none (see
    `Representation.seat`). MISSION: a mission of which no rank is told. UNKNOWN: nothing is told at all.

    >>> Level.ENVOY.rank < Level.AMBASSADOR.rank
    True
    """

    UNKNOWN = "unknown"
    SEVERED = "severed"
    SUSPENDED = "suspended"
    NONE = "none"
    RECOGNITION = "recognition"
    RELATIONS = "relations"
    MISSION = "mission"
    CHARGE = "chargé d'affaires"
    ENVOY = "envoy"
    AMBASSADOR = "ambassador"

    @property
    def rank(self) -> int:
        """The place in that order, from 0."""
        return _RANKS[self]

    @property
    def mission(self) -> bool:
        """Whether a mission stands at this level."""
        return self.rank >= Level.MISSION.rank


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Seat(StrEnum):
    """Where a mission sits: in the receiving state, in a third one, nowhere, or it is not told."""

    RESIDENT = "resident"
    ELSEWHERE = "elsewhere"
    ABSENT = "absent"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one claim says of a turn: its date, its words, and whether it tells only of an announcement."""

    claim: str
    date: When
    quote: str
    announced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Something that bears on how one state is represented in another, with what it rests on.

    `effect` is the rule's word (docs/status.md): recognise, relate, send, open, lower, suspend, sever, close,
    sign, end. `level` is what it leads to, of a closing the rank
    of what was closed. `date` is the narrowest date that the tellings agree on; `first`
    and `last` are the days between which it lies (ordinals; None without bound). Where tellings give dates
    that cannot both be right, `dates` holds them. `against` are claims that deny it.
    """

    sender: str
    receiver: str
    effect: str
    level: Level
    seat: Seat
    date: When
    event: str
    via: str | None = None
    first: int | None = None
    last: int | None = None
    credence: float = 1.0
    by: str | None = None
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    dates: tuple[When, ...] = ()
    tellings: tuple[Telling, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Why a stretch is contested: the level otherwise, the event, the claims for and against.

    `since` is from when on, where it is not the whole stretch.
    """

    otherwise: Level
    event: str
    why: str
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    since: When | None = None

    def bears_on(self, when: When) -> bool:
        """Whether it may bear on some time of `when`: not on what is over before it was to begin.

        >>> late = Dispute(otherwise=Level.SEVERED, event="e", why="denied", since=When.parse("1979-02"))
        >>> late.bears_on(When.parse("1975")), late.bears_on(When.parse("1980"))
        (False, True)
        """
        begins = self.since.earliest if self.since else None
        return begins is None or when.latest is None or when.latest >= begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """A stretch of time in which one state was represented in another at one level.

    It begins with `opened` (None: with nothing that is told) at `start`, and ends with `closed` at `end`.
    Without `end` nothing that ends it is reported, which is not to say that it lasts: `signs` are the
    turns within it that show that it went on, and `Direction.told_until` says how long anything is told.
    `implied` says why it is assumed where no text tells of its beginning.

    >>> since = Representation(sender="FIN", receiver="SUN", level=Level.ENVOY, seat=Seat.RESIDENT,
    ...     start=When.parse("1921"))
    >>> since.open_ended, since.contested
    (True, False)
    """

    sender: str
    receiver: str
    level: Level
    seat: Seat
    start: When | None
    end: When | None = None
    via: str | None = None
    opened: Turn | None = None
    closed: Turn | None = None
    signs: tuple[Turn, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    implied: str = ""

    def __post_init__(self) -> None:
        if self.sender == self.receiver:
            raise InvalidValue("Representation", "receiver", self.receiver, "another state than the sender")

    @property
    def contested(self) -> bool:
        """Whether sources that may be right have it otherwise."""
        return bool(self.disputes)

    @property
    def open_ended(self) -> bool:
        """Whether no end is reported."""
        return self.end is None

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events that it rests on: those that open it, show it, dispute it and close it."""
        turns = [turn for turn in (self.opened, *self.signs, self.closed) if turn]
        return tuple(dict.fromkeys([*(t.event for t in turns), *(d.event for d in self.disputes)]))

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that it rests on, those that dispute it too."""
        turns = [turn for turn in (self.opened, *self.signs, self.closed) if turn]
        found = [c for t in turns for c in (*t.claims, *t.against)]
        return tuple(dict.fromkeys([*found, *(c for d in self.disputes for c in (*d.claims, *d.against))]))

    def may_hold(self, when: When) -> bool:
        """Whether it may have held at some time of `when`.

        >>> stretch = Representation(sender="A", receiver="B", level=Level.NONE, seat=Seat.ABSENT,
        ...     start=When.parse("1951"), end=When.parse("1999-08-25"))
        >>> stretch.may_hold(When.parse("1999")), stretch.may_hold(When.parse("2000"))
        (True, False)
        """
        begins = self.start.start_min if self.start else None
        ends = self.end.end_max if self.end else None
        early = begins is not None and when.latest is not None and when.latest < begins
        late = ends is not None and when.earliest is not None and when.earliest > ends
        return not (early or late)


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """How one state was represented in another through time, in stretches that follow on each other.

    `foretold` are turns that were planned, proposed, agreed on or rumoured and moved nothing; `undated`
    those that no date tells the place of. `told_until` is the last year in which any source tells anything
    of the two, `last_event` the id of what it tells.
    """

    sender: str
    receiver: str
    stretches: tuple[Representation, ...] = ()
    foretold: tuple[Turn, ...] = ()
    undated: tuple[Turn, ...] = ()
    told_until: int | None = None
    last_event: str = ""

    def at(self, when: When) -> tuple[Representation, ...]:
        """The stretches that may have held at some time of `when`: several where the day is in doubt."""
        return tuple(stretch for stretch in self.stretches if stretch.may_hold(when))


class Verdict(StrEnum):
    """How a dataset's value stands to what claims tell: it agrees, differs, may be a gap, or is undecided."""

    AGREES = "agrees"
    DIFFERS = "differs"
    GAP = "may be a gap"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What a published dataset says of a direction in a year, beside what claims tell, and how they agree.

    `row` is the line of the file `series` in `tables/` that it stands in, or that of the passage where it
    stands in a document. `told` are the stretches that claims give for the year.
    """

    sender: str
    receiver: str
    period: When
    level: Level
    value: float
    series: str
    row: int | None
    passage: str = ""
    told: tuple[Representation, ...] = ()
    verdict: Verdict = Verdict.UNDECIDED
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How two states stood: each represented with the other, and what published datasets say beside it.

    `undirected` are turns of which it is not told which way they went: they count for neither direction.
    """

    states: tuple[str, str]
    directions: tuple[Direction, Direction]
    coded: tuple[Coded, ...] = ()
    undirected: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        if len(self.states) != 2 or self.states[0] >= self.states[1]:
            raise InvalidValue("Standing", "states", self.states, "two codes in alphabetical order")

    @property
    def told(self) -> bool:
        """Whether anything is told of how they stood, by claims or datasets."""
        turns = any(d.stretches or d.foretold or d.undated for d in self.directions)
        return bool(turns or self.coded or self.undirected)

    @property
    def disagreements(self) -> tuple[Coded, ...]:
        """The values of datasets that differ from what claims tell, or may be gaps."""
        return tuple(c for c in self.coded if c.verdict in (Verdict.DIFFERS, Verdict.GAP))

    def of(self, sender: str) -> Direction:
        """How that state was represented in the other. Raises InvalidValue for a third state."""
        if sender not in self.states:
            raise InvalidValue("Standing", "sender", sender, f"one of {', '.join(self.states)}")
        return self.directions[self.states.index(sender)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """When a state came to be, and how many days later relations began: the fewest and the most."""

    state: str
    date: When
    days: tuple[int, int] | None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which place in order a text gives a beginning: second, and after whom.

    `evidence` is the id of the claim, or DOC:START-END where no claim was read from the passage.
    """

    ordinal: int
    state: str | None
    after: tuple[str, ...]
    evidence: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """When relations began, on whose word, how long after the states were founded, as the how-manieth.

    `date` is None where none is told. `dates` has all dates told of the act, `announced` the tellings of its
    announcement, `disputed` says that the dates cannot all be right. `again` are later events by which
    relations were restored, or that a text takes for a beginning.
    """

    states: tuple[str, str]
    date: When | None
    event: str = ""
    dates: tuple[When, ...] = ()
    tellings: tuple[Telling, ...] = ()
    announced: tuple[Telling, ...] = ()
    disputed: bool = False
    recognition: tuple[Turn, ...] = ()
    foundings: tuple[Founding, ...] = ()
    places: tuple[Place, ...] = ()
    again: tuple[Turn, ...] = ()


def ordered(stretches: Sequence[Representation]) -> bool:
    """Whether each stretch begins with what ends the one before, and only the last is open.

    >>> ordered(())
    True
    """
    return all(one.end is not None and one.end == other.start for one, other in pairwise(stretches))
