"""Cross source: texts that tell of one happening date it alike."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    """One finding for each dating and the next in time that cannot be right as well.

    A dating is told by one document or by many; with each of the later ones it would be said again and again.
    """
    by_doc: dict[str, dict[str, When]] = defaultdict(dict)
    datings: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in sorted((c for c in claims if _dated(c.date)), key=lambda c: (c.date.sort_key, c.id)):
        by_doc[claim.passage.doc][str(claim.date)] = claim.date
        datings[str(claim.date), tuple(sorted(_alike(claim, evidence)))].append(claim)
    told = list(datings.values())
    for i, dating in enumerate(told):
        for other in _within_reach(told, i):
            pair = _opposed(dating, other, by_doc)
            if pair and (reason := _reason(pair, evidence)):
                yield _conflict(dating, other, reason)
                break


def _alike(claim: Claim, evidence: Evidence) -> set[str]:
    """What else than the date tells happenings apart: the persons of a visit, the stage of another act."""
    return _persons(claim, evidence) if claim.kind == "visit" else {*_stages(claim, evidence)}


def _within_reach(datings: Sequence[Sequence[Claim]], i: int) -> Iterator[Sequence[Claim]]:
    """The later datings that are near enough in time to be of the same happening."""
    first = datings[i][0]
    days = {"visit": (SLIP_YEARS + 1) * 366, "treaty_signed": TREATY_DAYS}.get(first.kind, ONCE_DAYS)
    limit = (first.date.latest or 0) + days
    for other in datings[i + 1 :]:
        if (other[0].date.earliest or 0) > limit:
            break
        yield other


def _opposed(
    dating: Sequence[Claim], other: Sequence[Claim], by_doc: Mapping[str, Mapping[str, When]]
) -> tuple[Claim, Claim] | None:
    """A claim of each dating, of documents that know no dating which agrees with the other."""
    one = next((c for c in dating if not _knows(by_doc[c.passage.doc], other[0].date)), None)
    two = next((c for c in other if not _knows(by_doc[c.passage.doc], dating[0].date)), None)
    return (one, two) if one and two else None


def _knows(dates: Mapping[str, When], when: When) -> bool:
    """Whether some date of a document agrees with another."""
    return any(date.overlaps(when) is not Answer.NO for date in dates.values())


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


def _conflict(dating: Sequence[Claim], other: Sequence[Claim], reason: str) -> Finding:
    """A finding on two datings, with half the passages that are listed of each."""
    one, two = dating[0], other[0]
    sure = one.kind in kinds("once") and distance(one.date, two.date) > TREATY_DAYS
    verdict = Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS
    sides = [{claim.passage.doc: claim for claim in reversed(side)} for side in (dating, other)]
    shown = [[side[doc] for doc in sorted(side)][: AT_MOST // 2] for side in sides]
    told = [f"{_named(side)} {spelt(claims[0].date)}" for side, claims in zip(sides, shown, strict=True)]
    why = f"This ({one.kind.replace('_', ' ')}) is dated by {told[0]}, by {told[1]}; {reason}."
    claims = [claim for side in shown for claim in side]
    return finding(NAME, verdict, why, [claim.passage for claim in claims], [claim.id for claim in claims])


def _named(side: Mapping[str, Claim]) -> str:
    """The documents of a dating, by name, or how many more there are."""
    docs = sorted(side)
    more = f" and {len(docs) - AT_MOST // 2} more" if len(docs) > AT_MOST // 2 else ""
    return ", ".join(docs[: AT_MOST // 2]) + more
