"""What cross-examination found, with the passages in conflict side by side."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from amity.model.decisions import Decision, Ruling
from amity.model.events import Event
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage
from amity.present.material import Material
from amity.present.notes import Citation, Notes
from amity.present.passages import Context, in_context

MOST = 200
"""Statements that hold, or cannot be settled, are listed up to this number; `amity findings` has all."""
SIDES = 6
"""Passages of one finding that are set side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A passage of a finding in its context, where it stands, and its citation."""

    context: Context
    where: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A finding as it is shown: its check in words, its passages, and what an analyst made of it."""

    finding: Finding
    check: str
    sides: tuple[Side, ...]
    ruling: str = ""

    @property
    def dismissed(self) -> bool:
        """Whether an analyst has set it aside."""
        return self.ruling.startswith(str(Ruling.DISMISSED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """The findings by verdict: faults by weight, the heaviest first; what holds; what cannot be settled.

    `holding` and `unsettled` are at most MOST of the `holds` and `open` that there are.
    """

    faults: tuple[Examined, ...] = ()
    holding: tuple[Examined, ...] = ()
    unsettled: tuple[Examined, ...] = ()
    holds: int = 0
    open: int = 0

    @property
    def made(self) -> bool:
        """Whether anything was examined."""
        return bool(self.faults or self.holds or self.open)


def examination(material: Material, notes: Notes, *, most: int = MOST) -> Examination:
    """The findings on the documents of the dossier; their passages are numbered by `notes`.

    Of what holds, and of what cannot be settled, at most `most` are shown.

    >>> material = Material(title="Neighbours", dyad=("MNG", "PRK"), names={}, documents=())
    >>> examination(material, Notes(material)).made
    False
    """
    by_verdict: dict[Soundness, list[Finding]] = defaultdict(list)
    for finding in material.findings:
        if finding.passages:
            by_verdict[finding.verdict].append(finding)
    faults = [finding for verdict in Soundness if verdict.fault for finding in by_verdict[verdict]]
    holds, unsettled = by_verdict[Soundness.CONSISTENT], by_verdict[Soundness.UNVERIFIABLE]
    return Examination(
        faults=_shown(sorted(faults, key=_heaviest), material, notes),
        holding=_shown(holds[:most], material, notes),
        unsettled=_shown(unsettled[:most], material, notes),
        holds=len(holds),
        open=len(unsettled),
    )


def _heaviest(finding: Finding) -> tuple[int, str, int, str]:
    first = finding.passages[0]
    return -finding.weight, first.doc, first.start, finding.id


def _shown(findings: Sequence[Finding], material: Material, notes: Notes) -> tuple[Examined, ...]:
    return tuple(
        Examined(
            finding=finding,
            check=in_words(finding.check),
            sides=tuple(_side(said, finding, material, notes) for said in finding.passages[:SIDES]),
            ruling=_ruled(material.decisions.get(finding.id)),
        )
        for finding in findings
    )


def _side(said: Passage, finding: Finding, material: Material, notes: Notes) -> Side:
    citation = notes.cite_finding(said, finding)
    context = in_context(material.documents_by_name[said.doc], said.start, said.end)
    return Side(context=context, where=notes.where(citation), citation=citation)


def _ruled(decision: Decision | None) -> str:
    """What an analyst made of a finding: "dismissed by S. Bat: the roster is wrong"."""
    if decision is None:
        return ""
    by = f" by {decision.by}" if decision.by else ""
    return f"{decision.ruling}{by}" + (f": {decision.why}" if decision.why else "")


def in_words(check: str) -> str:
    """The name of a check as it is printed.

    >>> in_words("claim_vs_table")
    'claim against table'
    """
    return check.replace("_vs_", " against ").replace("_", " ")


class Doubts:
    """The faults found in the claims of events, those apart that an analyst has dismissed."""

    def __init__(self, material: Material) -> None:
        self._of_claim: dict[str, list[Finding]] = defaultdict(list)
        self._material = material
        spans: dict[str, list[tuple[int, int, Finding]]] = defaultdict(list)
        for finding in material.findings:
            decision = material.decisions.get(finding.id)
            if finding.verdict.fault and not (decision and decision.ruling is Ruling.DISMISSED):
                for said in finding.passages:
                    spans[said.doc].append((said.start, said.end, finding))
        for reviewed in material.claims:
            passage = reviewed.claim.passage
            for start, end, finding in spans.get(passage.doc, ()):
                if reviewed.id in finding.claims or (start < passage.end and passage.start < end):
                    self._of_claim[reviewed.id].append(finding)

    def of(self, event: Event) -> tuple[Finding, ...]:
        """The faults in the claims that an event rests on, each once, in a fixed order."""
        names = (self._material.claims_by_id[name].id for name in event.claims_for)
        found = {finding.id: finding for name in names for finding in self._of_claim[name]}
        return tuple(sorted(found.values(), key=_heaviest))
