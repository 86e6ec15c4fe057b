"""What an analyst decided on more than one claim: on findings, on identities, between conflicting claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from amity.errors import InvalidValue
from amity.model.passages import Passage


class Subject(StrEnum):
    """What a decision is about."""

    FINDING = "finding"
    IDENTITY = "identity"
    PREFERENCE = "preference"


class Ruling(StrEnum):
    """What a decision says: a finding is upheld or dismissed, two claims tell of the same or of different
    happenings, the first of two is preferred. WITHDRAWN takes back the decision that it names.
    """

    UPHELD = "upheld"
    DISMISSED = "dismissed"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    PREFERRED = "preferred"
    WITHDRAWN = "withdrawn"


RULINGS: Mapping[Subject, tuple[Ruling, ...]] = {
    Subject.FINDING: (Ruling.UPHELD, Ruling.DISMISSED, Ruling.UNSURE),
    Subject.IDENTITY: (Ruling.SAME, Ruling.DIFFERENT, Ruling.UNSURE),
    Subject.PREFERENCE: (Ruling.PREFERRED,),
}
"""The rulings that may be given on each subject; WITHDRAWN may be given on all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What holds a decision to a text: a passage and its document's hash; of a claim also its id and fields.

    `read` is the claim as it stood when it was decided on, in the interchange form, by which it is found
    again when a reader words it otherwise.
    """

    passage: Passage
    doc_sha256: str
    claim: str = ""
    read: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who ruled what on which passages, when and why. Decisions are only ever added.

    `name` is the id of the finding, and `check` its check; both are empty for claims. Of a preference the
    first anchor is what is preferred to the second. Raises InvalidValue for a ruling that the subject does
    not have, for other than two claims, and for a withdrawal that names nothing.

    >>> said = Passage(doc="000", start=0, end=4, quote="1947")
    >>> weighed = Decision(id="d-1", about=Subject.FINDING, ruling=Ruling.DISMISSED, name="f-1", by="S. Bat",
    ...     check="existence", anchors=(Anchor(passage=said, doc_sha256="ab"),), at="2024-03-01T09:30:00Z")
    >>> weighed.subject
    ('finding', 'f-1')
    """

    id: str
    about: Subject
    ruling: Ruling
    anchors: tuple[Anchor, ...]
    by: str
    at: str
    name: str = ""
    check: str = ""
    why: str = ""
    undoes: str = ""

    def __post_init__(self) -> None:
        allowed = (*RULINGS[self.about], Ruling.WITHDRAWN)
        if self.ruling not in allowed:
            raise InvalidValue("Decision", "ruling", str(self.ruling), f"one of {', '.join(allowed)}")
        if (self.ruling is Ruling.WITHDRAWN) != bool(self.undoes):
            raise InvalidValue("Decision", "undoes", self.undoes, "given with withdrawn, and only with it")
        if self.about is not Subject.FINDING and len({anchor.claim for anchor in self.anchors}) != 2:
            raise InvalidValue("Decision", "anchors", len(self.anchors), "two different claims")
        if not self.anchors:
            raise InvalidValue("Decision", "anchors", 0, "the passages that it is about")

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about, whichever way round two claims were named."""
        if self.about is Subject.FINDING:
            return str(self.about), self.name
        return str(self.about), *sorted(anchor.claim for anchor in self.anchors)

    @property
    def says(self) -> tuple[str, ...]:
        """The ruling, with whom it prefers: two decisions on one subject agree where they say the same."""
        first = (self.anchors[0].claim,) if self.about is Subject.PREFERENCE else ()
        return str(self.ruling), *first


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What decisions on claims come to, by the claims' ids as they now are.

    `together` are sets of claims of one happening, `apart` pairs that are not, `preferred` pairs of which the
    first is preferred; together they contradict nothing.

    >>> Settled().together
    ()
    """

    together: tuple[frozenset[str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    preferred: frozenset[tuple[str, str]] = frozenset()
