"""Resident missions: which state keeps an embassy in the capital of which, and since when."""

from collections.abc import Collection
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.when import When
from amity.reference.tables import Row, moment

SORTS = ("embassy", "interests", "liaison", "most", "none")
"""What a row says: an embassy; a section for interests; an office below an embassy; that most states keep an
embassy there; that there is none."""

EVERYONE = "*"
"""The sender of a row on all states that no row of their own stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """That a state has a resident mission in another's capital for a time, or that it has none.

    `sender` is the state that is represented, or "*" for all that no row of their own stands for; `receiver`
    the state in whose capital. `held` is the unknown date where nobody says since when. Raises InvalidValue
    for another sort.

    >>> Mission(sender="SWE", receiver="PRK", sort="embassy", held=When.parse("1975/..")).sort
    'embassy'
    """

    sender: str
    receiver: str
    sort: str
    held: When
    source: str = ""

    def __post_init__(self) -> None:
        if self.sort not in SORTS:
            raise InvalidValue("Mission", "sort", self.sort, "one of " + ", ".join(SORTS))


def mission_of(row: Row, states: Collection[str]) -> Mission:
    """The mission that a row of missions.csv states. Raises ValueError for a state that is none."""
    for code in {row["sender"], row["receiver"]} - {EVERYONE}:
        if code not in states:
            raise ValueError(f"no state {code!r}; add it to states.csv")
    return Mission(
        sender=row["sender"],
        receiver=row["receiver"],
        sort=row["sort"],
        held=moment(row["held"]),
        source=row["source"],
    )
