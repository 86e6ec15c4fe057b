"""Hosted talks, summits and mediations: who gave the place, or went between, for whom and when."""

from collections.abc import Collection
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.forums import TRACKS
from amity.model.when import When
from amity.reference.tables import Row, moment

ROLES = ("host", "mediator")
"""What the third party did: it gave the place alone, or it also went between the parties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """That a state hosted talks of others, or mediated between them.

    `parties` are the codes of the states that talked; one alone where its government talked with a movement.
    `track` is that of `Forum`. Raises InvalidValue for another role or track, without a party, or where the
    host is one of the parties.

    >>> Hosting(host="DZA", parties=("IRN", "IRQ"), held=When.parse("1975-03"), track="1",
    ...     role="mediator").host
    'DZA'
    """

    host: str
    parties: tuple[str, ...]
    held: When
    track: str
    role: str
    name: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise InvalidValue("Hosting", "role", self.role, "one of " + ", ".join(ROLES))
        if self.track not in TRACKS:
            raise InvalidValue("Hosting", "track", self.track, "1, 1.5, 2 or empty")
        if not self.parties or self.host in self.parties:
            raise InvalidValue("Hosting", "parties", self.parties, f"one or more states beside {self.host}")


def hosting_of(row: Row, states: Collection[str]) -> Hosting:
    """The hosting that a row of hostings.csv states. Raises ValueError for a state that is none."""
    parties = row.parts("parties")
    for code in (row["host"], *parties):
        if code not in states:
            raise ValueError(f"no state {code!r}; add it to states.csv")
    if not row["held"]:
        raise ValueError("held is empty; what has no date cannot be known before one")
    return Hosting(
        host=row["host"],
        parties=parties,
        held=moment(row["held"]),
        track=row["track"],
        role=row["role"],
        name=row["name"],
        source=row["source"],
    )
