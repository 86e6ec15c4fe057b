"""What a cross-examination says of passages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from amity.errors import InvalidValue
from amity.model.documents import Document
from amity.model.passages import Passage
from amity.model.places import Places


class Soundness(StrEnum):
    """The verdict of an examination; `verdict` in interchange."""

    CONSISTENT = "consistent"
    SUSPICIOUS = "suspicious"
    INCONSISTENT = "inconsistent"
    UNVERIFIABLE = "unverifiable"

    @property
    def fault(self) -> bool:
        """Whether something is amiss.

        >>> [soundness.fault for soundness in Soundness]
        [False, True, True, False]
        """
        return self in (Soundness.SUSPICIOUS, Soundness.INCONSISTENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check says: its name, the verdict, why, and the minimal set of passages in conflict.

    `rows` are those of measured series that it is about, as "SERIES:LINE"; they stand in no document.
    `claims` are the ids of the claims that it is about; `weight` is 0 for what is no fault, else an ordinal
    up to 10 (see `amity.examine.weight`). Raises InvalidValue where a fault names neither passage nor row.

    >>> said = Passage(doc="000", start=0, end=9, quote="July 1947")
    >>> finding = Finding(id="f1", check="temporal_impossibility", verdict=Soundness.INCONSISTENT,
    ...     explanation="The state was founded in September 1948.", passages=(said,))
    >>> finding.verdict.fault
    True
    """

    id: str
    check: str
    verdict: Soundness
    explanation: str
    passages: tuple[Passage, ...] = ()
    claims: tuple[str, ...] = ()
    weight: int = 0
    rows: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.check:
            raise InvalidValue("Finding", "check", self.check, "the name of a check")
        if self.verdict.fault and not self.passages and not self.rows:
            raise InvalidValue("Finding", "passages", self.passages, "the passages that are at fault")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check by its name, what it says of itself in a line (`short`) and in full (`full`).

    >>> Rule(name="lifetime", short="Nobody acts after death.", full="Nobody acts after death.").name
    'lifetime'
    """

    name: str
    short: str
    full: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A text as it was read, under the name that a reader knows it by, and what examination says of it.

    `ignored` has the reasons of the author's own comments by the ids of the findings that they set aside.

    >>> from amity.model.documents import Source
    >>> document = Document(name="a", path="a.txt", text="So.", sha256="", language="en", reader="text",
    ...     source=Source(id="a"))
    >>> Proof(file="drafts/a.txt", document=document).findings
    ()
    """

    file: str
    document: Document
    findings: tuple[Finding, ...] = ()
    ignored: Mapping[str, str] = field(default_factory=dict)
    markup: str = ""
    """The file itself where it is marked up, so that places are its lines."""

    @property
    def places(self) -> Places:
        """The lines and columns of the file where they can be told, else of the text as read."""
        return Places(document=self.document, file=self.markup)
