"""Existence: what takes two states is not done by one that is not there yet, or no more."""

import re
from collections.abc import Iterator

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.words import kinds, words
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.states import State
from amity.model.when import When
from amity.reference import Reference

NAME = "existence"
DAWN_DAYS = 3 * 366
"""Authorities that become a state act in its name some years before: India in 1946, the Koreas in 1947."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each claim that has a state take part which surely did not exist at its date.

    Only the first and the last day of a state count: an occupation does not end it. What is told of a state
    before its time holds where it goes on from one that has ended (the Czech Republic from Czechoslovakia).
    """
    needing = kinds("legal") | kinds("social")
    for claim in evidence.claims:
        if claim.kind in needing and at_fault(claim, evidence) and not _bygone(claim, evidence):
            faults = [
                fault for state in _states(claim, evidence) if (fault := _fault(claim, state, evidence))
            ]
            if faults:
                verdict = min(verdict for verdict, _ in faults)  # "inconsistent" comes before "suspicious"
                reasons = "; ".join(reason for _, reason in faults)
                kind = claim.kind.replace("_", " ")
                said = f"“{claim.passage.quote}” tells of this ({kind}) on the date “{spelt(claim.date)}”"
                yield finding(NAME, verdict, f"{said}, but {reasons}.", [claim.passage], [claim.id])


def _states(claim: Claim, evidence: Evidence) -> list[State]:
    """The two sides that are states with a known existence."""
    known = (
        evidence.reference.states.get(code or "") for code in dict.fromkeys((claim.source, claim.target))
    )
    return [state for state in known if state is not None and state.exists.edtf]


def _fault(claim: Claim, state: State, evidence: Evidence) -> tuple[Soundness, str] | None:
    """The verdict on one side, with the reason; None where it existed or nothing is sure."""
    when = claim.date
    if when.before(state.exists) is Answer.YES and not _continued(state, when, evidence.reference):
        near = (state.exists.earliest or 0) - (when.latest or 0) <= DAWN_DAYS
        verdict = Soundness.SUSPICIOUS if near or claim.kind in kinds("social") else Soundness.INCONSISTENT
        return verdict, f"{state.name} came into existence only on {_side(state, 0)} ({state.source})"
    if when.after(state.exists) is Answer.YES:
        heir = _heir(claim, state, evidence)
        return (
            Soundness.INCONSISTENT,
            f"{state.name} ceased to exist on {_side(state, 1)}{heir} ({state.source})",
        )
    return None


def _bygone(claim: Claim, evidence: Evidence) -> bool:
    """Whether the sentence itself speaks of what is past: "the former Soviet president"."""
    said = re.findall(r"[^\W_]+", evidence.sentence(claim.passage).quote.casefold())
    return not words("bygone").isdisjoint(said)


def _continued(state: State, when: When, reference: Reference) -> bool:
    """Whether a state that has ended stood in its place then, whose relations and treaties it may count."""
    code = reference.contemporary(state.code, when)
    return code != state.code and reference.states[code].exists.latest is not None


def _side(state: State, side: int) -> str:
    return state.exists.edtf.split("/")[side]


def _heir(claim: Claim, state: State, evidence: Evidence) -> str:
    """The state that stood in its place by then."""
    code = evidence.reference.contemporary(state.code, claim.date)
    return f", and by then there was {evidence.reference.states[code].name}" if code != state.code else ""
