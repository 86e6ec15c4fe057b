"""Who met whom, at what rank and by which channel: the contacts between two states."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.coverage import Coverage, Depth
from amity.model.when import When


class Channel(StrEnum):
    """By which part of a state or a society a contact goes."""

    HEAD_OF_STATE = "head of state"
    LEADER = "supreme leader"
    GOVERNMENT = "government"
    FOREIGN_MINISTRY = "foreign ministry"
    MINISTRY = "ministry or agency"
    PARLIAMENT = "parliament"
    PARTY = "party"
    ARMY = "army"
    EMBASSY = "embassy"
    PEOPLE = "people"
    UNKNOWN = "unknown"


class Rank(StrEnum):
    """The rank at which one is sent or receives, in the order of precedence; HIGH where no more is said.

    After the precedence of Satow's Diplomatic Practice (Roberts 2009, 6th ed.), in six steps.

    >>> Rank.HEAD.level < Rank.MINISTER.level, Rank.UNKNOWN.level
    (True, None)
    """

    HEAD = "head of state or ruling party"
    HEAD_OF_GOVERNMENT = "head of government"
    MINISTER = "minister or speaker"
    DEPUTY = "deputy, envoy or ambassador"
    HIGH = "high, not said which"
    OFFICIAL = "officials"
    PRIVATE = "no officials"
    UNKNOWN = "unknown"

    @property
    def level(self) -> int | None:
        """The step, 1 the highest; None for what is not one step."""
        return _LEVELS.get(self)


_LEVELS = {
    Rank.HEAD: 1, Rank.HEAD_OF_GOVERNMENT: 2, Rank.MINISTER: 3, Rank.DEPUTY: 4, Rank.OFFICIAL: 5,
    Rank.PRIVATE: 6,
}  # fmt: skip
HIGH_RANKS = frozenset((Rank.HEAD, Rank.HEAD_OF_GOVERNMENT, Rank.MINISTER, Rank.HIGH))


class Form(StrEnum):
    """How two sides meet: on a visit, at a meeting of which no visit is told, in a third place."""

    VISIT = "visit"
    MEETING = "meeting"
    ELSEWHERE = "in a third place"
    HOSTED = "host of talks of others"
    RESIDENT = "by resident ambassador"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """In what capacity somebody took part in a contact, and how that is known.

    `state` is None where the words leave open of which side. `name` is empty where only a title or a body is
    told. `office` is the id of the office that the rosters give at that date, empty where the words alone
    say it. `why` says it in a line; `claim` is the id of the claim with the words.

    >>> Capacity(state="PRK", name="Paek Nam Sun", channel=Channel.FOREIGN_MINISTRY, rank=Rank.MINISTER,
    ...     office="PRK.foreign_minister", why="in office 1998-09/2007-01-02", claim="c").rank.level
    3
    """

    state: str | None
    channel: Channel
    rank: Rank
    why: str
    claim: str
    name: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact between two states: a visit with all meetings in it, or a meeting without a visit.

    `guest` and `host` are codes of states, None where nothing tells who came to whom. `events` are the ids
    of the events that make it, `claims` those of the claims behind them; `credence` is that of its best
    attested event. `equal` says whether guest and host were of equal rank, unknown where either's rank is;
    `competent` whether those at the top of both sides represented their states in law, with `competence`
    saying by which article. `untold_by` are the serial sources that cover its year and do not tell of it, by
    the ids of their streams. Raises InvalidValue where no event makes it.

    >>> tour = Contact(id="e", form=Form.VISIT, guest="PRK", host="MNG", date=When.parse("1956-07"),
    ...     events=("e",), claims=("c",), credence=0.9, capacities=(Capacity(state="PRK", why="",
    ...     channel=Channel.GOVERNMENT, rank=Rank.HEAD_OF_GOVERNMENT, claim="c"),))
    >>> str(tour.rank), [str(channel) for channel in tour.channels], tour.year
    ('head of government', ['government'], 1956)
    """

    id: str
    form: Form
    guest: str | None
    host: str | None
    date: When
    events: tuple[str, ...]
    claims: tuple[str, ...]
    credence: float
    witnesses: tuple[str, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    place: str | None = None
    equal: Answer = Answer.UNKNOWN
    competent: Answer = Answer.UNKNOWN
    competence: str = ""
    untold_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.events:
            raise InvalidValue("Contact", "events", self.events, "one event at least")

    @property
    def year(self) -> int | None:
        """The year of its beginning; None where the date leaves more than one open."""
        first, last = self.date.first_year, self.date.last_year
        if first is None or last is None or last - first > 1:
            return None
        return first if first == last or (self.date.latest or 0) - (self.date.earliest or 0) < 62 else None

    @property
    def rank(self) -> Rank:
        """The rank of the guest; where nobody is known as guest, the highest that is told of."""
        return self.rank_of(self.guest) if self.guest else top(one.rank for one in self.capacities)

    @property
    def high(self) -> bool | None:
        """Whether the guest had a minister's rank or a higher one, or one called high; None if not known."""
        ranks = {one.rank for one in self.capacities if one.state == self.guest or not self.guest}
        return True if ranks & HIGH_RANKS else None if self.rank is Rank.UNKNOWN else False

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels of the guest, or of both sides where none is known as guest; else UNKNOWN alone."""
        sides = (self.guest, None) if self.guest else (*{one.state for one in self.capacities},)
        found = {one.channel for one in self.capacities if one.state in sides} - {Channel.UNKNOWN}
        return tuple(channel for channel in Channel if channel in found) or (Channel.UNKNOWN,)

    @property
    def host_stands(self) -> str:
        """Whether the host's highest rank is "above", "below" or "equal" to the guest's; "" if not known."""
        guest, host = self.rank.level, self.rank_of(self.host).level if self.host else None
        if guest is None or host is None:
            return ""
        return "equal" if guest == host else "above" if host < guest else "below"

    def rank_of(self, state: str | None) -> Rank:
        """The highest rank of one side."""
        return top(one.rank for one in self.capacities if one.state == state)


def top(ranks: Iterable[Rank]) -> Rank:
    """The highest of some ranks; UNKNOWN for none.

    >>> str(top([Rank.OFFICIAL, Rank.MINISTER]))
    'minister or speaker'
    """
    found = set(ranks)
    return next((rank for rank in Rank if rank in found), Rank.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message of sympathy, greeting or congratulation: heard of each other, but no contact."""

    event: str
    sender: str | None
    receiver: str | None
    date: When
    claims: tuple[str, ...]


class TallyVerdict(StrEnum):
    """What the contacts in hand say of a statement that counts contacts over a period."""

    AGREES = "agrees with the contacts in hand"
    SHORT = "reported, not countable from the texts"
    EXCEEDED = "contradicted: more are in hand"
    UNTESTED = "not to be tested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A statement that counts contacts over a period, beside those in hand; it is never counted itself.

    `number` is how many it says (0: none), None where it gives no number. `high` says that it speaks of high
    rank alone; `in_hand` are the ids of the contacts of that period and direction, of that rank or of unknown
    rank; `unsure` those among them whose rank is not known.
    """

    claim: str
    guest: str | None
    host: str | None
    period: When
    number: int | None
    high: bool
    words: str
    in_hand: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    verdict: TallyVerdict = TallyVerdict.UNTESTED


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedForum:
    """A forum in which both states take part, and since when both do, by which rows or which claims."""

    forum: str
    name: str
    roles: tuple[str, str]
    since: When
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many contacts of one direction, rank and form there are in a year, and which; for charts."""

    year: int
    guest: str | None
    host: str | None
    rank: Rank
    form: Form
    contacts: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many."""
        return len(self.contacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity:
    """Who goes to whom in a period: visits by direction, all and of a minister's rank or higher.

    `balance` is (a - b) / (a + b): from 1 where only the first goes to the second to -1; None without visits.

    >>> Reciprocity(period=range(1960, 1970), there=("a", "b", "c"), back=("d",)).balance
    0.5
    """

    period: range
    there: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    there_high: tuple[str, ...] = ()
    back_high: tuple[str, ...] = ()
    depth: Depth = Depth.SILENT

    @property
    def balance(self) -> float | None:
        """The balance of all visits."""
        both = len(self.there) + len(self.back)
        return (len(self.there) - len(self.back)) / both if both else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelShare:
    """How many contacts of a period went by a channel, of how many with a known one."""

    period: range
    channel: Channel
    contacts: tuple[str, ...]
    known: int

    @property
    def share(self) -> float | None:
        """The part of those with a known channel; a contact by two channels counts in both."""
        return len(self.contacts) / self.known if self.known else None


@dataclass(frozen=True, kw_only=True)
class Contacts:
    """The contacts between two states, and what is no contact but is told with them.

    `contacts` are believed to have taken place, `doubtful` are told but not believed rather than not.
    `foretold` are the ids of events that were only planned, offered, invited to or rumoured, `denied` of
    those that the texts deny. Every id leads to an event of the record.
    """

    one: str
    other: str
    contacts: tuple[Contact, ...] = ()
    doubtful: tuple[Contact, ...] = ()
    foretold: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    tallies: tuple[Tally, ...] = ()
    forums: tuple[SharedForum, ...] = ()
    coverage: Coverage | None = field(default=None, repr=False)

    @property
    def visits(self) -> tuple[Contact, ...]:
        """The contacts in which one side went to the other."""
        return tuple(contact for contact in self.contacts if contact.form is Form.VISIT)

    @property
    def undated(self) -> tuple[Contact, ...]:
        """Those of no one year, which stand in no count by year."""
        return tuple(contact for contact in self.contacts if contact.year is None)

    def contact(self, key: str) -> Contact | None:
        """The contact of an id, or that an event is part of; None for another."""
        return self._by_event.get(key)

    @property
    def by_year(self) -> tuple[Count, ...]:
        """The numbers by year, direction, rank and form, in order of time."""
        found: dict[tuple[int, str, str, int, Form], list[Contact]] = {}
        for contact in self.contacts:
            if contact.year is not None:
                order = list(Rank).index(contact.rank)
                key = contact.year, contact.guest or "", contact.host or "", order, contact.form
                found.setdefault(key, []).append(contact)
        return tuple(
            Count(
                year=key[0], guest=key[1] or None, host=key[2] or None, rank=group[0].rank, form=key[4],
                contacts=tuple(contact.id for contact in group),
            )
            for key, group in sorted(found.items())
        )  # fmt: skip

    @property
    def ranks(self) -> Mapping[tuple[str | None, Rank], int]:
        """How many contacts there are by guest and rank."""
        return Counter((contact.guest, contact.rank) for contact in self.contacts)

    def periods(self, years: int = 10) -> tuple[range, ...]:
        """The periods of so many years from the first contact to the last, each from a full number on."""
        known = [contact.year for contact in self.contacts if contact.year is not None]
        if not known:
            return ()
        start = min(known) // years * years
        return tuple(range(at, at + years) for at in range(start, max(known) + 1, years))

    def reciprocity(self, years: int = 10) -> tuple[Reciprocity, ...]:
        """Who goes to whom, by period of so many years; the first side is `one`."""
        found = []
        for period in self.periods(years):
            visits = [visit for visit in self.visits if visit.year in period]
            there = [visit for visit in visits if visit.guest == self.one]
            back = [visit for visit in visits if visit.guest == self.other]
            found.append(
                Reciprocity(
                    period=period, there=_ids(there), back=_ids(back), there_high=_ids(_high(there)),
                    back_high=_ids(_high(back)), depth=self.depth_of(period),
                )
            )  # fmt: skip
        return tuple(found)

    def channels(self, years: int = 10) -> tuple[ChannelShare, ...]:
        """By which channels contacts went, by period of so many years; unknown ones are listed last."""
        found = []
        for period in self.periods(years):
            here = [contact for contact in self.contacts if contact.year in period]
            known = sum(contact.channels != (Channel.UNKNOWN,) for contact in here)
            for channel in Channel:
                if used := [contact for contact in here if channel in contact.channels]:
                    found.append(
                        ChannelShare(period=period, channel=channel, contacts=_ids(used), known=known)
                    )
        return tuple(found)

    def depth_of(self, years: Iterable[int]) -> Depth:
        """How the sources cover a period, by the mean of its years between the first and last spoken of."""
        known = self.coverage.years if self.coverage else ()
        here = [year for year in years if known and known[0] <= year <= known[-1]]
        return self.coverage.depth_of(here) if self.coverage else Depth.SILENT

    @cached_property
    def _by_event(self) -> dict[str, Contact]:
        everything = (*self.doubtful, *self.contacts)
        return {event: contact for contact in everything for event in contact.events}


def _ids(contacts: Iterable[Contact]) -> tuple[str, ...]:
    return tuple(contact.id for contact in contacts)


def _high(contacts: Iterable[Contact]) -> Iterable[Contact]:
    return (contact for contact in contacts if contact.high)
