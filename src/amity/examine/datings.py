"""Cross source, dates: of what happens once, or not twice in so short a time, sources give one date.

Claims are put together by kind, states, stage of the act and, for journeys, person; in each group a date is
held against those that follow it most nearly. So the work grows with the claims, however many lie on one day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.disagreement import stages
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.sources import odd_one_out
from amity.examine.stated import at_fault
from amity.examine.tenures import distance
from amity.examine.words import kinds
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
REACH = 40
"""Datings that one is held against: those that follow it."""
EACH = 3
"""Passages that a finding lists of each side."""
Key = tuple[str, str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A date with the claims that give it, one of each document."""

    when: When
    claims: tuple[Claim, ...]


def conflicts(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each two dates of one happening that cannot both be right.

    A document that itself gives both knows of two acts, or of two datings, and is in no conflict; nor is one
    that is only less precise, or that dates another stage (announced, signed, in force).
    """
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.kind in kinds("rare") and _dated(claim.date) and at_fault(claim, evidence):
            for key in _keys(claim, evidence):
                groups[key].append(claim)
    for _, claims in sorted(groups.items()):
        yield from _of_group(claims)


def _dated(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest < 366


def _keys(claim: Claim, evidence: Evidence) -> Iterator[Key]:
    """What a claim is grouped by; of a journey once for each person, if it names any."""
    if not claim.source or not claim.target:
        return
    stage = tuple(sorted(stages(claim, evidence)))
    if claim.kind != "visit":
        first, second = sorted((claim.source, claim.target))
        yield claim.kind, first, second, "", stage
        return
    for person in sorted(persons(claim, evidence)):
        yield claim.kind, claim.source, claim.target, person, stage


def persons(claim: Claim, evidence: Evidence) -> frozenset[str]:
    """Whom a claim names: the ids of the persons that only one can be meant by, else the names."""
    found = set()
    for name in claim.persons:
        known = evidence.reference.persons_named(name)
        found.add(known[0].id if len(known) == 1 else name.casefold())
    return frozenset(found)


def _of_group(claims: Sequence[Claim]) -> Iterator[Finding]:
    dated = _datings(claims)
    known: dict[str, list[When]] = defaultdict(list)
    for dating in dated:
        for claim in dating.claims:
            known[claim.passage.doc].append(dating.when)
    for i, one in enumerate(dated):
        for other in dated[i + 1 : i + 1 + REACH]:
            if reason := _reason(one, other):
                sides = (_unaware(one, other, known), _unaware(other, one, known))
                if all(sides):
                    yield _conflict(sides, reason)
                    break  # with each of the later ones it would be said again and again


def _datings(claims: Sequence[Claim]) -> list[Dating]:
    """The dates that are given, in order of time, each with one claim of each document."""
    told: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in sorted(claims, key=lambda claim: (claim.passage.doc, claim.passage.start, claim.id)):
        told[claim.date.edtf].setdefault(claim.passage.doc, claim)
    datings = [Dating(when=next(iter(by.values())).date, claims=tuple(by.values())) for by in told.values()]
    return sorted(datings, key=lambda dating: dating.when.sort_key)


def _unaware(one: Dating, other: Dating, known: dict[str, list[When]]) -> tuple[Claim, ...]:
    """The claims of one date whose documents give no date that agrees with the other."""
    return tuple(
        claim
        for claim in one.claims
        if all(when.overlaps(other.when) is Answer.NO for when in known[claim.passage.doc][:REACH])
    )


def _reason(one: Dating, other: Dating) -> str:
    """Why the two cannot both be right; empty where they can."""
    if one.when.overlaps(other.when) is not Answer.NO:
        return ""
    kind, gap = one.claims[0].kind, distance(one.when, other.when)
    if kind in kinds("once"):
        return "such a thing happens once, or not twice in so short a time" if gap <= ONCE_DAYS else ""
    if kind == "treaty_signed":
        near = gap <= TREATY_DAYS
        return "two treaties of the same states within a month are more likely one" if near else ""
    if not exact(one.when) or not exact(other.when):
        return ""
    if gap <= VISIT_DAYS:
        return "the same person is not likely to have gone there twice within a fortnight"
    slipped = _same_days(one.when, other.when)
    return (
        "the days are the same and only the year differs: one of the years may be a slip" if slipped else ""
    )


def exact(when: When) -> bool:
    """Whether the first and the last day are known.

    >>> exact(When.parse("1975-06-02/1975-06-04")), exact(When.parse("1975-06"))
    (True, False)
    """
    return when.start_min == when.start_max and when.end_min == when.end_max and when.start_min is not None


def _same_days(one: When, two: When) -> bool:
    """Whether two dates begin on the same day of the year, up to a day, in years close to each other."""
    years = (two.first_year or 0) - (one.first_year or 0)
    if not 0 < years <= SLIP_YEARS:
        return False
    return abs((two.earliest or 0) - (one.earliest or 0) - years * 365.25) < 2


def _conflict(sides: tuple[tuple[Claim, ...], tuple[Claim, ...]], reason: str) -> Finding:
    one, two = (side[0] for side in sides)
    sure = one.kind in kinds("once") and distance(one.date, two.date) > TREATY_DAYS
    verdict = Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS
    shown = [claim for side in sides for claim in side[:EACH]]
    told = [f"{_named(side)} {spelt(side[0].date)}" for side in sides]
    said = f"This ({one.kind.replace('_', ' ')}) is dated by {told[0]}, by {told[1]}; {reason}."
    why = f"{said}{odd_one_out(sides)}"
    return finding(NAME, verdict, why, [c.passage for c in shown], [c.id for c in shown])


def _named(claims: Sequence[Claim]) -> str:
    """The documents of a dating, by name, or how many more there are."""
    docs = sorted({claim.passage.doc for claim in claims})
    more = f" and {len(docs) - EACH} more" if len(docs) > EACH else ""
    return ", ".join(docs[:EACH]) + more
