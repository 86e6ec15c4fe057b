"""What a news agency reports, and how densely it covers a time: datasets of dated headlines.

A headline is one witness of the day. That nothing is reported says little by itself; how little depends on
how much the agency writes of that state at that time (Thies 2002, on the silence of sources; on the argument
from silence Howell and Prevenier 2001, From Reliable Sources, pp. 73-74). So coverage is counted: the rows
that name the other state in the year before and the year after.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from amity.examine.dignitaries import dignitaries, held
from amity.examine.evidence import Evidence
from amity.model.claims import Claim
from amity.model.documents import BlockKind, Document
from amity.model.passages import Passage
from amity.reference import Reference

READER = "headlines"
"""What the reader of lists of dated headlines is called."""
YEAR, MONTH = 365, 31
AROUND = 183
"""Days on either side of a date within which a row has to stand for the agency to cover that time."""
COVERED = 12
"""Rows a year that name the state: once a month, over the year before and the year after."""
DENSE = 52
"""Rows a year, once a week, from which silence on the highest visit is odd at all."""
SHOWN = 3
"""Other visits of that rank that the agency has reported, so that it can be said to report them."""
_LEFT_OUT = "source:agency"
"""The rule of a claim whose guest is of the agency's own state, which the headline leaves out."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=: )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A headline on a visit or a meeting that came about: its days, who with whom, and who of high rank.

    `first` and `last` are day numbers; `posts` are pairs of state and role; `journey` says that it tells of
    a visit by `guest` to `host`, not only of a meeting of the two.
    """

    claim: Claim
    first: int
    last: int
    guest: str
    host: str
    posts: frozenset[tuple[str, str]]
    journey: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much an agency writes of a state around a day: rows in the year before and after, and the nearest.

    `begins` and `ends` are the days of its first and last row, `days` how many of these two years it spans.
    """

    before: int
    after: int
    near: bool
    begins: int
    ends: int
    days: int

    @property
    def a_year(self) -> float:
        """Rows a year over the year before and the year after, as far as the list reaches."""
        return (self.before + self.after) * YEAR / max(YEAR, self.days)

    @property
    def covered(self) -> bool:
        """Whether it covers the time at all: COVERED rows a year, some within AROUND on either side."""
        return self.near and self.a_year >= COVERED

    @property
    def dense(self) -> bool:
        """Whether silence is odd: DENSE rows a year."""
        return self.near and self.a_year >= DENSE


