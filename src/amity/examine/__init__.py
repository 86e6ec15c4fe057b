"""From evidence to findings: do the sources agree with the calendar, the rosters and each other?

A check is a module with a generator `check(evidence)`; CHECKS is all there is to register one.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from amity.examine import (
    ages,
    arithmetic,
    beginnings,
    calendar,
    citation,
    claim_vs_table,
    competence,
    conflicts,
    consequences,
    counts,
    cross_source,
    dataset,
    existence,
    first_since,
    institutions,
    internal_contradiction,
    interval,
    irregularities,
    label_duplicate,
    landmark_dates,
    lifetime,
    membership,
    milestones,
    names_in_time,
    office_holder,
    orders,
    ordinal,
    separations,
    shared_statements,
    stretches,
    succession,
    taking_office,
    term,
    universal,
    unsaid,
)
from amity.examine.evidence import Evidence
from amity.examine.findings import finding_lines
from amity.examine.settling import settled
from amity.examine.weight import weight
from amity.model.findings import Finding

Check = Callable[[Evidence], Iterator[Finding]]
Progress = Callable[[int, int], None]

CHECKS: tuple[Check, ...] = (
    existence.check,
    names_in_time.check,
    institutions.check,
    competence.check,
    membership.check,
    beginnings.check,
    lifetime.check,
    office_holder.check,
    taking_office.check,
    calendar.check,
    interval.check,
    succession.check,
    landmark_dates.check,
    stretches.check,
    separations.check,
    ages.check,
    milestones.check,
    orders.check,
    consequences.check,
    term.check,
    conflicts.check,
    cross_source.check,
    unsaid.check,
    dataset.check,
    claim_vs_table.check,
    arithmetic.check,
    counts.check,
    label_duplicate.check,
    irregularities.check,
    first_since.check,
    ordinal.check,
    universal.check,
    citation.check,
    internal_contradiction.check,
    shared_statements.check,
)


def examine(evidence: Evidence, progress: Progress | None = None) -> tuple[Finding, ...]:
    """What all checks find, in the order of the texts; each finding once, whatever order the claims come in.

    `progress` is told how many checks are done, of how many.

    >>> from amity.reference import load
    >>> examine(Evidence(reference=load()))
    ()
    """
    found = settled(_all(evidence, progress or (lambda _done, _of: None)))
    claims = {claim.id: claim for claim in evidence.claims}
    return tuple(sorted((replace(one, weight=weight(one, claims)) for one in found), key=_place))


def _all(evidence: Evidence, progress: Progress) -> Iterator[Finding]:
    for done, check in enumerate(CHECKS):
        progress(done, len(CHECKS))
        yield from check(evidence)
    progress(len(CHECKS), len(CHECKS))


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    """What findings are ordered by: their first passage, if they have one, then check and id."""
    doc, start, end = next(((said.doc, said.start, said.end) for said in finding.passages), ("", 0, 0))
    return doc, start, end, finding.check, finding.id


__all__ = ["CHECKS", "Check", "Evidence", "Progress", "examine", "finding_lines"]
