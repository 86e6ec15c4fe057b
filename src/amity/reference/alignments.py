"""Lasting bonds and burdens of states: alliances, communities, rivalries, neutrality, wars on own soil."""

from collections.abc import Collection
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.when import When
from amity.reference.tables import Row, moment

SORTS = ("alliance", "community", "neutrality", "power", "rivalry", "war")
"""A pact of defence; an organisation of a region or kinship; neutrality by law or long practice; a permanent
seat on the Security Council; strategic rivals (Thompson and Dreyer 2011); war on a state's own soil."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """That states stood in a bond for a time.

    Rows of one `id` belong together: members that joined an organisation later have a row of their own.
    Raises InvalidValue for another sort, or a rivalry that is not of two.

    >>> Alignment(id="us-japan", sort="alliance", states=("JPN", "USA"), held=When.parse("1952-04-28/..")).id
    'us-japan'
    """

    id: str
    sort: str
    states: tuple[str, ...]
    held: When
    source: str = ""

    def __post_init__(self) -> None:
        if self.sort not in SORTS:
            raise InvalidValue("Alignment", "sort", self.sort, "one of " + ", ".join(SORTS))
        if not self.states or (self.sort == "rivalry" and len(self.states) != 2):
            raise InvalidValue("Alignment", "states", self.states, "states; of a rivalry two")


def alignment_of(row: Row, states: Collection[str]) -> Alignment:
    """The alignment that a row of alignments.csv states. Raises ValueError for what cannot be."""
    members = row.parts("states")
    for code in members:
        if code not in states:
            raise ValueError(f"no state {code!r}; add it to states.csv")
    if not row["held"]:
        raise ValueError("held is empty; write it like 1949-04-04/..")
    held = moment(row["held"])
    return Alignment(id=row["id"], sort=row["sort"], states=members, held=held, source=row["source"])
