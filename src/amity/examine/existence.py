"""Existence: what takes two states is not done by one that is not there yet, or no more."""

from collections.abc import Iterator

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.words import kinds
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.states import State

NAME = "existence"
DAWN_DAYS = 3 * 366
"""Authorities that become a state act in its name some years before: India in 1946, the Koreas in 1947."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each state of a claim that surely did not exist at its date.

    Only the first and the last day of a state count: an occupation does not end it.
    """
    for claim in evidence.claims:
        if claim.kind in kinds("legal") | kinds("social") and at_fault(claim, evidence):
            for code in dict.fromkeys((claim.source, claim.target)):
                state = evidence.reference.states.get(code or "")
                if state is not None and state.exists.edtf:
                    yield from _faults(claim, state, evidence)


def _faults(claim: Claim, state: State, evidence: Evidence) -> Iterator[Finding]:
    verdict, reason = Soundness.INCONSISTENT, ""
    when = claim.date
    if when.before(state.exists) is Answer.YES:
        near = (state.exists.earliest or 0) - (when.latest or 0) <= DAWN_DAYS
        verdict = Soundness.SUSPICIOUS if near or claim.kind in kinds("social") else verdict
        reason = f"came into existence only on {_side(state, 0)}"
    elif when.after(state.exists) is Answer.YES:
        reason = f"had ceased to exist on {_side(state, 1)}{_heir(claim, state, evidence)}"
    if reason:
        kind = claim.kind.replace("_", " ")
        said = f"“{claim.passage.quote}” has {state.name} take part in this ({kind}) at {spelt(when)}"
        why = f"{said}, but {state.name} {reason} ({state.source})."
        yield finding(NAME, verdict, why, [claim.passage], [claim.id])


def _side(state: State, side: int) -> str:
    return state.exists.edtf.split("/")[side]


def _heir(claim: Claim, state: State, evidence: Evidence) -> str:
    """The state that stood in its place by then."""
    code = evidence.reference.contemporary(state.code, claim.date)
    return f"; by then there was {evidence.reference.states[code].name}" if code != state.code else ""
