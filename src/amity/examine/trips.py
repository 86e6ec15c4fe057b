"""Journeys of the highest rank as prose tells them: who went where, in what post, and when."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amity.examine.agencies import READER
from amity.examine.dignitaries import dignitaries, held
from amity.examine.evidence import Evidence
from amity.model.claims import Claim, Shape

LONGEST = 62
"""A date wider than two months does not say that a journey was another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A claim that somebody of high rank went to another state.

    `said` are the posts that the text gives the guest, `rolled` those that the rosters give whom it names.
    """

    claim: Claim
    guest: str
    host: str
    first: int
    last: int
    said: frozenset[str]
    rolled: frozenset[str]

    @property
    def posts(self) -> frozenset[str]:
        """The posts that the guest may be reported under."""
        return self.said | self.rolled

    @property
    def pair(self) -> frozenset[str]:
        """Guest and host."""
        return frozenset((self.guest, self.host))

    @property
    def days(self) -> int:
        """The days from the first to the last that the date allows."""
        return self.last - self.first + 1


def trips(evidence: Evidence) -> Iterator[Trip]:
    """The journeys of heads of state and government and of foreign ministers that prose dates."""
    lists = {document.name for document in evidence.documents if document.reader == READER}
    for claim in evidence.claims:
        if claim.kind == "visit" and claim.passage.doc not in lists and (trip := _trip(claim, evidence)):
            yield trip


def _trip(claim: Claim, evidence: Evidence) -> Trip | None:
    when = claim.date
    if not claim.factuality.realised or claim.shape is not Shape.EVENT or not (claim.source and claim.target):
        return None
    if when.earliest is None or when.latest is None:
        return None
    told = [
        d for d in dignitaries(claim.passage.quote, evidence.reference, when) if _of_guest(d.state, claim)
    ]
    said = frozenset(dignitary.role for dignitary in told)
    rolled = held(claim.persons, claim.source, when, evidence.reference)
    if not said | rolled:
        return None
    return Trip(
        claim=claim, guest=claim.source, host=claim.target, first=when.earliest, last=when.latest,
        said=said, rolled=rolled,
    )  # fmt: skip


def _of_guest(state: str, claim: Claim) -> bool:
    """Whether a title is the guest's: its state is named, or nobody's is and the claim names a person."""
    return state == claim.source or (not state and bool(claim.persons))


class Told:
    """The journeys that prose tells of, by pair of states and in order of time."""

    def __init__(self, told: Iterable[Trip]) -> None:
        self._trips: dict[frozenset[str], list[Trip]] = defaultdict(list)
        for trip in sorted(told, key=lambda trip: (trip.first, trip.last, trip.claim.id)):
            if trip.days <= LONGEST:
                self._trips[trip.pair].append(trip)

    def another(self, trip: Trip, first: int, last: int) -> bool:
        """Whether the same text tells of a journey of that guest, by post or name, at another date, too.

        Then it knows of two. That another text has the other date speaks for one journey, not for two.
        """
        told = self._trips[trip.pair]
        at = bisect_left(told, first - LONGEST, key=lambda other: other.first)
        for other in told[at:]:
            if other.first > last:
                return False
            apart = other.last < trip.first or trip.last < other.first
            same_text = other.claim.passage.doc == trip.claim.passage.doc
            if (
                apart
                and same_text
                and other.last >= first
                and other.guest == trip.guest
                and _alike(trip, other)
            ):
                return True
        return False


def _alike(one: Trip, other: Trip) -> bool:
    return bool(one.posts & other.posts or set(one.claim.persons) & set(other.claim.persons))
