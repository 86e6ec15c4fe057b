"""Internal contradiction: one text says so here and otherwise there."""

from collections.abc import Iterator

from amity.examine.aftermath import check_aftermath
from amity.examine.becomings import check_becomings
from amity.examine.comings import check_comings
from amity.examine.dated_acts import check_dated_acts
from amity.examine.evidence import Evidence
from amity.examine.extremes import check_extremes
from amity.examine.first_met import check_first_met
from amity.examine.outcomes import check_outcomes
from amity.examine.portraits import check_portraits
from amity.examine.rementioned import check_rementioned
from amity.examine.returns import check_returns
from amity.examine.reversed_roles import check_reversed_roles
from amity.examine.twice_told import check_twice_told
from amity.examine.verdicts import check_verdicts
from amity.model.findings import Finding

NAME = "internal_contradiction"
_PARTS = (
    check_twice_told,
    check_comings,
    check_outcomes,
    check_verdicts,
    check_becomings,
    check_returns,
    check_portraits,
    check_rementioned,
    check_dated_acts,
    check_reversed_roles,
    check_aftermath,
    check_first_met,
    check_extremes,
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """Findings with the two passages of a text that cannot both hold, side by side."""
    for document in evidence.documents:
        for part in _PARTS:
            yield from part(document, evidence)
