"""Organisations, alliances, courts, talks and regimes of several states."""

from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.when import When

SORTS = (
    "organisation",
    "organ",
    "alliance",
    "court",
    "bank",
    "agency",
    "talks",
    "dialogue",
    "regime",
    "movement",
)
TRACKS = ("", "1", "1.5", "2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """An organisation, talks or regime: the Six-Party Talks, the Ulaanbaatar Dialogue, a sanctions committee.

    `track` is 1 for governments, 1.5 where officials take part in a private capacity, 2 for scholars and
    others (Davidson and Montville 1981, "Foreign Policy According to Freud"), empty where it does not apply.
    `members` lists codes of states, only where they are few; `predecessors` and `successors` are ids of
    forums or institutions. Raises InvalidValue for another sort or track, or without a name.

    >>> Forum(id="six-party-talks", names=("Six-Party Talks",), sort="talks", exists=When.parse("2003/2009"),
    ...     track="1", members=("CHN", "JPN", "KOR", "PRK", "RUS", "USA")).state
    'IGO'
    """

    id: str
    names: tuple[str, ...]
    sort: str
    exists: When
    track: str = ""
    members: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        if self.sort not in SORTS:
            raise InvalidValue("Forum", "sort", self.sort, "one of " + ", ".join(SORTS))
        if self.track not in TRACKS:
            raise InvalidValue("Forum", "track", self.track, "1, 1.5, 2 or empty")
        if not self.names:
            raise InvalidValue("Forum", "names", self.names, "at least one name")

    @property
    def state(self) -> str:
        """The code of a forum as an actor."""
        return "IGO"

    @property
    def valid(self) -> When:
        """The span of its existence."""
        return self.exists


ROLES = ("member", "associate", "observer", "participant", "dialogue partner")
"""How a state can take part in a forum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That a state took part in a forum for a time, and how.

    `held` ends with the last day; an open end means that it still did on the day of the source. Raises
    InvalidValue for another role.

    >>> Membership(forum="comecon", state="MNG", held=When.parse("1962-06-07/1991-06-28"), role="member").role
    'member'
    """

    forum: str
    state: str
    held: When
    role: str = "member"
    source: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise InvalidValue("Membership", "role", self.role, "one of " + ", ".join(ROLES))
