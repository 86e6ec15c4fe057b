"""Visits that lists of days' reports tell piece by piece: arrival, stay, departure, a day each.

The reports are taken day by day; one continues the journey that is under way where nothing speaks against it
and only one does. A departure ends a journey, and is its end though nothing was reported for days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from amity.model.when import When
from amity.reconcile.matching import Matching
from amity.reconcile.ranks import in_conflict
from amity.reconcile.tellings import Telling, content

NEXT_DAYS, SAME_DAYS = 2, 4
"""A report continues a journey on that day or the next two, one of the same rank on the next four."""
AWAY_DAYS = 14
"""Up to so many days after it arrived, a delegation is seen off."""
AT_ONCE = 16
"""Journeys of one state to another that can be under way at once; older ones are over."""


@dataclass(slots=True)
class Journey:
    """Reports that are taken to be of one journey, in order."""

    reports: list[Telling] = field(default_factory=list)
    persons: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    ended: bool = False

    @property
    def last(self) -> int:
        """The day of the last report."""
        return _day(self.reports[-1])

    def take(self, report: Telling) -> None:
        """Add the next report."""
        self.reports.append(report)
        self.persons |= report.persons
        self.ranks |= report.ranks
        self.ended = self.ended or report.phase == "departure"

    @property
    def span(self) -> When:
        """From the first report to the last: about, since a report may be of the day before.

        Reports of one day are of that day.
        """
        first, last = (date.fromordinal(_day(report)) for report in (self.reports[0], self.reports[-1]))
        if first == last:
            return self.reports[0].when
        return When.parse(f"{first.isoformat()}~/{last.isoformat()}~", inferred=("day",))


def _day(report: Telling) -> int:
    return report.when.latest or 0


def journeys(reports: Iterable[Telling], matching: Matching) -> list[Journey]:
    """The journeys of which more than one day was reported, among the visits of one state to another."""
    phases = ("arrival", "", "departure")
    ordered = sorted(
        (report for report in reports if report.when.latest is not None),
        key=lambda report: (_day(report), phases.index(report.phase), content(report), report.reviewed.id),
    )
    found: list[Journey] = []
    under_way: list[Journey] = []
    for report in ordered:
        under_way = [j for j in under_way[-AT_ONCE:] if _day(report) - j.last <= AWAY_DAYS]
        best = _continued(report, under_way, matching)
        if best is None:
            best = Journey()
            found.append(best)
            under_way.append(best)
        best.take(report)
    return [journey for journey in found if len(journey.reports) > 1]


def _continued(report: Telling, under_way: Sequence[Journey], matching: Matching) -> Journey | None:
    """The one journey that a report continues; of several that with its person, or else with its rank."""
    fitting = [journey for journey in under_way if _continues(report, journey, matching)]
    for telling_more in (_named, _ranked, _yesterday):
        if len(fitting) > 1:
            fitting = [journey for journey in fitting if telling_more(report, journey, matching)] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _continues(report: Telling, journey: Journey, matching: Matching) -> bool:
    since = _day(report) - journey.last
    away = SAME_DAYS if report.ranks & journey.ranks else NEXT_DAYS
    away = AWAY_DAYS if report.phase == "departure" else away
    if since > away or (journey.ended and (report.phase == "arrival" or since > 1)):
        return False
    if report.phase == "arrival" and since and journey.reports[-1].phase != "arrival":
        return False
    if report.persons and journey.persons:
        return matching.people.share(report.persons, journey.persons, report.when)
    return not in_conflict(report.ranks, journey.ranks)


def _named(report: Telling, journey: Journey, matching: Matching) -> bool:
    return matching.people.share(report.persons, journey.persons, report.when)


def _ranked(report: Telling, journey: Journey, _: Matching) -> bool:
    return report.ranks == journey.ranks or bool(report.ranks & journey.ranks)


def _yesterday(report: Telling, journey: Journey, _: Matching) -> bool:
    return _day(report) - journey.last <= 1
