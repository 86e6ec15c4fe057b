"""What one passage asserts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from amity.errors import InvalidValue
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When


class Tier(StrEnum):
    """How far the rules that fired are to be trusted; the precision of each tier is measured.

    HIGH: of its claims at least nine in ten are right in kind, states, year and factuality.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Shape(StrEnum):
    """What sort of assertion a claim is (`codebook.md`, last paragraph). Only an EVENT becomes an event."""

    EVENT = "event"
    STATE = "state"
    AGGREGATE = "aggregate"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that a claim turns on, with its unit; `approximate` where the text says about, over, nearly.

    >>> Quantity(value=200, unit="war orphans").approximate
    False
    """

    value: float
    unit: str
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion in one passage, as the codebook says.

    States are codes of `amity.reference.states` (ISO 3166-1 alpha-3, or that of a former member);
    for what has no direction `source` and `target` stand in alphabetical order. `attribution` is the
    chain of whom the passage names, the speaker first; `rules` are the names of the rules that fired.
    """

    passage: Passage
    kind: str
    source: str | None
    target: str | None
    date: When
    factuality: Factuality
    others: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    place: str | None = None
    attribution: tuple[str, ...] = ()
    quantity: Quantity | None = None
    note: str = ""
    shape: Shape = Shape.EVENT
    alternatives: tuple[str, ...] = ()
    tier: Tier = Tier.LOW
    rules: tuple[str, ...] = ()
    engine: str = "rules"
    doc_sha256: str = ""

    def __post_init__(self) -> None:
        if not self.kind:
            raise InvalidValue("Claim", "kind", self.kind, "a kind of `amity kinds`")

    @property
    def id(self) -> str:
        """A name that is the same whenever the same document is read to the same result.

        It follows from the document's hash, the passage and the content; not from tier, rules or engine.
        """
        content = [
            self.doc_sha256, self.passage.start, self.passage.end, self.kind, self.source, self.target,
            list(self.others), str(self.date), str(self.factuality), list(self.attribution),
            None if self.quantity is None else [float(self.quantity.value), self.quantity.unit],
        ]  # fmt: skip
        digest = sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
        return f"{self.passage.doc}-{digest[:10]}"

    @property
    def states(self) -> frozenset[str]:
        """All states that the claim involves."""
        return frozenset(s for s in (self.source, self.target, *self.others) if s)


def involving(claims: Sequence[Claim], *states: str) -> list[Claim]:
    """The claims that involve every one of `states`, in their order."""
    return [claim for claim in claims if claim.states.issuperset(states)]
