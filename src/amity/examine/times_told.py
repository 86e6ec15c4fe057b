"""Cross source, counts and lengths: "visited twice", "a four-day visit", against the dates of others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from amity.examine.datings import NAME, exact, persons
from amity.examine.disagreement import issued
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.numerals import cardinal
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.when import When

LONGEST = 45
"""Days of the longest journey whose length is told in days."""
AT_MOST = 5
"""Passages of other texts that a finding lists."""
Journeys = Mapping[tuple[str, str, str], Sequence[Claim]]


def check(evidence: Evidence) -> Iterator[Finding]:
    """Findings on how often, and for how long, one text says that somebody went where others date it."""
    dated: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    visits = [c for c in evidence.claims if c.kind == "visit" and c.factuality.realised and c.persons]
    for claim in visits:
        if _precise(claim.date):
            for key in _keys(claim, evidence):
                dated[key].append(claim)
    for claim in visits:
        said = evidence.sentence(claim.passage).quote
        if times := _times(claim.passage.quote):
            yield from _counted(claim, times, dated, evidence)
        if (days := _days(said)) and not exact(claim.date):
            yield from _lasting(claim, days, dated, evidence)


def _precise(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest <= 31


def _keys(claim: Claim, evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    if claim.source and claim.target:
        yield from ((claim.source, claim.target, person) for person in sorted(persons(claim, evidence)))


def _times(quote: str) -> int:
    """How many times a claim says that it was; 0 where it does not.

    >>> _times("he visited Ghana twice"), _times("on four occasions"), _times("he visited Ghana")
    (2, 4, 0)
    """
    match = _TIMES.search(quote)
    if match is None:
        return 0
    return 2 if match[1].casefold() == "twice" else cardinal(match[2].casefold()) or 0


_TIMES = re.compile(
    r"\b(twice|(\w+)\s+(?:separate\s+)?(?:times|occasions))\b(?!\s+(?:as|more|the|larger))", re.I
)
_LENGTH = re.compile(r"\b(\w+)[-‑–\s]day\b[\w\s,-]{0,30}?\b(?:visit|trip|tour|stay|journey)\b", re.I)


def _days(sentence: str) -> int:
    """How many days a sentence says that a journey took; 0 where it does not say.

    >>> _days("on a three-day official visit to Ghana"), _days("for three days")
    (3, 0)
    """
    match = _LENGTH.search(sentence)
    return (cardinal(match[1].casefold()) or 0) if match else 0


def _counted(claim: Claim, times: int, dated: Journeys, evidence: Evidence) -> Iterator[Finding]:
    """How often others date such a journey, up to the day on which the text that counts appeared."""
    for key in _keys(claim, evidence):
        day = issued(claim, evidence)
        others = [c for c in dated.get(key, ()) if c.passage.doc != claim.passage.doc and _known(c, day)]
        apart = _apart(others)
        if len(apart) == times:
            said = "; ".join(f"{c.passage.doc} dates one {spelt(c.date)}" for c in apart)
            why = f"{claim.passage.doc} says {times} times, and so many are dated: {said}."
            yield _finding(Soundness.CONSISTENT, why, claim, apart)
        elif len(apart) > times and not claim.date.edtf:
            said = "; ".join(f"{c.passage.doc} {spelt(c.date)}" for c in apart)
            why = f"{claim.passage.doc} says {times} times; {len(apart)} are dated: {said}."
            yield _finding(Soundness.SUSPICIOUS, why, claim, apart)


def _known(claim: Claim, day: When | None) -> bool:
    return day is None or claim.date.after(day) is not Answer.YES


def _apart(claims: Sequence[Claim]) -> list[Claim]:
    """One claim of each journey: those whose dates share no day with that of an earlier one."""
    found: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.date.sort_key, claim.id)):
        if not found or found[-1].date.overlaps(claim.date) is Answer.NO:
            found.append(claim)
    return found


def _lasting(claim: Claim, days: int, dated: Journeys, evidence: Evidence) -> Iterator[Finding]:
    """Whether the journey that others date took so many days, its first and its last day among them."""
    if not 1 < days <= LONGEST or claim.date.earliest is None:
        return
    for key in _keys(claim, evidence):
        others = [c for c in dated.get(key, ()) if _same_journey(c, claim)]
        fits = [c for c in others if _length(c.date) == days]
        if fits:
            why = (
                f"{claim.passage.doc} has it take {days} days ({spelt(claim.date)}); "
                f"{fits[0].passage.doc} dates it {spelt(fits[0].date)}, which is {days} days."
            )
            yield _finding(Soundness.CONSISTENT, why, claim, fits[:1])
        elif others and all(abs(_length(c.date) - days) > 1 and _length(c.date) > 1 for c in others):
            why = (
                f"{claim.passage.doc} has it take {days} days; {others[0].passage.doc} dates it "
                f"{spelt(others[0].date)}, which is {_length(others[0].date)} days."
            )
            yield _finding(Soundness.SUSPICIOUS, why, claim, others[:1])


def _same_journey(one: Claim, other: Claim) -> bool:
    """Whether another document dates to the day what may be the same journey."""
    apart = one.passage.doc != other.passage.doc
    return apart and exact(one.date) and one.date.overlaps(other.date) is not Answer.NO


def _length(when: When) -> int:
    return (when.latest or 0) - (when.earliest or 0) + 1


def _finding(verdict: Soundness, why: str, claim: Claim, others: Sequence[Claim]) -> Finding:
    shown = [claim, *others[:AT_MOST]]
    return finding(NAME, verdict, why, [c.passage for c in shown], [c.id for c in shown])
