"""Dataset: what a news agency reports, day by day, of the journeys that prose tells of.

A journey of a head of state or government or of a foreign minister is what the agencies of host and guest
report, within days. So where a list of headlines covers the time, a journey that it has is confirmed; one
that it has under another post, in another year on the same days, or some weeks off, is held against it; and
silence alone is weak evidence, which is said, and is a fault only where the agency writes densely of that
state and reports such journeys as a rule.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from amity.examine import absences, cross_source, delegations, reported
from amity.examine.agencies import COVERED, SHOWN, Agency, Coverage, Report, agencies, posts_of
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.trips import Told, Trip, trips
from amity.model.findings import Finding, Soundness

NAME = "dataset"
REPORT_DAYS = 3
"""A journey is reported from a day before it to a few days behind it."""
EXACT = 31
"""A date wider than a month cannot be missed by an agency, nor be a slip of it."""
CONFIRMED = 366
_OTHER_YEARS = tuple(years for years in range(-5, 6) if years)
"""A journey on the same days of another year, up to five away: one of the years is likely a slip."""
SAME_DAYS = 3
TO_THE_DAY = 10
"""A journey dated so closely falls on the same days as another by chance once in thirty."""
SELDOM = 3
"""Journeys of the office in those ten years; of more, one on the same days may be chance."""
NEARBY = 62
"""A journey of the same office up to this many days off may be the same one, dated wrongly."""
AT_MOST = 3
"""Headlines that a finding shows."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """Findings on journeys of the highest rank that an agency of host or guest would have reported."""
    lists = agencies(evidence)
    if not lists:
        return
    journeys = tuple(trips(evidence))
    told = Told(journeys)
    for trip in journeys:
        for agency in lists:
            if agency.reports.get(trip.pair):
                yield from _held_against(trip, agency, told, evidence)
    yield from delegations.check(evidence, lists)
    yield from absences.check(evidence, lists)
    yield from reported.check(evidence, lists)


def _held_against(trip: Trip, agency: Agency, told: Told, evidence: Evidence) -> Iterator[Finding]:
    near = list(agency.between(trip.pair, trip.first - REPORT_DAYS, trip.last + REPORT_DAYS))
    same = [report for report in near if _same_guest(trip, report)]
    if same and trip.days <= CONFIRMED and not _outranked(trip, near):
        yield _confirmed(trip, agency, same)
        return
    if trip.days > EXACT or not at_fault(trip.claim, evidence):
        return
    coverage = agency.coverage(agency.other_of(trip.pair), trip.first, trip.last)
    if not coverage.begins <= trip.first <= trip.last <= coverage.ends:
        yield _outside(trip, agency, coverage)
    elif other := _other_post(trip, near):
        yield _rank(trip, agency, other)
    elif coverage.covered:
        yield _unreported(trip, agency, coverage, told)
    else:
        yield _thin(trip, agency, coverage)


def _same_guest(trip: Trip, report: Report) -> bool:
    """Whether a report is of the guest: by the post that the text or the roster gives, or by name."""
    posts = {role for state, role in report.posts if state == trip.guest}
    named = {name.casefold() for name in report.claim.persons} & {n.casefold() for n in trip.claim.persons}
    on_the_way = not report.journey or (report.guest, report.host) == (trip.guest, trip.host)
    return on_the_way and bool(posts & trip.posts or named)


def _outranked(trip: Trip, near: Sequence[Report]) -> bool:
    """Whether the text gives a post that no report has, and the reports only the one of the rosters."""
    reported = posts_of(near, trip.guest)
    return bool(trip.said and reported and not reported & trip.said)


def _other_post(trip: Trip, near: Sequence[Report]) -> list[Report]:
    """The reports of a journey of another of the guest's officials on these days."""
    if not _outranked(trip, near):
        return []
    there = [r for r in near if r.journey and r.guest == trip.guest and posts_of([r], trip.guest)]
    return there or [r for r in near if posts_of([r], trip.guest) & trip.rolled]


def _confirmed(trip: Trip, agency: Agency, same: Sequence[Report]) -> Finding:
    shown = _shown(same)
    why = (
        f"{trip.claim.passage.doc} dates this {spelt(trip.claim.date)}, and {agency.name} reports it: "
        f"{_quoted(shown)}."
    )
    return _finding(Soundness.CONSISTENT, why, trip, shown, check=cross_source.NAME)


def _rank(trip: Trip, agency: Agency, other: Sequence[Report]) -> Finding:
    shown, posts = _shown(other), posts_of(other, trip.guest)
    sure = bool(trip.rolled & posts and not trip.rolled & trip.said)
    verdict = Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS
    rosters = ", which is also the post that the rosters give this person" if sure else ""
    why = (
        f"The text has a {_named(trip.said)} of {trip.guest} there {spelt(trip.claim.date)}; {agency.name} "
        f"reports a {_named(posts)} on these days and no {_named(trip.said)}{rosters}: {_quoted(shown)}."
    )
    return _finding(verdict, why, trip, shown)


