"""What a dossier is made of: all that the stages before found, with no way back to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amity.errors import InvalidValue
from amity.model.claims import Shape, Tier
from amity.model.credence import Credence
from amity.model.decisions import Decision
from amity.model.documents import Document
from amity.model.events import Event
from amity.model.findings import Finding
from amity.model.flows import Flow
from amity.model.inferred import InferredDate
from amity.model.passages import Passage
from amity.model.pictured import Pictured
from amity.model.reviewed import ReviewedClaim
from amity.model.witnesses import SourceGraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a dossier shows of the states in `dyad` (codes).

    `names` has the name of each state by code, as it is to be printed; `tables` the hash (SHA-256) of each
    file of measured series by its name; `settings` and `versions` what the manifest is to tell; `reference`
    is the fingerprint of the reference data, `command` what reproduces the dossier, `made` a day or time to
    print, or None: then the same material always gives the same bytes.

    Raises InvalidValue where two documents have one name, where a passage does not stand in its document
    letter for letter, or where an event, or a witness of one, names a claim that is not here.

    >>> material = Material(title="Neighbours", dyad=("MNG", "PRK"), names={"MNG": "Mongolia"}, documents=())
    >>> material.state("MNG"), material.state("PRK")
    ('Mongolia', 'PRK')
    """

    title: str
    dyad: tuple[str, ...]
    names: Mapping[str, str]
    documents: tuple[Document, ...]
    claims: tuple[ReviewedClaim, ...] = ()
    events: tuple[Event, ...] = ()
    flows: tuple[Flow, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """What analysts made of findings, by the finding's id."""
    witnesses: SourceGraph | None = None
    """The sources and what binds them; None where they were not weighed."""
    credences: Mapping[str, Credence] = field(default_factory=dict)
    """What speaks for and against events, by the event's id; an event that is not there was not weighed."""
    inferred: Mapping[str, InferredDate] = field(default_factory=dict)
    """What follows for the dates of events from several passages together, by the event's id."""
    pictured: Pictured | None = None
    """How the two states stood; None where they are not two, or what computes it is not installed."""
    tables: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    command: str = ""
    full_text: bool = False
    made: str | None = None
    claims_by_id: Mapping[str, ReviewedClaim] = field(init=False, repr=False, compare=False)
    """The claims by each of their ids."""

    def __post_init__(self) -> None:
        by_id = {name: claim for claim in self.claims for name in (*claim.also, claim.id)}
        object.__setattr__(self, "claims_by_id", by_id)
        self._check_documents()
        for event in self.events:
            for claim in event.claims:
                if claim not in by_id:
                    raise InvalidValue("Event", "claims", claim, "the id of a claim of the material")
            if event.id in self.credences:
                self._check_credence(self.credences[event.id])

    def _check_credence(self, credence: Credence) -> None:
        sources = self.witnesses.by_id if self.witnesses else {}
        for weighed in (*credence.supporting, *credence.opposing):
            for claim in (weighed.claim, *weighed.witness.claims, *weighed.witness.derived):
                if claim not in self.claims_by_id:
                    raise InvalidValue("Credence", "claims", claim, "the id of a claim of the material")
            for source in (*weighed.witness.roots, *weighed.witness.sources):
                if source not in sources:
                    raise InvalidValue("Credence", "sources", source, "a source of the material's witnesses")

    def _check_documents(self) -> None:
        texts = {document.name: document.text for document in self.documents}
        if len(texts) != len(self.documents):
            names = sorted(document.name for document in self.documents)
            raise InvalidValue("Material", "documents", names, "documents of different names")
        for passage in self.passages:
            if not passage.stands_in(texts.get(passage.doc, "")):
                raise InvalidValue("Material", "passages", passage, "in their document, letter for letter")

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that a claim, a flow, a finding, an inferred date or a bond between sources
        rests on.
        """
        of_claims = (reviewed.claim.passage for reviewed in self.claims)
        of_flows = (flow.passage for flow in self.flows if flow.passage is not None)
        of_findings = (said for finding in self.findings for said in finding.passages)
        edges = self.witnesses.edges if self.witnesses else ()
        of_edges = (said for edge in edges for said in (*edge.passages, *edge.originals))
        of_dates = (said for inferred in self.inferred.values() for said in inferred.passages)
        return (*of_claims, *of_flows, *of_findings, *of_edges, *of_dates)

    @property
    def documents_by_name(self) -> dict[str, Document]:
        """The documents by the name that passages give."""
        return {document.name: document for document in self.documents}

    def concerns(self, states: frozenset[str]) -> bool:
        """Whether what involves `states` is between the states of the dossier.

        Of a dyad both must be involved, of three or more at least two, of a single state that one.
        """
        return len(states & set(self.dyad)) >= min(2, len(self.dyad))

    def state(self, code: str | None) -> str:
        """The name of a state; its code where no name is given; the empty string for none."""
        return self.names.get(code, code) if code else ""


def usable(reviewed: ReviewedClaim) -> bool:
    """Whether a claim may be told without a warning: an analyst vouches, or its tier is the highest."""
    unreviewed = reviewed.standing.carries and not reviewed.standing.reviewed
    return reviewed.standing.reviewed or (unreviewed and reviewed.claim.tier is Tier.HIGH)


def summarises(reviewed: ReviewedClaim) -> bool:
    """Whether a claim sums up a period (a count, a state, a silence) and so is part of no event."""
    return reviewed.claim.shape is not Shape.EVENT
