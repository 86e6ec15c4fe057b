"""International organisations, alliances, courts and talks: rows of forums.csv as forums."""

from amity.model.forums import Forum
from amity.reference.tables import Row, moment

__all__ = ["Forum", "forum_of"]


def forum_of(row: Row) -> Forum:
    """The forum that a row of forums.csv describes. Raises InvalidValue where it cannot be."""
    return Forum(
        id=row["id"],
        names=row.parts("names"),
        sort=row["sort"],
        exists=moment(row["exists"] or "../.."),
        track=row["track"],
        members=row.parts("members"),
        source=row["source"],
    )
