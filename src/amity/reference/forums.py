"""International organisations, alliances, courts and talks, and who took part in them: rows of two files."""

from collections.abc import Collection

from amity.model.forums import Forum, Membership
from amity.reference.tables import Row, moment

__all__ = ["Forum", "Membership", "forum_of", "membership_of"]


def forum_of(row: Row) -> Forum:
    """The forum that a row of forums.csv describes. Raises InvalidValue where it cannot be."""
    return Forum(
        id=row["id"],
        names=row.parts("names"),
        sort=row["sort"],
        exists=moment(row["exists"] or "../.."),
        track=row["track"],
        members=row.parts("members"),
        predecessors=row.parts("predecessors"),
        successors=row.parts("successors"),
        source=row["source"],
    )


def membership_of(row: Row, forums: Collection[str], states: Collection[str]) -> Membership:
    """The membership that a row of memberships.csv states. Raises ValueError for what cannot be."""
    if row["forum"] not in forums:
        raise ValueError(f"no forum {row['forum']!r}; add it to forums.csv")
    if row["state"] not in states:
        raise ValueError(f"no state {row['state']!r}; add it to states.csv")
    if not row["held"]:
        raise ValueError("held is empty; write it like 1962-06-07/1991-06-28")
    return Membership(
        forum=row["forum"],
        state=row["state"],
        held=moment(row["held"]),
        role=row["role"],
        source=row["source"],
    )