def _unreported(trip: Trip, agency: Agency, coverage: Coverage, told: Told) -> Finding:
    """What to make of an agency that covers the time and reports no such journey."""
    slipped = [
        report for years in _OTHER_YEARS for report in _elsewhere(trip, agency, told, years, SAME_DAYS)
    ]
    if slipped:
        return _slip(trip, agency, coverage, slipped)
    nearby = list(_elsewhere(trip, agency, told, 0, NEARBY))
    return _off(trip, agency, coverage, nearby) if nearby else _silent(trip, agency, coverage)


def _elsewhere(trip: Trip, agency: Agency, told: Told, years: int, slack: int) -> Iterator[Report]:
    """The journeys of the guest reported on these days of another year, or so many days off.

    One that prose tells of at its own date is another journey.
    """
    moved = round(years * 365.2425)
    for report in agency.between(trip.pair, trip.first + moved - slack, trip.last + moved + slack):
        if _went(trip, report) and not told.another(
            trip, report.first - REPORT_DAYS, report.last + REPORT_DAYS
        ):
            yield report


def _went(trip: Trip, report: Report) -> bool:
    """Whether a report tells of a journey of the guest's."""
    return report.journey and report.guest == trip.guest and _same_guest(trip, report)


def _slip(trip: Trip, agency: Agency, coverage: Coverage, reports: Sequence[Report]) -> Finding:
    shown = _shown(reports)
    why = (
        f"The text dates this journey {spelt(trip.claim.date)}. {agency.name} covers that time "
        f"({_rate(coverage)}) and reports none, but one of the same office on these days of another year: "
        f"{_quoted(shown)}. The year is likely a slip."
    )
    months = {
        report.first // EXACT for report in agency.between(trip.pair, *_reach(trip)) if _went(trip, report)
    }
    sure = trip.days <= TO_THE_DAY and len(months) <= SELDOM
    return _finding(Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS, why, trip, shown)


def _reach(trip: Trip) -> tuple[int, int]:
    """The years around a journey in which one on the same days would be a slip."""
    return trip.first + _OTHER_YEARS[0] * 366, trip.last + _OTHER_YEARS[-1] * 366


def _off(trip: Trip, agency: Agency, coverage: Coverage, reports: Sequence[Report]) -> Finding:
    shown = _shown(reports)
    why = (
        f"The text dates this journey {spelt(trip.claim.date)}. {agency.name} covers that time "
        f"({_rate(coverage)}) and reports none then, but one of the same office nearby: {_quoted(shown)}."
    )
    return _finding(Soundness.SUSPICIOUS, why, trip, shown)


def _silent(trip: Trip, agency: Agency, coverage: Coverage) -> Finding:
    """Silence alone: odd where the agency is dense and has reported several such journeys, else open."""
    many = max(agency.months(trip.guest, trip.host, post) for post in trip.posts)
    odd = coverage.dense and many >= SHOWN
    why = (
        f"{agency.name} reports no such journey {spelt(trip.claim.date)} ({_rate(coverage)}; it reports "
        f"{many} of that office at other times). Silence is weak evidence."
    )
    return _finding(Soundness.SUSPICIOUS if odd else Soundness.UNVERIFIABLE, why, trip, ())


def _outside(trip: Trip, agency: Agency, coverage: Coverage) -> Finding:
    begins, ends = (date.fromordinal(day).isoformat() for day in (coverage.begins, coverage.ends))
    gap = f"which says nothing of {spelt(trip.claim.date)}"
    why = f"{agency.name} has headlines from {begins} to {ends}, {gap}."
    return _finding(Soundness.UNVERIFIABLE, why, trip, ())


def _thin(trip: Trip, agency: Agency, coverage: Coverage) -> Finding:
    why = (
        f"{agency.name} writes too little of these states around {spelt(trip.claim.date)} to say anything "
        f"({_rate(coverage)}; it would take {COVERED})."
    )
    return _finding(Soundness.UNVERIFIABLE, why, trip, ())


def _rate(coverage: Coverage) -> str:
    return f"{coverage.a_year:g} headlines a year on that state"


def _named(posts: frozenset[str]) -> str:
    return " or ".join(sorted(post.replace("_", " ") for post in posts))


def _shown(reports: Sequence[Report]) -> list[Report]:
    """The reports that a finding shows: those of a journey first, then by time."""
    return sorted(reports, key=lambda r: (not r.journey, r.last, r.claim.id))[:AT_MOST]


def _quoted(reports: Sequence[Report]) -> str:
    days = ((date.fromordinal(report.last).isoformat(), report.claim.passage.quote) for report in reports)
    return "; ".join(f"{day} “{words}”" for day, words in days)


def _finding(verdict: Soundness, why: str, trip: Trip, shown: Sequence[Report], check: str = NAME) -> Finding:
    passages = [trip.claim.passage, *(report.claim.passage for report in shown)]
    return finding(check, verdict, why, passages, [trip.claim.id, *(r.claim.id for r in shown)])
