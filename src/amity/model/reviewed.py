"""A claim after review: how it now stands, and on whose word."""

from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.claims import Claim


class Standing(StrEnum):
    """What analysts have made of a claim.

    >>> Standing.CORRECTED.reviewed, Standing.UNREVIEWED.reviewed, Standing.REJECTED.carries
    (True, False, False)
    """

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"

    @property
    def reviewed(self) -> bool:
        """Whether an analyst vouches for the claim: accepted, corrected or added it."""
        return self in (Standing.ACCEPTED, Standing.CORRECTED, Standing.ADDED)

    @property
    def carries(self) -> bool:
        """Whether anything may rest on the claim: all but a rejected one."""
        return self is not Standing.REJECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedClaim:
    """A claim as it now stands, with the judgements that are in force on it, the earliest first.

    `id` is the id under which the claim was read, or first judged: it stays when fields are corrected and
    when another version of a reader words the claim otherwise. `also` are its other ids (as corrected, as
    read now). `read` is the claim as the reader had it; None for one that an analyst added.

    Raises InvalidValue where a claim without a judgement is said to be reviewed, or the reverse.
    """

    id: str
    claim: Claim
    standing: Standing = Standing.UNREVIEWED
    judgements: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    read: Claim | None = None

    def __post_init__(self) -> None:
        if (self.standing is Standing.UNREVIEWED) == bool(self.judgements):
            raise InvalidValue(
                "ReviewedClaim", "standing", str(self.standing), "unreviewed until it is judged"
            )

    def known_as(self, name: str) -> bool:
        """Whether `name` is one of the claim's ids."""
        return name == self.id or name in self.also