class Agency:
    """A list of dated headlines: what it reports of visits, and when it writes of a state."""

    def __init__(self, document: Document, evidence: Evidence) -> None:
        self.document, self._evidence = document, evidence
        self._days: dict[str, list[tuple[int, int, int]]] = {}
        self._months: dict[tuple[str, str, str], set[int]] = {}

    @property
    def name(self) -> str:
        """How it is called: by its title or publisher, else by its file."""
        csl = self.document.source.csl
        return str(csl.get("publisher") or csl.get("title") or self.document.name)

    @cached_property
    def reports(self) -> dict[frozenset[str], tuple[Report, ...]]:
        """The reports of visits and meetings of each pair of states, in order of time."""
        found: dict[frozenset[str], list[Report]] = {}
        for claim in self._evidence.claims_of.get(self.document.name, ()):
            report = _report(claim, self._evidence.reference)
            if report:
                found.setdefault(frozenset((report.guest, report.host)), []).append(report)
        return {pair: tuple(sorted(told, key=_time)) for pair, told in found.items()}

    def between(self, pair: frozenset[str], first: int, last: int) -> Iterator[Report]:
        """The reports on two states from one day to another."""
        told = self.reports.get(pair, ())
        at = bisect_left(told, first - YEAR, key=lambda report: report.first)
        for report in told[at:]:
            if report.first > last:
                return
            if report.last >= first:
                yield report

    def months(self, guest: str, host: str, role: str) -> int:
        """In how many stretches of 31 days it reports a journey of one in that post from guest to host."""
        if not self._months:
            for report in (report for told in self.reports.values() for report in told if report.journey):
                for state, post in report.posts:
                    if state == report.guest:
                        key = report.guest, report.host, post
                        self._months.setdefault(key, set()).add(report.first // MONTH)
        return len(self._months.get((guest, host, role), ()))

    def coverage(self, state: str, first: int, last: int) -> Coverage:
        """How much it writes of a state around some days."""
        rows = self._naming(state)
        before = rows[bisect_left(rows, (first - YEAR,)) : bisect_left(rows, (first + 1,))]
        after = rows[bisect_left(rows, (last,)) : bisect_left(rows, (last + YEAR + 1,))]
        near = (
            bool(before) and bool(after) and first - before[-1][0] <= AROUND and after[0][0] - last <= AROUND
        )
        every = [row[0] for row in (self.rows[:1] + self.rows[-1:])]
        return Coverage(
            before=len(before), after=len(after), near=near,
            begins=every[0] if every else 0, ends=every[-1] if every else 0,
            days=min(every[-1], last + YEAR) - max(every[0], first - YEAR) if every else 0,
        )  # fmt: skip

    def other_of(self, pair: frozenset[str]) -> str:
        """Of two states the one that its headlines name more often: not its own."""
        return max(sorted(pair), key=self.mentions_of)

    def mentions_of(self, state: str) -> int:
        """How many rows name a state."""
        return len(self._naming(state))

    @cached_property
    def rows(self) -> tuple[tuple[int, int, int], ...]:
        """The day of each row that has one, and where its words stand, in order of time."""
        text = self.document.text
        blocks = (block for block in self.document.blocks if block.kind is BlockKind.ROW)
        found = ((_DAY.match(text, block.start), block) for block in blocks)
        rows = [
            (date.fromisoformat(day.group()).toordinal(), day.end() + 2, block.end)
            for day, block in found
            if day and day.end() + 2 < block.end
        ]
        return tuple(sorted(rows))

    def rows_on(self, state: str, first: int, last: int) -> Iterator[tuple[int, Passage]]:
        """The rows that name a state from one day to another, each with its day."""
        text, name = self.document.text, self.document.name
        days = self._naming(state)
        for at in range(bisect_left(days, (first,)), len(days)):
            day, start, end = days[at]
            if day > last:
                return
            yield day, Passage.of(name, text, start, end)

    def _naming(self, state: str) -> list[tuple[int, int, int]]:
        """The rows that name a state."""
        if state not in self._days:
            pattern, text = _names_of(state, self._evidence.reference), self.document.text
            self._days[state] = [row for row in self.rows if pattern.search(text, row[1], row[2])]
        return self._days[state]


def agencies(evidence: Evidence) -> tuple[Agency, ...]:
    """The lists of dated headlines in hand."""
    return tuple(Agency(d, evidence) for d in evidence.documents if d.reader == READER)


def _time(report: Report) -> tuple[int, int, str]:
    return report.first, report.last, report.claim.id


def _names_of(state: str, reference: Reference) -> re.Pattern[str]:
    names = sorted({name.text for name in reference.names if name.state == state}, key=lambda n: (-len(n), n))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b" if names else r"(?!)")


def _report(claim: Claim, reference: Reference) -> Report | None:
    """The report that a claim on a headline is; None for what is no contact, or did not come about."""
    when = claim.date
    if claim.kind not in ("visit", "meeting") or not claim.factuality.realised:
        return None
    if not claim.source or not claim.target or when.earliest is None or when.latest is None:
        return None
    own = claim.source if claim.kind == "visit" and _LEFT_OUT in claim.rules else ""
    told = dignitaries(claim.passage.quote, reference, when)
    posts = {(d.state or own, d.role) for d in told if d.state or own}
    for state in (claim.source, claim.target):
        posts |= {(state, role) for role in held(claim.persons, state, when, reference)}
    return Report(
        claim=claim, first=when.earliest, last=when.latest, guest=claim.source, host=claim.target,
        posts=frozenset(posts), journey=claim.kind == "visit",
    )  # fmt: skip


def posts_of(reports: Sequence[Report], state: str) -> frozenset[str]:
    """The roles of a state's officials in some reports."""
    return frozenset(role for report in reports for whose, role in report.posts if whose == state)
