"""What claims about the same happening add up to."""

from dataclasses import dataclass

from amity.model.factuality import Factuality
from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, with the ids of the claims for and against it.

    Of what happened, claims that only planned, proposed, rumoured or imagined it are no evidence: their ids
    stand in `foretold`, and they count in nothing else.

    `date` is the narrowest date that the claims for it agree on; `dates` are all that were given.
    `witnesses` counts documents, not claims. `reviewed` says that an analyst accepted, corrected or
    added one of its claims; `credible` that it may stand in the chronology of what happened: reviewed,
    or carried by a claim of the tier with measured precision of at least .90. `contested` names the fields on
    which its claims differ ("date", "persons").
    """

    id: str
    kind: str
    source: str | None
    target: str | None
    date: When
    factuality: Factuality
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...] = ()
    foretold: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    place: str | None = None
    dates: tuple[When, ...] = ()
    witnesses: int = 1
    reviewed: bool = False
    credible: bool = False
    contested: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all its claims, each of which is a claim of this event alone."""
        return (*self.claims_for, *self.claims_against, *self.foretold)

    @property
    def states(self) -> frozenset[str]:
        """All states that took part."""
        return frozenset(s for s in (self.source, self.target, *self.others) if s)
