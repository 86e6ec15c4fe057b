"""Cross source: texts that tell of one happening date it alike."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.tenures import distance
from amity.examine.words import kinds, words
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.when import When

NAME = "cross_source"
ONCE_DAYS = 2 * 366
TREATY_DAYS = 31
"""Two treaties of two states within a month are more likely one."""
VISIT_DAYS = 15
"""Nor does one person go to one state twice within a fortnight."""
SLIP_YEARS = 3
"""A visit on the same days of another year, up to this far: one of the years may be a slip."""
AT_MOST = 6
"""Passages that a finding lists."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """Findings on what several documents tell of one happening: those that agree, and those that cannot.

    A document that itself gives both dates knows of two acts, or of two datings, and is in no conflict; nor
    is one that is only less precise, or that dates another stage (announced, signed, in force).
    """
    yield from _agreements(evidence)
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.kind in kinds("rare") and claim.source and claim.target and at_fault(claim, evidence):
            sides = (claim.source, claim.target)
            first, second = sides if claim.kind == "visit" else sorted(sides)
            groups[claim.kind, first, second].append(claim)
    for _, claims in sorted(groups.items()):
        yield from _conflicts(claims, evidence)


def _agreements(evidence: Evidence) -> Iterator[Finding]:
    """Events that claims of several documents date alike, to the year at least."""
    by_id = {claim.id: claim for claim in evidence.claims}
    for event in evidence.events:
        claims = [by_id[name] for name in event.claims_for if name in by_id and _dated(by_id[name].date)]
        told = {claim.passage.doc: claim for claim in reversed(claims)}
        if (
            event.kind not in kinds("rare")
            or not event.factuality.realised
            or len(told) < 2
            or _differ(claims)
        ):
            continue
        if event.kind == "visit" and not _one_person(list(told.values()), evidence):
            continue
        chosen = [told[doc] for doc in sorted(told)][:AT_MOST]
        said = "; ".join(f"{c.passage.doc} says {spelt(c.date)}" for c in chosen)
        why = f"{len(told)} documents date this ({event.kind.replace('_', ' ')}) alike: {said}."
        passages = [claim.passage for claim in chosen]
        yield finding(NAME, Soundness.CONSISTENT, why, passages, [claim.id for claim in chosen])


def _dated(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest < 366


def _differ(claims: Sequence[Claim]) -> bool:
    dates = {str(claim.date): claim.date for claim in claims}.values()
    return any(one.overlaps(other) is Answer.NO for one, other in combinations(dates, 2))


def _one_person(claims: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether all the claims name one person in common."""
    common = set.intersection(*(_persons(claim, evidence) for claim in claims))
    return bool(common)


def _persons(claim: Claim, evidence: Evidence) -> set[str]:
    """Whom a claim names: the ids of the persons that only one can be meant by, else the names."""
    found = set()
    for name in claim.persons:
        known = evidence.reference.persons_named(name)
        found.add(known[0].id if len(known) == 1 else name.casefold())
    return found


def _conflicts(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Finding]:
    """One finding for each pair of documents that cannot both be right on one happening."""
    dated = sorted((c for c in claims if _dated(c.date)), key=lambda c: (c.date.sort_key, c.id))
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in dated:
        by_doc[claim.passage.doc].append(claim)
    for i, claim in enumerate(dated):
        for other in _within_reach(dated, i):
            pair = (claim, other)
            if claim.passage.doc == other.passage.doc or _known_by_either(pair, by_doc):
                continue
            if reason := _reason(pair, evidence):
                yield _conflict(pair, reason)


def _within_reach(claims: Sequence[Claim], i: int) -> Iterator[Claim]:
    """The later claims that are near enough in time to be of the same happening."""
    limit = (claims[i].date.latest or 0) + (SLIP_YEARS + 1) * 366
    for other in claims[i + 1 :]:
        if (other.date.earliest or 0) > limit:
            break
        yield other


def _known_by_either(pair: tuple[Claim, Claim], by_doc: dict[str, list[Claim]]) -> bool:
    """Whether either document has, somewhere, a claim that agrees with the other's date."""
    one, two = pair
    return any(
        claim.date.overlaps(date) is not Answer.NO
        for doc, date in ((one.passage.doc, two.date), (two.passage.doc, one.date))
        for claim in by_doc[doc]
    )


def _reason(pair: tuple[Claim, Claim], evidence: Evidence) -> str:
    """Why the two cannot both be right; empty where they can."""
    one, two = pair
    if one.date.overlaps(two.date) is not Answer.NO or _stages(one, evidence) != _stages(two, evidence):
        return ""
    gap = distance(one.date, two.date)
    if one.kind in kinds("once"):
        return "such a thing happens once, or not twice in so short a time" if gap <= ONCE_DAYS else ""
    if one.kind == "treaty_signed":
        return (
            "two treaties of the same states within a month are more likely one" if gap <= TREATY_DAYS else ""
        )
    if not _exact(one.date) or not _exact(two.date) or not _one_person(pair, evidence):
        return ""
    if gap <= VISIT_DAYS:
        return "the same person is not likely to have gone there twice within a fortnight"
    slipped = _same_days(one.date, two.date)
    return (
        "the days are the same and only the year differs: one of the years may be a slip" if slipped else ""
    )


def _stages(claim: Claim, evidence: Evidence) -> frozenset[str]:
    said = re.findall(r"[a-z]+", evidence.sentence(claim.passage).quote.casefold())
    return frozenset(stem for stem in words("stages") if any(word.startswith(stem) for word in said))


def _exact(when: When) -> bool:
    return when.start_min == when.start_max and when.end_min == when.end_max and when.start_min is not None


def _same_days(one: When, two: When) -> bool:
    """Whether two dates begin on the same day of the year, up to a day, in years close to each other."""
    years = (two.first_year or 0) - (one.first_year or 0)
    if not 0 < years <= SLIP_YEARS:
        return False
    return abs((two.earliest or 0) - (one.earliest or 0) - years * 365.25) < 2


def _conflict(pair: tuple[Claim, Claim], reason: str) -> Finding:
    one, two = pair
    sure = one.kind in kinds("once") and distance(one.date, two.date) > TREATY_DAYS
    verdict = Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS
    why = (
        f"{one.passage.doc} dates this ({one.kind.replace('_', ' ')}) {spelt(one.date)}, "
        f"{two.passage.doc} {spelt(two.date)}; {reason}."
    )
    return finding(NAME, verdict, why, [one.passage, two.passage], [one.id, two.id])
