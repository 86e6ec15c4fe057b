"""International organisations, alliances, courts and talks, with their dates and members."""

from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.when import When
from amity.reference.tables import Row, moment

SORTS = frozenset(
    (
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
)
TRACKS = frozenset(("", "1", "1.5", "2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """An organisation, talks or regime of several states: its names, existence, track and members.

    `track` is 1 for governments, 1.5 where officials take part in a private capacity, 2 for scholars and
    others (Davidson and Montville, 1981). `members` lists states only where they are few. As an actor every
    forum has the code IGO.
    """

    id: str
    names: tuple[str, ...]
    sort: str
    exists: When
    track: str = ""
    members: tuple[str, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        if self.sort not in SORTS:
            raise InvalidValue("Forum", "sort", self.sort, "one of " + ", ".join(sorted(SORTS)))
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


def forum_of(row: Row) -> Forum:
    """The forum that a row of forums.csv describes."""
    return Forum(
        id=row["id"],
        names=row.parts("names"),
        sort=row["sort"],
        exists=moment(row["exists"] or "../.."),
        track=row["track"],
        members=row.parts("members"),
        source=row["source"],
    )
