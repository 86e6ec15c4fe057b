"""The cross-examination of a case."""

from typing import TYPE_CHECKING

from amity.examine import Evidence, Progress, examine
from amity.model.findings import Finding

if TYPE_CHECKING:
    from amity.case.case import Case


def findings(case: "Case", progress: Progress | None = None) -> tuple[Finding, ...]:
    """What cross-examination says of all that a case holds but rejected claims; see `examine`."""
    claims = tuple(reviewed.claim for reviewed in case.claims() if reviewed.standing.carries)
    return examine(
        Evidence(
            reference=case.reference,
            documents=case.documents(),
            claims=claims,
            events=case.events(),
            dates=tuple(case.dates()),
            flows=case.flows(),
        ),
        progress,
    )
