"""Dataset, delegations: groups below the highest rank, known by what they are, against what agencies report.

"A delegation of women", "the boxers", "a mission of foresters": where an agency reports such a group from the
same state, and prose dates it in another month of that year, one of the two is likely wrong. That a group is
not reported at all says nothing: agencies leave out most of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from amity.examine.agencies import Agency, Report
from amity.examine.alignment import lists, stem, stems
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.model.claims import Claim, Shape
from amity.model.findings import Finding, Soundness
from amity.reference import Reference

EXACT = 31
"""A date wider than a month cannot be missed by much."""
WITHIN = 366
"""A group reported further off is another one."""
SLACK = 10
"""Days on either side in which a report confirms a date."""
AT_MOST = 3
"""Headlines that a finding shows."""
MOST = 400
"""Reports around a date that are looked at."""
RARE = 4
"""A word that stands in more reports of one pair in the time around does not tell a group from others."""

Key = tuple[str, str | None, str | None]


@lru_cache(maxsize=65536)
def described(text: str, reference: Reference) -> frozenset[str]:
    """The stems by which a text tells a group from others: no states, no names, no words of travelling.

    >>> from amity.reference import load
    >>> sorted(described("A delegation of Finnish foresters toured Poland", load()))
    ['forester']
    """
    named = {known for m in reference.mentions(text) for known in (*stems(m.text), *stems(m.text.lower()))}
    plain = {known for known, worth in stems(text.lower()).items() if worth >= 1}
    return frozenset(plain - named - _of_travel())


@cache
def _of_travel() -> frozenset[str]:
    return frozenset(map(stem, lists()["of_travel"].split()))


def check(evidence: Evidence, agencies: Sequence[Agency]) -> Iterator[Finding]:
    """A finding for each group that prose dates and an agency reports, then or at another time."""
    names = frozenset(agency.document.name for agency in agencies)
    told = _journeys(evidence) if agencies else {}
    for claim in evidence.claims:
        if claim.passage.doc not in names and _of_group(claim):
            for agency in agencies:
                yield from _held_against(claim, agency, told.get(_key(claim), set()), evidence)


def _of_group(claim: Claim) -> bool:
    """Whether prose tells that a nameless group went, and dates it to the month at least."""
    when = claim.date
    if when.earliest is None or when.latest is None or when.latest - when.earliest >= EXACT:
        return False
    plain = claim.kind == "visit" and claim.shape is Shape.EVENT and claim.factuality.realised
    remembered = "anniversar" in claim.passage.quote.casefold()
    return plain and bool(claim.source and claim.target) and not claim.persons and not remembered


def _held_against(claim: Claim, agency: Agency, told: Set[int], evidence: Evidence) -> Iterator[Finding]:
    """What an agency says of a group; a text with a journey at the time of a report knows of two.

    `told` are the stretches of 31 days in which the text has journeys between these states.
    """
    first, last = claim.date.earliest or 0, claim.date.latest or 0
    like = _like(claim, agency, evidence)
    near = [r for r in like if r.first <= last + SLACK and r.last >= first - SLACK]
    other = [r for r in like if r not in near and told.isdisjoint(_months(r.first, r.last))]
    quoted = "; ".join(f"{day_of(r)} “{r.claim.passage.quote}”" for r in (near or other)[:AT_MOST])
    if near:
        why = f"{claim.passage.doc} dates this {spelt(claim.date)}, and {agency.name} reports it: {quoted}."
        yield _finding("cross_source", Soundness.CONSISTENT, why, claim, near)
    elif other and agency.coverage(agency.other_of(_pair(claim)), first, last).covered:
        why = (
            f"The text dates this {spelt(claim.date)}. {agency.name} covers that time and reports none then, "
            f"but what seems to be the same group at another: {quoted}."
        )
        yield _finding("dataset", Soundness.SUSPICIOUS, why, claim, other)


def _like(claim: Claim, agency: Agency, evidence: Evidence) -> list[Report]:
    """The reports of the group that a claim tells of, in the year before and after."""
    first, last = claim.date.earliest or 0, claim.date.latest or 0
    around = [
        report
        for report in islice(agency.between(_pair(claim), first - WITHIN, last + WITHIN), MOST)
        if report.journey and (report.guest, report.host) == (claim.source, claim.target)
    ]
    words = [described(report.claim.passage.quote, evidence.reference) for report in around]
    counts = Counter(known for found in words for known in found)
    wanted = described(claim.passage.quote, evidence.reference)
    telling = {known for known in wanted if 0 < counts[known] <= RARE}
    return [report for report, found in zip(around, words, strict=True) if telling & found]


def _pair(claim: Claim) -> frozenset[str]:
    return frozenset(state for state in (claim.source, claim.target) if state)


def _months(first: int, last: int) -> range:
    """The stretches of 31 days that some days touch, with SLACK on either side."""
    return range((first - SLACK) // EXACT, (last + SLACK) // EXACT + 1)


def _journeys(evidence: Evidence) -> dict[Key, set[int]]:
    """In which stretches of 31 days each text has journeys from a state to another."""
    found: dict[Key, set[int]] = defaultdict(set)
    for claim in evidence.claims:
        first, last = claim.date.earliest, claim.date.latest
        if claim.kind == "visit" and first is not None and last is not None and last - first <= WITHIN:
            found[_key(claim)].update(_months(first, last))
    return found


def _key(claim: Claim) -> Key:
    return claim.passage.doc, claim.source, claim.target


def day_of(report: Report) -> str:
    """The day of a report."""
    return date.fromordinal(report.last).isoformat()


def _finding(check: str, verdict: Soundness, why: str, claim: Claim, reports: Sequence[Report]) -> Finding:
    shown = [claim, *(report.claim for report in reports[:AT_MOST])]
    return finding(check, verdict, why, [c.passage for c in shown], [c.id for c in shown])
