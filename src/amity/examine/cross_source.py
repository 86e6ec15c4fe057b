"""Cross source: texts that tell of one happening date it alike, and tell the same of it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from amity.examine import datings, same_telling, tellings, times_told
from amity.examine.datings import NAME, persons
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.words import kinds
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.when import When

__all__ = ["NAME", "check"]

AT_MOST = 6
"""Passages that a finding lists."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """Findings on what several documents tell of one happening: those that agree, and those that cannot.

    Only a true conflict is one: what differs in precision, in the stage of the act, in what is counted or in
    the spelling of a name is none (`amity.examine.disagreement`).
    """
    yield from _agreements(evidence)
    yield from datings.conflicts(evidence)
    yield from tellings.differing(evidence)
    yield from times_told.check(evidence)
    yield from same_telling.check(evidence)


def _agreements(evidence: Evidence) -> Iterator[Finding]:
    """Events that claims of several documents date alike, to the year at least."""
    by_id = {claim.id: claim for claim in evidence.claims}
    for event in evidence.events:
        if event.kind not in kinds("rare") or not event.factuality.realised:
            continue
        claims = [by_id[name] for name in event.claims_for if name in by_id and _dated(by_id[name].date)]
        told = {claim.passage.doc: claim for claim in reversed(claims)}
        chosen = [told[doc] for doc in sorted(told)][:AT_MOST]
        if len(told) < 2 or _differ(claims) or (event.kind == "visit" and not _one_person(chosen, evidence)):
            continue
        said = "; ".join(f"{c.passage.doc} says {spelt(c.date)}" for c in chosen)
        why = f"{len(told)} documents date this ({event.kind.replace('_', ' ')}) alike: {said}."
        passages = [claim.passage for claim in chosen]
        yield finding(NAME, Soundness.CONSISTENT, why, passages, [claim.id for claim in chosen])


def _dated(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest < 366


def _differ(claims: Sequence[Claim]) -> bool:
    dates = sorted({str(claim.date): claim.date for claim in claims}.values(), key=lambda date: date.sort_key)
    return any(one.overlaps(other) is Answer.NO for one, other in combinations(dates[:40], 2))


def _one_person(claims: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether all the claims name one person in common."""
    return bool(frozenset.intersection(*(persons(claim, evidence) for claim in claims)))
