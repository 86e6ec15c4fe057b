"""The cross-examination of a case."""

from typing import TYPE_CHECKING

from amity.examine import Evidence, Progress, examine
from amity.model.findings import Finding
from amity.model.inferred import InferredDate

if TYPE_CHECKING:
    from amity.case.case import Case


def findings(case: "Case", progress: Progress | None = None) -> tuple[Finding, ...]:
    """What cross-examination says of all that a case holds but rejected claims; see `examine`."""
    return examine(_evidence(case), progress)


def inferred_dates(case: "Case") -> tuple[InferredDate, ...]:
    """What follows for the dates of events from several passages together, where none states as much."""
    from amity.examine.chronology.inference import inferred_dates as inferred

    return tuple(inferred(_evidence(case)))


def _evidence(case: "Case") -> Evidence:
    return Evidence(
        reference=case.reference,
        documents=case.documents(),
        claims=tuple(reviewed.claim for reviewed in case.claims() if reviewed.standing.carries),
        events=case.events(),
        dates=tuple(case.dates()),
        flows=case.flows(),
    )
